"""Texts to vectors: the shipped encoder, or any sentence encoder of Hugging Face."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import numpy as np

from claimdiff.models.hub import HubEncoder
from claimdiff.models.runtime import FOLDER, THREADS, Body, Progress


class Encoder(Protocol):
    """Gives texts of like meaning vectors of like direction."""

    name: str
    """Names the weights as well: vectors of equal names may be compared and kept."""

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> np.ndarray:
        """float32 [n, dim], rows of length 1 in the order of `texts`."""


class ShippedEncoder:
    """The encoder inside the package."""

    def __init__(self, threads: int = THREADS, folder: Path = FOLDER) -> None:
        self._body = Body("encoder", folder, threads)
        self.name = self._body.info.name

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> np.ndarray:
        """float32 [n, dim], rows of length 1 in the order of `texts`."""
        vectors = self._body.run(texts, progress)
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def load_encoder(name: str | None = None, threads: int = THREADS) -> Encoder:
    """The shipped encoder, or the Hugging Face one called `name` (a folder or a name on the hub).

    ModelError when it cannot be loaded, or when `name` is given and torch and transformers are not installed.
    """
    if name is None:
        return ShippedEncoder(threads)
    return HubEncoder(name)
