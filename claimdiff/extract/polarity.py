"""Words that a denial alone brings into what is denied: "negó haber cobrado jamás nada", "denied taking any money".

The verb of denial negates them already; what is denied is that something was ever taken.
"""

from collections.abc import Sequence

from claimdiff.datamodel import Stance
from claimdiff.extract.draft import Draft
from claimdiff.extract.indicative import affirmed
from claimdiff.extract.marked import SUBJUNCTIVE, Marked


def plain(draft: Draft, places: list[int]) -> list[int]:
    """The places without "ever" and the like: "denied it ever paid", "negó haber pagado jamás"."""
    if draft.stance is not Stance.DENIES or draft.turned:
        return places
    marked = draft.marked
    polar = {q for p in places for q in range(p, p + marked.phrase("polar", p))}
    return [p for p in places if p not in polar]


def licensed(draft: Draft, places: Sequence[int], body: str) -> str:
    """The text of these places with "something" for "nothing", where that is negative by the verb of denial alone."""
    end = _end_of_licensed(draft, places)
    if not end:
        return body
    rest = draft.marked.slice([p for p in places if p >= end])
    return f"{affirmed(body.removesuffix(rest), draft.marked.lexicon)} {rest}"


def _end_of_licensed(draft: Draft, places: Sequence[int]) -> int:
    """The end of a main clause whose negative words all hang on the denial, "negó haber recibido ningún pago", "negó
    que nadie cobrara"; 0 for any other."""
    marked = draft.marked
    if draft.stance is not Stance.DENIES:
        return 0
    first = next((p for p in places if p in marked.verbs or marked.is_nonfinite(p)), places[-1])
    end = next((p for p in places if p > first and (marked.is_a("relatives", p) or p in marked.verbs)), places[-1] + 1)
    verb = marked.verbs.get(first)
    start = places[0] if verb is not None and verb.tense in SUBJUNCTIVE else first
    negative = [p for p in places if p < end and _negates(marked, p)]
    return end if negative and all(p >= start and marked.is_a("polarity", p) for p in negative) else 0


def _negates(marked: Marked, place: int) -> bool:
    return marked.is_a("negations", place) or marked.words[place] in marked.lexicon.maps["denegate"]
