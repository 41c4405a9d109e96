"""How figures moved, ready to be shown: every value with who gave it and when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimdiff.datamodel import Analysis, Article, Reading, Statement, Update
from claimdiff.report.places import Place, place
from claimdiff.report.safe import cut, plain
from claimdiff.report.view import PROPOSITION_LENGTH

# Figures that a page bears: beyond these, a count says how many more there are.
MOST_FIGURES = 10
# Places shown for one value: the first to give it matter most.
MOST_GIVING = 3


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a figure. `source` is who gave it first, "" for the outlet itself."""

    text: str
    source: str
    places: tuple[Place, ...]
    more_places: int


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that moved: what it counts, its values, earliest first, and the latest statement of it in full.

    `articles` has the id of the article of each statement.
    """

    counted: str
    values: tuple[Value, ...]
    latest: str
    articles: tuple[str, ...]


def figures(analysis: Analysis) -> list[Figure]:
    """The figures of an analysis, in its order."""
    statements = {statement.id: statement for statement in analysis.statements}
    articles = {article.id: article for article in analysis.articles}
    return [_figure(update, statements, articles) for update in analysis.updates]


def _figure(update: Update, statements: Mapping[str, Statement], articles: Mapping[str, Article]) -> Figure:
    given = [[statements[key] for key in reading.statements] for reading in update.readings]
    return Figure(
        counted=plain(update.counted),
        values=tuple(_value(*both, articles) for both in zip(update.readings, given, strict=True)),
        latest=cut(given[-1][-1].proposition, PROPOSITION_LENGTH),
        articles=tuple(statement.article for own in given for statement in own),
    )


def _value(reading: Reading, given: Sequence[Statement], articles: Mapping[str, Article]) -> Value:
    places = tuple(dict.fromkeys(place(articles[statement.article]) for statement in given))
    source = next((plain(statement.source) for statement in given if statement.source), "")
    return Value(plain(reading.text), source, places[:MOST_GIVING], max(0, len(places) - MOST_GIVING))
