"""Copies of the state file: taken while a run goes on, and known to be sound."""

from pathlib import Path

from claimdiff.database import Database
from claimdiff.errors import StoreError
from claimdiff.guard import damage_message
from claimdiff.whole import written_whole

FOLDER = "backups"


def default_place(path: Path, day: str) -> Path:
    """Where the copy of the state file `path` of an ISO day goes: news.db to backups/news-2026-01-31.db beside it."""
    return path.parent / FOLDER / f"{path.stem}-{day}{path.suffix}"


def newest(path: Path) -> Path | None:
    """The copy of the state file `path` with the latest day, among those that have the default name."""
    copies = sorted((path.parent / FOLDER).glob(f"{path.stem}-[0-9]*{path.suffix}"))
    return copies[-1] if copies else None


def back_up(path: Path, target: Path) -> None:
    """Copy the state file `path` as it is between two transactions, whatever another process is doing.

    `target` is there whole or not at all. StoreError when what was copied is damaged, ClaimdiffError when `target`
    exists or cannot be written.
    """
    with Database(path, create=False) as source, written_whole(target, replace=False) as temporary:
        source.copy_to(temporary)
        with Database(temporary) as copy:
            if damages := copy.damages():
                raise StoreError(f"{damage_message(path, damages)}; no copy was made")
