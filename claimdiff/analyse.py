"""From compared propositions to clusters and decisions: pure functions between the models' answers and the report."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict

import numpy as np

from claimdiff.corpus import Corpus
from claimdiff.datamodel import Cluster, Decision, Nli, Signals, Stance, Statement
from claimdiff.facts import compare
from claimdiff.facts.align import with_figure_of
from claimdiff.judge.decide import decide
from claimdiff.judge.gates import Case
from claimdiff.match.candidates import Pair, near_pairs
from claimdiff.match.cluster import build_clusters, group, near_copy, presorted, swapped_name, typed_conflict
from claimdiff.scores import same_claim

# What NLI says of a text and itself; no model is asked.
IDENTITY = Nli(1.0, 0.0, 0.0)
UNASKED = Nli(0.0, 1.0, 0.0)
# Propositions of one language that share less than this of the shorter one's content words, no figure and not half of
# the names are two topics.
LEAST_SHARED = 0.15
LEAST_NAMES = 0.5
# Cosine from which an article may be repeating itself.
REPEATED = 0.92

# Cosine of two representatives from which their clusters are one side of a disagreement with a third.
ALIKE = 0.93

# Neutral from which the other direction is not asked.
SURELY_NEUTRAL = 0.9

Question = tuple[str, str]
Inferences = Mapping[Question, Nli]


def candidates(corpus: Corpus, near: float, neighbours: int) -> list[Pair]:
    """The pairs of statements (by number) to be compared: of one story, near in meaning, with something in common."""
    own = [(numbers, numbers) for numbers in corpus.by_article.values()]
    across = [(corpus.by_article[a], corpus.by_article[b]) for a, b in corpus.related]
    vectors = corpus.vectors[list(corpus.rows)] if corpus.rows else corpus.vectors
    return [pair for pair in near_pairs(vectors, own + across, near, neighbours) if _comparable(corpus, pair)]


def _comparable(corpus: Corpus, pair: Pair) -> bool:
    a, b = corpus.statements[pair.first], corpus.statements[pair.second]
    if a.stance != b.stance and not a.stance * b.stance:
        return False
    if a.lang != b.lang or a.proposition == b.proposition:
        return True
    if a.article == b.article and not (_two_voices(a, b) or pair.similarity >= REPEATED):
        return False
    shared = compare(corpus.facts[pair.first], corpus.facts[pair.second])
    return shared.overlap >= LEAST_SHARED or bool(shared.agreeing) or shared.names >= LEAST_NAMES


def _two_voices(a: Statement, b: Statement) -> bool:
    """Whether two holders speak, or one stands against the other: within an article nothing else can be a dispute."""
    return a.stance != b.stance or (a.source is not None and b.source is not None and a.source != b.source)


def questions(corpus: Corpus, pairs: Sequence[Pair]) -> list[Question]:
    """What NLI is asked first: for each pair whether the longer proposition says something of the shorter one.

    Each question once, in a fixed order.
    """
    asked: dict[Question, None] = {}
    for pair in pairs:
        a, b = corpus.statements[pair.first], corpus.statements[pair.second]
        if a.proposition != b.proposition:
            asked[_longer_first(a.proposition, b.proposition)] = None
    return list(asked)


def _longer_first(p: str, q: str) -> Question:
    longer, shorter = sorted((p, q), key=lambda text: (-len(text), text))
    return longer, shorter


def second_questions(inferences: Inferences) -> list[Question]:
    """The other direction of the questions that were not answered with a sure "neutral", in their order."""
    return [(q, p) for (p, q), nli in inferences.items() if nli.neutral < SURELY_NEUTRAL]


def figure_questions(corpus: Corpus, pairs: Sequence[Pair]) -> list[Question]:
    """For pairs of claims that differ in a figure or time: whether one follows from the other with those made equal."""
    asked = (_figure_question(corpus, pair) for pair in pairs)
    return list(dict.fromkeys(question for question in asked if question))


def _figure_question(corpus: Corpus, pair: Pair) -> Question | None:
    a, b = corpus.statements[pair.first], corpus.statements[pair.second]
    typed = compare(corpus.facts[pair.first], corpus.facts[pair.second])
    if not (typed.numbers or typed.times) or not a.stance == b.stance == Stance.ASSERTS:
        return None
    premise, hypothesis = (
        (a, b) if (a.proposition, b.proposition) == _longer_first(a.proposition, b.proposition) else (b, a)
    )
    changed = with_figure_of(hypothesis.proposition, hypothesis.lang, premise.proposition, premise.lang)
    return (premise.proposition, changed) if changed else None


def signals_of(corpus: Corpus, pair: Pair, inferences: Inferences) -> Signals:
    """What is known about a pair of statements."""
    p, q = corpus.statements[pair.first].proposition, corpus.statements[pair.second].proposition
    unknown = IDENTITY if p == q else UNASKED
    typed = compare(corpus.facts[pair.first], corpus.facts[pair.second])
    figure = _figure_question(corpus, pair)
    return Signals(
        similarity=pair.similarity,
        forward=inferences.get((p, q), unknown),
        backward=inferences.get((q, p), unknown),
        aligned=inferences[figure].entailment if figure and figure in inferences else 0.0,
        **asdict(typed),
    )


def cluster(corpus: Corpus, pairs: Sequence[Pair], inferences: Inferences, threshold: float) -> tuple[Cluster, ...]:
    """The claim clusters: average linkage over the pairs that are verified as one claim."""
    verified = [(pair.first, pair.second) for pair in pairs if _one_claim(corpus, pair, inferences, threshold)]
    labels = group(len(corpus.statements), verified, lambda a, b: _apart(corpus, a, b))
    vectors = corpus.vectors[list(corpus.rows)] if corpus.rows else np.empty((0, 1), np.float32)
    outlets = {article.id: article.outlet for article in corpus.articles.values()}
    return build_clusters(corpus.statements, labels, vectors, outlets, corpus.origins)


def _one_claim(corpus: Corpus, pair: Pair, inferences: Inferences, threshold: float) -> bool:
    """Whether two statements are verified as one claim."""
    one, other = corpus.statements[pair.first], corpus.statements[pair.second]
    if not (one.resolved and other.resolved) or _apart(corpus, pair.first, pair.second):
        return False
    if near_copy(presorted(one.proposition), presorted(other.proposition)):
        return not swapped_name(corpus.facts[pair.first], corpus.facts[pair.second])
    return same_claim(signals_of(corpus, pair, inferences)) >= threshold


def _apart(corpus: Corpus, a: int, b: int) -> bool:
    """Whether two statements must never share a cluster."""
    if corpus.statements[a].stance != corpus.statements[b].stance:
        return True
    return bool(typed_conflict(corpus.facts[a], corpus.facts[b]))


def judge(corpus: Corpus, pairs: Sequence[Pair], clusters: Sequence[Cluster], inferences: Inferences) -> list[Decision]:
    """The decisions on statement pairs of different clusters: one for each pair of propositions of a pair of clusters,
    and one for each anaphoric denial and the claim that it points at."""
    cluster_of = {statement: item.id for item in clusters for statement in item.statements}
    linked = _linked(corpus)
    pointed_at = {(pair.first, pair.second) for pair in linked}
    cases: dict[tuple[object, ...], Pair] = {}
    for pair in pairs:
        ours, theirs = (cluster_of[corpus.statements[number].id] for number in (pair.first, pair.second))
        if ours != theirs and (pair.first, pair.second) not in pointed_at:
            rows = frozenset((corpus.rows[pair.first], corpus.rows[pair.second]))
            cases.setdefault((frozenset((ours, theirs)), rows), pair)
    asked = [(pair, False) for pair in cases.values()] + [(pair, True) for pair in linked]
    return [
        decide(Case(corpus.side(pair.first), corpus.side(pair.second), signals_of(corpus, pair, inferences), is_linked))
        for pair, is_linked in asked
    ]


def _linked(corpus: Corpus) -> list[Pair]:
    """The anaphoric denials, each with the claim it points at."""
    found = []
    for denial, statement in enumerate(corpus.statements):
        claim = corpus.number_of.get(statement.refers_to or "")
        if claim is not None:
            similarity = float(corpus.vector(claim) @ corpus.vector(denial))
            found.append(Pair(min(claim, denial), max(claim, denial), round(similarity, 5)))
    return found


def alike(corpus: Corpus, a: Cluster, b: Cluster) -> bool:
    """Whether the representatives of two clusters are near enough to stand on one side of one disagreement."""
    ours, theirs = (corpus.vector(corpus.number_of[item.representative]) for item in (a, b))
    return float(ours @ theirs) >= ALIKE
