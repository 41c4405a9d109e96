"""Which country is meant."""

import pytest

from claimdiff.extract.actors import actors_in, usual_names
from tests.extract.reading import read


def test_actors_are_known_by_names_and_demonyms() -> None:
    assert actors_in("El portavoz ruso habló en Pyongyang") == {"RU", "KP"}


def test_the_usual_name_is_the_one_the_text_prefers() -> None:
    assert usual_names("Moscú calla. Según Rusia, el norte espera; Rusia no.")["RU"] == "Rusia"


@pytest.mark.parametrize(
    ("text", "proposition"),
    [
        ("Rusia negó que el país haya cerrado el puerto.", "Rusia ha cerrado el puerto."),
        ("Rusia negó que el país vecino haya cerrado el puerto.", "El país vecino ha cerrado el puerto."),
        ("Rusia dijo que llueve en el país.", "Llueve en el país."),
    ],
)
def test_the_country_is_the_holders_own_only_as_the_subject(text: str, proposition: str) -> None:
    assert read(text)[0][2] == proposition


def test_both_countries_may_be_any_two_that_were_one_subject() -> None:
    text = "La ONU dice que Ruanda y Uganda saquean el cobalto. Ambos países niegan las acusaciones."
    assert read(text)[1] == (-1, "Ruanda y Uganda", "Ruanda y Uganda saquean el cobalto.")


def test_several_who_are_no_countries_stay_who_they_are() -> None:
    text = "Irán y Rusia firmaron el pacto. Los funcionarios locales dijeron que el puerto cerró."
    assert read(text)[1][1] == "Los funcionarios locales"


def test_both_countries_deny_what_was_said_of_either() -> None:
    text = (
        "Corea del Norte dijo que prepara maniobras, mientras que un informe afirmó que Irán armó a Rusia. "
        "Ambos países han negado estas alegaciones."
    )
    *_, claim, answer = read(text)
    assert (answer[0], answer[2]) == (-1, claim[2])
