"""Write what ships: the cut vocabulary, the word table, the two int8 bodies and models.json.

    python -m training.export --base e5-small-q4.bin --tokenizer tokenizer.json --nli checkpoint.safetensors \
        --temperature 1.0 --out claimdiff/models
"""

import argparse
import hashlib
import json
from pathlib import Path

import numpy as np
import onnx
from safetensors.numpy import load_file

from training.base import Weights, read_base
from training.graph import Head, Precision, build_graph
from training.vocabulary import write_vocabulary

# Longer items lose their end: news sentences have 40 tokens, a long one 120.
MAX_TOKENS = 256
_SHARED_FILES = ("tokenizer.json", "embeddings.q4")


def body_weights(checkpoint: Path) -> Weights:
    """The float32 weights of a checkpoint, named as in training.base (without "bert.")."""
    return {name.removeprefix("bert."): value.astype(np.float32) for name, value in load_file(checkpoint).items()}


def short_hash(*files: Path) -> str:
    """Eight hex digits that change when any of the files does."""
    return hashlib.sha256(b"".join(hashlib.sha256(file.read_bytes()).digest() for file in files)).hexdigest()[:8]


def write_manifest(folder: Path, width: int, temperature: float) -> None:
    """Write models.json for the files that lie in `folder`."""
    shared = [folder / name for name in _SHARED_FILES]
    bodies = [folder / "encoder.onnx", folder / "nli.onnx"]
    encoder, nli = (f"claimdiff-{body.stem}-{short_hash(body, *shared)}" for body in bodies)
    manifest = {
        "width": width,
        "max_tokens": MAX_TOKENS,
        "encoder": {"name": encoder, "file": "encoder.onnx", "prefix": "query: "},
        "nli": {"name": nli, "file": "nli.onnx", "temperature": temperature},
        "sha256": {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in [*shared, *bodies]},
    }
    (folder / "models.json").write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")


def export(base_file: Path, tokenizer: Path, nli: Path, out: Path, temperature: float) -> None:
    """Write all files of the shipped models into `out`."""
    base = read_base(base_file)
    out.mkdir(parents=True, exist_ok=True)
    write_vocabulary(tokenizer, base.table, out)
    for name, weights, head in (("encoder", base.weights, Head.MEAN), ("nli", body_weights(nli), Head.NLI)):
        # Positions that no item reaches need not ship.
        places = "embeddings.position_embeddings.weight"
        shipped = weights | {places: weights[places][:MAX_TOKENS]}
        onnx.save(build_graph(base.shape, shipped, head, Precision.INT8), out / f"{name}.onnx")
    write_manifest(out, base.shape.hidden, temperature)
    print(f"{sum(file.stat().st_size for file in out.iterdir() if file.is_file()) / 1e6:.1f} MB in {out}")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for option in ("base", "tokenizer", "nli", "out"):
        parser.add_argument(f"--{option}", type=Path, required=True)
    parser.add_argument("--temperature", type=float, default=1.0)
    given = parser.parse_args()
    export(given.base, given.tokenizer, given.nli, given.out, given.temperature)


if __name__ == "__main__":
    main()
