import subprocess
import sys

import numpy as np
import pytest

pytest.importorskip("tokenizers")

from training.evaluate import instruction_sets, measure_nli, unlike_the_card
from training.processors import build_library, can_show_avx2_alone

FIGURES = {"pairs": 5010, "accuracy": 0.7032, "contradiction_f1": 0.7216, "calibration_error": 0.0299}
RESULTS = {"encoder": {"stsb-es-test": 0.8002}, "nli": {"xnli-es-test": FIGURES}}
CARD = """| xnli-es-test | 5,010 | 0.703 | 0.701 | 0.702 | 0.722 | 0.030 |
| stsb-es-test | 0.800 |  | 0.801 |
"""


def test_figures_are_accuracy_and_of_contradictions():
    rows = [{"label": "contradiction"}, {"label": "neutral"}]
    answers = np.array([[0.0, 0.0, 1.0], [0.0, 0.0, 1.0]])
    figures = measure_nli(rows, answers)
    assert figures == {"pairs": 2, "accuracy": 0.5, "contradiction_f1": 2 / 3, "calibration_error": 0.5}


def test_figures_that_round_to_those_of_the_card_are_like_it():
    assert unlike_the_card(RESULTS, CARD) == []


@pytest.mark.parametrize(
    ("old", "new"), [("0.703 |", "0.710 |"), ("0.722", "0.730"), ("0.030", "0.040"), ("xnli-es-test", "another set")]
)
def test_a_figure_that_differs_or_is_missing_is_named(old: str, new: str):
    assert unlike_the_card(RESULTS, CARD.replace(old, new)) == ["xnli-es-test"]


@pytest.mark.skipif(not can_show_avx2_alone(), reason="needs a C compiler and a processor with cpuid_fault")
def test_a_process_can_be_shown_avx2_alone(tmp_path):
    code = "from training.evaluate import instruction_sets; print(instruction_sets())"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={"LD_PRELOAD": str(build_library(tmp_path))},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "['avx2']\n"
    assert "avx2" in instruction_sets()
