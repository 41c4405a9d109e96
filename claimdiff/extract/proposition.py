"""From the content of a draft to a sentence that stands for itself."""

from collections.abc import Sequence

from claimdiff.extract.adverbials import subject_after
from claimdiff.extract.clients import body_of, client, of_the_client
from claimdiff.extract.contents import first_verb, one_clause
from claimdiff.extract.draft import QUESTION, UNTOLD, Draft
from claimdiff.extract.indicative import affirmed, bare_verb, indicative, own_deed
from claimdiff.extract.lexicon import Lexicon
from claimdiff.extract.marked import Marked, is_ours
from claimdiff.extract.pieces import Role
from claimdiff.extract.polarity import licensed, plain
from claimdiff.extract.sources import is_several
from claimdiff.extract.subjects import PLURAL, subject_phrase, takes_subject
from claimdiff.extract.templates import LONGEST_SUBJECT, filled, is_plural, restored
from claimdiff.extract.trimming import trim
from claimdiff.text import fold

CLOSERS = "\"”»)'’"
PRIVATE_ROLES = frozenset({"company", "union"})


def proposition(draft: Draft, holder: str) -> str:
    """The sentence that the stance is about. `holder` is the resolved name of the source, "" if unknown."""
    marked = draft.marked
    places = plain(draft, trim(marked, draft.content))
    if not places:
        return ""
    subject = _subject(draft, places, holder)
    if draft.template:
        return _sentence(_joined(filled(draft, places, holder), marked.lexicon))
    body = _possessed(draft, places) or indicative(draft, places, is_plural(draft))
    if holder and draft.voiced and marked.is_a("possessives", places[0]):
        body = _owned(marked, places, body, _owner(marked, places[0] - 2) or holder)
    if draft.country:
        body = _with_country(body, draft)
    body = _resumed(draft, places, _named(draft, places, body, holder))
    body = affirmed(body, marked.lexicon) if draft.turned else licensed(draft, places, body)
    if not draft.turned and _lost_negation(marked, draft.content, places):
        body = f"{marked.lexicon.templates['not']} {body}"
    if draft.kind == QUESTION:
        body = marked.lexicon.templates["question"].format(body)
    if subject and not subject.endswith(":"):
        body = _lowered(marked, places[0], body)
        if (front := _fronted(draft, places)) and body.startswith(front):
            subject, body = f"{front} {subject}", body.removeprefix(front)
    return _sentence(_joined(f"{subject} {body}" if subject else body, marked.lexicon))


def _named(draft: Draft, places: Sequence[int], body: str, holder: str) -> str:
    """The body with a name in the place of the pronoun, "his client" or "the company" at its beginning."""
    words = draft.marked.words
    if name := _meant(draft, places[0], holder):
        body = name + body[len(words[places[0]]) :]
    elif draft.firm and not draft.subject:
        body = draft.firm + body[len(draft.marked.slice(places[:2])) :]
    return of_the_client(draft, places, body)


def _resumed(draft: Draft, places: Sequence[int], body: str) -> str:
    """ "…, lo que causó daños" with a pronoun that stands without the clause before it: "esto causó daños"."""
    marked = draft.marked
    length = marked.phrase("relative_phrases", places[0]) if marked.is_a("clause_relatives", places[0]) else 0
    verb = marked.verbs.get(marked.skip_light(places[0] + length))
    goes_on = draft.role is Role.RELATIVE and length and marked.words[places[0] - 1] == ","
    if verb is None or not goes_on or verb.person in PLURAL or not one_clause(marked, places):
        return body  # "lo que pasa en Gaza es terrible", "lo que llamaron un error"
    return marked.lexicon.templates["this"] + body[len(marked.slice(places[:length])) :]


def _meant(draft: Draft, place: int, holder: str) -> str:
    """Who the pronoun at the beginning of a content is: who speaks, or whom the sentence before was about."""
    marked = draft.marked
    it = marked.is_a("subject_pronouns", place) and not marked.lexicon.has("person_pronouns", fold(marked.words[place]))
    if it and (owner := _owner(marked, place - 2)):
        return owner
    if it and draft.theme:
        return draft.theme
    if holder and (_stands_for_holder(draft, place) or _is_i(draft, place)):
        return holder
    if represented := client(draft, place):
        return represented
    return draft.about if draft.marked.is_a("subject_pronouns", place) else ""


def _owner(marked: Marked, claim: int) -> str:
    """Whose the claim is that is denied, which "it" stands for: "denied Moscow's claim that it took the town"."""
    suffixes = tuple(marked.lexicon.words.get("possessive_suffixes", ())) or ("\0",)
    if claim < 1 or not marked.is_a("accusation_nouns", claim) or not marked.words[claim - 1].endswith(suffixes):
        return ""
    first = claim - 1
    while first and (marked.tokens[first - 1].is_name or marked.words[first - 1] in marked.lexicon.kin):
        first -= 1
    first -= first > 0 and marked.is_a("determiners", first - 1)
    suffix = next(s for s in suffixes if marked.words[claim - 1].endswith(s))
    return marked.slice(range(first, claim)).removesuffix(suffix)


def _is_i(draft: Draft, place: int) -> bool:
    """Whether the content, its verb made that of a third person, begins with "I": "es falso que yo haya cobrado"."""
    marked = draft.marked
    several = marked.words[place].endswith("s")  # "nosotros"
    spoken = draft.voiced and not draft.quoted
    return draft.mood and spoken and marked.is_a("emphatic_pronouns", place) and not several


def _stands_for_holder(draft: Draft, place: int) -> bool:
    """Whether the pronoun at the beginning of a content can only be the one who speaks: "the guard said he saw"."""
    marked, source = draft.marked, draft.source
    if not draft.voiced or draft.quoted or source is None or not marked.is_a("subject_pronouns", place):
        return False
    lexicon, word = marked.lexicon, marked.words[place]
    if draft.kind == "according" and not _is_private(draft):
        return False  # "according to the health authority, it contained listeria"
    if not (source.names or source.role) and source.text.partition(" ")[0].endswith("s"):
        return False  # "documents show it fell"
    body = lexicon.has("body_roles", source.role) or bool(source.actors and not source.person)
    verb = marked.verbs.get(marked.skip_light(place + 1))
    if lexicon.has("person_pronouns", fold(word)):
        other = lexicon.has("person_pronouns", draft.pronoun) and draft.pronoun != fold(word)
        named = source.person or (not lexicon.has_mood and bool(source.head or source.names)) or bool(source.role)
        named = named and not lexicon.has("proxy_roles", source.role)  # "his lawyer said he never met her"
        return named and not body and not source.plural and not source.akin and not other
    if lexicon.has("plural_pronouns", word):
        return source.plural
    copula = verb is not None and lexicon.has("copulas", verb.lemma)
    copula = copula and not (draft.kind == "denies" and verb is not None and marked.is_a("prepositions", verb.last))
    return not source.plural and not source.akin and not copula and (body or not source.role)


def _lost_negation(marked: Marked, content: Sequence[int], places: Sequence[int]) -> bool:
    """Whether the conjunction that was taken off was "ni"."""
    before = [p for p in content if p < places[0] and marked.is_a("coordinators", p)]
    return any(marked.is_a("negations", p) for p in before) and marked.skip_light(places[0]) in marked.verbs


def _lowered(marked: Marked, first: int, body: str) -> str:
    """The body without the capital that only began its sentence."""
    token = marked.tokens[first]
    opens = first == 0 or not marked.tokens[first - 1].is_word
    known = first in marked.verbs or any(marked.is_a(g, first) for g in ("negations", "clitics", "adverbs"))
    return body[:1].lower() + body[1:] if opens and known and body.startswith(token.text) else body


def _subject(draft: Draft, places: Sequence[int], holder: str) -> str:
    """What has to stand before a content that lost its subject."""
    marked = draft.marked
    quoted = draft.quoted or marked.tokens[places[0]].quote
    if quoted and draft.voiced and holder and _first_person(marked, places):
        return f"{holder}:" if own_deed(draft, places) is None else body_of(draft) or holder
    opening = next((p for p in places if marked.tokens[p].is_word), places[0])  # «dijo que “no sabía”»
    first = marked.skip_light(opening + marked.phrase("never", opening))
    if draft.role is Role.RELATIVE and draft.subject and _is_subject_relative(draft):
        return _lost(draft)
    if draft.role is Role.RELATIVE and _is_relative(draft) and not _is_subject_relative(draft):
        return ""  # "donde pidió", "en la que firmó": the antecedent is no subject
    verb = marked.verbs.get(first)
    there_is = verb is not None and marked.lexicon.has("existential", verb.lemma)  # "hay problemas" has no subject
    if there_is or not (verb is not None or bare_verb(draft, places) is not None):
        return ""
    if draft.subject or draft.theme:
        return draft.theme or _lost(draft)
    of_others = draft.kind == "accuses" and first not in marked.verbs  # "la Fiscalía lo acusa de cobrar sobornos"
    of_others = of_others or (draft.kind == "according" and not _is_private(draft))  # "según la policía, huyó a pie"
    of_others = of_others or (_speaks_for_another(draft) and first not in marked.cues)
    told = draft.voiced and not draft.quoted and not of_others and not (draft.mood and draft.kind in UNTOLD)
    asked = marked.is_a("interrogatives", places[0] - 1) and not marked.is_a("relatives", places[0] - 1)
    told = told and not asked  # "la obra muestra cómo vive la gente"
    return holder if told and _fits(draft, first) else ""


def _lost(draft: Draft) -> str:
    """The subject that stands elsewhere, by its name if it is "the company"."""
    return draft.firm or restored(draft.marked, trim(draft.marked, draft.subject))


def _fronted(draft: Draft, places: Sequence[int]) -> str:
    """What stands before the verb and is not its subject, who speaks: "(a ese señor) no lo he visto"."""
    marked = draft.marked
    verb = own_deed(draft, places)
    first = verb.first if verb is not None else places[0]
    while first > places[0] and any(marked.is_a(g, first - 1) for g in ("negations", "clitics", "adverbs")):
        first -= 1
    front = [p for p in places if p < first]
    phrase = len(front) > 1 and (marked.is_a("prepositions", front[0]) or marked.is_a("determiners", front[0]))
    return marked.slice(front) if phrase else ""


def _is_private(draft: Draft) -> bool:
    """Whether who speaks may as well speak of himself: a person or firm, not an office that tells of others."""
    source = draft.source
    return source is not None and (source.role in PRIVATE_ROLES or (source.person and not source.role))


def _speaks_for_another(draft: Draft) -> bool:
    """Whether who speaks is only known by whose he is, and may tell of that one: "su madre dijo que salió"."""
    source = draft.source
    if source is None:
        return False
    if draft.marked.lexicon.has("proxy_roles", source.role):
        return True  # "un portavoz aseguró que seguía vivo"
    if not source.akin or source.names:
        return False
    return not draft.marked.lexicon.has("body_roles", source.role)


def _is_relative(draft: Draft) -> bool:
    """Whether the content itself begins with a relative pronoun."""
    start = next((p for p in draft.content if draft.marked.tokens[p].is_word), None)
    if start is None or draft.marked.is_a("possessive_relatives", start):
        return False
    return draft.marked.is_a("relatives", start) or draft.marked.phrase("relative_phrases", start) > 0


def _is_subject_relative(draft: Draft) -> bool:
    """Whether the relative pronoun itself is the subject: "que el martes no encontraba rastro"."""
    marked = draft.marked
    verb = first_verb(marked, draft.content)
    start = next((i for i, p in enumerate(draft.content) if marked.tokens[p].is_word), 0)
    if verb is None or not marked.is_a("subject_relatives", draft.content[start]):
        return False
    between = [p for p in draft.content[start + 1 :] if p < verb.first and not marked.is_a("negations", p)]
    rest = [p for p in subject_after(marked, between) if not marked.is_a("clitics", p)]
    return not rest


def _fits(draft: Draft, first: int) -> bool:
    """Whether the holder can be the subject of the verb here: it can have lost one, and has the holder's number."""
    marked = draft.marked
    verb = marked.verbs.get(first)
    if verb is None:
        return True
    if verb.passive or not takes_subject(marked, verb):
        return False
    if is_ours(marked, verb):
        return False
    if not marked.lexicon.has_mood:
        return True  # English verbs hardly show their number
    source = draft.source
    several = source is not None and is_several(marked, source)
    if draft.several or (source is not None and source.plural):
        return verb.person in PLURAL
    return several or verb.person != 1


def _first_person(marked: Marked, places: Sequence[int]) -> bool:
    verbs = [marked.verbs[p] for p in places if p in marked.verbs]
    return any(is_ours(marked, v) and v.tense != "subjunctive" for v in verbs) or any(
        marked.is_a("first_person", p) for p in places
    )


def _possessed(draft: Draft, places: Sequence[int]) -> str:
    """ "cuyo objetivo era …" with its owner: "el objetivo de la red era …"."""
    marked = draft.marked
    article = marked.lexicon.maps.get("possessives", {}).get(marked.words[places[0]])
    verb = first_verb(marked, tuple(places))
    if article is None or verb is None or not draft.subject:
        return ""
    first = verb.first
    while first > places[1] and any(marked.is_a(g, first - 1) for g in ("negations", "clitics", "adverbs")):
        first -= 1
    thing = f"{article} {marked.slice([p for p in places[1:] if p < first])}"
    owner = marked.slice(trim(marked, draft.subject)[:LONGEST_SUBJECT])
    rest = marked.slice([p for p in places if p >= first])
    if marked.is_a("determiners", draft.subject[0]):
        owner = owner[:1].lower() + owner[1:]
    whole = f"{marked.lexicon.templates['possessor'].format(thing=thing, owner=owner)} {rest}"
    return marked.lexicon.smooth(whole)


def _owned(marked: Marked, places: Sequence[int], body: str, holder: str) -> str:
    """ "su red causó el incendio" with whose it is: "su red (Eléctrica del Xares) causó el incendio"."""
    verb = first_verb(marked, tuple(places))
    thing = marked.slice(subject_phrase(marked, [p for p in places if verb is None or p < verb.first]))
    named = _is_person_noun(marked, places[0] + 1) or holder in body or " " not in thing
    if named or not body.startswith(thing):
        return body
    return f"{thing} ({holder}){body[len(thing) :]}"


def _is_person_noun(marked: Marked, place: int) -> bool:
    """Whether a noun here is somebody, beside whom a name would be his own: "su jefe (Sanz)"."""
    role = marked.lexicon.kin.get("".join(marked.words[place : place + 1]), "")
    office = bool(role) and not marked.lexicon.has("body_roles", role)
    return office or marked.is_a("client_nouns", place) or marked.is_a("family_nouns", place)


def _with_country(text: str, draft: Draft) -> str:
    """The text with the name of the country in the place of "that country"."""
    words = text.split(" ")
    low = [word.lower().rstrip(",.") for word in words]
    for at in range(len(words)):
        if length := draft.marked.lexicon.phrase_at("country_phrases", low, at):
            tail = words[at + length - 1][len(low[at + length - 1]) :]
            return " ".join([*words[:at], draft.country + tail, *words[at + length :]])
    return text


def _joined(text: str, lexicon: Lexicon) -> str:
    """The text with elided words written to the next one."""
    for elided in lexicon.words.get("elisions", ()):
        text = text.replace(f"{elided} ", elided)
    return text


def _sentence(text: str) -> str:
    text = " ".join(text.split())
    return text[:1].upper() + text[1:] + ("" if text.rstrip(CLOSERS).endswith((".", "!", "?", "…")) else ".")
