"""The report that people read, check line by line and tick off."""

import functools
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import jinja2

from claimdiff.config import Band
from claimdiff.datamodel import Analysis
from claimdiff.report.figures import MOST_FIGURES, figures
from claimdiff.report.places import reach
from claimdiff.report.review import note_mark
from claimdiff.report.safe import escape, link
from claimdiff.report.stories import by_story
from claimdiff.report.view import MOST_FINDINGS, MOST_LISTED, MOST_REPEATED, Contradiction, Ticked, Viewer
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
    viewer = Viewer(analysis, date, unsettled)
    shown = viewer.contradictions()
    opened = [contradiction for contradiction in shown if not contradiction.closed]
    page = strongest(opened, MOST_FINDINGS)
    closed = [contradiction for contradiction in shown if contradiction.closed]
    linked = {contradiction.short_id for contradiction in (*page, *closed)}
    repeated = [
        replace(claim, findings=tuple(finding for finding in claim.findings if finding in linked))
        for claim in viewer.repeated()
    ]
    moved = figures(analysis)
    stories = by_story(page, moved[:MOST_FIGURES], analysis)
    template = _environment().get_template("report.md.j2")
    return template.render(
        w=Words(lang),
        analysis=analysis,
        date=date,
        since=since,
        reach=reach(analysis.articles, analysis.origins),
        kinds=Counter(contradiction.kind for contradiction in page),
        stories=[story for story in stories if story.contradictions],
        moved=[story for story in stories if story.figures],
        more_moved=len(moved) - min(len(moved), MOST_FIGURES),
        kept_back=len(opened) - len(page),
        closed=closed,
        listed=[c for c in page if c.new or c.gained or since is None],
        most_listed=MOST_LISTED,
        repeated=repeated[:MOST_REPEATED],
        more_repeated=max(0, len(repeated) - MOST_REPEATED),
        copied=viewer.copied(),
        stopped=sorted(analysis.stopped.items(), key=lambda item: (-item[1], item[0])),
    )


def strongest(contradictions: Sequence[Contradiction], most: int) -> list[Contradiction]:
    """The `most` strongest in their order, first all that a person has judged: a longer page is not read."""
    bands = [str(band.name).lower() for band in sorted(Band, reverse=True)]
    rank = {
        item.id: (not item.review and not item.gained, bands.index(item.band), place)
        for place, item in enumerate(contradictions)
    }
    kept = set(sorted(rank, key=lambda key: rank[key])[:most])
    return [item for item in contradictions if item.id in kept]


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
