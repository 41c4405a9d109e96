import multiprocessing
import os
import signal
import sqlite3
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimdiff.datamodel import Article, Span
from claimdiff.errors import AlreadyRunningError, StoreError
from claimdiff.store import RunRecord, Store
from claimdiff.verdicts import Shown, Verdict
from tests.results import put_result

RUN = RunRecord("2026-01-31T04:00:00+00:00", "2026-01-31", "inputs", "settings", {"articles": 4})


@pytest.fixture
def path(tmp_path):
    return tmp_path / "state.db"


@pytest.fixture
def store(path):
    with Store(path) as store:
        yield store


def fill(store, analysis, decisions=(), run=RUN):
    return put_result(store, analysis, decisions, run)


def test_articles_come_back_whole_and_by_id_whatever_their_order(store, articles):
    assert store.add_articles(reversed(articles)) == 4
    assert store.articles() == articles
    assert store.article_ids() == {"a1", "a2", "a3", "a4"}


def test_an_article_that_is_known_is_left_as_it_is(store, articles):
    store.add_articles(articles)
    assert store.add_articles([replace(articles[0], text="otro")]) == 0
    assert store.articles() == articles


@settings(max_examples=25)  # each one is a file of its own on the disk
@given(
    text=st.text(st.characters(exclude_categories=["Cs"])),
    spans=st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9))),
)
def test_any_text_and_skip_spans_round_trip(tmp_path_factory, text, spans):
    article = Article("x", text, skip=tuple(Span(*span) for span in spans))
    with Store(tmp_path_factory.mktemp("any") / "s.db") as store:
        store.add_articles([article])
        assert store.articles() == (article,)


def test_statements_come_back_by_place_and_their_articles_count_as_extracted(store, articles, statements):
    store.add_articles(articles)
    assert store.articles_to_extract("v1") == articles
    store.add_statements("v1", {"a3": statements[4:5], "a1": statements[1::-1], "a4": []})
    assert store.statements() == (statements[0], statements[1], statements[4])
    assert store.articles_to_extract("v1") == (articles[1],)


def test_a_new_extractor_replaces_what_the_old_one_found(store, articles, statements):
    store.add_articles(articles)
    store.add_statements("v1", {"a1": statements[:2]})
    assert store.articles_to_extract("v2") == articles
    store.add_statements("v2", {"a1": statements[:1]})
    assert store.statements() == statements[:1]
    assert store.articles_to_extract("v2") == articles[1:]
    assert store.articles_to_extract("v1") == articles


def test_statements_are_found_by_the_beginning_of_their_id(store, articles, statements):
    store.add_articles(articles)
    store.add_statements("v1", {"a1": statements[:2]})
    assert store.statements(statements[1].id[:10]) == (statements[1],)
    assert store.statements("%") == ()


def test_vectors_come_back_as_float16_holds_them_for_the_keys_and_model_asked(store):
    vectors = {f"k{number}": np.linspace(-1, 1, 5, dtype=np.float32) / (number + 1) for number in range(5000)}
    store.add_vectors("m", vectors)
    store.add_vectors("other", {"k1": np.zeros(5, np.float32)})
    found = store.vectors("m", [*vectors, "absent"])
    assert found.keys() == vectors.keys()
    assert all(np.array_equal(found[key], vectors[key].astype(np.float16).astype(np.float32)) for key in vectors)
    assert found["k1"].dtype == np.float32


@settings(max_examples=25)
@given(st.lists(st.floats(0, 1), min_size=3, max_size=3))
def test_nli_scores_come_back_to_the_last_bit(tmp_path_factory, scores):
    with Store(tmp_path_factory.mktemp("nli") / "s.db") as store:
        store.add_nli_scores("m", {"k": tuple(scores)})
        assert store.nli_scores("m", ["k", "absent"]) == {"k": tuple(scores)}
        assert store.nli_scores("n", ["k"]) == {}


def test_there_is_no_result_before_the_first_run(store, articles):
    store.add_articles(articles)
    assert store.result() is None
    assert store.last_run() is None


def test_a_result_comes_back_as_it_was_with_the_date_its_findings_were_first_seen(store, path, analysis, decisions):
    shown = fill(store, analysis, decisions)
    assert shown == replace(analysis, findings=(replace(analysis.findings[0], first_seen="2026-01-31"),), failures=())
    with Store(path) as again:
        assert again.result() == shown
        assert again.last_run() == RUN


def test_results_keep_numpy_floats_exactly(store, analysis):
    score = np.float32(0.1)
    shown = fill(store, replace(analysis, findings=(replace(analysis.findings[0], score=score),)))
    assert shown.findings[0].score == float(score)


def test_a_finding_keeps_its_first_date_even_when_it_was_gone_for_a_night(store, analysis):
    fill(store, analysis)
    fill(store, replace(analysis, findings=()), run=replace(RUN, date="2026-02-01"))
    assert store.findings() == ()
    shown = fill(store, analysis, run=replace(RUN, date="2026-02-02"))
    assert [finding.first_seen for finding in shown.findings] == ["2026-01-31"]


def test_the_date_before_a_report_is_that_of_an_earlier_day(store, analysis):
    for date in ("2026-01-29", "2026-01-31", "2026-01-31"):
        fill(store, analysis, run=replace(RUN, date=date))
        store.note_report(date)
    assert [store.date_before(d) for d in ("2026-01-29", "2026-01-31", "2026-02-07")] == [
        None,
        "2026-01-29",
        "2026-01-31",
    ]


def test_decisions_are_found_either_way_round(store, analysis, decisions):
    fill(store, analysis, decisions)
    first, second, third = (s.id for s in analysis.statements[:3])
    assert store.decisions([first], [second]) == decisions[:1]
    assert store.decisions([second, third], [first]) == tuple(sorted(decisions, key=lambda d: d.b))
    assert store.decisions([second], [third]) == ()


def test_verdicts_are_a_history_and_the_latest_shows_on_the_finding(store, analysis):
    given = [Verdict("f1" * 8, "confirmed", "", "2026-02-01"), Verdict("f1" * 8, "dismissed", "otro río", "2026-02-02")]
    store.add_verdicts(given)
    assert store.verdicts() == tuple(given)
    assert [finding.review for finding in fill(store, analysis).findings] == ["dismissed"]


def test_what_no_report_told_is_news_of_the_next_one(store, analysis):
    fill(store, analysis)
    store.readdress("2026-02-03")
    assert [finding.first_seen for finding in store.findings()] == ["2026-02-03"]
    store.note_report("2026-02-03")
    store.readdress("2026-02-07")
    assert [finding.first_seen for finding in store.findings()] == ["2026-02-03"]
    assert store.date_before("2026-02-07") == "2026-02-03"


def test_findings_are_found_by_the_beginning_of_their_id(store, analysis):
    shown = fill(store, analysis)
    assert store.findings("f1f1") == shown.findings
    assert store.findings("f2") == ()


def test_counts_name_every_sort_of_row(store, analysis):
    fill(store, analysis)
    assert store.counts() == {
        "articles": 4,
        "statements": 6,
        "clusters": 2,
        "findings": 1,
        "verdicts": 0,
        "runs": 1,
        "vectors": 0,
        "nli_scores": 0,
    }


def test_a_result_that_breaks_off_leaves_the_one_before(store, path, analysis, decisions):
    shown = fill(store, analysis, decisions)

    def killed():
        yield decisions[0]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fill(store, replace(analysis, clusters=()), killed(), replace(RUN, date="2026-02-01"))
    assert store.result() == shown
    assert store.last_run() == RUN
    with Store(path) as again:
        assert again.result() == shown


def _die_in_a_transaction(path):
    store = Store(path)
    store._connection.execute("BEGIN IMMEDIATE")
    store._connection.execute("PRAGMA cache_size = 1")  # spills to the file at once
    store._connection.execute("DELETE FROM articles")
    store._connection.execute("DELETE FROM statements")
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_process_killed_within_a_transaction_leaves_the_state_before_it(store, path, analysis):
    shown = fill(store, analysis)
    process = multiprocessing.get_context("spawn").Process(target=_die_in_a_transaction, args=(path,))
    process.start()
    process.join()
    assert process.exitcode == -signal.SIGKILL
    assert store.result() == shown


def test_a_second_run_at_once_is_refused_and_the_first_is_not_disturbed(path, store):
    with Store(path) as other:
        with store.exclusive(), pytest.raises(AlreadyRunningError, match="another run is using it"), other.exclusive():
            pass
        with other.exclusive():
            pass


def test_a_state_file_that_is_not_there_is_not_made_when_only_read(path):
    with pytest.raises(StoreError, match="no such state file"):
        Store(path, create=False)
    assert not path.exists()


def test_a_folder_that_is_not_there_is_named_with_what_to_do(tmp_path):
    with pytest.raises(StoreError, match=r"missing/state\.db: cannot be opened; check that its folder exists"):
        Store(tmp_path / "missing" / "state.db")


def test_a_file_that_is_no_database_is_refused_and_left_alone(path):
    path.write_text("Querido diario: hoy no pasó nada. " * 40)
    before = path.read_bytes()
    with pytest.raises(StoreError, match="is not a state file of claimdiff"):
        Store(path)
    assert path.read_bytes() == before


def test_a_damaged_file_says_so(path, store, articles):
    store.add_articles(replace(articles[0], id=str(number), text="x" * 5000) for number in range(50))
    whole = bytearray(path.read_bytes())
    whole[4096:8192] = b"\xff" * 4096  # the page that the articles begin on
    path.write_bytes(whole)
    with Store(path) as damaged, pytest.raises(StoreError, match="is damaged"):
        damaged.articles()


def test_text_that_is_no_utf8_is_damage_too(path, store, articles):
    store.add_articles(articles)
    with sqlite3.connect(path) as raw:
        raw.execute("UPDATE articles SET text = CAST(x'ff' AS TEXT)")
    raw.close()
    with pytest.raises(StoreError, match="is damaged"):
        store.articles()


def test_a_locked_file_says_so(path, store, articles, monkeypatch):
    monkeypatch.setattr("claimdiff.database.WAIT", 0.01)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StoreError, match="another program has it locked"), Store(path) as late:
        late.add_articles(articles)
    other.close()


def test_a_full_disk_says_so_and_loses_nothing(store, articles):
    store.add_articles(articles)
    (pages,) = store._connection.execute("PRAGMA page_count").fetchone()
    store._connection.execute(f"PRAGMA max_page_count = {pages + 1}")
    with pytest.raises(StoreError, match="the disk is full"):
        store.add_articles(replace(articles[0], id=str(number), text="x" * 5000) for number in range(50))
    assert store.articles() == articles


def test_a_mistake_in_our_own_sql_keeps_its_type(store):
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        store._read("SELECT * FROM nonsense")


def test_a_file_that_may_only_be_read_is_read_and_says_that_it_cannot_be_written(path, store, analysis):
    shown = fill(store, analysis)
    store._connection.execute("PRAGMA query_only = ON")  # what a file without write permission does, for root as well
    assert store.result() == shown
    with pytest.raises(StoreError, match="cannot be written"):
        store.add_verdicts([Verdict("f", "confirmed", "", "2026-02-01")])


def test_what_a_report_showed_is_kept_when_it_changed_and_found_by_date(store, analysis):
    (finding,) = analysis.findings
    grown = replace(analysis, findings=(replace(finding, statements_a=finding.statements_a[:1]),))
    for date, night in (("2026-01-30", grown), ("2026-01-31", grown), ("2026-02-02", analysis)):
        fill(store, night, run=replace(RUN, date=date))
    asked = ("2026-01-29", "2026-01-30", "2026-02-01", "2026-02-02", "2026-02-09", "")
    assert [store.shown_number(finding.id, date) for date in asked] == [None, 1, 1, 2, 2, 2]
    store.add_verdicts([Verdict(finding.id, "confirmed", "", "2026-02-01", "2026-01-31", 1)])
    (case,) = store.judged()
    assert case.shown == Shown(
        finding.kind,
        finding.score,
        finding.statements_a[:1],
        finding.statements_b,
        ("El Faro",),
        ("El Faro", "La Hora", "Radio Sur"),
    )
    assert store.findings()[0].gained == tuple(sorted(finding.statements_a[1:]))


def test_a_verdict_that_came_before_its_finding_is_about_what_was_shown_first(store, analysis):
    store.add_verdicts([Verdict("f1" * 8, "confirmed", "", "2026-02-01")])
    assert [case.shown for case in store.judged()] == [None]
    (finding,) = fill(store, analysis).findings
    assert (finding.review, finding.gained) == ("confirmed", ())


def test_a_page_counts_as_read_until_it_changes_even_under_another_name(store):
    assert not store.is_read("/r/a.md", "one")
    store.mark_read("/r/a.md", "one")
    assert store.is_read("/r/a.md", "one")
    assert store.is_read("/r/renamed.md", "one")
    store.mark_read("/r/a.md", "two")
    store.mark_read("/r/b.md", "one")
    assert not store.is_read("/r/a.md", "one")
