"""The phrases that stand between the signs of a clause, and which of them are adjuncts."""

from collections.abc import Sequence

from claimdiff.extract.adverbials import time_at
from claimdiff.extract.bounds import shortens
from claimdiff.extract.marked import Marked

PART_OF_NAMES = frozenset("&-'/")
NAME_WORDS = 2  # capitalised words from which a run after a role noun is taken for a person's name
SINGLE = frozenset("‘'")  # marks that open a name in single quotation marks


def segments_of(marked: Marked, places: Sequence[int]) -> list[list[int]]:
    """The places by the signs between them, what stands in brackets left out."""
    found: list[list[int]] = [[]]
    depth = 0  # what stands in brackets names nobody
    for place in places:
        depth += {"(": 1, ")": -1}.get(marked.words[place], 0)
        if depth > 0 or _opens_name(marked, found[-1], place):
            continue
        short = shortens(marked, place)
        if short and marked.is_a("titles", place - 1) and found[-1]:
            found[-1] = _untitled(marked, found[-1][:-1])
            continue
        part = bool(found[-1]) and _is_part(marked, place)
        if not marked.tokens[place].is_word and not part and not short:  # "Michael C. Cernech"
            found.append([])
        else:
            found[-1].append(place)
    return [segment for segment in found if segment]


def _untitled(marked: Marked, before: list[int]) -> list[int]:
    """What stands before a title and its stop, without the article that goes with it: "el (Dr.) Gil"."""
    while before and marked.is_a("definites", before[-1]):
        before = before[:-1]
    return before


def _is_part(marked: Marked, place: int) -> bool:
    """Whether a sign here is inside a name: "AT&T", "L'Oréal", not the mark that closes it, "‘The Guardian’ dice"."""
    if marked.words[place] not in PART_OF_NAMES or place + 1 >= len(marked.tokens):
        return False
    following = marked.tokens[place + 1]
    owns = bool(marked.lexicon.words.get("possessive_suffixes"))  # "the trustees' chair"
    return following.is_word and (owns or marked.words[place] != "'" or following.start == marked.tokens[place].end)


def _opens_name(marked: Marked, segment: Sequence[int], place: int) -> bool:
    """Whether a quotation mark here only begins a name: "la «Perdida» aseguró"."""
    named = place + 1 < len(marked.tokens) and marked.tokens[place + 1].is_name
    headed = bool(segment) and marked.is_a("determiners", segment[0])
    begun = headed and all(marked.is_a("determiners", p) for p in segment)
    begun = begun or (headed and marked.is_a("np_linkers", segment[-1]))  # "las fuentes del «Guardian»"
    return begun and named and (marked.opens_quote(place) or marked.words[place] in SINGLE)


def stripped(marked: Marked, segment: list[int]) -> list[int]:
    """The phrase without conjunctions and a time before it, and without adverbs, times and adjuncts after it."""
    inner = (
        i for i, p in enumerate(segment) if i and marked.is_a("indefinite_articles", p) and marked.tokens[p].is_name
    )
    start = next(inner, 0)  # a headline that ran into the text: "Diez muertos Un informe señala"
    while start < len(segment) and any(
        marked.is_a(group, segment[start])
        for group in ("coordinators", "adverbs", "relatives", "negations", "sure_clitics")
    ):
        start += 1
    for group in ("relative_phrases", "subordinators"):
        start += marked.phrase(group, segment[start]) if start < len(segment) else 0
    start += _time_before(marked, segment, start)
    end = start
    while end < len(segment) and not _breaks(marked, segment, start, end):
        end += 1
    own = (
        end - start > 2 and marked.is_a("own_selves", segment[start + 1]) and marked.tokens[segment[start + 2]].is_name
    )
    return segment[start + 2 * own : end]  # "(el propio) Otero"


def _time_before(marked: Marked, segment: Sequence[int], start: int) -> int:
    """How many places a time takes here that is all of a phrase or before one: "el domingo pasado", "on Monday"."""
    if start >= len(segment):
        return 0
    governed = marked.is_a("prepositions", segment[start]) and not marked.is_a("definites", segment[start])
    begins = governed or any(marked.is_a(group, segment[start]) for group in ("determiners", "time_measures"))
    time = start + governed
    end = time + time_at(marked, segment, time) if begins else start
    if end == time:
        return 0
    groups = ("determiners", "subject_pronouns", "prepositions")
    free = end == len(segment) or marked.tokens[segment[end]].is_name
    return end - start if free or any(marked.is_a(group, segment[end]) for group in groups) else 0


def _breaks(marked: Marked, segment: list[int], start: int, at: int) -> bool:
    place = segment[at]
    surname = marked.lexicon.has_mood and marked.tokens[place].is_name and marked.tokens[place - 1].is_name
    if at == start or (surname and marked.is_a("time_nouns", place)):
        return False  # "Eulalia Domingo"
    if marked.is_a("prepositions", place) and not marked.is_a("np_linkers", place):
        return not marked.is_a("tied", place - 1)  # "people familiar with the talks"
    return (
        place in marked.verbs
        or marked.phrase("subordinators", place) > 0
        or (is_participle(marked, place) and is_person(marked, segment[start:at]))
        or marked.is_a("adverbs", place)
        or marked.is_a("negations", place)
        or (marked.is_a("clitics", place) and place + 1 in marked.verbs)
        or marked.is_a("relatives", place)
        or _is_gerund(marked, place)
        or (time_at(marked, segment, at) > 0 and not _belongs(marked, segment, at))
    )


def _is_gerund(marked: Marked, place: int) -> bool:
    """Whether a gerund ends the phrase here, in a language that makes no nouns of it: "el Post (citando a Gil)"."""
    form = marked.lexicon.nonfinite.get(marked.words[place])
    named = marked.tokens[place].is_name or marked.is_a("determiners", place - 1)
    return marked.lexicon.has_mood and form is not None and form.tense == "gerund" and not named


def _belongs(marked: Marked, segment: Sequence[int], at: int) -> bool:
    """Whether a time here is part of a noun phrase: "un hombre de 70 años", not "el 3 de mayo"."""
    small = ("numerals", "time_adjectives", "definites")
    before = [p for p in segment[:at] if not (marked.words[p].isdigit() or any(marked.is_a(g, p) for g in small))]
    dated = at > 1 and marked.words[segment[at - 2]].isdigit()
    return bool(before) and marked.is_a("np_linkers", before[-1]) and not dated


def is_adjunct(marked: Marked, segment: list[int]) -> bool:
    """Whether a phrase tells when, where or how: "en Lima", "dos días después", "as the mayor said"."""
    first = segment[0]
    likened = not marked.lexicon.has_mood and segment[-1] + 1 in marked.verbs  # "as the mayor said"
    as_what = first > 0 and marked.is_a("role_linkers", first - 1) and marked.phrase("subordinators", first - 1)
    if as_what and not likened:
        return True  # "Como parte del plan, anunció"
    inside = marked.tokens[first].is_name and first > 0 and marked.tokens[first - 1].is_word
    if marked.is_a("prepositions", first) and not marked.is_a("definites", first) and not inside:
        return True
    opens = not marked.tokens[first].is_name or not inside
    times = ("adjunct_heads", "time_nouns", "time_measures")
    if opens and any(marked.is_a(group, first) for group in times):
        return True
    if len(segment) > 1 and marked.is_a("numerals", first) and marked.is_a("time_measures", segment[1]):
        return True  # "two days after the Post said A"
    if marked.is_a("adverbs", first) or _opens_like_participle(marked, segment):
        return True
    form = marked.lexicon.nonfinite.get(marked.words[first])
    if form is not None and form.tense == "infinitive" and marked.lexicon.words.get("infinitive_marks"):
        form = None  # "Chair of trustees": without "to" it is a noun
    if form is not None and form.tense == "participle" and not marked.lexicon.has_mood and len(segment) > 1:
        form = None if marked.tokens[segment[-1]].is_name else form  # "Retired surgeon Ben Carson"
    following = len(segment) > 1 and marked.tokens[segment[1]].is_name
    capital = marked.tokens[first].is_name and (first > 0 or following)
    return (form is not None and not capital and not marked.is_a("determiners", first)) or not any(
        marked.tokens[p].text[0].isalpha() for p in segment
    )


def _opens_like_participle(marked: Marked, segment: list[int]) -> bool:
    """Whether it is the first word of the sentence and ends like a participle, "Entrevistada en la radio, la ministra
    dijo"; but "Hurtado de Mendoza"."""
    if segment[0] or not marked.lexicon.has_mood:
        return False
    governed = marked.is_a("prepositions", 1) and not marked.is_a("np_linkers", 1)
    return governed and ends_like_participle(marked, marked.words[0])


def ends_like_participle(marked: Marked, word: str) -> bool:
    """Whether a word ends like a participle of any gender and number: "consultada"."""
    endings = tuple(marked.lexicon.words.get("participle_endings", ())) or ("\0",)
    return (word.rstrip("s")[:-1] + "o").endswith(endings)


def is_participle(marked: Marked, place: int) -> bool:
    """Whether a participle stands here that is no name."""
    form = marked.lexicon.nonfinite.get("".join(marked.words[place : place + 1]))
    return form is not None and form.tense == "participle" and not marked.tokens[place].is_name


def is_person(marked: Marked, phrase: list[int]) -> bool:
    """Whether a name is that of a person rather than of a firm or of a single word."""
    firm = any(marked.words[p] == "&" or marked.is_a("company_names", p) for p in phrase)
    return is_name(marked, phrase) and len(phrase) >= NAME_WORDS and not firm


def is_name(marked: Marked, segment: list[int]) -> bool:
    """A personal name: capitalised words, joined at most by small linking words."""
    tokens = [marked.tokens[p] for p in segment if marked.words[p] != "."]
    if len(tokens) > 1 and marked.is_a("honorifics", segment[0]):
        tokens = tokens[1:]  # "don Beto"
    if any(marked.is_a(group, segment[0]) for group in ("word_nouns", "accusation_nouns", "version_nouns")):
        return False  # "Declaraciones de Mark Carney"
    return (
        tokens[0].is_name
        and tokens[-1].is_name
        and all(t.is_name or marked.lexicon.has("name_particles", t.low) for t in tokens)
    )
