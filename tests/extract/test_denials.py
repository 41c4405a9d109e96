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


@pytest.mark.parametrize(
    ("text", "lang", "source", "proposition"),
    [
        ("The claim that the pier sank was denied by the port.", "en", "the port", "The pier sank."),
        ("La versión de que el muelle cedió fue desmentida por el puerto.", "es", "el puerto", "El muelle cedió."),
        ("The navy said reports that a boat was lost were false.", "en", "The navy", "A boat was lost."),
        ("The mill denies the boy was fired.", "en", "The mill", "The boy was fired."),
        ("The council denied a report in the Post that it had sold the park.", "en", "The council", None),
        ('"We deny that the brakes failed," the firm said.', "en", "the firm", "The brakes failed."),
    ],
)
def test_a_denial_may_be_passive_reported_or_in_the_first_person(
    text: str, lang: str, source: str, proposition: str | None
) -> None:
    ((stance, holder, told),) = read(text, lang)
    assert (stance, holder) == (-1, source)
    assert proposition is None or told == proposition


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("The reporter was denied entry.", "en"),
        ("The judge rejected her request for a delay.", "en"),
        ("El ministro rechazó las declaraciones de la oposición.", "es"),
        ("The firm has yet to deny the story.", "en"),
        ("No one denies that the ice was thin.", "en"),
        ("The navy would neither confirm nor deny that the ship had sunk.", "en"),
        ("El alcalde repitió que no subiría los impuestos.", "es"),
    ],
)
def test_a_refusal_a_silence_and_a_promise_deny_nothing(text: str, lang: str) -> None:
    assert [told[0] for told in read(text, lang) if told[0] == -1] == []


@pytest.mark.parametrize(
    "text",
    [
        "Lima acusó a Bogotá de mover la frontera, una acusación que Bogotá rechazó.",
        "Lima acusó a Bogotá de mover la frontera, señalamiento que Bogotá niega.",
        "Lima acusó a Bogotá de mover la frontera, sin embargo, Bogotá lo negó.",
    ],
)
def test_an_accusation_in_apposition_is_answered(text: str) -> None:
    assert read(text)[1] == (-1, "Bogotá", "Bogotá mueve la frontera.")
