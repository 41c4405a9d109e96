import pytest

from claimdiff.datamodel import UNKNOWN, Article, Failure
from claimdiff.ingest.formats import Record
from claimdiff.ingest.records import read_record
from claimdiff.text import content_id

BODY = "La alcaldesa negó que la obra hubiera costado el doble de lo que decía el contrato."


def read(**fields):
    return list(read_record(Record(fields, "in.jsonl", 3)))


@pytest.mark.parametrize(
    "names",
    [
        ("text", "outlet", "published", "url", "title", "lang"),
        ("body", "source", "date", "link", "headline", "language"),
        ("content", "publisher", "fecha", "url", "titulo", "idioma"),
        ("articlebody", "medio", "datepublished", "link", "title", "lang"),
    ],
)
def test_fields_go_by_several_names(names):
    values = (BODY, "El Faro", "12 de marzo de 2024", " https://faro.example/a\n", "La obra", "es-MX")
    (article,) = read(id=7, **dict(zip(names, values, strict=True)))
    assert article == Article("7", BODY, "El Faro", "https://faro.example/a", "La obra", "2024-03-12", "es")


def test_what_is_missing_is_unknown_and_the_id_comes_from_the_content():
    (article,) = read(text=BODY)
    assert article == Article(content_id("", "", BODY), BODY, UNKNOWN, lang="es")


def test_the_publisher_may_be_an_object_with_a_name():
    (article,) = read(text=BODY, publisher={"@type": "Organization", "name": "El Faro"}, lang="es")
    assert article.outlet == "El Faro"


def test_a_date_that_is_none_leaves_the_article_and_tells():
    failure, article = read(text=BODY, published="2024-13-40", lang="es")
    assert article.published is None
    assert str(failure) == (
        "in.jsonl:3: '2024-13-40' is not a date: write it as 2024-03-12 (the article is read without it)"
    )


def test_characters_that_no_file_can_hold_are_replaced_one_for_one():
    failure, article = read(text="La a\0lcaldesa \ud83d negó.", lang="es")
    assert article.text == "La a\ufffdlcaldesa \ufffd negó."
    assert failure.line == 3


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"title": "x", "url": "y"}, 'no field "text" (fields seen: title, url): name it so'),
        ({"text": " \n"}, "empty text: fill it in or leave the article out"),
        ({"text": 12}, "the text is not a string but 12: fill it in or leave the article out"),
    ],
)
def test_a_record_without_text_is_a_failure(fields, reason):
    assert read(**fields) == [Failure("in.jsonl", reason, 3)]


def test_the_text_stays_exactly_as_it_came():
    text = f"\r\n  {BODY}\u00a0\r\n\r\nOtra\tlínea. \n"
    (article,) = read(text=text, lang="es")
    assert article.text == text


def test_the_first_heading_of_a_markdown_text_is_its_title_and_no_body():
    text = f"# La obra costó el doble\n\n{BODY}"
    (article,) = read(text=text, lang="es")
    assert article.title == "La obra costó el doble"
    assert [text[span.start : span.end] for span in article.skip] == ["# La obra costó el doble"]


def test_markup_in_a_text_stays_but_a_whole_page_is_extracted():
    (article,) = read(text=f"<p>{BODY}</p>", lang="es")
    assert article.text == f"<p>{BODY}</p>"
    page = f"<html><body><article><p>{BODY}</p><p>{BODY[:-1]}, dijo.</p></article></body></html>"
    (article,) = read(text=page, lang="es", outlet="El Faro")
    assert (article.text, article.outlet) == (f"{BODY}\n{BODY[:-1]}, dijo.", "El Faro")


def test_the_date_in_an_address_is_taken_when_no_other_is_given():
    (article,) = read(text=BODY, url="https://faro.example/2024/03/12/obra", lang="es")
    assert article.published == "2024-03-12"


def test_a_caption_in_the_style_of_an_agency_names_it_only_where_no_outlet_is_given():
    text = f"Vista del puerto de Lota ayer. REUTERS/Ana Vera Ruiz\n\n{BODY}"
    assert [article.agency for article in read(text=text, lang="es")] == ["Reuters"]
    assert [article.agency for article in read(text=text, lang="es", outlet="El Faro")] == [None]
