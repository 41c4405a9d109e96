"""Makes a sound state file out of a damaged one, as far as that loses nothing that no run can make again."""

import os
import shutil
import sqlite3
from collections.abc import Collection, Iterator
from pathlib import Path

from claimdiff import lock, seal, verdict_log
from claimdiff.database import Database
from claimdiff.errors import StoreError
from claimdiff.integrity import tables
from claimdiff.store import Store
from claimdiff.verdict_log import VERDICT, Entry
from claimdiff.whole import written_whole

# What no run can make again, and what only the models can. All other tables are made from the articles.
HISTORY = frozenset(
    {"articles", "versions", "verdicts", "shown", "first_seen", "runs", "pages", "visits", "waits", "successors"}
)
ANSWERS = frozenset({"vectors", "nli_scores"})
# Verdicts and what they are about: where one is damaged, both come from the copy that is kept of them.
_JUDGED = frozenset({"verdicts", "shown"})


def is_derived(table: str) -> bool:
    """Whether a run makes the table again."""
    return table not in HISTORY


def repair(path: Path) -> Iterator[str]:
    """Put a sound file in place of the damaged one, which stays beside it; says what was done, a line each.

    Tables that are sound are taken over, verdicts come from the copy that is kept of them. StoreError when articles
    are damaged: those are in a backup or nowhere. AlreadyRunningError while a run goes on.
    """
    with lock.exclusive(path), _Damaged(path, create=False) as damaged:
        spoilt = damaged.spoilt()
        if spoilt is None:
            yield "nothing to repair"
            return
        if "articles" in spoilt:
            raise StoreError(f"{path}: articles are damaged, and cannot be made again; put a backup back")
        if spoilt & _JUDGED:
            spoilt |= _JUDGED
            yield from _keep_verdicts(path, damaged, damaged.verdicts())
        beside = _free_name(path)
        with written_whole(path) as temporary:
            with _Damaged(temporary) as new:
                new.take_over(damaged, spoilt)
            _name_twice(path, beside)
        seal.forget(path)
    with Store(path) as store, store.exclusive():  # which takes back the verdicts that are kept
        verdicts = store.counts()["verdicts"]
    yield from (f"table {table}: {_done(table)}" for table in sorted(spoilt - _JUDGED))
    yield f"{verdicts} verdicts; the damaged file is {beside}; run claimdiff again to have its report"


def _done(table: str) -> str:
    if is_derived(table):
        return "dropped; the next run makes it again"
    if table in ("first_seen", "runs"):
        return "made again from what reports showed"
    return "dropped; claimdiff goes on without it"


def _keep_verdicts(path: Path, damaged: "_Damaged", found: list[Entry]) -> Iterator[str]:
    """Make sure that every verdict is in the copy that is kept of them, or in a file for a person to look at."""
    logged, _ = verdict_log.read_log(path)
    new = verdict_log.missing(found, logged)
    if not new:
        return
    if damaged.is_sound("verdicts"):
        verdict_log.append(path, new)
        return
    doubtful = path.with_name(f"{path.name}-doubtful")
    verdict_log.append(doubtful, new)
    yield f"verdicts that are not as they were first kept were not taken over; look at {verdict_log.place(doubtful)}"


def _free_name(path: Path) -> Path:
    names = (path.with_name(f"{path.name}-damaged{number or ''}") for number in range(1000))
    return next(name for name in names if not name.exists())


def _name_twice(path: Path, other: Path) -> None:
    """Keep the damaged file under another name before a sound one takes its own."""
    try:
        os.link(path, other)
    except OSError:  # a file system without links
        shutil.copyfile(path, other)


class _Damaged(Database):
    """A file that is read as far as it can be."""

    def spoilt(self) -> set[str] | None:
        """The tables that are not as they were written; None when there is no damage at all."""
        self._found = self.damages()
        return {table for table, _ in self._found} - {""} if self._found else None

    def is_sound(self, table: str) -> bool:
        """Whether the rows of a table are what was written."""
        return table not in {found for found, _ in self._found}

    def verdicts(self) -> list[Entry]:
        """The verdicts that can be read, sound or not, without what was judged."""
        found: list[Entry] = []
        self._connection.text_factory = lambda text: text.decode("utf-8", "replace")
        try:
            for row in self._connection.execute(f"SELECT {', '.join(VERDICT)} FROM verdicts ORDER BY number"):
                found.append(Entry(row, None))
        except (sqlite3.DatabaseError, UnicodeDecodeError):
            return found  # what comes after cannot be read
        finally:
            self._connection.text_factory = str
        return found

    def take_over(self, other: "_Damaged", spoilt: Collection[str]) -> None:
        """Fill this new file with the tables of the other one that are not `spoilt` and do not rest on such."""
        remake = any(is_derived(table) and table not in ANSWERS for table in spoilt)
        for table in tables(other._connection):
            if table not in spoilt and not (remake and is_derived(table) and table not in ANSWERS):
                self._insert(table, other._connection.execute(f'SELECT * FROM "{table}"'))
        with self._transaction():
            if "first_seen" in spoilt:
                self._connection.execute(
                    "INSERT INTO first_seen SELECT finding, min(date), 1 FROM shown GROUP BY finding"
                )
            if "runs" in spoilt:
                self._connection.execute(
                    "INSERT INTO runs (started, date, inputs, settings, counts, report) "
                    "SELECT date, date, '', '', '{}', date FROM shown GROUP BY date ORDER BY date"
                )
