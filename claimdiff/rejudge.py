"""Decides what is stored once more, with other thresholds: no model is asked, and nothing is written."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from claimdiff import analyse
from claimdiff.cache import CachedEncoder
from claimdiff.config import Thresholds
from claimdiff.corpus import Corpus, place
from claimdiff.datamodel import Analysis, Compared
from claimdiff.derived import Tie
from claimdiff.errors import StoreError
from claimdiff.judge.findings import build_findings
from claimdiff.judge.updates import MOVED, moved_figures
from claimdiff.models.runtime import Progress
from claimdiff.store import Store
from claimdiff.weave import alike_by


class _Absent:
    """Stands for an encoder whose vectors are all stored."""

    def __init__(self, name: str) -> None:
        self.name = name

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> np.ndarray:
        """StoreError: whoever gets here would have to run a model."""
        raise StoreError(f"{len(texts)} vectors of {self.name} are missing; claimdiff run makes them")


def rejudge(store: Store, shown_from: Thresholds) -> Analysis:
    """The result of the last run as it would be with these thresholds: its pairs, signals and claims, decided anew.

    A finding has the date on which a run first found it, none if no run has. StoreError before the first run.
    """
    known = store.result()
    if known is None:
        raise StoreError("no run has ended yet, so there is nothing to decide on; use claimdiff run INPUT... first")
    statements = {statement.id: statement for statement in known.statements}
    articles = {article.id: article for article in known.articles}
    compared = _decided(store, known, shown_from)
    decisions = [pair.decision for pair in compared]
    cluster_of = {statement: cluster for cluster in known.clusters for statement in cluster.statements}
    across = [decision for decision in decisions if cluster_of[decision.a].id != cluster_of[decision.b].id]
    disputed = [cluster_of[end] for decision in across if decision.kind for end in (decision.a, decision.b)]
    encoder = CachedEncoder(store, _Absent(known.models["encoder"]))
    alike = alike_by(store, {cluster.id: cluster for cluster in disputed}.values(), encoder)
    findings = build_findings((d for d in across if d.kind), statements, cluster_of, known.origins, alike)
    stopped = Counter(pair.decision.stopped_by for pair in compared if pair.decision.stopped_by and not pair.one_claim)
    return replace(
        known,
        findings=store.with_history(findings),
        stopped=dict(sorted(stopped.items())),
        updates=moved_figures((d for d in decisions if d.stopped_by == MOVED), statements, articles),
    )


def _decided(store: Store, known: Analysis, shown_from: Thresholds) -> list[Compared]:
    """Every pair that was compared, with what comes of it."""
    articles = {article.id: article for article in known.articles}
    statements = tuple(sorted(known.statements, key=place))
    corpus = Corpus(statements, articles, np.empty((0, 1), np.float32))
    compared = store.compared([statement.id for statement in statements], Tie.ANY, within=True)
    return analyse.judge_again(corpus, compared, known.origins, shown_from)
