"""Bounded reading: no input, however long or however well compressed, is held in memory as a whole."""

import gzip
import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from claimdiff.errors import IngestError

MAX_LINE = 20_000_000  # bytes: a hundred novels in one line; longer ones are damage
MAX_DOCUMENT = 100_000_000  # bytes of a file that has to be read whole (JSON, CSV, text)
MAX_UNPACKED = 4_000_000_000  # bytes that one input may unpack to: beyond is a gzip bomb
HEAD = 65_536  # bytes looked at to tell what a file is
_GZIP_MAGIC = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a stream, without its end; `data` is None when it is longer than MAX_LINE. Counts from 1."""

    number: int
    data: bytes | None


class BoundedReader(io.RawIOBase):
    """A stream whose beginning (`head`) can be looked at, and that refuses to give more than `limit` bytes."""

    def __init__(self, raw: io.BufferedIOBase, limit: int = MAX_UNPACKED) -> None:
        super().__init__()
        self._raw = raw
        self._left = limit
        self._limit = limit
        self._broken: IngestError | None = None
        self.head = self._fill()
        self._pending = self.head

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]  # (typeshed's WriteableBuffer)
        chunk = self._pending[: len(buffer)] if self._pending else self._take(len(buffer))
        self._pending = self._pending[len(chunk) :]
        buffer[: len(chunk)] = chunk
        return len(chunk)

    def check(self) -> None:
        """IngestError when reading was stopped by damage already."""
        if self._broken is not None:
            raise self._broken

    def _fill(self) -> bytes:
        """The first HEAD bytes. Damage in them is told when reading reaches it: what is before comes through."""
        parts: list[bytes] = []
        while (missing := HEAD - sum(map(len, parts))) > 0:
            try:
                chunk = self._take(missing)
            except IngestError as error:
                self._broken = error
                break
            if not chunk:
                break
            parts.append(chunk)
        return b"".join(parts)

    def _take(self, size: int) -> bytes:
        self.check()
        try:
            chunk = self._raw.read1(size)
        except (gzip.BadGzipFile, zlib.error, EOFError) as error:
            raise IngestError(f"damaged gzip file ({error}): compress it again") from error
        except OSError as error:
            raise IngestError(f"cannot be read ({error.strerror or error})") from error
        self._left -= len(chunk)
        if self._left < 0:
            raise IngestError(f"unpacks to more than {self._limit // 1_000_000} MB: split it, or check what it is")
        return chunk


def open_stream(raw: io.BufferedIOBase) -> BoundedReader:
    """The stream, unpacked when it begins as gzip does, whatever its name says."""
    reader = BoundedReader(raw)
    if not reader.head.startswith(_GZIP_MAGIC):
        return reader
    return BoundedReader(gzip.GzipFile(fileobj=io.BufferedReader(reader)))


def lines(stream: io.RawIOBase) -> Iterator[Line]:
    """All lines; of one that is too long only the fact is kept."""
    buffered = io.BufferedReader(stream, HEAD)
    number = 0
    while data := buffered.readline(MAX_LINE + 1):
        number += 1
        if len(data) <= MAX_LINE or data.endswith(b"\n"):
            yield Line(number, data.rstrip(b"\r\n"))
            continue
        del data
        while (rest := buffered.readline(HEAD)) and not rest.endswith(b"\n"):
            pass
        yield Line(number, None)


def read_all(stream: io.RawIOBase) -> bytes:
    """All that is left. IngestError when it is more than MAX_DOCUMENT."""
    data = io.BufferedReader(stream, HEAD).read(MAX_DOCUMENT + 1)
    if len(data) > MAX_DOCUMENT:
        raise IngestError(f"larger than {MAX_DOCUMENT // 1_000_000} MB: give many articles as JSON lines (.jsonl)")
    return data
