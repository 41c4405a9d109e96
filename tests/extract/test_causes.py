"""Causes that somebody sees behind a thing."""

import pytest

from tests.extract.reading import read


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("La policía atribuyó el accidente al hielo.", "es", "El accidente se debió al hielo."),
        ("El alcalde achacó a la lluvia el derrumbe del puente.", "es", "El derrumbe del puente se debió a la lluvia."),
        ("El Gobierno culpa a las eléctricas del apagón.", "es", "El apagón se debió a las eléctricas."),
        ("El Gobierno culpa del apagón a las eléctricas.", "es", "El apagón se debió a las eléctricas."),
        (
            "La fiscal responsabilizó este martes a la minera de la contaminación del río.",
            "es",
            "La contaminación del río se debió a la minera.",
        ),
        (
            "La población culpa al modelo económico del MAS por esta situación.",
            "es",
            "Esta situación se debió al modelo económico del MAS.",
        ),
        ("O governo atribuiu o apagão à chuva.", "pt", "O apagão se deveu à chuva."),
        ("O governo culpa as elétricas pelo apagão.", "pt", "O apagão se deveu às elétricas."),
        ("Police blamed the crash on black ice.", "en", "The crash was due to black ice."),
        ("The government blames power firms for the outage.", "en", "The outage was due to power firms."),
        ("Investigators traced the fire to a faulty cable.", "en", "The fire was due to a faulty cable."),
    ],
)
def test_who_traces_a_thing_to_a_cause_says_that_it_is_due_to_it(text: str, lang: str, found: str) -> None:
    (statement,) = read(text, lang)
    assert (statement[0], statement[2]) == (1, found)
    assert statement[1] is not None


@pytest.mark.parametrize(
    "text",
    [
        "Gil se atribuyó la decisión.",
        "Gil atribuyó la versión a un vecino.",
        "Walz atribuyó al gobierno federal la responsabilidad por los disturbios.",
        "Un peritaje atribuye a Etchepare la firma del contrato.",
        "Gil responsabilizó al Gobierno de lo que pueda pasar.",
        "Tres Cerros culpa a los túneles de Las Ánimas.",
    ],
)
def test_what_is_said_owned_or_yet_to_come_has_no_cause(text: str) -> None:
    assert read(text)[0][2] == text


def test_a_quotation_after_a_cause_is_what_is_said() -> None:
    text = "Trump ha atribuido los moretones a los saludos, diciendo a Time: «Es por estrechar la mano de miles»."
    assert read(text)[-1] == (1, "Trump", "Es por estrechar la mano de miles.")
