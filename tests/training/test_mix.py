import random

import pytest

from training.corpora import Pair
from training.mix import choose, in_languages
from training.translate import tidy


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("He has n't gone , ca n't go .", "He hasn't gone, can't go."),
        ("`` No , '' said the man 's wife ( again ) .", '" No, " said the man\'s wife (again).'),
        ("Dijo \n que  no .", "Dijo que no."),
    ],
)
def test_treebank_spaces_go(raw: str, clean: str):
    assert tidy(raw) == clean


def test_a_share_above_one_repeats_a_pair_and_below_one_drops_some():
    often = Pair("inferes", "es", "es", "Llueve.", "No llueve.", "contradiction")
    seldom = Pair("help", "en", "en", "It rains.", "It pours.", "neutral")
    assert len(choose([often], random.Random(1))) == 4
    assert 5 < len(choose([seldom] * 100, random.Random(1))) < 30


def test_both_sides_get_the_languages_that_were_drawn():
    pair = Pair("lingnli", "en", "en", "It rains.", "It does not.", "contradiction")
    crossed = in_languages((pair, "en", "es"), {("en", "es"): {"It does not.": "No."}})
    assert crossed == Pair("lingnli", "en", "es", "It rains.", "No.", "contradiction")
