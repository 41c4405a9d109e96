import socket
import threading
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from claimdiff.fetch.exchange import Network
from claimdiff.sources import Fetching
from tests.fetch.server import Server

START = datetime(2026, 1, 31, 5, 30, tzinfo=UTC)


@pytest.fixture
def server():
    running = Server()
    yield running
    running.close()


def loopback(host: str, port: int):
    """Every name is this machine, but for those that do not exist; an address is itself."""
    if host.endswith(".invalid"):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
    return [(socket.AF_INET, (host if host[0].isdecimal() else "127.0.0.1", port))]


class AnyHost(tuple):
    """Private hosts: all of them."""

    def __contains__(self, _: object) -> bool:
        return True


@pytest.fixture
def quick() -> Fetching:
    """Loopback is allowed, and nothing takes long."""
    return Fetching(
        pace=0, connect_timeout=2, read_timeout=0.5, total_timeout=1, max_megabytes=1, private_hosts=AnyHost()
    )


@pytest.fixture
def network(quick) -> Network:
    return Network(quick, loopback)


@dataclass
class FakeClock:
    """Time that passes only by sleeping; keeps how long each sleep was."""

    time: datetime = START
    slept: list[float] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def now(self) -> datetime:
        return self.time

    def sleep(self, seconds: float, stop: threading.Event | None = None) -> None:
        with self._lock:
            self.slept.append(seconds)
            self.time += timedelta(seconds=seconds)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()
