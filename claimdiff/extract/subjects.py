"""Subjects that a clause shares or lost: their phrase, and whether a verb can have them."""

from collections.abc import Sequence

from claimdiff.extract.contents import Places, first_verb
from claimdiff.extract.marked import Marked, Verb
from claimdiff.extract.phrases import is_adjunct, is_participle, segments_of, stripped
from claimdiff.extract.sentences import MARKS
from claimdiff.extract.sources import Source, is_several, source_of

AGAINST_WORDS = 8  # of whom an accusation is against, before a relative clause
PLURAL = frozenset({1, 3})  # places of "they" and "we" in a paradigm's row
POST_WORDS = 2  # of what somebody is: "exjefa de Salud"
HEADS = ("determiners", "pronouns", "numerals", "anonymous")


def subject_phrase(marked: Marked, places: Sequence[int]) -> list[int]:
    """The head of a subject, without adjuncts before it and clauses after it."""
    segments = [s for s in (stripped(marked, s) for s in segments_of(marked, places)) if s]
    segments = [s for s in segments if not is_adjunct(marked, s)]
    if not segments:
        return []
    phrase = next((s for s in segments if _is_headed(marked, s)), segments[-1])
    least = 2 if marked.is_a("determiners", phrase[0]) else 1  # "el acusado" is somebody
    tails = ("np_linkers", "clitics", "adjunct_heads")  # "un derrame frente (a la bahía)"
    while len(phrase) > least and (
        is_participle(marked, phrase[-1]) or any(marked.is_a(group, phrase[-1]) for group in tails)
    ):
        phrase = phrase[:-1]
    pronoun = len(phrase) == 1 and marked.is_a("clitics", phrase[0]) and not marked.tokens[phrase[0]].is_name
    return [] if pronoun else phrase  # "al juez lo echaron"


def inner_speaker(marked: Marked, end: int, several: bool) -> Source | None:
    """Who spoke last inside another's words: "A says that the lawyers of B said C, while they deny D"."""
    told = [c for c in marked.cues.values() if c.verb and c.last <= end and (c.verb.person == 1) is several]
    if not told:
        return None
    cue = max(told, key=lambda c: c.first)
    opening = next((p for p in range(cue.first - 1, -1, -1) if marked.is_a("complementizers", p)), None)
    source = source_of(marked, range(opening + 1, cue.first)) if opening is not None else None
    return source if source is not None and is_several(marked, source) is several else None


def is_light(marked: Marked, place: int) -> bool:
    """Whether a word here belongs to no subject: a negation, clitic, adverb or conjunction."""
    groups = ("negations", "clitics", "adverbs", "coordinators", "complementizers", "yes")
    return any(marked.is_a(group, place) for group in groups)


def has_subject(marked: Marked, places: tuple[int, ...]) -> bool:
    """Whether anything that can be a subject stands before the verb of a clause."""
    verb = first_verb(marked, places)
    return verb is not None and not all(is_light(marked, p) for p in places if p < verb.first)


def passive_subject(marked: Marked, content: tuple[int, ...], subject: Sequence[int]) -> tuple[int, ...]:
    """The subject before, for a passive without one: "dijo que la entrega fue legal y negó que haya sido pactada"."""
    verb = first_verb(marked, content)
    if verb is None or not verb.passive or any(marked.tokens[p].is_word for p in content if p < verb.first):
        return ()
    phrase = subject_phrase(marked, subject)
    return tuple(phrase) if agree(marked, phrase, verb) else ()


def noun_phrase(marked: Marked, places: Sequence[int]) -> list[int]:
    """The noun phrase nearest to the end: without what came before it ("frente de la delegación")."""
    phrase = subject_phrase(marked, places)
    while phrase and not _is_headed(marked, phrase):
        at = next((i for i in range(1, len(phrase)) if _is_headed(marked, phrase[i:])), len(phrase))
        phrase = phrase[at:]
    return phrase


def antecedent(marked: Marked, end: int) -> tuple[int, ...]:
    """The noun phrase just before a relative clause that begins at this place."""
    while end > 0 and not marked.tokens[end - 1].is_word:
        end -= 1
    start = _phrase_start(marked, end)
    places = list(range(start, end))
    among = marked.phrase("among", start)
    if among and marked.is_a("person_relatives", end + 1):
        return tuple(noun_phrase(marked, places[among:]))  # "nueve alcaldes, entre ellos Gil, quien dijo que A"
    if _is_apart(marked, places) or _is_post(marked, places, end):
        return antecedent(marked, start - 1)
    for at in range(len(places) - 1, -1, -1):
        if at and marked.is_a("prepositions", places[at]) and marked.is_nonfinite(places[at] + 1):
            places = places[:at]  # "una red acusada de eludir sanciones, cuyo jefe"
        elif marked.is_a("prepositions", places[at]) and not marked.is_a("np_linkers", places[at]):
            if at == 0 and marked.is_a("definites", places[at]):
                break
            if at == 0 and _is_place(marked, places):
                return antecedent(marked, start - 1)
            noun = noun_phrase(marked, places[at + 1 :])
            return tuple(noun or _whom(marked, places[at:]))
        elif marked.is_nonfinite(places[at]) and marked.is_a("determiners", places[at] + 1):
            return tuple(noun_phrase(marked, places[at + 1 :]))  # "of overloading the boat, which sank"
    return tuple(noun_phrase(marked, places))


def written_against(marked: Marked, whom: int, at: int) -> tuple[int, ...]:
    """What was put out against the person before a relative clause, if it is that which does something to him: "(una
    acusación) contra el presidente, Nicolás Maduro, que amplía la de 2020 y lo señala"; () if not."""
    end = next((p for p in range(at, len(marked.words)) if marked.words[p] in ",;:"), len(marked.words))
    done_to = any(marked.is_a("accusative_clitics", p) and p + 1 in marked.verbs for p in range(at + 1, end))
    back = range(whom, max(whom - AGAINST_WORDS, 0), -1) if done_to else range(0)
    against = next((p for p in back if marked.is_a("against", p)), 0)
    before = range(against - 1, max(against - AGAINST_WORDS, -1), -1) if against else range(0)
    article = next(
        (p for p in before if marked.is_a("determiners", p) and not marked.is_a("time_nouns", p + 1)), against
    )
    told = any(marked.is_a("accusation_nouns", p) for p in range(article, against))
    return tuple(range(article, against)) if told else ()


def _whom(marked: Marked, places: Sequence[int]) -> Sequence[int]:
    """The phrase of a person whose article the preposition took in: "citó (al ministro), quien negó A"."""
    taken_in = len(places) > 1 and marked.lexicon.maps["contractions"].get(marked.words[places[0]])
    role = marked.lexicon.kin.get(marked.words[places[1]], "") if taken_in else ""
    person = bool(role) and not marked.lexicon.has("body_roles", role)
    return places if person and not any(marked.is_a("relatives", p) for p in places) else ()


def _phrase_start(marked: Marked, end: int) -> int:
    """Where the words begin that no sign and no verb cuts off from this place."""
    start = end
    verbal = frozenset(i for v in marked.verbs.values() for i in range(v.first, v.last))
    while start > 0 and marked.words[start - 1] not in ",;:()—–" and start - 1 not in verbal:
        start -= 1
    cue = marked.by_whom(start)
    return start if cue is None else cue.last  # "según la fiscal, que pidió prisión, A"


def _is_apart(marked: Marked, places: list[int]) -> bool:
    """Whether what stands here between commas only tells more of the noun before it: an age, "Ms Ortiz, 44, who denies
    it", a participle, "un recibo, sellado por la alcaldía, según el cual", or some of several, "entre ellos Chile"."""
    if not places or places[0] < 2 or marked.words[places[0] - 1] != ",":
        return False
    if marked.phrase("among", places[0]):
        return True
    return is_participle(marked, places[0]) or (len(places) == 1 and marked.words[places[0]].isdigit())


def _is_post(marked: Marked, places: Sequence[int], end: int) -> bool:
    """Whether these words between commas tell what somebody named before is, whom "quien" takes up: "Ana Gil, exjefa de
    Salud, quien negó A"."""
    if len(places) < POST_WORDS or places[0] < POST_WORDS or not marked.is_a("person_relatives", end + 1):
        return False
    apart = marked.words[places[0] - 1] == "," and marked.tokens[places[0] - 2].is_name
    small = ("determiners", "prepositions", "coordinators", "adverbs", "relatives")
    noun = not marked.tokens[places[0]].is_name and not any(marked.is_a(group, places[0]) for group in small)
    return apart and noun and marked.is_a("np_linkers", places[1])


def _is_place(marked: Marked, places: Sequence[int]) -> bool:
    """Whether these words between commas only say where something is: "un laboratorio, en Lima, que"."""
    after = marked.words[places[0] - 1 : places[0]] == (",",)
    return after and marked.is_a("place_prepositions", places[0]) and all(marked.tokens[p].is_name for p in places[1:])


def somebody(marked: Marked, phrase: Places, end: int) -> Places:
    """Whom ", who" takes up at this place: not the thing beside somebody, "a worker at the plant, who begged"."""
    if not phrase or marked.words[end - 1] != "," or not marked.is_a("determiners", phrase[0]):
        return phrase
    beside = phrase[0] - 1
    small = marked.is_a("place_prepositions", beside)
    known = any(marked.tokens[p].is_name or marked.words[p] in marked.lexicon.kin for p in phrase)
    known = known or any(marked.is_a("anonymous", p) for p in phrase)
    tied = marked.is_a("tied", beside - 1)  # "a man close to the family, who"
    first = antecedent(marked, beside - tied) if (small or tied) and not known else ()
    return first if first and (tied or marked.is_a("determiners", first[0])) else phrase


def whoever(marked: Marked, phrase: Places) -> Places:
    """The person in a noun phrase that "quien" takes up: Gil in "las palabras de Gil, quien"."""
    last = next((i for i in range(len(phrase) - 2, 0, -1) if marked.is_a("np_linkers", phrase[i])), None)
    head = next((p for p in phrase if not marked.is_a("determiners", p)), -1)
    said = any(marked.is_a(group, head) for group in ("accusation_nouns", "condemned_nouns", "word_nouns"))
    deed = head >= 0 and not marked.tokens[head].is_name and marked.ends_like_a_deed(head)
    return phrase[last + 1 :] if last is not None and (said or deed) else phrase


def agree(marked: Marked, subject: Sequence[int], verb: Verb | None) -> bool:
    """Whether a restored subject and its verb can have the same number."""
    if not subject or verb is None or not marked.lexicon.has_mood:
        return True
    head = subject[1] if len(subject) > 1 and marked.is_a("prepositions", subject[0]) else subject[0]
    several = any(marked.is_a("coordinators", p) for p in subject)
    several = several or (marked.is_a("possessives", head) and marked.words[head].endswith("s"))  # "sus recursos"
    if several or marked.is_a("plural_markers", head):
        return verb.person in PLURAL
    one = marked.is_a("singular_markers", head) or all(_names_one(marked, p) for p in subject)
    first = marked.words[subject[0]]
    one = one or (first in marked.lexicon.maps["contractions"] and not first.endswith("s"))  # "(d)el Líbano"
    return not one or verb.person not in PLURAL


def agreeing(marked: Marked, subject: Places, verb: Verb | None) -> Places:
    """A restored subject in the number of its verb: all of it, or the noun phrase that ends it; () if neither fits.

    "La venta de las minas, que contaminan el río" is about the mines.
    """
    if any(marked.is_a("coordinators", p) for p in subject):
        inner = []
    else:
        inner = [i for i, p in enumerate(subject) if i and marked.is_a("determiners", p)]
    return next((subject[i:] for i in (0, *reversed(inner)) if agree(marked, subject[i:], verb)), ())


def _names_one(marked: Marked, place: int) -> bool:
    """Whether a word of a name is not in the plural, as that of "Emiratos Árabes Unidos" is."""
    return marked.tokens[place].is_name and not marked.words[place].endswith("s")


def takes_subject(marked: Marked, verb: Verb, shared: bool = False) -> bool:
    """Whether a verb without subject before it can have lost one, rather than have it after it, or none at all.

    "se anularon las actas", "faltan médicos", "le consta" and "fue hallado un cuerpo" have none to restore. `shared`:
    the clause before has a subject that this one may go on with: "presentó la ley y era ministro".
    """
    alone = verb.last == verb.first + 1 and not shared
    if (alone and marked.is_a("impersonal", verb.first)) or marked.lexicon.has("existential", verb.lemma):
        return False
    if not marked.lexicon.has_mood:
        return True
    after = marked.skip_light(verb.last)
    after += after < len(marked.tokens) and marked.words[after] in MARKS.values()
    phrase = any(marked.is_a(group, after) for group in ("determiners", "numerals"))
    phrase = phrase and not marked.is_a("prepositions", after) and not marked.is_a("time_nouns", after + 1)
    joined = tuple(f"r{clitic}" for clitic in marked.lexicon.words["passive_clitics"]) or ("\0",)
    if phrase and verb.modal and any(marked.words[p].endswith(joined) for p in range(verb.first, verb.last)):
        return False  # "vaya a decretarse el estado de sitio", "debió haberse consultado la visita"
    governed = marked.words[verb.last + 1 : verb.last + 2] if marked.is_a("complementizers", verb.last) else ()
    if any(word.endswith(joined) for word in governed):
        return False  # "tendría que haberse consultado la visita"
    before = verb.first - 1
    while marked.is_a("sure_clitics", before) and not marked.is_a("passive_clitics", before):
        before -= 1  # "se les deben tres meses", but "se lo llevaron"
    if marked.is_a("passive_clitics", before):
        return any(marked.lexicon.has(group, verb.lemma) for group in ("reflexive", "pronominal")) and not phrase
    late = verb.passive or marked.lexicon.has("intransitive", verb.lemma)
    return not marked.lexicon.has("presentative", verb.lemma) and not (late and phrase)


def _is_headed(marked: Marked, phrase: Sequence[int]) -> bool:
    """Whether a phrase begins like a noun phrase of its own, and not like a participle or a remnant of an adjunct."""
    return marked.tokens[phrase[0]].is_name or any(marked.is_a(group, phrase[0]) for group in HEADS)
