"""From decided pairs of statements to findings: one disagreement is one finding, however many clusters carry it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from claimdiff.config import Band, band
from claimdiff.datamodel import Cluster, Decision, Finding, Kind, Statement
from claimdiff.text import content_id

LINKED = frozenset({"linked", "linked_figure"})  # reasons of a pair whose sides point at each other
KIND_ORDER = tuple(Kind)

Alike = Callable[[Cluster, Cluster], bool]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two clusters and the best of the decisions that connect them; the asserting cluster first."""

    a: Cluster
    b: Cluster
    best: Decision
    kind: Kind


def build_findings(
    decisions: Iterable[Decision],
    statements: Mapping[str, Statement],
    cluster_of: Mapping[str, Cluster],
    origins: Mapping[str, str],
    alike: Alike,
) -> tuple[Finding, ...]:
    """The findings, strongest first.

    Clusters that a shown decision connects conflict. The strongest conflict makes a finding and takes in the weaker
    ones of its kind whose sides are each the same as its own or `alike`, or, of denials, that share one side: all who
    deny one claim are one disagreement, and so is all that one denial denies. What else of its kind stands between
    clusters on its two sides is no finding of its own. `statements` and `cluster_of` are by statement id, `origins` by
    article id.
    """
    conflicts = _conflicts(decisions, cluster_of)
    findings = []
    while conflicts:
        lead = conflicts.pop(0)
        parts = {other: _joining(other, lead, alike) for other in conflicts}
        joined = [part for part in parts.values() if part is not None]
        conflicts = [other for other, part in parts.items() if part is None and not _within(other, [lead, *joined])]
        findings.append(_finding(lead, joined, statements, origins))
    return tuple(sorted(findings, key=lambda finding: rank(finding, statements)))


def _conflicts(decisions: Iterable[Decision], cluster_of: Mapping[str, Cluster]) -> list[Conflict]:
    """One conflict for each pair of clusters that shown decisions connect, strongest first."""
    shown = defaultdict(list)
    for decision in decisions:
        if decision.kind is not None:
            a, b = sorted((cluster_of[decision.a], cluster_of[decision.b]), key=_side)
            shown[a.id, b.id].append(Conflict(a, b, decision, decision.kind))
    best = [max(found, key=lambda c: (c.best.score, c.best.a, c.best.b)) for found in shown.values()]
    return sorted(best, key=lambda c: (-_weight(c), -round(c.best.score, 4), c.a.id, c.b.id))


def _side(cluster: Cluster) -> tuple[object, ...]:
    """The asserting side first; between two of a stance, the one with more outlets, then the lower id."""
    return -cluster.stance, -len(cluster.outlets), cluster.id


def _weight(conflict: Conflict) -> int:
    """How strongly a conflict leads: its band, then whether its sides point at each other in an article, and so
    word the disagreement best, then how many statements carry it."""
    size = len(conflict.a.statements) + len(conflict.b.statements)
    return band(conflict.best.score) * 1000 + bool(LINKED & set(conflict.best.reasons)) * 500 + size


def _joining(other: Conflict, lead: Conflict, alike: Alike) -> Conflict | None:
    """Another conflict, turned like the lead, if it is the same disagreement: each side the same or alike, or, of
    denials, one side the same."""
    if other.kind != lead.kind:
        return None
    if lead.kind is Kind.DENIAL:
        return other if other.a.id == lead.a.id or other.b.id == lead.b.id else None
    for turned in (other, replace(other, a=other.b, b=other.a)):
        sides = ((turned.a, lead.a), (turned.b, lead.b))
        if all(ours.id == theirs.id or alike(ours, theirs) for ours, theirs in sides):
            return turned
    return None


def _within(other: Conflict, joined: Sequence[Conflict]) -> bool:
    """Whether a conflict is between clusters that already stand against each other in a finding of its kind."""
    ours, theirs = {conflict.a.id for conflict in joined}, {conflict.b.id for conflict in joined}
    known = (other.a.id in ours and other.b.id in theirs) or (other.a.id in theirs and other.b.id in ours)
    return known and other.kind == joined[0].kind


def _finding(
    lead: Conflict, joined: Sequence[Conflict], statements: Mapping[str, Statement], origins: Mapping[str, str]
) -> Finding:
    sides = []
    for own, others in ((lead.a, [c.a for c in joined]), (lead.b, [c.b for c in joined])):
        members = {statement for cluster in (own, *others) for statement in cluster.statements}
        chief = lead.best.a if lead.best.a in own.statements else lead.best.b
        sides.append((chief, *sorted(members - {chief})))
    finding = Finding(
        id=content_id("finding", lead.a.id, lead.b.id),
        kind=lead.kind,
        a=lead.a.id,
        b=lead.b.id,
        statements_a=sides[0],
        statements_b=sides[1],
        score=lead.best.score,
        reasons=lead.best.reasons,
    )
    return replace(finding, scope=_scope(finding, statements, origins))


def rank(finding: Finding, statements: Mapping[str, Statement]) -> tuple[object, ...]:
    """Sorts findings: kinds in their order, then by band, then by how many articles stand behind the weaker and the
    stronger side; those that are only worth a look by their score first. `statements` are by id."""
    articles = sorted(
        len({statements[statement].article for statement in side})
        for side in (finding.statements_a, finding.statements_b)
    )
    kind = KIND_ORDER.index(finding.kind)
    sureness, score = band(finding.score), -round(finding.score, 4)
    doubt = score if sureness is Band.WEAK else 0.0
    return kind, -sureness, doubt, -articles[0], -articles[1], score, finding.id


def _scope(finding: Finding, statements: Mapping[str, Statement], origins: Mapping[str, str]) -> str:
    """ "one_article", "one_origin" or "", as the two sides come from one text or several."""
    articles = {statements[statement].article for statement in finding.statements_a + finding.statements_b}
    if len(articles) == 1:
        return "one_article"
    return "one_origin" if len({origins[article] for article in articles}) == 1 else ""
