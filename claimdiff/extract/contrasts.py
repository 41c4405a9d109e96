"""Clauses that only say whose word another one is contrary to: "al contrario de lo que dijo Gil, el puente cayó"."""

from dataclasses import dataclass

from claimdiff.extract.adverbials import speaker_after
from claimdiff.extract.asides import SPEAKING
from claimdiff.extract.bounds import pause_from
from claimdiff.extract.contents import Places
from claimdiff.extract.marked import Marked
from claimdiff.extract.sources import source_of


@dataclass(frozen=True, slots=True)
class Contrast:
    """The places of who says the contrary and of the verb that tells so; `end` is where the words for it end."""

    speaker: Places
    cue: Places
    end: int


def contrast(marked: Marked, at: int) -> Contrast | None:
    """Whose word a clause is contrary to, if words that say so begin here."""
    length = marked.phrase("contrary", at)
    end = pause_from(marked, at) if length else at
    cue = next((marked.cues[p] for p in range(at + length, end) if p in marked.cues), None)
    if cue is None or cue.kind not in SPEAKING or cue.negated:
        return None
    before = tuple(range(at + length, cue.first))
    speaker = before if before else tuple(speaker_after(marked, range(cue.last, end)))
    if not speaker or source_of(marked, speaker) is None:
        return None
    return Contrast(speaker, tuple(range(cue.first, cue.last)), end)
