import pytest

from claimdiff.datamodel import Article, Failure
from claimdiff.ingest import read_page

BODY = "<p>La compañía negó este viernes que haya cortado la luz a los vecinos de Olmedilla nueve horas.</p>" * 3
HEAD = '<meta property="article:published_time" content="2026-01-29"><meta property="og:site_name" content="Portal">'


def page(head=HEAD, body=BODY):
    return f"<html lang='es'><head><title>Apagón</title>{head}</head><body><article>{body}</article></body></html>"


def read(data, given=None, otherwise=None):
    return list(read_page(data, "https://faro.example/a", given or {}, otherwise or {}))


def test_what_is_given_counts_more_than_the_page_and_the_page_more_than_the_rest():
    given = {"outlet": "El Faro", "lang": "gl"}
    otherwise = {"published": "2026-01-30", "title": "otro", "url": "https://faro.example/a"}
    (article,) = read(page().encode(), given, otherwise)
    assert (article.outlet, article.lang, article.published, article.title, article.url) == (
        "El Faro",
        "gl",
        "2026-01-29",
        "Apagón",
        "https://faro.example/a",
    )
    (article,) = read(page(head="").encode(), {}, otherwise)
    assert (article.outlet, article.published, article.lang) == ("unknown", "2026-01-30", "es")


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16", "utf-8-sig"])
def test_a_page_is_read_in_any_encoding(encoding):
    (article,) = read(page().encode(encoding))
    assert isinstance(article, Article)
    assert article.text.startswith("La compañía negó")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "not a web page that can be read: save the article as text"),
        (b"%PDF-1.7", "not text but a PDF: save it as text or HTML first"),
        (page(body="<video></video>").encode(), "no article found in this web page: save the article as text"),
    ],
)
def test_what_is_no_article_is_told_with_its_address(data, said):
    assert read(data) == [Failure("https://faro.example/a", said)]
