"""Feeds, sitemaps and lists from a real server on loopback, as a run gathers them."""

import gzip
import threading
import time
from contextlib import nullcontext
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from claimdiff.datamodel import Failure
from claimdiff.fetch.feeds import read_feed
from claimdiff.fetch.settle import page_id
from claimdiff.gather import Gatherer
from claimdiff.progress import SILENT
from claimdiff.sources import AddressList, Feed, Fetching, Sitemap
from tests.fetch.fixtures import FakeClock, loopback
from tests.fetch.server import Reply, Server, rss, sitemap, web_page, with_etag

BODY = (
    "La compañía eléctrica Sierra Clara negó este viernes que haya cortado la luz a los vecinos de Olmedilla, como "
    "sostiene el alcalde de la localidad. El corte duró nueve horas y afectó a unas 3.000 viviendas."
)
OTHER = (
    "El Ayuntamiento de Olmedilla aprobó el jueves la reforma de la plaza mayor, que costará dos millones de euros y "
    "durará ocho meses, según dijo la concejala de Urbanismo, Pilar Otero, al término del pleno."
)


def in_this_process():
    """A reader of feeds that starts no process."""
    return nullcontext(read_feed)


@dataclass
class Newsroom:
    """Somebody who runs claimdiff night after night, on one state file."""

    db: Path
    server: Server
    fetching: Fetching
    clock: FakeClock

    def night(self, *sources):
        gatherer = Gatherer(sources, self.fetching, "0.1.0", self.clock, loopback, in_this_process)
        with gatherer.gather(self.db, SILENT) as gathered:
            return gathered

    def feed(self, path="/rss", outlet="El Faro", host="127.0.0.1", **more):
        return Feed(url=self.server.url(path, host), outlet=outlet, **more)


@pytest.fixture
def newsroom(tmp_path, server, quick, clock):
    return Newsroom(tmp_path / "state.db", server, quick, clock)


def texts(gathered):
    return [(article.title, article.published) for article in gathered.articles]


def reasons(gathered):
    return {
        failure.source.partition("/")[2].partition("/")[2].partition("/")[2]: failure.reason
        for failure in gathered.failures
    }


def test_an_article_of_a_feed_has_its_body_from_the_page_and_its_outlet_from_the_source(newsroom, server):
    date = '<meta property="article:published_time" content="2026-01-30T04:15:00-06:00">'
    server.pages |= {"/rss": rss("/a", "/b"), "/a": web_page("Apagón", BODY, head=date), "/b": web_page("Plaza", OTHER)}
    gathered = newsroom.night(newsroom.feed(lang="es", country="MX"))
    one, other = gathered.articles
    assert (one.id, one.url, one.outlet, one.lang) == (
        page_id(server.url("/a")),
        server.url("/a"),
        "El Faro",
        "es",
    )
    assert texts(gathered) == [("Apagón", "2026-01-30T04:15:00-06:00"), ("Plaza", "2026-01-30T10:00:00+00:00")]
    assert one.text.count("Sierra Clara") == other.text.count("Pilar Otero") == 3
    assert (gathered.failures, str(gathered)) == ((), "2 new from 1 source on the web")
    assert {seen.headers["accept-language"] for seen in server.seen if seen.path != "/robots.txt"} == {
        "es-MX, es;q=0.9, *;q=0.1"
    }


def test_what_is_known_is_not_fetched_again_and_the_feed_says_304(newsroom, server):
    server.pages |= {"/rss": with_etag(rss("/a"), '"1"'), "/a": web_page("Apagón", BODY)}
    newsroom.night(newsroom.feed())
    server.seen.clear()
    gathered = newsroom.night(newsroom.feed())
    assert (str(gathered), server.paths()) == ("nothing new from 1 source on the web", ["/rss"])
    server.pages["/rss"] = with_etag(rss("/b", "/a"), '"2"')
    server.pages["/b"] = web_page("Plaza", OTHER)
    server.seen.clear()
    assert (str(newsroom.night(newsroom.feed())), server.paths()) == ("1 new from 1 source on the web", ["/rss", "/b"])


def test_last_modified_is_sent_back(newsroom, server):
    then = "Fri, 30 Jan 2026 10:00:00 GMT"
    server.pages["/rss"] = replace(rss("/a"), headers={"Last-Modified": then})
    server.pages["/a"] = web_page("Apagón", BODY)
    newsroom.night(newsroom.feed())
    newsroom.night(newsroom.feed())
    assert [seen.headers.get("if-modified-since") for seen in server.seen if seen.path == "/rss"] == [None, then]


def test_an_edited_article_is_fetched_when_the_feed_says_so_and_keeps_its_id(newsroom, server):
    later = "Sat, 31 Jan 2026 03:00:00 GMT"
    server.pages |= {"/rss": rss("/a"), "/a": with_etag(web_page("Apagón", BODY), '"1"')}
    (before,) = newsroom.night(newsroom.feed()).articles
    server.pages["/rss"] = rss(("/a", later))
    assert str(newsroom.night(newsroom.feed())) == "nothing new from 1 source on the web"  # the page says 304
    server.pages |= {
        "/rss": rss(("/a", later + " ")),
        "/a": with_etag(web_page("Apagón", BODY.replace("nueve", "diez")), '"2"'),
    }
    server.pages["/rss"] = rss(("/a", "Sat, 31 Jan 2026 04:00:00 GMT"))
    gathered = newsroom.night(newsroom.feed())
    (after,) = gathered.articles
    assert str(gathered) == "1 edited from 1 source on the web"
    assert after.id == before.id
    assert "diez horas" in after.text
    server.seen.clear()
    assert newsroom.night(newsroom.feed()).articles == ()
    assert server.paths() == ["/rss"]


def test_a_page_that_changed_around_the_article_is_nothing_new(newsroom, server):
    server.pages |= {"/rss": rss("/a"), "/a": web_page("Apagón", BODY)}
    newsroom.night(newsroom.feed())
    server.pages |= {"/rss": rss(("/a", "Sat, 31 Jan 2026 04:00:00 GMT"))}
    server.pages["/a"] = web_page("Apagón", BODY, head="<script>var hoy = 31</script>")
    assert str(newsroom.night(newsroom.feed())) == "nothing new from 1 source on the web"


def test_the_same_article_under_two_addresses_is_one(newsroom, server):
    canonical = f'<link rel="canonical" href="{server.url("/a")}">'
    shorter = BODY.replace("El corte duró nueve horas y ", "El corte ")
    server.pages |= {
        "/rss": rss("/a?utm_source=rss", "/a", "/copia", "/amp"),
        "/a": web_page("Apagón", BODY, head=canonical),
        "/a?utm_source=rss": web_page("Apagón", BODY, head=canonical),
        "/copia": web_page("Apagón", BODY),
        "/amp": web_page("Apagón", shorter, head=canonical),
    }
    gathered = newsroom.night(newsroom.feed())
    assert [(article.id, article.url) for article in gathered.articles] == [
        (page_id(server.url("/a")), server.url("/a"))
    ]
    server.pages["/rss"] = rss("/otra")
    server.pages["/otra"] = web_page("Apagón", BODY)
    assert newsroom.night(newsroom.feed()).articles == ()


def test_another_outlet_with_the_same_text_has_an_article_of_its_own(newsroom, server):
    server.pages |= {"uno.example/rss": rss("/a"), "dos.example/rss": rss("/a"), "/a": web_page("Apagón", BODY)}
    sources = [newsroom.feed(outlet=name, host=host) for name, host in (("Uno", "uno.example"), ("Dos", "dos.example"))]
    assert [article.outlet for article in newsroom.night(*sources).articles] == ["Uno", "Dos"]


def test_a_canonical_link_that_all_pages_share_joins_none_of_them(newsroom, server):
    section = f'<link rel="canonical" href="{server.url("/portada")}">'
    server.pages |= {
        "/rss": rss("/a", "/b"),
        "/a": web_page("Apagón", BODY, head=section),
        "/b": web_page("Plaza", OTHER, head=section),
    }
    assert len(newsroom.night(newsroom.feed()).articles) == 2
    third = web_page("Puente", OTHER.replace("plaza mayor", "red de agua"), head=section)
    server.pages |= {"/rss": rss("/c", "/a", "/b"), "/c": third}
    (article,) = newsroom.night(newsroom.feed()).articles
    assert article.url == server.url("/c")


@pytest.mark.parametrize("link", ["https://otro.example/a", "/", "http://[", "mailto:a@b.example"])
def test_a_canonical_link_that_leads_nowhere_near_is_passed_over(newsroom, server, link):
    server.pages |= {"/rss": rss("/a"), "/a": web_page("Apagón", BODY, head=f'<link rel="canonical" href="{link}">')}
    (article,) = newsroom.night(newsroom.feed()).articles
    assert article.url == server.url("/a")


def test_an_entry_without_date_has_that_of_the_page_or_none(newsroom, server):
    date = '<meta property="article:published_time" content="2026-01-29">'
    server.pages |= {
        "/rss": rss(("/a", ""), ("/b", "")),
        "/a": web_page("Apagón", BODY, head=date),
        "/b": web_page("Plaza", OTHER),
    }
    assert texts(newsroom.night(newsroom.feed())) == [("Apagón", "2026-01-29"), ("Plaza", None)]


def test_a_date_of_the_page_that_is_none_gives_way_to_that_of_the_feed(newsroom, server):
    date = '<meta property="article:published_time" content="hace dos horas">'
    server.pages |= {"/rss": rss("/a"), "/a": web_page("Apagón", BODY, head=date)}
    gathered = newsroom.night(newsroom.feed())
    assert (texts(gathered), gathered.failures) == ([("Apagón", "2026-01-30T10:00:00+00:00")], ())


@pytest.mark.parametrize(("encoding", "declared"), [("cp1252", "utf-8"), ("utf-8", "iso-8859-1"), ("utf-16", "utf-8")])
def test_a_page_in_another_charset_than_it_says_is_read(newsroom, server, encoding, declared):
    page = web_page("Apagón", BODY).body.decode().encode(encoding)
    server.pages |= {"/rss": rss("/a"), "/a": Reply(page, headers={"Content-Type": f"text/html; charset={declared}"})}
    (article,) = newsroom.night(newsroom.feed()).articles
    assert "compañía eléctrica" in article.text


def test_of_malformed_xml_what_can_be_read_is_read_and_the_rest_is_told(newsroom, server):
    broken = rss("/a", "/b").body.replace(b"<title>/b", b"<title>Pan & <br> /b").replace(b"</channel></rss>", b"")
    server.pages |= {"/rss": Reply(broken), "/a": web_page("Apagón", BODY), "/b": web_page("Plaza", OTHER)}
    gathered = newsroom.night(newsroom.feed())
    assert len(gathered.articles) == 2
    (failure,) = gathered.failures
    assert failure.source == server.url("/rss")
    assert failure.reason.startswith("malformed XML (")
    assert failure.reason.endswith("2 entries were read")


def test_of_a_damaged_packing_what_can_be_read_is_read_and_the_page_is_fetched_again(newsroom, server):
    body = " ".join(f"{BODY} Hubo {number} avisos." for number in range(40))
    page = web_page("Apagón", body)
    packed = gzip.compress(page.body)
    headers = page.headers | {"Content-Encoding": "gzip", "ETag": '"1"'}
    server.pages |= {"/rss": with_etag(rss("/a"), '"1"'), "/a": Reply(packed[: len(packed) * 2 // 3], headers=headers)}
    gathered = newsroom.night(newsroom.feed())
    (part,) = gathered.articles
    assert reasons(gathered)["a"].startswith("its packing is damaged")
    server.pages["/a"] = Reply(packed, headers=headers)
    gathered = newsroom.night(newsroom.feed())
    (whole,) = gathered.articles
    assert (whole.id, str(gathered)) == (part.id, "1 edited from 1 source on the web")
    assert len(whole.text) > len(part.text)


def test_what_the_web_does_to_us_is_told_and_the_rest_goes_on(newsroom, server):
    def drip(handler):
        for _ in range(100):
            handler.wfile.write(b" ")
            time.sleep(0.05)

    bad = {
        "nothing": Reply(b" " * 10_000_000),
        "drip": Reply(raw=drip),
        "bomb": Reply(gzip.compress(b"\0" * 10_000_000), headers={"Content-Encoding": "gzip"}),
        "private": Reply(status=301, headers={"Location": "http://10.0.0.1/"}),
        "file": Reply(status=302, headers={"Location": "file:///etc/passwd"}),
        "loop": Reply(status=301, headers={"Location": "/loop"}),
        "html": web_page("Apagón", BODY),
        "gone": Reply(status=410),
        "empty": Reply(b""),
    }
    newsroom.fetching = replace(newsroom.fetching, private_hosts=("127.0.0.1",), retries=0)
    server.pages |= {f"/{name}": reply for name, reply in bad.items()}
    server.pages |= {"/rss": rss("/a"), "/a": web_page("Apagón", BODY)}
    gathered = newsroom.night(*(newsroom.feed(f"/{name}") for name in bad), newsroom.feed())
    assert texts(gathered) == [("Apagón", "2026-01-30T10:00:00+00:00")]
    assert {name: reason.partition(":")[0] for name, reason in reasons(gathered).items()} == {
        "nothing": "larger than 1 MB",
        "drip": "not complete after 1 s",
        "bomb": "unpacks to more than 1 MB",
        "private": "10.0.0.1 is on a private network (10.0.0.1) and is not fetched",
        "file": "redirects to 'file",
        "loop": "redirects more than 5 times",
        "html": "no RSS or Atom feed",
        "gone": "answers 410 (gone)",
        "empty": "no RSS or Atom feed",
    }


def test_pages_that_cannot_be_had_are_told_once(newsroom, server):
    server.pages |= {
        "/rss": with_etag(rss("/a", "/gone", "/video", "/foto"), '"1"'),
        "/a": web_page("Apagón", BODY),
        "/gone": Reply(status=404),
        "/video": Reply(b"<html><body><video></video></body></html>"),
        "/foto": Reply(b"\xff\xd8", headers={"Content-Type": "image/jpeg"}),
    }
    gathered = newsroom.night(newsroom.feed())
    assert len(gathered.articles) == 1
    assert reasons(gathered) == {
        "gone": "answers 404 (not found): check the address",
        "video": "no article found in this web page: save the article as text",
        "foto": "no web page but image/jpeg: left out",
    }
    server.seen.clear()
    assert newsroom.night(newsroom.feed()).failures == ()
    assert server.paths() == ["/rss"]


def test_a_page_that_fails_for_a_night_comes_the_next_although_the_feed_did_not_change(newsroom, server):
    server.pages |= {"/rss": with_etag(rss("/a", "/b"), '"1"'), "/a": web_page("Apagón", BODY), "/b": Reply(status=500)}
    gathered = newsroom.night(newsroom.feed())
    assert (len(gathered.articles), list(reasons(gathered))) == (1, ["b"])
    server.pages["/b"] = web_page("Plaza", OTHER)
    server.seen.clear()
    assert texts(newsroom.night(newsroom.feed())) == [("Plaza", "2026-01-30T10:00:00+00:00")]
    assert server.paths() == ["/rss", "/b"]


def test_many_pages_that_fail_alike_are_one_line(newsroom, server):
    server.pages["/rss"] = rss(*(f"/{number}" for number in range(9)))
    (failure,) = newsroom.night(newsroom.feed()).failures
    assert failure == Failure(
        server.url("/0"), "answers 404 (not found): check the address (and so 8 more pages of this source)"
    )


def test_what_is_over_the_limit_comes_with_the_next_nights_newest_first(newsroom, server):
    days = {f"/{day}": f"Fri, {day} Jan 2026 10:00:00 GMT" for day in range(10, 15)}
    server.pages["/rss"] = with_etag(rss(*days.items()), '"1"')
    server.pages |= {path: web_page(path, f"{OTHER} {path}") for path in days}
    nights = [[a.title for a in newsroom.night(newsroom.feed(limit=2)).articles] for _ in range(4)]
    assert nights == [["/14", "/13"], ["/12", "/11"], ["/10"], []]


def test_a_run_that_ends_before_its_articles_are_stored_is_done_again(newsroom, server):
    server.pages |= {"/rss": with_etag(rss("/a"), '"1"'), "/a": web_page("Apagón", BODY)}
    gatherer = Gatherer((newsroom.feed(),), newsroom.fetching, "0.1.0", newsroom.clock, loopback, in_this_process)
    with pytest.raises(KeyboardInterrupt), gatherer.gather(newsroom.db, SILENT):
        raise KeyboardInterrupt
    assert len(newsroom.night(newsroom.feed()).articles) == 1


def test_a_host_that_has_enough_is_left_alone_by_the_next_run_too(newsroom, server):
    server.pages |= {"/rss": Reply(status=429, headers={"Retry-After": "7200"})}
    first, second = newsroom.night(newsroom.feed()), newsroom.night(newsroom.feed())
    assert reasons(first) == reasons(second)
    assert reasons(first)["rss"].startswith("its server wants to be left alone until 2026-01-31 07:30 UTC")
    assert server.paths() == ["/rss"]
    newsroom.clock.sleep(7201)
    server.pages |= {"/rss": rss("/a"), "/a": web_page("Apagón", BODY)}
    assert len(newsroom.night(newsroom.feed()).articles) == 1


def test_robots_txt_is_obeyed_for_pages_too(newsroom, server):
    server.pages |= {
        "/robots.txt": Reply(b"User-agent: *\nDisallow: /privado/\n"),
        "/rss": rss("/privado/a", "/b"),
        "/privado/a": web_page("Apagón", BODY),
        "/b": web_page("Plaza", OTHER),
    }
    gathered = newsroom.night(newsroom.feed())
    assert [article.title for article in gathered.articles] == ["Plaza"]
    assert reasons(gathered)["privado/a"].startswith("its robots.txt does not allow us")
    assert server.paths() == ["/rss", "/b"]


def test_loopback_is_refused_when_it_is_not_allowed(newsroom, server):
    newsroom.fetching = replace(newsroom.fetching, private_hosts=())
    server.pages["/rss"] = rss("/a")
    said = reasons(newsroom.night(newsroom.feed()))["rss"]
    assert said.startswith("127.0.0.1 is on a private network (127.0.0.1) and is not fetched: if it is meant, allow it")
    assert server.seen == []


def test_a_sitemap_index_is_followed_to_the_news_of_the_last_days(newsroom, server):
    url = server.url
    server.pages |= {
        "/index.xml": sitemap(
            (url("/old.xml"), "2025-12-01"),
            (url("/news.xml.gz"), "2026-01-31"),
            (url("/more.xml"), ""),
            kind="sitemapindex",
        ),
        "/news.xml.gz": Reply(
            gzip.compress(sitemap((url("/a"), "2026-01-30T12:00:00Z"), (url("/old"), "2026-01-02")).body)
        ),
        "/more.xml": with_etag(sitemap((url("/b"), "")), '"1"'),
        "/a": web_page("Apagón", BODY),
        "/b": web_page("Plaza", OTHER),
    }
    source = Sitemap(url=url("/index.xml"), outlet="La Hora")
    gathered = newsroom.night(source)
    assert [article.title for article in gathered.articles] == ["Apagón", "Plaza"]
    assert gathered.failures == ()
    assert sorted(server.paths()) == ["/a", "/b", "/index.xml", "/more.xml", "/news.xml.gz"]
    server.seen.clear()
    assert newsroom.night(source).articles == ()
    assert [seen.headers.get("if-none-match") for seen in server.seen if seen.path == "/more.xml"] == ['"1"']


def test_an_index_that_names_itself_or_too_many_ends(newsroom, server):
    url = server.url
    server.pages["/self.xml"] = sitemap((url("/self.xml"), ""), kind="sitemapindex")
    server.pages["/many.xml"] = sitemap(*((url(f"/{n}.xml"), "") for n in range(30)), kind="sitemapindex")
    server.pages |= {f"/{n}.xml": sitemap() for n in range(30)}
    gathered = newsroom.night(*(Sitemap(url=url(path), outlet="x") for path in ("/self.xml", "/many.xml")))
    assert reasons(gathered) == {
        "self.xml": "an index below too many others: name it itself in claimdiff.toml",
        "many.xml": "names 30 sitemaps, of which the first 20 were read: name those of news themselves",
    }


def test_the_pages_of_a_list_are_fetched_once_and_then_asked_whether_they_changed(newsroom, server, tmp_path):
    server.pages |= {
        "/a": with_etag(web_page("Apagón", BODY, head='<meta property="og:site_name" content="El Faro">'), '"1"'),
        "/b": web_page("Plaza", OTHER),
    }
    (tmp_path / "list.txt").write_text(
        f"# mine\n\n{server.url('/b')} # twice\n{server.url('/b')}\nfaro\n", encoding="utf-8"
    )
    source = AddressList(urls=(server.url("/a"), server.url("/c")), file=str(tmp_path / "list.txt"))
    gathered = newsroom.night(source)
    assert [(article.title, article.outlet) for article in gathered.articles] == [
        ("Apagón", "El Faro"),
        ("Plaza", "unknown"),
    ]
    assert gathered.failures == (
        Failure(
            str(tmp_path / "list.txt"), "'faro' is not an address of the web: only http:// and https:// are fetched", 5
        ),
        Failure(server.url("/c"), "answers 404 (not found): check the address"),
    )
    server.seen.clear()
    gathered = newsroom.night(source)
    assert (gathered.articles, len(gathered.failures)) == ((), 2)
    assert sorted(server.paths()) == ["/a", "/c"]
    server.pages["/a"] = with_etag(web_page("Apagón", BODY.replace("nueve", "diez")), '"2"')
    assert str(newsroom.night(source)) == "1 edited from 1 source on the web"


def test_a_list_that_cannot_be_read_is_told(newsroom, tmp_path):
    (tmp_path / "latin.txt").write_bytes("año".encode("latin-1"))
    gathered = newsroom.night(*(AddressList(file=str(tmp_path / name)) for name in ("none.txt", "latin.txt")))
    assert [failure.reason for failure in gathered.failures] == [
        "cannot be read (No such file or directory): check the file",
        "cannot be read (not text in UTF-8): check the file",
    ]


DEAD = 10


def test_three_hundred_feeds_of_which_ten_are_dead(newsroom, server):
    """As many hosts, one connection each, and the dead ones hold nobody up."""
    hung = threading.Event()

    def hang(seen):
        hung.wait(5)
        return Reply(status=500)

    for number in range(300):
        host = f"faro{number}.example"
        server.pages[f"{host}/rss"] = rss("/a")
        server.pages[f"{host}/a"] = web_page(f"Apagón {number}", f"{BODY} Sector {number}.")
    dead = {f"faro{number}.example" for number in range(0, 300, 30)}
    for number, host in enumerate(sorted(dead)):
        server.pages[f"{host}/rss"] = (hang, Reply(status=500), Reply(b"<html>"))[number % 3]
    sources = [newsroom.feed(outlet=f"Faro {number}", host=f"faro{number}.example") for number in range(300)]
    started = time.monotonic()
    gathered = newsroom.night(*sources)
    seconds = time.monotonic() - started
    hung.set()
    assert len(gathered.articles) == 290
    assert [article.outlet for article in gathered.articles][:2] == ["Faro 1", "Faro 2"]
    assert {failure.source.partition("//")[2].partition(":")[0] for failure in gathered.failures} == dead
    assert len(gathered.failures) == DEAD
    assert {most for host, most in server.most_at_once.items() if host not in dead} == {1}
    assert seconds < 30
