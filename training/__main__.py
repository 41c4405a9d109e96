"""Make the shipped models, from the base weights to the model card.

    python -m training --data FOLDER [--stories FOLDER] [--start CHECKPOINT] [--minutes 90]

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
# Later stages keep some of the first one's pairs, so that what these taught is not forgotten: how many, and the rate.
_STORY_STAGES = {"second": (60_000, 8e-5), "third": (75_000, 7e-5), "fourth": (28_000, 4e-5)}


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--stories", type=Path, help="invented stories for three more stages: see training.stories")
    parser.add_argument("--start", type=Path, help="a checkpoint to start from instead of the base")
    parser.add_argument("--work", type=Path, default=Path("build/training"))
    parser.add_argument("--out", type=Path, default=FOLDER)
    parser.add_argument("--minutes", type=float, default=math.inf, help="the longest that each stage may take")
    given = parser.parse_args()
    given.work.mkdir(parents=True, exist_ok=True)
    pairs = _mix(given.data, given.work)
    checkpoint = fine_tune(Recipe(minutes=given.minutes), _run(given.data, given.work, pairs, given.start))
    for stage, (kept, rate) in _STORY_STAGES.items() if given.stories else ():
        mixed = _story_mix(given.stories, pairs, given.work / f"{stage}.jsonl.gz", kept)
        recipe = Recipe(epochs=1, rate=rate, minutes=given.minutes)
        checkpoint = fine_tune(recipe, _run(given.data, given.work, mixed, checkpoint))
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


def _run(data: Path, work: Path, pairs: Path, start: Path | None) -> Run:
    vocabulary = work / "vocabulary"
    if not vocabulary.exists():
        vocabulary.mkdir()
        write_vocabulary(tokenizer_file(), read_base(base_file()).table, vocabulary)
    stage = pairs.name.removesuffix(".jsonl.gz")
    return Run(base_file(), vocabulary, pairs, work / stage, start, (data / "eval" / _DEV,))


def _mix(data: Path, work: Path) -> Path:
    path = work / "first.jsonl.gz"
    if not path.exists():
        (news,) = (data / "news").glob("*.jsonl.gz")
        write_pairs(make_mix(data / "train", news, seed=1), path)
    return path


def _story_mix(stories: Path, first: Path, path: Path, kept: int) -> Path:
    """Pairs of the stories, others at every stage, among `kept` pairs of the first stage."""
    if not path.exists():
        chance = random.Random(path.name)
        told = [story for story in read_stories(stories) if not is_held_out(story)]
        pairs = [pair for story in told for pair in story_pairs(story, chance)]
        general = list(read_pairs(first))
        pairs += chance.sample(general, min(kept, len(general)))
        chance.shuffle(pairs)
        write_pairs(pairs, path)
    return path


if __name__ == "__main__":
    main()
