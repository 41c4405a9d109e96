"""What the page of a report needs of a state file, and no more: the rest is for the JSON report."""

from claimdiff.datamodel import Analysis
from claimdiff.report.figures import MOST_FIGURES
from claimdiff.report.selection import select
from claimdiff.report.view import MOST_FINDINGS, MOST_REPEATED, Ticked
from claimdiff.store import Store


def page_of(store: Store, unsettled: Ticked) -> Analysis:
    """The last result as far as its page shows it; `unsettled` are the boxes, by finding, that are ticked too many."""
    findings = store.leading(MOST_FINDINGS, unsettled)
    selected = select(findings, unsettled)
    kept = {finding.id for finding in (*selected.page, *selected.closed)}
    return store.page([finding for finding in findings if finding.id in kept], MOST_REPEATED, MOST_FIGURES)
