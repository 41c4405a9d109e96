import gzip
import json
from dataclasses import asdict
from pathlib import Path

import numpy as np
import pytest

from training.corpora import Pair

FIGURES = {"pairs": 5010, "accuracy": 0.7, "contradiction_f1": 0.71, "calibration_error": 0.02}


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """What the steps before the card leave behind, for one stage of training."""
    numpy_files = pytest.importorskip("safetensors.numpy")
    results = {"instructions": ["avx2"], "encoder": {"stsb-es-test": 0.8}, "nli": {"xnli-es-test": FIGURES}}
    for name in ("shipped.json", "exact.json"):
        (tmp_path / name).write_text(json.dumps(results))
    pair = Pair("inferes", "es", "es", "Llueve.", "No llueve.", "contradiction")
    with gzip.open(tmp_path / "first.jsonl.gz", "wt") as out:
        out.write(json.dumps(asdict(pair)) + "\n")
    (tmp_path / "first").mkdir()
    (tmp_path / "first" / "recipe.json").write_text('{"batch": 64, "rate": 0.0001, "frozen": 3, "seed": 1}')
    numpy_files.save_file({"o.bias": np.zeros(3)}, tmp_path / "first" / "nli.safetensors", {"step": "100"})
    return tmp_path


def test_the_card_holds_every_figure_licence_and_size(work: Path, tmp_path: Path):
    from training.card import write_card  # noqa: PLC0415 (needs safetensors)

    models = tmp_path / "models"
    models.mkdir()
    for name in ("embeddings.q4", "encoder.onnx", "nli.onnx", "tokenizer.json"):
        (models / name).write_bytes(bytes(1_000_000))
    nli = {"name": "claimdiff-nli-1", "temperature": 1.25}
    (models / "models.json").write_text(json.dumps({"encoder": {"name": "e"}, "nli": nli, "max_tokens": 256}))
    write_card(work, models)
    card = (models / "MODEL_CARD.md").read_text(encoding="utf-8")
    assert "| xnli-es-test | 5,010 | 0.700 | 0.700 | 0.710 | 0.020 |" in card
    assert "| inferes | 1 |  |  |  | CC BY 4.0, as far as its authors state |" in card
    assert "| first | 6,400 | 64 | 0.0001 | 3 | 1 |" in card
    assert "| together | 4.0 MB |" in card
    assert "$" not in card
