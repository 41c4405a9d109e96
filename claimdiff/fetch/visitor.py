"""Asks the web the way a polite guest does.

A host is asked one thing at a time and not too often, its robots.txt is obeyed, and when it says that it has enough it
is left alone. All methods may be called from many threads.
"""

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import NoReturn, Protocol
from urllib.parse import urljoin, urlsplit

from claimdiff.errors import FetchError
from claimdiff.fetch.addresses import host_of, normal_address
from claimdiff.fetch.exchange import OK, Answer, Network, ask
from claimdiff.fetch.robots import AGENT, Rules, read_rules

NOT_MODIFIED = 304
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_BUSY = frozenset({429, 503})  # those that come with Retry-After
_PASSING = _BUSY | {500, 502, 504}
_VALIDATORS = frozenset({"If-None-Match", "If-Modified-Since"})
_MAX_REDIRECTS = 5
_BACKOFF = 2.0  # seconds before the first retry, doubled for each further one
# Seconds that are waited within a run when a server asks for it; whoever asks for more is left for a later run.
_PATIENCE = 60.0
_LONGEST_WAIT = 86_400.0  # seconds that a server can make us stay away
# Addresses without any answer, one after the other, after which a host is not asked again in this run.
_DEAD_AFTER = 2


class Clock(Protocol):
    """What time it is, and waiting."""

    def now(self) -> datetime:
        """The time, with its zone."""

    def sleep(self, seconds: float, stop: threading.Event) -> None:
        """Let time pass, unless `stop` is set before."""


class _SystemClock:
    def now(self) -> datetime:
        """The time in UTC."""
        return datetime.now(UTC)

    def sleep(self, seconds: float, stop: threading.Event) -> None:
        """Wait."""
        stop.wait(seconds)


SYSTEM_CLOCK: Clock = _SystemClock()


@dataclass
class _Host:
    """What is known of a host in this run; `turn` is held while it is asked."""

    turn: threading.Lock = field(default_factory=threading.Lock)
    ready: datetime | None = None
    delay: float = 0.0
    strikes: int = 0
    closed: str = ""


@dataclass
class _Origin:
    """The robots.txt of scheme, host and port; an error when it cannot be read, None before it was asked for."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    rules: Rules | FetchError | None = None


class Visitor:
    """Fetches addresses; `waits` are the hosts to be left alone, from earlier runs and for later ones."""

    def __init__(self, network: Network, clock: Clock, version: str, waits: Mapping[str, datetime]) -> None:
        contact = network.fetching.contact
        self.agent = f"{AGENT}/{'-'.join(version.split())}" + (f" (+{contact})" if contact else "")
        self.waits = {host: until for host, until in waits.items() if until > clock.now()}
        self._network = network
        self._clock = clock
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._hosts = {host: _Host(closed=_left_alone(until)) for host, until in self.waits.items()}
        self._origins: dict[str, _Origin] = {}

    def get(self, url: str, headers: Mapping[str, str]) -> Answer:
        """The answer at the end of the redirects, 200 or, when validators are sent, 304; FetchError for any other."""
        answer = self._follow(url, headers, obey=True)
        if answer.status == OK or (answer.status == NOT_MODIFIED and not _VALIDATORS.isdisjoint(headers)):
            return answer
        temporary = answer.status == NOT_MODIFIED or answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR
        raise FetchError(f"answers {_status(answer.status)}: check the address", temporary=temporary)

    def stop(self) -> None:
        """Ask nothing any more: all that is under way ends with its next answer or pause."""
        self._stop.set()

    def _follow(self, url: str, headers: Mapping[str, str], *, obey: bool) -> Answer:
        """The answer at the end of the redirects, each checked like an address of its own."""
        asked = {"User-Agent": self.agent, **headers}
        url = normal_address(url)
        for _ in range(_MAX_REDIRECTS + 1):
            if obey and not self._rules(url).allow(url):
                raise FetchError("its robots.txt does not allow us to fetch it: ask the outlet, or take it out")
            answer = self._ask(url, asked)
            target = answer.headers.get("location")
            if answer.status not in _REDIRECTS or not target:
                return answer
            url = self._target(url, target)
        raise FetchError(f"redirects more than {_MAX_REDIRECTS} times: check the address")

    def _target(self, url: str, target: str) -> str:
        try:
            return normal_address(urljoin(url, target))
        except (FetchError, ValueError) as error:
            raise FetchError(f"redirects to {target[:200]!r}, which is not fetched: check the address") from error

    def _rules(self, url: str) -> Rules:
        """The rules of the origin of an address, asked for once. FetchError when it cannot say them now."""
        parts = urlsplit(url)
        home = f"{parts.scheme}://{parts.netloc}"
        with self._lock:
            origin = self._origins.setdefault(home, _Origin())
        with origin.lock:
            _refuse_closed(self._host(url))
            if origin.rules is None:
                origin.rules = self._read_rules(home)
                if isinstance(origin.rules, Rules):
                    self._host(url).delay = origin.rules.delay
        if isinstance(origin.rules, FetchError):
            raise FetchError(str(origin.rules), temporary=origin.rules.temporary)
        return origin.rules

    def _read_rules(self, home: str) -> Rules | FetchError:
        try:
            return read_rules(self._follow(f"{home}/robots.txt", {}, obey=False))
        except FetchError as error:
            return FetchError(f"{error} (asked for its robots.txt)", temporary=error.temporary)

    def _ask(self, url: str, headers: Mapping[str, str]) -> Answer:
        """The first answer that tells of no passing trouble; after trouble there is a pause. The host is ours alone."""
        host = self._host(url)
        attempt = 0
        with host.turn:
            while isinstance(outcome := self._attempt(url, headers, host), _Trouble):
                if outcome.pause > _PATIENCE:
                    self._leave_alone(url, host, outcome.pause)
                if attempt == self._network.fetching.retries:
                    self._give_up(host, outcome)
                self._clock.sleep(max(outcome.pause, _BACKOFF * 2**attempt), self._stop)
                attempt += 1
            return outcome

    def _give_up(self, host: _Host, trouble: "_Trouble") -> NoReturn:
        """Raise the trouble that stayed; a host that is dead or busy is not asked again in this run."""
        host.strikes += trouble.strikes
        if host.strikes >= _DEAD_AFTER:
            host.closed = str(trouble.error)
        raise trouble.error

    def _attempt(self, url: str, headers: Mapping[str, str], host: _Host) -> "Answer | _Trouble":
        self._wait_for_turn(host)
        try:
            answer = ask(url, headers, self._network)
        except FetchError as error:
            if not error.temporary:
                raise
            return _Trouble(error, strikes=1)
        finally:
            pace = max(self._network.fetching.pace, host.delay)
            host.ready = self._clock.now() + timedelta(seconds=pace)
        host.strikes = 0
        if answer.status not in _PASSING:
            return answer
        trouble = FetchError(f"answers {_status(answer.status)}: the next run asks again", temporary=True)
        strikes = _DEAD_AFTER if answer.status in _BUSY else 0
        return _Trouble(trouble, strikes, self._retry_after(answer))

    def _wait_for_turn(self, host: _Host) -> None:
        _refuse_closed(host)
        left = (host.ready - self._clock.now()).total_seconds() if host.ready else 0
        if left > 0:
            self._clock.sleep(left, self._stop)
        if self._stop.is_set():
            raise FetchError("not asked: the run was stopped", temporary=True)

    def _retry_after(self, answer: Answer) -> float:
        """Seconds that a busy server asks us to wait; 0 when it does not say."""
        given = answer.headers.get("retry-after", "").strip()
        if answer.status not in _BUSY or not given:
            return 0.0
        if given.isdecimal() and given.isascii():
            return float(given)
        try:
            until = parsedate_to_datetime(given)
        except ValueError:
            return 0.0
        until = until if until.tzinfo else until.replace(tzinfo=UTC)
        return max((until - self._clock.now()).total_seconds(), 0.0)

    def _leave_alone(self, url: str, host: _Host, seconds: float) -> NoReturn:
        """Note until when a host wants to be left alone, and leave it."""
        until = self._clock.now() + timedelta(seconds=min(seconds, _LONGEST_WAIT))
        self.waits[host_of(url)] = until
        host.closed = _left_alone(until)
        raise FetchError(host.closed, temporary=True)

    def _host(self, url: str) -> _Host:
        with self._lock:
            return self._hosts.setdefault(host_of(url), _Host())


@dataclass(frozen=True)
class _Trouble:
    """What went wrong, perhaps for a moment only.

    `strikes` is how much it counts towards taking the host for dead, `pause` how many seconds the server asks for.
    """

    error: FetchError
    strikes: int
    pause: float = 0.0


def _refuse_closed(host: _Host) -> None:
    if host.closed:
        raise FetchError(host.closed, temporary=True)


def _left_alone(until: datetime) -> str:
    return f"its server wants to be left alone until {until:%Y-%m-%d %H:%M} UTC: a run after that asks again"


def _status(status: int) -> str:
    """A status with its name: "404 (not found)"."""
    try:
        return f"{status} ({HTTPStatus(status).phrase.lower()})"
    except ValueError:
        return str(status)
