"""Tune the encoder: nearness of two sentences by how much of their claim they share, not by their topic.

    python -m training.tune_encoder --similarity similarity.jsonl.gz --stories FOLDER --vocabulary FOLDER --out FOLDER

Two kinds of batches take turns. Sentence pairs with a graded likeness (STS-B, its parallel rows paired across
languages; ASSIN), and invented stories, where the likeness is known from what two sentences are to each other
(see LIKENESS). The loss ranks the pairs of a batch: CoSENT (Su, 2022), the logarithm of one plus the sum of
exp(SHARPNESS * (cosine of the less alike - cosine of the more alike)) over all wrongly orderable couples of pairs.
"""

import argparse
import itertools
import json
import random
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.numpy import save_file

from training.base import read_base
from training.batches import Batcher
from training.corpora import read_rows
from training.manifest import PREFIX
from training.network import as_parameters, as_weights, hidden_states, masked_mean
from training.sources import base_file
from training.stories import is_held_out, read_stories
from training.train import freeze, parameter_groups

SHARPNESS = 20.0
# How alike two sentences of stories are. A contradiction is about the same thing, so it must be found: nearer than what
# only looks like it, and that nearer than the other claims of its story.
LIKENESS = {"wording": 1.0, "contradiction": 0.75, "look-alike": 0.4, "story": 0.15, "other": 0.0}
# Pairs of a batch of stories of each sort that are most: it has hundreds of thousands.
SAMPLED = 150
# The languages of a pair of parallel rows, with weights.
CROSSINGS = {("es", "es"): 6, ("en", "en"): 6, ("es", "en"): 5, ("pt", "pt"): 3, ("es", "pt"): 3, ("en", "pt"): 1}
CROSSINGS |= {("fr", "fr"): 1, ("de", "de"): 1, ("es", "fr"): 1, ("en", "fr"): 1}
PARALLEL = "stsb-multi-mt"
OTHERS = ("assinplus",)


@dataclass(frozen=True)
class Recipe:
    """What decides the outcome, besides the data. A batch has `texts` sentences, of `stories` stories:
    always the same number, since a new shape costs torch compiled kernels."""

    epochs: int = 2
    rate: float = 3e-5
    warm_up: int = 50
    decay: float = 0.01
    frozen: int = 2
    stories: int = 2
    texts: int = 96
    max_tokens: int = 64
    seed: int = 1


@dataclass(frozen=True)
class Ranked:
    """Texts of a batch and pairs of their numbers with the likeness of each."""

    texts: list[str]
    pairs: list[tuple[int, int]]
    likeness: list[float]


def similarity_batches(rows: Sequence[dict[str, Any]], size: int, chance: random.Random) -> list[Ranked]:
    """The graded pairs, each batch from one source; parallel rows once each, in languages drawn by CROSSINGS."""
    by_source: dict[str, list[tuple[str, str, float]]] = defaultdict(list)
    parallel: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        if row["source"] == PARALLEL:
            parallel[row["lang"]].append(row)
        elif row["source"] in OTHERS:
            by_source[row["source"]].append((row["text_a"], row["text_b"], row["score"]))
    for number in range(min(map(len, parallel.values()), default=0)):
        a, b = chance.choices(list(CROSSINGS), list(CROSSINGS.values()))[0]
        a, b = (a, b) if chance.random() < 0.5 else (b, a)
        row, other = parallel[a][number], parallel[b][number]
        by_source[PARALLEL].append((row["text_a"], other["text_b"], row["score"]))
    return [
        Ranked(
            [text for a, b, _ in group for text in (a, b)],
            [(2 * n, 2 * n + 1) for n in range(len(group))],
            [score for _, _, score in group],
        )
        for found in by_source.values()
        for group in _groups(chance.sample(found, len(found)), size)
    ]


def story_batches(stories: Sequence[dict[str, Any]], recipe: Recipe, chance: random.Random) -> list[Ranked]:
    """Some stories a batch, in an order by chance."""
    order = chance.sample(list(stories), len(stories))
    return [_ranked(group, recipe.texts, chance) for group in _groups(order, recipe.stories)]


def _groups(items: Sequence[Any], size: int) -> list[Sequence[Any]]:
    return [items[at : at + size] for at in range(0, len(items), size)]


def _ranked(stories: Sequence[dict[str, Any]], most: int, chance: random.Random) -> Ranked:
    told = [
        (text, role, number, fact)
        for number, story in enumerate(stories)
        for fact, parts in enumerate(story["facts"])
        for role in ("says", "contradicts", "near")
        for text in parts[role]
    ]
    told = chance.sample(told, min(most, len(told)))
    sorts: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for (i, one), (j, other) in itertools.combinations(enumerate(told), 2):
        sort = _sort(one[1:], other[1:])
        if sort:
            sorts[sort].append((i, j))
    chosen = [(sort, pair) for sort, found in sorts.items() for pair in chance.sample(found, min(SAMPLED, len(found)))]
    return Ranked([text for text, *_ in told], [pair for _, pair in chosen], [LIKENESS[sort] for sort, _ in chosen])


def _sort(one: tuple[str, int, int], other: tuple[str, int, int]) -> str | None:
    """What two sentences of stories are to each other; None where that is not said (two look-alikes of one fact)."""
    (role, story, fact), (role_b, story_b, fact_b) = one, other
    if story != story_b:
        return "other"
    if fact != fact_b:
        return "story" if "near" not in (role, role_b) else None
    roles = {role, role_b}
    if roles == {"says"}:
        return "wording"
    if "says" not in roles:
        return None
    return "contradiction" if "contradicts" in roles else "look-alike"


def ranking_loss(cosines: torch.Tensor, likeness: torch.Tensor) -> torch.Tensor:
    """CoSENT over float32 [pairs] cosines and likeness."""
    differences = SHARPNESS * (cosines[:, None] - cosines[None, :])
    wrong = likeness[:, None] < likeness[None, :]
    terms = differences[wrong]
    return torch.logsumexp(torch.cat([torch.zeros(1, device=terms.device), terms]), dim=0)


class Tuner:
    """The encoder being tuned: parameters and optimiser."""

    def __init__(self, recipe: Recipe, base: Path, vocabulary: Path, steps: int) -> None:
        torch.manual_seed(recipe.seed)
        self.recipe = recipe
        self.steps = steps
        whole = read_base(base)
        self.shape = whole.shape
        self.device = "cuda" if torch.cuda.is_available() else "cpu"
        self.batcher = Batcher(vocabulary, whole.shape.hidden, recipe.max_tokens)
        self.parameters = as_parameters(whole.weights, self.device)
        freeze(self.parameters, recipe.frozen)
        self.optimiser = torch.optim.AdamW(parameter_groups(self.parameters, recipe.decay), lr=recipe.rate, fused=True)

    def encode(self, texts: Sequence[str]) -> torch.Tensor:
        """Unit vectors float32 [n, hidden]."""
        ((order, batch),) = self.batcher.in_order([f"{PREFIX}{text}" for text in texts], len(texts))
        embeds, mask = (torch.from_numpy(part).to(self.device) for part in (batch.embeds, batch.mask))
        with torch.autocast(self.device, torch.bfloat16):
            hidden = hidden_states(self.shape, self.parameters, embeds, mask)
        vectors = torch.nn.functional.normalize(masked_mean(hidden, mask), dim=1)
        return vectors[torch.from_numpy(np.argsort(order)).to(self.device)]

    def step(self, number: int, batch: Ranked) -> float:
        """One step of the optimiser; gives the loss."""
        rate = self.recipe.rate * min(1 - number / self.steps, (number + 1) / self.recipe.warm_up)
        for group in self.optimiser.param_groups:
            group["lr"] = rate
        vectors = self.encode(batch.texts)
        first, second = torch.tensor(batch.pairs, device=self.device).T
        cosines = (vectors[first] * vectors[second]).sum(1)
        loss = ranking_loss(cosines, torch.tensor(batch.likeness, device=self.device))
        loss.backward()
        self.optimiser.step()
        self.optimiser.zero_grad()
        return loss.item()

    def save(self, path: Path) -> None:
        """Write the weights, whole or not at all."""
        save_file(as_weights(self.parameters), path.with_suffix(".new"))
        path.with_suffix(".new").replace(path)


def tune(recipe: Recipe, base: Path, vocabulary: Path, batches: Sequence[Ranked], out: Path) -> Path:
    """Take all `batches` in turn; gives the checkpoint encoder.safetensors in `out`."""
    out.mkdir(parents=True, exist_ok=True)
    (out / "recipe.json").write_text(json.dumps(asdict(recipe), indent=2) + "\n", encoding="utf-8")
    tuner = Tuner(recipe, base, vocabulary, len(batches))
    started, total = time.monotonic(), 0.0
    for number, batch in enumerate(batches):
        total += tuner.step(number, batch)
        if number % 50 == 49:
            print(f"{(time.monotonic() - started) / 60:6.1f} min step {number + 1} loss {total / 50:.3f}", flush=True)
            total = 0.0
    tuner.save(out / "encoder.safetensors")
    return out / "encoder.safetensors"


def all_batches(recipe: Recipe, similarity: Path, stories: Path) -> Iterator[Ranked]:
    """The batches of all epochs, those of stories and of graded pairs shuffled among each other."""
    chance = random.Random(recipe.seed)
    rows = list(read_rows(similarity))
    told = [story for story in read_stories(stories) if not is_held_out(story)]
    for _ in range(recipe.epochs):
        mixed = similarity_batches(rows, recipe.texts // 2, chance) + story_batches(told, recipe, chance)
        yield from chance.sample(mixed, len(mixed))


def tune_encoder(similarity: Path, stories: Path, vocabulary: Path, out: Path, limit: int | None = None) -> Path:
    """Tune the base by the usual recipe, unless `out` has the checkpoint; `limit` bounds the batches, to try it."""
    checkpoint = out / "encoder.safetensors"
    if not checkpoint.exists():
        recipe = Recipe()
        batches = list(all_batches(recipe, similarity, stories))
        checkpoint = tune(recipe, base_file(), vocabulary, batches[: limit and limit // 50], out)
    return checkpoint


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for option in ("similarity", "stories", "vocabulary", "out"):
        parser.add_argument(f"--{option}", type=Path, required=True)
    parser.add_argument("--base", type=Path, help="e5-small-q4.bin; by default that of the installed package")
    for field, kind in (("epochs", int), ("rate", float), ("seed", int)):
        parser.add_argument(f"--{field}", type=kind, default=getattr(Recipe, field))
    given = parser.parse_args()
    recipe = Recipe(epochs=given.epochs, rate=given.rate, seed=given.seed)
    batches = list(all_batches(recipe, given.similarity, given.stories))
    print(len(batches), "batches")
    tune(recipe, given.base or base_file(), given.vocabulary, batches, given.out)


if __name__ == "__main__":
    main()
