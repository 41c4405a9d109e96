"""A whole run beside the usual way on the same articles, on the same machine, one after the other.

    python -m benchmarks beside --nli FOLDER --encoder FOLDER [--input PATH ...] [--page docs/performance.md]

The usual way: sentence-transformers encodes all sentences in float32, scikit-learn compares all vectors, and
transformers' text-classification pipeline judges every pair of sentences of two articles whose cosine is high enough,
both ways, sorted by length and in batches. The pipeline judges a sample of the pairs, drawn at random, and its time is
scaled up to all of them: it would take hours. The folders are those that training.hub writes.

High enough is the cosine at which the usual way does best on the marked bundles (see benchmarks.usual), so that it is
asked for as little work as its best result needs. Prints JSON; with --page also puts the table into the page. Needs
torch, transformers and sentence-transformers.
"""

import argparse
import json
import os
import random
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks import retell, runs, usual
from benchmarks.machine import machine
from benchmarks.models import BATCHED, encoder_contenders, nli_contenders
from benchmarks.models import SENTENCE as SENTENCE_TRANSFORMERS
from benchmarks.page import beside_table, put
from claimdiff.models.runtime import THREADS

# Articles of the bundles and their retellings, where no other ones are given.
ARTICLES = 600
# Pairs that the pipeline judges.
SAMPLE = 1000


@dataclass(frozen=True)
class UsualWay:
    """Seconds of each step of the usual way, the last one scaled up from a sample of its questions."""

    near: float
    sentences: int
    questions: int
    encoding: float
    comparing: float
    inferring: float

    @property
    def seconds(self) -> float:
        """Of the whole."""
        return self.encoding + self.comparing + self.inferring


def main(arguments: Sequence[str]) -> None:
    """Measure both, print, and write what was asked for."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks beside", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--nli", type=Path, required=True, help="the float32 NLI model, as training.hub writes it")
    parser.add_argument("--encoder", type=Path, required=True, help="the float32 encoder, likewise")
    parser.add_argument("--input", type=Path, nargs="+", help="articles (default: those of the bundles, retold)")
    parser.add_argument("--page", type=Path, help="the page that holds the table")
    options = parser.parse_args(arguments)
    # Before any library starts its threads.
    os.environ |= {"OMP_NUM_THREADS": str(THREADS), "RAYON_NUM_THREADS": str(THREADS)}
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        inputs = options.input or [runs.write(folder / "told.jsonl", retell.articles(retell.bundles(), ARTICLES))]
        ours = runs.measure(inputs, folder, folder / "state.db")
        theirs = usual_way(inputs, options.nli, options.encoder, best_cosine())
    found = {"machine": machine(), "sample": SAMPLE, "usual": asdict(theirs) | {"seconds": theirs.seconds}}
    found |= {"claimdiff": asdict(ours), "quality": quality()}
    print(json.dumps(found, ensure_ascii=False, indent=1))
    if options.page:
        put(options.page, "beside", beside_table(found))


def best_cosine() -> float:
    """The cosine at which pairs of sentences found most on the marked bundles."""
    return float(max(_rows(usual.SENTENCES), key=lambda row: row["f1"])["near"])


def quality() -> dict[str, float]:
    """F1 on the marked bundles of either way, the usual one at its best."""
    return {name: max(row["f1"] for row in _rows(name)) for name in (usual.OURS, usual.SENTENCES)}


def _rows(way: str) -> list[dict[str, Any]]:
    return [row for row in json.loads(usual.RESULTS.read_text("utf-8"))["ways"] if row["way"] == way]


def usual_way(inputs: Sequence[Path], nli: Path, encoder: Path, near: float) -> UsualWay:
    """Time the three steps."""
    import torch  # noqa: PLC0415 (heavy)
    from sklearn.neighbors import NearestNeighbors  # noqa: PLC0415 (heavy)

    torch.set_num_threads(THREADS)
    pieces = list(usual.sentence_pieces(retell.read(inputs)))
    texts = [piece.text for piece in pieces]
    encode = encoder_contenders(encoder)[SENTENCE_TRANSFORMERS]
    infer = nli_contenders(nli)[BATCHED]
    started = time.perf_counter()
    vectors = encode(texts)
    encoded = time.perf_counter()
    search = NearestNeighbors(radius=1 - near, metric="cosine", algorithm="brute").fit(vectors)
    nearest = search.radius_neighbors(vectors, return_distance=False)
    articles = np.array([piece.passage.article for piece in pieces])
    pairs = [(a, int(b)) for a, found in enumerate(nearest) for b in found if articles[a] != articles[b]]
    compared = time.perf_counter()
    sample = random.Random(1).sample(pairs, min(SAMPLE, len(pairs)))
    infer([(texts[a], texts[b]) for a, b in sample])
    inferred = (time.perf_counter() - compared) / max(1, len(sample)) * len(pairs)
    return UsualWay(near, len(texts), len(pairs), encoded - started, compared - encoded, inferred)
