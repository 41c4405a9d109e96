"""Training pairs from invented stories: the claims of one event in several wordings, and what only looks like them.

    python -m training.stories STORIES_FOLDER OUT.jsonl.gz [--mix pairs.jsonl.gz] [--held-out]

A story is a JSON object a line: {"story", "lang", "facts": [{"says": [...], "contradicts": [...], "near": [...]}]}.
Wordings of one fact entail each other, what contradicts it does so with each wording, and two facts of one story are
neutral: the hardest negatives there are, since they share persons, places and words. A look-alike does not follow from
a wording; the other way round it may ("killed 12 in the capital" says that it killed), so that is never asked. A
wording entails itself without its day, and not the other way round. One story in seven, chosen by its name, is held
out: `--held-out` writes those alone. `--mix` shuffles the rest in among other pairs.
"""

import argparse
import dataclasses
import gzip
import itertools
import json
import random
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.dates import get_day_names

from training.corpora import Pair, read_rows

HELD_OUT = 7
# Pairs that a fact gives of each sort at most: what a newsroom sees most, unrelated facts of one story, is most.
CONTRADICTIONS = 8
LOOK_ALIKES = 6
OTHER_FACTS = 9


def main() -> None:
    """Write the pairs."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("stories", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--mix", type=Path)
    parser.add_argument("--held-out", action="store_true")
    options = parser.parse_args()
    chance = random.Random(1)
    stories = [s for s in read_stories(options.stories) if is_held_out(s) == options.held_out]
    pairs = [pair for story in stories for pair in story_pairs(story, chance)]
    print(len(stories), "stories", Counter(pair.label for pair in pairs))
    rows = [dataclasses.asdict(pair) for pair in pairs]
    if options.mix:
        rows += list(read_rows(options.mix))
        chance.shuffle(rows)
    with gzip.open(options.out, "wt", encoding="utf-8") as out:
        out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def read_stories(folder: Path) -> Iterator[dict[str, Any]]:
    """The stories of all files of a folder, in order of file name."""
    for path in sorted(folder.glob("*.jsonl")):
        with path.open(encoding="utf-8") as lines:
            yield from (json.loads(line) for line in lines if line.strip())


def is_held_out(story: dict[str, Any]) -> bool:
    """Whether a story is kept for measuring; by its name, so that it stays so when stories are added."""
    return zlib.crc32(story["story"].encode()) % HELD_OUT == 0


def story_pairs(story: dict[str, Any], chance: random.Random) -> Iterator[Pair]:
    """The pairs of one story, in both directions, of each sort no more than the constants say."""
    facts = story["facts"]
    for fact in facts:
        says, against = fact["says"], fact["contradicts"]
        for a, b in itertools.permutations(says, 2):
            yield _pair(story, a, b, "entailment")
        yield from _some(story, list(itertools.product(says, against)), "contradiction", CONTRADICTIONS, chance)
        looks = list(itertools.product(says, fact["near"]))
        for a, b in chance.sample(looks, min(LOOK_ALIKES, len(looks))):
            yield _pair(story, a, b, "neutral")
        for wording in says:
            dayless = without_day(wording)
            if dayless != wording:
                yield _pair(story, wording, dayless, "entailment")
                yield _pair(story, dayless, wording, "neutral")
        others = [text for other in facts if other is not fact for text in other["says"] + other["contradicts"]]
        yield from _some(story, list(itertools.product(says, others)), "neutral", OTHER_FACTS, chance)


def without_day(text: str) -> str:
    """The sentence without "este martes", "on Tuesday", "na terça-feira": the same if it names no day of the week."""
    return _DAY.sub("", text)


def _day_pattern() -> re.Pattern[str]:
    days = {day for lang in ("es", "en", "pt") for day in get_day_names("wide", "format", lang).values()}
    leading = r"(?:el|este|esta|on|na|no|nesta|neste|this|last)"
    return re.compile(rf",?\s+{leading}\s+(?:{'|'.join(sorted(days))})(?:\s+\d{{1,2}})?(?=[\s,.;])", re.IGNORECASE)


_DAY = _day_pattern()


def _some(
    story: dict[str, Any], choices: list[tuple[str, str]], label: str, most: int, chance: random.Random
) -> Iterator[Pair]:
    for a, b in chance.sample(choices, min(most, len(choices))):
        yield _pair(story, *((a, b) if chance.random() < 0.5 else (b, a)), label)


def _pair(story: dict[str, Any], premise: str, hypothesis: str, label: str) -> Pair:
    return Pair("stories", story["lang"], story["lang"], premise, hypothesis, label)


if __name__ == "__main__":
    main()
