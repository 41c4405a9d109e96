"""Clauses that set apart who did something."""

import pytest

from tests.extract.reading import read


@pytest.mark.parametrize(
    ("text", "lang", "denied"),
    [
        ("«No fui yo quien subió el impuesto», dijo Lula.", "es", (-1, "Lula", "Lula subió el impuesto.")),
        ("«No fui yo el que firmó el contrato», dijo Gil.", "es", (-1, "Gil", "Gil firmó el contrato.")),
        ("Gil dijo que no fue él quien firmó el contrato.", "es", (-1, "Gil", "Gil firmó el contrato.")),
        ("«Não fui eu quem aumentou o imposto», disse Lula.", "pt", (-1, "Lula", "Lula aumentou o imposto.")),
        ('"It wasn\'t me who signed the contract," Lund said.', "en", (-1, "Lund", "Lund signed the contract.")),
    ],
)
def test_who_says_that_it_was_not_he_who_did_it_denies_it(text: str, lang: str, denied: tuple) -> None:
    assert read(text, lang) == [denied]


def test_who_says_that_it_was_he_who_did_it_says_so() -> None:
    assert read("«Fui yo quien firmó el contrato», dijo Gil.") == [(1, "Gil", "Gil firmó el contrato.")]


@pytest.mark.parametrize(
    "text", ["Gil dijo que no fue el alcalde quien firmó.", "«No fue Paz quien firmó el contrato», dijo Gil."]
)
def test_that_it_was_not_another_is_only_said(text: str) -> None:
    assert read(text)[0][0] == 1
