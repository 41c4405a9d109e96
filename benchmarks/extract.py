"""How many sentences a second are read for who says what, on one core.

    python -m benchmarks extract [--articles 300] [--rounds 3]

Reads the articles of the story bundles, retold as often as needed (see `benchmarks.retell`), once to warm up, then
`--rounds` times; the best round counts, and what it took of processor time, so that other work on the machine does not
show. Prints JSON.
"""

import argparse
import json
import time
from collections.abc import Sequence

from benchmarks import retell
from benchmarks.machine import machine
from claimdiff.datamodel import Article
from claimdiff.extract import extract
from claimdiff.extract.lexicon import lexicon_for
from claimdiff.extract.sentences import sentences


def main(arguments: Sequence[str]) -> None:
    """Time the extraction of as many articles as asked for."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks extract", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=300, help="how many (default: %(default)s)")
    parser.add_argument("--rounds", type=int, default=3, help="how often (default: %(default)s)")
    options = parser.parse_args(arguments)
    rows = retell.articles(retell.bundles(), options.articles)
    read = [Article(row["id"], row["text"], lang=row["lang"]) for row in rows]
    print(json.dumps({"machine": machine(), **measure(read, options.rounds)}, indent=1))


def measure(articles: Sequence[Article], rounds: int) -> dict[str, float]:
    """Sentences, statements and the best number of sentences a second of processor time."""
    counted = sum(1 for a in articles for _ in sentences(a.text, a.skip, lexicon_for(a.lang)))
    found = sum(len(extract(article)) for article in articles)
    best = min(_seconds(articles) for _ in range(rounds))
    return {"sentences": counted, "statements": found, "sentences_a_second": round(counted / best)}


def _seconds(articles: Sequence[Article]) -> float:
    started = time.process_time()
    for article in articles:
        extract(article)
    return time.process_time() - started
