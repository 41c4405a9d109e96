import pytest

from claimdiff.report.details import worded


@pytest.mark.parametrize(
    ("key", "detail", "es", "en"),
    [
        ("numbers", "18,000 / 640 people", "18.000 / 640", "18,000 / 640"),
        ("numbers", "2.55 / 24 hours", "2,55 / 24", "2.55 / 24"),
        ("times", "04:58 / 05:52", "04:58 / 05:52", "04:58 / 05:52"),
        ("times", "08-22|08-29 / 2024-08-23", "22 ago o 29 ago / 23 ago 2024", "22 Aug or 29 Aug / 23 Aug 2024"),
        ("times", "3 / 5", "marzo / mayo", "March / May"),
        ("times", "2019 / 2020", "2019 / 2020", "2019 / 2020"),
        ("entities", "IR KP / UA", "Irán, Corea del Norte / Ucrania", "Iran, North Korea / Ukraine"),
        ("entities", "RU / wagner", "Rusia / Wagner", "Russia / Wagner"),
    ],
)
def test_details_read_as_a_person_would_write_them(key, detail, es, en):
    assert (worded(key, detail, "es", "o"), worded(key, detail, "en", "or")) == (es, en)


@pytest.mark.parametrize(
    ("key", "detail"),
    [("numbers", "pocos / muchos"), ("times", "02-30 / ayer"), ("times", ""), ("states", "open / shut")],
)
def test_what_is_not_understood_is_shown_as_it_is(key, detail):
    assert worded(key, detail, "es", "o") == detail
