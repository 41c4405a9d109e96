import warnings
from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdiff.errors import FetchError
from claimdiff.fetch.exchange import Answer
from claimdiff.fetch.feeds import read_feed
from claimdiff.fetch.listings import Listing

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>El Faro</title>
<item><title>El río creció</title><link>https://faro.example/rio?utm=1#top</link>
<pubDate>Fri, 30 Jan 2026 22:15:00 -0600</pubDate></item>
<item><title>Sin fecha</title><link>/sin-fecha</link></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>La Hora</title>
<entry><title type="html">La &lt;b&gt;mina&lt;/b&gt;</title><link rel="alternate" href="https://hora.example/mina"/>
<published>2026-01-29T08:00:00-05:00</published><updated>2026-01-30T09:00:00-05:00</updated></entry></feed>"""


def read(text, content_type="application/rss+xml", encoding="utf-8"):
    answer = Answer("https://faro.example/rss", 200, {"content-type": content_type}, text.encode(encoding))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return read_feed(answer)


def test_the_entries_of_a_feed_come_with_address_title_and_date():
    river, undated = read(RSS).entries
    assert (river.url, river.title, river.published, river.moment) == (
        "https://faro.example/rio?utm=1",
        "El río creció",
        "2026-01-30T22:15:00-06:00",
        datetime(2026, 1, 31, 4, 15, tzinfo=UTC),
    )
    assert (undated.url, undated.title, undated.published, undated.moment) == (
        "https://faro.example/sin-fecha",
        "Sin fecha",
        None,
        None,
    )


def test_an_atom_entry_was_published_once_and_touched_last():
    (entry,) = read(ATOM, "application/atom+xml").entries
    assert (entry.url, entry.published) == ("https://hora.example/mina", "2026-01-29T08:00:00-05:00")
    assert entry.moment == datetime(2026, 1, 30, 14, tzinfo=UTC)


@pytest.mark.parametrize("change", [("09:00:00-05:00", "09:30:00-05:00"), ("mina&", "presa&")])
def test_the_stamp_changes_when_the_feed_says_that_the_article_did(change):
    (before,), (again,), (after,) = (read(text).entries for text in (ATOM, ATOM, ATOM.replace(*change)))
    assert before.stamp == again.stamp != after.stamp


@pytest.mark.parametrize(
    ("declared", "content_type", "encoding"),
    [
        ("UTF-8", "application/rss+xml; charset=iso-8859-1", "utf-8"),
        ("UTF-8", "text/xml", "cp1252"),
        ("iso-8859-1", "text/plain; charset=utf-8", "cp1252"),
    ],
)
def test_a_wrong_charset_costs_no_entry(declared, content_type, encoding):
    listing = read(RSS.replace("UTF-8", declared), content_type, encoding)
    assert [entry.url for entry in listing.entries] == [
        "https://faro.example/rio?utm=1",
        "https://faro.example/sin-fecha",
    ]
    assert listing.problems == ()


def test_of_malformed_xml_what_can_be_read_is_read_and_the_rest_is_told():
    listing = read(RSS.replace("<item><title>Sin", "<item><title>Pan & vino <br> Sin").replace("</channel></rss>", ""))
    assert [entry.url for entry in listing.entries] == [
        "https://faro.example/rio?utm=1",
        "https://faro.example/sin-fecha",
    ]
    (problem,) = listing.problems
    assert problem.startswith("malformed XML (")
    assert problem.endswith("line 5): 2 entries were read")


def test_entries_without_an_address_are_counted():
    listing = read(RSS.replace("<link>/sin-fecha</link>", "<link>mailto:a@b.example</link>"))
    assert (len(listing.entries), listing.problems) == (1, ("1 entries have no address that can be fetched: left out",))


@pytest.mark.parametrize("text", ["<html><body><h1>404</h1></body></html>", "", " " * 1000, "\0" * 1000, "{}"])
def test_what_is_no_feed_is_told(text):
    with pytest.raises(FetchError, match="no RSS or Atom feed"):
        read(text)


def test_a_feed_without_entries_is_one():
    assert read('<rss version="2.0"><channel><title>El Faro</title></channel></rss>') == Listing()


def test_entities_are_neither_fetched_nor_blown_up(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("clave")
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    for doctype in (f'<!ENTITY e0 "ja">{levels}', f'<!ENTITY e11 SYSTEM "{secret.as_uri()}">'):
        listing = read(RSS.replace("<rss", f"<!DOCTYPE rss [{doctype}]><rss").replace("Sin fecha", "&e11;"))
        assert all(len(entry.title or "") < 100 and "clave" not in (entry.title or "") for entry in listing.entries)


def test_a_feed_that_breaks_the_parser_is_told():
    with pytest.raises(FetchError, match="cannot be read as a feed"):
        read(RSS.replace("<rss", '<!DOCTYPE rss [\n<!ENTITY p "C:\\data">\n]>\n<rss'))


@given(st.text(alphabet='<>/&;"=! abrsitemlnkpubD', max_size=200))
def test_no_text_in_a_feed_breaks_it(text):
    with suppress(FetchError):
        assert read(RSS.replace("Sin fecha", text)).entries
