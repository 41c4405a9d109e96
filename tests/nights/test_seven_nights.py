"""The state and the report after any nights are those of one run over everything with the same reviews."""

import random
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimdiff.config import DEFAULTS
from claimdiff.datamodel import Article
from claimdiff.ingest import read_sources
from claimdiff.judge.nli import load_nli
from claimdiff.match import nearest
from claimdiff.match.encoder import load_encoder
from tests.models.test_runtime import needs_models
from tests.nights.desk import LAST_NIGHT, Desk, dates
from tests.nights.stories import articles

SAMPLES = Path(__file__).parents[2] / "data" / "samples"


def sample_rows():
    """The articles of the samples as rows of JSON."""
    names = ("id", "outlet", "url", "title", "published", "lang", "text")
    found = [item for item in read_sources([SAMPLES]) if isinstance(item, Article)]
    return [{name: getattr(item, name) for name in names if getattr(item, name)} for item in found]


def cut(rows, number, seed):
    """The rows in another order, in so many slices, some of them maybe empty."""
    chance = random.Random(seed)
    mixed = chance.sample(rows, len(rows))
    ends = sorted(chance.randint(0, len(rows)) for _ in range(number - 1))
    return [mixed[a:b] for a, b in zip([0, *ends], [*ends, len(rows)], strict=True)]


def play(folder, slices, *, reviews=False, **models):
    """Nights with reviews in between, and one that brings nothing at the end."""
    desk = Desk(folder, **models)
    for number, (date, rows) in enumerate(zip(dates(len(slices)), slices, strict=True)):
        desk.night(rows, date)
        if reviews:
            desk.review(date, number)
    desk.night([], LAST_NIGHT)
    return desk


def at_once(folder, rows, reviewed, **models):
    """One run over everything, with what a person saw and said in other nights."""
    desk = Desk(folder, **models)
    desk.take_reviews_of(reviewed)
    desk.night(rows, LAST_NIGHT)
    return desk


@pytest.mark.parametrize("seed", range(3))
def test_seven_nights_with_reviews_end_as_one_run_with_the_same_reviews(tmp_path, seed):
    rows = sample_rows() + articles(24, seed)
    nights = play(tmp_path / "nights", cut(rows, 7, seed), reviews=True)
    whole = at_once(tmp_path / "whole", rows, nights)
    assert nights.end() == whole.end()
    assert {finding.review for finding in whole.store.findings()} >= {"", "confirmed"}
    assert whole.store._read("SELECT * FROM pairs ORDER BY a, b") == nights.store._read(
        "SELECT * FROM pairs ORDER BY a, b"
    )


@given(seed=st.integers(0, 10**6), number=st.integers(2, 9), nights=st.integers(1, 5), most=st.sampled_from([1, 2, 6]))
@settings(max_examples=12, deadline=None)
def test_any_slices_in_any_order_end_alike(seed, number, nights, most):
    rows = articles(number, seed)
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(nearest, "MOST", most)  # short lists, so that statements push each other out
        one = play(Path(folder) / "one", cut(rows, nights, seed + 1))
        other = play(Path(folder) / "other", cut(rows, 1, seed + 2))
        assert one.end() == other.end()


def test_what_was_compared_once_is_never_asked_again(tmp_path):
    rows = articles(12, seed=5)
    desk = play(tmp_path / "nights", cut(rows, 4, seed=5))
    once = play(tmp_path / "once", [rows])
    assert desk.models["encoder"].calls == once.models["encoder"].calls
    asked = desk.models["nli"].calls
    desk.night(rows, LAST_NIGHT)
    assert desk.models["nli"].calls == asked


def test_an_edited_article_loses_what_it_no_longer_says_and_gains_what_it_says_now(tmp_path):
    accused = "La Fiscalía acusa a la minera Alto Cobre de verter ácido en el río Lerma, lo que la empresa niega."
    row = {"id": "a", "outlet": "El Faro", "lang": "es", "published": "2026-01-10", "text": accused}
    other = row | {
        "id": "b",
        "outlet": "La Hora",
        "text": "Alto Cobre vertió ácido en el río Lerma, sostuvo la Fiscalía.",
    }
    edited = row | {
        "text": f"Ayer llovió sobre todo el valle de Toluca. {accused} El alcalde pidió calma a los vecinos."
    }
    desk = Desk(tmp_path / "edited")
    desk.night([row, other], "2026-02-01")
    before = {statement.id for statement in desk.store.statements()}
    found = desk.night([edited], "2026-02-02")
    assert {article.id for article in found.articles} == {"a", "b"}
    assert before - {statement.id for statement in found.statements}, "statements of the old text are gone"
    whole = Desk(tmp_path / "whole")
    whole.night([row, other, edited], LAST_NIGHT)
    assert desk.end() == whole.end()
    back = desk.night([row], "2026-02-03")
    assert back.articles == found.articles, "a version that is known changes nothing"


def test_a_night_that_breaks_off_between_asking_and_storing_is_finished_by_the_next(tmp_path, monkeypatch):
    rows = articles(10, seed=7)
    whole = play(tmp_path / "whole", [rows])
    desk = Desk(tmp_path / "broken")
    desk.night(rows[:4], "2026-02-01")
    with monkeypatch.context() as patch:
        patch.setattr("claimdiff.pipeline.weave", broken)
        with pytest.raises(KeyboardInterrupt):
            desk.night(rows[4:], "2026-02-02")
    desk.night([], LAST_NIGHT)
    assert desk.end() == whole.end()


def broken(*arguments):
    raise KeyboardInterrupt


def test_many_steps_in_one_night_end_as_one_step(tmp_path, monkeypatch):
    rows = articles(12, seed=11)
    whole = play(tmp_path / "whole", [rows])
    monkeypatch.setattr("claimdiff.pipeline.STEP", 3)
    assert play(tmp_path / "steps", [rows]).end() == whole.end()


@needs_models
@pytest.mark.slow
def test_the_shipped_models_give_the_same_in_nights_as_at_once(tmp_path):
    models = {"encoder": load_encoder(), "nli": load_nli(), "settings": DEFAULTS}
    rows = sample_rows()
    nights = play(tmp_path / "nights", cut(rows, 3, seed=1), reviews=True, **models)
    whole = at_once(tmp_path / "whole", rows, nights, **models)
    assert nights.end() == whole.end()
    assert nights.store.findings()
