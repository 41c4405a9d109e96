"""A disk of a few hundred kilobytes, for one process: a tmpfs in a mount namespace of its own. Needs root and Linux."""

import ctypes
import os
import shutil
from collections.abc import Callable
from pathlib import Path

# From <sched.h> and <sys/mount.h>.
_NEW_NAMESPACE = 0x00020000
_REMOUNT, _RECURSIVE, _PRIVATE = 32, 16384, 1 << 18
_ENOUGH = 64_000_000


def on_a_small_disk(place: Path, room: int, run: Callable[[], int]) -> int:
    """Run on a disk that holds `place` and has `room` bytes left, then again on one with room enough.

    Copies of what both left are in `place/full` and `place/after`. Returns the exit code of the first run.
    """
    disk = place / "disk"
    disk.mkdir()
    used = sum(-(-path.stat().st_size // 4096) * 4096 for path in place.rglob("*") if path.is_file())
    _must(_libc().unshare(_NEW_NAMESPACE))
    _mount(Path("/"), _RECURSIVE | _PRIVATE)
    _mount(disk, 0, f"size={used + room}")
    shutil.copytree(place, disk, dirs_exist_ok=True, ignore=shutil.ignore_patterns("disk"))
    os.chdir(disk)
    code = _forked(run)
    shutil.copytree(disk, place / "full")
    _mount(disk, _REMOUNT, f"size={_ENOUGH}")
    _must(_forked(run))
    shutil.copytree(disk, place / "after")
    return code


def _forked(run: Callable[[], int]) -> int:
    child = os.fork()
    if child == 0:
        os._exit(run())
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _mount(where: Path, flags: int, options: str = "") -> None:
    _must(_libc().mount(b"tmpfs", os.fsencode(where), b"tmpfs", ctypes.c_ulong(flags), options.encode()))


def _must(failed: int) -> None:
    if failed:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
