"""Scores the extractor on the hand-labelled sentences of `data/gold/attribution`.

A labelled statement is found when an extracted one shares `SHARE` of the shorter of the two spans; of several, the
one with the largest intersection over union counts. Run as a module it prints, for each language, one line for the
open sentences and one for those held out; with -v also what is read otherwise, of the open ones alone.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from claimdiff.datamodel import Article, Statement
from claimdiff.extract import extract
from claimdiff.text import words

GOLD = Path(__file__).resolve().parents[2] / "data" / "gold" / "attribution"
SHARE = 0.6  # as in the scorer of the story bundles
SAME_PROPOSITION = 0.8  # F1 of words from which a proposition counts as the labelled one
HELD_OUT = "-held-out"
SAME_SOURCE = 0.5  # share of the words of the longer of two names


@dataclass(frozen=True)
class Score:
    """Shares in 0..1: span F1, and of the found statements stance, source and proposition right.

    `denied` is `proposition` of denials alone, `links` the share of anaphoric denials that point at the right clause.
    """

    spans: float
    stance: float
    source: float
    proposition: float
    denied: float
    links: float
    wrong: tuple[str, ...] = ()

    def __str__(self) -> str:
        names = ("spans", "stance", "source", "proposition", "denied", "links")
        return "  ".join(f"{name} {getattr(self, name):.3f}" for name in names)


def score(name: str) -> Score:
    """Score one file, named like "es" or "es-held-out"."""
    pairs: list[tuple[dict, Statement | None]] = []
    links: list[bool] = []
    extracted = 0
    for record in _records(name):
        found = extract(Article(record["text"], record["text"], lang=record["lang"]))
        extracted += len(found)
        fitting = [(label, _best(record["text"], label["span"], found)) for label in record["statements"]]
        links += [_linked(record["text"], label, s, found) for label, s in fitting if s and "refers_to" in label]
        pairs += fitting
    hits = [(label, statement) for label, statement in pairs if statement is not None]
    told = [(label, s) for label, s in hits if "proposition" in label]
    denials = [(label, s) for label, s in told if label["stance"] == -1]
    wrong = [_complaint(label, s) for label, s in pairs if s is None or not _right(label, s)]
    return Score(
        spans=_f1(len({s.id for _, s in hits}) / max(1, extracted), len(hits) / max(1, len(pairs))),
        stance=_share([s.stance == label["stance"] for label, s in hits]),
        source=_share([_same_source(label["source"], s.source) for label, s in hits if "source" in label]),
        proposition=_share([_same(label["proposition"], s.proposition) for label, s in told]),
        denied=_share([_same(label["proposition"], s.proposition) for label, s in denials]),
        links=_share(links),
        wrong=tuple(wrong),
    )


def _records(name: str) -> Iterator[dict]:
    for line in (GOLD / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def _linked(text: str, label: dict, denial: Statement, found: Sequence[Statement]) -> bool:
    target = _best(text, label["refers_to"], found)
    return target is not None and denial.refers_to == target.id


def _best(text: str, span: str, found: Sequence[Statement]) -> Statement | None:
    start = text.index(span)
    end = start + len(span)

    def common(s: Statement) -> int:
        return max(0, min(s.end, end) - max(s.start, start))

    fit = [s for s in found if common(s) >= SHARE * min(s.end - s.start, end - start)]
    return max(fit, key=lambda s: common(s) / (max(s.end, end) - min(s.start, start)), default=None)


def _right(label: dict, s: Statement) -> bool:
    told = "proposition" not in label or _same(label["proposition"], s.proposition)
    vouched = "source" not in label or _same_source(label["source"], s.source)
    return s.stance == label["stance"] and vouched and told


def _same(wanted: str, got: str) -> bool:
    a, b = words(wanted), words(got)
    common = sum(min(a.count(word), b.count(word)) for word in set(a))
    return 2 * common >= SAME_PROPOSITION * (len(a) + len(b))


def _same_source(wanted: str | None, got: str | None) -> bool:
    if wanted is None or got is None:
        return wanted == got
    a, b = set(words(wanted)), set(words(got))
    return len(a & b) >= SAME_SOURCE * max(len(a), len(b))


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _share(marks: Sequence[bool]) -> float:
    return sum(marks) / len(marks) if marks else 1.0


def _complaint(label: dict, s: Statement | None) -> str:
    got = "nothing" if s is None else f"{int(s.stance):+d} {s.source} | {s.proposition}"
    wanted = f"{label['stance']:+d} {label.get('source', '?')} | {label.get('proposition', '')}"
    return f"{label['span']} -> {wanted}; got {got}"


if __name__ == "__main__":
    for part in sorted(path.stem for path in GOLD.glob("*.jsonl")):
        result = score(part)
        sys.stdout.write(f"{part:12}  {result}\n")
        if "-v" in sys.argv and not part.endswith(HELD_OUT):
            sys.stdout.write("".join(f"    {line}\n" for line in result.wrong))
