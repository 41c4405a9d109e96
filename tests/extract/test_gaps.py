"""Clauses that lack what the one before has."""

import pytest

from tests.extract.reading import read


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        (
            "El Gobierno sostiene que el hospital abrió en mayo; la oposición, que nunca abrió.",
            "es",
            (1, "la oposición", "El hospital nunca abrió."),
        ),
        (
            "El consejero afirma que hay 300 camas libres; los médicos, que no queda ninguna.",
            "es",
            (1, "los médicos", "No queda ninguna."),
        ),
        ("El Gobierno dice que hubo pagos y la oposición que no.", "es", (-1, "la oposición", "Hubo pagos.")),
        ("Uno dice que hubo pagos y el otro que no.", "es", (-1, "el otro", "Hubo pagos.")),
        (
            "Los sindicatos cifran el seguimiento en el 80 % y el Gobierno, en el 20 %.",
            "es",
            (1, "el Gobierno", "El seguimiento es del 20 %."),
        ),
        (
            "La familia sostiene que fue asesinado; la policía, que se suicidó.",
            "es",
            (1, "la policía", "Se suicidó."),
        ),
        (
            "O delegado diz que o suspeito reagiu; a família, que ele foi executado.",
            "pt",
            (1, "a família", "Ele foi executado."),
        ),
        ("A polícia fala em cinco mortos; os moradores, em doze.", "pt", (1, "os moradores", "Houve doze mortos.")),
    ],
)
def test_another_holder_speaks_by_the_verb_before(text: str, lang: str, found: tuple) -> None:
    assert read(text, lang)[-1] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "El Gobierno sostiene que el hospital abrió; la oposición, que ganó las elecciones, pidió su cierre.",
            (0, "la oposición", "La oposición pidió su cierre."),
        ),
        (
            "Gil habló de cinco heridos. Turner, de 29 años, ganó la carrera.",
            (1, None, "Turner, de 29 años, ganó la carrera."),
        ),
    ],
)
def test_a_clause_that_has_its_own_verb_lacks_none(text: str, found: tuple) -> None:
    assert read(text)[-1] == found
