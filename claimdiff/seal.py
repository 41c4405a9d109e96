"""A checksum over the whole state file, in a file beside it: what a check costs when nothing happened in between.

SQLite counts in the header of the file how often it was changed. A seal of another count says nothing (a run was
killed, or the file was put back from a copy); one of the same count and another checksum is reason to look closer.
"""

import json
import zlib
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from claimdiff.errors import StoreError

_CHUNK = 1 << 20
# Where SQLite keeps the change counter: https://www.sqlite.org/fileformat.html, 1.3.8
_COUNTER = slice(24, 28)


@dataclass(frozen=True, slots=True)
class Seal:
    """The change counter of a state file, its length in bytes, and the CRC-32 of all of it."""

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
    checksum = size = 0
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                checksum, size = zlib.crc32(chunk, checksum), size + len(chunk)
    except OSError as error:
        raise StoreError(f"{path}: cannot be read ({error.strerror}); check the disk and its permissions") from error
    return Seal(change_counter(path), size, checksum)


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
