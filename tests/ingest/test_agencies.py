import pytest

from claimdiff.ingest.agencies import credited_agency, is_role, known_agency


@pytest.mark.parametrize(
    ("name", "agency"),
    [
        ("Agencia EFE", "EFE"),
        ("The Associated Press", "AP"),
        ("EUROPA PRESS", "Europa Press"),
        ("Agência Brasil", "Agência Brasil"),
        ("Agencia Télam", "Télam"),
        ("Nadie", None),
    ],
)
def test_known_agencies_have_one_name(name, agency):
    assert known_agency(name) == agency


@pytest.mark.parametrize(
    ("credit", "agency"),
    [
        ("CENTELLA / REDACCIÓN", "Centella"),
        ("Redacción / EFE", "EFE"),
        ("AP y EFE", "AP"),
        ("AGENCIA DEL LAGO / M. RUIZ", "Del Lago"),
        ("Agencia Ribazo", "Ribazo"),
        ("Cable Andino y redacción local", "Cable Andino"),
        ("Corresponsal", None),
        ("Ana Ruiz Vera", None),
        ("elaboración propia", None),
    ],
)
def test_the_agency_of_a_credit(credit, agency):
    assert credited_agency(credit) == agency


def test_a_place_that_shows_a_credit_lets_any_name_be_one():
    assert credited_agency("Sol Naciente") is None
    assert credited_agency("Sol Naciente", sure=True) == "Sol Naciente"


def test_a_desk_is_a_role_and_a_sentence_about_one_is_not():
    assert [is_role(name) for name in ("REDACCIÓN", "Redacción Web", "Enviado especial", "Agencias cierran hoy")] == [
        True,
        True,
        True,
        False,
    ]
