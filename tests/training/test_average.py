import numpy as np
import pytest

pytest.importorskip("safetensors")

from safetensors import safe_open
from safetensors.numpy import load_file, save_file

from training.average import average


def test_the_mean_of_checkpoints_is_weighted_and_keeps_what_the_first_says_of_itself(tmp_path):
    for name, value in (("a", 1.0), ("b", 5.0)):
        save_file({"w": np.full((2, 2), value, np.float32)}, tmp_path / name, {"labels": name})
    out = average({tmp_path / "a": 0.75, tmp_path / "b": 0.25}, tmp_path / "mean" / "nli.safetensors")
    assert load_file(out)["w"].tolist() == [[2.0, 2.0], [2.0, 2.0]]
    with safe_open(out, "numpy") as checkpoint:
        assert checkpoint.metadata() == {"labels": "a"}
