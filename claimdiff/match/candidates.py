"""Which propositions are near enough to be looked at: exact cosine search by blocks, then a cap a row."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

# Rows compared at once: 1,024 x 50,000 float32 is 200 MB, the most that a block may take.
BLOCK_CELLS = 50_000_000


@dataclass(frozen=True, slots=True)
class Pair:
    """Two rows (first < second) and their cosine, -1..1."""

    first: int
    second: int
    similarity: float


def near_pairs(vectors: np.ndarray, threshold: float, most: int) -> list[Pair]:
    """The pairs of rows with a cosine of at least `threshold`, each row keeping its `most` nearest.

    `vectors` is float32 [n, dim] with unit rows. A pair stands when either row keeps the other. Sorted by rows.
    """
    found: dict[tuple[int, int], float] = {}
    for start, cosines in _blocks(vectors):
        for offset, row in enumerate(cosines):
            for other in _nearest(row, start + offset, threshold, most):
                found[min(start + offset, other), max(start + offset, other)] = float(row[other])
    return [Pair(first, second, similarity) for (first, second), similarity in sorted(found.items())]


def _blocks(vectors: np.ndarray) -> Iterator[tuple[int, np.ndarray]]:
    """The cosines of consecutive rows to all rows, with the number of the first row."""
    rows = max(1, BLOCK_CELLS // max(1, len(vectors)))
    for start in range(0, len(vectors), rows):
        yield start, vectors[start : start + rows] @ vectors.T


def _nearest(row: np.ndarray, own: int, threshold: float, most: int) -> list[int]:
    """The columns at or above the threshold without the row's own, the nearest `most`; ties go to the lower column."""
    columns = np.flatnonzero(row >= threshold)
    columns = columns[columns != own]
    if len(columns) > most:
        columns = columns[np.argsort(-row[columns], kind="stable")[:most]]
    return [int(column) for column in columns]
