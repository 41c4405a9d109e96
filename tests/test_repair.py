import sqlite3
from contextlib import closing

import pytest

from claimdiff import verdict_log
from claimdiff.errors import AlreadyRunningError, StoreError
from claimdiff.repair import repair
from claimdiff.store import RunRecord, Store
from claimdiff.verdicts import Verdict
from tests.results import put_result

RUN = RunRecord("2026-01-31T04:00:00+00:00", "2026-01-31", "inputs", "settings", {"articles": 4})
CONFIRMED = Verdict("f1" * 8, "confirmed", "llamé al puerto", "2026-02-01", "2026-01-31", 1)


@pytest.fixture
def path(tmp_path, analysis, decisions):
    path = tmp_path / "state.db"
    with Store(path) as store, store.exclusive():
        store.add_nli_scores("m", {"k": (0.1, 0.2, 0.7)})
        put_result(store, analysis, decisions, RUN)
        store.add_verdicts([CONFIRMED])
    return path


def spoil(path, *statements):
    """Change rows behind the back of claimdiff."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def counts(path):
    with Store(path) as store, store.exclusive():
        return store.counts()


WHOLE = {
    "articles": 4,
    "statements": 6,
    "clusters": 2,
    "findings": 1,
    "verdicts": 1,
    "runs": 1,
    "vectors": 0,
    "nli_scores": 1,
}


def test_a_sound_file_is_left_alone(path):
    before = path.read_bytes()
    assert list(repair(path)) == ["nothing to repair"]
    assert path.read_bytes() == before


def test_what_is_made_from_articles_is_dropped_together_and_the_damaged_file_is_kept(path):
    spoil(path, "UPDATE clusters SET representative = 'x'")
    damaged = path.read_bytes()
    done = list(repair(path))
    assert done == [
        "table clusters: dropped; the next run makes it again",
        f"1 verdicts; the damaged file is {path}-damaged; run claimdiff again to have its report",
    ]
    assert path.with_name("state.db-damaged").read_bytes() == damaged
    assert counts(path) == WHOLE | {"statements": 0, "clusters": 0, "findings": 0}
    with Store(path) as store:
        assert store.articles_to_extract("v1") == store.articles()


def test_answers_of_models_are_kept_where_they_are_sound_and_dropped_alone_where_not(path):
    spoil(path, "UPDATE nli_scores SET neutral = 0.3")
    list(repair(path))
    assert counts(path) == WHOLE | {"nli_scores": 0}


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE verdicts SET verdict = 'dismissed'",
        "UPDATE verdicts SET note = CAST(x'ff' AS TEXT)",
        "DELETE FROM verdicts",
        "UPDATE shown SET statements_a = '[]'",
        "DELETE FROM shown",
    ],
)
def test_verdicts_come_back_with_what_was_judged_from_the_copy_that_is_kept_of_them(path, damage):
    with Store(path) as store:
        judged = store.judged()
    spoil(path, damage)
    list(repair(path))
    with Store(path) as store, store.exclusive():
        assert store.judged() == judged
        assert store.verdicts() == (CONFIRMED,)


def test_a_verdict_that_was_never_kept_twice_and_may_be_damage_is_put_aside_for_a_person(path):
    spoil(path, "UPDATE verdicts SET verdict = 'dismissed'")
    said = list(repair(path))
    doubtful = path.with_name("state.db-doubtful")
    assert said[0] == (
        f"verdicts that are not as they were first kept were not taken over; look at {verdict_log.place(doubtful)}"
    )
    assert [entry.verdict[1] for entry in verdict_log.read_log(doubtful)[0]] == ["dismissed"]


def test_a_sound_verdict_that_was_not_yet_kept_twice_is_taken_over(path):
    verdict_log.place(path).unlink()
    spoil(path, "DELETE FROM shown")
    list(repair(path))
    with Store(path) as store, store.exclusive():
        assert [(v.verdict, v.note) for v in store.verdicts()] == [("confirmed", "llamé al puerto")]


def test_dates_of_findings_and_runs_are_made_again_from_what_was_shown(path):
    spoil(path, "UPDATE first_seen SET date = '2020-01-01'", "DELETE FROM runs")
    list(repair(path))
    with Store(path) as store, store.exclusive():
        assert [finding.first_seen for finding in store.findings()] == ["2026-01-31"]
        assert store.last_run().date == "2026-01-31"


def test_damaged_articles_are_refused_and_the_file_is_left_alone(path):
    spoil(path, "UPDATE articles SET text = 'otro' WHERE id = 'a1'")
    before = path.read_bytes()
    with pytest.raises(StoreError, match=r"articles are damaged, and cannot be made again; put a backup back"):
        list(repair(path))
    assert path.read_bytes() == before


def test_nothing_is_repaired_while_a_run_goes_on(path):
    with Store(path) as store, store.exclusive(), pytest.raises(AlreadyRunningError):
        list(repair(path))
