"""Which articles tell the same story: only their statements are worth comparing.

The same words about another person, place or day are the commonest false alarm of pairwise comparison; most of it goes
when the two articles must first share what their story is about. Cosines of TF-IDF vectors (Salton and Buckley, 1988)
over the stems and names of an article's statements decide; between languages, names alone. Document frequencies come
from `background.json`, not from the articles at hand: whether two articles are related never depends on a third.
"""

import json
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import numpy as np
from scipy.sparse import csr_array

from claimdiff.facts import Facts

# Cosines from which two articles tell one story, chosen on the labelled bundles mixed with a real night.
SAME_STORY = 0.09
SAME_STORY_BY_NAMES = 0.1
# The share of articles that have a term which is not in the table: under its smallest entry.
RARE = 0.004


@dataclass(frozen=True, slots=True)
class Profile:
    """How often an article uses each content stem and each name."""

    lang: str
    stems: Mapping[str, int]
    names: Mapping[str, int]


def profile(lang: str, facts: Sequence[Facts]) -> Profile:
    """The profile of an article from the facts of its statements."""
    stems = Counter(term for own in facts for term in own.content | own.names)
    names = Counter(name for own in facts for name in own.names)
    return Profile(lang, stems, names)


@lru_cache(maxsize=1)
def _background() -> dict[str, dict[str, float]]:
    return dict(json.loads((files("claimdiff.match") / "background.json").read_text("utf-8")))


def weight(term: str, lang: str) -> float:
    """The inverse document frequency of a stem or name, 0 for one that every article has."""
    return -math.log(_background().get(lang, {}).get(term, RARE))


def related(profiles: Mapping[str, Profile]) -> dict[tuple[str, str], float]:
    """The cosine (0..1) of each pair of articles, lower id first, that tell the same story."""
    ids = sorted(profiles)
    langs = [profiles[article].lang for article in ids]
    by_words = _cosines([profiles[article].stems for article in ids], langs, SAME_STORY)
    by_names = _cosines([profiles[article].names for article in ids], langs, SAME_STORY_BY_NAMES)
    across = {pair: cosine for pair, cosine in by_names.items() if langs[pair[0]] != langs[pair[1]]}
    return {(ids[a], ids[b]): cosine for (a, b), cosine in {**across, **by_words}.items()}


def _cosines(counts: Sequence[Mapping[str, int]], langs: Sequence[str], least: float) -> dict[tuple[int, int], float]:
    """The pairs of rows (first < second) with a cosine of at least `least`, term counts damped by their logarithm."""
    column = {term: number for number, term in enumerate(sorted({term for row in counts for term in row}))}
    cells = [
        (number, column[term], (1 + math.log(count)) * weight(term, lang))
        for number, (row, lang) in enumerate(zip(counts, langs, strict=True))
        for term, count in sorted(row.items())
    ]
    if not cells:
        return {}
    rows, columns, values = zip(*cells, strict=True)
    matrix = csr_array((np.array(values), (rows, columns)), shape=(len(counts), len(column)))
    norms = np.sqrt(matrix.multiply(matrix).sum(axis=1))
    cosines = (matrix @ matrix.T).tocoo()
    found = {}
    for a, b, product in zip(cosines.row, cosines.col, cosines.data, strict=True):
        if a < b and product >= least * norms[a] * norms[b]:
            found[int(a), int(b)] = float(product / (norms[a] * norms[b]))
    return found
