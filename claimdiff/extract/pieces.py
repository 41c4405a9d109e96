"""What a clause-sized piece of a sentence is."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """How a piece hangs on what stands before it."""

    MAIN = "main"
    QUOTE = "quote"
    FRONTED = "fronted"  # what the subject of the main clause after it says or denies: "tras negar que A, X dijo B"
    RELATIVE = "relative"
    SUBORDINATE = "subordinate"
    COORDINATE = "coordinate"
    PARALLEL = "parallel"  # one more content of the same frame: "dijo que A y que B"
    RESUMED = "resumed"  # the main clause again after something inserted
    PURPOSE = "purpose"  # an infinitive or gerund clause with figures in it: "para exigir 300 euros"
    CONTRARY = "contrary"  # only says whose word the clause beside it is contrary to
    FRAME = "frame"  # only says who speaks: ", dijo el ministro,"


@dataclass(frozen=True, slots=True)
class Piece:
    """Tokens `first` to `last` (excluded) of a sentence."""

    first: int
    last: int
    role: Role
