"""One run at a time: a lock that the operating system lets go of when the process ends, however it ends."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import FileIO
from pathlib import Path

from claimdiff.errors import AlreadyRunningError, StoreError

if sys.platform == "win32":
    import msvcrt

    def _take(file: FileIO) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(file: FileIO) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def exclusive(path: Path) -> Iterator[None]:
    """Hold the lock file of the state file `path`; AlreadyRunningError when another process does.

    The lock file stays behind: removing it would let a third process lock a file that no longer has a name.
    """
    lock = _place(path)
    try:
        file = lock.open("ab", buffering=0)
    except OSError as error:
        raise StoreError(f"{lock}: cannot make the lock file ({error.strerror}); is the folder writable?") from error
    with file:
        try:
            _take(file)
        except OSError as error:
            raise AlreadyRunningError(f"{path}: another run is using it; try again when it has ended") from error
        _sign(file)
        yield


def holder(path: Path) -> int | None:
    """The id of the process that last took the lock of the state file `path`; None when it left no name."""
    try:
        return int(_place(path).read_text(encoding="ascii"))
    except (OSError, ValueError):
        return None


def _place(path: Path) -> Path:
    return path.with_name(f"{path.name}-lock")


def _sign(file: FileIO) -> None:
    """Leave the name of this process for those that ask who has the lock; the lock does not depend on it."""
    with suppress(OSError):
        file.truncate(0)
        file.write(str(os.getpid()).encode())
