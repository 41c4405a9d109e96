import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdiff.facts.times import Times, agreeing, conflict, read_times
from claimdiff.facts.words import load_words


def read(text, lang="es", published="2024-08-21"):
    return read_times(text, load_words(lang), published)


@pytest.mark.parametrize(
    ("text", "lang", "minutes"),
    [("a las 14:50", "es", 890), ("at 4:58 a.m.", "en", 298), ("since 6 p.m. Wednesday", "en", 1080)],
)
def test_clock_times_are_minutes_of_the_day(text, lang, minutes):
    assert read(text, lang).clocks == {minutes}


@pytest.mark.parametrize(
    ("text", "lang", "days"),
    [
        ("el 1 de marzo", "es", [{"03-01"}]),
        ("on Jan. 1, 2027", "en", [{"01-01"}]),
        ("em 15 de outubro", "pt", [{"10-15"}]),
        ("ayer", "es", [{"08-20"}]),
        ("el viernes 23", "es", [{"08-23"}]),
        ("el martes", "es", [{"08-20", "08-27"}]),
    ],
)
def test_days_are_resolved_against_the_date_of_the_article(text, lang, days):
    assert [set(found) for found in read(text, lang).days] == days


def test_relative_days_stay_open_when_the_article_has_no_date():
    assert read("ayer por la tarde, el martes", published=None) == Times()


def test_a_month_without_a_day_stands_alone():
    assert read("entrará en vigor en julio de 2026") == Times(months=frozenset({7}), years=frozenset({2026}))


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("a las 14:50", "a las 16:20", "14:50 / 16:20"),
        ("el jueves 22", "el viernes 23", "08-22 / 08-23"),
        ("en julio de 2026", "el 1 de enero de 2027", "7 / 01-01"),
        ("el 1 de enero", "en enero", ""),
        ("el martes", "ayer", ""),
        ("a las 14:50", "el martes", ""),
    ],
)
def test_times_of_one_granularity_conflict_when_none_is_shared(a, b, expected):
    found = conflict(read(a), read(b))
    assert bool(found) == bool(expected)
    assert found == expected or "2026 / 2027" in found or found == "01-01 / 7"


def test_agreeing_counts_shared_days_and_clock_times():
    assert agreeing(read("ayer a las 14:50"), read("el 20 de agosto a las 14:50")) == 2


@given(st.text(max_size=80), st.text(max_size=80))
def test_conflict_does_not_depend_on_the_order_of_the_two_sides(a, b):
    assert bool(conflict(read(a), read(b))) == bool(conflict(read(b), read(a)))
