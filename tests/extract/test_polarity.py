"""Negative words that only a verb of denial wants, and those that negate what is denied."""

import pytest

from tests.extract.reading import read


@pytest.mark.parametrize(
    ("text", "lang", "denied"),
    [
        ("Gil negó haber recibido ningún pago.", "es", "Gil ha recibido algún pago."),
        (
            "Gil negó haber pagado sobornos ni comisiones a nadie.",
            "es",
            "Gil ha pagado sobornos o comisiones a alguien.",
        ),
        ("Gil negó que ningún agente haya disparado.", "es", "Algún agente ha disparado."),
        ("Gil negó que nadie haya cobrado.", "es", "Alguien ha cobrado."),
        ("Gil negó que jamás haya firmado el decreto.", "es", "Gil ha firmado el decreto."),
        ("Gil negou que nenhum agente tenha recebido propina.", "pt", "Algum agente recebeu propina."),
        ("Gil denied taking any money from anyone.", "en", "Gil took some money from someone."),
    ],
)
def test_what_is_denied_is_that_there_was_something(text: str, lang: str, denied: str) -> None:
    assert read(text, lang) == [(-1, "Gil", denied)]


@pytest.mark.parametrize(
    ("text", "lang", "asserted"),
    [
        ("Gil negó que no haya médicos.", "es", "Hay médicos."),
        ("Gil negó que el hospital no tenga ningún médico.", "es", "El hospital tiene algún médico."),
        ("Gil denied that nobody was warned.", "en", "Somebody was warned."),
    ],
)
def test_the_denial_of_a_negation_asserts(text: str, lang: str, asserted: str) -> None:
    assert read(text, lang) == [(1, "Gil", asserted)]


def test_a_negation_in_a_relative_clause_stays_and_turns_nothing() -> None:
    told = read("Gil negó haber recibido ningún pago de una firma que no declaró nada.")
    assert told[0] == (-1, "Gil", "Gil ha recibido algún pago de una firma que no declaró nada.")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Gil recalcó que ni un litro entró a la red.", "Ni un litro entró a la red."),
        ("Gil dijo que ni siquiera conoce al alcalde.", "Ni siquiera conoce al alcalde."),
        ("Gil dijo que no vendió armas ni piensa venderlas.", "Gil no piensa venderlas."),
    ],
)
def test_not_even_stays_negative(text: str, said: str) -> None:
    assert read(text)[-1] == (1, "Gil", said)


def test_neither_nor_becomes_or() -> None:
    assert read("Gil insistió en que ni él ni su hija cobraron.") == [(-1, "Gil", "Él o su hija cobraron.")]
