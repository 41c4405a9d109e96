"""The pairs that come from elsewhere: reading, cleaning, and how often each source is used."""

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training.translate import tidy

LABELS = ("entailment", "neutral", "contradiction")

# How many times a row of a source is used, each time in other languages. Sources whose labels a machine made, that have
# only some of the labels, or that hang on one trick are sampled down; native Spanish and Portuguese are repeated.
SHARES = {
    "inferes": 4.0,
    "inferbr": 3.0,
    "rte3-fr": 3.0,
    "mnli-hw2": 1.6,
    "mnli-llmsknow": 1.8,
    "mnli-dev-matched": 2.0,
    "felipe-mnli": 2.0,
    "lingnli": 1.2,
    "felipe-snli": 0.8,
    "snli-hw2": 0.8,
    "cad-nli": 1.0,
    "san-wiki": 0.8,
    "healthver": 1.0,
    "fever-symmetric": 2.0,
    "negation-nli": 1.0,
    "conjnli": 0.2,
    "breaking-nli": 0.2,
    "equate-StressTest": 0.4,
    "equate-AWPNLI": 1.0,
    "equate-NewsNLI": 2.0,
    "equate-RTE_Quant": 2.0,
    "equate-RedditNLI": 2.0,
    "help": 0.15,
    "med": 0.15,
    "indonli": 0.3,
}
_LONGEST = 600


@dataclass(frozen=True)
class Pair:
    """A premise and a hypothesis, each with its language, and what holds between them.

    `label` is one of LABELS, or the probabilities of all three where a model gave them.
    """

    source: str
    premise_lang: str
    hypothesis_lang: str
    premise: str
    hypothesis: str
    label: str | list[float]


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a gzipped JSONL file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def read_nli(path: Path) -> Iterator[Pair]:
    """The tidied pairs of all sources in SHARES, but for the few that are too long to be sentences."""
    for row in read_rows(path):
        if row["source"] in SHARES and max(len(row["premise"]), len(row["hypothesis"])) < _LONGEST:
            premise, hypothesis = tidy(row["premise"]), tidy(row["hypothesis"])
            yield Pair(row["source"], row["lang"], row["lang"], premise, hypothesis, row["label"])


def read_news(path: Path) -> Iterator[list[str]]:
    """The sentences of each article of a JSONL file, those that are whole and of usual length."""
    for row in read_rows(path):
        # A line break inside a sentence starts with a small letter.
        text = re.sub(r"\s*\n\s*(?=[a-záéíóúñ])", " ", row["text"])
        sentences = [tidy(s) for s in re.split(r"(?<=[.!?])\s+(?=[A-ZÁÉÍÓÚÑ¿¡])|\n+", text)]
        yield [s for s in sentences if 40 <= len(s) <= 260 and s.endswith(".") and s[0].isupper()]


def read_pairs(path: Path) -> Iterator[Pair]:
    """The pairs that training.mix wrote, or an evaluation set."""
    for row in read_rows(path):
        lang = row.get("lang", "")
        premise_lang, hypothesis_lang = row.get("premise_lang", lang), row.get("hypothesis_lang", lang)
        yield Pair(row["source"], premise_lang, hypothesis_lang, row["premise"], row["hypothesis"], row["label"])
