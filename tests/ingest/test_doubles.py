import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdiff.ingest.doubles import doubled_spans
from claimdiff.ingest.paragraphs import paragraphs

SENTENCE = "La alcaldesa Rosa Vera inaugura el puente viejo ante los vecinos de Lota"


def doubled(text):
    return [text[span.start : span.end] for span in doubled_spans(text, paragraphs(text))]


@pytest.mark.parametrize("glue", ["", " ", "\n", ". ", " • "])
def test_a_passage_repeated_at_once_is_found_glued_or_apart(glue):
    assert doubled(f"{SENTENCE}{glue}{SENTENCE}. Nadie habló.")[0].strip(" .•\n").startswith("La alcaldesa")


def test_only_the_copies_after_the_first_are_doubled():
    text = f"{SENTENCE} {SENTENCE} {SENTENCE}"
    assert [span.start for span in doubled_spans(text, [])] == [len(SENTENCE) + 1, 2 * len(SENTENCE) + 2]


def test_a_tail_that_a_scrape_wrote_again_is_found_across_wrapped_lines():
    tail = ", donde dirigió la oficina de compras del puerto."
    wrapped = tail.replace("la oficina", "la\n oficina")
    assert doubled(f"Fue jefa de Lota{tail}\n\n{wrapped} Otra cosa.") == [wrapped]


def test_a_paragraph_that_stood_before_is_a_copy():
    assert doubled(f"{SENTENCE}.\n\nEl juez habló.\n\n{SENTENCE}.") == [f"{SENTENCE}."]


def test_short_lines_and_refrains_may_stand_twice():
    assert doubled("Mejor actriz\nAna Ruiz\nMejor actriz\nLuz Vera") == []
    assert doubled("¡No a la presa! ¡No a la presa! ¡No a la presa!, gritaban los vecinos.") == []


@given(st.lists(st.sampled_from(["uno", "dos", "tres", "cuatro", "cinco"]), max_size=60).map(" ".join))
def test_what_is_left_still_holds_every_word(text):
    left = text
    for span in sorted(doubled_spans(text, []), reverse=True):
        left = left[: span.start] + left[span.end :]
    assert set(left.split()) == set(text.split())
