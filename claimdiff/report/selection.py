"""Which findings a page bears, and how much there is in all: what has to be known before the rest is looked up."""

from collections.abc import Sequence
from dataclasses import dataclass

from claimdiff.config import Band, band
from claimdiff.datamodel import Analysis, Finding, Kind, Totals
from claimdiff.report.places import reach
from claimdiff.report.view import MOST_FINDINGS, MOST_WEAK, Ticked, Viewer
from claimdiff.report.words import report_language
from claimdiff.verdicts import CLOSED


@dataclass(frozen=True, slots=True)
class Selection:
    """The findings to be shown as open cases and those that are closed, both by kind."""

    page: tuple[Finding, ...]
    closed: tuple[Finding, ...]


def select(findings: Sequence[Finding], unsettled: Ticked) -> Selection:
    """The strongest of the open findings, first all that a person has judged: a longer page is not read.

    At most MOST_FINDINGS, and of those that are only worth a look and that nobody has judged at most MOST_WEAK.
    `unsettled` are the boxes, by finding, of which people ticked more than one: such a case is open.
    """
    order = list(Kind)
    by_kind = sorted(findings, key=lambda finding: order.index(finding.kind))
    closed = tuple(finding for finding in by_kind if _is_closed(finding, unsettled))
    opened = [finding for finding in by_kind if not _is_closed(finding, unsettled)]
    judged = [finding for finding in opened if _is_judged(finding)]
    fresh = sorted((f for f in opened if not _is_judged(f)), key=lambda finding: -finding.score)
    sure = [finding for finding in fresh if band(finding.score) > Band.WEAK]
    weak = [finding for finding in fresh if band(finding.score) is Band.WEAK]
    kept = {finding.id for finding in [*judged, *sure, *weak[:MOST_WEAK]][:MOST_FINDINGS]}
    return Selection(tuple(finding for finding in opened if finding.id in kept), closed)


def _is_judged(finding: Finding) -> bool:
    return bool(finding.review or finding.gained)


def _is_closed(finding: Finding, unsettled: Ticked) -> bool:
    """Whether there is nothing left to decide: dismissed, and nothing puts that in question."""
    return finding.review in CLOSED and not finding.gained and len(unsettled.get(finding.id, ())) < 2


def totals_of(analysis: Analysis) -> Totals:
    """How much there is in an analysis: what it says itself, or what it holds when it holds everything."""
    if analysis.totals:
        return analysis.totals
    viewer, spread = Viewer(analysis, ""), reach(analysis.articles, analysis.origins)
    return Totals(
        articles=len(analysis.articles),
        statements=len(analysis.statements),
        clusters=len(analysis.clusters),
        findings=len(analysis.findings),
        outlets=spread.outlets,
        unknown=spread.unknown,
        origins=spread.origins,
        repeated=len(viewer.repeated()),
        copied=viewer.copied(),
        updates=len(analysis.updates),
        lang=report_language(analysis.articles),
    )
