"""Puts a whole made-up result into a state file, as the last step of a run would."""

from collections.abc import Iterable

from claimdiff.datamodel import Analysis, Compared, Decision
from claimdiff.derived import Sketch
from claimdiff.judge.findings import rank
from claimdiff.store import RunRecord, Store


def put_result(store: Store, analysis: Analysis, decisions: Iterable[Decision], run: RunRecord) -> Analysis | None:
    """Keep articles, statements and what was made of them in place of what was there; the result as it is read back."""
    store.add_articles(analysis.articles)
    store.add_statements("v1", {a.id: [s for s in analysis.statements if s.article == a.id] for a in analysis.articles})
    by_id = {article.id: article for article in analysis.articles}
    statements = {statement.id: statement for statement in analysis.statements}
    article_of = {statement.id: by_id[statement.article] for statement in analysis.statements}
    old, clusters = store.clusters(), [cluster.id for cluster in (*store.clusters(), *analysis.clusters)]
    with store.change():
        store.add_matched([Sketch(article, "es", b"", b"", b"", None) for article in by_id], [])
        store.set_origins(analysis.origins)
        store.put_pairs(Compared(decision, one_claim=False, linked=False) for decision in decisions)
        store.replace_clusters(old, analysis.clusters, article_of)
        store.replace_findings(clusters, {finding: rank(finding, statements) for finding in analysis.findings})
        store.end_run(run, {"stopped": analysis.stopped, "models": analysis.models})
    return store.result()
