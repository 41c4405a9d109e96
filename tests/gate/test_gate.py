import json

import pytest

from tests.gate.gate import NOISE, Pins, faults, judge, parse, read_pins, repinned, write_pins

FIGURES = {
    "extraction_recall": 0.97,
    "bcubed_f1": 0.85,
    "contradiction_p": 0.6,
    "contradiction_r": 0.5,
    "contradiction_f1": 0.55,
    "kinds_right": 0.8,
    "traps_flagged": 5,
}
PINS = Pins("corpus", FIGURES, FIGURES)

EMPTY = {"statements": [], "clusters": [], "findings": []}


def test_the_pinned_figures_hold():
    assert faults(FIGURES, "corpus", PINS) == []


@pytest.mark.parametrize("name", NOISE)
def test_each_figure_is_held_beyond_its_noise(name):
    worse = NOISE[name] if name == "traps_flagged" else -NOISE[name]
    within, beyond = FIGURES[name] + 0.9 * worse, FIGURES[name] + 1.1 * worse
    assert faults(FIGURES | {name: within}, "corpus", PINS) == []
    (fault,) = faults(FIGURES | {name: beyond}, "corpus", PINS)
    assert fault.startswith(f"{name} is {beyond:.3f}, pinned at {FIGURES[name]:.3f}")


def test_another_corpus_must_be_pinned_again():
    assert faults(FIGURES, "another", PINS) == ["the bundles are not those that were pinned: run with --update"]


def test_pinning_raises_floors_and_lowers_ceilings_freely():
    better = {name: value + 0.01 for name, value in FIGURES.items()} | {"traps_flagged": 4}
    assert repinned(better, "corpus", PINS).limits == pytest.approx(better, abs=0.001)


def test_pinning_never_lowers_a_floor_unless_told_so():
    worse = FIGURES | {"bcubed_f1": 0.845, "traps_flagged": 6}
    kept = repinned(worse, "corpus", PINS)
    assert kept.limits == PINS.limits
    assert kept.measured == pytest.approx(worse, abs=0.001)
    assert repinned(worse, "corpus", PINS, allow_regression=True).limits == pytest.approx(worse, abs=0.001)


def test_a_new_floor_is_rounded_down():
    assert repinned(FIGURES | {"bcubed_f1": 0.85999}, "corpus", None).limits["bcubed_f1"] == 0.859


def test_pins_survive_being_written(tmp_path):
    write_pins(tmp_path / "floors.json", PINS)
    assert read_pins(tmp_path / "floors.json") == PINS
    assert read_pins(tmp_path / "none.json") is None


@pytest.fixture
def arguments(folder, tmp_path):
    return ["--gold", str(folder), "--floors", str(tmp_path / "floors.json")]


def test_a_gate_without_pins_fails_and_says_what_to_do(arguments):
    shown, holds = judge(parse(arguments), lambda bundle: EMPTY)
    assert not holds
    assert "nothing is pinned" in shown
    assert "run with --update" in shown


def test_a_gate_that_was_pinned_holds_until_quality_falls(arguments, folder, tmp_path):
    good = {
        "statements": [{"id": "s", "article": "a1", "start": 0, "end": 24}],
        "clusters": [{"id": "c", "statements": ["s"]}],
        "findings": [],
    }
    assert judge(parse([*arguments, "--update"]), lambda bundle: good)[1]
    assert judge(parse(arguments), lambda bundle: good)[1]
    shown, holds = judge(parse(arguments), lambda bundle: EMPTY)
    assert not holds
    assert "GATE FAILED: extraction_recall is 0.000, pinned at 0.200" in shown


def test_an_update_that_would_lower_a_floor_is_refused_unless_allowed(arguments, tmp_path):
    floors = tmp_path / "floors.json"
    write_pins(floors, PINS)
    before = floors.read_text(encoding="utf-8")
    shown, holds = judge(parse([*arguments, "--update"]), lambda bundle: EMPTY)
    assert not holds
    assert "--allow-regression" in shown
    assert floors.read_text(encoding="utf-8") == before
    assert judge(parse([*arguments, "--update", "--allow-regression"]), lambda bundle: EMPTY)[1]
    assert read_pins(floors).limits["extraction_recall"] == 0.0


def test_reports_are_kept_when_asked_for(arguments, tmp_path):
    judge(parse([*arguments, "--reports", str(tmp_path / "kept")]), lambda bundle: EMPTY)
    assert json.loads((tmp_path / "kept" / "puente.json").read_text(encoding="utf-8")) == EMPTY
