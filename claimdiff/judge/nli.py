"""Does one text entail or contradict another: the shipped NLI model, or any of Hugging Face."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import numpy as np

from claimdiff.models.hub import HubNli
from claimdiff.models.runtime import FOLDER, THREADS, Body, Progress

LABELS = ("entailment", "neutral", "contradiction")


class Nli(Protocol):
    """Judges pairs of premise and hypothesis."""

    name: str
    """Names the weights as well: answers of equal names may be kept."""

    def predict(self, pairs: Sequence[tuple[str, str]], progress: Progress | None = None) -> np.ndarray:
        """Probabilities float32 [n, 3] in the order of LABELS, rows summing to 1 in the order of `pairs`."""


class ShippedNli:
    """The NLI model inside the package."""

    def __init__(self, threads: int = THREADS, folder: Path = FOLDER) -> None:
        self._body = Body("nli", folder, threads)
        self.name = self._body.info.name

    def predict(self, pairs: Sequence[tuple[str, str]], progress: Progress | None = None) -> np.ndarray:
        """Probabilities float32 [n, 3] in the order of LABELS, rows summing to 1 in the order of `pairs`."""
        logits = self._body.run(pairs, progress) / self._body.info.temperature
        odds = np.exp(logits - logits.max(axis=1, keepdims=True))
        return odds / odds.sum(axis=1, keepdims=True)


def load_nli(name: str | None = None, threads: int = THREADS) -> Nli:
    """The shipped NLI model, or the Hugging Face one called `name` (a folder or a name on the hub).

    ModelError when it cannot be loaded, or when `name` is given and torch and transformers are not installed.
    """
    if name is None:
        return ShippedNli(threads)
    return HubNli(name)
