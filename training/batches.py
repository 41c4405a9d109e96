"""Texts and pairs of texts to batches of word vectors: tokenised, grouped by length, padded."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from claimdiff.models.embeddings import EmbeddingTable

# Batches are cut from windows of this many batches sorted by length, then shuffled: little padding, random order.
_WINDOW_BATCHES = 50
_ALIGN = 8


Item = str | tuple[str, str]


@dataclass(frozen=True)
class Batch:
    """`embeds` float32 [batch, seq, width], `mask` bool [batch, seq]."""

    embeds: np.ndarray
    mask: np.ndarray


class Batcher:
    """Makes batches with the vocabulary (tokenizer.json, embeddings.q4) of a folder."""

    def __init__(self, vocabulary: Path, width: int, max_tokens: int) -> None:
        self._tokenizer = Tokenizer.from_file(str(vocabulary / "tokenizer.json"))
        self._tokenizer.enable_truncation(max_tokens, strategy="longest_first")
        self._table = EmbeddingTable(vocabulary / "embeddings.q4", width)

    def in_order(self, items: Sequence[Item], size: int) -> Iterator[tuple[list[int], Batch]]:
        """Batches of at most `size` items of like length, shortest first, with the indices of their items."""
        ids = [encoding.ids for encoding in self._tokenizer.encode_batch_fast(list(items))]
        order = sorted(range(len(items)), key=lambda i: len(ids[i]))
        for at in range(0, len(order), size):
            group = order[at : at + size]
            yield group, self._pad([ids[i] for i in group])

    def shuffled(self, items: Sequence[Item], size: int, seed: int) -> Iterator[tuple[list[int], Batch]]:
        """All items once, in an order that `seed` fixes, each batch of items of like length."""
        chance = random.Random(seed)
        order = list(range(len(items)))
        chance.shuffle(order)
        for at in range(0, len(order), size * _WINDOW_BATCHES):
            window = order[at : at + size * _WINDOW_BATCHES]
            batches = list(self.in_order([items[i] for i in window], size))
            chance.shuffle(batches)
            for group, batch in batches:
                yield [window[i] for i in group], batch

    def _pad(self, ids: Sequence[list[int]]) -> Batch:
        lengths = np.array([len(row) for row in ids])
        # A multiple of eight: every new length costs torch compiled kernels, time and memory.
        mask = np.arange(-(-lengths.max() // _ALIGN) * _ALIGN) < lengths[:, None]
        padded = np.zeros(mask.shape, np.int64)
        padded[mask] = np.concatenate(ids)
        return Batch(self._table[padded], mask)
