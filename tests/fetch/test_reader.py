import time

import pytest

from claimdiff.errors import FetchError
from claimdiff.fetch.exchange import Answer
from claimdiff.fetch.feeds import read_feed
from claimdiff.fetch.reader import FeedReader
from tests.fetch.test_feeds import RSS

# Tags that are never closed: feedparser works for minutes on these two megabytes.
HOSTILE = "<rss version='2.0'><channel>" + "<div><a " * 250_000


def answer(text):
    return Answer("https://faro.example/rss", 200, {"content-type": "application/rss+xml"}, text.encode())


def test_a_feed_is_read_in_another_process_as_in_this_one():
    with FeedReader() as read:
        assert [read(answer(RSS)) for _ in range(2)] == [read_feed(answer(RSS))] * 2
        with pytest.raises(FetchError, match="no RSS or Atom feed"):
            read(answer("<html></html>"))


def test_a_feed_that_takes_too_long_is_given_up():
    with FeedReader(limit=0.5) as read:
        started = time.monotonic()
        with pytest.raises(FetchError, match=r"not read within 0\.5 s: too large or malformed, tell the outlet"):
            read(answer(HOSTILE))
        assert time.monotonic() - started < 10


def test_a_process_that_is_gone_is_started_again():
    with FeedReader() as read:
        read(answer(RSS))
        read._process.kill()
        with pytest.raises(FetchError):
            read(answer(RSS))
        assert read(answer(RSS)) == read_feed(answer(RSS))
