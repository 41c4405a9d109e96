"""The nearest of each statement: a pair is compared only when either has the other among its own.

That bounds what a statement costs however large its story is. A list of the nearest can be brought up to date from the
list and what is new alone, so old pairs need not be looked at again, and the order in which articles come is no matter.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

# Entries in a list. With three the labelled bundles lose contradictions and claims, with six they have more false ones.
# What differs has a list of its own: else forty wordings of a claim would hide who denies it.
MOST = 4


@dataclass(frozen=True, slots=True, order=True)
class Near:
    """An entry in the list of `statement`: another one (ids) with their cosine.

    `differs` says which of its two lists: that of statements that differ from it in stance, figure, time or negation.
    """

    statement: str
    other: str
    differs: bool
    similarity: float


def both_ways(a: str, b: str, differs: bool, similarity: float) -> tuple[Near, Near]:
    """A pair of statements as an entry for either's list."""
    return Near(a, b, differs, similarity), Near(b, a, differs, similarity)


def kept(entries: Iterable[Near]) -> set[Near]:
    """The entries that stay when each list is cut to its MOST nearest; of equally near ones the lower ids."""
    lists = defaultdict(list)
    for entry in entries:
        lists[entry.statement, entry.differs].append(entry)
    return {entry for own in lists.values() for entry in sorted(own, key=_nearness)[:MOST]}


def mutual(entries: Iterable[Near]) -> set[tuple[str, str]]:
    """The pairs of statements, lower id first, that are in each other's list."""
    found = {(entry.statement, entry.other) for entry in entries}
    return {(a, b) for a, b in found if a < b and (b, a) in found}


def _nearness(entry: Near) -> tuple[float, str]:
    return -entry.similarity, entry.other
