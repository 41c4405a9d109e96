"""The state of claimdiff in one SQLite file; with migrations.py the only place that speaks SQL.

Articles, verdicts and runs are kept. All the rest is derived and can be made again from them.

The rollback journal is used, not the write-ahead log: between transactions the state is one file, which people copy
and mail, and a transaction that was cut short by a kill or a power cut is undone when the file is next opened.
"""

import itertools
import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

import numpy as np

from claimdiff import lock, rows
from claimdiff.datamodel import Analysis, Article, Cluster, Decision, Finding, Statement
from claimdiff.errors import StoreError
from claimdiff.migrations import migrate

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
    "SQLITE_CORRUPT": "is damaged; put a copy back, or move it away and run again on all inputs",
}


@dataclass(frozen=True, slots=True)
class RunRecord:
    """A finished run.

    `started` is ISO 8601 with an offset, `date` that of its report. `inputs` and `settings` are fingerprints of what
    was read and of the models and thresholds: when both are the same as last time, there is nothing to do.
    """

    started: str
    date: str
    inputs: str
    settings: str
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a person decided of a finding, and when (ISO 8601)."""

    finding: str
    verdict: str
    note: str
    at: str


class Store(AbstractContextManager["Store"]):
    """An open state file. Every method that writes commits in batches, each of them whole or not at all."""

    def __init__(self, path: Path | str, *, create: bool = True) -> None:
        """Open, make (unless `create` is false) and migrate the file; StoreError when that cannot be."""
        self._path = Path(path)
        if not create and not self._path.exists():
            raise StoreError(f"{path}: no such state file; make one with `claimdiff run`, or name another with --db")
        with self._explained():
            self._connection = sqlite3.connect(self._path, timeout=WAIT, isolation_level=None)
            try:
                self._connection.execute("PRAGMA synchronous = EXTRA")
                migrate(self._connection, self._path)
            except BaseException:
                self._connection.close()
                raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()

    def exclusive(self) -> AbstractContextManager[None]:
        """The lock that a run holds; AlreadyRunningError when another process has it."""
        return lock.exclusive(self._path)

    # Articles and their statements

    def article_ids(self) -> set[str]:
        """Ids of all articles."""
        return {key for (key,) in self._read("SELECT id FROM articles")}

    def add_articles(self, articles: Iterable[Article]) -> int:
        """Keep articles whole; one whose id is known is left as it is. Returns how many were new."""
        return self._insert("articles", map(rows.of_article, articles))

    def articles(self) -> tuple[Article, ...]:
        """All articles, by id."""
        return tuple(map(rows.article, self._read("SELECT * FROM articles ORDER BY id")))

    def articles_to_extract(self, version: str) -> tuple[Article, ...]:
        """The articles, by id, that extractor `version` has not read."""
        query = "SELECT * FROM articles WHERE id NOT IN (SELECT article FROM extracted WHERE version = ?) ORDER BY id"
        return tuple(map(rows.article, self._read(query, version)))

    def add_statements(self, version: str, by_article: Mapping[str, Sequence[Statement]]) -> None:
        """Keep what extractor `version` found in each article, nothing included, in place of what was there."""
        for batch in _batches(by_article.items()):
            ids = [(article,) for article, _ in batch]
            with self._transaction():
                self._connection.executemany("DELETE FROM statements WHERE article = ?", ids)
                self._connection.executemany("DELETE FROM extracted WHERE article = ?", ids)
                self._put("statements", [rows.of_statement(s) for _, found in batch for s in found])
                self._put("extracted", [(article, version) for article, _ in batch])

    def statements(self, prefix: str = "") -> tuple[Statement, ...]:
        """All statements whose id begins with `prefix`, by article, start and end."""
        query = 'SELECT * FROM statements WHERE substr(id, 1, ?) = ? ORDER BY article, start, "end", id'
        return tuple(map(rows.statement, self._read(query, len(prefix), prefix)))

    # What models said

    def vectors(self, model: str, keys: Sequence[str]) -> dict[str, np.ndarray]:
        """The float32 vectors, rounded to float16, of those keys that `model` has encoded."""
        query = "SELECT key, vector FROM vectors WHERE model = ? AND key IN (SELECT value FROM json_each(?))"
        found = self._read(query, model, json.dumps(list(keys)))
        return {key: np.frombuffer(blob, "<f2").astype(np.float32) for key, blob in found}

    def add_vectors(self, model: str, vectors: Mapping[str, np.ndarray]) -> None:
        """Keep vectors, rounded to float16.

        Work on with what `vectors` gives back, not with what was put in: else the first run and the second differ.
        """
        self._insert("vectors", ((model, key, vector.astype("<f2").tobytes()) for key, vector in vectors.items()))

    def nli_scores(self, model: str, keys: Sequence[str]) -> dict[str, tuple[float, float, float]]:
        """Entailment, neutral, contradiction of those keys that `model` has judged."""
        query = (
            "SELECT key, entailment, neutral, contradiction FROM nli_scores "
            "WHERE model = ? AND key IN (SELECT value FROM json_each(?))"
        )
        return {key: (e, n, c) for key, e, n, c in self._read(query, model, json.dumps(list(keys)))}

    def add_nli_scores(self, model: str, scores: Mapping[str, tuple[float, float, float]]) -> None:
        """Keep entailment, neutral, contradiction by key; floats come back exactly."""
        self._insert("nli_scores", ((model, key, *map(float, score)) for key, score in scores.items()))

    # The result of the last run

    def replace_result(self, analysis: Analysis, decisions: Iterable[Decision], run: RunRecord) -> Analysis:
        """Put a result in place of the last one and note the run as finished: all of it or nothing.

        Articles and statements are not touched. Returns the analysis with `first_seen` and `review` filled in, the
        former with the date of the first run that found it.
        """
        with self._transaction():
            for table in ("clusters", "findings", "decisions", "facts"):
                self._connection.execute(f"DELETE FROM {table}")
            self._put("clusters", [(at, *rows.of_cluster(c)) for at, c in enumerate(analysis.clusters)])
            self._put("findings", [(at, *rows.of_finding(f)) for at, f in enumerate(analysis.findings)])
            self._put("first_seen", [(finding.id, run.date) for finding in analysis.findings])
            self._put("decisions", map(rows.of_decision, decisions))
            self._put("facts", rows.of_facts(analysis))
            self._put("runs", [(None, run.started, run.date, run.inputs, run.settings, json.dumps(dict(run.counts)))])
        return replace(analysis, findings=self.findings())

    def result(self) -> Analysis | None:
        """The last result over the articles and statements there are now; None before the first run."""
        if self.last_run() is None:
            return None
        return Analysis(
            articles=self.articles(),
            statements=self.statements(),
            clusters=self.clusters(),
            findings=self.findings(),
            **rows.facts(self._read("SELECT name, value FROM facts")),
        )

    def clusters(self) -> tuple[Cluster, ...]:
        """The clusters of the last result, in its order."""
        return tuple(rows.cluster(row[1:]) for row in self._read("SELECT * FROM clusters ORDER BY position"))

    def findings(self, prefix: str = "") -> tuple[Finding, ...]:
        """The findings of the last result whose id begins with `prefix`, in its order, with their latest verdict."""
        query = """
            SELECT f.id, kind, a, b, statements_a, statements_b, score, reasons, scope,
                (SELECT verdict FROM verdicts v WHERE v.finding = f.id ORDER BY v.number DESC LIMIT 1),
                (SELECT date FROM first_seen s WHERE s.finding = f.id)
            FROM findings f WHERE substr(f.id, 1, ?) = ? ORDER BY position
        """
        return tuple(map(rows.finding, self._read(query, len(prefix), prefix)))

    def decisions(self, a: Collection[str], b: Collection[str]) -> tuple[Decision, ...]:
        """What was decided of the close pairs between the statements `a` and the statements `b`, either way round."""
        query = """
            SELECT * FROM decisions
            WHERE a IN (SELECT value FROM json_each(?1)) AND b IN (SELECT value FROM json_each(?2))
               OR a IN (SELECT value FROM json_each(?2)) AND b IN (SELECT value FROM json_each(?1))
            ORDER BY a, b
        """
        return tuple(map(rows.decision, self._read(query, json.dumps(list(a)), json.dumps(list(b)))))

    # Runs and reviews

    def last_run(self) -> RunRecord | None:
        """The run that ended last."""
        query = "SELECT started, date, inputs, settings, counts FROM runs ORDER BY number DESC LIMIT 1"
        for started, date, inputs, settings, counts in self._read(query):
            return RunRecord(started, date, inputs, settings, json.loads(counts))
        return None

    def date_before(self, date: str) -> str | None:
        """The date of the last report before that of `date`."""
        ((found,),) = self._read("SELECT max(date) FROM runs WHERE date < ?", date)
        return found

    def add_verdict(self, verdict: Verdict) -> None:
        """Keep a verdict beside the earlier ones of its finding; the latest counts."""
        self._insert("verdicts", [(None, verdict.finding, verdict.verdict, verdict.note, verdict.at)])

    def verdicts(self) -> tuple[Verdict, ...]:
        """All verdicts ever given, in the order they came."""
        return tuple(
            Verdict(*row) for row in self._read("SELECT finding, verdict, note, at FROM verdicts ORDER BY number")
        )

    def counts(self) -> dict[str, int]:
        """How many rows of each sort there are."""
        tables = ("articles", "statements", "clusters", "findings", "verdicts", "runs", "vectors", "nli_scores")
        return {table: self._read(f"SELECT count(*) FROM {table}")[0][0] for table in tables}

    # How it is done

    def _read(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        with self._explained():
            return self._connection.execute(query, values).fetchall()

    def _insert(self, table: str, rows_in: Iterable[rows.Row]) -> int:
        """Add rows, one transaction a batch; returns how many were new."""
        added = 0
        for batch in _batches(rows_in):
            with self._transaction():
                added += self._put(table, batch)
        return added

    def _put(self, table: str, rows_in: Iterable[rows.Row]) -> int:
        """Add rows within a transaction, those that are there already left alone; returns how many were new."""
        added = 0
        for batch in _batches(rows_in):
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
    def _explained(self) -> Iterator[None]:
        """Turn what the user can mend into a StoreError; a mistake in our SQL keeps its type and its traceback."""
        try:
            yield
        except sqlite3.Error as error:
            # Python itself finds text that is no UTF-8: nothing but damage puts it there.
            undecodable = "Could not decode to UTF-8" in str(error)
            name = "SQLITE_CORRUPT" if undecodable else getattr(error, "sqlite_errorname", "")
            advice = _ADVICE.get("_".join(name.split("_")[:2]))
            if advice is None:
                raise
            raise StoreError(f"{self._path}: {advice} ({error})") from error


def _batches(items: Iterable[_T]) -> Iterator[list[_T]]:
    remaining = iter(items)
    while batch := list(itertools.islice(remaining, BATCH)):
        yield batch
