import json
from pathlib import Path

import numpy as np
import pytest

from claimdiff.models.embeddings import BLOCK
from training.batches import Batcher


@pytest.fixture
def batcher(tmp_path: Path) -> Batcher:
    """A vocabulary of the letters a to h, with vectors that say which."""
    vocabulary = [["<unk>", 0.0], *([letter, -1.0] for letter in "abcdefgh")]
    model = {"type": "Unigram", "unk_id": 0, "vocab": vocabulary}
    (tmp_path / "tokenizer.json").write_text(json.dumps({"version": "1.0", "added_tokens": [], "model": model}))
    blocks = np.zeros(len(vocabulary), BLOCK)
    blocks["scale"], blocks["nibbles"] = np.arange(len(vocabulary)), 0x99
    blocks.tofile(tmp_path / "embeddings.q4")
    return Batcher(tmp_path, 32, max_tokens=20)


def test_items_of_like_length_share_a_batch_padded_to_eights(batcher: Batcher):
    made = list(batcher.in_order(["abc", "a" * 12, "h"], 2))
    assert [group for group, _ in made] == [[2, 0], [1]]
    assert [batch.mask.sum(1).tolist() for _, batch in made] == [[1, 3], [12]]
    assert [batch.mask.shape[1] for _, batch in made] == [8, 16]
    assert made[0][1].embeds[1, :3, 0].tolist() == [1, 2, 3]


def test_a_seed_fixes_the_order_and_every_item_comes_once(batcher: Batcher):
    items = [("a" * (i % 9 + 1), "b") for i in range(300)]
    first, again, other = ([group for group, _ in batcher.shuffled(items, 2, seed)] for seed in (1, 1, 2))
    assert first == again != other
    assert sorted(i for group in first for i in group) == list(range(300))
