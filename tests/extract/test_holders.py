"""Who a role, a pronoun or "the company" stands for."""

import pytest

from tests.extract.reading import read


@pytest.mark.parametrize(
    ("introduction", "source"),
    [
        ("Ferroban, la concesionaria, compró vías.", "Ferroban"),
        ("La concesionaria Vialtec compró vías.", "La concesionaria Vialtec"),
        ("El comité acusa a la concesionaria Vialtec de mentir.", "la concesionaria Vialtec"),
    ],
)
def test_a_role_stands_for_whom_the_text_introduced_with_it(introduction: str, source: str) -> None:
    assert read(f"{introduction} La concesionaria dijo que el tren está parado.")[-1][1] == source


def test_an_office_before_a_name_introduces_its_bearer() -> None:
    text = "Hizo el anuncio la subsecretaria del Tesoro, Dana Ruiz. La subsecretaria dijo que el fondo cerró."
    assert read(text)[-1][1] == "Dana Ruiz"


def test_he_who_denies_is_whom_the_accusation_is_about() -> None:
    text = "La procuradora dijo que el contador mintió. Este lo niega."
    assert read(text)[-1] == (-1, "el contador", "El contador mintió.")


def test_an_office_that_is_also_a_verb_may_begin_a_sentence() -> None:
    assert read("Chair of trustees Lena Moss said the roof is safe.", "en")[0][1] == "Lena Moss"


def test_a_thing_with_a_name_is_nobody() -> None:
    text = "Ada Moss saw a silver Ford Transit. The car is gone, she said."
    assert read(text, "en")[-1][1] == "Ada Moss"


def test_nothing_but_a_holder_is_a_source() -> None:
    assert read("Para el traslado de los presos, se usaron siete aviones.")[0][1] is None
    assert read("Según estos posibles acuerdos, Suecia cedería el puerto.")[0][1] is None
    assert read("Según filtró Marlon, hijo de Keith Ros, el disco sale en mayo.")[0][1] == "Marlon"
    assert read("Una denuncia dada a conocer ayer señaló que hubo espías.")[0][1] == "Una denuncia"


def test_who_goes_on_speaking_has_the_number_of_the_verb() -> None:
    text = "El alcalde Tomás Urrea dijo que llovió. Los vecinos afirmaron que hubo daños. Añadió que habrá ayudas."
    assert [source for _, source, _ in read(text)] == ["Tomás Urrea", "Los vecinos", "Tomás Urrea"]


def test_a_holder_told_apart_from_others_of_his_role_is_not_the_last_of_them() -> None:
    text = "El mandatario venezolano Nicolás Paz habló en Caracas. El mandatario republicano dijo que no hay acuerdo."
    assert read(text)[-1][1] == "El mandatario republicano"
