"""What a night costs on a large store: the run that adds some articles, and the run that adds none.

    python -m benchmarks nights [--articles 20000] [--add 100] [--input PATH ...] [--page docs/performance.md]

The store is what claimdiff makes of 500 articles (those of `--input` or of the story bundles, and their retellings, see
`benchmarks.retell`), grown to the size asked for by copies that tell other stories (see `benchmarks.grow`). The
articles that are added tell the last of the 500 on. With `--db` the grown store is kept there, and used if it is there.

With `--recall` so many of the added propositions are also compared with every stored one, by brute force; the share of
those pairs that the run found is their recall. Prints JSON: seconds of wall time, in all and by stage, and peak
megabytes of each run, a process of its own; with --page also puts the table into the page.
"""

import argparse
import json
import shutil
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from benchmarks import retell
from benchmarks.grow import grow
from benchmarks.machine import machine
from benchmarks.page import nights_table, put
from benchmarks.recall import recall
from benchmarks.runs import counts, measure, write
from claimdiff import seal
from claimdiff.datamodel import Article

# Articles that claimdiff itself works into the store.
FIRST = 500


def main(arguments: Sequence[str]) -> None:
    """Make the store, run twice, print what it took."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks nights", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=20_000, help="in the store (default: %(default)s)")
    parser.add_argument("--add", type=int, default=100, help="that come at night (default: %(default)s)")
    parser.add_argument("--input", type=Path, nargs="+", help="articles of your own to begin with")
    parser.add_argument("--db", type=Path, help="keep the store here")
    parser.add_argument("--recall", type=int, default=0, help="propositions to compare with all others")
    parser.add_argument("--page", type=Path, help="the page that holds the table")
    parser.add_argument("--mark", default="nights", help="where it stands in the page (default: %(default)s)")
    options = parser.parse_args(arguments)
    told = retell.read(options.input) if options.input else retell.bundles()
    with tempfile.TemporaryDirectory() as scratch:
        found = measure_nights(told, options.articles, options.add, options.recall, options.db, Path(scratch))
    print(json.dumps(found, ensure_ascii=False, indent=1))
    if options.page:
        put(options.page, options.mark, nights_table(found))


def measure_nights(
    told: Sequence[Article], articles: int, add: int, sample: int, kept: Path | None, folder: Path
) -> dict[str, Any]:
    """The figures; the store that is `kept` is not changed."""
    rows = list(retell.articles(told, FIRST + add))
    grown = kept or folder / "grown.db"
    started = time.perf_counter()
    if not grown.exists():
        make_store(grown, told, rows[:FIRST], articles, folder)
    made = round(time.perf_counter() - started)
    db = folder / "state.db"
    shutil.copy(grown, db)
    shutil.copy(seal.place(grown), seal.place(db))
    stored = counts(db)
    new = write(folder / "new.jsonl", rows[FIRST:])
    adding, none = (measure([new], folder, db) for _ in range(2))
    found = {"machine": machine(), "stored": stored, "add": add, "making_the_store": made}
    found |= {"added_statements": counts(db)["statements"] - stored["statements"]}
    if sample:
        found["recall"] = asdict(recall(db, {row["id"] for row in rows[FIRST:]}, sample))
    return found | {"adding": asdict(adding), "none": asdict(none)}


def make_store(db: Path, told: Sequence[Article], rows: Sequence[dict[str, Any]], articles: int, folder: Path) -> None:
    """Let claimdiff work `rows` into a store, and grow it until it has so many articles.

    It is made in `folder` and moved to its place: what is there is whole.
    """
    first = folder / "first.db"
    measure([write(folder / "first.jsonl", rows)], folder, first)
    grow(first, {lang: retell.vocabulary(told, lang) for lang in {article.lang for article in told}}, articles)
    measure([folder / "first.jsonl"], folder, first)  # a look at the whole of it, and its seal
    shutil.move(seal.place(first), seal.place(db))
    shutil.move(first, db)
