"""A checksum over the whole state file, in a file beside it: what a check costs when nothing happened in between.

SQLite counts in the header of the file how often it was changed. A seal of another count says nothing (a run was
killed, or the file was put back from a copy); one of the same count and another checksum is reason to look closer.
"""

import json
import zlib
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

from claimdiff.errors import StoreError

# Bytes that are summed at once, and pieces at a time: zlib works outside Python's lock.
_PIECE = 1 << 22
_THREADS = 2
# Where SQLite keeps the change counter: https://www.sqlite.org/fileformat.html, 1.3.8
_COUNTER = slice(24, 28)


@dataclass(frozen=True, slots=True)
class Seal:
    """The change counter of a state file, its length in bytes, and the CRC-32 of those of its pieces."""

    counter: int
    size: int
    checksum: int


def place(path: Path) -> Path:
    """Where the seal of the state file `path` is."""
    return path.with_name(f"{path.name}-seal")


def change_counter(path: Path) -> int:
    """How often the file was changed, as its header says; 0 for an empty one."""
    try:
        with path.open("rb") as file:
            return int.from_bytes(file.read(_COUNTER.stop)[_COUNTER], "big")
    except OSError as error:
        raise StoreError(f"{path}: cannot be read ({error.strerror}); check the disk and its permissions") from error


def measure(path: Path) -> Seal:
    """The seal that fits the file as it is now."""
    try:
        size = path.stat().st_size
        with ThreadPoolExecutor(_THREADS) as pool:
            sums = pool.map(partial(_checksum, path), range(0, size, _PIECE))
            checksum = zlib.crc32(b"".join(sums))
    except OSError as error:
        raise StoreError(f"{path}: cannot be read ({error.strerror}); check the disk and its permissions") from error
    return Seal(change_counter(path), size, checksum)


def _checksum(path: Path, start: int) -> bytes:
    """The CRC-32 of the piece that starts there."""
    with path.open("rb", buffering=0) as file:
        file.seek(start)
        return zlib.crc32(file.read(_PIECE)).to_bytes(4, "big")


def read_seal(path: Path) -> Seal | None:
    """The seal that was last put on the state file `path`; None when there is none that can be read."""
    try:
        return Seal(**json.loads(place(path).read_text(encoding="ascii")))
    except (OSError, ValueError, TypeError):
        return None


def put_seal(path: Path, seal: Seal) -> None:
    """Write the seal of the state file `path`. Where that cannot be, the next check is slow and as sure."""
    try:
        place(path).write_text(json.dumps(asdict(seal)) + "\n", encoding="ascii")
    except OSError:
        forget(path)


def forget(path: Path) -> None:
    """Take the seal off the state file `path`."""
    with suppress(OSError):
        place(path).unlink()
