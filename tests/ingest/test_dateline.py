import pytest

from claimdiff.ingest.clean import clean

REST = "El Gobierno negó el lunes haber pagado la comisión. Nadie más habló."


def shown(text, **known):
    """The skipped parts, and what the credits give."""
    skip, credits = clean(text, **known)
    return [text[span.start : span.end] for span in skip], credits.outlet, credits.agency, credits.published


@pytest.mark.parametrize(
    ("dateline", "agency", "published"),
    [
        ("LIMA, 3 mar. (EFE) ", "EFE", None),
        ("LIMA, 3 mar 2024 (Centella).- ", "Centella", "2024-03-03"),
        ("ASUNCIÓN, Oct 15 (Lagoon Newswire) - ", "Lagoon Newswire", None),
        ("OAK FALLS, Ohio (Prairie Wire) — ", "Prairie Wire", None),
        ("BRASÍLIA, 3 de março de 2024 (Reuters) - ", "Reuters", "2024-03-03"),
        ("Madrid (Europa Press). ", "Europa Press", None),
        ("Salta (Centella).- ", "Centella", None),
        ("París. AFP. — ", "AFP", None),
        ("AFP.- ", "AFP", None),
        ("(CNN) –– ", "CNN", None),
        ("(AP) - ", "AP", None),
    ],
)
def test_a_dateline_with_an_agency_signs_the_text(dateline, agency, published):
    assert shown(dateline + REST) == ([dateline], agency, agency, published)


@pytest.mark.parametrize(
    ("dateline", "published"),
    [
        ("Ciudad Guzmán.– ", None),
        ("SÃO PAULO - ", None),
        ("Quito, Ecuador, a 21 de enero de 2026.- ", "2026-01-21"),
    ],
)
def test_a_dateline_without_an_agency_is_skipped_and_dates(dateline, published):
    assert shown(dateline + REST) == ([dateline], None, None, published)


@pytest.mark.parametrize(
    "text",
    [
        "Pedro Salas (PSOE) negó el pacto con la oposición.",
        "Pedro Salas (PSOE) — El líder negó el pacto.",
        "La ministra – y nadie más – negó el pacto.",
        "Con información de la Policía, el fiscal abrió tres causas el lunes.",
        "El informe es de la Organización Mundial de la Salud (OMS).",
        "Redacción de la ley: el Senado la aprueba.",
        "Rosa contribuyó a esta victoria.",
    ],
)
def test_a_sentence_is_no_credit(text):
    assert shown(text) == ([], None, None, None)


@pytest.mark.parametrize(
    ("credit", "agency"),
    [
        ("CENTELLA / REDACCIÓN", "Centella"),
        ("AGENCIA DEL LAGO / R. VERA", "Del Lago"),
        ("(Con información de Agencia Ribazo)", "Ribazo"),
        ("*Con información de AP", "AP"),
        ("Com informações da Agência Brasil", "Agência Brasil"),
        ("With files from Lagoon Newswire", "Lagoon Newswire"),
        ("Prairie Wire contributed to this report.", "Prairie Wire"),
        ("Reporting from Prairie Wire was used in this article.", "Prairie Wire"),
        ("(Reporting by Prairie Wire bureaus in Lima and Cali)", None),
        ("Fuente: Cable Andino y redacción local", "Cable Andino"),
        ("EFE", "EFE"),
        ("LIMA. CORRESPONSAL", None),
        ("-Con información de Ana Ruiz", None),
    ],
)
def test_a_credit_line_at_the_end_names_the_agency_but_no_outlet(credit, agency):
    assert shown(f"{REST}\n\n{credit}") == ([credit], None, agency, None)


@pytest.mark.parametrize(
    ("closing", "agency"),
    [("(Centella)", "Centella"), ("(Reporting by the Lima bureau)", None), ("(Con información de EFE)", "EFE")],
)
def test_a_closing_credit_in_brackets_is_skipped_and_the_sentence_before_it_kept(closing, agency):
    assert shown(f"{REST} {closing}") == ([closing], None, agency, None)


def test_a_closing_word_that_is_no_credit_stays():
    assert shown(f"{REST} (Continuará)") == ([], None, None, None)


@pytest.mark.parametrize(
    ("reference", "published"), [("2024", "2024-08-20"), ("2024-08", "2024-08-20"), ("2024-09", None), (None, None)]
)
def test_a_dateline_takes_its_year_from_what_is_known_and_invents_none(reference, published):
    assert shown(f"ICA, 20 ago (EFE).- {REST}", reference=reference)[3] == published


def test_the_date_a_scrape_or_a_byline_states_is_taken():
    assert shown(f" date 2023-09 {REST}") == ([" date 2023-09 "], None, None, "2023-09")
    line = "Autor: Redacción / El Faro | Fecha: 22 de Enero de 2026 a las 07:28:07"
    assert shown(f"{line}\n{REST}") == ([line], None, None, "2026-01-22T07:28:07")


def test_a_date_in_the_body_is_not_the_one_of_publication():
    assert shown(f"{REST}\n\nFecha: domingo 25 de enero de 2026\n\n{REST[:-1]} ayer.")[3] is None
