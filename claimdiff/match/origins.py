"""Which articles go back to one text: republished wire copy is many outlets and one origin.

Containment of word shingles (Broder, 1997) finds the copies; the agency that both credit lowers what is asked. Whether
one article copies another never depends on a third.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

import numpy as np

from claimdiff.datamodel import Article
from claimdiff.text import content_id, shingles, words

SHINGLE_WORDS = 5
# Shares of the shorter article's shingles that the other one has too. High enough that two reports which share only the
# quotations of one press conference stay apart; the republished wire of every labelled bundle is found.
COPIED = 0.4
COPIED_WITH_CREDIT = 0.2
FEWEST_SHINGLES = 15
# Of 64 bits: two articles have some hundreds, so that a chance match is one in millions.
SHINGLE = np.dtype("<u4")


def article_shingles(article: Article) -> np.ndarray:
    """The shingles of an article's body: SHINGLE array, ascending, each once."""
    found = shingles(words(_body(article)), SHINGLE_WORDS)
    return np.unique(np.fromiter((shingle & 0xFFFFFFFF for shingle in found), SHINGLE, len(found)))


def copied(a: np.ndarray, b: np.ndarray, *, one_agency: bool) -> bool:
    """Whether the articles with these shingles are one text; `one_agency`: both credit the same one."""
    shared = len(np.intersect1d(a, b, assume_unique=True))
    least = COPIED_WITH_CREDIT if one_agency else COPIED
    return shared >= least * max(FEWEST_SHINGLES, min(len(a), len(b)))


def origin_ids(published: Mapping[str, str | None], copies: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The origin of each article, by article id, named after the first of those that copy one another (in chains).

    `published` is by article id and has both articles of each of the `copies`.
    """
    from scipy.sparse import coo_array  # noqa: PLC0415 (a moment to import; a night without news has no origins to find)
    from scipy.sparse.csgraph import connected_components  # noqa: PLC0415

    articles = sorted(published)
    number = {article: at for at, article in enumerate(articles)}
    linked = [(number[a], number[b]) for a, b in copies]
    rows, columns = [a for a, _ in linked], [b for _, b in linked]
    graph = coo_array(([1] * len(linked), (rows, columns)), shape=(len(articles), len(articles)))
    _, labels = connected_components(graph, directed=False)
    members = defaultdict(list)
    for article, label in zip(articles, labels, strict=True):
        members[label].append(article)
    first = {label: min(own, key=lambda article: _age(article, published)) for label, own in members.items()}
    return {article: content_id("origin", first[label]) for article, label in zip(articles, labels, strict=True)}


def same_agency(a: Article, b: Article) -> bool:
    """Whether both credit one agency."""
    return a.agency is not None and a.agency == b.agency


def _age(article: str, published: Mapping[str, str | None]) -> tuple[bool, str, str]:
    """Sorts by date, those without one last."""
    date = published[article]
    return date is None, date or "", article


def _body(article: Article) -> str:
    """The text without what ingest marked as no body."""
    kept, at = [], 0
    for span in article.skip:
        kept.append(article.text[at : span.start])
        at = span.end
    return " ".join([*kept, article.text[at:]])
