"""From decided pairs of statements to findings between clusters: one disagreement is one finding."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from claimdiff.datamodel import Cluster, Decision, Finding, Kind, Statement
from claimdiff.text import content_id

KIND_ORDER = tuple(Kind)


def build_findings(
    decisions: Iterable[Decision],
    statements: Mapping[str, Statement],
    clusters: Mapping[str, Cluster],
    origins: Mapping[str, str],
) -> tuple[Finding, ...]:
    """One finding for each pair of clusters that a shown decision connects, strongest first.

    `statements` and `clusters` are by statement id, `origins` by article id. The asserting side comes first.
    """
    shown = defaultdict(list)
    for decision in decisions:
        if decision.kind is not None:
            first, second = _ordered(clusters[decision.a], clusters[decision.b])
            shown[first.id, second.id].append(decision)
    findings = []
    for (first_id, second_id), found in shown.items():
        first, second = _ordered(clusters[found[0].a], clusters[found[0].b])
        best = max(found, key=lambda decision: (decision.score, decision.a, decision.b))
        findings.append(
            Finding(
                id=content_id("finding", first_id, second_id),
                kind=best.kind or Kind.STATUS,
                a=first_id,
                b=second_id,
                statements_a=first.statements,
                statements_b=second.statements,
                score=best.score,
                reasons=best.reasons,
                scope=_scope(first, second, statements, origins),
            )
        )
    return tuple(sorted(findings, key=lambda finding: _rank(finding, clusters)))


def _ordered(a: Cluster, b: Cluster) -> tuple[Cluster, Cluster]:
    """The asserting side first; between two of a stance, the one with more outlets, then the lower id."""
    first, second = sorted((a, b), key=lambda cluster: (-cluster.stance, -len(cluster.outlets), cluster.id))
    return first, second


def _rank(finding: Finding, clusters: Mapping[str, Cluster]) -> tuple[object, ...]:
    """Kinds in their order, then by how many outlets stand behind the weaker and the stronger side, then by score."""
    sides = (clusters[finding.statements_a[0]], clusters[finding.statements_b[0]])
    outlets = sorted(len(side.outlets) for side in sides)
    return KIND_ORDER.index(finding.kind), -outlets[0], -outlets[1], -round(finding.score, 4), finding.id


def _scope(a: Cluster, b: Cluster, statements: Mapping[str, Statement], origins: Mapping[str, str]) -> str:
    """ "within one article", "one origin" or "" as the two sides come from one text or several."""
    articles = {statements[statement].article for cluster in (a, b) for statement in cluster.statements}
    if len(articles) == 1:
        return "one_article"
    if len({origins[article] for article in articles}) == 1:
        return "one_origin"
    return ""


def count_stopped(decisions: Iterable[Decision]) -> dict[str, int]:
    """How many pairs each gate stopped, by name."""
    counts: dict[str, int] = defaultdict(int)
    for decision in decisions:
        if decision.stopped_by:
            counts[decision.stopped_by] += 1
    return dict(sorted(counts.items()))
