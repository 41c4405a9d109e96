"""Frames: what the cue of a clause makes of that clause.

"X asegura que A", "según X, A", "X acusa a Y de A", "X niega A", "X rechaza las acusaciones" all come out as a
kind, the token places of subject and content, and whether the content has to be looked for elsewhere.
"""

from dataclasses import replace

from claimdiff.extract.accusations import accusation, charges_nobody
from claimdiff.extract.adverbials import after_time, speaker_after, subject_after
from claimdiff.extract.bounds import DASHES, contrast_end
from claimdiff.extract.contents import OBJECT_REACH, Frame, Places, content_start, first_verb, named
from claimdiff.extract.denials import denial, denied_passively, rumoured_in_subject, said_in_subject
from claimdiff.extract.lexicon import THEY
from claimdiff.extract.lies import called, called_false, judges, on_topic, spoken_lie
from claimdiff.extract.marked import Cue, Marked
from claimdiff.extract.pieces import Role
from claimdiff.extract.sources import source_of
from claimdiff.extract.speakers import names_nobody
from claimdiff.extract.versions import version

WITH_CLAUSES = frozenset({"says", "hearsay", "hopes"})
HEAD_AND_PRONOUN = 2  # words of "lo que", "extremo que"
ARTICLE_AND_NOUN = 2  # words of "la policía"
OWN_ACTS = frozenset({"says", "confirms", "reaffirms"})
FIGURE_REACH = 4  # words after "habla de" among which a figure stands
OF_WHICH = 4  # places before a relative pronoun that belong to it: ", una de las cuales"
NO_FRAME_ROLES = frozenset({Role.PURPOSE})


def read_frame(marked: Marked, places: Places, role: Role) -> Frame | None:
    """The frame of a clause, from the first cue that governs it; None for a clause in nobody's mouth."""
    if role in NO_FRAME_ROLES or marked.is_a("possessive_relatives", places[0]):
        return None
    if role is Role.RELATIVE and (told := marked.phrase("content_phrases", places[0])):
        return Frame("according", places[:1], content=places[told:], clausal=True)  # "un informe, según el cual A"
    opening = _opening(marked, places, role)
    for at in range(opening, len(places)):
        cue = marked.cues.get(places[at])
        if cue is None or cue.last > places[-1] + 1 or _nested(marked, places[opening:at], cue):
            continue
        if (joined := marked.joined(cue)) is not None:
            cue = replace(joined, first=cue.first, negated=True)
        frame = _frame(marked, places, opening, cue)
        if frame is not None:
            return frame
    return version(marked, places[opening:]) if role in (Role.MAIN, Role.COORDINATE) else None


def _opening(marked: Marked, places: Places, role: Role) -> int:
    """How many places a conjunction or relative pronoun takes at the beginning of the clause."""
    at = 0
    while at < len(places) and (marked.is_a("coordinators", places[at]) or not marked.tokens[places[at]].is_word):
        at += 1
    if at == len(places):
        return at
    whole = role is Role.MAIN and marked.is_a("accusation_nouns", places[at])  # "Claims that A are false"
    at += marked.phrase("connectives", places[at])
    at += at < len(places) and marked.words[places[at]] == ","
    at += marked.phrase("noting", places[at]) if at < len(places) else 0
    beyond = contrast_end(marked, places[at]) if at < len(places) else 0
    at = next((i for i, p in enumerate(places) if i >= at and p >= beyond), len(places))
    if at >= len(places):
        return len(places)
    if length := (0 if whole else marked.relative(places[at])) or marked.phrase("subordinators", places[at]):
        return at + length
    if length := _adverbial(marked, places[at], role):
        return at + length
    if role in (Role.RELATIVE, Role.PARALLEL) and (
        marked.is_a("relatives", places[at]) or marked.is_a("complementizers", places[at])
    ):
        return at + 1
    return at


def _adverbial(marked: Marked, place: int, role: Role) -> int:
    """Length of the words here that hang an infinitive or gerund on a clause: "tras (negar)", "para (negar)"."""
    if role is Role.FRONTED:
        return marked.phrase("fronting", place)
    acts = role is Role.COORDINATE and marked.is_a("in_order_to", place)
    return int(acts and marked.is_nonfinite(place + 1))


def _nested(marked: Marked, before: Places, cue: Cue) -> bool:
    """Whether the cue belongs to a clause inside this one, or is a later verb than the main one."""
    if cue.kind == "rumour":
        return any(marked.is_a("complementizers", p) for p in before)
    opened, main = 0, False
    for place in before:
        if place in marked.verbs:
            main = main or not opened
            opened = max(0, opened - 1)
        elif _opens_clause(marked, place, before[0]):
            opened += 1
    return main or opened > 0


def _opens_clause(marked: Marked, place: int, first: int) -> bool:
    """Whether a conjunction or relative pronoun stands here, and not a clitic or "That is untrue"."""
    if (marked.is_a("clitics", place) and place + 1 in marked.verbs) or (place == first and marked.points(place)):
        return False
    if marked.is_a("paired_links", place) and any(marked.is_a("paired_openers", p) for p in range(first, place)):
        return False  # "tanto o Irã como Israel"
    return marked.is_a("complementizers", place) or marked.is_a("relatives", place)


def _frame(marked: Marked, places: Places, opening: int, cue: Cue) -> Frame | None:
    after = tuple(p for p in places if p >= cue.last)
    before = _after_dateline(marked, tuple(p for p in places[opening:] if p < cue.first))
    while len(before) > 1 and marked.is_inner_adverb(before[-1]):
        before = before[:-1]  # "Sanders eventually denied"
    asked = [p for p in before if marked.tokens[p].is_word]
    if asked and all(marked.is_a("interrogatives", p) or _vouches(marked, p) for p in asked):
        return None  # "¿quién dijo que A?", "según dijo X no hay A"
    frame = Frame(cue.kind, tuple(p for p in places if cue.first <= p < cue.last), cue.negated)
    if cue.kind == "rumour":
        return frame
    if charges_nobody(marked, cue, before) or _shows_itself(marked, cue, after):
        return None
    if cue.kind == "according" and marked.is_a("clause_relatives", places[0]):
        return None  # "lo que según X no basta"
    if cue.kind == "according":
        hangs = opening > 0  # on a noun, the subject of what the speaker says
        return _according(marked, frame, after, hangs) if not any(marked.tokens[p].is_word for p in before) else None
    frame = replace(frame, subject=before)
    denied = _denied_by(marked, frame, places[:opening], after)
    return denied if denied is not None else _verbal(marked, frame, places[:opening], cue, after)


def _after_dateline(marked: Marked, before: Places) -> Places:
    """What stands before a cue without the dateline of the article: "LIMA (EFE) — La ministra (dijo)"."""
    dashes = [i for i, p in enumerate(before) if marked.words[p] in DASHES]
    dated = len(dashes) == 1 and before[0] == 0 and before[-1] > before[dashes[0]]
    return before[dashes[0] + 1 :] if dated else before


def _vouches(marked: Marked, place: int) -> bool:
    return place in marked.cues and marked.cues[place].kind == "according"


def _verbal(marked: Marked, frame: Frame, opening: Places, cue: Cue, after: Places) -> Frame | None:
    """The frame of a verb, or of words that work like one."""
    if headed := _headline_subject(marked, frame, cue, after) or _inverted(marked, frame, after):
        frame, after = replace(frame, subject=headed), tuple(p for p in after if p > headed[-1])
    before = frame.subject
    turned = cue.verb is not None and cue.verb.passive and marked.lexicon.stances[cue.kind] < 0
    if turned or cue.kind == "false":
        return denied_passively(marked, frame, opening, after) if turned else _judged_false(marked, frame, cue, after)
    negated = cue.negated or any(marked.is_a("negative_subjects", p) for p in before)
    made_known = any(marked.is_a("made_known", p) for p in range(cue.first, cue.last))  # "se dio a conocer que A"
    passive = cue.verb is not None and _after_passive_clitic(marked, cue.first)
    passive = passive and (made_known or not cue.verb_rest)
    own = cue.kind == "refuses" or marked.lexicon.has("reflexive", cue.verb.lemma if cue.verb else "")
    own = own or (cue.verb is not None and cue.verb.modal)  # "se apresuró a negar"
    impersonal = passive and not own
    frame = replace(frame, subject=() if impersonal else before, negated=negated, impersonal=impersonal)
    if (special := _by_pronoun(marked, frame, cue, after, passive)) is not None:
        return special
    claimed = any(marked.is_a(g, p) for p in opening for g in ("accusation_nouns", "relative_heads"))
    special = _found_false(marked, frame, after) or _special(marked, frame, after, claimed)
    spoken = any(marked.tokens[p].is_word and not marked.is_a("clitics", p) for p in frame.subject)
    start = content_start(marked, cue, after, spoken) if special is None else None
    if start is not None:
        inverted = () if impersonal else after[: max(start - 1, 0)]
        if cue.kind == "accuses" and inverted and marked.is_a("object_prepositions", inverted[0]):
            # "reprochó a A que mintiera", "acusó a A de que mintió"
            linked = len(inverted) > 1 and marked.is_a("charge_linkers", inverted[-1])
            accused = inverted[:-1] if linked else inverted
            return replace(frame, content=after[start:], accused=accused, clausal=True)
        return spoken_lie(marked, replace(frame, content=after[start:], after=inverted, clausal=True))
    if special is not None or impersonal:
        return special
    return _without_clause(marked, frame, after, claimed)


def _denied_by(marked: Marked, frame: Frame, opening: Places, after: Places) -> Frame | None:
    """The denial of what was said by whom the verb stands before: "lo que niega Kiev", "extremo que rechaza Gil"."""
    heads = [p for p in opening if marked.tokens[p].is_word and not marked.is_a("coordinators", p)]
    if len(heads) < HEAD_AND_PRONOUN or not marked.lexicon.has_mood or marked.lexicon.stances[frame.kind] >= 0:
        return None
    clause = marked.is_a("clause_heads", heads[0]) or marked.is_a("accusation_nouns", heads[0])
    light = ("clitics", "adverbs")
    bare = all(any(marked.is_a(group, p) for group in light) for p in frame.subject if marked.tokens[p].is_word)
    opens = [p for p in after if marked.is_a("complementizers", p)][:1] == list(after[:1])
    if not (clause and bare and after) or frame.negated or opens or marked.is_nonfinite(after[0]):
        return None
    speaker = speaker_after(marked, after)
    source = source_of(marked, speaker) if speaker else None
    return replace(frame, subject=(), after=after, anaphoric=True) if source is not None else None


def _shows_itself(marked: Marked, cue: Cue, after: Places) -> bool:
    """Whether a verb of saying with "se" tells what somebody does: "miles se manifestaron contra la ley", "no se dieron
    cuenta de que A"."""
    if not _after_passive_clitic(marked, cue.first):
        return False
    if cue.verb_rest:
        return any(marked.is_a("realising", p) for p in range(cue.first, cue.last))
    says = any(marked.is_a("complementizers", p) for p in after[:1])
    return cue.verb is not None and marked.lexicon.has("acting", cue.verb.lemma) and not says


def _headline_subject(marked: Marked, frame: Frame, cue: Cue, after: Places) -> Places:
    """The holder between the verb that a headline begins with and what it denies: "Niega (Pemex) derrame"."""
    accuses = cue.kind == "accuses"
    begins = cue.verb is not None and not frame.subject and marked.tokens[cue.first].text[0].isupper()
    if not (begins and after and marked.lexicon.has_mood and (accuses or marked.lexicon.stances[cue.kind] < 0)):
        return ()
    at = int(marked.words[after[0]] in marked.lexicon.kin or _is_crowd(marked, cue, after))
    at += at > 0 and len(after) > 2 and 2 * marked.is_a("np_linkers", after[1])
    while at < len(after) and marked.tokens[after[at]].is_name:
        at += 1
    rest = after[at] if at < len(after) and marked.tokens[after[at]].is_word else None
    if rest is None or marked.is_a("coordinators", rest) or marked.is_a("prepositions", rest) is not accuses:
        return ()
    return after[:at]


def _inverted(marked: Marked, frame: Frame, after: Places) -> Places:
    """The holder between a denying verb and the noun that it denies: "ha negado (el Gobierno) las acusaciones"."""
    if not marked.lexicon.has_mood or marked.lexicon.stances[frame.kind] >= 0:
        return ()
    rest = after_time(marked, after)
    named = frame.subject and source_of(marked, frame.subject) is not None
    if named or len(rest) <= ARTICLE_AND_NOUN or not marked.is_a("definites", rest[0]):
        return ()
    if marked.words[rest[1]] not in marked.lexicon.kin:
        return ()
    end = ARTICLE_AND_NOUN
    while end < len(rest) and marked.tokens[rest[end]].is_name:
        end += 1
    thing = end < len(rest) and marked.is_a("definites", rest[end]) and not marked.is_a("prepositions", rest[end])
    return rest[:end] if thing else ()


def _is_crowd(marked: Marked, cue: Cue, after: Places) -> bool:
    """Whether a noun in the plural after a verb in the plural is who speaks: "Niegan vecinos haber bloqueado"."""
    several = cue.verb is not None and cue.verb.person == THEY and marked.words[after[0]].endswith("s")
    return several and len(after) > 1 and marked.is_nonfinite(after[1])


def _after_passive_clitic(marked: Marked, at: int) -> bool:
    """Whether "se" stands before this place, alone or before another clitic, "se te pedirá", or is written to it."""
    if marked.words[at].endswith(tuple(marked.lexicon.words.get("finite_enclitics", ())) or "\0"):
        return True
    before = at - 1
    while marked.is_a("clitics", before) and not marked.is_a("passive_clitics", before):
        before -= 1
    return marked.is_a("passive_clitics", before)


def _judged_false(marked: Marked, frame: Frame, cue: Cue, after: Places) -> Frame | None:
    """ "it is false that A", "the claim that A is a lie", "that is untrue": nobody in the clause says so."""
    if any(marked.phrase("not_all", p) for q in frame.subject[:1] for p in (q - 1, q)):
        return None  # "no todo lo publicado es falso"
    inverted = after if after and not frame.subject and marked.is_a("definites", after[0]) else ()
    if not judges(marked, frame.subject or inverted, cue):
        return None
    if content := said_in_subject(marked, frame.subject):
        return replace(frame, subject=(), content=content, clausal=True)
    if rumoured := rumoured_in_subject(marked, replace(frame, subject=()), frame.subject or inverted):
        return rumoured
    return called(marked, replace(frame, subject=(), mention=frame.subject or after), cue, after)


def _by_pronoun(marked: Marked, frame: Frame, cue: Cue, after: Places, passive: bool) -> Frame | None:
    """What a pronoun before the cue makes of it: "se negaron esos rumores", "se negó a A", "lo asegura X"."""
    if passive and frame.kind == "denies" and any(marked.is_a("accusation_nouns", p) for p in after[:2]):
        return replace(frame, subject=(), impersonal=True, anaphoric=True, mention=after)
    if _refuses(marked, cue, passive):
        return replace(frame, kind="refuses")
    if frame.kind == "confirms" and not frame.negated and _points_at_claim(marked, frame, after):
        return replace(frame, anaphoric=True, after=after)
    if _says_so(marked, frame, after):
        return replace(frame, subject=(), after=after, anaphoric=True, impersonal=False)
    return _pointed(marked, frame, after)


def _points_at_claim(marked: Marked, frame: Frame, after: Places) -> bool:
    """Whether a pronoun is all that is confirmed: "Rojas lo admitió ayer", "Reed admitted it"."""
    if not marked.lexicon.has_mood:
        alone = len(after) < 2 or marked.is_a("coordinators", after[1]) or not marked.tokens[after[1]].is_word
        return bool(after) and marked.is_a("anaphors", after[0]) and alone
    rest = [p for p in subject_after(marked, after) if marked.tokens[p].is_word]
    return _ends_in_pronoun(marked, frame) and not any(
        marked.is_a("complementizers", p) or p in marked.verbs for p in rest
    )


def _ends_in_pronoun(marked: Marked, frame: Frame) -> bool:
    """Whether a pronoun that points at what was said stands right before the cue: "Rojas lo (admitió)"."""
    last = frame.subject[-1] if frame.subject else -1
    return marked.is_a("clitics", last) and marked.is_a("anaphors", last)


def _pointed(marked: Marked, frame: Frame, after: Places) -> Frame | None:
    """ "lo aseguran dos testigos": the pronoun is the content, and the speaker stands after; "que A lo dice X"."""
    others = [p for p in frame.subject[:-1] if marked.tokens[p].is_word]
    if not _ends_in_pronoun(marked, frame):
        return None
    if others and marked.is_a("complementizers", others[0]) and marked.verb_in(others[0], others[-1] + 1):
        return replace(frame, subject=(), content=frame.subject[1:-1], after=after, clausal=True)
    if marked.lexicon.stances[frame.kind] < 0:
        return None
    neuter = bool(others) and any(marked.is_a(group, others[0]) for group in ("neuter_articles", "said_pronouns"))
    if not neuter and any(not marked.is_a("adverbs", p) for p in others):
        return None  # but "lo anterior lo dijo Gil", "esto lo dijo Gil"
    if not _says_it(marked, frame, after):
        return replace(frame, subject=(), after=after)
    hung = next((i for i, p in enumerate(after) if marked.is_a("relatives", p)), len(after))
    comma = next((i for i, p in enumerate(after[:hung]) if marked.words[p] == ","), hung)
    hung = comma if hung - comma <= OF_WHICH and hung < len(after) else hung
    return replace(frame, subject=(), after=after[:hung], anaphoric=True)


def _says_so(marked: Marked, frame: Frame, after: Places) -> bool:
    """Whether "so" is what was said before: "así respondió Gil", not "así respondió Gil: «A»"."""
    before = [p for p in frame.subject if marked.tokens[p].is_word and not marked.is_a("passive_clitics", p)]
    comes = any(marked.words[p] == ":" or marked.tokens[p].quote for p in after)
    comes = comes or any(marked.is_a("complementizers", p) for p in after[:1])
    so = len(before) == 1 and marked.is_a("so", before[0]) and marked.tokens[before[0] + 1].is_word
    return so and frame.kind in OWN_ACTS and not comes and not frame.negated


def _says_it(marked: Marked, frame: Frame, after: Places) -> bool:
    """Whether "lo" is what was said before, "así lo dijo Gil", and not somebody, "lo señaló como autor", nor what is to
    come, "lo dijo claro: «A»"."""
    verb = marked.verbs.get(frame.cue[0])
    denounces = verb is not None and marked.lexicon.has("denouncing", verb.lemma)
    told = marked.is_a("neuter_clitics", frame.subject[-1]) and (frame.kind in OWN_ACTS or denounces)
    traced = verb is not None and marked.lexicon.has("object_verbs", verb.lemma)  # "lo atribuyó a un oleaje"
    told = told and not (traced and any(marked.is_a("object_prepositions", p) for p in after[:1]))
    comes = any(marked.words[p] == ":" or marked.is_a("complementizers", p) for p in after[:1] + after[-1:])
    return told and not comes and not any(marked.is_a("role_linkers", p) for p in after)


def _refuses(marked: Marked, cue: Cue, passive: bool) -> bool:
    """ "se negó" without more is a refusal and denies no fact."""
    if cue.verb is None or not marked.lexicon.has("refusing", cue.verb.lemma):
        return False
    joined = marked.words[cue.first].endswith(tuple(marked.lexicon.words.get("finite_enclitics", ())) or "\0")
    return (passive and not cue.verb.modal) or joined


def _special(marked: Marked, frame: Frame, after: Places, claimed: bool) -> Frame | None:
    """Frames whose complementizer, if any, belongs to the object: "called the claim that A a lie"."""
    if frame.kind == "labels" and not frame.negated:
        return called_false(marked, frame, after, claimed=claimed) or frame
    return accusation(marked, frame, after) if frame.kind == "accuses" else None


def _found_false(marked: Marked, frame: Frame, after: Places) -> Frame | None:
    """The denial of a clause right after a verb of opinion: "considera falso que A"."""
    false = marked.cues.get(after[0]) if after and frame.kind in OWN_ACTS and not frame.negated else None
    if false is None or false.kind != "false" or not marked.is_a("complementizers", false.last - 1):
        return None
    return replace(frame, kind="false", content=tuple(p for p in after if p >= false.last), clausal=True)


def _according(marked: Marked, frame: Frame, after: Places, hangs: bool) -> Frame | None:
    """ "Según X, A": the source goes to the first comma, a name in apposition included; "según X hay A" to the verb."""
    commas = [i for i, p in enumerate(after) if marked.words[p] == ","]
    bare = _without_comma(marked, after[: commas[0]] if commas else after, hangs)
    if bare is not None:
        if not _may_speak(marked, frame, after[:bare]):
            return None
        return replace(frame, subject=after[:bare], content=after[bare:], clausal=True)
    if not commas:
        return None
    cut = commas[0]
    groups = ("accusation_nouns", "version_nouns")
    told = source_of(marked, after[:cut])
    paper = any(marked.is_a(group, p) for p in after[:cut] for group in groups)
    paper = paper or (told is not None and marked.lexicon.has("document_roles", told.role))
    for comma in commas[1:] if not paper else ():  # "según el informe, Luis Gil, de 34 años, huyó"
        if any(p in marked.verbs for p in after[cut + 1 : comma]) or comma - cut > OBJECT_REACH:
            break
        if not (marked.tokens[after[cut + 1]].is_name or marked.is_a("prepositions", after[cut + 1])):
            break
        cut = comma
    pronoun = len(after) > 1 and marked.is_a("clitics", after[0])  # "según lo informó la policía"
    verb = marked.verbs.get(after[pronoun])
    speaker = after[:cut]
    if verb is not None:
        speaker = tuple(speaker_after(marked, [p for p in speaker if p >= verb.last]))
    if not _may_speak(marked, frame, speaker):
        if verb is None:
            return None
        speaker = ()  # "según supo este medio": nobody else says so
    impersonal = not speaker and names_nobody(marked, after[:cut])
    return replace(frame, subject=speaker, content=after[cut + 1 :], clausal=True, impersonal=impersonal)


def _without_comma(marked: Marked, after: Places, hangs: bool) -> int | None:
    """How many places a speaker takes that the verb of what he says follows at once: "según la ONU no hay agua".

    In a clause that hangs on its subject nobody else can stand there: "que según los vecinos contamina el río".
    """
    verb = next((i for i, p in enumerate(after) if p in marked.verbs), 0)
    if any(marked.is_a("determiners", p) and marked.tokens[p].text[0].isupper() for p in after[1:verb]):
        return None  # a comma or a stop was lost: "según la Fiscalía El hallazgo ocurrió"
    light = ("negations", "clitics", "adverbs")
    while verb and any(marked.is_a(group, after[verb - 1]) for group in light):
        verb -= 1
    verb = _second_phrase(marked, after[:verb]) or verb
    source = source_of(marked, after[:verb]) if verb and (marked.lexicon.has_mood or hangs) else None
    opens = any(marked.is_a(group, p) for p in after[:verb] for group in ("relatives", "complementizers"))
    known = source is not None and bool(source.role or source.names or source.bare or hangs)
    return verb if known and not opens else None


def _second_phrase(marked: Marked, places: Places) -> int:
    """Where the subject begins that follows who speaks without a comma, "según la ONU (tres países) firmaron"; 0 if
    there is none."""
    for at in range(ARTICLE_AND_NOUN, len(places)):
        place, before = places[at], places[at - 1]
        opens = marked.is_a("definites", place) and not marked.is_a("time_nouns", place + 1)
        counts = marked.is_a("numerals", place) or marked.words[place].isdigit() or opens
        named = marked.tokens[before].is_name or marked.words[before] in marked.lexicon.kin
        named = named or (at == ARTICLE_AND_NOUN and marked.is_a("definites", places[0]))
        if counts and named and not marked.tokens[place].is_name:
            return at
    return 0


def _may_speak(marked: Marked, frame: Frame, speaker: Places) -> bool:
    """Whether "según" and the like bring a speaker: not "para el traslado, …" or "según estos posibles acuerdos, …"."""
    source = source_of(marked, speaker)
    if source is None:
        return not marked.is_a("doubtful_according", frame.cue[0])
    known = bool(source.role or source.actors) or any(marked.is_a("anonymous", p) for p in speaker)
    if marked.is_a("doubtful_according", frame.cue[0]):
        return known or any(name.isupper() for name in source.text.split())  # "para la UGT", but "para el Mundial"
    return known or bool(source.names) or not marked.is_a("demonstratives", speaker[0])


def _without_clause(marked: Marked, frame: Frame, after: Places, claimed: bool) -> Frame | None:
    """A cue whose object is a noun, an infinitive, a quotation or nothing. `claimed`: it begins "acusación que"."""
    if marked.lexicon.stances[frame.kind] < 0:
        return denial(marked, frame, after, claimed)
    says = frame.kind == "says" and not frame.negated
    named_so = _may_label(marked, frame) and named(marked, after, "accusation_nouns") is not None
    if says and (lie := called_false(marked, frame, after, quoted=not named_so)):
        return on_topic(marked, lie)
    quote = next((i for i, p in enumerate(after) if marked.opens_quote(p)), None)
    verb = marked.verbs.get(frame.cue[0])
    if (act := _own_act(marked, frame, after)) is not None:
        return act
    colon = quote and marked.words[after[quote - 1]] == ":"
    if quote is not None and (colon or (quote == 0 and first_verb(marked, after) is not None)):
        return spoken_lie(marked, replace(frame, content=after[quote:], after=after[:quote], clausal=True))
    elsewhere = bool(after) and marked.is_a("away_prepositions", after[0])  # "cuenta con", "destaca por"
    told = verb is not None and frame.kind in WITH_CLAUSES
    if verb is not None and told and (elsewhere or marked.lexicon.has("clause_only", verb.lemma)):
        return frame if verb.last <= frame.cue[-1] and _gives_figure(marked, after) else None
    spoken_so = not frame.subject and marked.is_a("role_linkers", frame.cue[0] - 1)  # "como bromeó un asesor"
    return replace(frame, after=after) if spoken_so else frame


def _gives_figure(marked: Marked, after: Places) -> bool:
    """Whether a figure is what somebody speaks of: "habla de (300 casos)", "de un seguimiento del 90 %"."""
    return any(marked.words[p][0].isdigit() or marked.is_a("numerals", p) for p in after[:FIGURE_REACH])


def _may_label(marked: Marked, frame: Frame) -> bool:
    """Whether a verb of saying also gives names to things: "described the claim as a lie"."""
    verb = marked.verbs.get(frame.cue[0])
    patterns = marked.lexicon.verb_cues.get(verb.lemma, ()) if verb is not None else ()
    return any(pattern.kind == "labels" for pattern in patterns)


def _own_act(marked: Marked, frame: Frame, after: Places) -> Frame | None:
    """ "admitió haber bebido", "dijo no tener pruebas": what the holder says of itself."""
    words = [p for p in after if marked.tokens[p].is_word and not marked.is_a("adverbs", p)]
    verb = words[1:2] if words and marked.is_a("negations", words[0]) else words[:1]
    if frame.negated or frame.kind not in OWN_ACTS or not verb or not marked.is_nonfinite(verb[0]):
        return None
    form = marked.lexicon.nonfinite.get(marked.words[verb[0]])
    admitted = form is not None and form.tense == "gerund" and frame.kind == "confirms" and not marked.lexicon.has_mood
    if form is None or not (admitted or marked.is_a("perfect", verb[0]) or marked.lexicon.has("stative", form.lemma)):
        return None
    return replace(frame, content=tuple(p for p in after if p >= words[0]), accused=frame.subject, clausal=True)
