"""Which articles tell the same story: only their statements are worth comparing.

The same words about another person, place or day are the commonest false alarm of pairwise comparison; most of it goes
when the two articles must first share what their story is about. Cosines of TF-IDF vectors (Salton and Buckley, 1988)
over the stems and names of an article's statements decide; between languages, names alone. Document frequencies come
from `background.json`, not from the articles at hand: whether two articles are related never depends on a third.
"""

import json
import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np

from claimdiff.facts import Facts
from claimdiff.text import hash_text

if TYPE_CHECKING:
    from scipy.sparse import csr_array

# Cosines from which two articles tell one story, chosen on the labelled bundles mixed with a real night.
SAME_STORY = 0.09
SAME_STORY_BY_NAMES = 0.1
# Articles further apart in time need more in common: so many days are free, each one beyond asks for so much more, the
# later ones for less, and all for so much at most. On a real night an article has ten others within SAME_STORY and one
# within what is asked for after SLOWER_AFTER days. The older a store, the more of it is alike by chance: were no more
# asked later on, each of 9,000 retold articles (benchmarks.retell) would have two of other months beside its nine, and
# so on with the square; at half as much as here, nearly half of all questions were about pairs from different months.
FREE_DAYS = 3
MORE_A_DAY = 0.01
SLOWER_AFTER = 24
MORE_A_LATER_DAY = 0.002
MOST_MORE = 0.7
# The share of articles that have a term which is not in the table: under its smallest entry.
RARE = 0.004
# A weighted term: 64 bits of its hash, and its share in a vector of length 1.
TERM = np.dtype([("term", "<u8"), ("weight", "<f4")])


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """What an article is about: sparse unit vectors of its stems with its names, and of its names alone.

    Both are arrays of TERM, terms ascending; empty when there is nothing to tell. `published` is an ISO date or None.
    """

    lang: str
    published: str | None
    stems: np.ndarray
    names: np.ndarray


def profile(lang: str, published: str | None, facts: Sequence[Facts]) -> Profile:
    """The profile of an article from the facts of its statements."""
    stems = Counter(term for own in facts for term in own.content | own.names)
    names = Counter(name for own in facts for name in own.names)
    return Profile(lang, published, _unit_vector(stems, lang), _unit_vector(names, lang))


@lru_cache(maxsize=1)
def _background() -> dict[str, dict[str, float]]:
    return dict(json.loads((files("claimdiff.match") / "background.json").read_text("utf-8")))


def weight(term: str, lang: str) -> float:
    """The inverse document frequency of a stem or name, 0 for one that every article has."""
    return -math.log(_background().get(lang, {}).get(term, RARE))


def _unit_vector(counts: Mapping[str, int], lang: str) -> np.ndarray:
    """TERM array: counts damped by their logarithm, times the weight of the term, to length 1."""
    weighted = sorted((hash_text(term), (1 + math.log(count)) * weight(term, lang)) for term, count in counts.items())
    found = np.array([cell for cell in weighted if cell[1] > 0], TERM)
    found["weight"] /= np.linalg.norm(found["weight"].astype(np.float64)) if len(found) else 1
    return found


def related(ours: Sequence[Profile], theirs: Sequence[Profile]) -> Iterator[tuple[int, int]]:
    """The pairs (position in `ours`, in `theirs`) that tell the same story."""
    days = _days(ours)[:, None] - _days(theirs)[None, :]
    more = _more_for_time(np.abs(np.nan_to_num(days)))
    by_words = _near([own.stems for own in ours], [other.stems for other in theirs], SAME_STORY + more)
    by_names = _near([own.names for own in ours], [other.names for other in theirs], SAME_STORY_BY_NAMES + more)
    across = {(a, b) for a, b in by_names if ours[a].lang != theirs[b].lang}
    yield from sorted(by_words | across)


def _more_for_time(days: np.ndarray) -> np.ndarray:
    """How much more two articles that are so many days apart need in common."""
    soon = np.clip(days, FREE_DAYS, SLOWER_AFTER) - FREE_DAYS
    later = np.maximum(days - SLOWER_AFTER, 0) * MORE_A_LATER_DAY
    return np.minimum(soon * MORE_A_DAY + later, MOST_MORE)


def _days(profiles: Sequence[Profile]) -> np.ndarray:
    """float64 [n]: the day of each, NaN when it is not known to the day."""
    known = [own.published[:10] if own.published and len(own.published) >= 10 else None for own in profiles]
    return np.array([np.nan if day is None else date.fromisoformat(day).toordinal() for day in known], np.float64)


def _near(ours: Sequence[np.ndarray], theirs: Sequence[np.ndarray], least: np.ndarray) -> set[tuple[int, int]]:
    """The pairs with a cosine of at least theirs of `least` [ours, theirs]."""
    if not ours or not theirs:
        return set()
    columns = np.unique(np.concatenate([own["term"] for own in ours]))
    # Products are summed in the order of the terms, whoever else is in the matrix, and rounded: equal on every path.
    cosines = (_matrix(ours, columns) @ _matrix(theirs, columns).T).tocoo()
    near = np.round(cosines.data, 9) >= least[cosines.row, cosines.col]
    return set(zip(cosines.row[near].tolist(), cosines.col[near].tolist(), strict=True))


def _matrix(vectors: Sequence[np.ndarray], columns: np.ndarray) -> "csr_array":
    """float64 [vectors, columns] with the terms that are in `columns` (ascending)."""
    from scipy.sparse import csr_array  # noqa: PLC0415 (a moment to import; a night without news relates nothing)

    cells = np.concatenate(vectors) if vectors else np.empty(0, TERM)
    rows = np.repeat(np.arange(len(vectors)), [len(vector) for vector in vectors])
    if not len(columns):
        return csr_array((len(vectors), 0))
    places = np.minimum(np.searchsorted(columns, cells["term"]), len(columns) - 1)
    known = columns[places] == cells["term"]
    values = cells["weight"][known].astype(np.float64)
    return csr_array((values, (rows[known], places[known])), shape=(len(vectors), len(columns)))
