"""The pairs that come from elsewhere: reading, cleaning, and how often each source is used, under which licence."""

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training.translate import tidy

LABELS = ("entailment", "neutral", "contradiction")


@dataclass(frozen=True)
class Source:
    """A set of pairs: how many times each row is used, each time in other languages, its licence, its language."""

    share: float
    licence: str
    lang: str = "en"


_MULTINLI = "OANC and other permissive terms"
_EQUATE = "MIT"

# Sources whose labels a machine made, that have only some of the labels, or that hang on one trick are sampled down;
# native Spanish and Portuguese are repeated.
SOURCES = {
    "inferes": Source(4.0, "CC BY 4.0, as far as its authors state", "es"),
    "inferbr": Source(3.0, "MIT", "pt"),
    "rte3-fr": Source(3.0, "BSD 2-Clause", "fr"),
    "mnli-hw2": Source(1.6, _MULTINLI),
    "mnli-llmsknow": Source(1.8, _MULTINLI),
    "mnli-dev-matched": Source(2.0, _MULTINLI),
    "felipe-mnli": Source(2.0, _MULTINLI),
    "lingnli": Source(1.2, "none stated (New York University)"),
    "felipe-snli": Source(0.8, "CC BY-SA 4.0"),
    "snli-hw2": Source(0.8, "CC BY-SA 4.0"),
    "cad-nli": Source(1.0, "Apache 2.0"),
    "san-wiki": Source(0.8, "CC BY-SA"),
    "healthver": Source(1.0, "none stated"),
    "fever-symmetric": Source(2.0, "MIT"),
    "negation-nli": Source(1.0, "MIT"),
    "conjnli": Source(0.2, "MIT"),
    "breaking-nli": Source(0.2, "CC BY-SA 4.0"),
    "equate-StressTest": Source(0.4, _EQUATE),
    "equate-AWPNLI": Source(1.0, _EQUATE),
    "equate-NewsNLI": Source(2.0, _EQUATE),
    "equate-RTE_Quant": Source(2.0, _EQUATE),
    "equate-RedditNLI": Source(2.0, _EQUATE),
    "help": Source(0.15, "CC BY-SA"),
    "med": Source(0.15, "CC BY-SA"),
    "indonli": Source(0.3, "CC BY-SA 4.0", "id"),
}
OWN = Source(1.0, "made for claimdiff", "es")
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
    """The tidied pairs of all sources in SOURCES, but for the few that are too long to be sentences."""
    for row in read_rows(path):
        if row["source"] in SOURCES and max(len(row["premise"]), len(row["hypothesis"])) < _LONGEST:
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
