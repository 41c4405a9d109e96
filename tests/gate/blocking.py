"""Measures how many of the marked contradictions are still there after the choice of pairs to compare, before judging.

    python -m tests.gate.blocking [-v] [--gold FOLDER]

A contradiction is kept if a statement that carries the one claim is compared with, or points at, another one that
carries the other claim. What is not compared can never be found, however well the rest decides.
"""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from claimdiff import pipeline
from claimdiff.datamodel import Statement
from claimdiff.derived import Tie
from claimdiff.match.encoder import Encoder, load_encoder
from claimdiff.progress import SILENT
from claimdiff.store import Store
from tests.gate.bundles import Bundle, Passage, load_bundles
from tests.gate.score import carries

GOLD = Path(__file__).resolve().parents[2] / "data" / "gold" / "bundles"
DATE = "2026-01-31"


@dataclass(frozen=True)
class Blocking:
    """Counts of marked contradictions over one bundle or several; they add up. `lost` tells which, a line each."""

    listed: int = 0
    kept: int = 0
    lost: tuple[str, ...] = ()

    def __add__(self, other: "Blocking") -> "Blocking":
        return Blocking(self.listed + other.listed, self.kept + other.kept, self.lost + other.lost)

    def __str__(self) -> str:
        return f"contradictions kept by the choice of pairs: {self.kept}/{self.listed}"


class Neutral:
    """An NLI model that finds nothing: what is compared does not hang on what it says."""

    name = "neutral"

    def predict(self, pairs: Sequence[tuple[str, str]], progress: object = None) -> np.ndarray:
        """Probabilities float32 [n, 3], all of them on neutral."""
        return np.tile(np.array([0.0, 1.0, 0.0], np.float32), (len(pairs), 1))


def measure(bundles: Sequence[Bundle], encoder: Encoder) -> dict[str, Blocking]:
    """The counts of each bundle, by its name."""
    return {bundle.name: score(bundle, *compared(bundle, encoder)) for bundle in bundles}


def compared(bundle: Bundle, encoder: Encoder) -> tuple[list[Statement], list[tuple[str, str]]]:
    """The statements of a bundle, and the pairs of them (ids) that a run on it alone compares."""
    with tempfile.TemporaryDirectory() as scratch, Store(Path(scratch) / "claimdiff.db") as store:
        inputs = [str(bundle.folder / "articles.jsonl")]
        pipeline.update(inputs, store, encoder=encoder, nli=Neutral(), date=DATE, progress=SILENT)
        statements = list(store.statements())
        pairs = store.compared([statement.id for statement in statements], Tie.ANY, within=True)
    return statements, [(pair.decision.a, pair.decision.b) for pair in pairs]


def score(bundle: Bundle, statements: Sequence[Statement], pairs: Sequence[tuple[str, str]]) -> Blocking:
    """How many contradictions of a bundle some of the `pairs` could show."""
    carried = {statement.id: _claims(statement, bundle) for statement in statements}
    kept = {frozenset((x, y)) for a, b in pairs for x in carried[a] for y in carried[b]}
    lost = [pair for pair in bundle.contradictions if pair.claims not in kept]
    told = tuple(f"{bundle.name}: {' <> '.join(bundle.gists[claim] for claim in sorted(p.claims))}" for p in lost)
    return Blocking(len(bundle.contradictions), len(bundle.contradictions) - len(lost), told)


def _claims(statement: Statement, bundle: Bundle) -> set[str]:
    span = Passage(statement.article, statement.start, statement.end)
    return {mention.claim for mention in bundle.mentions if carries(span, mention.passage)}


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the counts over a folder of bundles."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-v", "--verbose", action="store_true", help="list what is lost")
    parser.add_argument("--gold", type=Path, default=GOLD, help="folder of bundles (default: %(default)s)")
    options = parser.parse_args(arguments)
    total = sum(measure(load_bundles(options.gold), load_encoder()).values(), Blocking())
    lost = [f"    {line}" for line in total.lost] if options.verbose else []
    sys.stdout.write("\n".join([str(total), *lost]) + "\n")


if __name__ == "__main__":
    main()
