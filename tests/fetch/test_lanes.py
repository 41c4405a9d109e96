import threading

import pytest

from claimdiff.errors import FetchError
from claimdiff.fetch.exchange import Answer
from claimdiff.fetch.lanes import Question, in_lanes, question_about
from claimdiff.fetch.state import Visit
from claimdiff.sources import Feed

FEED = Feed(url="https://faro.example/rss", outlet="El Faro")


class Guest:
    """Answers by path; keeps what it was asked, host by host."""

    def __init__(self, **answers):
        self.answers = answers
        self.asked = []
        self.lock = threading.Lock()
        self.stopped = False

    def get(self, url, headers):
        with self.lock:
            self.asked.append(url)
        name = url.rpartition("/")[2]
        outcome = self.answers.get(name, Answer(url, 200, {}))
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    def stop(self):
        self.stopped = True


def questions(*urls):
    return [Question(url, {}, number) for number, url in enumerate(urls)]


URLS = [f"https://{host}.example/{n}" for n in range(40) for host in ("uno", "dos", "tres")]


@pytest.mark.parametrize("workers", [1, 3, 50])
def test_every_question_has_its_answer_and_a_host_is_asked_in_order(workers):
    guest = Guest()
    found = {question.about: answer.url for question, answer in in_lanes(questions(*URLS), guest, workers)}
    assert [found[number] for number in range(len(URLS))] == URLS
    assert not guest.stopped
    for host in ("uno", "dos", "tres"):
        assert [url for url in guest.asked if host in url] == [url for url in URLS if host in url]


def test_a_reason_why_there_is_none_is_an_answer():
    guest = Guest(a=FetchError("gone"))
    ((_, answer),) = in_lanes(questions("https://faro.example/a"), guest, 2)
    assert (type(answer), str(answer)) == (FetchError, "gone")


def test_a_bug_is_not_swallowed_and_ends_the_asking():
    guest = Guest(**{"0": ZeroDivisionError("a bug")})
    with pytest.raises(ZeroDivisionError, match="a bug"):
        list(in_lanes(questions(*(f"https://faro.example/{n}" for n in range(1000))), guest, 2))
    assert len(guest.asked) < 1000


def test_who_stops_listening_stops_the_asking():
    guest = Guest()
    answers = in_lanes(questions(*(f"https://faro.example/{n}" for n in range(1000))), guest, 4)
    next(answers)
    answers.close()
    assert guest.stopped
    assert len(guest.asked) < 1000


def test_no_questions_have_no_answers():
    assert list(in_lanes([], Guest(), 4)) == []


def test_a_question_asks_for_an_edition_and_for_what_changed():
    visit = Visit(FEED.url, '"1"', "Fri, 30 Jan 2026 10:00:00 GMT", "", None, None, "")
    assert question_about(FEED.url, "text/html", FEED, None, 7) == Question(FEED.url, {"Accept": "text/html"}, 7)
    assert question_about(FEED.url, "text/html", Feed(url=FEED.url, outlet="x", lang="es"), visit, 7).headers == {
        "Accept": "text/html",
        "Accept-Language": "es, *;q=0.1",
        "If-None-Match": '"1"',
        "If-Modified-Since": "Fri, 30 Jan 2026 10:00:00 GMT",
    }
