import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdiff.errors import ModelError
from claimdiff.models.runtime import FOLDER, Body, batches

needs_models = pytest.mark.skipif(not (FOLDER / "models.json").exists(), reason="the model files are not in place")


@given(st.lists(st.integers(1, 300), max_size=60), st.integers(1, 600))
def test_batches_cover_every_item_once_within_the_budget(lengths: list[int], budget: int):
    made = list(batches(np.array(lengths, np.int64), budget))
    assert sorted(i for batch in made for i in batch) == list(range(len(lengths)))
    assert all(len(batch) == 1 or len(batch) * max(lengths[i] for i in batch) <= budget for batch in made)


def test_batches_put_like_lengths_together_longest_first():
    assert [batch.tolist() for batch in batches(np.array([5, 90, 5, 80]), 180)] == [[1, 3], [0, 2]]


def test_a_folder_without_models_is_a_known_error(tmp_path: Path):
    with pytest.raises(ModelError, match=r"no usable models\.json .*reinstall claimdiff"):
        Body("encoder", tmp_path)


def test_importing_the_models_loads_no_model_library():
    code = (
        "import sys, claimdiff.judge.nli, claimdiff.match.encoder\n"
        "print({'onnxruntime', 'tokenizers', 'torch', 'transformers'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


@needs_models
@pytest.mark.slow
def test_an_answer_hardly_depends_on_its_order_or_company():
    texts = ["Llueve.", "El presidente viajó a Lima y firmó tres acuerdos de comercio.", "No llueve."] * 3
    body = Body("encoder")
    alone = np.concatenate([body.run([text]) for text in texts])
    together = body.run(texts)
    assert np.allclose(body.run(texts[::-1]), together[::-1], atol=1e-6)
    cosines = (alone * together).sum(1) / np.linalg.norm(alone, axis=1) / np.linalg.norm(together, axis=1)
    assert cosines.min() > 0.99


@needs_models
@pytest.mark.slow
def test_progress_is_told_of_every_item():
    told: list[int] = []
    Body("nli").run([("Llueve.", "No llueve.")] * 40, told.append)
    assert sum(told) == 40


@needs_models
@pytest.mark.slow
def test_no_items_give_no_rows():
    assert Body("nli").run([]).shape == (0, 3)
    assert Body("encoder").run([]).shape == (0, 384)
