"""What holds for every text."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimdiff.datamodel import Article, Span
from claimdiff.extract import extract
from tests.extract.reading import read

WORDS = "no negó dijo según y que el Juan la denied said Lima 12 ha haber de ni lo que cuyo"
WORDS += " that he rejected told claims como informó supo desde empresa yo robé quien su cliente abogado radio mentira"
WORDS += " su este él algo extremo sino señalando ter nunca sus its al ministro adelantó — – Dr Sra van der"
WORDS += " according to descartó rules out alegando diciendo posibilidad versión es reprochó denunció despidos a once"
SIGNS = [*',.:;«»“”"(¿?!-', "\n"]
PARTS = st.sampled_from([*WORDS.split(), *SIGNS])
GOLD = Path(__file__).resolve().parents[2] / "data" / "gold" / "attribution"
LINES = [line for file in sorted(GOLD.glob("*.jsonl")) for line in file.read_text("utf-8").splitlines()]
SENTENCES = [json.loads(line)["text"] for line in LINES]


@st.composite
def broken(draw: st.DrawFn) -> str:
    """A sentence of the gold set, cut short at both ends, with words left out and signs put in."""
    words: list[str] = draw(st.sampled_from(SENTENCES)).split()
    words = words[draw(st.integers(0, 6)) : draw(st.integers(3, 60))]
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(words)))
        words[at : at + draw(st.integers(0, 2))] = [draw(PARTS)]
    return " ".join(words)


TEXTS = st.one_of(st.text(max_size=200), st.lists(PARTS, max_size=40).map(" ".join), broken())


@settings(max_examples=600)
@given(text=TEXTS, lang=st.sampled_from(["es", "en", "pt", "fr", "unknown", "xx"]), cut=st.integers(0, 60))
def test_any_text_gives_ordered_statements_apart_or_inside_another_that_quote_it(
    text: str, lang: str, cut: int
) -> None:
    article = Article("a", text, lang=lang, skip=(Span(cut, cut + 7),))
    found = extract(article)
    assert extract(article) == found
    assert [statement.end for statement in found] == sorted(statement.end for statement in found)
    for at, statement in enumerate(found):
        inside = [other for other in found[:at] if other.end > statement.start]
        assert all(statement.start < other.start and other.end < statement.end for other in inside)
        assert text[statement.start : statement.end] == statement.text
        assert statement.context.start <= statement.start < statement.end <= statement.context.end
        assert not (statement.start < cut + 7 and cut < statement.end)


@pytest.mark.parametrize("text", ["", " \n\n ", "…", "«»", '"', "\ufeff", "¡Comparte!"])
def test_a_text_that_says_nothing_has_no_statements(text: str) -> None:
    assert extract(Article("a", text, lang="es")) == ()


def test_a_sentence_may_begin_with_a_comma_before_a_relative_clause() -> None:
    found = extract(Article("a", "0000000,which has 0,denies", lang="en", skip=(Span(0, 7),)))
    assert len({statement.start for statement in found}) == len(found)


def test_a_sentence_may_end_in_an_accusation() -> None:
    text = "o desertores, que o de governo Caracas Bogotá nega. colombiano acusa"
    assert extract(Article("a", text, lang="pt"))


def test_a_dash_after_a_quotation_may_be_all_that_follows_it() -> None:
    text = "He spoke of plans to move - ''I love it,'' he said, ''I will never eat it again'' - and vowed to stay."
    assert extract(Article("a", text, lang="en"))


@pytest.mark.parametrize("heading", ["ALERTA POR LLUVIAS EN LERMA", "BUENOS AIRES, 6 may (Timbó)"])
def test_a_heading_in_capitals_is_no_statement(heading: str) -> None:
    found = read(f"{heading}\n\nEl juez Paz negó que haya dos presos.")
    assert [proposition for _, _, proposition in found] == ["Hay dos presos."]
