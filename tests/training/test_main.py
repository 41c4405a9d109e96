"""The order of the stages, and that what is done is not done again; who does the work is faked."""

import gzip
import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("torch")

from training.__main__ import Settings, Steps, make_models
from training.corpora import Pair, read_pairs
from training.train import Recipe, Run

PAIR = Pair("inferes", "es", "es", "Llueve.", "No llueve.", "contradiction")
STORY = {
    "story": "puente",
    "lang": "es",
    "facts": [{"says": ["El puente cerró.", "Cerraron el puente."], "contradicts": ["Sigue abierto."], "near": []}],
}


class FakeSteps:
    """Notes what is asked for, in order."""

    def __init__(self) -> None:
        self.asked: list[object] = []

    def mix(self, settings: Settings) -> list[Pair]:
        self.asked.append("mix")
        return [PAIR] * 3

    def fine_tune(self, recipe: Recipe, run: Run) -> Path:
        self.asked.append((run.pairs.name, recipe.epochs, run.start and run.start.parent.name))
        return run.out / "nli.safetensors"

    def tune(self, settings: Settings) -> Path:
        self.asked.append("tune")
        return settings.work / "encoder" / "encoder.safetensors"

    def consistent(self, settings: Settings, nli: Path) -> list[Pair]:
        self.asked.append(("consistent", nli.parent.name))
        return [replace(PAIR, source="one-article")] * 3

    def average(self, shares: Mapping[Path, float], out: Path) -> Path:
        self.asked.append([path.parent.name for path in shares])
        return out

    def ship(self, settings: Settings, nli: Path, encoder: Path | None) -> None:
        self.asked.append(("ship", nli.parent.name, encoder and encoder.parent.name))

    def all(self) -> Steps:
        return Steps(self.mix, self.fine_tune, self.tune, self.consistent, self.average, self.ship)


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    for name in ("base_file", "tokenizer_file"):
        monkeypatch.setattr(f"training.__main__.{name}", lambda: tmp_path / "base")
    (tmp_path / "work" / "vocabulary").mkdir(parents=True)
    (tmp_path / "stories").mkdir()
    (tmp_path / "stories" / "es.jsonl").write_text(json.dumps(STORY) + "\n")
    return Settings(tmp_path / "data", tmp_path / "work", tmp_path / "out", tmp_path / "stories")


def test_each_stage_starts_from_the_one_before_and_the_last_one_ships(settings: Settings):
    steps = FakeSteps()
    make_models(settings, steps.all())
    assert steps.asked == [
        "mix",
        ("first.jsonl.gz", 2, None),
        "tune",
        ("second.jsonl.gz", 1, "first"),
        ("third.jsonl.gz", 1, "second"),
        ("fourth.jsonl.gz", 1, "third"),
        ("fifth.jsonl.gz", 1, "fourth"),
        ("consistent", "fourth"),
        ("sixth.jsonl.gz", 1, "fifth"),
        ["fourth", "fifth", "sixth"],
        ("ship", "mean", "encoder"),
    ]


def test_the_last_stage_sees_what_articles_are_consistent_in(settings: Settings):
    make_models(settings, FakeSteps().all())
    sources = [pair.source for pair in read_pairs(settings.work / "sixth.jsonl.gz")]
    assert {source: sources.count(source) for source in ("inferes", "one-article")} == {"inferes": 3, "one-article": 3}
    assert "stories" in sources


def test_later_stages_see_the_stories_among_general_pairs(settings: Settings):
    make_models(settings, FakeSteps().all())
    sources = [pair.source for pair in read_pairs(settings.work / "second.jsonl.gz")]
    assert sources.count("inferes") == 3
    assert sources.count("stories") > 2


def test_without_stories_there_is_one_stage(settings: Settings):
    steps = FakeSteps()
    make_models(Settings(settings.data, settings.work, settings.out), steps.all())
    assert steps.asked == ["mix", ("first.jsonl.gz", 2, None), ("ship", "first", None)]


def test_pairs_that_are_there_are_not_made_again(settings: Settings):
    make_models(settings, FakeSteps().all())
    before = {path.name: path.read_bytes() for path in settings.work.glob("*.jsonl.gz")}
    again = FakeSteps()
    make_models(settings, again.all())
    assert "mix" not in again.asked
    assert {path.name: path.read_bytes() for path in settings.work.glob("*.jsonl.gz")} == before


def test_a_mix_that_was_cut_short_leaves_no_file(settings: Settings):
    def breaks(settings: Settings) -> list[Pair]:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        make_models(settings, Steps(mix=breaks, fine_tune=FakeSteps().fine_tune))
    assert not (settings.work / "first.jsonl.gz").exists()


def test_a_limit_holds_for_every_stage(settings: Settings):
    limited = Settings(settings.data, settings.work, settings.out, settings.stories, limit=2)
    make_models(limited, FakeSteps().all())
    with gzip.open(settings.work / "third.jsonl.gz", "rt") as lines:
        assert len(list(lines)) == 2
