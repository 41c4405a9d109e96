import random

import pytest

from training.rules import change_date, change_number, change_word, negate, news_pairs, respell, shorten


def chance() -> random.Random:
    return random.Random(3)


def test_a_changed_number_keeps_all_else():
    changed = change_number("Murieron 12 personas en Lima.", chance())
    assert changed != "Murieron 12 personas en Lima."
    assert changed.startswith("Murieron ")
    assert changed.endswith(" personas en Lima.")


@pytest.mark.parametrize("sentence", ["Murieron al menos 12 personas.", "El COVID-19 sigue.", "Llovió."])
def test_bounds_and_names_are_not_numbers_to_change(sentence: str):
    assert change_number(sentence, chance()) is None


def test_a_date_becomes_another_of_its_kind():
    assert change_date("Viajó el jueves a Lima.", chance()) != "Viajó el jueves a Lima."
    assert change_date("Viajó a Lima.", chance()) is None


def test_a_word_becomes_its_opposite():
    assert change_word("El Senado aprobó la ley.", chance()) == "El Senado rechazó la ley."


@pytest.mark.parametrize(
    ("sentence", "negated"),
    [
        ("El Senado aprobó la ley.", "El Senado no aprobó la ley."),
        ("El Senado no aprobó la ley.", "El Senado aprobó la ley."),
        ("Se firmó el acuerdo.", "No se firmó el acuerdo."),
        ("Nadie aprobó la ley.", None),
        ("Una tarde de lluvia.", None),
    ],
)
def test_negation_comes_before_the_verb_and_goes_again(sentence: str, negated: str | None):
    assert negate(sentence, chance()) == negated


def test_an_apposition_is_dropped():
    sentence = "El ministro, nacido en Lima en 1960, firmó el acuerdo."
    assert shorten(sentence, chance()) == "El ministro firmó el acuerdo."


def test_a_respelt_number_is_the_same_number():
    assert respell("Subió 12%.", chance()) in ("Subió 12 por ciento.", "Subió doce%.")
    assert respell("Subió mucho.", chance()) is None


def test_one_article_gives_pairs_of_every_label():
    article = [
        "El ministro Ramírez, nacido en Lima, firmó 12 acuerdos el jueves.",
        "La oposición dijo que el ministro no leyó ninguno de los textos.",
    ]
    pairs = list(news_pairs([article], chance()))
    assert {pair.label for pair in pairs} == {"entailment", "neutral", "contradiction"}
    assert {(pair.premise_lang, pair.hypothesis_lang) for pair in pairs} == {("es", "es")}
