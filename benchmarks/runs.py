"""Whole runs by the number of articles: the first one, one that adds some, and one that adds none, stage by stage.

    python -m benchmarks runs [--articles 100 1000 10000] [--input PATH ...] [--page docs/performance.md]

The articles are those of the story bundles, or of `--input`, and as many retellings of them as needed, see
`benchmarks.retell`. Each run is a `claimdiff run` of its own process; its time is that of a clock on the wall, its
memory the peak of the process. Prints JSON as sizes get done; with --page also puts the tables into the page.
"""

import argparse
import json
import os
import re
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from benchmarks import retell
from benchmarks.machine import ROOT, machine
from benchmarks.page import put, runs_tables
from claimdiff.datamodel import Article

SIZES = (100, 1000)
DATE = "2026-01-31"
# The run that adds: one article for so many stored ones, but no more than a night brings to a fact-checker's desk.
ADDED_SHARE, MOST_ADDED = 10, 100

_STAGE = re.compile(r"([a-z ]+) (\d+\.\d) s")


@dataclass(frozen=True)
class Measurement:
    """One run: seconds of wall time, in all and by stage, peak memory in megabytes, and what it said was found."""

    seconds: float
    megabytes: float
    found: str
    stages: dict[str, float]


def main(arguments: Sequence[str]) -> None:
    """Measure each size in a folder of its own."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks runs", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, nargs="+", default=SIZES, help="how many (default: %(default)s)")
    parser.add_argument("--input", type=Path, nargs="+", help="articles of your own to begin with")
    parser.add_argument("--page", type=Path, help="the page that holds the tables")
    options = parser.parse_args(arguments)
    told = retell.read(options.input) if options.input else retell.bundles()
    sizes = []
    for size in options.articles:
        sizes.append(measure_size(told, size))
        print(json.dumps(sizes[-1], ensure_ascii=False, indent=1), flush=True)
    if options.page:
        put(options.page, "runs", runs_tables({"machine": machine(), "told": len(told), "sizes": sizes}))


def measure_size(told: Sequence[Article], size: int) -> dict[str, Any]:
    """The three runs on so many articles, what they stored, and what it cost in questions to the NLI model."""
    added = max(1, min(size // ADDED_SHARE, MOST_ADDED))
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        rows = list(retell.articles(told, size + added))
        first, more = write(folder / "first.jsonl", rows[:size]), write(folder / "more.jsonl", rows[size:])
        state = folder / "state.db"
        cold = measure([first], folder, state)
        stored = counts(state)
        adding = measure([more], folder, state)
        none = measure([more], folder, state)
    return {"articles": size, "added": added, "stored": stored} | {
        name: asdict(run) for name, run in (("cold", cold), ("adding", adding), ("none", none))
    }


def measure(inputs: Sequence[Path], folder: Path, db: Path) -> Measurement:
    """One run of the command on a state file, in a process of its own."""
    command = [sys.executable, "-m", "claimdiff", "run", *map(str, inputs), "--db", str(db)]
    command += ["--out", str(folder / "report.md"), "--date", DATE, "--verbose"]
    started = time.perf_counter()
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as process:
        said = process.stderr.read() if process.stderr else ""
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - started
    if process.returncode:
        sys.exit(f"benchmarks: the run failed: {said}")
    *_, found, clock = said.strip().splitlines()
    stages = {name.strip(): float(taken) for name, taken in _STAGE.findall(clock)}
    return Measurement(round(seconds, 1), round(usage.ru_maxrss / 1024), found, stages)


def counts(db: Path) -> dict[str, int]:
    """How many articles, statements, compared pairs and answers of the NLI model a state file holds."""
    tables = {"articles": "matched", "statements": "statements", "pairs": "pairs", "questions": "nli_scores"}
    with closing(sqlite3.connect(f"file:{db}?mode=ro", uri=True)) as connection:
        return {
            name: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for name, table in tables.items()
        }


def write(path: Path, rows: Iterable[dict[str, Any]]) -> Path:
    """Rows as JSON lines."""
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path
