from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdiff.datamodel import Finding, Kind
from claimdiff.verdicts import VERDICTS, Judged, Mark, Shown, Verdict, latest, reviewed, to_keep, together

F = "f1" * 8
NOW = "2026-02-03T09:00:00+00:00"


def box(what="confirmed", *, ticked=True, given=False, report="2026-02-02", finding=F, line=1):
    return Mark(report, finding, what, ticked, given, "", "r.md", line)


def note(text, *, given=False, report="2026-02-02"):
    return Mark(report, F, "note", False, given, text, "r.md", 9)


def verdict(name, report, said="", shown=1):
    return Verdict(F, name, said, "2026-02-01", report, shown)


def kept(marks, *history, shown=1):
    """What pages with these marks add to the history of a finding."""
    (said,) = together(marks)
    return [(v.verdict, v.note, v.report, v.shown) for v in to_keep(said, history, shown, NOW)]


def after(marks, *history, shown=1):
    """The verdict and note that hold when the marks have been taken in."""
    (said,) = together(marks)
    found = latest([*history, *to_keep(said, history, shown, NOW)])
    return found and (found.verdict, found.note)


def test_a_tick_is_a_verdict():
    assert kept([box("different", report="2026-02-02")]) == [("different", "", "2026-02-02", 1)]


def test_an_empty_box_says_nothing():
    assert kept([box(ticked=False)], verdict("confirmed", "2026-02-01")) == []
    assert kept([box(ticked=False)]) == []


def test_a_box_that_claimdiff_ticked_says_nothing_new():
    assert kept([box(given=True)]) == []


def test_an_emptied_box_of_claimdiff_takes_the_verdict_back_and_keeps_the_note():
    given_before = verdict("confirmed", "2026-02-01", "visto")
    assert kept([box(ticked=False, given=True)], given_before) == [("", "visto", "2026-02-02", 1)]


def test_what_was_said_in_other_words_is_taken_back_too():
    assert kept([box(ticked=False, given=True), note("visto", given=True)]) == [("", "visto", "2026-02-02", 1)]


def test_taking_back_what_was_changed_meanwhile_does_nothing():
    assert kept([box(ticked=False, given=True)], verdict("dismissed", "2026-02-02")) == []


def test_one_box_emptied_and_another_ticked_changes_the_verdict():
    marks = [box("confirmed", ticked=False, given=True), box("dismissed")]
    assert after(marks, verdict("confirmed", "2026-02-01")) == ("dismissed", "")


@pytest.mark.parametrize("given", [False, True])
def test_of_two_ticked_boxes_neither_is_taken(given):
    marks = [box("confirmed", given=given, line=3), box("dismissed", line=4)]
    (said,) = together(marks)
    assert said.unsettled
    assert (said.ticked, said.line) == ({"confirmed", "dismissed"}, 3)
    assert kept(marks) == []


def test_a_note_beside_two_ticked_boxes_is_taken():
    marks = [box("confirmed", given=True), box("dismissed"), note("¿cuál?")]
    assert after(marks, verdict("confirmed", "2026-02-01")) == ("confirmed", "¿cuál?")


def test_a_block_that_stands_twice_counts_once_and_its_tick_wins():
    assert kept([box(ticked=False), box(), box()]) == [("confirmed", "", "2026-02-02", 1)]
    assert kept([box(ticked=False, given=True), box(given=True)], verdict("confirmed", "2026-02-01")) == []


def test_the_newest_report_counts_whatever_the_order_of_reading():
    newer = verdict("dismissed", "2026-02-03")
    assert after([box("confirmed", report="2026-02-02")], newer) == ("dismissed", "")
    assert after([box("confirmed", report="2026-02-04")], newer) == ("confirmed", "")
    assert after([box("confirmed", report="")], newer) == ("dismissed", "")


def test_an_older_page_adds_to_the_history_once():
    newer = verdict("dismissed", "2026-02-03", "visto")
    assert kept([box("confirmed"), note("de Ana")], newer) == [
        ("confirmed", "", "2026-02-02", None),
        ("dismissed", "visto / de Ana", "2026-02-03", 1),
    ]
    (said,) = together([box("confirmed"), note("de Ana")])
    assert to_keep(said, [newer, *to_keep(said, [newer], 1, NOW)], 1, NOW) == ()


def test_the_same_tick_in_a_newer_report_is_about_what_that_one_showed():
    assert kept([box("confirmed")], verdict("confirmed", "2026-02-01"), shown=7) == [("confirmed", "", "2026-02-02", 7)]


def test_a_verdict_that_still_stands_is_about_what_was_shown_last():
    marks = [box("dismissed", given=True), box("stands")]
    assert kept(marks, verdict("dismissed", "2026-02-02"), shown=2) == [("dismissed", "", "2026-02-02", 2)]
    assert kept(marks, verdict("dismissed", "2026-02-02", shown=2), shown=2) == []
    assert kept(marks) == [("dismissed", "", "2026-02-02", 1)]


def test_a_note_alone_is_kept_without_a_verdict():
    assert kept([note("preguntar a Ana")]) == [("", "preguntar a Ana", "2026-02-02", 1)]


def test_a_note_that_claimdiff_wrote_goes_along_with_a_new_verdict():
    assert kept([box("confirmed"), note("de ayer", given=True)]) == [("confirmed", "de ayer", "2026-02-02", 1)]


def test_a_deleted_note_is_gone_and_two_notes_are_both_kept():
    assert after([note("")], verdict("confirmed", "2026-02-01", "visto")) == ("confirmed", "")
    assert after([note("uno"), note("dos"), note("uno")]) == ("", "uno / dos")


BOXES = st.builds(
    box,
    st.sampled_from(["confirmed", "dismissed", "different", "stands"]),
    ticked=st.booleans(),
    given=st.booleans(),
    report=st.sampled_from(["", "2026-02-01", "2026-02-02"]),
)
NOTES = st.builds(note, st.sampled_from(["", "uno", "dos"]), given=st.booleans(), report=st.just("2026-02-01"))


def take(marks, history):
    history = list(history)
    for said in together(marks):
        history += to_keep(said, history, 1, NOW)
    return history


TICKS = st.dictionaries(st.sampled_from(["2026-02-01", "2026-02-02", "2026-02-03"]), st.sampled_from(VERDICTS))


@given(TICKS.flatmap(lambda ticks: st.permutations(list(ticks.items()))))
def test_the_order_in_which_pages_are_read_does_not_matter(ticks):
    history = []
    for report, what in ticks:
        history = take([box(what, report=report)], history)
    assert (latest(history) and latest(history).verdict) == (max(ticks)[1] if ticks else None)


@given(st.lists(BOXES | NOTES), st.lists(BOXES | NOTES))
def test_reading_the_same_pages_again_adds_nothing(before, marks):
    history = take(marks, take(before, []))
    assert take(marks, history) == history


def test_a_box_that_claimdiff_ticked_says_nothing_new_though_a_copy_of_it_was_ticked_too():
    undated = [box(report=""), box(given=True, report="")]
    history = take([*undated, box(ticked=False, given=True, report="2026-02-01")], [])
    assert [said.verdict for said in history] == [""]
    assert take(undated, history) == history


@given(st.lists(BOXES | NOTES), st.lists(st.builds(box, ticked=st.just(False), given=st.just(False))))
def test_empty_boxes_never_change_a_verdict(before, empty):
    history = take(before, [])
    assert take(empty, history) == history


def finding(a, b, key="0" * 16, kind=Kind.DENIAL):
    return Finding(key, kind, "c1", "c2", tuple(a), tuple(b), 0.9, ())


def case(name, a, b, key=F, report="2026-02-01", said=""):
    return Judged(
        Verdict(key, name, said, "2026-02-01", report), Shown(Kind.NUMERIC, 0.7, tuple(a), tuple(b), ("X",), ("Y",))
    )


def review(found, *cases):
    (shown,) = reviewed([found], cases)
    return shown.review, shown.note, shown.reviewed, shown.gained


def test_a_finding_has_the_verdict_on_its_own_id_before_all_others():
    own, other = case("confirmed", "ab", "xy"), case("dismissed", "ab", "xy", "f2" * 8, "2026-02-02")
    assert review(finding("ab", "xy", F), other, own) == ("confirmed", "", "2026-02-01", ())


def test_a_dismissed_pair_does_not_come_back_in_other_words():
    dismissed = case("dismissed", "abc", "xy", said="otro río")
    for again in (
        finding("abc", "xy"),
        finding("ab", "x"),
        finding("xy", "bc"),
        finding("abc", "xy", kind=Kind.STATUS),
    ):
        assert review(again, dismissed) == ("dismissed", "otro río", "2026-02-01", ())


def test_what_a_side_has_gained_is_named():
    assert review(finding("abcde", "xyz"), case("dismissed", "abc", "xy"))[3] == ("d", "e", "z")


def test_one_side_alone_or_half_of_it_is_not_the_same_finding():
    judged = case("dismissed", "ab", "xy")
    for other in (finding("ab", "pq"), finding("ac", "xy"), finding("pq", "rs"), finding("abxy", "pq")):
        assert review(other, judged) == ("", "", None, ())


def test_the_closest_verdict_carries_over_and_one_taken_back_blocks_the_rest():
    wide, near = case("confirmed", "abcdef", "xyz"), case("dismissed", "ab", "x", "f2" * 8)
    assert review(finding("abc", "x"), wide, near)[0] == "dismissed"
    assert review(finding("abcde", "xyz"), wide, near)[0] == "confirmed"
    assert review(finding("abc", "x"), wide, case("", "ab", "x", "f2" * 8)) == ("", "", None, ())


def test_a_verdict_on_what_no_report_has_shown_waits_for_its_finding():
    unseen = Judged(Verdict(F, "confirmed", "", "2026-02-01T08:00"), None)
    assert review(finding("a", "x", F), unseen) == ("confirmed", "", "2026-02-01", ())
    assert review(finding("a", "x"), unseen) == ("", "", None, ())


@given(st.data())
def test_the_order_of_the_verdicts_does_not_matter(data):
    sides = st.sets(st.sampled_from("abcdef"), min_size=1)
    names = ["confirmed", "dismissed", ""]
    cases = [case(names[n % 3], data.draw(sides), data.draw(sides), f"{n:016}") for n in range(5)]
    found = finding(data.draw(sides), data.draw(sides), "9" * 16)
    assert review(found, *cases) == review(found, *data.draw(st.permutations(cases)))


def test_a_finding_that_nobody_judged_is_left_as_it_is():
    found = replace(finding("a", "x"), first_seen="2026-01-31")
    assert reviewed([found], []) == (found,)
