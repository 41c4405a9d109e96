"""The shipped models beside the usual way: the same weights in float32 through transformers and sentence-transformers.

    python -m benchmarks models --nli FOLDER --encoder FOLDER [--items 256] [--rounds 5] [--page docs/performance.md]

The folders are those that training.hub writes. All are timed in one process on two threads, on the same sentences of
data/gold and data/samples, taking turns; loading and memory are measured in processes of their own. Prints JSON; with
--page also writes it into benchmarks/models.json, and its table into the page.
Needs torch, transformers and sentence-transformers (install the last with pip's --no-deps, so that it leaves torch be).
"""

import argparse
import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.machine import ROOT, machine
from benchmarks.page import models_table, put
from claimdiff.models.runtime import THREADS

RESULTS = Path(__file__).parent / "models.json"
OURS = "claimdiff"
DEFAULT = "transformers pipeline, default settings"
BATCHED = "transformers pipeline, batched and sorted by length"
SENTENCE = "sentence-transformers"
# The batch size at which the pipeline was fastest of 8, 16, 32 and 64 on two cores.
BATCH = 16
# Shorter is a heading or a stump, longer a listing.
_LENGTHS = range(40, 301)
# Answered by each before its time is taken: the first answers pay for what is set up late.
_WARM_UP = 16

Pair = tuple[str, str]
Contenders = Mapping[str, Callable[[Sequence[Any]], Any]]


@dataclass(frozen=True)
class Texts:
    """What is answered: sentences, and pairs of sentences of one story."""

    sentences: list[str]
    pairs: list[Pair]


def read_texts(items: int) -> Texts:
    """`items` sentences and as many pairs, always the same."""
    from sentencex import segment  # noqa: PLC0415 (a process whose memory is measured has no use for it)

    stories: list[list[str]] = []
    for path in [*sorted((ROOT / "data").glob("gold/bundles/*/articles.jsonl")), *_samples()]:
        articles = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        whole = [s.strip() for article in articles for s in segment(article.get("lang") or "es", article["text"])]
        stories.append([sentence for sentence in whole if len(sentence) in _LENGTHS])
    chance = random.Random(1)
    pairs = [(a, b) for story in stories for a, b in (chance.sample(story, 2) for _ in range(2 * len(story)))]
    return Texts(
        chance.sample([sentence for story in stories for sentence in story], items), chance.sample(pairs, items)
    )


def _samples() -> Iterator[Path]:
    yield from sorted((ROOT / "data" / "samples").glob("*.jsonl"))


@dataclass(frozen=True)
class Clocks:
    """Seconds that pass, and seconds that processors spend on this process: other programs lengthen only the first."""

    wall: Callable[[], float] = time.perf_counter
    processor: Callable[[], float] = time.process_time


def rates(
    contenders: Contenders, items: Sequence[Any], rounds: int, clocks: Clocks = Clocks()
) -> dict[str, dict[str, Any]]:
    """Items a second of each contender, all of them in turn in every round: the median, and every round's.

    Also the median of items a second of processor time.
    """
    for answer in contenders.values():
        answer(items[:_WARM_UP])
    passed: dict[str, list[float]] = {name: [] for name in contenders}
    worked: dict[str, list[float]] = {name: [] for name in contenders}
    for _ in range(rounds):
        for name, answer in contenders.items():
            started, work = clocks.wall(), clocks.processor()
            answer(items)
            passed[name].append(len(items) / (clocks.wall() - started))
            worked[name].append(len(items) / (clocks.processor() - work))
    return {
        name: {"median": median(passed[name]), "processor": median(worked[name]), "rounds": passed[name]}
        for name in contenders
    }


def nli_contenders(folder: Path) -> Contenders:
    """Ours and the pipeline at its default settings, and batched and sorted."""
    from transformers import pipeline  # noqa: PLC0415 (heavy)

    from claimdiff.judge.nli import load_nli  # noqa: PLC0415 (measured elsewhere without torch)

    pipe = pipeline("text-classification", model=str(folder), device="cpu", trust_remote_code=True)

    def usual(pairs: Sequence[Pair]) -> list[str]:
        return [said["label"] for said in pipe([{"text": a, "text_pair": b} for a, b in pairs])]

    def batched(pairs: Sequence[Pair]) -> list[str]:
        order = sorted(range(len(pairs)), key=lambda i: -len(pairs[i][0]) - len(pairs[i][1]))
        given = [{"text": pairs[i][0], "text_pair": pairs[i][1]} for i in order]
        labels = [""] * len(pairs)
        for i, said in zip(order, pipe(given, batch_size=BATCH), strict=True):
            labels[i] = said["label"]
        return labels

    return {OURS: load_nli(threads=THREADS).predict, DEFAULT: usual, BATCHED: batched}


def encoder_contenders(folder: Path) -> Contenders:
    """Ours and sentence-transformers, which sorts by length and batches by itself."""
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415 (heavy)

    from claimdiff.match.encoder import load_encoder  # noqa: PLC0415 (measured elsewhere without torch)

    usual = SentenceTransformer(str(folder), device="cpu")
    return {OURS: load_encoder(threads=THREADS).encode, SENTENCE: partial(usual.encode, show_progress_bar=False)}


def agreement(nli: Contenders, encoder: Contenders, texts: Texts) -> dict[str, float]:
    """That both do the same work: share of pairs with the same label, mean cosine of the two vectors of a sentence."""
    from claimdiff.judge.nli import LABELS  # noqa: PLC0415 (as above)

    ours = [LABELS[i] for i in nli[OURS](texts.pairs).argmax(1)]
    same = sum(a == b for a, b in zip(ours, nli[BATCHED](texts.pairs), strict=True))
    cosines = (encoder[OURS](texts.sentences) * encoder[SENTENCE](texts.sentences)).sum(1)
    return {"labels": same / len(texts.pairs), "cosine": float(cosines.mean())}


_FIRST_ANSWER = {
    "nli": "from claimdiff.judge.nli import load_nli; load_nli().predict([('Llueve en Lima.', 'No llueve en Lima.')])",
    "encoder": "from claimdiff.match.encoder import load_encoder; load_encoder().encode(['Llueve en Lima.'])",
}
# Linux counts in kilobytes; the JSON of the texts comes in by standard input.
_BOTH = """
import json, resource, sys
from claimdiff.judge.nli import load_nli
from claimdiff.match.encoder import load_encoder
texts = json.load(sys.stdin)
nli, encoder = load_nli(), load_encoder()
nli.predict([tuple(pair) for pair in texts["pairs"]]), encoder.encode(texts["sentences"])
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000)
"""


def first_answer(part: str, rounds: int) -> dict[str, Any]:
    """Seconds from the start of Python to the end of a process that loads a model and answers once."""
    taken = []
    for _ in range(rounds):
        started = time.perf_counter()
        subprocess.run([sys.executable, "-c", _FIRST_ANSWER[part]], cwd=ROOT, check=True)
        taken.append(time.perf_counter() - started)
    return {"median": median(taken), "rounds": taken}


def peak_memory(texts: Texts) -> float:
    """Megabytes at the peak of a process that loads both models and answers all texts."""
    given = json.dumps({"pairs": texts.pairs, "sentences": texts.sentences})
    command = [sys.executable, "-c", _BOTH]
    done = subprocess.run(command, cwd=ROOT, input=given, capture_output=True, text=True, check=True)
    return float(done.stdout)


def measure(nli: Path, encoder: Path, items: int, rounds: int) -> dict[str, Any]:
    """All figures."""
    import sentence_transformers  # noqa: PLC0415 (heavy)
    import torch  # noqa: PLC0415 (heavy)
    import transformers  # noqa: PLC0415 (heavy)

    torch.set_num_threads(THREADS)
    texts = read_texts(items)
    starts = {part: first_answer(part, rounds) for part in _FIRST_ANSWER}
    memory = peak_memory(texts)
    judges, encoders = nli_contenders(nli), encoder_contenders(encoder)
    libraries = {library.__name__: library.__version__ for library in (torch, transformers, sentence_transformers)}
    return {
        "machine": machine(),
        "settings": {"threads": THREADS, "items": items, "rounds": rounds, "batch": BATCH, "load": os.getloadavg()[0]},
        "libraries": libraries,
        "characters": {
            "pair": sum(len(a) + len(b) for a, b in texts.pairs) / items,
            "sentence": sum(map(len, texts.sentences)) / items,
        },
        "nli": rates(judges, texts.pairs, rounds),
        "encoder": rates(encoders, texts.sentences, rounds),
        "agreement": agreement(judges, encoders, texts),
        "first_answer": starts,
        "memory": memory,
    }


def main(arguments: Sequence[str]) -> None:
    """Measure, print, and write what was asked for."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks models", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--nli", type=Path, required=True, help="the float32 NLI model, as training.hub writes it")
    parser.add_argument("--encoder", type=Path, required=True, help="the float32 encoder, likewise")
    parser.add_argument("--items", type=int, default=256, help="sentences, and pairs (default: %(default)s)")
    parser.add_argument("--rounds", type=int, default=5, help="the median of so many (default: %(default)s)")
    parser.add_argument("--page", type=Path, help="the page that holds the table")
    options = parser.parse_args(arguments)
    # Before any library starts its threads.
    os.environ |= {"OMP_NUM_THREADS": str(THREADS), "RAYON_NUM_THREADS": str(THREADS)}
    found = measure(options.nli, options.encoder, options.items, options.rounds)
    print(json.dumps(found, indent=1))
    if options.page:
        RESULTS.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
        put(options.page, "models", models_table(found))
