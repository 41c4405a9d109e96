"""Takes into the store what people ticked and wrote in reports."""

import codecs
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from claimdiff.datamodel import Failure
from claimdiff.report.review import read_page
from claimdiff.store import Store
from claimdiff.verdicts import Mark, Said, Verdict, latest, to_keep, together

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True, slots=True)
class Heard:
    """What reports said: how many verdicts and notes are new, what was not taken, and where two boxes are ticked."""

    new: int = 0
    failures: tuple[Failure, ...] = ()
    unsettled: tuple[Said, ...] = ()

    def then(self, later: "Heard") -> "Heard":
        """Both together; what is still unsettled is known by the later one."""
        failures = dict.fromkeys((*self.failures, *later.failures))
        return Heard(self.new + later.new, tuple(failures), later.unsettled)

    def ticked(self, date: str) -> dict[str, frozenset[str]]:
        """The boxes, by finding, of which the report of `date` has too many ticked."""
        return {said.finding: said.ticked for said in self.unsettled if said.report == date}


@dataclass(frozen=True, slots=True)
class _File:
    """A report on disk: its name as given, where it is, and a hash of its content."""

    source: str
    place: str
    content: str


def reports_in(folder: Path) -> list[Path]:
    """The Markdown files in a folder, by name; none when there is no such folder."""
    return sorted(path for path in folder.glob("*.md") if path.is_file())


def take_in(store: Store, paths: Iterable[Path], *, known_too: bool = False) -> Heard:
    """Keep the verdicts and notes of these reports; those that are as they were when last read are passed over.

    `known_too` reads them all. What is not clear is a Failure with file and line, and the rest is taken. A report in
    which two boxes are ticked for one finding is read again the next time.
    """
    at = datetime.now(UTC).isoformat(timespec="seconds")
    with store.exclusive():
        files: list[_File] = []
        marks: list[Mark] = []
        failures: list[Failure] = []
        for path in paths:
            try:
                raw = path.read_bytes()
            except OSError as error:
                failures.append(Failure(str(path), f"cannot be read ({error.strerror})"))
                continue
            file = _File(str(path), str(path.resolve()), hashlib.sha256(raw).hexdigest()[:16])
            if known_too or not store.is_read(file.place, file.content):
                page = read_page(_decoded(raw), file.source)
                files.append(file)
                marks.extend(page.marks)
                failures.extend(page.failures)
        heard = _keep(store, together(marks), at)
        open_ones = {said.source for said in heard.unsettled}
        for file in files:
            if file.source not in open_ones:
                store.mark_read(file.place, file.content)
    return Heard(heard.new, (*failures, *heard.failures), heard.unsettled)


def _decoded(raw: bytes) -> str:
    """Text in UTF-8, or in UTF-16 as some editors save it; what is neither is read as far as it goes."""
    return raw.decode("utf-16" if raw.startswith(_UTF_16) else "utf-8", errors="replace")


def _keep(store: Store, pages: Iterable[Said], at: str) -> Heard:
    histories: dict[str, list[Verdict]] = defaultdict(list)
    for verdict in store.verdicts():
        histories[verdict.finding].append(verdict)
    new: list[Verdict] = []
    failures: list[Failure] = []
    unsettled: list[Said] = []
    for said in pages:
        history = histories[said.finding]
        before = latest(history)
        found = to_keep(said, history, store.shown_number(said.finding, said.report), at)
        history.extend(found)
        new.extend(found)
        failures.extend(_unclear(said, before, found))
        if said.unsettled and (before is None or before.report <= said.report):
            unsettled.append(said)
    store.add_verdicts(new)
    return Heard(len(new), tuple(failures), tuple(unsettled))


def _unclear(said: Said, before: Verdict | None, found: Iterable[Verdict]) -> Iterator[Failure]:
    """What the reviewer has to know of what was not taken."""
    if before is not None and said.report < before.report:
        if any(verdict.report == said.report for verdict in found):
            newer = f"report of {before.report} says {before.verdict or 'that no verdict holds'}"
            yield Failure(said.source, f"{said.finding}: the newer {newer}, which counts; change it there", said.line)
    elif said.unsettled:
        boxes = " and ".join(sorted(said.ticked))
        unclear = f"{said.finding}: {boxes} are both ticked, neither is taken; leave one"
        yield Failure(said.source, unclear, said.line)
