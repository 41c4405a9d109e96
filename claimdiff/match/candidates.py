"""Which statements are near enough to be compared: cosines within articles of one story, the nearest of each kept.

Blocking by story keeps the work proportional to what is related, not to the square of what is stored.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, slots=True, order=True)
class Pair:
    """Two rows (first < second) and their cosine, -1..1."""

    first: int
    second: int
    similarity: float


def near_pairs(
    vectors: np.ndarray, blocks: Iterable[tuple[Sequence[int], Sequence[int]]], threshold: float, most: int
) -> list[Pair]:
    """The pairs of rows across each block with a cosine of at least `threshold`, in order of rows.

    `vectors` is float32 [n, dim] with unit rows; a block is two lists of row numbers, the same list twice for the pairs
    within it. Of more than `most` pairs of a row its nearest are kept; a pair stands when either of its rows keeps it.
    """
    found = {pair for left, right in blocks for pair in _block(vectors, left, right, threshold)}
    kept: Counter[int] = Counter()
    standing = []
    for pair in sorted(found, key=lambda pair: (-pair.similarity, pair.first, pair.second)):
        if kept[pair.first] < most or kept[pair.second] < most:
            standing.append(pair)
            kept.update((pair.first, pair.second))
    return sorted(standing)


def _block(vectors: np.ndarray, left: Sequence[int], right: Sequence[int], threshold: float) -> list[Pair]:
    # Rounded, so that the order of near ties does not hang on how the product was summed.
    cosines = np.round(vectors[list(left)] @ vectors[list(right)].T, 5)
    pairs = []
    for i, j in zip(*np.nonzero(cosines >= threshold), strict=True):
        a, b = left[i], right[j]
        if a < b or (a > b and left is not right):
            pairs.append(Pair(min(a, b), max(a, b), float(cosines[i, j])))
    return pairs
