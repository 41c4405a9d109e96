"""Which articles go back to one text: republished wire copy is many outlets and one origin.

Containment of word shingles (Broder, 1997) finds the copies; the agency that both credit lowers what is asked.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence

from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from claimdiff.datamodel import Article
from claimdiff.text import content_id, shingles, words

SHINGLE_WORDS = 5
# Shares of the shorter article's shingles that the other one has too. High enough that two reports which share only the
# quotations of one press conference stay apart; the republished wire of every labelled bundle is found.
COPIED = 0.4
COPIED_WITH_CREDIT = 0.2
# A shingle in more articles than this is boilerplate, not copying.
MOST_COMMON = 50
FEWEST_SHINGLES = 15


def find_origins(articles: Sequence[Article]) -> dict[str, str]:
    """The origin id of each article, by article id. Articles of one origin copy one another, directly or in a chain."""
    sets = [shingles(words(_body(article)), SHINGLE_WORDS) for article in articles]
    linked = [
        (a, b)
        for (a, b), shared in _shared(sets).items()
        if shared >= _needed(articles[a], articles[b]) * max(FEWEST_SHINGLES, min(len(sets[a]), len(sets[b])))
    ]
    rows, columns = [a for a, _ in linked], [b for _, b in linked]
    graph = coo_array(([1] * len(linked), (rows, columns)), shape=(len(articles), len(articles)))
    _, labels = connected_components(graph, directed=False)
    members = defaultdict(list)
    for article, label in zip(articles, labels, strict=True):
        members[label].append(article.id)
    return {
        article.id: content_id("origin", *sorted(members[label]))
        for article, label in zip(articles, labels, strict=True)
    }


def _body(article: Article) -> str:
    """The text without what ingest marked as no body."""
    kept, at = [], 0
    for span in article.skip:
        kept.append(article.text[at : span.start])
        at = span.end
    return " ".join([*kept, article.text[at:]])


def _needed(a: Article, b: Article) -> float:
    return COPIED_WITH_CREDIT if a.agency and a.agency == b.agency else COPIED


def _shared(sets: Sequence[set[int]]) -> Counter[tuple[int, int]]:
    """How many shingles each pair of articles shares, for those that share any."""
    holders = defaultdict(list)
    for number, found in enumerate(sets):
        for shingle in found:
            holders[shingle].append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for numbers in holders.values():
        if 2 <= len(numbers) <= MOST_COMMON:
            shared.update((a, b) for i, a in enumerate(numbers) for b in numbers[i + 1 :])
    return shared
