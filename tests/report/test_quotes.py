import pytest

from claimdiff.datamodel import Article, Span
from claimdiff.report.quotes import LEAST_CONTEXT, QUOTE_LENGTH, quote
from tests.conftest import statement_in


def shown(text, said, context=None):
    statement = statement_in(Article("a", text), said, context=Span(0, len(text)))
    return quote(text, statement)


@pytest.mark.parametrize(
    ("text", "said", "expected"),
    [
        ("«Nadie lo vio».", "Nadie lo vio", "«Nadie lo vio»."),
        ("Dijo que nadie lo vio ayer.", "nadie lo vio", "Dijo que **nadie lo vio** ayer."),
        ("Dijo que\n nadie  lo vio , ayer.", " nadie  lo vio ", "Dijo que **nadie lo vio** , ayer."),
        ("Que\u00a0(nadie) lo *vio*.", "nadie", "Que (**nadie**) lo \\*vio\\*."),
    ],
)
def test_a_statement_is_bold_inside_a_sentence_that_says_more(text, said, expected):
    assert shown(text, said) == expected


def test_a_long_sentence_is_cut_around_its_statement():
    filler = "palabra " * 200
    result = shown(f"{filler}Nadie lo vio {filler}", "Nadie lo vio")
    assert result.startswith("(…) palabra")
    assert result.endswith("palabra (…)")
    assert " **Nadie lo vio** " in result
    assert QUOTE_LENGTH - 40 < len(result) < QUOTE_LENGTH + 40


def test_a_long_statement_keeps_its_beginning_its_end_and_some_context():
    said = "Primero " + "palabra " * 200 + "último"
    result = shown(f"Antes de todo {said} y después.", said)
    assert result.startswith("Antes de todo **Primero palabra")
    assert result.endswith("último** y después.")
    assert " (…) " in result
    assert len(result) < QUOTE_LENGTH + 2 * LEAST_CONTEXT + 40
