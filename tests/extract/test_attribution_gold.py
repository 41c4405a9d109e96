"""Holds the extractor to what it reaches on the hand-labelled sentences."""

import pytest

from tests.extract.attribution_score import score

# (spans, stance, source, proposition, denied, links): what was reached, less the weight of one sentence
FLOORS = {
    "es": (0.985, 0.99, 0.97, 0.99, 0.98, 0.95),
    "en": (0.98, 0.98, 0.98, 0.98, 0.96, 0.91),
    "pt": (0.98, 0.98, 0.96, 0.97, 0.94, 0.85),
    "en-denials": (0.98, 0.98, 0.98, 0.97, 0.96, 0.93),
    "en-disputes": (0.96, 0.98, 0.97, 0.93, 0.92, 0.93),
    "fr": (0.95, 0.94, 0.94, 0.85, 0.83, 0.5),
}


@pytest.mark.parametrize("lang", sorted(FLOORS))
def test_the_labelled_sentences_are_read_as_well_as_before(lang: str) -> None:
    result = score(lang)
    reached = (result.spans, result.stance, result.source, result.proposition, result.denied, result.links)
    report = "\n".join((str(result), *result.wrong))
    assert all(r >= floor for r, floor in zip(reached, FLOORS[lang], strict=True)), report
