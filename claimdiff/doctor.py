"""Looks at all that a run depends on, and says of each thing whether it is well and what to do when it is not."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from claimdiff import lock, verdict_log
from claimdiff.backup import newest
from claimdiff.database import Database
from claimdiff.errors import AlreadyRunningError, ModelError, StoreError
from claimdiff.judge.nli import load_nli
from claimdiff.match.encoder import load_encoder
from claimdiff.models.runtime import damaged_files
from claimdiff.repair import is_derived
from claimdiff.store import Store

# Free space that a run may need beside a copy of the state file: its journal, reports, temporary tables.
_ROOM = 200_000_000


@dataclass(frozen=True, slots=True)
class Check:
    """What was looked at, whether it is well, and in words what was found and what to do."""

    name: str
    well: bool
    said: str


def examine(path: Path, reports: Path) -> Iterator[Check]:
    """One check after the other: the state file `path` and what belongs to it, the folder of reports, the disk."""
    checks: tuple[Callable[[], Iterator[Check]], ...] = (
        lambda: _locked(path),
        lambda: _verdict_log(path),
        lambda: _copies(path),
        lambda: _folder(reports),
        lambda: _space(path),
    )
    for check in checks:
        yield from check()


def _locked(path: Path) -> Iterator[Check]:
    """The lock, and the state file unless a run has it: whoever reads all of a file keeps others from writing."""
    if not path.exists():
        yield from _state_file(path)
        return
    try:
        with lock.exclusive(path):
            yield Check("lock", True, "free")
    except AlreadyRunningError:
        process = lock.holder(path) or "unknown"
        yield Check("lock", True, f"a run is going on (process {process}); the state file is to be checked afterwards")
    except StoreError as error:
        yield Check("lock", False, str(error))
    else:
        yield from _state_file(path)


def _state_file(path: Path) -> Iterator[Check]:
    """The file is there, is ours, is what was written, and reads back."""
    try:
        with Database(path, create=False) as database:
            damages = database.damages()
            yield Check("schema", True, f"version {database.schema}")
    except StoreError as error:
        yield Check("state file", False, f"{error}{_remedy(path)}" if path.exists() else str(error))
        return
    for table, reason in damages:
        where = f"table {table}: {reason}" if table else reason
        yield Check("state file", False, f"{path}: {where}; {_advice(path, table)}")
    if not damages:
        yield Check("state file", True, "every row is what was written")
        yield from _contents(path)


def _contents(path: Path) -> Iterator[Check]:
    """What the rows say can be read: numbers, names of kinds, JSON, vectors of one length."""
    try:
        with Store(path, create=False) as store:
            store.result(), store.judged()  # reads articles and statements too
            uneven, counts = store.uneven_vectors(), store.counts()
    except (ValueError, TypeError, KeyError, StoreError) as error:
        yield Check("contents", False, f"{path}: a row cannot be read ({error}); this is a bug: please report it")
        return
    if uneven:
        models = ", ".join(uneven)
        yield Check("vectors", False, f"of {models}: not all of one length; `claimdiff doctor --repair` drops them")
    yield Check("contents", True, ", ".join(f"{number} {name}" for name, number in counts.items() if number))


def _advice(path: Path, table: str) -> str:
    if not table or is_derived(table):
        return "`claimdiff doctor --repair` makes it again"
    if table == "articles":
        return _put_back(path)
    return "`claimdiff doctor --repair` saves what can be saved"


def _remedy(path: Path) -> str:
    return f"; {_put_back(path)}"


def _put_back(path: Path) -> str:
    """What to do about a file that nothing can be made from; its verdicts come back by themselves."""
    copy = newest(path)
    away = f"mv {path} {path}-damaged"
    if copy is None:
        return f"no backup was found: `{away}` and run again on all inputs; verdicts come back by themselves"
    return f"put the last backup back: `{away} && cp {copy} {path}`; verdicts given since come back by themselves"


def _verdict_log(path: Path) -> Iterator[Check]:
    try:
        entries, damaged = verdict_log.read_log(path)
    except StoreError as error:
        yield Check("verdicts", False, str(error))
        return
    log = verdict_log.place(path)
    if damaged:
        yield Check("verdicts", False, f"{log}: {damaged} damaged lines; the next review or run adds them again")
    else:
        yield Check("verdicts", True, f"{len(entries)} are kept a second time in {log}" if entries else "none yet")


def _copies(path: Path) -> Iterator[Check]:
    copy = newest(path)
    yield Check("backup", True, f"the last is {copy}" if copy else "there is none; `claimdiff backup` makes one")


def _folder(reports: Path) -> Iterator[Check]:
    """A file can be made in the folder, or in the nearest one above it that exists."""
    nearest = next(folder for folder in (reports, *reports.resolve().parents) if folder.exists())
    try:
        with tempfile.TemporaryFile(dir=nearest) as file:
            file.write(b"claimdiff")
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        yield Check("reports", False, f"{reports}: cannot be written ({error.strerror}); change its owner or use --out")
    else:
        yield Check("reports", True, f"{reports} can be written")


def _space(path: Path) -> Iterator[Check]:
    folder = path.resolve().parent
    if not folder.exists():
        return
    size = path.stat().st_size if path.exists() else 0
    free, needed = shutil.disk_usage(folder).free, size + _ROOM
    said = f"{free // 1_000_000} MB are free in {folder}"
    yield Check("space", free >= needed, said if free >= needed else f"{said}, {needed // 1_000_000} may be needed")


def examine_models() -> Iterator[Check]:
    """The models that ship are the ones that were shipped, and answer."""
    try:
        if damaged := damaged_files():
            yield Check("models", False, f"{', '.join(damaged)}: not what was shipped; reinstall claimdiff")
            return
        encoder, nli = load_encoder(), load_nli()
        encoder.encode(["claimdiff"])
        nli.predict([("claimdiff", "claimdiff")])
    except ModelError as error:
        yield Check("models", False, str(error))
    else:
        yield Check("models", True, f"{encoder.name} and {nli.name} answer")
