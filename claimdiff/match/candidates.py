"""Which statements are near enough to be compared: within a pair of articles of one story, the nearest of each.

Blocking by story keeps the work proportional to what is related, not to the square of what is stored. What is compared
between two articles depends on these two alone, so that a third one, whenever it comes, changes nothing of it.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from claimdiff.match.nearest import MOST

# How many of the nearest statements of another article a statement may be compared with: as many as its lists of the
# nearest hold (see nearest.py), so that nothing is cut here that would be kept there.
NEAREST = MOST
# Products of float32 matrices err by less; what is near by this much is computed again, the same on every path.
_SLACK = 1e-4


@dataclass(frozen=True, slots=True, order=True)
class Pair:
    """Two rows (first < second) and their cosine, -1..1."""

    first: int
    second: int
    similarity: float


Test = Callable[[Pair], bool]


def near_pairs(
    vectors: np.ndarray,
    ours: Sequence[int],
    theirs: Sequence[int],
    near: float,
    comparable: Test,
    opposite: Test = lambda pair: False,
) -> list[Pair]:
    """The pairs of rows to be compared between two articles, or within one, in order of rows.

    `vectors` is float32 [n, dim] with unit rows; `ours` and `theirs` are the rows of each article, the same list for
    the pairs within it. A pair has a cosine of at least `near` and is `comparable`, and either of its rows has it among
    its NEAREST such; `opposite` ones are counted apart, so that nobody's repeated claim crowds out its denial.
    """
    kept: Counter[tuple[int, bool]] = Counter()
    found = []
    for pair in _by_nearness(vectors, ours, theirs, near):
        across = opposite(pair)
        rows = ((pair.first, across), (pair.second, across))
        if min(kept[row] for row in rows) < NEAREST and comparable(pair):
            kept.update(rows)
            found.append(pair)
    return sorted(found)


def _by_nearness(vectors: np.ndarray, ours: Sequence[int], theirs: Sequence[int], near: float) -> Iterator[Pair]:
    """The pairs of a block with a cosine of at least `near`, nearest first."""
    left, right = np.array(ours, int), np.array(theirs, int)
    rows, columns = np.nonzero(vectors[left] @ vectors[right].T >= near - _SLACK)
    a, b = left[rows], right[columns]
    if ours is theirs:
        a, b = a[a < b], b[a < b]
    a, b = np.minimum(a, b), np.maximum(a, b)
    cosines = cosine(vectors[a], vectors[b])
    for at in np.lexsort((b, a, -cosines)):
        if cosines[at] >= near:
            yield Pair(int(a[at]), int(b[at]), float(cosines[at]))


def cosine(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """The cosines of the rows of two float32 arrays [n, dim]; the same for two rows whatever stands beside them.

    Rounded, so that neither the order of near ties nor a threshold hangs on how the products were summed.
    """
    return np.round(np.einsum("ij,ij->i", a, b, dtype=np.float64), 5)
