"""How common stems and names are in the news of each language: the weights by which articles are told apart.

usage: python -m training.background NEWS.jsonl.gz DATA_FOLDER

NEWS.jsonl.gz has Spanish articles (`text` a line); DATA_FOLDER the English articles of attribution_en.jsonl.gz and the
Portuguese news sentences of similarity.jsonl.gz, twenty of which stand for an article. Writes
claimdiff/match/background.json: per language, the share of articles with each stem that 1 % of them or more have.
"""

import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from claimdiff.facts import read_facts

TARGET = Path(__file__).parents[1] / "claimdiff" / "match" / "background.json"
LEAST_SHARE = 0.01
SENTENCES_PER_ARTICLE = 20


def main(news: str, data: str) -> None:
    """Count and write."""
    english = (row["text"] for row in _rows(Path(data) / "attribution_en.jsonl.gz"))
    texts = {"es": (row["text"] for row in _rows(Path(news))), "en": english, "pt": _portuguese(Path(data))}
    shares = {lang: document_shares(lang, list(articles)) for lang, articles in texts.items()}
    TARGET.write_text(json.dumps(shares, ensure_ascii=False, sort_keys=True, indent=0), encoding="utf-8")
    print({lang: len(found) for lang, found in shares.items()})


def document_shares(lang: str, texts: Sequence[str]) -> dict[str, float]:
    """Stem or name to the share (0..1) of the texts that have it, rounded to a thousandth, common ones only."""
    counts: Counter[str] = Counter()
    for text in texts:
        facts = read_facts(text, lang, None)
        counts.update(facts.content | facts.names)
    return {term: round(n / len(texts), 3) for term, n in counts.items() if n / len(texts) >= LEAST_SHARE}


def _portuguese(data: Path) -> Iterator[str]:
    rows = [row for row in _rows(data / "similarity.jsonl.gz") if row["source"] == "assinplus"]
    sentences = [row["text_a"] for row in rows]
    for at in range(0, len(sentences), SENTENCES_PER_ARTICLE):
        yield " ".join(sentences[at : at + SENTENCES_PER_ARTICLE])


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


if __name__ == "__main__":
    main(*sys.argv[1:])
