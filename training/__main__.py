"""Make the shipped models, from the base weights to the model card.

    python -m training --data FOLDER [--stories FOLDER] [--start CHECKPOINT] [--minutes 90] [--limit N --out FOLDER]

FOLDER holds train/ (pairs), eval/ (sets to measure on) and news/ (articles, one JSON object a line). Each step leaves
its files in the work folder and is not done again while they are there; training goes on where it stopped. With --limit
the whole chain is tried in minutes, on so many pairs a stage and rows a set.
"""

import argparse
import math
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from claimdiff.models.runtime import FOLDER
from training.average import average
from training.base import read_base
from training.card import write_card
from training.consistency import consistent_pairs
from training.corpora import Pair, read_pairs
from training.evaluate import calibrate, evaluate
from training.export import Sources, export
from training.mix import make_mix, write_pairs
from training.processors import can_show_avx2_alone, evaluate_as_avx2
from training.sources import base_file, tokenizer_file
from training.stories import is_held_out, read_stories, story_pairs
from training.train import Recipe, Run, fine_tune
from training.tune_encoder import tune_encoder
from training.vocabulary import write_vocabulary

_DEV = "xnli-es-dev.jsonl.gz"
# Later stages keep some of the first one's pairs, so that what these taught is not forgotten: how many, and the rate.
_STORY_STAGES = {"second": (60_000, 8e-5), "third": (75_000, 7e-5), "fourth": (28_000, 4e-5), "fifth": (20_000, 7e-5)}
# The last stage: pairs of the first one, of stories, and of what cannot contradict in Spanish and in English news.
_LAST = "sixth"
_LAST_RATE = 4e-5
_LAST_GENERAL, _LAST_STORIES = 10_000, 16_000
_LAST_CONSISTENT = {"es": 10_000, "en": 9_000}
# What ships is a mean of the last stages: the last alone sees fewer contradictions than there are.
_SHARES = {"fourth": 0.35, "fifth": 0.4, _LAST: 0.25}


@dataclass(frozen=True)
class Settings:
    """What the command line says: see the head of this module and the options' help."""

    data: Path
    work: Path
    out: Path
    stories: Path | None = None
    start: Path | None = None
    minutes: float = math.inf
    limit: int | None = None


def general_pairs(settings: Settings) -> list[Pair]:
    """The pairs of the first stage."""
    (news,) = (settings.data / "news").glob("*.jsonl.gz")
    return make_mix(settings.data / "train", news, seed=1, limit=settings.limit)


def tuned(settings: Settings) -> Path:
    """The checkpoint of the encoder."""
    similarity = settings.data / "train" / "similarity.jsonl.gz"
    return tune_encoder(
        similarity, _stories(settings), _vocabulary(settings.work), settings.work / "encoder", settings.limit
    )


def consistent(settings: Settings, nli: Path) -> list[Pair]:
    """What the NLI model of a checkpoint is to learn from articles, found with the base encoder."""
    teacher = settings.work / "teacher"
    if not (teacher / "models.json").exists():
        export(_sources(settings, nli, None), teacher)
    (news,) = (settings.data / "news").glob("*.jsonl.gz")
    articles = (news, settings.data / "train" / "attribution_en.jsonl.gz")
    return consistent_pairs(articles, teacher, seed=1, limit=settings.limit)


def ship(settings: Settings, nli: Path, encoder: Path | None) -> None:
    """Export the checkpoints, in eight bits to `out` and in float32 to compare; measure both; write the card."""
    work, out, sets = settings.work, settings.out, settings.data / "eval"
    sources = _sources(settings, nli, encoder)
    export(sources, out)
    temperature = calibrate(out, sets, settings.limit)
    export(sources, work / "exact", temperature, exact=True)
    for models, name in ((work / "exact", "exact.json"), (out, "shipped.json")):
        evaluate(models, sets, work / name, settings.limit)
    if can_show_avx2_alone():
        evaluate_as_avx2(out, settings.data, work / "avx2.json", settings.limit)
    write_card(work, out)


@dataclass(frozen=True)
class Steps:
    """Who does the long pieces of work: makes pairs, trains a stage, tunes the encoder, ships the checkpoints."""

    mix: Callable[[Settings], list[Pair]] = general_pairs
    fine_tune: Callable[[Recipe, Run], Path] = fine_tune
    tune: Callable[[Settings], Path] = tuned
    consistent: Callable[[Settings, Path], list[Pair]] = consistent
    average: Callable[[Mapping[Path, float], Path], Path] = average
    ship: Callable[[Settings, Path, Path | None], None] = ship


def make_models(settings: Settings, steps: Steps) -> None:
    """All stages, each from the checkpoint of the one before, and what follows them."""
    settings.work.mkdir(parents=True, exist_ok=True)
    first = settings.work / "first.jsonl.gz"
    if not first.exists():
        write_pairs(steps.mix(settings), first)
    recipe = Recipe(minutes=settings.minutes)
    checkpoint = steps.fine_tune(recipe, _run(settings, first, settings.start))
    encoder = None
    if settings.stories:
        encoder = steps.tune(settings)
        checkpoint = _with_stories(settings, steps, checkpoint)
    steps.ship(settings, checkpoint, encoder)


def _with_stories(settings: Settings, steps: Steps, checkpoint: Path) -> Path:
    """The later stages and the mean of the last ones; the very last learns from the fourth's mistakes."""
    for stage, (kept, rate) in _STORY_STAGES.items():
        mixed = _story_mix(settings, stage, kept)
        recipe = Recipe(epochs=1, rate=rate, minutes=settings.minutes)
        teacher, checkpoint = checkpoint, steps.fine_tune(recipe, _run(settings, mixed, checkpoint))
    path = settings.work / f"{_LAST}.jsonl.gz"
    if not path.exists():
        _write_last_mix(settings, steps.consistent(settings, teacher), path)
    recipe = Recipe(epochs=1, rate=_LAST_RATE, minutes=settings.minutes)
    steps.fine_tune(recipe, _run(settings, path, checkpoint))
    shares = {settings.work / stage / "nli.safetensors": share for stage, share in _SHARES.items()}
    return steps.average(shares, settings.work / "mean" / "nli.safetensors")


def _write_last_mix(settings: Settings, consistent: list[Pair], path: Path) -> None:
    chance = random.Random(path.name)
    pairs = _some(_told(settings, chance), _LAST_STORIES, chance)
    pairs += _some(list(read_pairs(settings.work / "first.jsonl.gz")), _LAST_GENERAL, chance)
    for lang, most in _LAST_CONSISTENT.items():
        pairs += _some([pair for pair in consistent if pair.premise_lang == lang], most, chance)
    write_pairs(_some(pairs, settings.limit or len(pairs), chance), path)


def _some(pairs: list[Pair], most: int, chance: random.Random) -> list[Pair]:
    return chance.sample(pairs, min(most, len(pairs)))


def _told(settings: Settings, chance: random.Random) -> list[Pair]:
    """The pairs of the stories that are not held out."""
    told = [story for story in read_stories(_stories(settings)) if not is_held_out(story)]
    return [pair for story in told for pair in story_pairs(story, chance)]


def _stories(settings: Settings) -> Path:
    assert settings.stories is not None  # what needs stories is left out without any
    return settings.stories


def _sources(settings: Settings, nli: Path, encoder: Path | None) -> Sources:
    # The usual ranges of a model's tensors are those of what it was trained on last.
    last = settings.work / f"{_LAST}.jsonl.gz"
    pairs = last if last.exists() else settings.work / "first.jsonl.gz"
    return Sources(base_file(), tokenizer_file(), nli, pairs, encoder)


def _run(settings: Settings, pairs: Path, start: Path | None) -> Run:
    stage = settings.work / pairs.name.removesuffix(".jsonl.gz")
    dev = () if settings.limit else (settings.data / "eval" / _DEV,)
    return Run(base_file(), _vocabulary(settings.work), pairs, stage, start, dev)


def _vocabulary(work: Path) -> Path:
    folder, unfinished = work / "vocabulary", work / "vocabulary.new"
    if not folder.exists():
        unfinished.mkdir(exist_ok=True)
        write_vocabulary(tokenizer_file(), read_base(base_file()).table, unfinished)
        unfinished.rename(folder)
    return folder


def _story_mix(settings: Settings, stage: str, kept: int) -> Path:
    """Pairs of the stories, others at every stage, among `kept` pairs of the first stage."""
    path = settings.work / f"{stage}.jsonl.gz"
    if not path.exists():
        chance = random.Random(path.name)
        pairs = _told(settings, chance) + _some(list(read_pairs(settings.work / "first.jsonl.gz")), kept, chance)
        chance.shuffle(pairs)
        write_pairs(pairs[: settings.limit], path)
    return path


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument(
        "--stories", type=Path, help="invented stories for the encoder and five more stages: see training.stories"
    )
    parser.add_argument("--start", type=Path, help="a checkpoint to start from instead of the base")
    parser.add_argument("--work", type=Path, default=Path("build/training"))
    parser.add_argument("--out", type=Path, default=FOLDER, help="where the models go (default: what ships)")
    parser.add_argument("--minutes", type=float, default=math.inf, help="the longest that each stage may take")
    parser.add_argument("--limit", type=int, help="pairs of each stage and rows of each set, to try it; needs --out")
    given = parser.parse_args()
    if given.limit is not None and given.out == FOLDER:
        parser.error("--limit makes models to throw away: name a folder for them with --out")
    make_models(Settings(**vars(given)), Steps())


if __name__ == "__main__":
    main()
