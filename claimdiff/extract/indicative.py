"""The verb of a content as its proposition has it: finite, in the indicative, and without a negation that is denied."""

from collections.abc import Sequence

from claimdiff.extract.clients import body_of
from claimdiff.extract.contents import first_verb
from claimdiff.extract.draft import Draft
from claimdiff.extract.lexicon import Form, Lexicon
from claimdiff.extract.marked import Marked, Verb, is_mine, is_ours

COLLAPSING = frozenset({"infinitive", "subjunctive"})
CLAUSE_PHRASES = ("subordinators", "strong_subordinators", "conditions")
MOOD = {"subjunctive": "present", "past_subjunctive": "past"}


def bare_verb(draft: Draft, places: Sequence[int]) -> int | None:
    """Where in a content the infinitive or gerund stands whose subject is in the frame: "negó haber firmado"."""
    marked = draft.marked
    framed = draft.voiced and not draft.quoted and places[0] > draft.span[0]
    if not (draft.mood or draft.subject or framed) or marked.is_a("complementizers", places[0] - 1):
        return None
    at = 0
    while at < len(places) - 1 and any(marked.is_a(group, places[at]) for group in ("negations", "adverbs")):
        at += 1
    return at if marked.is_nonfinite(places[at]) and not _is_subject(marked, places[at:]) else None


def _is_subject(marked: Marked, places: Sequence[int]) -> bool:
    """Whether the infinitive that these places begin with is the subject of their verb: "volar es su pasión"."""
    verb = first_verb(marked, tuple(places))
    if verb is None or not marked.lexicon.has("copulas", verb.lemma):
        return False
    between = [p for p in places if p < verb.first]
    links = any(marked.is_a(group, p) for p in between for group in ("complementizers", "relatives", "interrogatives"))
    return not links and not any(marked.phrase(group, p) for p in between for group in CLAUSE_PHRASES)


def indicative(draft: Draft, places: Sequence[int], plural: bool) -> str:
    """The content with its main verb finite and, after a denial, in the indicative: "esté" → "está", "haber" → "ha"."""
    marked, lexicon = draft.marked, draft.marked.lexicon
    verb = first_verb(marked, tuple(places))
    bare = bare_verb(draft, places)
    if (own := own_deed(draft, places)) is not None:
        return _of_the_holder(marked, places, own)
    if bare is not None:
        at, new = bare, _finite(marked, places[bare], plural)
    elif draft.mood and verb is not None and verb.tense in MOOD:
        at = list(places).index(verb.first)
        lemma = _lemma(marked, verb)
        lasts = lexicon.has("stative", lemma) or lemma in lexicon.maps.get("going", {}).values()
        done = verb.passive and lexicon.has("passive_copulas", lemma)  # "fuera detenido" → "fue detenido"
        past = verb.tense == "past_subjunctive" and lasts and not done
        new = lexicon.inflected.get(Form(lemma, "imperfect" if past else MOOD[verb.tense], verb.person % 2), "")
        if verb.last == verb.first + 1:
            new = lexicon.maps.get("existential", {}).get(new, new)
    else:
        return marked.slice(places)
    new = new or marked.words[places[at]]
    end = at + 1
    if (
        simple := _simple_past(marked, places, at, verb.person % 2 if bare is None and verb else int(plural))
    ) is not None:
        new, end = simple, at + 2
    rest = _without_oneself(marked, places[end:])
    second = _second_verb(marked, rest, places[bare]) if bare is not None else None
    told = marked.slice(rest)
    if second is not None:
        also = _finite(marked, rest[second], plural)
        told = f"{marked.slice(rest[:second])} {also} {marked.slice(rest[second + 1 :])}"
    return f"{marked.slice(places[:at])} {new} {told}".strip()


def _without_oneself(marked: Marked, rest: Sequence[int]) -> Sequence[int]:
    """What follows the verb without a pronoun for its subject: "haber sido (él) quien firmó"."""
    own = [i for i, p in enumerate(rest[:2]) if marked.is_a("subject_pronouns", p)]
    told = bool(own) and own[0] + 1 < len(rest) and marked.is_a("person_relatives", rest[own[0] + 1])
    return [*rest[: own[0]], *rest[own[0] + 1 :]] if told else rest


def _lemma(marked: Marked, verb: Verb) -> str:
    """The infinitive of a finite verb; of one form of two verbs the one that is meant: "fuera a subir" is of "ir"."""
    lemma = marked.lexicon.finite[marked.words[verb.first]].lemma
    goes = marked.is_nonfinite(verb.last + marked.is_a("object_prepositions", verb.last))
    return marked.lexicon.maps.get("going", {}).get(lemma, lemma) if goes else lemma


def _second_verb(marked: Marked, rest: Sequence[int], first: int) -> int | None:
    """Where the verb stands that is coordinate with the one at `first`: "de cobrar sobornos y mentir al jurado"."""
    for i, place in enumerate(rest):
        if marked.is_nonfinite(place) or (marked.lexicon.has_mood and place in marked.verbs):
            one, other = (marked.lexicon.nonfinite.get(marked.words[p]) for p in (first, place))
            alike = one is not None and other is not None and one.tense == other.tense
            return i if alike and marked.is_a("coordinators", place - 1) else None
    return None


def own_deed(draft: Draft, places: Sequence[int]) -> Verb | None:
    """The verb of what a person denies to have done in the first person, nothing else of which stands in that person.

    "«Yo no firmé ese contrato»" is about "X firmó ese contrato"; what "we" did is the deed of a body that says so, and
    need not be that of a person.
    """
    marked, source = draft.marked, draft.source
    verb = first_verb(marked, tuple(places))
    if not (draft.turned and draft.quoted) or verb is None or source is None or source.plural:
        return None
    said = any(marked.is_a("speaker_pronouns", p) for p in places if p < verb.first)
    never = {q for p in places for q in range(p, p + marked.phrase("never", p))}  # "en mi vida"
    others = [p for p in places if marked.is_a("first_person", p) and not _is_own_pronoun(marked, p, verb)]
    verbs = [v for p, v in marked.verbs.items() if p in places and is_ours(marked, v)]
    own = said or is_mine(marked, verb) or (is_ours(marked, verb) and bool(body_of(draft)))
    return verb if own and never.issuperset(others) and len(verbs) <= 1 else None


def _is_own_pronoun(marked: Marked, place: int, verb: Verb) -> bool:
    """Whether a pronoun is the subject "I" of a verb, or reflexive: "yo no me he sentado"."""
    groups = ("emphatic_pronouns", "speaker_pronouns")
    reflexive = marked.words[place] in marked.lexicon.maps.get("reflexives", {})
    return any(marked.is_a(group, place) for group in groups) or (reflexive and place == verb.first - 1)


def _of_the_holder(marked: Marked, places: Sequence[int], verb: Verb) -> str:
    """The content with its first person made the third, and without "I"."""
    lexicon = marked.lexicon
    form = lexicon.finite[marked.words[verb.first]]
    new = lexicon.inflected.get(Form(form.lemma, form.tense, 0), marked.words[verb.first])
    own = {p for p in places if p < verb.first and _is_own_pronoun(marked, p, verb)}
    before = [p for p in places if p < verb.first and p not in own]
    table = lexicon.maps.get("reflexives", {})
    itself = " ".join(table[marked.words[p]] for p in sorted(own) if marked.words[p] in table)
    told = (marked.slice(before), itself, new, marked.slice([p for p in places if p > verb.first]))
    return " ".join(part for part in told if part)


def _simple_past(marked: Marked, places: Sequence[int], at: int, number: int) -> str | None:
    """ "que tenha fechado" is about "fechou", in languages whose present perfect means something else."""
    lexicon = marked.lexicon
    word = marked.words[places[at]]
    form = lexicon.nonfinite.get(word) or lexicon.finite.get(word)
    if form is None or not lexicon.has("collapsing_perfect", form.lemma) or form.tense not in COLLAPSING:
        return None
    taken = lexicon.nonfinite.get(marked.words[places[at + 1]]) if at + 1 < len(places) else None
    if taken is None or taken.tense != "participle" or taken.person:
        return None
    return lexicon.inflected.get(Form(taken.lemma, "past", number))


def _finite(marked: Marked, place: int, plural: bool) -> str:
    """The finite form of an infinitive or gerund, with the pronoun written to it before it: "haberse" → "se ha"."""
    lexicon, word = marked.lexicon, marked.words[place]
    form = lexicon.nonfinite.get(word)
    if form is None:
        return _guessed(lexicon, word)
    tense = next(iter(lexicon.words.get("content_tense", {"present"})))
    new = lexicon.inflected.get(Form(form.lemma, tense, int(plural)), "")
    plain = lexicon.inflected.get(Form(form.lemma, form.tense, 0), word)
    enclitic = word.removeprefix(plain) if lexicon.has("enclitics", word.removeprefix(plain)) else ""
    return f"{enclitic.strip('-')} {new}".strip()


def _guessed(lexicon: Lexicon, word: str) -> str:
    """A finite form of a verb the lexicon does not know, from its ending."""
    table = lexicon.maps["unknown_forms"]
    ending = next((e for e in table if word.endswith(e)), "")
    return word.removesuffix(ending) + table.get(ending, "")


def _apart(text: str, lexicon: Lexicon) -> list[str]:
    """The words, without negations that are elided before them: "n'a"."""
    elided = tuple(e for e in lexicon.words.get("elisions", ()) if lexicon.has("negations", e))
    return [word.split("'", 1)[1] if elided and word.lower().startswith(elided) else word for word in text.split()]


def affirmed(text: str, lexicon: Lexicon) -> str:
    """The sentence without its negation: "nunca vendió nada" becomes "vendió algo"."""
    words = _apart(text, lexicon)
    low = [word.lower().strip(".,") for word in words]
    table = lexicon.maps.get("denegate", {})
    kept: list[str] = []
    at = 0
    while at < len(words):
        pair = " ".join(low[at : at + 2]) if at + 1 < len(words) else ""
        length = lexicon.phrase_at("never", low, at) or (2 if pair in table else 1)
        opposite = table.get(pair, table.get(low[at]))
        first = length == 1 and low[at] in low[at + 1 :] and low[at] not in low[:at]
        if opposite and first and lexicon.has("coordinators", low[at]):
            at += 1  # "ni el viernes ni el sábado"
            continue
        if opposite and not lexicon.phrase_at("never", low, at):
            tail = words[at + length - 1][len(low[at + length - 1]) :]
            kept.append(opposite + tail)
        elif opposite is None and length == 1 and not lexicon.has("negations", low[at]):
            kept.append(words[at])
        at += length
    return " ".join(kept)
