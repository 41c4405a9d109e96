from hypothesis import given
from hypothesis import strategies as st

from claimdiff.text import content_id, fold, shingles, squeeze, words


@given(st.text(max_size=200))
def test_folding_keeps_the_length_so_that_spans_hold(text):
    assert len(fold(text)) == len(text)


@given(st.text(max_size=100))
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


def test_folding_drops_case_accents_and_tildes():
    assert fold("El NIÑO pidió más té") == "el nino pidio mas te"


def test_words_keep_numbers_whole():
    assert words("Unos 1.234,5 millones, a las 14:50.") == ["unos", "1.234,5", "millones", "a", "las", "14:50"]


def test_squeezing_leaves_single_spaces_and_none_at_the_ends():
    assert squeeze(" a\u00a0 b\n\tc ") == "a b c"


def test_ids_tell_parts_apart_and_never_change():
    assert content_id("ab", "c") != content_id("a", "bc")
    assert content_id("a", 1) == content_id("a", "1") == "839e11a421d370be"


@given(st.lists(st.sampled_from("abc"), max_size=12), st.integers(1, 4))
def test_there_are_no_more_shingles_than_places_for_them(tokens, size):
    assert len(shingles(tokens, size)) <= max(0, len(tokens) - size + 1)
