"""Verdicts a second time: a line of JSON each, in a file beside the state file that is only ever added to.

People's work is the one thing that no run can make again. The state file may be damaged, lost or put back from an
older copy: the verdicts come back from here. Each line carries a check of itself, so that damage to this file makes no
verdict either.
"""

import json
import os
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimdiff.errors import StoreError
from claimdiff.text import content_id

# Columns of the tables verdicts and shown, without the numbers of rows, which differ from file to file.
VERDICT = ("finding", "verdict", "note", "at", "report")
SHOWN = ("date", "kind", "score", "statements_a", "statements_b", "outlets_a", "outlets_b")


@dataclass(frozen=True, slots=True)
class Entry:
    """A verdict and, unless that is unknown, what was judged: the values of VERDICT and of SHOWN."""

    verdict: tuple[str, ...]
    shown: tuple[Any, ...] | None


def place(path: Path) -> Path:
    """Where the verdicts of the state file `path` are kept a second time."""
    return path.with_name(f"{path.name}-verdicts.jsonl")


def read_log(path: Path) -> tuple[list[Entry], int]:
    """The verdicts kept beside the state file `path`, and how many lines are damaged."""
    log = place(path)
    try:
        lines = log.read_bytes().split(b"\n")
    except FileNotFoundError:
        return [], 0
    except OSError as error:
        raise StoreError(f"{log}: cannot be read ({error.strerror}); check its permissions") from error
    found = [_entry(line) for line in lines if line.strip()]
    return [entry for entry in found if entry is not None], found.count(None)


def append(path: Path, entries: Sequence[Entry]) -> None:
    """Add verdicts to the log of the state file `path`; they are on the disk when this returns."""
    log = place(path)
    try:
        with log.open("ab") as file:
            # A line that a kill or a full disk cut short must not swallow the next one.
            file.write(b"".join(b"\n" + _line(entry) for entry in entries) + b"\n")
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise StoreError(f"{log}: cannot be written ({error.strerror}); free some space and run again") from error


def missing(wanted: Iterable[Entry], among: Iterable[Entry]) -> list[Entry]:
    """Those of `wanted` that are not `among` the others, as often as they are not; what was judged does not matter."""
    left = Counter(entry.verdict for entry in among)
    found = []
    for entry in wanted:
        if left[entry.verdict] > 0:
            left[entry.verdict] -= 1
        else:
            found.append(entry)
    return found


def _line(entry: Entry) -> bytes:
    shown = entry.shown and dict(zip(SHOWN, entry.shown, strict=True))
    values = {**dict(zip(VERDICT, entry.verdict, strict=True)), "shown": shown}
    return json.dumps({**values, "check": _check(values)}, ensure_ascii=False).encode("utf-8", "surrogatepass")


def _check(values: Mapping[str, Any]) -> str:
    return content_id(json.dumps(values, sort_keys=True))


def _entry(line: bytes) -> Entry | None:
    """The verdict of a line; None when it is not as it was written."""
    try:
        values = json.loads(line.decode("utf-8", "surrogatepass"))
        if values.pop("check") != _check(values):
            return None
        shown = values["shown"] and tuple(values["shown"][name] for name in SHOWN)
        return Entry(tuple(values[name] for name in VERDICT), shown)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
