"""Subjects are restored where they are sure, and nowhere else."""

import pytest

from tests.extract.reading import read


@pytest.mark.parametrize(
    ("text", "proposition"),
    [
        ("El piloto dijo que en mayo no ha llegado carta alguna.", "En mayo no ha llegado carta alguna."),
        ("El piloto dijo que faltan frenos.", "Faltan frenos."),
        ("El piloto dijo que se anularon las actas.", "Se anularon las actas."),
        ("El piloto dijo que funciona ya el motor.", "Funciona ya el motor."),
        ("El piloto dijo que fueron hallados tres cuerpos.", "Fueron hallados tres cuerpos."),
        ("El piloto dijo que al juez no le consta el pago.", "Al juez no le consta el pago."),
    ],
)
def test_a_clause_with_a_subject_of_its_own_gets_no_other(text: str, proposition: str) -> None:
    assert [told[2] for told in read(text)] == [proposition]


@pytest.mark.parametrize(
    ("text", "proposition"),
    [
        ("El piloto dijo que vendió la nave.", "El piloto vendió la nave."),
        ("El piloto dijo que se reunió con el juez.", "El piloto se reunió con el juez."),
        ("El piloto admitió haber bebido.", "El piloto ha bebido."),
        ("El piloto negó haberse fugado.", "El piloto se ha fugado."),
    ],
)
def test_what_the_speaker_did_has_the_speaker_for_its_subject(text: str, proposition: str) -> None:
    assert [told[2] for told in read(text)] == [proposition]


@pytest.mark.parametrize(
    ("text", "proposition"),
    [
        ("The guard said he saw the blaze.", "The guard saw the blaze."),
        ("She had not resigned, he said.", "She had not resigned."),
        ("Hale Motors said it was good to wait.", "It was good to wait."),
    ],
)
def test_a_pronoun_is_the_speaker_only_where_it_can_be(text: str, proposition: str) -> None:
    assert [told[2] for told in read(text, "en")] == [proposition]


def test_a_place_is_no_subject() -> None:
    text = "El grupo atacó una clínica de Burdeos, donde pidió un millón de euros."
    assert read(text)[1][2] != "Una clínica de Burdeos pidió un millón de euros."


def test_what_a_relative_clause_tells_is_told_of_the_object_before_it() -> None:
    text = "Officers accuse the company of overloading the boat, which was licensed for 60."
    assert read(text, "en")[-1][2] == "The boat was licensed for 60."


def test_one_person_is_not_the_subject_of_a_verb_in_the_plural() -> None:
    told = read("Ana Gil entró en la sala y mataron a dos guardias.")
    assert [proposition for _, _, proposition in told] == ["Ana Gil entró en la sala.", "Mataron a dos guardias."]
    told = read("Emiratos Árabes Unidos firmó la paz y enviaron dos barcos.")
    assert told[-1][2] == "Emiratos Árabes Unidos enviaron dos barcos."


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Ruiz es una de las juezas, entre ellas Ana Gil, que se enfrentan al fiscal.", "Las juezas se enfrentan"),
        ("Firmaron nueve alcaldes, entre ellos Luis Gil, quien dijo que no hay plan.", "No hay plan."),
    ],
)
def test_some_of_several_are_not_whom_a_relative_clause_takes_up(text: str, subject: str) -> None:
    assert read(text)[-1][2].startswith(subject)


def test_what_was_put_out_against_somebody_does_what_is_done_to_him() -> None:
    text = (
        "El fiscal firmó una nueva acusación contra el presidente, Nicolás Rojo, que amplía la de 2020 y lo vincula "
        "con los pagos."
    )
    assert [found[2] for found in read(text)[1:]] == [
        "Una nueva acusación amplía la de 2020.",
        "Una nueva acusación lo vincula con los pagos.",
    ]
