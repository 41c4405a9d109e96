import os
import shutil
import sqlite3
import subprocess
from contextlib import closing

import pytest

from claimdiff import seal, verdict_log
from claimdiff.backup import back_up, default_place
from claimdiff.doctor import Check, examine, examine_models
from claimdiff.store import RunRecord, Store
from claimdiff.verdicts import Verdict
from tests.results import put_result

RUN = RunRecord("2026-01-31T04:00:00+00:00", "2026-01-31", "inputs", "settings", {"articles": 4})


@pytest.fixture
def path(tmp_path, analysis):
    path = tmp_path / "news.db"
    with Store(path) as store, store.exclusive():
        put_result(store, analysis, (), RUN)
        store.add_verdicts([Verdict("f1" * 8, "confirmed", "", "2026-02-01", "2026-01-31", 1)])
    return path


def trouble(path, reports=None):
    """What is said of all that is not well."""
    checks = examine(path, reports or path.parent / "reports")
    return [f"{check.name}: {check.said}" for check in checks if not check.well]


def spoil(path, statement):
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(statement)


def test_a_line_is_said_of_everything_when_all_is_well(path):
    checks = list(examine(path, path.parent))
    assert [check.name for check in checks] == [
        "lock",
        "schema",
        "state file",
        "contents",
        "verdicts",
        "backup",
        "reports",
        "space",
    ]
    assert all(check.well for check in checks)
    assert checks[3] == Check("contents", True, "4 articles, 6 statements, 2 clusters, 1 findings, 1 verdicts, 1 runs")


def test_a_file_that_is_not_there_is_said_and_none_is_made(tmp_path):
    assert trouble(tmp_path / "nada.db")[0].startswith(f"state file: {tmp_path}/nada.db: no such state file; make one")
    assert list(tmp_path.iterdir()) == []


def test_a_run_that_goes_on_is_no_trouble_and_its_process_is_named_and_left_in_peace(path):
    with Store(path) as store, store.exclusive():
        checks = {check.name: check for check in examine(path, path.parent)}
    said = f"a run is going on (process {os.getpid()}); the state file is to be checked afterwards"
    assert checks["lock"] == Check("lock", True, said)
    assert "state file" not in checks


def test_a_damaged_table_that_can_be_made_again_is_named_with_how(path):
    spoil(path, "UPDATE clusters SET stance = -1")
    assert trouble(path) == [
        f"state file: {path}: table clusters: its rows are not what was written; "
        "`claimdiff doctor --repair` makes it again"
    ]


def test_damaged_articles_are_to_be_put_back_from_the_last_backup(path):
    spoil(path, "DELETE FROM articles WHERE id = 'a1'")
    away = f"mv {path} {path}-damaged"
    start = f"state file: {path}: table articles: 3 rows where 4 were written; "
    without = f"no backup was found: `{away}` and run again on all inputs; verdicts come back by themselves"
    assert trouble(path) == [start + without]
    copy = default_place(path, "2026-01-31")
    copy.parent.mkdir()
    shutil.copy(path, copy)
    put_back = f"put the last backup back: `{away} && cp {copy} {path}`; verdicts given since come back by themselves"
    assert trouble(path) == [start + put_back]


@pytest.mark.parametrize("content", [b"Querido diario: hoy nada.\n" * 200, b"SQLite format 3\0" + bytes(500)])
def test_a_file_that_cannot_be_opened_is_to_be_put_back(path, content):
    back_up(path, default_place(path, "2026-01-31"))
    path.write_bytes(content)
    (said,) = trouble(path)
    assert said.startswith(f"state file: {path}: is ")
    assert said.endswith("verdicts given since come back by themselves")


def test_what_the_doctor_says_of_a_lost_file_brings_the_verdicts_back(path):
    back_up(path, default_place(path, "2026-01-31"))
    with Store(path) as store, store.exclusive():
        store.add_verdicts([Verdict("f1" * 8, "dismissed", "", "2026-02-02", "2026-01-31", 1)])
        verdicts = store.verdicts()
    path.write_bytes(b"?" * 4096)
    (said,) = trouble(path)
    subprocess.run(["sh", "-c", said.split("`")[1]], check=True)
    with Store(path) as store, store.exclusive():
        assert store.verdicts() == verdicts


def test_damaged_lines_of_the_second_copy_of_verdicts_are_said(path):
    log = verdict_log.place(path)
    log.write_bytes(log.read_bytes().replace(b"confirmed", b"dismissed"))
    assert trouble(path) == [f"verdicts: {log}: 1 damaged lines; the next review or run adds them again"]


def test_a_folder_that_cannot_be_written_is_said(path):
    (path.parent / "file").touch()
    assert trouble(path, path.parent / "file")[0].startswith(f"reports: {path.parent}/file: cannot be written (")


def test_rows_that_cannot_be_read_are_said(path, analysis):
    with Store(path) as store, store._transaction():
        store._connection.execute("UPDATE clusters SET outlets = '['")
        store._connection.execute("INSERT INTO vectors VALUES ('m', 'a', x'00'), ('m', 'b', x'0000')")
    assert [said.partition(" (")[0] for said in trouble(path)] == [f"contents: {path}: a row cannot be read"]
    with Store(path) as store, store._transaction():
        store._connection.execute("UPDATE clusters SET outlets = '[]'")
    assert trouble(path) == ["vectors: of m: not all of one length; `claimdiff doctor --repair` drops them"]


def test_examining_leaves_the_file_as_it_is(path):
    before, sealed = path.read_bytes(), seal.read_seal(path)
    list(examine(path, path.parent))
    assert (path.read_bytes(), seal.read_seal(path)) == (before, sealed)


def test_the_models_that_ship_are_what_was_shipped_and_answer():
    (check,) = examine_models()
    assert check.well
    assert check.said.endswith(" answer")
