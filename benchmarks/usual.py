"""claimdiff beside the usual ways of finding contradictions in a corpus, on the marked story bundles.

    python -m benchmarks usual [--bundles NAME ...] [--page docs/quality.md]

The usual way asks an NLI model about every pair of texts of two articles whose vectors are near (cosine of at least
0.7) and flags the pairs that it calls contradictory in either direction (0.5): of sentences, or of extracted
statements. All ways run in one process with the models that ship, and the scorer of the gate judges them alike; a
flagged pair is a finding with one statement on each side. Thresholds that suit the marked answers best are tried for
the usual ways as well, which no user could know. Prints JSON; with --page also writes it into benchmarks/usual.json,
and its table into the page.
"""

import argparse
import itertools
import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

import claimdiff
from benchmarks.machine import machine
from benchmarks.page import put, usual_table
from claimdiff.datamodel import Article, Stance, Statement
from claimdiff.extract import extract
from claimdiff.extract.lexicon import lexicon_for
from claimdiff.extract.sentences import sentences
from claimdiff.ingest import read_sources
from claimdiff.judge.nli import LABELS, Nli, load_nli
from claimdiff.match.encoder import Encoder, load_encoder
from claimdiff.models.runtime import Progress
from claimdiff.report.json import to_json
from claimdiff.text import content_id
from tests.gate.bundles import Bundle, Passage, load_bundles
from tests.gate.gate import DATE, GOLD
from tests.gate.score import Report, Tally, read_report, score

RESULTS = Path(__file__).parent / "usual.json"
OURS = "claimdiff"
SENTENCES = "sentence pairs through NLI"
STATEMENTS = "statement pairs through NLI, no gates"
# What the nearest peers take.
NEAR = 0.7
CONTRADICTORY = 0.5
# Tried for the usual ways. Cosines of the shipped encoder crowd above 0.75.
_COSINES = (NEAR, 0.82, 0.84, 0.86, 0.88, 0.9, 0.92)
_THRESHOLDS = (0.4, CONTRADICTORY, 0.6, 0.7, 0.8, 0.9, 0.95, 0.97, 0.98, 0.99)

Pair = tuple[str, str]
PiecesOf = Callable[[Sequence[Article]], "Iterator[Piece]"]


@dataclass(frozen=True)
class Piece:
    """A text that the usual way compares, where it stands, and whether it is denied there."""

    text: str
    passage: Passage
    denied: bool = False


@dataclass(frozen=True)
class Flagged:
    """Pairs of `pieces` (by number) with the cosine of their texts and how surely they contradict each other, 0..1."""

    pieces: tuple[Piece, ...]
    pairs: np.ndarray
    cosines: np.ndarray
    scores: np.ndarray


@dataclass(frozen=True)
class Way:
    """A way to find contradictions; the usual ones have thresholds of cosine and of contradiction."""

    name: str
    near: float | None = None
    contradictory: float | None = None


@dataclass(frozen=True)
class Measured:
    """Counts by the gate's scorer, NLI questions, and seconds of processor time where taken; they add up over bundles.

    Processor time of all threads: what else the machine does at the time hardly matters.
    """

    tally: Tally = field(default_factory=Tally)
    questions: int = 0
    seconds: float | None = None

    def __add__(self, other: "Measured") -> "Measured":
        seconds = None if other.seconds is None else (self.seconds or 0.0) + other.seconds
        return Measured(self.tally + other.tally, self.questions + other.questions, seconds)

    def row(self, way: Way) -> dict[str, Any]:
        """The figures, by name."""
        figures = self.tally.figures()
        names = (("precision", "p"), ("recall", "r"), ("f1", "f1"))
        named = {name: figures[f"contradiction_{key}"] for name, key in names}
        counted = {name: figures[name] for name in ("findings", "traps_flagged", "traps")}
        thresholds = {"near": way.near, "contradictory": way.contradictory}
        return {
            "way": way.name,
            **thresholds,
            **named,
            **counted,
            "questions": self.questions,
            "seconds": self.seconds,
        }


@dataclass(frozen=True)
class Models:
    """The models that all ways use."""

    encoder: Encoder
    nli: Nli


class CountingNli:
    """A model that counts the pairs it is asked about."""

    def __init__(self, model: Nli) -> None:
        self._model = model
        self.name = model.name
        self.asked = 0

    def predict(self, pairs: Sequence[Pair], progress: Progress | None = None) -> np.ndarray:
        """What the model says."""
        self.asked += len(pairs)
        return self._model.predict(pairs, progress)


def sentence_pieces(articles: Sequence[Article]) -> Iterator[Piece]:
    """The sentences of all articles, body only."""
    for article in articles:
        for sentence in sentences(article.text, article.skip, lexicon_for(article.lang)):
            span = sentence.span
            yield Piece(article.text[span.start : span.end], Passage(article.id, span.start, span.end))


def statement_pieces(articles: Sequence[Article]) -> Iterator[Piece]:
    """The propositions of all statements; what is left open can contradict nothing."""
    for statement in (found for article in articles for found in extract(article)):
        if statement.stance != Stance.OPEN:
            yield _piece(statement)


def _piece(statement: Statement) -> Piece:
    passage = Passage(statement.article, statement.start, statement.end)
    return Piece(statement.proposition, passage, statement.stance == Stance.DENIES)


def flag(pieces: Sequence[Piece], encoder: Encoder, nli: Nli) -> Flagged:
    """All pairs of pieces of two articles with a cosine of at least NEAR, and what NLI says of them.

    The score of a pair is the larger contradiction of its two directions; where just one side denies, entailment takes
    the place of contradiction, and two denials contradict each other never.
    """
    vectors = encoder.encode([piece.text for piece in pieces])
    cosines = vectors @ vectors.T
    articles = np.array([piece.passage.article for piece in pieces])
    denied = np.array([piece.denied for piece in pieces])
    apart = (articles[:, None] != articles) & ~(denied[:, None] & denied)
    pairs = np.argwhere(np.triu(apart & (cosines >= NEAR), 1))
    asked = {question: 0 for a, b in pairs for question in _both_ways(pieces[a].text, pieces[b].text)}
    said = nli.predict(list(asked))
    answers = dict(zip(asked, said, strict=True))
    entailed, excluded = (LABELS.index(name) for name in ("entailment", "contradiction"))
    against = np.where(denied[pairs[:, 0]] != denied[pairs[:, 1]], entailed, excluded)
    scores = [
        max(answers[question][label] for question in _both_ways(pieces[a].text, pieces[b].text))
        for (a, b), label in zip(pairs, against, strict=True)
    ]
    return Flagged(tuple(pieces), pairs, cosines[pairs[:, 0], pairs[:, 1]], np.array(scores))


USUAL: Mapping[str, PiecesOf] = {STATEMENTS: statement_pieces, SENTENCES: sentence_pieces}


def _both_ways(a: str, b: str) -> tuple[Pair, Pair]:
    return (a, b), (b, a)


def tally_of(bundle: Bundle, flagged: Flagged, near: float, contradictory: float) -> Tally:
    """The counts of the gate's scorer when all pairs over both thresholds are findings."""
    chosen = flagged.pairs[(flagged.cosines >= near) & (flagged.scores >= contradictory)]
    spans = {str(number): piece.passage for number, piece in enumerate(flagged.pieces)}
    findings = tuple((content_id(a, b), (str(a),), (str(b),)) for a, b in chosen)
    return score(bundle, Report(spans, {}, findings)).tally


def questions_of(flagged: Flagged, near: float) -> int:
    """The distinct questions that the pairs with a cosine of at least `near` need."""
    texts = [piece.text for piece in flagged.pieces]
    chosen = flagged.pairs[flagged.cosines >= near]
    return len({question for a, b in chosen for question in _both_ways(texts[a], texts[b])})


def usual(name: str, bundle: Bundle, pieces_of: PiecesOf, models: Models) -> dict[Way, Measured]:
    """The usual way over pieces of one sort, at all thresholds tried."""
    started = time.process_time()
    found = flag(list(pieces_of(_articles(bundle))), models.encoder, models.nli)
    seconds = time.process_time() - started
    questions = {near: questions_of(found, near) for near in _COSINES}
    measured = {}
    for near, contradictory in itertools.product(_COSINES, _THRESHOLDS):
        taken = seconds if (near, contradictory) == (NEAR, CONTRADICTORY) else None
        tally = tally_of(bundle, found, near, contradictory)
        measured[Way(name, near, contradictory)] = Measured(tally, questions[near], taken)
    return measured


def ours(bundle: Bundle, models: Models) -> Measured:
    """claimdiff, the bundle in a state file of its own."""
    counting = CountingNli(models.nli)
    started = time.process_time()
    analysis = claimdiff.run([_file(bundle)], date=DATE, encoder=models.encoder, nli=counting)
    seconds = time.process_time() - started
    return Measured(score(bundle, read_report(to_json(analysis, {}))).tally, counting.asked, seconds)


def _file(bundle: Bundle) -> Path:
    return bundle.folder / "articles.jsonl"


def _articles(bundle: Bundle) -> list[Article]:
    return [found for found in read_sources([str(_file(bundle))]) if isinstance(found, Article)]


def measure(bundles: Sequence[Bundle], models: Models, told: Callable[[str], None]) -> dict[str, Any]:
    """All figures of all ways; `told` gets a line for each bundle that is done."""
    total: dict[Way, Measured] = defaultdict(Measured)
    for bundle in bundles:
        total[Way(OURS)] += ours(bundle, models)
        for name, pieces_of in USUAL.items():
            for way, measured in usual(name, bundle, pieces_of, models).items():
                total[way] += measured
        told(f"{bundle.name}: {max(measured.questions for measured in total.values())} questions so far")
    return {
        "machine": machine(),
        "models": {"encoder": models.encoder.name, "nli": models.nli.name},
        "bundles": [bundle.name for bundle in bundles],
        "ways": [total[way].row(way) for way in chosen(total)],
    }


def chosen(total: Mapping[Way, Measured]) -> list[Way]:
    """The ways to be shown: claimdiff, and each usual one at its usual thresholds and at those with the best F1."""
    shown = [Way(OURS)]
    for name in USUAL:
        own = [way for way in total if way.name == name]
        shown += [
            Way(name, NEAR, CONTRADICTORY),
            max(own, key=lambda way: total[way].tally.figures()["contradiction_f1"]),
        ]
    return shown


def main(arguments: Sequence[str]) -> None:
    """Measure, print, and write what was asked for."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks usual", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--bundles", nargs="+", metavar="NAME", help="these alone (default: all of data/gold/bundles)")
    parser.add_argument("--page", type=Path, help="the page that holds the table")
    options = parser.parse_args(arguments)
    bundles = [bundle for bundle in load_bundles(GOLD) if bundle.name in (options.bundles or [bundle.name])]
    found = measure(bundles, Models(load_encoder(), load_nli()), lambda line: print(line, file=sys.stderr, flush=True))
    print(json.dumps(found, indent=1))
    if options.page:
        RESULTS.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
        put(options.page, "usual", usual_table(found))
