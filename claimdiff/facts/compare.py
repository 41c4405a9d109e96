"""What two propositions share and where they differ, from their facts alone."""

from dataclasses import dataclass

from claimdiff.facts import quantities, states, times
from claimdiff.facts.read import Facts


@dataclass(frozen=True, slots=True)
class Comparison:
    """The typed part of `datamodel.Signals`, under the same names."""

    overlap: float
    names: float
    agreeing: int
    numbers: str
    times: str
    entities: str
    negation: bool
    states: str


def compare(a: Facts, b: Facts) -> Comparison:
    """The comparison of two propositions; symmetric but for the order inside the descriptions."""
    return Comparison(
        overlap=_share(a.content, b.content),
        names=_share(a.names, b.names),
        agreeing=quantities.agreeing(a.quantities, b.quantities) + times.agreeing(a.times, b.times),
        numbers=quantities.conflict(a.quantities, b.quantities),
        times=times.conflict(a.times, b.times),
        entities=_swapped(a.names, b.names),
        negation=bool(a.negations) != bool(b.negations),
        states=states.opposite(a.states, b.states),
    )


def _share(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def _swapped(a: frozenset[str], b: frozenset[str]) -> str:
    """Names that each side has and the other lacks, as "pak yong-nam / ri sang-chol"."""
    ours, theirs = sorted(a - b), sorted(b - a)
    return f"{' '.join(ours)} / {' '.join(theirs)}" if ours and theirs else ""
