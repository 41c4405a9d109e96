"""One run at a time: a lock that the operating system lets go of when the process ends, however it ends."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from claimdiff.errors import AlreadyRunningError, StoreError

if sys.platform == "win32":
    import msvcrt

    def _take(file: BinaryIO) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(file: BinaryIO) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def exclusive(path: Path) -> Iterator[None]:
    """Hold the lock file of the state file `path`; AlreadyRunningError when another process does.

    The lock file stays behind: removing it would let a third process lock a file that no longer has a name.
    """
    lock = path.with_name(path.name + "-lock")
    try:
        file = lock.open("ab")
    except OSError as error:
        raise StoreError(f"{lock}: cannot make the lock file ({error.strerror}); is the folder writable?") from error
    with file:
        try:
            _take(file)
        except OSError as error:
            raise AlreadyRunningError(f"{path}: another run is using it; try again when it has ended") from error
        yield
