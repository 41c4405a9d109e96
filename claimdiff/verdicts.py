"""What people's verdicts do: which one counts, which finding it carries over to, and when to look again.

Pure rules. `report/review.py` reads the marks off a page, `store.py` keeps the verdicts, `reviews.py` joins the two.

- The newest report that says something of a finding counts; within one report, what was said last.
- claimdiff notes beside each box that it ticked itself. Only such a box takes a verdict back when it is empty: one that
  was never ticked says nothing.
- A finding that nobody judged has the verdict of the judged one it mostly shares its statements with, on both sides.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from claimdiff.datamodel import Finding, Kind

VERDICTS = ("confirmed", "dismissed", "different")
# Verdicts that end a case: two different events are no contradiction either.
CLOSED = frozenset({"dismissed", "different"})
# The box that says of a verdict put in question that it holds all the same, and the line for a note.
STANDS = "stands"
NOTE = "note"

# A side is the same side again when more than this share of the smaller one's statements are in the other: "mostly".
SAME_SIDE = 0.5


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a person decided of a finding, and when (ISO 8601).

    `verdict` is one of VERDICTS, or "" when it was taken back or only a note was written. `report` is the date of the
    report in which it was said, "" when unknown; `shown` the number of what that report showed, None when unknown.
    """

    finding: str
    verdict: str
    note: str
    at: str
    report: str = ""
    shown: int | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding as a report showed it: what a verdict is about, whatever becomes of the clusters later."""

    kind: Kind
    score: float
    statements_a: tuple[str, ...]
    statements_b: tuple[str, ...]
    outlets_a: tuple[str, ...]
    outlets_b: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """The verdict that counts of a finding, with what was judged; `shown` is None when no report showed it yet."""

    verdict: Verdict
    shown: Shown | None


@dataclass(frozen=True, slots=True)
class Mark:
    """A box or a note on a page of a report.

    `report` is the date of the page, "" when it lost it; `what` one of VERDICTS, STANDS or NOTE. `given` says that
    claimdiff itself had ticked the box, or written just this note. `text` is that of a note.
    """

    report: str
    finding: str
    what: str
    ticked: bool
    given: bool
    text: str
    source: str
    line: int


@dataclass(frozen=True, slots=True)
class Said:
    """All that the reports of one date say of one finding.

    `kept` boxes were ticked by claimdiff in some copy of the block, `fresh` ones by a person alone; `withdrawn` ones
    were ticked by claimdiff but are empty now. `note` is None when nobody wrote one, "" when it was deleted; `written`
    is the note that claimdiff wrote.
    """

    report: str
    finding: str
    fresh: frozenset[str]
    kept: frozenset[str]
    withdrawn: frozenset[str]
    note: str | None
    written: str
    source: str
    line: int

    @property
    def ticked(self) -> frozenset[str]:
        """The verdicts whose boxes are ticked; more than one leaves open which is meant."""
        return (self.fresh | self.kept) - {STANDS}

    @property
    def unsettled(self) -> bool:
        """Whether more than one box is ticked."""
        return len(self.ticked) > 1


def together(marks: Iterable[Mark]) -> list[Said]:
    """The marks by report and finding, older reports first. A block that stands twice counts as one."""
    found: dict[tuple[str, str], list[Mark]] = defaultdict(list)
    for mark in marks:
        found[mark.report, mark.finding].append(mark)
    return [_said(own) for _, own in sorted(found.items(), key=lambda item: item[0][0])]


def _said(marks: Sequence[Mark]) -> Said:
    boxes = [mark for mark in marks if mark.what != NOTE]
    notes = [mark for mark in marks if mark.what == NOTE]
    kept = frozenset(mark.what for mark in boxes if mark.ticked and mark.given)
    new = [note.text for note in notes if not note.given]
    first = next((mark for mark in boxes if mark.ticked), marks[0])
    return Said(
        report=first.report,
        finding=first.finding,
        fresh=frozenset(mark.what for mark in boxes if mark.ticked and not mark.given) - kept,
        kept=kept,
        withdrawn=frozenset(mark.what for mark in boxes if mark.given and not mark.ticked) - kept,
        note=_joined(new) if new else None,
        written=_joined(note.text for note in notes if note.given),
        source=first.source,
        line=first.line,
    )


def _joined(notes: Iterable[str]) -> str:
    return " / ".join(dict.fromkeys(filter(None, notes)))


def latest(history: Sequence[Verdict]) -> Verdict | None:
    """The verdict that counts: of the newest report, and the last of those."""
    return max(enumerate(history), key=lambda item: (item[1].report, item[0]))[1] if history else None


def to_keep(said: Said, history: Sequence[Verdict], shown: int | None, at: str) -> tuple[Verdict, ...]:
    """What a page adds to the `history` of its finding; nothing when it says nothing new.

    `shown` is the number of what the page showed of the finding, `at` the time now. A page that is older than the
    verdict that counts adds to the history without changing that verdict.
    """
    before = latest(history)
    if before is not None and said.report < before.report:
        return tuple(_late(said, history, before, at))
    decision = _decision(said, before, shown)
    note = None if before is not None and said.note == before.note else said.note
    if decision is None and note is None:
        return ()
    if before is None:
        was, noted = "".join(said.kept) if len(said.kept) == 1 else "", said.written
    else:
        was, noted = before.verdict, before.note
    verdict = was if decision is None else decision
    return (Verdict(said.finding, verdict, noted if note is None else note, at, said.report, shown),)


def _decision(said: Said, before: Verdict | None, shown: int | None) -> str | None:
    """The verdict that the boxes of a page speak, None when it is what was said before or nothing."""
    if said.unsettled:
        return None
    verdict = "".join(said.ticked)
    if not verdict:
        return "" if said.withdrawn and (before is None or before.verdict in said.withdrawn) else None
    if verdict in said.kept and STANDS not in said.fresh:
        return None
    if before is None or said.report > before.report:
        return verdict
    is_known = before.verdict == verdict if verdict in said.fresh else before.shown == shown
    return None if is_known else verdict


def _late(said: Said, history: Sequence[Verdict], before: Verdict, at: str) -> Iterator[Verdict]:
    """What an older page adds: its verdict to the history alone, its note to the one that counts."""
    verdict = "" if said.unsettled else "".join(said.ticked & said.fresh)
    heard = any((old.verdict, old.report) == (verdict, said.report) for old in history)
    if verdict and not heard:
        yield Verdict(said.finding, verdict, "", at, said.report)
    if said.note and not any(said.note in old.note for old in history):
        yield replace(before, note=_joined((before.note, said.note)), at=at)


def reviewed(findings: Iterable[Finding], judged: Collection[Judged]) -> tuple[Finding, ...]:
    """The findings with the verdict and note that holds for each, and the statements it has gained since."""
    by_id = {case.verdict.finding: case for case in judged}
    by_statement: dict[str, list[Judged]] = defaultdict(list)
    for case in judged:
        if case.shown is not None:
            for statement in {*case.shown.statements_a, *case.shown.statements_b}:
                by_statement[statement].append(case)
    return tuple(_with(finding, by_id.get(finding.id) or _closest(finding, by_statement)) for finding in findings)


def _closest(finding: Finding, by_statement: Mapping[str, Sequence[Judged]]) -> Judged | None:
    """The judged finding that this one is in other words, if there is one."""
    cases = {
        case.verdict.finding: case
        for statement in (*finding.statements_a, *finding.statements_b)
        for case in by_statement.get(statement, ())
    }
    fits = ((_fit(finding, case.shown), case) for case in cases.values() if case.shown is not None)
    near = [(fit, case.verdict.report, case.verdict.at, case.verdict.finding, case) for fit, case in fits if fit]
    return max(near, key=lambda item: item[:4])[-1] if near else None


def _fit(finding: Finding, shown: Shown) -> float:
    """How much of both sides two findings share (0..2), whichever way round; 0 when one side is not mostly the same."""
    a, b = set(finding.statements_a), set(finding.statements_b)
    c, d = set(shown.statements_a), set(shown.statements_b)
    return max(_both(a, c, b, d), _both(a, d, b, c))


def _both(a: set[str], c: set[str], b: set[str], d: set[str]) -> float:
    pairs = ((a, c), (b, d))
    if any(len(ours & theirs) <= SAME_SIDE * min(len(ours), len(theirs)) for ours, theirs in pairs):
        return 0.0
    return sum(len(ours & theirs) / len(ours | theirs) for ours, theirs in pairs)


def _with(finding: Finding, case: Judged | None) -> Finding:
    if case is None:
        return finding
    verdict, gained = case.verdict, set[str]()
    if verdict.verdict and case.shown is not None:
        gained = {*finding.statements_a, *finding.statements_b} - {*case.shown.statements_a, *case.shown.statements_b}
    return replace(
        finding,
        review=verdict.verdict,
        note=verdict.note,
        reviewed=(verdict.report or verdict.at[:10]) if verdict.verdict else None,
        gained=tuple(sorted(gained)),
    )
