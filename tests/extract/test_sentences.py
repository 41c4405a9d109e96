"""Sentences, quotations and words of text as it is found."""

import pytest

from claimdiff.datamodel import Span
from claimdiff.extract.lexicon import load
from claimdiff.extract.sentences import sentences


def cut(text: str, skip: tuple[Span, ...] = (), lang: str = "es") -> list[str]:
    return [text[s.span.start : s.span.end] for s in sentences(text, skip, load(lang))]


def test_a_wrapped_line_goes_on_and_a_heading_does_not() -> None:
    wrapped = "El presidente electo del país anunció ayer a los futuros ministros\n y ministras del gabinete."
    assert cut(f"{wrapped}\nOtra cosa\nLlovió.") == [wrapped, "Otra cosa", "Llovió."]


def test_a_title_or_an_hour_does_not_end_a_sentence() -> None:
    assert cut("El Sr. Lugo llegó a las 5 p.m. El acto acabó.", lang="es")[0].startswith("El Sr. Lugo llegó")
    assert cut("Gov. Cross spoke at 6 p.m. Friday in town.", lang="en") == [
        "Gov. Cross spoke at 6 p.m. Friday in town."
    ]


def test_skipped_spans_are_left_out() -> None:
    text = "Llovió mucho. Foto: EFE. Nevó después."
    assert cut(text, (Span(14, 24),)) == ["Llovió mucho.", "Nevó después."]


def test_a_mark_that_is_never_closed_opens_no_quotation() -> None:
    (sentence,) = sentences("“Gracias a todos, dijo Ana Gil en el acto.", (), load("es"))
    assert {token.quote for token in sentence.tokens} == {0}


def test_an_elided_word_is_one_of_its_own_where_the_language_has_such() -> None:
    (french,) = sentences("L’élu n'a rien dit.", (), load("fr"))
    (english,) = sentences("The mayor didn't speak.", (), load("en"))
    assert [token.low for token in french.tokens] == ["l'", "élu", "n'", "a", "rien", "dit", "."]
    assert [token.low for token in english.tokens] == ["the", "mayor", "didn't", "speak", "."]


def test_a_closing_mark_of_emphasis_is_no_part_of_the_next_sentence() -> None:
    assert cut("**El relato oficial.** La mina cerró. Nadie vio __nada.__ Llueve.")[1] == "La mina cerró."
    assert cut("Nadie vio __nada.__ Llueve.")[-1] == "Llueve."


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('viaje “por ellos". No aceptó “por temas". “¿Cuándo?”, dijo', ['“por ellos"', '“por temas"', "“¿Cuándo?”"]),
        ('"There are two,” said Rick. “That’s Jeb.”', ['"There are two,”', "“That’s Jeb.”"]),
        ('“A "b" c”, dijo', ['“A "b" c”']),
        ('"A “b” c", dijo', ['"A “b” c"']),
        ("''It is x,'' he said. ''So is y''", ["''It is x,''", "''So is y''"]),
        ("“nunca cerrada", []),
    ],
)
def test_quotations_may_mix_marks_or_double_apostrophes(text: str, quoted: list[str]) -> None:
    found: dict[int, list[str]] = {}
    for sentence in sentences(text + ".", (), load("es")):
        for token in sentence.tokens:
            if token.quote:
                found.setdefault(token.quote, []).append(token.text)
    assert ["".join(words) for words in found.values()] == ["".join(whole.split()) for whole in quoted]


@pytest.mark.parametrize("word", ["mar", "auto", "bien"])
def test_a_word_that_looks_like_an_abbreviation_may_end_a_sentence(word: str) -> None:
    assert cut(f"El perito no vio el {word}. Después se fue.")[1] == "Después se fue."


def test_an_english_verb_is_a_word_of_its_own_where_it_is_contracted() -> None:
    (sentence,) = sentences("I’ve said it's London's; she didn't.", (), load("en"))
    assert [token.low for token in sentence.tokens if token.is_word] == [
        *("i", "'ve", "said", "it", "'s", "london's", "she", "didn't"),
    ]
