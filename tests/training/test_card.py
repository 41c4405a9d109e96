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
    results = {"instructions": ["avx512f"], "encoder": {"stsb-es-test": 0.8}, "nli": {"xnli-es-test": FIGURES}}
    for name in ("shipped.json", "exact.json"):
        (tmp_path / name).write_text(json.dumps(results))
    np.savez(tmp_path / "shipped.npz", **{"xnli-es-test": np.array([[0.5, 0.3, 0.2], [0.1, 0.8, 0.1]])})
    pair = Pair("inferes", "es", "es", "Llueve.", "No llueve.", "contradiction")
    with gzip.open(tmp_path / "first.jsonl.gz", "wt") as out:
        out.write(json.dumps(asdict(pair)) + "\n")
    (tmp_path / "first").mkdir()
    (tmp_path / "first" / "recipe.json").write_text('{"batch": 64, "rate": 0.0001, "frozen": 3, "seed": 1}')
    numpy_files.save_file({"o.bias": np.zeros(3)}, tmp_path / "first" / "nli.safetensors", {"step": "100"})
    return tmp_path


@pytest.fixture
def models(tmp_path: Path) -> Path:
    """A folder with files of one megabyte each."""
    models = tmp_path / "models"
    models.mkdir()
    for name in ("embeddings.q4", "encoder.onnx", "nli.onnx", "tokenizer.json"):
        (models / name).write_bytes(bytes(1_000_000))
    nli = {"name": "claimdiff-nli-1", "temperature": 1.25}
    (models / "models.json").write_text(json.dumps({"encoder": {"name": "e"}, "nli": nli, "max_tokens": 256}))
    return models


def test_what_each_part_buys_is_a_table_of_the_runs():
    pytest.importorskip("safetensors")
    from training.card import ablation_table  # noqa: PLC0415 (needs safetensors)

    figures = {"xnli-es-dev": {"accuracy": 0.678}, "held": {"accuracy": 0.78, "contradiction_f1": 0.65}}
    runs = [
        {"without": None, "pairs": 20000, "share_of_mix": 0.0, "figures": figures},
        {"without": "rules", "pairs": 20000, "share_of_mix": 0.034, "figures": figures},
    ]
    table = [
        "| without | share of the mix | xnli-es-dev | held | contradiction F1, held |",
        "|---|---|---|---|---|",
        "| nothing | 0% | 0.678 | 0.780 | 0.650 |",
        "| rules | 3% | 0.678 | 0.780 | 0.650 |",
    ]
    assert ablation_table(runs) == "\n".join(["Pairs a run: 20,000.", "", *table])


def written(work: Path, models: Path) -> str:
    from training.card import write_card  # noqa: PLC0415 (needs safetensors)

    write_card(work, models)
    return (models / "MODEL_CARD.md").read_text(encoding="utf-8")


def test_the_card_holds_every_figure_licence_and_size(work: Path, models: Path):
    card = written(work, models)
    assert "| xnli-es-test | 5,010 | 0.700 |  | 0.700 | 0.710 | 0.020 |" in card
    assert "AVX2 alone was not measured." in card
    assert "| source | first | licence |\n|---|---|---|\n| inferes | 1 | CC BY 4.0" in card
    assert "| first | 6,400 | 64 | 0.0001 | 3 | 1 |" in card
    assert "| together | 4.0 MB |" in card
    assert "$" not in card


def test_what_was_measured_on_avx2_alone_stands_beside(work: Path, models: Path):
    results = json.loads((work / "shipped.json").read_text())
    results["nli"]["xnli-es-test"]["accuracy"] = 0.6
    (work / "avx2.json").write_text(json.dumps(results))
    np.savez(work / "avx2.npz", **{"xnli-es-test": np.array([[0.5, 0.3, 0.2], [0.5, 0.4, 0.1]])})
    card = written(work, models)
    assert "| xnli-es-test | 5,010 | 0.700 | 0.600 | 0.700 | 0.710 | 0.020 |" in card
    assert "Of 2 pairs 50.00% got the same label on AVX2 alone" in card
    assert "differed most did so by 0.400, in the mean it is 0.2000." in card
