import pytest

from claimdiff.fetch.exchange import Answer
from claimdiff.fetch.robots import read_rules

PAGE = "https://faro.example/nota"


def rules(text, status=200):
    body = text if isinstance(text, bytes) else text.encode()
    return read_rules(Answer("https://faro.example/robots.txt", status, {}, body))


def test_the_longest_rule_that_fits_counts():
    found = rules("User-agent: *\nDisallow: /\nAllow: /nota$\nAllow: /abierto/*.html\n")
    allowed = [found.allow(f"https://faro.example{path}") for path in ("/nota", "/nota/2", "/abierto/x.html", "/x")]
    assert allowed == [True, False, True, False]


@pytest.mark.parametrize("text", ["", "<html>", b"\xef\xbb\xbfUser-agent: otro\nDisallow: /", b"\x00\xff" * 1000])
def test_what_forbids_nothing_allows_all(text):
    assert rules(text).allow(PAGE)


def test_a_file_that_is_not_there_allows_all_at_any_pace():
    found = rules("User-agent: *\nDisallow: /\nCrawl-delay: 9", status=404)
    assert (found.allow(PAGE), found.delay) == (True, 0.0)


@pytest.mark.parametrize(("asked", "delay"), [("2.5", 2.5), ("900", 60.0), ("-3", 0.0), ("mucho", 0.0)])
def test_the_delay_is_what_is_asked_within_reason(asked, delay):
    assert rules(f"User-agent: *\nCrawl-delay: {asked}\n").delay == delay


def test_of_an_endless_file_the_beginning_counts():
    found = rules("User-agent: *\nDisallow: /nota\n" + "# nada\n" * 200_000 + "Disallow: /\n")
    assert (found.allow(PAGE), found.allow("https://faro.example/otra")) == (False, True)
