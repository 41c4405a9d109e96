import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdiff.facts.align import with_figure_of, with_name_of


@pytest.mark.parametrize(
    ("text", "lang", "other", "other_lang", "changed"),
    [
        ("El tren llevaba ocho vagones.", "es", "un convoy de cinco vagones", "es", "El tren llevaba 5 vagones."),
        ("Se cerró en 14.900 millones de pesos.", "es", "un contrato de 18.400 millones de pesos", "es",
         "Se cerró en 18.400 millones de pesos."),
        ("A cota será de 60 mil toneladas", "pt", "99,000 tonnes of beef", "en", "A cota será de 99,000 toneladas"),
        ("El fuego empezó a las 16:20 en el monte", "es", "declarado a las 14:50", "es",
         "El fuego empezó a las 14:50 en el monte"),
        ("La mesa es el viernes 23", "es", "una mesa el jueves 22", "es", "La mesa es el jueves 22"),
        ("Entrará en vigor en julio de 2026", "es", "it takes effect on Jan. 1, 2027", "en",
         "Entrará en vigor en Jan. 1, 2027"),
    ],
)  # fmt: skip
def test_the_figure_in_which_two_texts_differ_is_made_the_same(text, lang, other, other_lang, changed):
    assert with_figure_of(text, lang, other, other_lang) == changed


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("El tren llevaba ocho vagones", "El tren llevaba 8 vagones"),
        ("El tren llevaba ocho vagones", "Hubo tres heridos"),
        ("La reunión es el martes", "La cena es el jueves"),
        ("El ministro firmó", "El ministro no firmó"),
    ],
)
def test_texts_that_differ_in_no_figure_that_can_be_named_have_nothing_to_change(text, other):
    assert with_figure_of(text, "es", other, "es") is None


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_texts_are_compared_without_error(text, other):
    assert with_figure_of(text, "es", other, "en") != text


@pytest.mark.parametrize(
    ("text", "other", "changed"),
    [
        ("El ministro Etchepare firmó el contrato.", "Lo firmó la secretaria Lucila Manfredi.",
         "El ministro Lucila Manfredi firmó el contrato."),
        ("La reunión será en Quito.", "La reunión será en Quito.", None),
        ("Firmaron Vidal y Rojas.", "Firmó Lucila Manfredi.", None),
        ("La reunión será mañana.", "La reunión será en Quito.", None),
        ("Etchepare firmó y Etchepare cobró.", "Lo firmó Vidal.", "Vidal firmó y Etchepare cobró."),
    ],
)  # fmt: skip
def test_the_one_name_in_which_two_texts_differ_is_made_the_same(text, other, changed):
    assert with_name_of(text, "es", other, "es") == changed
