"""The gates: reasons why a pair that a model would flag is no contradiction. This is where precision comes from.

Each gate is a function of a `Case` that is True when it stops the pair; its name is what the report and the JSON show.
`GATES` is their order, cheap ones first. A new gate is one function here and one line there.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from claimdiff.datamodel import Article, Signals, Stance, Statement
from claimdiff.facts import Facts
from claimdiff.facts.quantities import Quantity, agreeing
from claimdiff.text import words

# Wordings nearer than this (cosine) inside one origin are one text.
COPY_SIMILARITY = 0.97
# A pair with less in common than this is about two things, whatever NLI says of it: models call unrelated sentences
# contradictions when their verbs differ.
LEAST_OVERLAP = 0.2
# Content words that a proposition without any name, figure or date must have to mean something by itself.
LEAST_WORDS = 2
# Cosine from which a proposition of one word says enough if the other side has that word: "there is no agreement".
ECHOED = 0.85
# A speaker's own words lean on what was said before; with fewer long words than this they could be about anything.
LEAST_LONG_WORDS = 3
LONG_WORD = 5
# Named units of what is counted while it goes on; a speed or a price does not grow from one article to the next.
GROWING = frozenset({"dead", "injured", "arrested", "people", "hectares", "signatures"})
# Units of what is measured and not counted: two outlets that give them as their own may well disagree.
MEASURED = frozenset(
    {
        *(
            "percent",
            "points",
            "EUR",
            "USD",
            "GBP",
            "BRL",
            "money",
            "pesos",
            "km",
            "m",
            "miles",
            "mph",
            "tonnes",
            "acres",
        ),
        *("minutes", "hours", "days", "weeks", "months", "years"),
    }
)
# Figures that make a list, of which two accounts of one thing would share one.
LIST_OF_FIGURES = 3
# Kinds of cue whose content is somebody's view, wish or forecast.
OPINIONS = frozenset({"opinion", "doubts", "demands", "predicts", "plans"})


@dataclass(frozen=True, slots=True)
class Side:
    """One statement of a pair with what the gates need to know around it."""

    statement: Statement
    article: Article
    origin: str
    facts: Facts


@dataclass(frozen=True, slots=True)
class Case:
    """A pair before it is decided. `linked`: one side is an anaphoric denial of the other side's claim."""

    a: Side
    b: Side
    signals: Signals
    linked: bool

    @property
    def across(self) -> bool:
        """Whether the two sides are in different languages."""
        return self.a.statement.lang != self.b.statement.lang


def open_stance(case: Case) -> bool:
    """A question, plan, condition or "does not rule out" contradicts nothing."""
    return Stance.OPEN in (case.a.statement.stance, case.b.statement.stance)


def both_deny(case: Case) -> bool:
    """Two denials do not contradict each other."""
    return case.a.statement.stance == case.b.statement.stance == Stance.DENIES


def unresolved_denial(case: Case) -> bool:
    """ "X denies the accusations" when nothing in the article says which."""
    return not (case.a.statement.resolved and case.b.statement.resolved)


def own_copy(case: Case) -> bool:
    """A text does not contradict its own copy; two figures that two people put on one thing make none."""
    same_stance = case.a.statement.stance == case.b.statement.stance and not case.linked
    return same_stance and case.a.origin == case.b.origin and case.signals.similarity >= COPY_SIMILARITY


def one_voice(case: Case) -> bool:
    """One holder inside one text explains himself rather than contradicts himself."""
    if case.a.origin != case.b.origin:
        return False
    return case.a.statement.source == case.b.statement.source


def opinions(case: Case) -> bool:
    """Two people's views, forecasts or demands are no conflict of facts."""
    return case.a.statement.kind in OPINIONS or case.b.statement.kind in OPINIONS


def too_little_said(case: Case) -> bool:
    """ "Sí", "it was never lifted": out of its place, it can be set against anything but what has all its words."""
    if case.linked:
        return False
    echoed = case.signals.overlap == 1 and case.signals.similarity >= ECHOED
    return any((_is_bare(side.facts) and not echoed) or _is_retort(side.statement) for side in (case.a, case.b))


def _is_retort(statement: Statement) -> bool:
    """Whether a quotation that keeps its speaker's name ("Trump: No lo haré") says too little after it."""
    speaker, colon, said = statement.proposition.partition(": ")
    if not colon or speaker != statement.source:
        return False
    return sum(len(word) >= LONG_WORD for word in words(said)) < LEAST_LONG_WORDS


def _is_bare(facts: Facts) -> bool:
    named = facts.names or facts.quantities or facts.times.clocks or facts.times.days
    return len(facts.content) < LEAST_WORDS and not named


def other_event(case: Case) -> bool:
    """Too little in common, other names in one wording, or other figures in two lists: another person, place or day.

    Between languages words cannot tell; there the models have to, and be surer of it (see `decide`).
    """
    if case.linked or case.across:
        return False
    if _lists_other_things(case):
        return True
    if case.signals.overlap >= LEAST_OVERLAP or case.signals.states:
        return False
    ours, theirs = case.a.facts, case.b.facts
    figures = agreeing(ours.quantities, theirs.quantities)
    # Two days in common are a time, not an event; the month's name is a word in common too.
    return not figures and (not case.signals.agreeing or len(ours.content & theirs.content) <= 1)


def _lists_other_things(case: Case) -> bool:
    """Whether two accounts give many figures each and not one in common: two seizures, two matches, two budgets."""
    many = all(len(side.facts.quantities) >= LIST_OF_FIGURES for side in (case.a, case.b))
    return many and bool(case.signals.numbers) and not case.signals.agreeing


def update(case: Case) -> bool:
    """A count that a later article puts higher has grown; that is news, not a conflict.

    A count of what grows, any that one of them gives as the one so far, and any that both outlets give as their own.
    """
    if case.a.statement.stance != case.b.statement.stance or not case.signals.numbers:
        return False
    earlier, later = sorted((case.a, case.b), key=lambda side: side.article.published or "")
    if _days_between(earlier.article.published, later.article.published) == 0 or case.signals.agreeing:
        return False
    then = {quantity.unit: quantity.low for quantity in earlier.facts.quantities}
    under_way = earlier.facts.so_far or later.facts.so_far
    undisputed = case.a.statement.source is None and case.b.statement.source is None
    growing = (
        q
        for q in later.facts.quantities
        if q.unit in then and (under_way or q.unit in GROWING or (undisputed and q.unit not in MEASURED))
    )
    return any(quantity.high > then[quantity.unit] for quantity in growing)


def _days_between(earlier: str | None, later: str | None) -> int:
    """Whole days from one ISO date to another; 0 when either is not known to the day."""
    if not earlier or not later or len(earlier) < 10 or len(later) < 10:
        return 0
    return (date.fromisoformat(later[:10]) - date.fromisoformat(earlier[:10])).days


def bounds(case: Case) -> bool:
    """ "más de 800 mil" and "870 mil" agree, though a model sees two figures, if nothing else stands against it."""
    signals = case.signals
    against = signals.numbers or signals.times or signals.states or signals.negation
    if case.a.statement.stance != case.b.statement.stance or against:
        return False
    ours, theirs = case.a.facts.quantities, case.b.facts.quantities
    return any(mine.unit == their.unit and mine.unit and _bounded(mine, their) for mine in ours for their in theirs)


def _bounded(mine: Quantity, their: Quantity) -> bool:
    """Whether one of two figures is a bound, or rounded, that the other one keeps to."""
    return not (mine.exact and their.exact) and mine.meets(their)


Gate = Callable[[Case], bool]
GATES: tuple[Gate, ...] = (
    open_stance,
    both_deny,
    unresolved_denial,
    own_copy,
    one_voice,
    opinions,
    too_little_said,
    other_event,
    update,
    bounds,
)


def stopping_gate(case: Case) -> str | None:
    """The name of the first gate that stops the pair, or None."""
    return next((gate.__name__ for gate in GATES if gate(case)), None)
