"""Make the shipped models, from the base weights to the model card.

    python -m training --data FOLDER [--stories FOLDER] [--work build/training] [--minutes 90]

FOLDER holds train/ (pairs), eval/ (sets to measure on) and news/ (articles, one JSON object a line). Each step leaves
its files in the work folder and is not done again while they are there; training goes on where it stopped.
"""

import argparse
import math
import random
from pathlib import Path

from claimdiff.models.runtime import FOLDER
from training.base import read_base
from training.card import write_card
from training.corpora import read_pairs
from training.evaluate import calibrate, evaluate
from training.export import Sources, export
from training.mix import make_mix, write_pairs
from training.sources import base_file, tokenizer_file
from training.stories import is_held_out, read_stories, story_pairs
from training.train import Recipe, Run, fine_tune
from training.vocabulary import write_vocabulary

_DEV = "xnli-es-dev.jsonl.gz"
# The second stage keeps some of the first one's pairs, so that what they taught is not forgotten.
_KEPT_PAIRS = 60_000
_SECOND_RATE = 8e-5


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--stories", type=Path, help="invented stories for a second stage: see training.stories")
    parser.add_argument("--work", type=Path, default=Path("build/training"))
    parser.add_argument("--out", type=Path, default=FOLDER)
    parser.add_argument("--minutes", type=float, default=math.inf, help="the longest that each stage may take")
    given = parser.parse_args()
    given.work.mkdir(parents=True, exist_ok=True)
    pairs = _mix(given.data, given.work)
    checkpoint = fine_tune(Recipe(minutes=given.minutes), _run(given.data, given.work, pairs, "first"))
    if given.stories:
        second = _second_mix(given.stories, pairs, given.work)
        recipe = Recipe(epochs=1, rate=_SECOND_RATE, minutes=given.minutes)
        checkpoint = fine_tune(recipe, _run(given.data, given.work, second, "second", checkpoint))
    ship(checkpoint, pairs, given.data / "eval", given.work, given.out)


def ship(checkpoint: Path, pairs: Path, sets: Path, work: Path, out: Path) -> None:
    """Export the checkpoint, in eight bits into `out` and in float32 to compare; measure both; write the card."""
    sources = Sources(base_file(), tokenizer_file(), checkpoint, pairs)
    export(sources, out)
    temperature = calibrate(out, sets)
    export(sources, work / "exact", temperature, exact=True)
    for models, name in ((work / "exact", "exact.json"), (out, "shipped.json")):
        evaluate(models, sets, work / name)
    write_card(work, out)


def _run(data: Path, work: Path, pairs: Path, stage: str, start: Path | None = None) -> Run:
    vocabulary = work / "vocabulary"
    if not vocabulary.exists():
        vocabulary.mkdir()
        write_vocabulary(tokenizer_file(), read_base(base_file()).table, vocabulary)
    return Run(base_file(), vocabulary, pairs, work / stage, start, (data / "eval" / _DEV,))


def _mix(data: Path, work: Path) -> Path:
    path = work / "first.jsonl.gz"
    if not path.exists():
        (news,) = (data / "news").glob("*.jsonl.gz")
        write_pairs(make_mix(data / "train", news, seed=1), path)
    return path


def _second_mix(stories: Path, first: Path, work: Path) -> Path:
    path = work / "second.jsonl.gz"
    if not path.exists():
        chance = random.Random(1)
        pairs = [
            pair for story in read_stories(stories) if not is_held_out(story) for pair in story_pairs(story, chance)
        ]
        general = list(read_pairs(first))
        pairs += chance.sample(general, min(_KEPT_PAIRS, len(general)))
        chance.shuffle(pairs)
        write_pairs(pairs, path)
    return path


if __name__ == "__main__":
    main()
