"""Holds the extractor to what it reaches on the hand-labelled sentences."""

import pytest

from tests.extract.attribution_score import score

# (spans, stance, source, proposition, denied, links): what was reached, less the weight of one sentence
FLOORS = {
    "es": (0.965, 0.94, 0.92, 0.84, 0.72, 0.69),
    "en": (0.965, 0.93, 0.88, 0.77, 0.67, 0.66),
    "pt": (0.97, 0.92, 0.92, 0.88, 0.83, 0.71),
}


@pytest.mark.parametrize("lang", sorted(FLOORS))
def test_the_labelled_sentences_are_read_as_well_as_before(lang: str) -> None:
    result = score(lang)
    reached = (result.spans, result.stance, result.source, result.proposition, result.denied, result.links)
    report = "\n".join((str(result), *result.wrong))
    assert all(r >= floor for r, floor in zip(reached, FLOORS[lang], strict=True)), report
