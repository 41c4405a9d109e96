"""How many of the findings that people judged were contradictions: precision, from verdicts."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from claimdiff.config import band
from claimdiff.verdicts import Judged, Shown


@dataclass(frozen=True, slots=True)
class Tally:
    """Verdicts on findings of one sort. `dismissed` counts those about two different events too."""

    name: str
    confirmed: int
    dismissed: int

    @property
    def precision(self) -> float:
        """The share of the judged findings that were confirmed, 0..1."""
        return self.confirmed / (self.confirmed + self.dismissed)


def tallies(judged: Iterable[Judged]) -> dict[str, tuple[Tally, ...]]:
    """Tallies of all verdicts that count: "all", by "kind", "band", "outlets" (a pair) and "month" of the report.

    A finding counts once for each pair of outlets that it sets against each other, the same outlet with itself too.
    Those of most verdicts come first, months in their order. Verdicts on what was never shown count in "all" alone.
    """
    confirmed: Counter[tuple[str, str]] = Counter()
    total: Counter[tuple[str, str]] = Counter()
    for case in judged:
        if case.verdict.verdict:
            keys = [("all", "all"), ("month", (case.verdict.report or case.verdict.at)[:7]), *_sorts(case.shown)]
            total.update(keys)
            confirmed.update(keys if case.verdict.verdict == "confirmed" else ())
    found: dict[str, list[Tally]] = {sort: [] for sort in ("all", "kind", "band", "outlets", "month")}
    for sort, name in sorted(total, key=lambda key: (0 if key[0] == "month" else -total[key], key)):
        right = confirmed[sort, name]
        found[sort].append(Tally(name, right, total[sort, name] - right))
    return {sort: tuple(items) for sort, items in found.items()}


def _sorts(shown: Shown | None) -> Iterator[tuple[str, str]]:
    if shown is not None:
        yield "kind", str(shown.kind)
        yield "band", band(shown.score).name.lower()
        pairs = {tuple(sorted((a, b))) for a in shown.outlets_a for b in shown.outlets_b}
        yield from (("outlets", f"{a} / {b}") for a, b in sorted(pairs))
