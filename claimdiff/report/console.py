"""Answers for a terminal, as lines. Foreign text comes without control characters."""

from collections.abc import Iterator, Mapping, Sequence

from claimdiff.config import band
from claimdiff.datamodel import Decision, Nli, Signals, Stance, Statement
from claimdiff.report.safe import cut, plain
from claimdiff.report.view import SHORT_ID
from claimdiff.report.words import Words
from claimdiff.stats import Tally

# Columns of a name in a table, and the lines that a table shows.
NAME_WIDTH = 60
MOST_TALLIES = 20


def decision_lines(a: Statement, b: Statement, decision: Decision | None, *, together: bool) -> Iterator[str]:
    """Two statements, every signal between them, and what came of it.

    `decision` is None when they were never compared; `together` says that they are counted as one claim.
    """
    yield from _statement_lines("A", a)
    yield from _statement_lines("B", b)
    if decision is not None:
        forward, backward = decision.signals.forward, decision.signals.backward
        if decision.a != a.id:
            forward, backward = backward, forward
        yield from signal_lines(decision.signals)
        yield from nli_lines(forward, backward)
    yield f"=> {_outcome(decision, together)}"


def signal_lines(signals: Signals) -> Iterator[str]:
    """What is known of a pair besides NLI."""
    shares = (("similarity", signals.similarity), ("overlap", signals.overlap), ("names", signals.names))
    yield "   ".join([*(f"{name} {value:.2f}" for name, value in shares), f"agreeing {signals.agreeing}"])
    for name in ("numbers", "times", "entities", "states"):
        if text := getattr(signals, name):
            yield f"{name}: {plain(text)}"
    if signals.aligned:
        yield f"aligned {signals.aligned:.2f}: how surely one follows from the other once that is made the same"
    if signals.negation:
        yield "negation: on one side only"


def nli_lines(forward: Nli, backward: Nli) -> Iterator[str]:
    """NLI both ways."""
    for way, nli in (("a -> b", forward), ("b -> a", backward)):
        shares = (("entailment", nli.entailment), ("neutral", nli.neutral), ("contradiction", nli.contradiction))
        yield f"{way}: " + "   ".join(f"{name} {share:.2f}" for name, share in shares)


def stance_word(stance: Stance) -> str:
    """A stance in a word: asserts, denies, open."""
    return stance.name.lower()


def tally_lines(tallies: Mapping[str, Sequence[Tally]]) -> Iterator[str]:
    """A table with a part for each sort of tally: name, confirmed, dismissed, and the share that was confirmed."""
    if not tallies["all"]:
        yield "no verdicts yet: tick boxes in a report, then claimdiff review FILE or the next run"
        return
    yield f"{'':{NAME_WIDTH}}{'confirmed':>10}{'dismissed':>10}{'precision':>10}"
    for sort, found in tallies.items():
        if sort != "all":
            yield sort
        for tally in found[:MOST_TALLIES]:
            name = cut(tally.name, NAME_WIDTH - 8)
            yield f"  {name:{NAME_WIDTH - 2}}{tally.confirmed:>10}{tally.dismissed:>10}{tally.precision:>10.2f}"
        if len(found) > MOST_TALLIES:
            yield f"  … and {len(found) - MOST_TALLIES} more"


def _statement_lines(name: str, statement: Statement) -> Iterator[str]:
    said = f"{statement.source or 'the outlet itself'} ({statement.cue})" if statement.cue else statement.source
    yield f"{name}  {statement.id[:SHORT_ID]}  {stance_word(statement.stance)}  {plain(said or 'the outlet itself')}"
    yield f"   said: {plain(statement.text)}"
    yield f"   that: {plain(statement.proposition)}"


def _outcome(decision: Decision | None, together: bool) -> str:
    words = Words("en")
    if decision is None:
        return "one claim: they are counted together" if together else "never compared: too little alike"
    if decision.kind is None:
        gate = decision.stopped_by or ""
        return f"stopped by {gate}: {words.name('gates', gate)} (score {decision.score:.2f})"
    strength = words.name("bands", band(decision.score).name.lower())
    why = "; ".join(plain(words.reason(reason)) for reason in decision.reasons)
    return f"{decision.kind}, {strength} (score {decision.score:.2f}): {why}"
