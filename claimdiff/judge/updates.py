"""How figures moved: what the gate `update` stopped, told as the one figure that grew, never as a contradiction.

Two statements are about one figure when one follows from the other once their figures are made the same, or when both
count a toll: within one story there is mostly one of each. A figure is all statements that such pairs connect.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from claimdiff.datamodel import Article, Decision, Reading, Statement, Update
from claimdiff.facts.quantities import Quantity, conflicting, in_digits, read_quantities
from claimdiff.facts.words import Words, load_words
from claimdiff.judge.gates import update
from claimdiff.scores import other_figure
from claimdiff.text import content_id, fold

MOVED = update.__name__
# Units of which a story seldom counts two.
TOLLS = frozenset({"dead", "injured", "arrested", "hectares"})
# Words after a number among which the thing counted stands: "2.400 las hectáreas".
COUNTED_WITHIN = 4

_WORD = re.compile(r"[^\W\d_]+|[%€]")


@dataclass(frozen=True, slots=True)
class _Given:
    """A statement that gives a figure, and when: the ISO date of its article, "" when unknown."""

    statement: Statement
    quantity: Quantity
    when: str


def moved_figures(
    decisions: Iterable[Decision], statements: Mapping[str, Statement], articles: Mapping[str, Article]
) -> tuple[Update, ...]:
    """The figures that moved, the one that moved last first. `statements` and `articles` are by id."""
    figures: list[dict[str, _Given]] = []
    for decision in sorted(decisions, key=lambda decision: (decision.a, decision.b)):
        pair = _pair(decision, statements, articles)
        if pair:
            own = [figure for figure in figures if any(_same_thing(given, figure) for given in pair)]
            joined = {key: given for figure in own for key, given in figure.items()}
            figures = [figure for figure in figures if figure not in own]
            figures.append(joined | {given.statement.id: given for given in pair})
    found = [_update(list(figure.values())) for figure in figures]
    when = {update: max(given.when for given in figure.values()) for update, figure in zip(found, figures, strict=True)}
    return tuple(sorted(sorted(found, key=lambda update: update.id), key=lambda update: when[update], reverse=True))


def _pair(
    decision: Decision, statements: Mapping[str, Statement], articles: Mapping[str, Article]
) -> tuple[_Given, _Given] | None:
    """The two sides of a pair in which one figure moved; None for any other pair."""
    if decision.stopped_by != MOVED:
        return None
    sides = statements[decision.a], statements[decision.b]
    rivals = conflicting(*(read_quantities(side.proposition, load_words(side.lang)) for side in sides))
    if rivals is None or not (other_figure(decision.signals) or rivals[0].unit in TOLLS):
        return None
    first, second = (
        _Given(side, quantity, articles[side.article].published or "")
        for side, quantity in zip(sides, rivals, strict=True)
    )
    return first, second


def _same_thing(given: _Given, figure: Mapping[str, _Given]) -> bool:
    known = figure.get(given.statement.id)
    return known is not None and known.quantity.unit == given.quantity.unit


def _update(figure: Sequence[_Given]) -> Update:
    given = sorted(figure, key=lambda one: (not one.when, one.when, one.statement.id))
    return Update(
        id=content_id("update", *sorted(one.statement.id for one in given)),
        counted=_counted(given[-1]),
        readings=tuple(_readings(given)),
    )


def _readings(given: Sequence[_Given]) -> Iterator[Reading]:
    """The values in the order in which they were first given."""
    by_value: dict[tuple[float, float], list[_Given]] = defaultdict(list)
    for one in given:
        by_value[one.quantity.low, one.quantity.high].append(one)
    for (low, high), own in by_value.items():
        yield Reading(_value(own[0]), low, high, tuple(one.statement.id for one in own))


def _value(given: _Given) -> str:
    """A value in digits with its bound word: "1.850", "al menos 7"."""
    words = load_words(given.statement.lang)
    text = in_digits(given.statement.proposition, words)
    before = fold(text[: given.quantity.start]).rstrip()
    bounds = (bound for bound in (*words.at_least, *words.at_most, *words.about) if f" {before} ".endswith(bound))
    longest = max(bounds, key=len, default="").strip()
    return text[len(before) - len(longest) : given.quantity.end].strip()


def _counted(given: _Given) -> str:
    """The word that says what a figure counts, as its article writes it; the unit where none does."""
    words = load_words(given.statement.lang)
    after = in_digits(given.statement.proposition, words)[given.quantity.end :]
    near = [match.group() for match in _WORD.finditer(after)][:COUNTED_WITHIN]
    return next((word for word in near if _is_unit(word, given.quantity.unit, words)), given.quantity.unit)


def _is_unit(word: str, unit: str, words: Words) -> bool:
    folded = fold(word)
    return words.units.get(folded, words.stem(folded)) == unit
