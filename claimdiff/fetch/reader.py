"""Feeds are read in a process of their own, which is ended when one takes too long.

How long a parser works on hostile text is nobody's promise: some malformed megabytes hold feedparser for minutes.
"""

import os
import pickle
import subprocess
import sys
import threading
from contextlib import AbstractContextManager, suppress
from types import TracebackType

from claimdiff.errors import FetchError
from claimdiff.fetch.exchange import Answer
from claimdiff.fetch.feeds import read_feed
from claimdiff.fetch.listings import Listing

# Seconds for one feed: many times what the largest honest one takes on a busy machine.
LIMIT = 30.0


class FeedReader(AbstractContextManager["FeedReader"]):
    """Reads one feed after the other, in a process that starts with the first."""

    def __init__(self, limit: float = LIMIT) -> None:
        self._limit = limit
        self._process: subprocess.Popen[bytes] | None = None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def __call__(self, answer: Answer) -> Listing:
        """The entries of a feed, as `read_feed` gives them. FetchError when it is none, or is not read in time."""
        process = self._process = self._process or _started()
        timer = threading.Timer(self._limit, process.kill)
        timer.start()
        try:
            found = _asked(process, answer)
        except (OSError, EOFError, pickle.UnpicklingError) as error:
            self._end()
            raise FetchError(f"not read within {self._limit:g} s: too large or malformed, tell the outlet") from error
        finally:
            timer.cancel()
        if isinstance(found, Listing):
            return found
        raise FetchError(found)

    def _end(self) -> None:
        if self._process:
            self._process.kill()
            self._process.communicate()
            self._process = None


def _started() -> subprocess.Popen[bytes]:
    """The process, which finds its modules where this one does, and prints nothing."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    return subprocess.Popen(
        [sys.executable, "-c", f"from {__name__} import serve; serve()"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
    )


def _asked(process: subprocess.Popen[bytes], answer: Answer) -> Listing | str:
    """What the process makes of a feed: the entries, or why there are none."""
    if process.stdin is None or process.stdout is None:
        raise EOFError
    pickle.dump(answer, process.stdin)
    process.stdin.flush()
    found: Listing | str = pickle.load(process.stdout)
    return found


def serve() -> None:
    """Answer on standard output to the feeds that come on standard input, until none comes any more."""
    with suppress(EOFError):
        while True:
            answer: Answer = pickle.load(sys.stdin.buffer)
            try:
                found: Listing | str = read_feed(answer)
            except FetchError as error:
                found = str(error)
            pickle.dump(found, sys.stdout.buffer)
            sys.stdout.buffer.flush()
