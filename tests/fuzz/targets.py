"""What is tried on any input, and what must hold of the answer."""

import re
from collections.abc import Callable
from dataclasses import dataclass, fields
from pathlib import Path

from hypothesis import strategies as st

from claimdiff.datamodel import Article, Failure
from claimdiff.extract import extract
from claimdiff.ingest import read_sources
from claimdiff.report.review import read_page
from claimdiff.report.safe import escape
from claimdiff.reviews import take_in
from claimdiff.store import Store
from claimdiff.verdicts import together
from tests.fuzz.inputs import files, spoilt

A, B = "a1" * 8, "b2" * 8
REPORT = f"""\
# Quién contradice a quién · 2026-01-31
<!-- claimdiff report 2026-01-31 -->

<a id="a1a1a1a1"></a>
### El puerto se vendió · a1a1a1a1

- «El puerto se vendió, \\[x\\] según dos fuentes.» — el propio medio · [El Faro](https://faro.example/1), sin fecha

- [x] confirmada <!-- claimdiff {A} confirmed -->
- [ ] descartada <!-- claimdiff {A} dismissed -->
- [ ] dos hechos distintos <!-- claimdiff {A} different -->

nota: llamé al puerto <!-- claimdiff {A} note -->

- [ ] confirmada <!-- claimdiff {B} confirmed -->
- [x] descartada <!-- claimdiff {B} dismissed given -->
- [ ] sigue valiendo <!-- claimdiff {B} stands -->

nota: otra huelga <!-- claimdiff {B} note 0f0f0f0f -->
"""


@dataclass(frozen=True)
class Target:
    """A name, what inputs are made of, and what must hold of each; `check` gets a folder of its own to work in."""

    name: str
    inputs: st.SearchStrategy
    check: Callable[[Path, object], None]


def read_file(folder: Path, given: object) -> None:
    """Whatever a file holds, it gives articles that can be stored and extracted, and failures of one line."""
    extension, data = given  # type: ignore[misc]
    path = folder / f"input{extension}"
    path.write_bytes(data)
    for found in read_sources([path]):
        if isinstance(found, Failure):
            assert found.reason
            str(found).encode()
        else:
            _is_sound(found)
    path.unlink()


def _is_sound(article: Article) -> None:
    for field in fields(article):
        value = getattr(article, field.name)
        assert not isinstance(value, str) or value.encode() is not None
    assert article.text.strip()
    ends = [place for span in article.skip for place in (span.start, span.end)]
    assert ends == sorted(ends)
    assert all(0 <= place <= len(article.text) for place in ends)
    for statement in extract(article):
        assert article.text[statement.start : statement.end] == statement.text
        assert statement.context.start <= statement.start < statement.end <= statement.context.end
        statement.proposition.encode()


def read_report(folder: Path, given: object) -> None:
    """Whatever a page holds, it is read; no tick comes without the comment with its id, no note of nothing."""
    data = bytes(given)  # type: ignore[call-overload]
    text = data.decode("utf-8", "replace")
    page = read_page(text, "r.md")
    comments = set(
        re.findall(r"claimdiff\s+([0-9a-f]{16})\b", text.translate({0xA0: " ", 0x200B: None}), re.IGNORECASE)
    )
    assert {mark.finding for mark in page.marks} <= {comment.lower() for comment in comments}
    assert all(
        1 <= found.line <= text.count("\n") + text.count("\r") + text.count("\u2028") + 1 for found in page.marks
    )
    together(page.marks)
    for failure in page.failures:
        escape(failure)


def review_report(folder: Path, given: object) -> None:
    """Whatever a page holds, taking it in twice adds nothing the second time."""
    path = folder / "r.md"
    path.write_bytes(bytes(given))  # type: ignore[call-overload]
    state = folder / "state.db"
    with Store(state) as store:
        take_in(store, [path], known_too=True)
        before = store.verdicts()
        assert take_in(store, [path], known_too=True).new == 0
        assert store.verdicts() == before
    for made in folder.iterdir():
        made.unlink()


TARGETS = (
    Target("ingest", files(), read_file),
    Target("review", spoilt(REPORT.encode()), read_report),
    Target("verdicts", spoilt(REPORT.encode()), review_report),
)
