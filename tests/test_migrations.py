import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from claimdiff.errors import SchemaVersionError, StoreError
from claimdiff.migrations import MIGRATIONS, migrate
from claimdiff.store import Store
from claimdiff.verdicts import Judged, Shown, Verdict

OLD = ("CREATE TABLE notes (id TEXT PRIMARY KEY)",)
NEW = ("ALTER TABLE notes ADD COLUMN text TEXT NOT NULL DEFAULT 'none'", "CREATE TABLE more (id TEXT)")
BROKEN = ("CREATE TABLE third (id TEXT)", "CREATE TABLE oops (")
SCHEMA_1 = Path(__file__).parent / "data" / "state-schema-1.sql"


@pytest.fixture
def path(tmp_path):
    return tmp_path / "state.db"


@pytest.fixture
def connection(path):
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        yield connection


def version(connection):
    return connection.execute("PRAGMA user_version").fetchone()[0]


def test_an_old_file_is_brought_up_to_date_with_its_rows(connection, path):
    migrate(connection, path, [OLD])
    connection.execute("INSERT INTO notes VALUES ('a')")
    migrate(connection, path, [OLD, NEW])
    assert connection.execute("SELECT * FROM notes").fetchall() == [("a", "none")]
    assert version(connection) == 2


def test_a_file_that_is_up_to_date_is_not_written(connection, path):
    migrate(connection, path, [OLD])
    before = path.read_bytes()
    migrate(connection, path, [OLD])
    assert path.read_bytes() == before


def test_a_step_that_fails_leaves_the_schema_before_it(connection, path):
    with pytest.raises(sqlite3.OperationalError):
        migrate(connection, path, [OLD, NEW, BROKEN])
    assert version(connection) == 2
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert tables == {"notes", "more"}


def test_a_newer_file_is_refused_and_left_alone(connection, path):
    Store(path).__exit__(None, None, None)
    connection.execute("PRAGMA user_version = 900")
    before = path.read_bytes()
    with pytest.raises(SchemaVersionError, match=r"written by a newer claimdiff \(schema 900, this one knows \d+\)"):
        Store(path)
    assert path.read_bytes() == before


def test_the_database_of_another_program_is_refused_and_left_alone(connection, path):
    connection.execute("CREATE TABLE bookmarks (url TEXT)")
    before = path.read_bytes()
    with pytest.raises(StoreError, match="belongs to another program"):
        Store(path)
    assert path.read_bytes() == before


def test_a_state_file_of_schema_1_reads_the_same_today(connection, path, analysis, decisions):
    connection.executescript(SCHEMA_1.read_text(encoding="utf-8"))
    with Store(path) as store:
        assert version(connection) == len(MIGRATIONS)
        shown = store.result()
        ids = [statement.id for statement in analysis.statements]
        outlets = ("El Faro", "La Hora", "unknown"), ("El Faro", "La Hora", "Radio Sur")
        (found,) = analysis.findings
        what = Shown(found.kind, found.score, found.statements_a, found.statements_b, *outlets)
        assert store.judged() == (Judged(Verdict(found.id, "confirmed", "visto", "2026-01-31T08:00:00+00:00"), what),)
        assert store.decisions(ids, ids) == tuple(sorted(decisions, key=lambda d: (d.a, d.b)))
    assert (shown.articles, shown.statements, shown.clusters) == (
        analysis.articles,
        analysis.statements,
        analysis.clusters,
    )
    assert [(f.id, f.review, f.first_seen) for f in shown.findings] == [("f1" * 8, "confirmed", "2026-01-31")]
    assert (shown.origins, shown.stopped) == (analysis.origins, analysis.stopped)
