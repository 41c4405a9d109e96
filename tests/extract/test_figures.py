"""Figures that somebody puts on a thing."""

import pytest

from tests.extract.reading import read


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "La CGT cifra el seguimiento de la huelga en el 80 %.",
            ("La CGT", "El seguimiento de la huelga es del 80 %."),
        ),
        ("La policía cifró en 5.000 los asistentes.", ("La policía", "Los asistentes son 5.000.")),
        ("El Ministerio sitúa la deuda en 300 millones.", ("El Ministerio", "La deuda es de 300 millones.")),
        ("El Gobierno eleva a 12 los muertos.", ("El Gobierno", "Los muertos son 12.")),
        (
            "Ucrania calcula en más de 1.000 los soldados muertos.",
            ("Ucrania", "Los soldados muertos son más de 1.000."),
        ),
        ("Kiev cifra sus bajas en 20.", ("Kiev", "Sus bajas (Kiev) son 20.")),
        ("El alcalde habló de 12 desaparecidos.", ("El alcalde", "Hubo 12 desaparecidos.")),
        ("El Gobierno reconoce 12 despidos.", ("El Gobierno", "Hubo 12 despidos.")),
    ],
)
def test_who_puts_a_figure_on_a_thing_says_that_it_is_so(text: str, found: tuple[str, str]) -> None:
    assert read(text) == [(1, *found)]


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("A PM estimou o público em 5 mil pessoas.", "pt", ("A PM", "O público é de 5 mil pessoas.")),
        ("A Defesa Civil eleva para 38 o número de mortos.", "pt", ("A Defesa Civil", "O número de mortos é de 38.")),
        ("A polícia fala em cinco mortos.", "pt", ("A polícia", "Houve cinco mortos.")),
        ("Police put the crowd at 5,000.", "en", ("Police", "The crowd is 5,000.")),
        ("The ministry estimated losses at £3 million.", "en", ("The ministry", "Losses are £3 million.")),
    ],
)
def test_so_it_is_in_english_and_portuguese(text: str, lang: str, found: tuple[str, str]) -> None:
    assert read(text, lang) == [(1, *found)]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("El Gobierno elevó el salario mínimo a 1.200 euros.", "es"),
        ("El costo de su salida se ha fijado en 15 millones.", "es"),
        ("Pavard es fijo en el once desde su llegada en 2023.", "es"),
        ("El ministerio redujo a 10 los consulados.", "es"),
        ("The company put the plant at risk.", "en"),
        ("The captain put it at 6:12 in the morning.", "en"),
    ],
)
def test_a_deed_a_time_and_what_nobody_in_particular_fixed_are_no_figures(text: str, lang: str) -> None:
    assert read(text, lang) == [(1, None, text)]
