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
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

import claimdiff
from benchmarks.machine import machine
from benchmarks.page import write_usual
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
class Measured:
    """One way on all bundles: counts by the gate's scorer, NLI questions, and seconds of processor time where taken.

    Processor time of all threads: what else the machine does at the time hardly matters.
    """

    way: str
    near: float | None
    contradictory: float | None
    tally: Tally
    questions: int
    seconds: float | None

    def row(self) -> dict[str, Any]:
        """The figures, by name."""
        figures = self.tally.figures()
        names = (("precision", "p"), ("recall", "r"), ("f1", "f1"))
        named = {name: figures[f"contradiction_{key}"] for name, key in names}
        counted = {name: figures[name] for name in ("findings", "traps_flagged", "traps")}
        thresholds = {"near": self.near, "contradictory": self.contradictory}
        return {"way": self.way, **thresholds, **named, **counted, "questions": self.questions, "seconds": self.seconds}


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


def usual(
    way: str, pieces_of: Callable[[Sequence[Article]], Iterator[Piece]], bundles: Sequence[Bundle], models: Models
) -> list[Measured]:
    """The usual way over pieces of one sort: at its usual thresholds, and at those that suit the answers best."""
    started = time.process_time()
    found = [flag(list(pieces_of(_articles(bundle))), models.encoder, models.nli) for bundle in bundles]
    seconds = time.process_time() - started

    def measured(near: float, contradictory: float, seconds: float | None) -> Measured:
        tallies = (tally_of(*both, near, contradictory) for both in zip(bundles, found, strict=True))
        questions = sum(questions_of(flagged, near) for flagged in found)
        return Measured(way, near, contradictory, sum(tallies, Tally()), questions, seconds)

    tried = [measured(*thresholds, None) for thresholds in itertools.product(_COSINES, _THRESHOLDS)]
    return [measured(NEAR, CONTRADICTORY, seconds), max(tried, key=lambda m: m.tally.figures()["contradiction_f1"])]


def ours(bundles: Sequence[Bundle], models: Models) -> Measured:
    """claimdiff, each bundle in a state file of its own."""
    counting = CountingNli(models.nli)
    started = time.process_time()
    reports = [
        to_json(claimdiff.run([_file(bundle)], date=DATE, encoder=models.encoder, nli=counting), {})
        for bundle in bundles
    ]
    seconds = time.process_time() - started
    tallies = (score(bundle, read_report(report)).tally for bundle, report in zip(bundles, reports, strict=True))
    return Measured(OURS, None, None, sum(tallies, Tally()), counting.asked, seconds)


def _file(bundle: Bundle) -> Path:
    return bundle.folder / "articles.jsonl"


def _articles(bundle: Bundle) -> list[Article]:
    return [found for found in read_sources([str(_file(bundle))]) if isinstance(found, Article)]


def measure(bundles: Sequence[Bundle], models: Models) -> dict[str, Any]:
    """All figures of all ways."""
    ways = [
        ours(bundles, models),
        *usual(STATEMENTS, statement_pieces, bundles, models),
        *usual(SENTENCES, sentence_pieces, bundles, models),
    ]
    return {
        "machine": machine(),
        "models": {"encoder": models.encoder.name, "nli": models.nli.name},
        "bundles": [bundle.name for bundle in bundles],
        "ways": [way.row() for way in ways],
    }


def main(arguments: Sequence[str]) -> None:
    """Measure, print, and write what was asked for."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks usual", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--bundles", nargs="+", metavar="NAME", help="these alone (default: all of data/gold/bundles)")
    parser.add_argument("--page", type=Path, help="the page that holds the table")
    options = parser.parse_args(arguments)
    bundles = [bundle for bundle in load_bundles(GOLD) if bundle.name in (options.bundles or [bundle.name])]
    found = measure(bundles, Models(load_encoder(), load_nli()))
    print(json.dumps(found, indent=1))
    if options.page:
        RESULTS.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
        write_usual(found, options.page)
