import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from training.ablate import PARTS, WHOLE, Figures, ablate, figures_of, without
from training.corpora import Pair

PAIRS = [
    Pair("stories", "es", "es", "Llueve en Lima.", "No llueve en Lima.", "contradiction"),
    Pair("lingnli", "es", "es", "Llovió.", "Nevó.", "neutral"),
    Pair("lingnli", "en", "en", "It rained.", "It poured.", "neutral"),
    Pair("lingnli", "en", "es", "It rained.", "Llovió.", "entailment"),
    Pair("rule-negate", "es", "es", "Llueve.", "No llueve.", "contradiction"),
    Pair("inferes", "es", "es", "Llueve.", "Cae agua.", "entailment"),
]


class FakeTrainer:
    """Notes what it is given; its accuracy is the number of pairs."""

    def __init__(self) -> None:
        self.seen: dict[str, list[str]] = {}

    def __call__(self, name: str, pairs: Sequence[Pair]) -> Figures:
        self.seen[name] = [pair.source for pair in pairs]
        return {"dev": {"accuracy": float(len(pairs))}}


def test_a_pair_is_translated_when_it_is_not_in_the_language_of_its_source():
    assert [PARTS["translations"](pair) for pair in PAIRS] == [False, True, False, True, False, False]


def test_what_a_part_leaves_free_is_filled_with_the_pairs_that_follow():
    assert without("stories", PAIRS, 2) == PAIRS[1:3]
    assert without(WHOLE, PAIRS, 2) == PAIRS[:2]


def test_each_part_is_left_out_once_and_the_whole_mix_is_trained_first(tmp_path: Path):
    trainer = FakeTrainer()
    runs = ablate(PAIRS, 4, trainer, tmp_path / "ablation.json")
    assert list(trainer.seen) == [WHOLE, *PARTS]
    assert trainer.seen["rules"] == ["stories", "lingnli", "lingnli", "lingnli"]
    assert runs[0] == {"without": None, "pairs": 4, "share_of_mix": 0.0, "figures": {"dev": {"accuracy": 4.0}}}
    assert [run["share_of_mix"] for run in runs[1:3]] == [1 / 6, 2 / 6]


def test_runs_that_are_done_are_not_done_again(tmp_path: Path):
    out = tmp_path / "ablation.json"
    ablate(PAIRS, 4, FakeTrainer(), out)
    kept = json.loads(out.read_text())
    out.write_text(json.dumps(kept[:4]))
    again = FakeTrainer()
    assert ablate(PAIRS, 4, again, out) == kept
    assert list(again.seen) == list(PARTS)[3:]


def test_figures_are_of_all_rows_and_of_the_contradictions():
    answers = np.array([[0, 0, 1], [0, 1, 0], [0, 0, 1]])
    assert figures_of(answers, PAIRS[:3]) == {"pairs": 3, "accuracy": 2 / 3, "contradiction_f1": 2 / 3}
