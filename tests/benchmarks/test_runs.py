import pytest

from benchmarks.page import nights_table, runs_tables
from benchmarks.runs import measure_size
from claimdiff.datamodel import Article

MACHINE = {"processor": "a chip", "cores": 2, "python": "3.11", "commit": "abc"}


@pytest.mark.slow
def test_a_size_is_measured_first_with_more_and_with_nothing_new():
    told = [
        Article("a", "El ministro Rojas negó el cierre del túnel, según la fiscalía.", "d", None, None, "2026-01-30")
    ]
    found = measure_size(told, 2)
    assert found["stored"]["articles"] == 2
    assert {"reading", "extracting", "reporting"} <= set(found["cold"]["stages"])
    assert found["none"]["stages"].get("inferring", 0) == 0
    assert "| 2 | " in runs_tables({"machine": MACHINE, "told": 1, "sizes": [found]})


def test_the_table_of_nights_sets_what_was_measured_beside_the_limit():
    run = {"seconds": 21.4, "megabytes": 800}
    table = nights_table({"machine": MACHINE, "articles": 20000, "add": 100, "adding": run, "none": run})
    assert "| 20,000 articles | 100 | 21.4 s | 40 s | 800 MB |" in table
