"""Figures alone that somebody puts in the place of another's."""

import pytest

from claimdiff.datamodel import Article
from claimdiff.extract import extract
from tests.extract.reading import read


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Según los organizadores asistieron 50.000 personas; según la policía, 5.000.",
            (1, "la policía", "Asistieron 5.000 personas."),
        ),
        (
            "A la marcha acudieron 50.000 personas, según los convocantes, y 5.000, según la policía.",
            (1, "la policía", "A la marcha acudieron 5.000 personas."),
        ),
        (
            "La policía cifró en 5.000 los asistentes, mientras que los organizadores hablaron de 50.000.",
            (1, "los organizadores", "Los asistentes son 50.000."),
        ),
        (
            "La CGT cifra el seguimiento en el 80 %. El Ministerio lo rebaja al 20 %.",
            (1, "El Ministerio", "El seguimiento es del 20 %."),
        ),
        (
            "El INE sitúa la inflación en el 3 %, mientras que el Gobierno la estima en el 2,5 %.",
            (1, "el Gobierno", "La inflación es del 2,5 %."),
        ),
        (
            "El gobernador habló de 12 desaparecidos, aunque las familias dicen que son 43.",
            (1, "las familias", "Hubo 43 desaparecidos."),
        ),
        (
            "El gobernador habló de 12 desaparecidos, pero las familias elevan la cifra a 43.",
            (1, "las familias", "Hubo 43 desaparecidos."),
        ),
        (
            "Los convocantes hablan de 50.000 asistentes, una cifra que la policía reduce a 5.000.",
            (1, "la policía", "Hubo 5.000 asistentes."),
        ),
        (
            "Más de 50.000 personas, según los organizadores, y unas 5.000, según la policía, se manifestaron.",
            (1, "los organizadores", "Más de 50.000 personas se manifestaron."),
        ),
        (
            "Hacienda estima que la medida costará 2.000 millones; la AIReF calcula que serán 3.500.",
            (1, "la AIReF", "La medida costará 3.500 millones."),
        ),
        (
            "Trump afirmó que acudieron un millón y medio de personas; la policía calcula que fueron 250.000.",
            (1, "la policía", "Acudieron 250.000 personas."),
        ),
        (
            "El ministro dijo que la deuda es de 20.000 millones. La oposición sostiene que supera los 30.000.",
            (1, "La oposición", "La deuda es de 30.000 millones."),
        ),
        (
            "El alcalde aseguró que el corte duró seis horas; Endesa lo reduce a 40 minutos.",
            (1, "Endesa", "El corte duró 40 minutos."),
        ),
        (
            "El precio subió un 10 % según Idealista y un 6 % según Fotocasa.",
            (1, "Fotocasa", "El precio subió un 6 %."),
        ),
        (
            "Asistieron 5.000 personas, lejos de las 50.000 que calculan los organizadores.",
            (1, "los organizadores", "Asistieron 50.000 personas."),
        ),
        (
            "Los sindicatos aseguran que paró el 80 % de la plantilla, frente al 20 % que reconoce la empresa.",
            (1, "la empresa", "Paró el 20 % de la plantilla."),
        ),
        (
            "Unas 300 personas, 500 según los organizadores, se concentraron.",
            (1, None, "Unas 300 personas se concentraron."),
        ),
        (
            "Se concentraron unas 300 personas (500 según los organizadores) ante el Ayuntamiento.",
            (1, None, "Se concentraron unas 300 personas ante el Ayuntamiento."),
        ),
    ],
)
def test_a_figure_alone_is_of_what_the_statement_before_counts(text: str, found: tuple) -> None:
    assert read(text)[-1] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Más de 50.000 personas, según los organizadores, y unas 5.000, según la policía, se manifestaron.",
            (1, "la policía", "Unas 5.000 personas se manifestaron."),
        ),
        (
            "Unas 300 personas, 500 según los organizadores, se concentraron.",
            (1, "los organizadores", "500 personas se concentraron."),
        ),
        (
            "Se concentraron unas 300 personas (500 según los organizadores) ante el Ayuntamiento.",
            (1, "los organizadores", "Se concentraron 500 personas ante el Ayuntamiento."),
        ),
    ],
)
def test_a_clause_shared_by_two_figures_goes_with_either(text: str, found: tuple) -> None:
    assert read(text)[0] == found


def test_a_figure_of_what_nobody_told_is_no_statement() -> None:
    assert read("Gil fue claro. «Cinco», dijo.") == [(1, None, "Gil fue claro.")]


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        (
            "Segundo os organizadores, 50 mil pessoas foram ao ato; segundo a polícia, 5 mil.",
            "pt",
            (1, "a polícia", "5 mil pessoas foram ao ato."),
        ),
        (
            "Os organizadores falam em 50 mil pessoas, número que a PM reduz para 5 mil.",
            "pt",
            (1, "a PM", "Houve 5 mil pessoas."),
        ),
        (
            "Police put the crowd at 5,000, while organisers claimed 50,000.",
            "en",
            (1, "organisers", "The crowd is 50,000."),
        ),
        (
            "The union said 80 per cent of staff walked out. The company put the figure at 20 per cent.",
            "en",
            (1, "The company", "20 per cent of staff walked out."),
        ),
    ],
)
def test_so_it_is_in_english_and_portuguese(text: str, lang: str, found: tuple) -> None:
    assert read(text, lang)[-1] == found


def test_a_rival_figure_points_at_the_one_it_disputes_but_a_higher_one_may_only_have_grown() -> None:
    lower = "La CGT cifra el seguimiento en el 80 %. El Ministerio lo rebaja al 20 %."
    higher = "La policía habló de 12 muertos. El alcalde elevó la cifra a 14."
    for text, points in ((lower, True), (higher, False)):
        first, second = extract(Article("a", text, lang="es"))
        assert (second.refers_to == first.id) is points


@pytest.mark.parametrize(
    "text",
    [
        "El contrato está en la página 11, según la policía. El juez habló de 12.",
        "El seguimiento fue del 80 %, según la CGT. El Ministerio habló de 300.",
        "La policía habló de 12 muertos. La policía habló después de 14.",
        "El puente cayó en 2014, según el alcalde. El juez habló de 12.",
    ],
)
def test_a_figure_alone_takes_no_place_of_a_label_a_share_a_year_or_the_same_speakers(text: str) -> None:
    assert extract(Article("a", text, lang="es"))[-1].refers_to is None


def test_a_figure_that_is_pointed_at_by_its_name_is_the_one_before() -> None:
    found = read("La plantilla secundó el paro en un 90 %, según la CGT. La firma rebaja ese porcentaje al 35 %.")
    assert found[1] == (1, "La firma", "La plantilla secundó el paro en un 35 %.")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Moscú asegura haber derribado 40 drones; Kiev dice que fueron 12.", "Moscú ha derribado 12 drones."),
        ("La policía informó de tres detenidos, cifra que elevó después a cinco.", "Hubo cinco detenidos."),
    ],
)
def test_a_figure_takes_the_place_of_one_of_a_deed_or_of_the_same_holders_if_it_is_raised(text: str, said: str) -> None:
    assert read(text)[1][2] == said


def test_a_pronoun_before_a_figure_is_that_of_its_verb_though_another_verb_follows() -> None:
    found = read("La CGT sostiene que se han ido once médicos. La Junta los rebaja a cuatro y culpa a los traslados.")
    assert found[1] == (1, "La Junta", "Se han ido cuatro médicos.")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "La constructora sostiene que el Ayuntamiento le debe 4 millones de euros. Ruiz admite una deuda, "
            "pero de 900.000 euros.",
            "El Ayuntamiento le debe 900.000 euros.",
        ),
        ("El sindicato denuncia 120 despidos. La empresa reconoce despidos, pero solo 12.", "Hubo solo 12 despidos."),
    ],
)
def test_what_is_admitted_but_smaller_takes_the_place_of_the_figure_before(text: str, said: str) -> None:
    assert read(text)[1][2] == said
