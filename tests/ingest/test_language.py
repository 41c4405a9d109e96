import pytest

from claimdiff.datamodel import UNKNOWN, Span
from claimdiff.ingest.language import declared_language, identify_language


@pytest.mark.parametrize(
    ("declared", "code"),
    [
        ("es", "es"),
        ("es-MX", "es"),
        ("ES_es", "es"),
        ("Español", "es"),
        ("Spanish (Mexico)", "es"),
        ("spa", "es"),
        ("Português do Brasil", "pt"),
        ("en-US", "en"),
        ("ja", "ja"),
        ("und", None),
        ("Klingon", None),
        ("", None),
        (None, None),
    ],
)
def test_declared_languages_become_codes(declared, code):
    assert declared_language(declared) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("El juez negó ayer la petición de los vecinos del barrio.", "es"),
        ("The mayor denied on Monday that the bridge had been closed.", "en"),
        ("O prefeito negou ontem que a ponte tenha sido fechada.", "pt"),
        ("Sí. 12.000 — 14:30", UNKNOWN),
    ],
)
def test_the_language_is_what_the_text_shows(text, code):
    assert identify_language(text) == code


def test_what_is_not_body_does_not_count():
    caption = "The bridge over the river on Monday, seen from the old town hall. "
    text = caption * 3 + "El juez negó ayer la petición de los vecinos."
    assert identify_language(text, [Span(0, len(caption) * 3)]) == "es"
