"""What a night costs on a large store: the run that adds some articles, and the run that adds none.

    python -m benchmarks nights [--articles 20000] [--add 100] [--db PATH]

The store is made of the articles of the story bundles, told again and again as other stories: other names, figures and
rarer words, a day later each time. It is made by claimdiff itself, but for the models: a text gets the vector of the
sentence that it was made from with some noise, and nothing entails anything. The articles that are added tell the
stories of the last days on, and the models that ship answer. With `--db` the store is kept, and used if it is there.
Prints JSON: seconds of wall time and peak megabytes of each run, a process of its own.
"""

import argparse
import json
import random
import re
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.__main__ import DATE, disguised, measure, originals
from benchmarks.machine import machine
from claimdiff import pipeline
from claimdiff.match.encoder import ShippedEncoder
from claimdiff.models.runtime import Progress, shipped_name
from claimdiff.progress import SILENT
from claimdiff.store import Store

# Words from this length on carry what a text is about; so many of them are other words in another story.
LONG = 6
REPLACED = 0.7
# Length of the noise on a vector: cosines to the sentence that a text was made from are about 0.9.
NOISE = 0.45

_LONG_WORD = re.compile(rf"\b[a-záéíóúñçãõ]{{{LONG},}}\b")
_WORD = re.compile(r"[^\W_]+")


def main(arguments: Sequence[str] | None = None) -> None:
    """Make the store, run twice, print what it took."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=20_000, help="in the store (default: %(default)s)")
    parser.add_argument("--add", type=int, default=100, help="that come at night (default: %(default)s)")
    parser.add_argument("--db", type=Path, help="keep the store here")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        db = options.db or folder / "state.db"
        started = time.perf_counter()
        if not db.exists():
            make_store(db, options.articles, folder)
        made = round(time.perf_counter() - started, 1)
        new = write(folder / "new.jsonl", list(stories(options.articles + options.add))[options.articles :])
        adding, none = (measure([new], folder, db) for _ in range(2))
    found = {"machine": machine(), "articles": options.articles, "add": options.add, "making_the_store": made}
    print(json.dumps(found | {"adding": asdict(adding), "none": asdict(none)}, ensure_ascii=False, indent=1))


def stories(size: int) -> Iterator[dict[str, Any]]:
    """So many articles in the order of their dates, the same ones for the same number or a larger one."""
    told = originals()
    first = date.fromisoformat(DATE) - timedelta(days=1000)
    for number in range(size):
        story, article = told[number % len(told)]
        edition = number // len(told)
        key = f"{story} {edition}"
        published = (first + timedelta(days=edition)).isoformat()
        text = retold(article["text"], key)
        outlet = disguised(f"el {article['outlet']}", "outlets")[3:]
        yield {"id": f"{key} {article['id']}", "outlet": outlet, "published": published, "lang": article["lang"]} | {
            "text": text
        }


def retold(text: str, key: str) -> str:
    """The text as another story, named by its key: other names and figures, other words for most long ones."""

    def word(found: re.Match[str]) -> str:
        chance = random.Random(f"{key} {found[0]}")
        return found[0] if chance.random() > REPLACED else "".join(chance.choices("aeioulmnprst", k=len(found[0])))

    return _LONG_WORD.sub(word, disguised(text, key))


def skeleton(text: str) -> str:
    """The short words of a text in their order: what telling it as another story leaves as it is."""
    return " ".join(word for word in _WORD.findall(text) if len(word) < LONG and word.islower())


def make_store(db: Path, size: int, folder: Path) -> None:
    """Let claimdiff make a store of so many articles, its models replaced by quick ones of the same names."""
    source = write(folder / "store.jsonl", stories(size))
    first = write(folder / "first.jsonl", stories(len(originals())))
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


def write(path: Path, rows: Iterable[dict[str, Any]]) -> Path:
    """Rows as JSON lines."""
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path
