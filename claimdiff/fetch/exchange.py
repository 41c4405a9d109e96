"""One question to one server and its answer, within limits of time and size. No redirect is followed here.

urllib3 reads HTTP: trafilatura brings it along anyway, a team maintains it, and unlike the standard library it notices
a body that ends early. Three things are ours. The connection is opened to an address that was checked, so that a name
cannot lead elsewhere between check and connection. A timer cuts an exchange that takes too long as a whole: the
time-outs of sockets start again with every byte, so that a server which sends one a second would hold them for ever.
And bodies are unpacked in unpack.py, to a limit.
"""

import http.client
import socket
import ssl
import threading
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from typing import NoReturn
from urllib.parse import urlsplit

from urllib3.connection import HTTPConnection
from urllib3.exceptions import HTTPError, ReadTimeoutError
from urllib3.response import HTTPResponse

from claimdiff.errors import FetchError
from claimdiff.fetch.addresses import DEFAULT_PORTS, Resolver, places_of, system_resolver
from claimdiff.fetch.unpack import ENCODINGS, unpack
from claimdiff.sources import MEGABYTE, Fetching

OK = 200
_CHUNK = 65_536
_MAX_PLACES = 4  # addresses of one name that are tried, one after the other


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered: header names in lower case; `body` unpacked, and empty unless `status` is 200.

    `whole` is False when the body was damaged, so that only its beginning is here. `url` is what was asked.
    """

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes = b""
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Network:
    """How servers are reached: the limits, and who looks up names."""

    fetching: Fetching
    resolve: Resolver = system_resolver

    @property
    def most_bytes(self) -> int:
        """The size of the largest answer that is read."""
        return int(self.fetching.max_megabytes * MEGABYTE)


def ask(url: str, headers: Mapping[str, str], network: Network) -> Answer:
    """What the server of a normal address answers to GET; a status that says no is an answer too.

    FetchError when there is no answer, or none within the limits.
    """
    parts = urlsplit(url)
    asked = {"Host": parts.netloc, "Accept-Encoding": ENCODINGS, "Connection": "close", **headers}
    path = f"{parts.path}?{parts.query}" if parts.query else parts.path
    with _guarded(network.fetching.total_timeout) as guard:
        try:
            with closing(_open(url, network, guard)) as sock, closing(_connection(sock, url, network)) as connection:
                connection.request("GET", path, headers=asked, preload_content=False, decode_content=False)
                with closing(connection.getresponse()) as response:
                    answer = _answer(url, response, network.most_bytes)
        except (OSError, HTTPError, http.client.HTTPException) as error:
            _explain(error, guard, network.fetching)
        if guard.late:  # a body whose length nobody gave ends without an error when it is cut
            _explain(TimeoutError(), guard, network.fetching)
    return answer


class _Guard:
    """Cuts off the socket it watches when the time is up."""

    def __init__(self) -> None:
        self.late = False
        self._lock = threading.Lock()
        self._sock: socket.socket | None = None

    def watch(self, sock: socket.socket) -> None:
        """Watch this socket from now on."""
        with self._lock:
            self._sock = sock
            if self.late:
                self._shut()

    def cut(self) -> None:
        """Say that the time is up; whoever waits for the socket finds it at its end."""
        with self._lock:
            self.late = True
            self._shut()

    def _shut(self) -> None:
        if self._sock is not None:
            with suppress(OSError):  # not connected yet, or closed by now
                # Not the method of an encrypted socket, which would take it apart under the thread that reads.
                socket.socket.shutdown(self._sock, socket.SHUT_RDWR)


@contextmanager
def _guarded(seconds: float) -> Iterator[_Guard]:
    guard = _Guard()
    timer = threading.Timer(seconds, guard.cut)
    timer.daemon = True
    timer.start()
    try:
        yield guard
    finally:
        timer.cancel()


class _Connection(HTTPConnection):
    """HTTP over a socket that is open already."""

    opened: socket.socket

    def connect(self) -> None:
        """Take the socket."""
        self.sock = self.opened


def _connection(sock: socket.socket, url: str, network: Network) -> HTTPConnection:
    parts = urlsplit(url)
    timeout = network.fetching.read_timeout
    connection = _Connection(parts.hostname or "", parts.port or DEFAULT_PORTS[parts.scheme], timeout=timeout)
    connection.opened = sock
    return connection


def _open(url: str, network: Network, guard: _Guard) -> socket.socket:
    """A socket to one of the checked addresses of the host, encrypted for https."""
    parts = urlsplit(url)
    host, port = parts.hostname or "", parts.port or DEFAULT_PORTS[parts.scheme]
    places = places_of(host, port, network.resolve, network.fetching.private_hosts)[:_MAX_PLACES]
    failed: OSError = ConnectionError("no address")
    for family, place in places:
        sock = socket.socket(family, socket.SOCK_STREAM)
        try:
            guard.watch(sock)
            sock.settimeout(network.fetching.connect_timeout)
            sock.connect(place)
            if parts.scheme == "https":
                sock = _tls().wrap_socket(sock, server_hostname=host, do_handshake_on_connect=False)
                guard.watch(sock)
                sock.do_handshake()
        except OSError as error:
            sock.close()
            failed = error
        else:
            return sock
        if guard.late:
            break
    raise failed


@cache
def _tls() -> ssl.SSLContext:
    return ssl.create_default_context()


def _answer(url: str, response: HTTPResponse, limit: int) -> Answer:
    headers = {name.lower(): value for name, value in response.headers.items()}
    if response.status != OK:
        return Answer(url, response.status, headers)
    body = bytearray()
    announced = headers.get("content-length", "")
    if announced.isdecimal() and int(announced) > limit:
        _refuse_size(limit)
    for chunk in response.stream(_CHUNK, decode_content=False):
        body += chunk
        if len(body) > limit:
            _refuse_size(limit)
    unpacked, whole = unpack(bytes(body), headers.get("content-encoding", "").strip().lower(), limit)
    return Answer(url, response.status, headers, unpacked, whole)


def _refuse_size(limit: int) -> NoReturn:
    raise FetchError(f"larger than {limit / MEGABYTE:g} MB: look at what it is, or raise max-megabytes")


def _explain(error: Exception, guard: _Guard, limits: Fetching) -> NoReturn:
    """Raise a FetchError that says what happened to the connection."""
    match error:
        case _ if guard.late:
            reason = f"not complete after {limits.total_timeout:g} s"
        case ssl.SSLCertVerificationError():
            reason = f"its certificate cannot be trusted ({error.verify_message})"
        case ReadTimeoutError() | TimeoutError():
            reason = "does not answer in time"
        case ConnectionRefusedError():
            reason = "refuses the connection"
        case _:
            reason = f"the connection broke ({type(error).__name__})"
    raise FetchError(f"{reason}: the next run asks again", temporary=True) from error
