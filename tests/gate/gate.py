"""Runs the pipeline on the marked story bundles and holds its quality to pinned floors.

    python -m tests.gate.gate [-v] [--held-out] [--update [--allow-regression]] [--reports FOLDER]

`floors.json` beside this file has the figures of the last pinning (see `tests.gate.score` for what they mean) and the
fingerprint of the bundles they were measured on. `--update` pins what is measured now; it raises floors freely and
lowers them only with `--allow-regression`. `--held-out` does the same on the bundles whose mistakes nobody reads, with
`held-out.json`: how good it is on stories that no rule was made for.
"""

import argparse
import json
import math
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import claimdiff
from claimdiff.match.encoder import load_encoder
from claimdiff.report.json import to_json
from tests.gate.blocking import Blocking
from tests.gate.blocking import measure as measure_blocking
from tests.gate.bundles import Bundle, fingerprint, load_bundles
from tests.gate.denials import Denials
from tests.gate.denials import measure as measure_denials
from tests.gate.score import Outcome, Tally, read_report, score, table

HERE = Path(__file__).parent
GOLD = HERE.parents[1] / "data" / "gold" / "bundles"
FLOORS = HERE / "floors.json"
HELD_OUT = GOLD.with_name("bundles-held-out")
HELD_OUT_FLOORS = HERE / "held-out.json"
DATE = "2026-01-31"  # of the reports; nothing measured depends on it

# Quantised models round differently on different processors, so a decision on the edge may flip. Allowed is what one
# flipped decision moves: one of some 50 findings or listed contradictions, one of some 60 traps, a cluster of mentions.
NOISE = {
    "extraction_recall": 0.005,
    "bcubed_f1": 0.01,
    "contradiction_p": 0.02,
    "contradiction_r": 0.02,
    "contradiction_f1": 0.02,
    "kinds_right": 0.04,
    "traps_flagged": 1,
}
CEILINGS = ("traps_flagged",)

Figures = Mapping[str, Any]


@dataclass(frozen=True)
class Pins:
    """What is held: a floor for each figure (a ceiling for those in CEILINGS), measured on the corpus named.

    `measured` is what was measured when it was pinned, which may be within the noise below a floor that is kept.
    """

    corpus: str
    limits: Mapping[str, float]
    measured: Mapping[str, float] = field(default_factory=dict)


def faults(figures: Figures, corpus: str, pins: Pins) -> list[str]:
    """What does not hold, a line each; empty when all is well."""
    found = [] if corpus == pins.corpus else ["the bundles are not those that were pinned: run with --update"]
    return found + [
        f"{name} is {figures[name]:.3f}, pinned at {limit:.3f} (noise {NOISE[name]})"
        for name, limit in pins.limits.items()
        if _is_worse(name, figures[name], limit)
    ]


def repinned(figures: Figures, corpus: str, old: Pins | None, *, allow_regression: bool = False) -> Pins:
    """The pins for what was measured now. A figure that is worse, but within the noise, keeps its old pin."""
    measured = {name: _rounded(name, figures[name]) for name in NOISE}
    limits = measured
    if old is not None and not allow_regression:
        limits = {name: _better(name, value, old.limits.get(name, value)) for name, value in measured.items()}
    return Pins(corpus, limits, measured)


def _is_worse(name: str, value: float, limit: float) -> bool:
    return value > limit + NOISE[name] if name in CEILINGS else value < limit - NOISE[name]


def _better(name: str, value: float, other: float) -> float:
    return min(value, other) if name in CEILINGS else max(value, other)


def _rounded(name: str, value: float) -> float:
    return value if name in CEILINGS else math.floor(value * 1000) / 1000


def read_pins(path: Path) -> Pins | None:
    """The pins in a file, None when there is no such file yet."""
    if not path.exists():
        return None
    content = json.loads(path.read_text(encoding="utf-8"))
    return Pins(content["corpus"], content["limits"], content.get("measured", {}))


def write_pins(path: Path, pins: Pins) -> None:
    """Write pins as JSON that reads well in a diff."""
    content = {"corpus": pins.corpus, "limits": dict(pins.limits), "measured": dict(pins.measured)}
    path.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


def report_on(bundle: Bundle) -> dict[str, Any]:
    """The JSON report of one bundle, from a state file of its own, with the models that ship."""
    analysis = claimdiff.run([bundle.folder / "articles.jsonl"], date=DATE)
    return to_json(analysis, {"date": DATE})


def measure(bundles: Sequence[Bundle], run: Callable[[Bundle], dict[str, Any]], keep: Path | None) -> list[Outcome]:
    """Run each bundle by itself and score it; the reports are kept in a folder if one is given."""
    outcomes = []
    for bundle in bundles:
        report = run(bundle)
        if keep is not None:
            keep.mkdir(parents=True, exist_ok=True)
            (keep / f"{bundle.name}.json").write_text(json.dumps(report, ensure_ascii=False), encoding="utf-8")
        outcomes.append(score(bundle, read_report(report)))
    return outcomes


def judge(options: argparse.Namespace, run: Callable[[Bundle], dict[str, Any]]) -> tuple[str, bool]:
    """Measure and compare (or pin); what is to be printed, and whether the gate holds."""
    bundles = load_bundles(options.gold)
    outcomes = measure(bundles, run, options.reports)
    figures = sum((outcome.tally for outcome in outcomes), Tally()).figures()
    corpus, pins = fingerprint(bundles), read_pins(options.floors)
    shown = table(outcomes, mistakes=options.verbose)
    if options.update:
        pins = repinned(figures, corpus, pins, allow_regression=options.allow_regression)
    if pins is None:
        return f"{shown}\nGATE FAILED: nothing is pinned in {options.floors} yet: run with --update", False
    wrong = faults(figures, corpus, pins)
    if options.update and not wrong:
        write_pins(options.floors, pins)
        return f"{shown}\npinned in {options.floors}", True
    if options.update:
        wrong.append("nothing was pinned; to lower a floor on purpose add --allow-regression")
    verdict = "\n".join(f"GATE FAILED: {line}" for line in wrong) or "the gate holds"
    return f"{shown}\n{verdict}", not wrong


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """The options of the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-v", "--verbose", action="store_true", help="list what is false, missed and trapped")
    parser.add_argument("--held-out", action="store_true", help="measure on the bundles that are held out")
    parser.add_argument("--update", action="store_true", help="pin what is measured now")
    parser.add_argument("--allow-regression", action="store_true", help="with --update: lower floors too")
    parser.add_argument("--gold", type=Path, default=GOLD, help="folder of bundles (default: %(default)s)")
    parser.add_argument("--floors", type=Path, default=FLOORS, help="the pinned figures (default: %(default)s)")
    parser.add_argument("--reports", type=Path, help="keep the JSON reports in this folder")
    options = parser.parse_args(arguments)
    if options.held_out:
        options.gold, options.floors = HELD_OUT, HELD_OUT_FLOORS
    return options


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the gate; the exit code says whether it holds."""
    options = parse(arguments)
    shown, holds = judge(options, report_on)
    bundles, encoder = load_bundles(options.gold), load_encoder()
    denials = sum(measure_denials(bundles, encoder).values(), Denials())
    blocking = sum(measure_blocking(bundles, encoder).values(), Blocking())
    low = denials.faults() if options.gold == GOLD else []
    sys.stdout.write("\n".join([shown, str(denials), str(blocking), *(f"GATE FAILED: {line}" for line in low)]) + "\n")
    return 0 if holds and not low else 1


if __name__ == "__main__":
    sys.exit(main())
