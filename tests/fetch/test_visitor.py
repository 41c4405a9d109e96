import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest

from claimdiff.errors import FetchError
from claimdiff.fetch.exchange import Network
from claimdiff.fetch.visitor import SYSTEM_CLOCK, Visitor
from tests.fetch.fixtures import START, loopback
from tests.fetch.server import Reply

PAGE = Reply(b"<p>hola</p>")


def robots(text):
    return Reply(text.encode(), headers={"Content-Type": "text/plain"})


@pytest.fixture
def visitor(network, clock):
    return Visitor(network, clock, "0.1.0", {})


def refused(visitor, url):
    with pytest.raises(FetchError) as failed:
        visitor.get(url, {})
    return str(failed.value)


def test_we_say_who_we_are_and_how_to_reach_us(server, quick, clock):
    server.pages["/a"] = PAGE
    visitor = Visitor(Network(replace(quick, contact="https://nosotros.example"), loopback), clock, "0.1.0", {})
    assert visitor.get(server.url("/a"), {"Accept": "text/html"}).body == PAGE.body
    assert [(seen.path, seen.headers["user-agent"]) for seen in server.seen] == [
        ("/robots.txt", "claimdiff/0.1.0 (+https://nosotros.example)"),
        ("/a", "claimdiff/0.1.0 (+https://nosotros.example)"),
    ]
    assert server.seen[1].headers["accept"] == "text/html"


def test_validators_are_sent_and_an_unchanged_page_is_an_answer(server, visitor):
    server.pages["/a"] = lambda seen: Reply(status=304) if seen.headers.get("if-none-match") == '"v1"' else PAGE
    assert visitor.get(server.url("/a"), {"If-None-Match": '"v1"'}).status == 304
    assert visitor.get(server.url("/a"), {"If-None-Match": '"v0"'}).status == 200


def test_nothing_can_be_unchanged_that_nobody_had(server, visitor):
    server.pages["/a"] = Reply(status=304)
    assert refused(visitor, server.url("/a")) == "answers 304 (not modified): check the address"


def test_robots_txt_is_obeyed_and_asked_for_once(server, visitor):
    server.pages["/robots.txt"] = robots("User-agent: *\nDisallow: /priv*do/\n")
    server.pages |= {"/privado/a": PAGE, "/b": PAGE}
    assert refused(visitor, server.url("/privado/a")).startswith("its robots.txt does not allow us")
    visitor.get(server.url("/b"), {})
    assert [seen.path for seen in server.seen] == ["/robots.txt", "/b"]


def test_a_rule_for_us_by_name_counts(server, visitor):
    server.pages["/robots.txt"] = robots("User-agent: *\nDisallow:\n\nUser-agent: claimdiff\nDisallow: /\n")
    assert refused(visitor, server.url("/a")).startswith("its robots.txt does not allow us")


@pytest.mark.parametrize("reply", [Reply(status=404), Reply(status=403), Reply(b"\xff\xfe\0\0 <html>")])
def test_no_robots_txt_forbids_nothing(server, visitor, reply):
    server.pages |= {"/robots.txt": reply, "/a": PAGE}
    assert visitor.get(server.url("/a"), {}).status == 200


def test_while_robots_txt_cannot_be_read_nothing_is_fetched(server, visitor):
    server.pages |= {"/robots.txt": Reply(status=503), "/a": PAGE}
    assert refused(visitor, server.url("/a")) == (
        "answers 503 (service unavailable): the next run asks again (asked for its robots.txt)"
    )
    assert server.paths() == []


def test_a_host_is_asked_at_its_pace_or_at_the_one_it_asks_for(server, quick, clock):
    visitor = Visitor(Network(replace(quick, pace=1.5), loopback), clock, "0.1.0", {})
    server.pages |= {"/a": PAGE, "/b": PAGE, "lento.example/robots.txt": robots("User-agent: *\nCrawl-delay: 8\n")}
    for path in ("/a", "/b"):
        visitor.get(server.url(path), {})
    assert clock.slept == [1.5, 1.5]
    clock.slept.clear()
    for path in ("/a", "/b"):
        visitor.get(server.url(path, "lento.example"), {})
    assert clock.slept == [1.5, 8.0]


def test_many_threads_ask_a_host_one_thing_at_a_time(server, visitor):
    together = threading.Barrier(2, timeout=2)

    def page(seen):
        if seen.host in ("uno.example", "dos.example") and seen.path == "/0":
            together.wait()  # both hosts are asked at once, or this fails
        return PAGE

    server.pages |= {f"/{number}": page for number in range(8)}
    urls = [server.url(f"/{n}", host) for n in range(8) for host in ("uno.example", "dos.example")]
    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(lambda url: visitor.get(url, {}).status, urls))
    assert answers == [200] * 16
    assert dict(server.most_at_once) == {"uno.example": 1, "dos.example": 1}


def test_redirects_are_followed_and_robots_asked_at_each_place(server, visitor):
    server.pages["uno.example/a"] = Reply(status=301, headers={"Location": server.url("/b", "dos.example")})
    server.pages["dos.example/b"] = Reply(status=302, headers={"Location": "c"})
    server.pages["dos.example/c"] = PAGE
    assert visitor.get(server.url("/a", "uno.example"), {}).url == server.url("/c", "dos.example")
    server.pages["tres.example/robots.txt"] = robots("User-agent: *\nDisallow: /\n")
    server.pages["uno.example/d"] = Reply(status=301, headers={"Location": server.url("/x", "tres.example")})
    assert refused(visitor, server.url("/d", "uno.example")).startswith("its robots.txt does not allow us")


def test_a_redirect_that_turns_in_a_circle_ends(server, visitor):
    server.pages["/a"] = Reply(status=301, headers={"Location": "/b"})
    server.pages["/b"] = Reply(status=301, headers={"Location": "/a"})
    assert refused(visitor, server.url("/a")) == "redirects more than 5 times: check the address"
    assert server.paths() == ["/a", "/b"] * 3


def test_a_redirect_to_a_private_address_is_refused(server, quick, clock):
    """The machine that answers is allowed by its name; the one it sends us to is not."""
    allowed = replace(quick, private_hosts=("faro.example",))
    server.pages["/a"] = Reply(status=301, headers={"Location": "http://10.0.0.1/secreto"})
    server.pages["/b"] = Reply(status=301, headers={"Location": server.url("/c", "interno.example")})
    server.pages["/c"] = PAGE

    visitor = Visitor(Network(allowed, loopback), clock, "0.1.0", {})
    assert "10.0.0.1 is on a private network" in refused(visitor, server.url("/a", "faro.example"))
    assert "interno.example is on a private network" in refused(visitor, server.url("/b", "faro.example"))
    assert server.paths() == ["/a", "/b"]


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://faro.example/x", "http://[::1/"])
def test_a_redirect_out_of_the_web_is_refused(server, visitor, target):
    server.pages["/a"] = Reply(status=302, headers={"Location": target})
    assert refused(visitor, server.url("/a")) == f"redirects to {target!r}, which is not fetched: check the address"


def answers(*replies):
    left = list(replies)
    return lambda seen: left.pop(0) if len(left) > 1 else left[0]


def test_what_passes_is_asked_again_after_growing_pauses(server, visitor, clock):
    server.pages["/a"] = answers(Reply(status=500), Reply(status=502), PAGE)
    assert visitor.get(server.url("/a"), {}).status == 200
    assert clock.slept == [2.0, 4.0]


def test_what_stays_is_told_and_other_pages_of_the_host_are_asked(server, visitor):
    server.pages |= {"/a": Reply(status=500), "/b": PAGE}
    assert refused(visitor, server.url("/a")) == "answers 500 (internal server error): the next run asks again"
    assert server.paths() == ["/a"] * 3
    assert visitor.get(server.url("/b"), {}).status == 200


@pytest.mark.parametrize("after", ["20", "Sat, 31 Jan 2026 05:30:20 GMT"])
def test_retry_after_is_waited_for(server, visitor, clock, after):
    server.pages["/a"] = answers(Reply(status=429, headers={"Retry-After": after}), PAGE)
    assert visitor.get(server.url("/a"), {}).status == 200
    assert clock.slept == [20.0]


@pytest.mark.parametrize("after", ["pronto", "-5", "", "Sat, 31 Jan 2026 05:00:00 GMT", "\u0661\u0662"])
def test_a_retry_after_that_says_nothing_is_passed_over(server, visitor, clock, after):
    server.pages["/a"] = answers(Reply(status=503, headers={"Retry-After": after.encode().decode("latin-1")}), PAGE)
    assert visitor.get(server.url("/a"), {}).status == 200
    assert clock.slept == [2.0]


def test_a_host_that_wants_to_be_left_alone_for_long_is_left_alone(server, network, visitor, clock):
    server.pages |= {"/a": Reply(status=429, headers={"Retry-After": "7200"}), "/b": PAGE}
    left = "its server wants to be left alone until 2026-01-31 07:30 UTC: a run after that asks again"
    assert refused(visitor, server.url("/a")) == left
    assert refused(visitor, server.url("/b")) == left
    assert server.paths() == ["/a"]
    assert visitor.waits == {"127.0.0.1": START + timedelta(hours=2)}
    clock.sleep(3600)
    assert refused(Visitor(network, clock, "0.1.0", visitor.waits), server.url("/b")) == left
    clock.sleep(3601)
    later = Visitor(network, clock, "0.1.0", visitor.waits)
    assert (later.get(server.url("/b"), {}).status, later.waits) == (200, {})


def test_nobody_can_keep_us_away_for_more_than_a_day(server, visitor):
    server.pages["/a"] = Reply(status=503, headers={"Retry-After": "9" * 30})
    refused(visitor, server.url("/a"))
    assert visitor.waits == {"127.0.0.1": START + timedelta(days=1)}


def test_a_dead_host_is_not_asked_for_every_page(server, visitor):
    dead = [f"http://nada.invalid/{number}" for number in range(5)]
    reasons = {refused(visitor, url) for url in dead}
    assert reasons == {
        "no machine of the name nada.invalid (Name or service not known): check the address (asked for its robots.txt)"
    }


@pytest.mark.parametrize(("status", "temporary"), [(404, False), (410, False), (403, False), (501, True), (777, True)])
def test_a_status_that_says_no_is_told(server, visitor, status, temporary):
    server.pages["/a"] = Reply(status=status)
    with pytest.raises(FetchError, match=f"answers {status}") as failed:
        visitor.get(server.url("/a"), {})
    assert failed.value.temporary is temporary


def test_a_run_that_is_stopped_waits_for_nothing(server, network):
    server.pages["/a"] = Reply(status=503, headers={"Retry-After": "50"})
    visitor = Visitor(network, SYSTEM_CLOCK, "0.1.0", {})
    with ThreadPoolExecutor(1) as pool:
        asked = pool.submit(refused, visitor, server.url("/a"))
        while "/a" not in server.paths():
            time.sleep(0.01)
        visitor.stop()
        assert asked.result(timeout=5) == "not asked: the run was stopped"
    assert refused(visitor, server.url("/b")).startswith("not asked")
    assert server.paths() == ["/a"]
