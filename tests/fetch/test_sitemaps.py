import gzip
from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdiff.errors import FetchError
from claimdiff.fetch.exchange import Answer
from claimdiff.fetch.sitemaps import read_sitemap

NEWS = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<!-- noticias -->
<url><loc> https://hora.example/mina </loc><lastmod>2026-01-30T10:00:00Z</lastmod>
<news:news><news:publication><news:name>La Hora</news:name><news:language>es</news:language></news:publication>
<news:publication_date>2026-01-29</news:publication_date><news:title>La mina</news:title></news:news></url>
<url><loc>https://hora.example/vieja?a=1&amp;b=2</loc></url>
</urlset>"""
INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://hora.example/enero.xml</loc><lastmod>2026-01-30</lastmod></sitemap>
<sitemap><loc>/febrero.xml.gz</loc></sitemap></sitemapindex>"""
LIMIT = 100_000


def read(body, *, whole=True):
    body = body.encode() if isinstance(body, str) else body
    return read_sitemap(Answer("https://hora.example/news.xml", 200, {}, body, whole), LIMIT)


def test_the_pages_of_a_news_sitemap_come_with_title_and_dates():
    mine, old = read(NEWS).entries
    assert (mine.url, mine.title, mine.published) == ("https://hora.example/mina", "La mina", "2026-01-29")
    assert mine.moment == datetime(2026, 1, 30, 10, tzinfo=UTC)
    assert (old.url, old.title, old.published, old.moment) == ("https://hora.example/vieja?a=1&b=2", None, None, None)


def test_an_index_names_other_sitemaps():
    listing = read(INDEX)
    assert listing.entries == ()
    assert [(child.url, child.moment) for child in listing.children] == [
        ("https://hora.example/enero.xml", datetime(2026, 1, 30, tzinfo=UTC)),
        ("https://hora.example/febrero.xml.gz", None),
    ]


def test_a_sitemap_that_is_a_gzip_file_is_unpacked():
    assert read(gzip.compress(NEWS.encode())) == read(NEWS)
    with pytest.raises(FetchError, match=r"unpacks to more than 0\.1 MB"):
        read(gzip.compress(b" " * 1_000_000))


def test_of_malformed_xml_what_can_be_read_is_read_and_the_rest_is_told():
    listing = read(NEWS.replace("La mina", "Pan & <b>vino").removesuffix("</urlset>"))
    assert [entry.url for entry in listing.entries][:1] == ["https://hora.example/mina"]
    (problem,) = listing.problems
    assert problem.startswith("malformed XML (")
    assert problem.endswith("addresses were read")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<html><body>404</body></html>", "no sitemap but <html>: open it"),
        ("<rss version='2.0'></rss>", "no sitemap but <rss>: write [[feed]] for it"),
        ("", "no sitemap"),
        ("\0" * 1000, "no sitemap"),
    ],
)
def test_what_is_no_sitemap_is_told(text, said):
    with pytest.raises(FetchError) as wrong:
        read(text)
    assert str(wrong.value).startswith(said)


def with_entity(declarations):
    doctype = f"<!DOCTYPE urlset [{declarations}]><urlset"
    return NEWS.replace("<urlset", doctype, 1).replace("https://hora.example/mina", "&last;")


def test_an_entity_is_not_fetched(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("https://hora.example/clave")
    listing = read(with_entity(f'<!ENTITY last SYSTEM "{secret.as_uri()}">'))
    assert [entry.url for entry in listing.entries] == ["https://hora.example/vieja?a=1&b=2"]
    assert listing.problems == ("1 entries have no address that can be fetched: left out",)


def test_entities_that_blow_up_are_stopped():
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    listing = read(with_entity(f'<!ENTITY e0 "ja">{levels}<!ENTITY last "&e11;">'))
    assert listing.entries == ()
    assert listing.problems[0].startswith("malformed XML (Maximum entity amplification factor exceeded")


@given(st.text(alphabet='<>/&;"=!? urlset-[]xmlns:c', max_size=200))
def test_no_text_in_a_sitemap_breaks_it(text):
    with suppress(FetchError):
        assert read(NEWS.replace("La mina", text)).entries
