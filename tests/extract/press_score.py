"""Says how often what English articles attribute is read as a statement of whom they attribute it to.

    python -m tests.extract.press_score attribution_en.jsonl.gz [--split test] [-v]

The file has an article a line: `text`, `split`, and `attributions` with `source`, `cue` and `content`, each a list of
[start, end). Counted are attributions with a cue, a content of some length, and a source that a name or noun gives: of
the statements that cover most of the content one has a word of that source in its own ("own"), or all have others
("another") or none ("nobody"). Pronouns are left out, since what they stand for is not marked. Contents are of every
sort; beliefs, plans and nouns ("their support for A") are among them, which are no statements here.
"""

import argparse
import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from claimdiff.datamodel import Article, Statement
from claimdiff.extract import extract

LEAST_CONTENT = 25  # characters; less is seldom a clause
LEAST_WORD = 3  # letters of a word of a source that can tell it
COVERED = 0.5  # share of the shorter of statement and content that they have in common
PRONOUNS = frozenset({"he", "she", "they", "who", "you", "that", "this", "his", "her", "him", "them", "one"})
_WORD = re.compile(r"\w+")

Row = dict[str, Any]


def outcomes(row: Row) -> Iterator[tuple[str, str]]:
    """For every attribution of an article that counts, what became of it and its content."""
    text = row["text"]
    statements = extract(Article(row["id"], text, lang="en"))
    for attribution in row["attributions"]:
        source = {word.lower() for span in attribution["source"] for word in _WORD.findall(text[slice(*span)])}
        told = {word for word in source if len(word) >= LEAST_WORD} - PRONOUNS
        if not (told and attribution["cue"] and attribution["content"]):
            continue
        start, end = attribution["content"][0][0], attribution["content"][-1][1]
        if end - start >= LEAST_CONTENT:
            yield _outcome([s for s in statements if _covers(s, start, end)], told), text[start:end]


def _covers(statement: Statement, start: int, end: int) -> bool:
    common = min(end, statement.end) - max(start, statement.start)
    return common > COVERED * min(end - start, statement.end - statement.start)


def _outcome(statements: Sequence[Statement], told: set[str]) -> str:
    named = [{word.lower() for word in _WORD.findall(s.source)} for s in statements if s.source]
    if any(words & told for words in named):
        return "own"
    return "another" if named else "nobody"


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the counts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--split", default="test")
    parser.add_argument("-v", "--verbose", action="store_true", help="list what is not read as its source's")
    options = parser.parse_args(arguments)
    counts: Counter[str] = Counter()
    with gzip.open(options.articles, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            for outcome, content in outcomes(row) if row["split"] == options.split else ():
                counts[outcome] += 1
                if options.verbose and outcome != "own":
                    sys.stdout.write(f"{outcome}: {content}\n")
    total = max(1, counts.total())
    shares = ", ".join(f"{name} {counts[name]} ({counts[name] / total:.1%})" for name in ("own", "another", "nobody"))
    sys.stdout.write(f"{options.split}: {counts.total()} attributions; {shares}\n")


if __name__ == "__main__":
    main()
