import pytest

from benchmarks import nights, retell
from benchmarks.page import nights_table


@pytest.mark.slow
def test_a_store_is_grown_and_two_nights_are_measured_on_it(monkeypatch, tmp_path):
    monkeypatch.setattr(nights, "FIRST", 4)
    found = nights.measure_nights(retell.bundles(), 11, 2, 5, tmp_path / "grown.db", tmp_path)
    assert found["stored"]["articles"] == 12
    assert found["added_statements"] > 0
    assert found["recall"]["sample"] == 5
    assert found["none"]["seconds"] > 0
    assert "| 12 |" in nights_table(found)
