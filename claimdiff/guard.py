"""A state file that is written by one process at a time, only while it is sound, with its verdicts kept twice."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType

from claimdiff import lock, seal, verdict_log
from claimdiff.database import Database
from claimdiff.errors import StoreError
from claimdiff.migrations import DAMAGED
from claimdiff.verdict_log import SHOWN, VERDICT, Entry

# Damages named in one line of an error; `claimdiff doctor` names them all.
_MOST_NAMED = 2


def damage_message(path: Path, damages: Sequence[tuple[str, str]]) -> str:
    """What to say of a file with these damages."""
    named = "; ".join(": ".join(filter(None, damage)) for damage in damages[:_MOST_NAMED])
    return f"{path}: {DAMAGED} ({named})"


class Guarded(Database):
    """An open state file that is known to be what was written to it, or refused.

    Every opening compares the seal of the file. Where there is none that fits, whoever wants to write counts the
    tallies first.
    """

    def __init__(self, path: Path | str, *, create: bool = True) -> None:
        """Open as `Database` does; StoreError when the file is damaged."""
        super().__init__(path, create=create)
        # The change counter of the file at which it was last known to be sound.
        self._sound_at: int | None = None
        try:
            self._sealed = seal.read_seal(self._path)
            if self._sealed and self._sealed.counter == seal.change_counter(self._path):
                self._compare(self._sealed)
        except BaseException:
            self._connection.close()
            raise

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self._put_seal()
        finally:
            super().__exit__(kind, error, trace)

    @contextmanager
    def exclusive(self) -> Iterator[None]:
        """Hold the lock that a run holds; AlreadyRunningError when another process has it, StoreError for damage."""
        with lock.exclusive(self._path):
            self._read("PRAGMA user_version")  # undoes what a killed process left half written
            if self._sound_at != seal.change_counter(self._path):
                self._check()
            logged, _ = verdict_log.read_log(self._path)
            self._take_back(verdict_log.missing(logged, self._entries()))
            yield
            if new := verdict_log.missing(self._entries(), logged):
                verdict_log.append(self._path, new)
            self._sound_at = seal.change_counter(self._path)

    def _compare(self, sealed: seal.Seal) -> None:
        """Take the file for sound when its seal fits; look at all of it when it does not."""
        if seal.measure(self._path) == sealed:
            self._sound_at = sealed.counter
        elif seal.change_counter(self._path) == sealed.counter:
            self._sealed = None
            self._check()

    def _put_seal(self) -> None:
        """Seal the file as it is, if it is known to be sound and has no seal that says so."""
        with suppress(StoreError):  # the file may be gone by now
            counter = seal.change_counter(self._path)
            if counter == self._sound_at and (self._sealed is None or self._sealed.counter != counter):
                seal.put_seal(self._path, seal.measure(self._path))

    def _check(self) -> None:
        if found := self.damages():
            raise StoreError(damage_message(self._path, found))
        self._sound_at = seal.change_counter(self._path)

    def _entries(self) -> list[Entry]:
        """All verdicts in the order they came, each with what was judged."""
        columns = ", ".join([*(f"v.{name}" for name in VERDICT), "s.number", *(f"s.{name}" for name in SHOWN)])
        query = f"SELECT {columns} FROM verdicts v LEFT JOIN shown s ON s.number = v.shown ORDER BY v.number"
        cut = len(VERDICT)
        return [Entry(row[:cut], None if row[cut] is None else row[cut + 1 :]) for row in self._read(query)]

    def _take_back(self, entries: list[Entry]) -> None:
        """Add the verdicts that this file lost, or never had because it was put back from an older copy."""
        if not entries:
            return
        with self._transaction():
            for entry in entries:
                shown = None if entry.shown is None else self._number(entry.verdict[0], entry.shown)
                insert = f"INSERT INTO verdicts ({', '.join(VERDICT)}, shown) VALUES (?, ?, ?, ?, ?, ?)"
                self._connection.execute(insert, (*entry.verdict, shown))

    def _number(self, finding: str, shown: tuple[object, ...]) -> int:
        """The number under which this was shown of a finding; a new one when it is not there."""
        same = " AND ".join(f"{name} = ?" for name in SHOWN)
        query = f"SELECT max(number) FROM shown WHERE finding = ? AND {same}"
        ((number,),) = self._connection.execute(query, (finding, *shown)).fetchall()
        if number is not None:
            return int(number)
        insert = f"INSERT INTO shown (finding, {', '.join(SHOWN)}) VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING number"
        ((number,),) = self._connection.execute(insert, (finding, *shown)).fetchall()
        return int(number)
