import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdiff.ingest.dates import date_in_url, normalise_date


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("2024", "2024"),
        ("2023-09", "2023-09"),
        (" 2024-03-12 ", "2024-03-12"),
        ("2024-03-12T08:30:00-05:00", "2024-03-12T08:30:00-05:00"),
        ("2024-03-12 08:30", "2024-03-12T08:30:00"),
        ("2024-03-12T08:30:00Z", "2024-03-12T08:30:00+00:00"),
        ("20240312", "2024-03-12"),
        ("12 de marzo de 2024", "2024-03-12"),
        ("12 de Marzo del 2024 a las 07:28:07", "2024-03-12T07:28:07"),
        ("12 de março de 2024 às 10h30", "2024-03-12T10:30:00"),
        ("March 12, 2024", "2024-03-12"),
        ("marzo de 2024", "2024-03"),
        ("12/03/2024", "2024-03-12"),
        ("Tue, 12 Mar 2024 08:30:00 GMT", "2024-03-12T08:30:00+00:00"),
        ("1710232200", "2024-03-12T08:30:00+00:00"),
        ("1710232200000", "2024-03-12T08:30:00+00:00"),
    ],
)
def test_a_date_keeps_the_precision_it_has(value, iso):
    assert normalise_date(value) == iso


@pytest.mark.parametrize(
    "value",
    [
        "",
        "ayer",
        "hace dos días",
        "marzo",
        "12 de marzo",
        "32 de marzo",
        "12/03/24",
        "31 de febrero de 2024",
        "2024-13",
        "0000-00-00",
        "9999",
        "x" * 90,
    ],
)
def test_what_is_no_date_is_none(value):
    assert normalise_date(value) is None


def test_a_date_of_numbers_is_read_month_first_in_english_only():
    assert [normalise_date("03/04/2024", lang) for lang in ("en", "es", None)] == [
        "2024-03-04",
        "2024-04-03",
        "2024-04-03",
    ]


@given(st.text(max_size=40))
def test_any_text_gives_a_date_or_none(value):
    found = normalise_date(value)
    assert found is None or normalise_date(found) == found


@pytest.mark.parametrize(
    ("url", "date"),
    [
        ("https://faro.example/2024/08/20/puerto", "2024-08-20"),
        ("https://faro.example/nota-20240820.html", "2024-08-20"),
        ("https://faro.example/2024/08/puerto", "2024-08"),
        ("https://faro.example/nota/2024082099", None),
        ("https://faro.example/2024/02/31/x", None),
        (None, None),
    ],
)
def test_the_date_in_an_address(url, date):
    assert date_in_url(url) == date
