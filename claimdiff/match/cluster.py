"""Claim clusters: statements that say the same thing with the same stance.

A pair of statements is verified on its own evidence (near copy by rapidfuzz, or paraphrase by encoder and NLI together,
and no typed conflict). Clusters are then built from verified pairs only, by average linkage inside each connected
component, so that a chain of near misses does not glue two claims together.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence

import numpy as np
from rapidfuzz import fuzz

from claimdiff.datamodel import Article, Cluster, Stance, Statement
from claimdiff.facts import Facts, quantities, times
from claimdiff.text import content_id, words

# Token-sorted similarity (0..100) of two wordings from which they are one wording: an edited copy loses a word or two.
NEAR_COPY = 90.0
# Share of the shorter one's content words from which two propositions are one wording about two names.
SAME_WORDING = 0.75
# Average linkage: at least this share of the pairs across two groups must be verified to join them.
LINKED_SHARE = 0.5
# The distance of a pair that must never share a cluster: no average over a real cluster can outweigh it.
APART = 1e6


def presorted(proposition: str) -> str:
    """The folded words of a proposition in alphabetical order, ready for `near_copy`."""
    return " ".join(sorted(words(proposition)))


def near_copy(a: str, b: str) -> bool:
    """Whether two presorted propositions are one wording, word order and an edit aside."""
    return fuzz.ratio(a, b, score_cutoff=NEAR_COPY) > 0


def typed_conflict(a: Facts, b: Facts) -> str:
    """The name of the first typed check by which two propositions cannot be the same claim, or ""."""
    if quantities.conflict(a.quantities, b.quantities):
        return "numbers"
    if times.conflict(a.times, b.times):
        return "times"
    if a.names and b.names and not a.names & b.names and _same_wording(a, b):
        return "names"
    if bool(a.negations) != bool(b.negations):
        return "negation"
    return ""


def _same_wording(a: Facts, b: Facts) -> bool:
    """Whether the words are the same but for names; else the one may call by name what the other describes."""
    shorter = min(len(a.content - a.names), len(b.content - b.names))
    return len((a.content - a.names) & (b.content - b.names)) >= SAME_WORDING * max(1, shorter)


def swapped_name(a: Facts, b: Facts) -> bool:
    """Whether each side names somebody or some place that the other does not: in near copies, another event."""
    return bool(a.names - b.names) and bool(b.names - a.names)


def group(
    size: int,
    verified: Sequence[tuple[int, int]],
    apart: Callable[[int, int], bool],
    one_wording: Callable[[int, int], bool],
) -> np.ndarray:
    """Cluster labels 0.. of `size` statements from their verified pairs; `apart` vetoes any other pair within a
    component.

    Verified pairs in `one_wording` count as one statement: that many outlets carry a text word for word says nothing
    about what else is the same claim.
    """
    node = _components(size, [pair for pair in verified if one_wording(*pair)])
    linked = {(int(node[a]), int(node[b])) for a, b in verified if node[a] != node[b]}
    links = {frozenset(pair) for pair in linked}
    labels = node.copy()
    members = defaultdict(list)
    for number, component in enumerate(_components(size, linked)):
        if node[number] == number:
            members[component].append(number)
    for numbers in members.values():
        if len(numbers) > 1:
            for number, label in zip(numbers, _average_linkage(numbers, links, apart), strict=True):
                labels[number] = numbers[label]
    return labels[node]


def _components(size: int, pairs: Collection[tuple[int, int]]) -> np.ndarray:
    """For each number the lowest one that the pairs connect it to."""
    from scipy.sparse import coo_array  # noqa: PLC0415 (a moment to import; a night without news clusters nothing)
    from scipy.sparse.csgraph import connected_components  # noqa: PLC0415

    rows, columns = zip(*pairs, strict=True) if pairs else ((), ())
    graph = coo_array((np.ones(len(rows)), (rows, columns)), shape=(size, size))
    _, component = connected_components(graph, directed=False)
    _, lowest = np.unique(component, return_index=True)
    return lowest[component]


def _average_linkage(
    numbers: Sequence[int], linked: set[frozenset[int]], apart: Callable[[int, int], bool]
) -> Sequence[int]:
    """For each number the position of the first member of its cluster."""
    from scipy.cluster.hierarchy import fcluster, linkage  # noqa: PLC0415 (as above)
    from scipy.spatial.distance import squareform  # noqa: PLC0415

    distance = np.zeros((len(numbers), len(numbers)))
    for i, a in enumerate(numbers):
        for j in range(i + 1, len(numbers)):
            b = numbers[j]
            if frozenset((a, b)) not in linked:
                distance[i, j] = distance[j, i] = APART if apart(a, b) else 1.0
    found = fcluster(linkage(squareform(distance), "average"), LINKED_SHARE + 1e-9, criterion="distance")
    first: dict[int, int] = {}
    return [first.setdefault(label, position) for position, label in enumerate(found)]


def build_clusters(
    statements: Sequence[Statement],
    labels: np.ndarray,
    vectors: np.ndarray,
    articles: Mapping[str, Article],
    origins: Mapping[str, str],
) -> tuple[Cluster, ...]:
    """The clusters, ordered by id. `vectors` are unit rows, one a statement; the maps go from article id."""
    members = defaultdict(list)
    for number, label in enumerate(labels):
        members[int(label)].append(number)
    clusters = []
    for numbers in members.values():
        own = [statements[number] for number in numbers]
        clusters.append(
            Cluster(
                id=content_id("cluster", _founder(own, articles).id),
                statements=tuple(sorted(statement.id for statement in own)),
                representative=_medoid(own, vectors[numbers]),
                stance=Stance(own[0].stance),
                outlets=tuple(sorted({articles[statement.article].outlet for statement in own})),
                origins=tuple(sorted({origins[statement.article] for statement in own})),
            )
        )
    return tuple(sorted(clusters, key=lambda cluster: cluster.id))


def _founder(statements: Sequence[Statement], articles: Mapping[str, Article]) -> Statement:
    """The statement that was published first, undated ones last: the cluster is named after it, and keeps its name
    while it grows."""

    def age(statement: Statement) -> tuple[bool, str, str, int, int, str]:
        published = articles[statement.article].published
        dated = (published is None, published or "")
        return *dated, statement.article, statement.start, statement.end, statement.id

    return min(statements, key=age)


def _medoid(statements: Sequence[Statement], vectors: np.ndarray) -> str:
    """The id of the statement with the highest mean cosine to the others; ties go to the lowest id."""
    closeness = np.round((vectors @ vectors.T).mean(axis=1), 4)
    return min(zip(-closeness, (statement.id for statement in statements), strict=True))[1]
