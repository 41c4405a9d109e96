"""From compared propositions to clusters and decisions: pure functions between the models' answers and the report."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict

import numpy as np

from claimdiff.corpus import Corpus
from claimdiff.datamodel import Cluster, Decision, Nli, Signals, Stance
from claimdiff.facts import compare
from claimdiff.judge.decide import decide
from claimdiff.judge.gates import Case
from claimdiff.match.candidates import Pair, near_pairs
from claimdiff.match.cluster import build_clusters, group, near_copy, presorted, swapped_name, typed_conflict
from claimdiff.scores import same_claim

# What NLI says of a text and itself; no model is asked.
IDENTITY = Nli(1.0, 0.0, 0.0)
UNASKED = Nli(0.0, 1.0, 0.0)
# Propositions that share less than this of the shorter one's content words, no figure and no name are two topics.
LEAST_SHARED = 0.15

Inferences = Mapping[tuple[str, str], Nli]


def candidate_rows(corpus: Corpus, near: float, neighbours: int) -> list[Pair]:
    """The pairs of propositions to be compared: near in meaning, with something in common that can be named.

    A proposition and itself is a pair when statements of different stance share it.
    """
    pairs = [pair for pair in near_pairs(corpus.vectors, near, neighbours) if _something_shared(corpus, pair)]
    alone = [Pair(row, row, 1.0) for row, numbers in sorted(corpus.numbers.items()) if len(numbers) > 1]
    return alone + pairs


def _something_shared(corpus: Corpus, pair: Pair) -> bool:
    first, second = corpus.numbers[pair.first][0], corpus.numbers[pair.second][0]
    a, b = corpus.statements[first], corpus.statements[second]
    if a.lang != b.lang:
        return True
    if Stance.OPEN in (a.stance, b.stance) and a.stance != b.stance:
        return False
    shared = compare(corpus.facts[first], corpus.facts[second])
    return shared.overlap >= LEAST_SHARED or bool(shared.agreeing) or shared.names >= 0.5


def questions(corpus: Corpus, pairs: Sequence[Pair]) -> list[tuple[str, str]]:
    """The premise-hypothesis pairs that NLI must answer, both ways, each once, in a fixed order."""
    asked = {}
    for pair in pairs:
        if pair.first != pair.second:
            a, b = corpus.propositions[pair.first], corpus.propositions[pair.second]
            asked[a, b] = asked[b, a] = None
    return list(asked)


def signals_of(corpus: Corpus, a: int, b: int, similarity: float, inferences: Inferences) -> Signals:
    """What is known about statements number `a` and `b`."""
    p, q = corpus.statements[a].proposition, corpus.statements[b].proposition
    forward, backward = (
        (IDENTITY, IDENTITY) if p == q else (inferences.get((p, q), UNASKED), inferences.get((q, p), UNASKED))
    )
    typed = compare(corpus.facts[a], corpus.facts[b])
    return Signals(similarity=similarity, forward=forward, backward=backward, **asdict(typed))


def cluster(corpus: Corpus, pairs: Sequence[Pair], inferences: Inferences, threshold: float) -> tuple[Cluster, ...]:
    """The claim clusters: average linkage over the statement pairs that are verified as one claim."""
    verified = [
        (a, b)
        for pair in pairs
        for a, b in _statement_pairs(corpus, pair)
        if _one_claim(corpus, a, b, pair.similarity, inferences, threshold)
    ]
    labels = group(len(corpus.statements), verified, lambda a, b: _apart(corpus, a, b))
    vectors = corpus.vectors[list(corpus.rows)] if corpus.statements else np.empty((0, 1), np.float32)
    outlets = {article.id: article.outlet for article in corpus.articles.values()}
    return build_clusters(corpus.statements, labels, vectors, outlets, corpus.origins)


def _statement_pairs(corpus: Corpus, pair: Pair) -> Iterator[tuple[int, int]]:
    """The pairs of statement numbers that stand behind a pair of rows."""
    for a in corpus.numbers[pair.first]:
        for b in corpus.numbers[pair.second]:
            if pair.first != pair.second or a < b:
                yield a, b


def _one_claim(corpus: Corpus, a: int, b: int, similarity: float, inferences: Inferences, threshold: float) -> bool:
    """Whether two statements are verified as one claim."""
    one, other = corpus.statements[a], corpus.statements[b]
    if one.stance != other.stance or not (one.resolved and other.resolved):
        return False
    if _apart(corpus, a, b):
        return False
    if near_copy(presorted(one.proposition), presorted(other.proposition)):
        return not swapped_name(corpus.facts[a], corpus.facts[b])
    return same_claim(signals_of(corpus, a, b, similarity, inferences)) >= threshold


def _apart(corpus: Corpus, a: int, b: int) -> bool:
    """Whether two statements must never share a cluster."""
    return corpus.statements[a].stance != corpus.statements[b].stance or bool(
        typed_conflict(corpus.facts[a], corpus.facts[b])
    )


def judge(corpus: Corpus, pairs: Sequence[Pair], clusters: Sequence[Cluster], inferences: Inferences) -> list[Decision]:
    """The decisions on statement pairs of different clusters: one for each pair of propositions of a pair of clusters,
    and one for each anaphoric denial and the claim that it points at."""
    cluster_of = {statement: item.id for item in clusters for statement in item.statements}
    cases: dict[tuple[object, ...], tuple[int, int, float]] = {}
    for pair in pairs:
        for a, b in _statement_pairs(corpus, pair):
            ours, theirs = (cluster_of[corpus.statements[number].id] for number in (a, b))
            if ours != theirs:
                cases.setdefault((frozenset((ours, theirs)), pair.first, pair.second), (a, b, pair.similarity))
    for denial, statement in enumerate(corpus.statements):
        claim = corpus.number_of.get(statement.refers_to or "")
        if claim is not None:
            similarity = float(corpus.vectors[corpus.rows[claim]] @ corpus.vectors[corpus.rows[denial]])
            cases["linked", denial] = (claim, denial, similarity)
    return [
        decide(
            Case(corpus.side(a), corpus.side(b), signals_of(corpus, a, b, similarity, inferences), key[0] == "linked")
        )
        for key, (a, b, similarity) in cases.items()
    ]
