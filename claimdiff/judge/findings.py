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
    ones of its kind that share a side with it, and whose other side is `alike` unless it is a denial: all who deny one
    claim are one disagreement, and so is all that one denial denies. What else of its kind stands between
    clusters on its two sides is no finding of its own. `statements` and `cluster_of` are by statement id, `origins` by
    article id.
    """
    conflicts = _conflicts(decisions, cluster_of)
    findings = []
    while conflicts:
        lead = conflicts.pop(0)
        joined = [other for other in conflicts if _belongs(other, lead, alike)]
        conflicts = [other for other in conflicts if other not in joined and not _within(other, [lead, *joined])]
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


def _belongs(other: Conflict, lead: Conflict, alike: Alike) -> bool:
    """Whether another conflict is the same disagreement as the lead: one side shared, the other alike, or a denial."""
    if other.kind != lead.kind:
        return False
    if other.b.id == lead.b.id:
        return lead.kind is Kind.DENIAL or alike(other.a, lead.a)
    return other.a.id == lead.a.id and (lead.kind is Kind.DENIAL or alike(other.b, lead.b))


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
