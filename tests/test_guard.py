import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from claimdiff import seal, verdict_log
from claimdiff.errors import StoreError
from claimdiff.store import RunRecord, Store
from claimdiff.verdicts import Verdict
from tests.results import put_result

RUN = RunRecord("2026-01-31T04:00:00+00:00", "2026-01-31", "inputs", "settings", {"articles": 4})
CONFIRMED = Verdict("f1" * 8, "confirmed", "llamé al puerto", "2026-02-01", "2026-01-31", 1)
DISMISSED = Verdict("f1" * 8, "dismissed", "", "2026-02-02", "2026-01-31", 1)


@pytest.fixture
def path(tmp_path, analysis):
    """A state file of one run and one verdict, closed and sealed."""
    path = tmp_path / "state.db"
    with Store(path) as store, store.exclusive():
        put_result(store, analysis, (), RUN)
        store.add_verdicts([CONFIRMED])
    return path


def behind_our_back(path, *statements):
    """What another program, which keeps no tallies, does to the file."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def flip(path, old, new):
    """Change bytes of the file as a bad disk would, the length and the change counter as they were."""
    data = path.read_bytes()
    assert data.count(old) > 0
    path.write_bytes(data.replace(old, new, 1))


def no_check(store):
    raise AssertionError("the whole file was counted although its seal fits")


def test_a_file_whose_seal_fits_is_not_counted(path, monkeypatch):
    monkeypatch.setattr(Store, "damages", no_check)
    with Store(path) as store, store.exclusive():
        assert store.verdicts() == (CONFIRMED,)


def test_a_byte_that_changed_is_found_on_opening(path):
    flip(path, b"al puerto", b"al huerto")
    with pytest.raises(StoreError, match=r"is damaged and .*\(verdicts: its rows are not what"):
        Store(path)


def test_a_seal_that_is_wrong_by_itself_stops_nobody(path):
    sealed = seal.read_seal(path)
    seal.put_seal(path, replace(sealed, checksum=sealed.checksum ^ 1))
    with Store(path) as store, store.exclusive():
        pass
    assert seal.read_seal(path) == sealed == seal.measure(path)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"counter": 1}', b"\xff"])
def test_a_seal_that_cannot_be_read_costs_a_check_and_is_put_again(path, content):
    seal.place(path).write_bytes(content)
    with Store(path) as store, store.exclusive():
        pass
    assert seal.read_seal(path) == seal.measure(path)


def test_a_file_that_another_program_changed_is_counted_before_it_is_written(path):
    behind_our_back(path, "UPDATE articles SET outlet = 'El Foro' WHERE id = 'a1'")
    with Store(path) as store, pytest.raises(StoreError, match=r"\(articles: its rows are not"), store.exclusive():
        pass


def test_what_is_written_without_the_lock_is_no_damage(path):
    with Store(path) as store:
        store.add_verdicts([DISMISSED])
    with Store(path) as store, store.exclusive():
        assert store.verdicts() == (CONFIRMED, DISMISSED)


def test_verdicts_are_kept_a_second_time_once_each(path):
    with Store(path) as store:
        with store.exclusive():
            store.add_verdicts([DISMISSED])
        with store.exclusive():
            pass
    entries, damaged = verdict_log.read_log(path)
    assert [Verdict(*entry.verdict, 1) for entry in entries] == [CONFIRMED, DISMISSED]
    assert damaged == 0


def test_verdicts_come_back_into_a_file_that_was_put_back_from_a_copy(path):
    copy = path.read_bytes()
    with Store(path) as store, store.exclusive():
        store.add_verdicts([DISMISSED])
        shown = store.judged()
    path.write_bytes(copy)
    with Store(path) as store, store.exclusive():
        assert store.verdicts() == (CONFIRMED, DISMISSED)
        assert store.judged() == shown


def test_verdicts_come_back_into_a_new_file_with_what_was_judged(path, analysis):
    with Store(path) as store:
        judged = store.judged()
    path.unlink()
    with Store(path) as store, store.exclusive():
        assert store.verdicts() == (CONFIRMED,)
        assert store.judged() == judged
        assert store.judged()[0].shown is not None


def test_the_same_verdict_given_twice_stays_two(path):
    with Store(path) as store, store.exclusive():
        store.add_verdicts([DISMISSED, DISMISSED])
    path.unlink()
    with Store(path) as store, store.exclusive():
        assert store.verdicts() == (CONFIRMED, DISMISSED, DISMISSED)


def test_a_line_of_the_second_copy_that_changed_or_was_cut_short_makes_no_verdict(path):
    log = verdict_log.place(path)
    line = log.read_bytes().strip()
    log.write_bytes(line.replace(b"confirmed", b"dismissed") + b"\n" + line[:-20])
    with Store(path) as store, store.exclusive():
        assert store.verdicts() == (CONFIRMED,)
    entries, damaged = verdict_log.read_log(path)
    assert [entry.verdict for entry in entries] == [
        ("f1" * 8, "confirmed", "llamé al puerto", "2026-02-01", "2026-01-31")
    ]
    assert damaged == 2


def test_a_copy_of_the_verdicts_that_cannot_be_written_is_said(path):
    verdict_log.place(path).unlink()
    verdict_log.place(path).mkdir()
    with Store(path) as store, pytest.raises(StoreError, match=r"verdicts\.jsonl: cannot be"), store.exclusive():
        pass
