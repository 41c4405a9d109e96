"""What somebody says that there was, in a noun."""

import pytest

from tests.extract.reading import read


@pytest.mark.parametrize(
    ("text", "lang", "said"),
    [
        ("La oposición denuncia sobornos.", "es", (1, "La oposición", "Hubo sobornos.")),
        ("El sindicato denunció despidos en la planta.", "es", (1, "El sindicato", "Hubo despidos en la planta.")),
        ("Los vecinos hablan de vertidos en la ría.", "es", (1, "Los vecinos", "Hubo vertidos en la ría.")),
        ("La policía apunta a un suicidio.", "es", (1, "La policía", "Hubo un suicidio.")),
        ("Ecologistas alertan sobre un vertido.", "es", (1, "Ecologistas", "Hubo un vertido.")),
        ("El fiscal habla de «ejecuciones» en Lima.", "es", (1, "El fiscal", "Hubo «ejecuciones» en Lima.")),
        ("El alcalde reconoce fallos en el aviso.", "es", (1, "El alcalde", "Hubo fallos en el aviso.")),
        ("La policía sospecha de un atentado.", "es", (0, "La policía", "Hubo un atentado.")),
        ("Prosecutors allege fraud.", "en", (1, "Prosecutors", "There was fraud.")),
        ("The mayor admitted errors in the count.", "en", (1, "The mayor", "There were errors in the count.")),
        ("A oposição fala em fraude.", "pt", (1, "A oposição", "Houve fraude.")),
    ],
)
def test_what_was_done_is_said_to_have_been(text: str, lang: str, said: tuple) -> None:
    assert read(text, lang) == [said]


@pytest.mark.parametrize(
    "text",
    [
        "El ministro habló de la reforma fiscal en el Congreso.",
        "El ministro habló de fútbol con los alumnos.",
        "Las fuentes apuntan a «La Mayiza» como línea de investigación.",
        "El ministro no habló de fraude con los alumnos.",
    ],
)
def test_a_topic_that_is_spoken_of_is_not_said_to_have_been(text: str) -> None:
    assert not any(proposition.startswith("Hubo") for _, _, proposition in read(text))


def test_words_for_a_lie_after_speaking_of_it_deny() -> None:
    assert read("Gil acusó a Paz de robar. Paz habló de «un bulo».")[1][0] == -1


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("La policía habla de suicidio; la familia, de asesinato.", (1, "la familia", "Hubo asesinato.")),
        ("La policía habla de suicidio y la familia, de asesinato.", (1, "la familia", "Hubo asesinato.")),
        ("Paz habla de un accidente; los sindicatos, de negligencia.", (1, "los sindicatos", "Hubo negligencia.")),
    ],
)
def test_another_holder_speaks_of_something_else_by_the_same_verb(text: str, other: tuple) -> None:
    assert read(text)[1] == other


@pytest.mark.parametrize("many", ["120", "más de 120", "tres"])
def test_what_is_denounced_may_be_counted(many: str) -> None:
    assert read(f"El sindicato denuncia {many} despidos.") == [(1, "El sindicato", f"Hubo {many} despidos.")]
