import json
from pathlib import Path

import pytest

from claimdiff.models.runtime import BodyInfo
from training.manifest import write_manifest


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("tokenizer.json", "embeddings.q4", "encoder.onnx", "nli.onnx"):
        (tmp_path / name).write_text(name)
    return tmp_path


def names(folder: Path, temperature: float) -> tuple[str, str]:
    """The names of encoder and NLI model, as the package reads them."""
    write_manifest(folder, 384, temperature)
    manifest = json.loads((folder / "models.json").read_text())
    return BodyInfo(**manifest["encoder"]).name, BodyInfo(**manifest["nli"]).name


def test_a_name_changes_with_whatever_changes_the_answers(folder: Path):
    encoder, nli = names(folder, 1.0)
    assert names(folder, 1.0) == (encoder, nli)
    assert names(folder, 1.1)[0] == encoder
    assert names(folder, 1.1)[1] != nli
    (folder / "nli.onnx").write_text("others")
    assert names(folder, 1.0)[0] == encoder
    assert names(folder, 1.0)[1] != nli
    (folder / "embeddings.q4").write_text("others")
    assert names(folder, 1.0)[0] != encoder
