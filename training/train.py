"""Fine-tune the NLI model; stop and start again as you like.

    python -m training.train --vocabulary FOLDER --pairs pairs.jsonl.gz --out FOLDER \
        [--start checkpoint.safetensors] [--dev xnli-es-dev.jsonl.gz ...] [--minutes 90]

Writes FOLDER/nli.safetensors every few minutes with what is needed to go on beside it. A second call with the same
arguments goes on where the first one stopped.
"""

import argparse
import json
import math
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from safetensors.numpy import save_file

from training.base import Shape, Weights, read_base
from training.batches import Batch, Batcher
from training.corpora import LABELS, Pair, read_pairs
from training.export import body_weights
from training.network import Parameters, as_parameters, as_weights, new_head, nli_logits
from training.sources import base_file


@dataclass(frozen=True)
class Recipe:
    """What decides the outcome, besides the data.

    `minutes` bounds the whole run: the learning rate reaches zero then. The lowest `frozen` layers and the positions
    stay as they are: that is quicker, and they are where the languages meet.
    """

    epochs: int = 2
    minutes: float = math.inf
    batch: int = 64
    rate: float = 1.0e-4
    warm_up: int = 100
    decay: float = 0.01
    smoothing: float = 0.05
    frozen: int = 3
    max_tokens: int = 96
    seed: int = 1


@dataclass
class Progress:
    """How far a run is: optimiser steps in all, and seconds spent, pauses between calls left out."""

    step: int = 0
    seconds: float = 0.0


class Trainer:
    """A run: parameters, optimiser, progress, and the folder that they are kept in."""

    def __init__(self, recipe: Recipe, shape: Shape, batcher: Batcher, weights: Weights, out: Path) -> None:
        self.recipe = recipe
        self.shape = shape
        self.batcher = batcher
        self.out = out
        self.device = "cuda" if torch.cuda.is_available() else "cpu"
        self.parameters = as_parameters(weights, self.device)
        self.progress = Progress()
        freeze(self.parameters, recipe.frozen)
        self.optimiser = torch.optim.AdamW(
            parameter_groups(self.parameters, recipe.decay), lr=recipe.rate, betas=(0.9, 0.98), fused=True
        )
        if (out / "state.pt").exists():
            self._resume()

    def run(self, pairs: Sequence[Pair], dev: dict[str, list[Pair]], every: float) -> None:
        """Train to the end, saving and scoring on `dev` every `every` seconds."""
        per_epoch = math.ceil(len(pairs) / self.recipe.batch)
        total = per_epoch * self.recipe.epochs
        items = [(pair.premise, pair.hypothesis) for pair in pairs]
        targets = np.array([_target(pair.label) for pair in pairs], np.float32)
        first = self.progress.step
        saved = clock = time.monotonic()
        loss_sum = 0.0
        for epoch in range(self.progress.step // per_epoch, self.recipe.epochs):
            done = self.progress.step - epoch * per_epoch
            batches = self.batcher.shuffled(items, self.recipe.batch, self.recipe.seed + epoch)
            for number, (group, batch) in enumerate(batches):
                if number < done:
                    continue
                left = self._left(total)
                if left <= 0:
                    break
                loss_sum += self._step(batch, targets[group], left)
                now = time.monotonic()
                self.progress.seconds += now - clock
                clock = now
                if self.progress.step % 50 == 0:
                    self._log(f"loss {loss_sum / 50:.4f} left {left:.3f}")
                    loss_sum = 0.0
                if now - saved > every:
                    self.save(dev)
                    saved = time.monotonic()
        if self.progress.step > first:
            self.save(dev)

    def _left(self, total: int) -> float:
        """The share of the run that is still to come, by steps or by time, whichever is nearer its end."""
        by_time = 1 - self.progress.seconds / 60 / self.recipe.minutes
        return min(by_time, 1 - self.progress.step / total)

    def _step(self, batch: Batch, targets: np.ndarray, left: float) -> float:
        rate = self.recipe.rate * min(left, self.progress.step / self.recipe.warm_up)
        for group in self.optimiser.param_groups:
            group["lr"] = rate
        logits = self._logits(batch)
        aims = torch.from_numpy(targets).to(self.device)
        loss = torch.nn.functional.cross_entropy(logits, aims, label_smoothing=self.recipe.smoothing)
        loss.backward()
        self.optimiser.step()
        self.optimiser.zero_grad()
        self.progress.step += 1
        return loss.item()

    def _logits(self, batch: Batch) -> torch.Tensor:
        with torch.autocast(self.device, torch.bfloat16):
            return nli_logits(
                self.shape,
                self.parameters,
                torch.from_numpy(batch.embeds).to(self.device),
                torch.from_numpy(batch.mask).to(self.device),
            )

    @torch.no_grad()
    def predict(self, pairs: Sequence[Pair]) -> np.ndarray:
        """Logits float32 [n, 3]."""
        logits = np.empty((len(pairs), len(LABELS)), np.float32)
        items = [(pair.premise, pair.hypothesis) for pair in pairs]
        for group, batch in self.batcher.in_order(items, self.recipe.batch):
            logits[group] = self._logits(batch).cpu().numpy()
        return logits

    def save(self, dev: dict[str, list[Pair]]) -> None:
        """Write the weights and all that is needed to go on; log the accuracy on the dev sets."""
        weights = {
            name if name.startswith(("d.", "o.")) else f"bert.{name}": value
            for name, value in as_weights(self.parameters).items()
        }
        save_file(weights, self.out / "nli.safetensors", {"labels": ",".join(LABELS), "step": str(self.progress.step)})
        state = {"optimiser": self.optimiser.state_dict(), "progress": asdict(self.progress)}
        torch.save(state, self.out / "state.new")
        (self.out / "state.new").replace(self.out / "state.pt")
        for name, pairs in dev.items():
            right = self.predict(pairs).argmax(1) == [LABELS.index(pair.label) for pair in pairs]
            self._log(f"{name} {right.mean():.4f}")

    def _resume(self) -> None:
        state = torch.load(self.out / "state.pt", weights_only=True)
        self.progress = Progress(**state["progress"])
        self.optimiser.load_state_dict(state["optimiser"])
        for name, value in body_weights(self.out / "nli.safetensors").items():
            self.parameters[name].data.copy_(torch.from_numpy(value))

    def _log(self, message: str) -> None:
        print(f"{self.progress.seconds / 60:6.1f} min step {self.progress.step} {message}", flush=True)


def freeze(parameters: Parameters, layers: int) -> None:
    """Positions and the lowest layers are not trained."""
    fixed = ("embeddings.", *(f"encoder.layer.{i}." for i in range(layers)))
    for name, value in parameters.items():
        value.requires_grad_(not name.startswith(fixed))


def parameter_groups(parameters: Parameters, decay: float) -> list[dict]:
    """Biases and norms are not decayed."""
    trained = [value for value in parameters.values() if value.requires_grad]
    matrices = [value for value in trained if value.ndim == 2]
    vectors = [value for value in trained if value.ndim < 2]
    return [{"params": matrices, "weight_decay": decay}, {"params": vectors, "weight_decay": 0.0}]


def _target(label: str | list[float]) -> list[float]:
    return [float(label == name) for name in LABELS] if isinstance(label, str) else label


@dataclass(frozen=True)
class Run:
    """Files and folders of a run: see the head of this module. Without `start` it begins at the base."""

    base: Path
    vocabulary: Path
    pairs: Path
    out: Path
    start: Path | None = None
    dev: tuple[Path, ...] = ()


def fine_tune(recipe: Recipe, run: Run, every: float = 480) -> Path:
    """Carry a run out, or on, saving every `every` seconds; gives the checkpoint."""
    dev = {path.name.split(".")[0]: list(read_pairs(path)) for path in run.dev}
    make_trainer(recipe, run).run(list(read_pairs(run.pairs)), dev, every)
    return run.out / "nli.safetensors"


def make_trainer(recipe: Recipe, run: Run) -> Trainer:
    """The trainer of a run, as far as the run has come."""
    torch.manual_seed(recipe.seed)
    base = read_base(run.base)
    fresh = base.weights | new_head(base.shape.hidden, np.random.default_rng(recipe.seed))
    run.out.mkdir(parents=True, exist_ok=True)
    (run.out / "recipe.json").write_text(json.dumps(asdict(recipe), indent=2) + "\n", encoding="utf-8")
    batcher = Batcher(run.vocabulary, base.shape.hidden, recipe.max_tokens)
    return Trainer(recipe, base.shape, batcher, body_weights(run.start) if run.start else fresh, run.out)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for option in ("vocabulary", "pairs", "out"):
        parser.add_argument(f"--{option}", type=Path, required=True)
    parser.add_argument("--base", type=Path, help="e5-small-q4.bin; by default that of the installed package")
    parser.add_argument("--start", type=Path, help="weights to start from; without it the base and a fresh head")
    parser.add_argument("--dev", type=Path, nargs="*", default=[], help="sets to score at every checkpoint")
    parser.add_argument("--every", type=float, default=480, help="seconds between checkpoints")
    for field, kind in (("epochs", int), ("minutes", float), ("rate", float), ("seed", int)):
        parser.add_argument(f"--{field}", type=kind, default=getattr(Recipe, field))
    given = parser.parse_args()
    recipe = Recipe(epochs=given.epochs, minutes=given.minutes, rate=given.rate, seed=given.seed)
    base = given.base or base_file()
    fine_tune(recipe, Run(base, given.vocabulary, given.pairs, given.out, given.start, tuple(given.dev)), given.every)


if __name__ == "__main__":
    main()
