"""Pairs to batches of word vectors: tokenised, grouped by length, padded."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from claimdiff.models.embeddings import EmbeddingTable
from training.corpora import LABELS, Pair

# Batches are cut from windows of this many pairs sorted by length, then shuffled: little padding, random order.
_WINDOW_BATCHES = 50


@dataclass(frozen=True)
class Batch:
    """`embeds` float32 [batch, seq, width], `mask` bool [batch, seq], `targets` float32 [batch, 3] (probabilities)."""

    embeds: np.ndarray
    mask: np.ndarray
    targets: np.ndarray


class Batcher:
    """Makes batches with the vocabulary (tokenizer.json, embeddings.q4) of a folder."""

    def __init__(self, vocabulary: Path, width: int, max_tokens: int) -> None:
        self._tokenizer = Tokenizer.from_file(str(vocabulary / "tokenizer.json"))
        self._tokenizer.enable_truncation(max_tokens, strategy="longest_first")
        self._table = EmbeddingTable(vocabulary / "embeddings.q4", width)

    def _token_ids(self, pairs: Sequence[Pair]) -> list[list[int]]:
        return [e.ids for e in self._tokenizer.encode_batch_fast([(p.premise, p.hypothesis) for p in pairs])]

    def _batch(self, ids: Sequence[list[int]], pairs: Sequence[Pair]) -> Batch:
        lengths = np.array([len(row) for row in ids])
        mask = np.arange(lengths.max()) < lengths[:, None]
        padded = np.zeros(mask.shape, np.int64)
        padded[mask] = np.concatenate(ids)
        return Batch(self._table[padded], mask, np.array([_target(p.label) for p in pairs], np.float32))

    def shuffled(self, pairs: Sequence[Pair], size: int, seed: int) -> Iterator[Batch]:
        """The pairs once, in batches of `size` pairs of like length, in an order that `seed` fixes."""
        chance = random.Random(seed)
        order = list(range(len(pairs)))
        chance.shuffle(order)
        for at in range(0, len(order), size * _WINDOW_BATCHES):
            groups = list(self.in_order([pairs[i] for i in order[at : at + size * _WINDOW_BATCHES]], size))
            chance.shuffle(groups)
            yield from (batch for _, batch in groups)

    def in_order(self, pairs: Sequence[Pair], size: int) -> Iterator[tuple[list[int], Batch]]:
        """Batches of pairs of like length with the indices of their pairs, for evaluation."""
        ids = self._token_ids(pairs)
        order = sorted(range(len(pairs)), key=lambda i: len(ids[i]))
        for at in range(0, len(order), size):
            group = order[at : at + size]
            yield group, self._batch([ids[i] for i in group], [pairs[i] for i in group])


def _target(label: str | list[float]) -> list[float]:
    return [float(label == name) for name in LABELS] if isinstance(label, str) else label
