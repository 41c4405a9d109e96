"""Denials without a content clause."""

import pytest

from tests.extract.reading import read


@pytest.mark.parametrize(
    ("text", "lang", "proposition"),
    [
        ("La papelera negó el vertido.", "es", "Hubo vertido."),
        ("El cuartel negó la existencia de un túnel.", "es", "Existe un túnel."),
        ("El senador negó cualquier vínculo con la mina.", "es", "El senador tiene vínculo con la mina."),
        ("The mill denied the leak.", "en", "There was a leak."),
        ("A usina negou o vazamento.", "pt", "Houve vazamento."),
        ("L'usine a nié la fuite.", "fr", "Il y a eu une fuite."),
    ],
)
def test_a_denied_noun_becomes_a_sentence(text: str, lang: str, proposition: str) -> None:
    assert [(told[0], told[2]) for told in read(text, lang)] == [(-1, proposition)]


@pytest.mark.parametrize(
    "text",
    [
        "El juez negó la fianza al contador.",
        "El consulado le negó el visado.",
        "El comité rechazó la oferta del banco.",
        "El perito dice que el billete es falso.",
    ],
)
def test_a_refusal_and_a_false_thing_deny_nothing(text: str) -> None:
    assert [told[0] for told in read(text)] == [1]


@pytest.mark.parametrize(
    "denial",
    [
        "«Es mentira», respondió la minera Pardo.",
        "La minera Pardo negó todo.",
        "La minera Pardo dijo que todo es un invento.",
        "La minera Pardo calificó de falso el informe.",
    ],
)
def test_a_denial_may_only_point_back(denial: str) -> None:
    text = f"Un informe sostiene que la minera Pardo secó el pozo. {denial}"
    assert read(text)[1][::2] == (-1, "La minera Pardo secó el pozo.")


def test_news_that_are_called_false_are_denied() -> None:
    text = "La noticia de que el puente cedió es falsa, dijo la alcaldesa."
    assert read(text) == [(-1, "la alcaldesa", "El puente cedió.")]
