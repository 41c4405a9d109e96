"""Asks many hosts at the same time, each of them one thing after the other."""

import queue
import threading
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Generic, TypeVar

from claimdiff.errors import FetchError
from claimdiff.fetch.addresses import host_of
from claimdiff.fetch.exchange import Answer
from claimdiff.fetch.state import Visit
from claimdiff.fetch.visitor import Visitor
from claimdiff.sources import WebSource

_T = TypeVar("_T")

# Answers that may wait to be read, when hosts are faster than the reader: few, because one can have megabytes.
_AHEAD = 32
_LOOK_UP = 0.1  # seconds after which a thread that waits looks whether its answers are still wanted


@dataclass(frozen=True, slots=True)
class Question(Generic[_T]):
    """An address to ask, with the headers to send; `about` is for whoever asks."""

    url: str
    headers: Mapping[str, str]
    about: _T


def question_about(url: str, accept: str, source: WebSource, before: Visit | None, about: _T) -> Question[_T]:
    """A question of media types, an edition, and only what changed since the visit before."""
    headers = {"Accept": accept}
    if source.lang:
        edition = f"{source.lang}-{source.country}, {source.lang};q=0.9" if source.country else source.lang
        headers["Accept-Language"] = f"{edition}, *;q=0.1"
    if before and before.etag:
        headers["If-None-Match"] = before.etag
    if before and before.modified:
        headers["If-Modified-Since"] = before.modified
    return Question(url, headers, about)


Reply = tuple[Question[_T], Answer | FetchError | BaseException]


def in_lanes(
    questions: Sequence[Question[_T]], visitor: Visitor, workers: int
) -> Iterator[tuple[Question[_T], Answer | FetchError]]:
    """Every question with its answer or the reason why there is none, in the order in which they come.

    At most `workers` hosts are asked at once. Whoever stops listening stops the asking.
    """
    lanes: dict[str, list[Question[_T]]] = defaultdict(list)
    for question in questions:
        lanes[host_of(question.url)].append(question)
    replies: queue.Queue[Reply[_T]] = queue.Queue(_AHEAD)
    stop = threading.Event()

    def walk(lane: Sequence[Question[_T]]) -> None:
        for question in lane:
            if stop.is_set():
                return
            _hand_over((question, _answer(visitor, question)), replies, stop)

    with ThreadPoolExecutor(workers, "fetch") as pool:
        try:
            for lane in lanes.values():
                pool.submit(walk, lane)
            for _ in questions:
                question, answer = replies.get()
                if not isinstance(answer, Answer | FetchError):
                    raise answer
                yield question, answer
        except BaseException:
            stop.set()
            visitor.stop()
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _answer(visitor: Visitor, question: Question[_T]) -> Answer | FetchError | BaseException:
    """What came of a question; a bug is handed over as well, or whoever waits would wait for ever."""
    try:
        return visitor.get(question.url, question.headers)
    except BaseException as error:
        return error


def _hand_over(reply: Reply[_T], replies: "queue.Queue[Reply[_T]]", stop: threading.Event) -> None:
    while not stop.is_set():
        try:
            return replies.put(reply, timeout=_LOOK_UP)
        except queue.Full:
            continue
