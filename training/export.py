"""Write what ships: the cut vocabulary, the word table, the two int8 bodies and models.json.

python -m training.export --nli checkpoint.safetensors --pairs pairs.jsonl.gz --out claimdiff/models
"""

import argparse
import itertools
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
from safetensors.numpy import load_file

from training.base import Weights, read_base
from training.batches import Batcher
from training.corpora import read_pairs
from training.graph import Head, build_graph
from training.manifest import MAX_TOKENS, PREFIX, write_manifest
from training.quantise import quantise
from training.sources import base_file, tokenizer_file
from training.vocabulary import write_vocabulary

_CALIBRATION_PAIRS = 600
_CALIBRATION_BATCH = 16


def body_weights(checkpoint: Path) -> Weights:
    """The float32 weights of a checkpoint, named as in training.base (without "bert.")."""
    return {name.removeprefix("bert."): value.astype(np.float32) for name, value in load_file(checkpoint).items()}


@dataclass(frozen=True)
class Sources:
    """The files that the shipped ones are made of; `pairs` are training pairs, of which some show the usual ranges.

    Without a checkpoint of its own the encoder is the base.
    """

    base: Path
    tokenizer: Path
    nli: Path
    pairs: Path
    encoder: Path | None = None


def export(sources: Sources, out: Path, temperature: float = 1.0, exact: bool = False) -> None:
    """Write all files of the shipped models into `out`; with `exact` in float32, to compare."""
    base = read_base(sources.base)
    out.mkdir(parents=True, exist_ok=True)
    write_vocabulary(sources.tokenizer, base.table, out)
    pairs = list(itertools.islice(read_pairs(sources.pairs), _CALIBRATION_PAIRS))
    batcher = Batcher(out, base.shape.hidden, MAX_TOKENS)
    texts = [f"{PREFIX}{text}" for pair in pairs for text in (pair.premise, pair.hypothesis)]
    for name, weights, head, items in (
        ("encoder", body_weights(sources.encoder) if sources.encoder else base.weights, Head.MEAN, texts),
        ("nli", body_weights(sources.nli), Head.NLI, [(pair.premise, pair.hypothesis) for pair in pairs]),
    ):
        # Positions that no item reaches need not ship.
        places = "embeddings.position_embeddings.weight"
        shipped = weights | {places: weights[places][:MAX_TOKENS]}
        batches = (batch for _, batch in batcher.in_order(items, _CALIBRATION_BATCH))
        matrices = None if exact else quantise(base.shape, shipped, head, batches)
        onnx.save(build_graph(base.shape, shipped, head, matrices)[0], out / f"{name}.onnx")
    write_manifest(out, base.shape.hidden, temperature)
    print(f"{sum(file.stat().st_size for file in out.iterdir() if file.is_file()) / 1e6:.1f} MB in {out}")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", type=Path, help="e5-small-q4.bin; by default that of the installed package")
    parser.add_argument("--tokenizer", type=Path, help="tokenizer.json; by default that of the installed package")
    parser.add_argument("--nli", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, help="checkpoint of the encoder; by default the base")
    parser.add_argument("--pairs", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--temperature", type=float, default=1.0)
    parser.add_argument("--exact", action="store_true", help="float32, to compare with")
    given = parser.parse_args()
    sources = Sources(
        given.base or base_file(), given.tokenizer or tokenizer_file(), given.nli, given.pairs, given.encoder
    )
    export(sources, given.out, given.temperature, given.exact)


if __name__ == "__main__":
    main()
