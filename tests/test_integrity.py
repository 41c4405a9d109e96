import sqlite3
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdiff.errors import StoreError
from claimdiff.integrity import TALLIES, count_anew, damages, watch
from claimdiff.migrations import migrate
from claimdiff.store import Store
from claimdiff.verdicts import Verdict

VALUES = st.none() | st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False) | st.text(max_size=5) | st.binary()
CHANGES = st.lists(st.tuples(st.sampled_from(["insert", "replace", "update", "delete"]), st.integers(0, 5), VALUES))
SCHEMA = (
    f"CREATE TABLE {TALLIES} (name TEXT PRIMARY KEY, number INTEGER, digest INTEGER) WITHOUT ROWID",
    'CREATE TABLE things (key INTEGER PRIMARY KEY, "order" TEXT, weight REAL)',
)
SQL = {
    "insert": "INSERT INTO things VALUES (?1, ?2, ?1) ON CONFLICT DO NOTHING",
    "replace": "INSERT OR REPLACE INTO things VALUES (?1, ?2, ?1)",
    "update": 'UPDATE things SET "order" = ?2 WHERE key = ?1',
    "delete": "DELETE FROM things WHERE key = ?1 OR ?2 = ''",
}


@pytest.fixture
def path(tmp_path):
    return tmp_path / "state.db"


def raw(path):
    """A connection that keeps no tallies: what happens to a file behind claimdiff's back."""
    return closing(sqlite3.connect(path, isolation_level=None))


def found_in(path):
    with raw(path) as connection:
        return list(damages(connection))


@given(CHANGES)
def test_tallies_follow_every_change_of_a_row(changes):
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        for statement in SCHEMA:
            connection.execute(statement)
        count_anew(connection)
        watch(connection)
        for change, key, value in changes:
            connection.execute(SQL[change], (key, value))
        assert list(damages(connection)) == []


@given(CHANGES.filter(bool))
def test_what_is_rolled_back_is_not_counted(changes):
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        for statement in SCHEMA:
            connection.execute(statement)
        count_anew(connection)
        watch(connection)
        connection.execute("BEGIN")
        for change, key, value in changes:
            connection.execute(SQL[change], (key, value))
        connection.rollback()
        assert list(damages(connection)) == []


def test_a_row_that_was_changed_added_or_removed_behind_our_back_is_noticed(path):
    verdicts = [Verdict("f1" * 8, said, "", "2026-02-01") for said in ("confirmed", "dismissed")]
    with Store(path) as store:
        store.add_verdicts(verdicts)
    assert found_in(path) == []
    with raw(path) as connection:
        connection.execute("UPDATE verdicts SET verdict = 'different' WHERE number = 1")
    assert found_in(path) == [("verdicts", "its rows are not what was written")]
    with raw(path) as connection:
        connection.execute("DELETE FROM verdicts WHERE number = 1")
    assert found_in(path) == [("verdicts", "1 rows where 2 were written")]


STEPS = [SCHEMA, ('ALTER TABLE things ADD COLUMN more TEXT NOT NULL DEFAULT "x"', "CREATE TABLE extra (key TEXT)")]


def test_tables_have_their_tallies_from_the_moment_a_new_schema_brings_them(path):
    with raw(path) as connection:
        migrate(connection, path, STEPS[:1])
        watch(connection)
        connection.execute("INSERT INTO things VALUES (1, 'a', 2.5)")
    with raw(path) as connection:
        migrate(connection, path, STEPS)
        watch(connection)
        connection.execute("INSERT INTO extra VALUES ('b')")
        assert list(damages(connection)) == []
        assert connection.execute(f"SELECT name, number FROM {TALLIES}").fetchall() == [("extra", 1), ("things", 1)]


def test_a_damaged_file_is_not_brought_up_to_date(path):
    with raw(path) as connection:
        migrate(connection, path, STEPS[:1])
        connection.execute("INSERT INTO things VALUES (1, 'a', 2.5)")
        with pytest.raises(StoreError, match="is damaged"):
            migrate(connection, path, STEPS)


def test_tables_that_are_not_those_of_the_schema_are_damage(path):
    Store(path).__exit__(None, None, None)
    with raw(path) as connection:
        connection.execute("ALTER TABLE runs RENAME TO ruins")
    with pytest.raises(StoreError, match=r"state\.db: is damaged .*; `claimdiff doctor` says.*tables are not those"):
        Store(path)


def test_a_schema_number_that_is_too_low_is_damage_and_no_reason_to_migrate_again(path):
    Store(path).__exit__(None, None, None)
    with raw(path) as connection:
        connection.execute("PRAGMA user_version = 1")
    with pytest.raises(StoreError, match="is damaged"):
        Store(path)
