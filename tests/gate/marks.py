"""Says how much of what was found in a night of real news is so.

    python -m tests.gate.marks [--input PATH]

`data/gold/real-news` keeps, by the ids of statements and without their words, what a person found. `denials.json`:
whether each statement that was read as a denial is one, and whether its source is right; `same_as` names the first of
several with the same wording. `findings.json`: whether a finding of the page, named by its kind, its band and a
statement of either side, is a real disagreement between outlets or holders about what is shown.

With the night itself as input, says too which of the marked denials are no longer read, and how many nobody marked.
"""

import argparse
import json
import sys
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimdiff.datamodel import Article, Stance
from claimdiff.extract import extract
from claimdiff.ingest import read_sources

_FOLDER = Path(__file__).resolve().parents[2] / "data" / "gold" / "real-news"
MARKS, FINDINGS = _FOLDER / "denials.json", _FOLDER / "findings.json"


@dataclass(frozen=True)
class Mark:
    """What a person found of one statement. `same_as` is "" for the first, or only one, of its wording."""

    id: str
    denial: bool
    source: bool
    same_as: str = ""


def read_marks(content: dict[str, Any]) -> tuple[Mark, ...]:
    """The marks of a parsed file."""
    return tuple(Mark(**mark) for mark in content["marks"])


def lines(marks: Sequence[Mark]) -> Iterator[str]:
    """The figures, over all statements and over distinct wordings."""
    for name, chosen in (("statements", marks), ("distinct wordings", [m for m in marks if not m.same_as])):
        both = sum(mark.denial and mark.source for mark in chosen)
        yield f"{name}: {both}/{len(chosen)} are denials with the right source ({both / max(1, len(chosen)):.3f})"


@dataclass(frozen=True)
class MarkedFinding:
    """What a person found of one finding: a statement of either side, its kind and band, and whether it is `real`."""

    a: str
    b: str
    kind: str
    band: str
    real: bool


def finding_lines(marks: Sequence[MarkedFinding]) -> Iterator[str]:
    """The share of real disagreements by band, and by kind within it."""
    for band in dict.fromkeys(mark.band for mark in marks):
        own = [mark for mark in marks if mark.band == band]
        kinds = dict.fromkeys(mark.kind for mark in own)
        by_kind = ", ".join(f"{kind} {_share([mark for mark in own if mark.kind == kind])}" for kind in kinds)
        yield f"{band}: {_share(own)} are real disagreements ({by_kind})"


def _share(marks: Sequence[MarkedFinding]) -> str:
    return f"{sum(mark.real for mark in marks)}/{len(marks)}"


def compared(marks: Sequence[Mark], read: Collection[str]) -> str:
    """How the denials that are read now, by their ids, stand to those that were marked."""
    known = {mark.id for mark in marks}
    gone, new = known - set(read), set(read) - known
    return f"read now: {len(read)}; marked and no longer read: {len(gone)}; not marked: {len(new)}"


def _denials(path: str) -> set[str]:
    articles = (article for article in read_sources([path]) if isinstance(article, Article))
    return {s.id for article in articles for s in extract(article) if s.stance is Stance.DENIES}


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures of the marks."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--input", help="the night that was marked")
    options = parser.parse_args(arguments)
    marks = read_marks(json.loads(MARKS.read_text(encoding="utf-8")))
    findings = [MarkedFinding(**mark) for mark in json.loads(FINDINGS.read_text(encoding="utf-8"))["marks"]]
    shown = [
        *lines(marks),
        *finding_lines(findings),
        *([compared(marks, _denials(options.input))] if options.input else []),
    ]
    sys.stdout.write("".join(f"{line}\n" for line in shown))


if __name__ == "__main__":
    main()
