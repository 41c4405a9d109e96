"""The marks on denials of real news."""

import json

from tests.gate.marks import MARKS, Mark, MarkedFinding, compared, finding_lines, lines, read_marks

THREE = (Mark("a", True, True), Mark("b", True, False), Mark("c", True, True, same_as="a"))


def test_figures_count_statements_and_distinct_wordings() -> None:
    assert list(lines(THREE)) == [
        "statements: 2/3 are denials with the right source (0.667)",
        "distinct wordings: 1/2 are denials with the right source (0.500)",
    ]


def test_what_is_read_now_is_held_against_what_was_marked() -> None:
    assert compared(THREE, {"a", "d"}) == "read now: 2; marked and no longer read: 2; not marked: 1"


def test_the_kept_marks_name_each_statement_once_and_hold_no_text() -> None:
    content = json.loads(MARKS.read_text(encoding="utf-8"))
    marks = read_marks(content)
    assert len({mark.id for mark in marks}) == len(marks)
    assert all(mark.same_as in {"", *(other.id for other in marks)} for mark in marks)
    assert {key for mark in content["marks"] for key in mark} <= {"id", "denial", "source", "same_as"}


def test_findings_are_counted_by_band_and_kind() -> None:
    marks = [
        MarkedFinding("a", "b", "denial", "strong", real=True),
        MarkedFinding("a", "c", "numeric", "strong", real=False),
        MarkedFinding("d", "e", "denial", "likely", real=True),
    ]
    assert list(finding_lines(marks)) == [
        "strong: 1/2 are real disagreements (denial 1/1, numeric 0/1)",
        "likely: 1/1 are real disagreements (denial 1/1)",
    ]
