import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdiff.facts.quantities import Quantity, agreeing, conflict, parse_number, read_quantities
from claimdiff.facts.words import load_words


def read(text, lang="es"):
    return read_quantities(text, load_words(lang))


def values(text, lang="es"):
    return [(quantity.low, quantity.high, quantity.unit) for quantity in read(text, lang)]


@pytest.mark.parametrize(
    ("digits", "value"),
    [
        ("1.234,5", 1234.5),
        ("1,234.5", 1234.5),
        ("18.400", 18400),
        ("18,400", 18400),
        ("1,2", 1.2),
        ("0.125", 0.125),
        ("1.234.567", 1234567),
        ("42", 42),
    ],
)
def test_either_custom_of_writing_numbers_is_read(digits, value):
    assert parse_number(digits) == value


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("El tren llevaba ocho vagones", "es", [(8, 8, "vagon")]),
        ("un contrato de 18.400 millones de pesos", "es", [(18.4e9, 18.4e9, "pesos")]),
        ("dos mil cuatrocientos estibadores", "es", [(2400, 2400, "estib")]),
        ("gastó mil millones de euros", "es", [(1e9, 1e9, "EUR")]),
        ("al menos 12 heridos", "es", [(12, math.inf, "injured")]),
        ("más de 100 personas", "es", [(100, math.inf, "people")]),
        ("un pago de “más de 800 mil dólares”", "es", [(800_000, math.inf, "USD")]),
        ("creció un 3,5 %", "es", [(3.5, 3.5, "percent")]),
        ("twenty-seven people were treated", "en", [(27, 27, "people")]),
        ("up to 30 injured", "en", [(-math.inf, 30, "injured")]),
        ("60 mil toneladas por ano", "pt", [(60000, 60000, "tonnes")]),
        ("99,000 tonnes of beef", "en", [(99000, 99000, "tonnes")]),
        ("Los muertos de Yalambó son nueve", "es", [(9, 9, "dead")]),
        ("La cifra de heridos se elevó a al menos 30, según la policía", "es", [(30, math.inf, "injured")]),
        ("Las dosis dañadas son 3.200 y el resto sirve", "es", [(3200, 3200, "dosis")]),
        ("Entre el 8 y el 11 de abril llegaron tres barcos", "es", [(3, 3, "barc")]),
        ("Los partidos son a las 5", "es", [(5, 5, "")]),
        ("The death toll rose to 12.", "en", [(12, 12, "dead")]),
        ("O número de mortos subiu para 12.", "pt", [(12, 12, "dead")]),
        ("Dos hospitales y un juez", "es", [(2, 2, "hospital")]),
    ],
)
def test_a_quantity_has_value_bounds_and_unit(text, lang, expected):
    assert values(text, lang) == expected


def test_about_is_an_interval_around_the_value():
    (quantity,) = read("unos 130 manifestantes")
    assert quantity.low < 125 < 135 < quantity.high
    assert not quantity.exact


@pytest.mark.parametrize("text", ["el 18 de enero", "el jueves 22", "en 2024", "a las 14:50", "January 18"])
def test_dates_years_and_clock_times_are_no_quantities(text):
    assert read(text, "en" if "January" in text else "es") == ()


def test_different_exact_values_of_one_unit_conflict():
    assert conflict(read("cinco vagones"), read("ocho vagones")) == "5 / 8 vagon"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("más de 45.000 combatientes", "unos 50.000 combatientes"),
        ("al menos 12 heridos", "25 heridos"),
        ("cinco vagones", "ocho días"),
        ("12 heridos y 3 detenidos", "12 heridos y 4 policías"),
    ],
)
def test_bounds_that_meet_and_other_units_do_not_conflict(a, b):
    assert conflict(read(a), read(b)) == ""


def test_agreeing_counts_exact_values_only():
    assert agreeing(read("38 vagones y unos 9 heridos"), read("38 vagones y unos 9 heridos")) == 1


quantities = st.builds(
    lambda low, width, unit: Quantity(low, low + width, unit, width == 0),
    st.floats(0, 1e6),
    st.floats(0, 1e3),
    st.sampled_from(["km", "people", ""]),
)


@given(st.lists(quantities, max_size=4), st.lists(quantities, max_size=4))
def test_conflict_does_not_depend_on_the_order_of_the_two_sides(a, b):
    assert bool(conflict(tuple(a), tuple(b))) == bool(conflict(tuple(b), tuple(a)))


@given(st.text(max_size=80), st.sampled_from(["es", "en", "pt", "xx"]))
def test_any_text_is_read_without_error(text, lang):
    assert all(quantity.low <= quantity.high for quantity in read_quantities(text, load_words(lang)))


@pytest.mark.parametrize(
    ("a", "b", "conflicts"),
    [
        ("2 mil millones de dólares", "2,077 millones de dólares", False),
        ("$1.2 billion", "$1.25 billion", False),
        ("$1.2 billion", "$1.4 billion", True),
        ("18.400 millones de euros", "18.500 millones de euros", True),
        ("850.000 pesos", "1,2 millones de pesos", True),
        ("12 heridos", "13 heridos", True),
    ],
)
def test_what_is_told_in_millions_is_rounded_to_its_last_digit(a, b, conflicts):
    lang = "en" if "$" in a else "es"
    assert bool(conflict(read(a, lang), read(b, lang))) is conflicts
