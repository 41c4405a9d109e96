"""What ties a clause to its sentence and is no content: conjunctions, connectives, signs that close nothing."""

from collections.abc import Sequence

from claimdiff.extract.bounds import contrast_end
from claimdiff.extract.contents import one_clause
from claimdiff.extract.marked import Marked
from claimdiff.extract.sentences import MARKS

OPENING = frozenset(MARKS) | {"(", "[", "¿", "¡"}
CLOSING = frozenset(MARKS.values()) | {")", "]"}


def trim(marked: Marked, places: Sequence[int]) -> list[int]:
    """Places without leading conjunctions and signs, without trailing signs, and out of quotation marks around all."""
    start, end = 0, len(places)
    while start < end:
        place = places[start]
        beyond = contrast_end(marked, place)
        length = sum(place <= p < beyond for p in places[start:end])
        length = length or marked.phrase("noting", place) or _discourse(marked, place)
        length = length or _joint(marked, places[start:end])
        small = any(marked.is_a(g, place) for g in ("coordinators", "complementizers"))
        small = small or (marked.is_a("purpose", place) and not marked.is_a("determiners", place + 1))
        small = small and not marked.points(place) and not _is_not_even(marked, place)
        small = small and not (marked.phrase("hypotheses", place) and not marked.is_a("coordinators", place))
        small = small or (marked.is_a("linkers", place) and marked.is_a("complementizers", place + 1))
        small = small and not (
            marked.tokens[place].is_name and start + 1 < end and marked.tokens[places[start + 1]].is_name
        )
        relative = marked.is_a("relatives", place) and not marked.is_a("possessive_relatives", place)
        relative = relative and not marked.points(place) and not _is_whoever(marked, place)
        sign = not marked.tokens[place].is_word
        idle = sign and not (marked.words[place] in OPENING and _closes_inside(marked, places[start:end]))
        if not (length or small or relative or idle):
            break
        start += length or 1
    while end > start and _is_loose_end(marked, places[start:end]):
        end -= 1
    return list(places[start:end])


def _is_whoever(marked: Marked, place: int) -> bool:
    """Whether a relative pronoun opens a sentence, for whoever it is: "quien no llegó fue la fiscal", "dijo que quienes
    no llegan"."""
    opened = place > 0 and (marked.opens_quote(place - 1) or marked.is_a("complementizers", place - 1))
    return place == 0 or (opened and marked.is_a("person_relatives", place))


def _discourse(marked: Marked, place: int) -> int:
    """Length of words here that only tie a sentence to the one before, comma included: "ante esto,", "however,"."""
    length = marked.phrase("discourse", place)
    return length + 1 if length and marked.words[place + length : place + length + 1] == (",",) else 0


def _is_loose_end(marked: Marked, places: Sequence[int]) -> bool:
    """Whether the last of these places is a sign that closes nothing, or the "and" or "besides" of the next clause."""
    token = marked.tokens[places[-1]]
    if token.is_word and len(places) > 1 and marked.words[places[-1] - 1] == "," and marked.is_a("besides", places[-1]):
        return True  # "hay pruebas, además, fijó un plazo"
    if token.is_word:
        return len(places) > 1 and marked.is_a("coordinators", places[-1]) and token.text.islower()
    return not _closes(marked, places)


def _is_not_even(marked: Marked, place: int) -> bool:
    """Whether a conjunction negates the subject after it: "ni un litro entró", not "ni piensa entrar"."""
    paired = marked.words[place + 2 : place + 3] == (marked.words[place],)  # "ni ayer ni hoy llegó"
    return marked.is_a("negations", place) and (paired or marked.skip_light(place + 1) not in marked.verbs)


def _joint(marked: Marked, places: Sequence[int]) -> int:
    """Length of a conjunction that ties a clause to the one before: not "si", nor "como en 1991, A".

    Nor one whose clause is followed by its main one in the same piece: "desde que empezó no han venido".
    """
    length = marked.phrase("subordinators", places[0])
    length = length if length > marked.phrase("conditions", places[0]) else 0  # not "si", but "si bien"
    if marked.words[places[min(length, len(places) - 1)]] == ",":
        return length
    first = min((p for p in places if p in marked.verbs), default=0)
    if marked.is_a("role_linkers", places[0]) and any(marked.words[p] == "," for p in places if p < first):
        return 0
    return length if one_clause(marked, places) else 0


def _closes_inside(marked: Marked, places: Sequence[int]) -> bool:
    """Whether the mark at the beginning is closed before the end, so that it marks only some words."""
    closing = MARKS.get(marked.words[places[0]], ")")
    last_word = next((i for i in range(len(places) - 1, -1, -1) if marked.tokens[places[i]].is_word), 0)
    return any(marked.words[p] == closing for p in places[1 : last_word + 1])


def _closes(marked: Marked, places: Sequence[int]) -> bool:
    """Whether the last sign belongs: a unit, or a closing mark whose opening stands inside."""
    word = marked.words[places[-1]]
    if word in "%€$£°":
        return True
    openings = [mark for mark, closing in MARKS.items() if closing == word] + (["("] if word == ")" else [])
    return word in CLOSING and any(marked.words[p] in openings for p in places[:-1])
