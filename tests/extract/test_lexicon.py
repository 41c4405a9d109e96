"""Lexicon files expand into look-up tables."""

import pytest

from claimdiff.extract.lexicon import Form, languages, lexicon_for, load


def test_verbs_are_inflected_by_paradigm_and_by_irregular_kin() -> None:
    lexicon = load("es")
    assert lexicon.finite["desmintió"] == Form("desmentir", "past", 0)
    assert lexicon.finite["sostuvieron"] == Form("sostener", "past", 1)
    assert lexicon.finite["niegue"] == Form("negar", "subjunctive", 0)
    assert lexicon.finite["evalúe"] == Form("evaluar", "subjunctive", 0)
    assert lexicon.finite["evacuan"] == Form("evacuar", "present", 1)
    assert lexicon.inflected[Form("negar", "present", 0)] == "niega"


@pytest.mark.parametrize(("code", "language"), [("es-MX", "es"), ("PT_br", "pt"), ("xx", "es"), ("unknown", "es")])
def test_a_language_code_finds_its_lexicon_or_the_default(code: str, language: str) -> None:
    assert lexicon_for(code).language == language


@pytest.mark.parametrize("language", languages())
def test_every_lexicon_gives_every_cue_a_stance_and_knows_its_auxiliaries(language: str) -> None:
    lexicon = load(language)
    kinds = {p.kind for table in (lexicon.verb_cues, lexicon.phrase_cues) for ps in table.values() for p in ps}
    assert kinds <= set(lexicon.stances)
    assert set(lexicon.stances.values()) == {-1, 0, 1}
    known = {form.lemma for form in lexicon.finite.values()}
    assert set(lexicon.takes) <= known


def test_rows_of_irregular_verbs_follow_from_others() -> None:
    assert load("es").finite["supiera"] == Form("saber", "past_subjunctive", 0)
    assert load("pt").finite["soubessem"] == Form("saber", "past_subjunctive", 1)
