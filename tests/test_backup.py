import sqlite3
import threading
from contextlib import closing

import pytest

from claimdiff.backup import back_up, default_place, newest
from claimdiff.errors import ClaimdiffError, StoreError
from claimdiff.store import Store
from claimdiff.verdicts import Verdict

CONFIRMED = Verdict("f1" * 8, "confirmed", "llamé al puerto", "2026-02-01")


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "news.db"
    with Store(path) as store:
        store.add_verdicts([CONFIRMED])
    return path


def test_a_copy_is_a_state_file_like_the_first(path, tmp_path):
    back_up(path, tmp_path / "copies" / "a.db")
    with Store(tmp_path / "copies" / "a.db") as copy, copy.exclusive():
        assert copy.verdicts() == (CONFIRMED,)
    assert [file.name for file in (tmp_path / "copies").iterdir() if file.name.startswith(".")] == []


def test_a_copy_never_takes_the_place_of_another_file(path, tmp_path):
    target = tmp_path / "a.db"
    target.write_text("otra cosa")
    with pytest.raises(ClaimdiffError, match=r"a\.db: is there already; name another place or remove it"):
        back_up(path, target)
    assert target.read_text() == "otra cosa"


def test_no_copy_is_made_of_a_file_that_is_not_there(tmp_path):
    with pytest.raises(StoreError, match="no such state file"):
        back_up(tmp_path / "nada.db", tmp_path / "a.db")
    assert list(tmp_path.iterdir()) == []


def test_no_copy_is_made_of_a_damaged_file(path, tmp_path):
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE verdicts SET verdict = 'dismissed'")
    before = sorted(tmp_path.iterdir())
    with pytest.raises(StoreError, match=r"is damaged .*\(verdicts: its rows are not.*no copy was made"):
        back_up(path, tmp_path / "a.db")
    assert sorted(tmp_path.iterdir()) == before


def test_a_copy_taken_while_another_connection_writes_has_whole_transactions(path, tmp_path):
    """Each transaction adds ten verdicts: a copy has a multiple of ten of them, and one."""
    stop = threading.Event()

    def write():
        with Store(path) as store:
            while not stop.is_set():
                store.add_verdicts([CONFIRMED] * 10)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(5):
            back_up(path, tmp_path / f"{number}.db")
    finally:
        stop.set()
        writer.join()
    counts = []
    for number in range(5):
        with Store(tmp_path / f"{number}.db") as copy:
            counts.append(len(copy.verdicts()))
    assert [count % 10 for count in counts] == [1] * 5
    assert counts == sorted(counts)


def test_copies_without_a_name_go_beside_the_state_file_under_their_day(path, tmp_path):
    assert newest(path) is None
    for day in ("2026-01-31", "2026-02-01"):
        back_up(path, default_place(path, day))
    (tmp_path / "backups" / "news-old.db").touch()
    assert newest(path) == tmp_path / "backups" / "news-2026-02-01.db"
