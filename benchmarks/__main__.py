"""Time and memory of a run and of the run after it, on this machine.

    python -m benchmarks [--articles 100 500] [--input PATH ...]
    python -m benchmarks models --nli FOLDER --encoder FOLDER       see benchmarks.models
    python -m benchmarks nights [--articles 20000] [--add 100]      see benchmarks.nights
    python -m benchmarks usual [--page docs/quality.md]             see benchmarks.usual
    python -m benchmarks extract [--articles 300]                   see benchmarks.extract

Without `--input` the articles are those of the story bundles, as often as needed, each time with other names and other
figures, so that every copy is a story of its own and no copy to claimdiff. Prints JSON.
"""

import argparse
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from benchmarks.machine import ROOT, machine

SIZES = (100, 500)
MOST_READ = 5000  # articles to time the reading of
DATE = "2026-01-31"

# Inside a sentence a capital means a name; at the start of one it means nothing.
_NAME = re.compile(r"(?<=[a-záéíóúñçãõ,] )[A-ZÁÉÍÓÚÑ][a-záéíóúñçãõ]{3,}")
_FIGURE = re.compile(r"(?<![\d.,:])\d{2,3}(?![\d.,:])")
_SYLLABLES = ("bar", "ce", "do", "fi", "gal", "len", "mo", "nur", "pas", "que", "ri", "so", "tam", "ul", "ver", "zi")


@dataclass(frozen=True)
class Measurement:
    """One run: seconds of wall time, peak memory in megabytes, and what was found."""

    seconds: float
    megabytes: float
    found: str


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure each size in a folder of its own; or the models alone, or the usual ways beside claimdiff."""
    arguments = sys.argv[1:] if arguments is None else arguments
    if arguments[:1] == ["models"]:
        from benchmarks import models  # noqa: PLC0415 (the models are measured without this module's imports)

        models.main(arguments[1:])
        return
    if arguments[:1] == ["nights"]:
        from benchmarks import nights  # noqa: PLC0415 (brings the models)

        nights.main(arguments[1:])
        return
    if arguments[:1] == ["usual"]:
        from benchmarks import usual  # noqa: PLC0415 (what times other processes has no use for the models)

        usual.main(arguments[1:])
        return
    if arguments[:1] == ["extract"]:
        from benchmarks import extract  # noqa: PLC0415 (what times other processes has no use for it)

        extract.main(articles(MOST_READ), arguments[1:])
        return
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, nargs="+", default=SIZES, help="how many (default: %(default)s)")
    parser.add_argument("--input", type=Path, nargs="+", help="articles of your own instead")
    options = parser.parse_args(arguments)
    for size in options.articles:
        with tempfile.TemporaryDirectory() as folder:
            inputs = options.input or [_write(Path(folder) / "articles.jsonl", size)]
            state = Path(folder) / "state.db"
            first, again = (measure(inputs, Path(folder), state) for _ in range(2))
        result = {"machine": machine(), "first": asdict(first), "again": asdict(again)}
        print(json.dumps(result, ensure_ascii=False, indent=1))
        if options.input:
            break


def originals() -> list[tuple[str, dict[str, Any]]]:
    """The articles of the story bundles, each with the name of its story."""
    files = sorted((ROOT / "data" / "gold").glob("*/*/articles.jsonl"))
    return [(file.parent.name, json.loads(line)) for file in files for line in file.read_text("utf-8").splitlines()]


def articles(size: int) -> Iterator[dict[str, Any]]:
    """`size` articles, the same ones for the same size: the bundles, then again with other names and figures."""
    told = originals()
    for number in range(size):
        story, article = told[number % len(told)]
        edition = number // len(told)
        text = disguised(article["text"], f"{story} {edition}") if edition else article["text"]
        yield article | {"id": f"{story}-{article['id']}-{edition}", "text": text}


def disguised(text: str, key: str) -> str:
    """The text with other names and figures; one key replaces one name by one and the same other name everywhere."""

    def name(found: re.Match[str]) -> str:
        chosen = random.Random(f"{key} {found[0]}")
        return "".join(chosen.choices(_SYLLABLES, k=3)).capitalize()

    def figure(found: re.Match[str]) -> str:
        return str(random.Random(f"{key} {found[0]}").randint(11, 989))

    return _FIGURE.sub(figure, _NAME.sub(name, text))


def _write(path: Path, size: int) -> Path:
    lines = (json.dumps(article, ensure_ascii=False) + "\n" for article in articles(size))
    path.write_text("".join(lines), encoding="utf-8")
    return path


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
    return Measurement(round(seconds, 1), round(usage.ru_maxrss / 1024), said.strip().splitlines()[-1])


if __name__ == "__main__":
    main()
