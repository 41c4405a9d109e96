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
