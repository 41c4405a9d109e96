"""The report that people read, check line by line and tick off."""

import functools
from collections import Counter
from dataclasses import replace

import jinja2

from claimdiff.datamodel import Analysis
from claimdiff.report.figures import MOST_FIGURES, figures
from claimdiff.report.places import Reach
from claimdiff.report.review import note_mark
from claimdiff.report.safe import escape, link
from claimdiff.report.selection import select, totals_of
from claimdiff.report.stories import by_story
from claimdiff.report.view import MOST_LISTED, MOST_REPEATED, Ticked, Viewer
from claimdiff.report.words import Words
from claimdiff.verdicts import VERDICTS


def render_markdown(
    analysis: Analysis, *, lang: str, date: str, since: str | None, unsettled: Ticked | None = None
) -> str:
    """The report in the language `lang` ("es" or "en") for an ISO `date`: the same bytes for the same arguments.

    `since` is the date of the report before, which "new" is measured from; None for the first one. A finding is new
    when its `first_seen` is `date`. `unsettled` are the boxes, by finding, of which people ticked more than one.
    ConfigError for another language.
    """
    totals, selected = totals_of(analysis), select(analysis.findings, unsettled or {})
    viewer = Viewer(analysis, date, unsettled, lang)
    page = [viewer.contradiction(finding) for finding in selected.page]
    closed = [viewer.contradiction(finding) for finding in selected.closed]
    linked = {contradiction.short_id for contradiction in (*page, *closed)}
    repeated = [
        replace(claim, findings=tuple(finding for finding in claim.findings if finding in linked))
        for claim in viewer.repeated()
    ]
    moved = figures(analysis)[:MOST_FIGURES]
    stories = by_story(page, moved, analysis, lang)
    template = _environment().get_template("report.md.j2")
    return template.render(
        w=Words(lang),
        analysis=analysis,
        date=date,
        since=since,
        totals=totals,
        reach=Reach(totals.outlets, totals.unknown, totals.origins),
        kinds=Counter(contradiction.kind for contradiction in page),
        stories=[story for story in stories if story.contradictions],
        moved=[story for story in stories if story.figures],
        more_moved=totals.updates - len(moved),
        kept_back=totals.findings - len(closed) - len(page),
        closed=closed,
        listed=[c for c in page if c.new or c.gained or since is None],
        most_listed=MOST_LISTED,
        repeated=repeated[:MOST_REPEATED],
        more_repeated=max(0, totals.repeated - MOST_REPEATED),
        copied=totals.copied,
        stopped=sorted(analysis.stopped.items(), key=lambda item: (-item[1], item[0])),
    )


@functools.cache
def _environment() -> jinja2.Environment:
    """Templates that escape all they print, and fail on a name that is not there."""
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("claimdiff.report"),
        undefined=jinja2.StrictUndefined,
        finalize=escape,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["link"] = lambda place, label: link(label, place.url)
    environment.filters["note_mark"] = lambda note: note_mark(escape(note))
    environment.globals["verdicts"] = VERDICTS
    return environment
