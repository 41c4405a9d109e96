"""Files that are there whole, or not at all."""

import errno
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from claimdiff.errors import ClaimdiffError

# A disk that is full, a quota, and a limit on the size of files (RLIMIT_FSIZE).
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}

# How the names of files begin that are not finished, and after how many seconds one is what a kill left behind.
_UNFINISHED = ".claimdiff-"
_ABANDONED = 24 * 60 * 60


@contextmanager
def written_whole(path: Path, *, replace: bool = True) -> Iterator[Path]:
    """A temporary path beside `path`, which becomes `path` when the block has ended well; its folder is made.

    ClaimdiffError when that cannot be, or when `path` is there and `replace` is false; then `path` is as it was.
    """
    if path.exists() and not replace:
        raise _taken(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _clear(path.parent)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=_UNFINISHED)
        os.close(handle)
        temporary = Path(name)
        try:
            yield temporary
            _settle(temporary, path, replace)
        except BaseException:
            with suppress(OSError):
                temporary.unlink()
            raise
    except OSError as error:
        advice = "free some space and run again" if error.errno in _FULL else "choose another place"
        raise ClaimdiffError(f"{path}: cannot write it ({error.strerror}); {advice}") from error


def _clear(folder: Path) -> None:
    """Remove what processes that were killed left unfinished."""
    for path in folder.glob(f"{_UNFINISHED}*"):
        with suppress(OSError):
            if time.time() - path.stat().st_mtime > _ABANDONED:
                path.unlink()


def _settle(temporary: Path, path: Path, replace: bool) -> None:
    """Give a finished file its name, on the disk before that name is."""
    os.chmod(temporary, 0o666 & ~_umask())
    with temporary.open("rb+") as file:
        os.fsync(file.fileno())
    if replace:
        os.replace(temporary, path)
    else:
        _name_once(temporary, path)
    _sync_folder(path.parent)


def _name_once(temporary: Path, path: Path) -> None:
    """Rename, unless the name is taken: a link is refused then, by the system itself, a renaming is not."""
    try:
        os.link(temporary, path)
    except FileExistsError as error:
        raise _taken(path) from error
    except OSError:  # a file system without links
        os.replace(temporary, path)
    else:
        temporary.unlink()


def _taken(path: Path) -> ClaimdiffError:
    return ClaimdiffError(f"{path}: is there already; name another place or remove it")


def _sync_folder(folder: Path) -> None:
    """Make a new name last through a power cut, where the system has a way to."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _umask() -> int:
    """The permissions that new files go without (mkstemp gives none to others, who may well read a report)."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
