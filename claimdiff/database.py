"""An SQLite file with whole transactions, and errors that say what to do.

The rollback journal is used, not the write-ahead log: between transactions the state is one file, which people copy
and mail, and a transaction that was cut short by a kill or a power cut is undone when the file is next opened.
"""

import itertools
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from claimdiff.errors import StoreError
from claimdiff.integrity import TALLIES, UNDECODABLE, damages, watch
from claimdiff.migrations import DAMAGED, migrate
from claimdiff.rows import Row

_T = TypeVar("_T")

# Rows in one transaction: few enough that a kill costs seconds of work, enough that syncing to disk is no cost.
BATCH = 2000
# Seconds to wait for another process, whose longest transaction replaces a whole result.
WAIT = 30.0

# What a person can do about an error of SQLite, by the first two words of its name.
_ADVICE = {
    "SQLITE_BUSY": "another program has it locked; try again when that has ended",
    "SQLITE_LOCKED": "another program has it locked; try again when that has ended",
    "SQLITE_CANTOPEN": "cannot be opened; check that its folder exists and that you may write there",
    "SQLITE_PERM": "access denied; check the permissions of the file and its folder",
    "SQLITE_READONLY": "cannot be written; check the permissions of the file and its folder",
    "SQLITE_FULL": "the disk is full; free some space and run again (nothing is lost)",
    "SQLITE_IOERR": "the disk does not read or write it; check the disk and its free space, then run again",
    "SQLITE_NOTADB": "is not a state file of claimdiff; name another one with --db",
    "SQLITE_CORRUPT": DAMAGED,
}


class Database(AbstractContextManager["Database"]):
    """An open state file, brought up to date."""

    def __init__(self, path: Path | str, *, create: bool = True) -> None:
        """Open, make (unless `create` is false) and migrate the file; StoreError when that cannot be."""
        self._path = Path(path)
        if not create and not self._path.exists():
            raise StoreError(f"{path}: no such state file; make one with `claimdiff run`, or name another with --db")
        with self._explained(otherwise=DAMAGED):  # our SQL of opening is the same for every file: it is the file
            self._connection = sqlite3.connect(self._path, timeout=WAIT, isolation_level=None)
            try:
                self._connection.execute("PRAGMA synchronous = EXTRA")
                migrate(self._connection, self._path)
                watch(self._connection)
            except BaseException:
                self._connection.close()
                raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()

    @property
    def schema(self) -> int:
        """The version of the schema."""
        return int(self._read("PRAGMA user_version")[0][0])

    def damages(self) -> list[tuple[str, str]]:
        """What is not as it was written, as table ("" for none in particular) and reason. Reads the whole file."""
        with self._explained():
            self._connection.execute("BEGIN")  # nothing may change between the counting of rows and tallies
            try:
                return list(damages(self._connection))
            finally:
                self._connection.rollback()

    def copy_to(self, path: Path) -> None:
        """Copy the file page by page into `path`, in one go and between two transactions of whoever else writes."""
        with self._explained(), closing(sqlite3.connect(path)) as copy:
            self._connection.backup(copy)

    def _read(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        with self._explained():
            return self._connection.execute(query, values).fetchall()

    def _tallied(self) -> dict[str, int]:
        """How many rows each table has, without counting them."""
        return dict(self._read(f"SELECT name, number FROM {TALLIES}"))

    def _insert(self, table: str, rows_in: Iterable[Row]) -> int:
        """Add rows, one transaction a batch; returns how many were new."""
        added = 0
        for batch in batches(rows_in):
            with self._transaction():
                added += self._put(table, batch)
        return added

    def _put(self, table: str, rows_in: Iterable[Row]) -> int:
        """Add rows within a transaction, those that are there already left alone; returns how many were new."""
        added = 0
        for batch in batches(rows_in):
            marks = ", ".join("?" * len(batch[0]))
            insert = f"INSERT INTO {table} VALUES ({marks}) ON CONFLICT DO NOTHING"
            added += self._connection.executemany(insert, batch).rowcount
        return added

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with self._explained():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                self._connection.rollback()
                raise

    @contextmanager
    def _explained(self, otherwise: str | None = None) -> Iterator[None]:
        """Turn what the user can mend into a StoreError; a mistake in our SQL keeps its type and its traceback.

        `otherwise` is what to say of an error that would be such a mistake.
        """
        try:
            yield
        except UnicodeDecodeError as error:  # a message of SQLite that quotes damaged text
            raise StoreError(f"{self._path}: {DAMAGED} ({error.reason})") from error
        except sqlite3.Error as error:
            name = "SQLITE_CORRUPT" if UNDECODABLE in str(error) else getattr(error, "sqlite_errorname", "")
            advice = _ADVICE.get("_".join(name.split("_")[:2]), otherwise)
            if advice is None:
                raise
            raise StoreError(f"{self._path}: {advice} ({error})") from error


def batches(items: Iterable[_T], size: int = BATCH) -> Iterator[list[_T]]:
    """The items in their order, so many at a time: as many as go into one transaction."""
    remaining = iter(items)
    while batch := list(itertools.islice(remaining, size)):
        yield batch
