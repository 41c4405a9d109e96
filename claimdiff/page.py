"""What the page of a report needs of a state file, and no more: the rest is for the JSON report."""

from dataclasses import replace

from claimdiff.datamodel import Analysis
from claimdiff.judge.updates import MOVED, moved_figures
from claimdiff.report.selection import select
from claimdiff.report.view import MOST_REPEATED, Ticked
from claimdiff.store import Store


def page_of(store: Store, unsettled: Ticked) -> Analysis:
    """The last result as far as its page shows it; `unsettled` are the boxes, by finding, that are ticked too many."""
    findings = store.findings()
    selected = select(findings, unsettled)
    kept = {finding.id for finding in (*selected.page, *selected.closed)}
    moved = store.stopped_by(MOVED)
    ends = {end for decision in moved for end in (decision.a, decision.b)}
    shown = store.page([finding for finding in findings if finding.id in kept], MOST_REPEATED, ends)
    statements = {statement.id: statement for statement in shown.statements}
    articles = {article.id: article for article in shown.articles}
    return replace(shown, updates=moved_figures(moved, statements, articles))
