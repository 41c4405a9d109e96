import pytest

from claimdiff.facts.names import read_names
from claimdiff.facts.words import load_words


@pytest.mark.parametrize(
    ("text", "lang", "names"),
    [
        ("Pyongyang vendió armas a Moscú", "es", {"KP", "RU"}),
        ("el régimen norcoreano", "es", {"KP"}),
        ("The White House accused North Korea", "en", {"US", "KP"}),
        ("Lucila Manfredi no firmó", "es", {"lucila", "manfredi"}),
        ("Ayer renunció Etchepare", "es", {"etchepare"}),
        ("Renunció un ministro", "es", set()),
        ("a un ministro de la UE", "es", {"EU"}),
        ("La reunión fue el Martes", "es", set()),
    ],
)
def test_known_actors_get_a_key_and_other_names_their_folded_words(text, lang, names):
    assert read_names(text, load_words(lang)) == names


def test_common_words_that_look_like_an_acronym_in_lower_case_are_no_names():
    assert read_names("un día de ira nos une a todos", load_words("es")) == frozenset()
