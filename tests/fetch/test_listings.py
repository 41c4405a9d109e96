from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdiff.fetch.listings import address_in, read_date


@pytest.mark.parametrize(
    ("text", "iso", "moment"),
    [
        ("Fri, 30 Jan 2026 22:15:00 -0600", "2026-01-30T22:15:00-06:00", datetime(2026, 1, 31, 4, 15, tzinfo=UTC)),
        ("Fri, 30 Jan 2026 22:15:00 GMT", "2026-01-30T22:15:00+00:00", datetime(2026, 1, 30, 22, 15, tzinfo=UTC)),
        ("2026-01-30T22:15:00Z", "2026-01-30T22:15:00+00:00", datetime(2026, 1, 30, 22, 15, tzinfo=UTC)),
        (" 2026-01-30\n", "2026-01-30", datetime(2026, 1, 30, tzinfo=UTC)),
        ("2026-01-30T22:15:00", "2026-01-30T22:15:00", datetime(2026, 1, 30, 22, 15, tzinfo=UTC)),
        ("0001-01-01T00:00:00+05:00", None, None),
        ("ayer por la tarde", None, None),
        ("", None, None),
        (None, None, None),
    ],
)
def test_a_date_keeps_its_offset_and_its_precision(text, iso, moment):
    assert read_date(text) == (iso, moment)


@given(st.text(alphabet="0123456789-+:TZ ,.FriJanGMT", max_size=40) | st.text(max_size=40) | st.datetimes().map(str))
def test_no_text_breaks_it_and_a_date_is_read_as_it_was_written(text):
    iso, moment = read_date(text)
    assert (iso is None) == (moment is None)
    assert iso is None or read_date(iso) == (iso, moment)


def test_an_address_is_seen_from_its_document():
    assert address_in("https://faro.example/rss/", "../nota?id=1#x") == "https://faro.example/nota?id=1"
    assert [address_in("https://faro.example/", link) for link in (None, "", "mailto:a@b.example", "http://[")] == [
        None
    ] * 4
