from datetime import UTC, datetime

import pytest

from claimdiff.fetch.state import FetchState, Visit, visit_of

PAGE = Visit("https://faro.example/1", '"v1"', None, "2026-01-30", "a1", "c1", "2026-01-31T05:30:00+00:00")
COPY = Visit("https://faro.example/1?amp", None, None, "", "a1", "c1", "2026-01-31T05:30:00+00:00")
FEED = Visit("https://faro.example/rss", None, "Fri, 30 Jan 2026 10:00:00 GMT", "", None, None, PAGE.at)


@pytest.fixture
def state(tmp_path):
    with FetchState(tmp_path / "state.db") as opened:
        yield opened


def test_visits_come_back_as_they_were_kept(state):
    state.keep([PAGE, COPY, FEED], {})
    assert state.visits([PAGE.url, FEED.url, "https://faro.example/2"]) == {PAGE.url: PAGE, FEED.url: FEED}


def test_a_later_visit_takes_the_place_of_the_earlier_one(state):
    state.keep([PAGE], {})
    later = Visit(PAGE.url, '"v2"', None, "2026-02-01", "a1", "c2", "2026-02-01T05:30:00+00:00")
    state.keep([later], {})
    assert state.visits([PAGE.url]) == {PAGE.url: later}
    assert state.damages() == []
    assert state.articles_with(["c1", "c2"]) == {"c2": "a1"}


def test_an_article_is_known_by_its_content(state):
    state.keep([PAGE, COPY, FEED], {})
    assert state.articles_with(["c1", "c9"]) == {"c1": "a1"}


def test_waits_are_those_of_the_last_run(state):
    until = datetime(2026, 1, 31, 6, tzinfo=UTC)
    state.keep([], {"faro.example": until})
    assert state.waits() == {"faro.example": until}
    state.keep([], {})
    assert state.waits() == {}


def test_a_night_without_anything_to_note_writes_nothing(state, tmp_path):
    state.keep([PAGE], {"faro.example": datetime(2026, 1, 31, 6, tzinfo=UTC)})
    before = (tmp_path / "state.db").read_bytes()
    state.keep(iter(()), state.waits())
    assert (tmp_path / "state.db").read_bytes() == before


def test_the_addresses_of_an_article_are_all_that_gave_it(state):
    state.keep([PAGE, COPY, FEED], {})
    assert state.owners(["a1", "a2"]) == {"a1": frozenset({PAGE.url, COPY.url})}


@pytest.mark.parametrize("value", ['"v1"', 'W/"v 1"', None])
def test_a_visit_keeps_the_validators_of_an_answer(value):
    visit = visit_of("https://faro.example/1", {"etag": value} if value else {}, datetime(2026, 1, 31, tzinfo=UTC), "s")
    assert visit == Visit("https://faro.example/1", value, None, "s", None, None, "2026-01-31T00:00:00+00:00")


@pytest.mark.parametrize("value", ["", '"a\r\nX: b"', '"ñ"', "\x7f"])
def test_a_validator_that_cannot_be_sent_back_is_left_out(value):
    visit = visit_of(
        "https://faro.example/1", {"etag": value, "last-modified": value}, datetime(2026, 1, 31, tzinfo=UTC)
    )
    assert (visit.etag, visit.modified) == (None, None)
