import pytest

from benchmarks.page import runs_tables
from benchmarks.runs import measure_size
from claimdiff.datamodel import Article

MACHINE = {"processor": "a chip", "cores": 2, "python": "3.11", "commit": "abc"}


@pytest.mark.slow
def test_a_size_is_measured_first_with_more_and_with_nothing_new():
    texts = ("El ministro Rojas negó el cierre del túnel, según la fiscalía.", "Llovió 45 días en la sierra de Arce.")
    told = [Article(text, text, outlet="d", published="2026-01-30", lang="es") for text in texts]
    found = measure_size(told, 2)
    assert found["stored"]["articles"] == 2
    assert {"reading", "extracting", "reporting"} <= set(found["cold"]["stages"])
    assert found["none"]["stages"].get("inferring", 0) == 0
    assert "| 2 | " in runs_tables({"machine": MACHINE, "told": 1, "sizes": [found]})
