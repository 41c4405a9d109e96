"""What a night costs on a large store: the run that adds some articles, and the run that adds none.

    python -m benchmarks nights [--articles 20000] [--add 100] [--db PATH] [--page docs/performance.md]

The store is made of the articles of the story bundles and their retellings (see `benchmarks.retell`), by claimdiff
itself but for the models: a text gets the vector of the sentence that it was made from with some noise, and nothing
entails anything. The articles that are added tell the stories of the last days on, and the models that ship answer.
With `--db` the store is kept, and used if it is there. Prints JSON: seconds of wall time, in all and by stage, and peak
megabytes of each run, a process of its own; with --page also puts the table into the page.
"""

import argparse
import json
import re
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import numpy as np

from benchmarks import retell
from benchmarks.machine import machine
from benchmarks.page import write_nights
from benchmarks.retell import LONG
from benchmarks.runs import DATE, measure, write
from claimdiff import pipeline
from claimdiff.datamodel import Article
from claimdiff.match.encoder import ShippedEncoder
from claimdiff.models.runtime import Progress, shipped_name
from claimdiff.progress import SILENT
from claimdiff.store import Store

# Length of the noise on a vector: cosines to the sentence that a text was made from are about 0.9.
NOISE = 0.45

_WORD = re.compile(r"[^\W_]+")


def main(arguments: Sequence[str]) -> None:
    """Make the store, run twice, print what it took."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks nights", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=20_000, help="in the store (default: %(default)s)")
    parser.add_argument("--add", type=int, default=100, help="that come at night (default: %(default)s)")
    parser.add_argument("--db", type=Path, help="keep the store here")
    parser.add_argument("--page", type=Path, help="the page that holds the table")
    options = parser.parse_args(arguments)
    told = retell.bundles()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        db = options.db or folder / "state.db"
        started = time.perf_counter()
        if not db.exists():
            make_store(db, told, options.articles, folder)
        made = round(time.perf_counter() - started, 1)
        new = write(
            folder / "new.jsonl", list(retell.articles(told, options.articles + options.add))[options.articles :]
        )
        adding, none = (measure([new], folder, db) for _ in range(2))
    found = {"machine": machine(), "articles": options.articles, "add": options.add, "making_the_store": made}
    found |= {"adding": asdict(adding), "none": asdict(none)}
    print(json.dumps(found, ensure_ascii=False, indent=1))
    if options.page:
        write_nights(found, options.page)


def skeleton(text: str) -> str:
    """The short words of a text in their order: what telling it as another story leaves as it is."""
    return " ".join(word for word in _WORD.findall(text) if len(word) < LONG and word.islower())


def make_store(db: Path, told: Sequence[Article], size: int, folder: Path) -> None:
    """Let claimdiff make a store of so many articles, its models replaced by quick ones of the same names."""
    source = write(folder / "store.jsonl", retell.articles(told, size))
    first = write(folder / "first.jsonl", retell.articles(told, len(told)))
    with Store(folder / "first.db") as store:
        pipeline.run([str(first)], store, nli=QuickNli(), date=DATE, progress=SILENT)
        sentences = sorted({statement.proposition for statement in store.statements()})
    vectors = ShippedEncoder().encode(sentences)
    with Store(db) as store:
        encoder = QuickEncoder(dict(zip(map(skeleton, sentences), vectors, strict=True)))
        pipeline.run([str(source)], store, encoder=encoder, nli=QuickNli(), date=DATE, progress=SILENT)


class QuickEncoder:
    """Vectors of sentences that texts were made from, with noise; by chance for those that were made from none."""

    def __init__(self, vectors: dict[str, np.ndarray]) -> None:
        self.name = shipped_name("encoder")
        self._vectors = vectors
        self._width = len(next(iter(vectors.values())))

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> np.ndarray:
        """float32 [n, dim], rows of length 1."""
        rows = np.array([self._row(text) for text in texts], np.float32)
        if progress:
            progress(len(texts))
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)

    def _row(self, text: str) -> np.ndarray:
        noise = np.random.default_rng(list(text.encode()[:64])).normal(size=self._width)
        noise *= NOISE / np.linalg.norm(noise)
        return noise + self._vectors.get(skeleton(text), 0)


class QuickNli:
    """Finds every pair neutral."""

    def __init__(self) -> None:
        self.name = shipped_name("nli")

    def predict(self, pairs: Sequence[tuple[str, str]], progress: Progress | None = None) -> np.ndarray:
        """float32 [n, 3]."""
        if progress:
            progress(len(pairs))
        return np.tile(np.array([0.02, 0.96, 0.02], np.float32), (len(pairs), 1))
