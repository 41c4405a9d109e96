from pathlib import Path

import numpy as np
import pytest

from claimdiff.errors import ModelError
from claimdiff.models.embeddings import BLOCK, EmbeddingTable, dequantise


def blocks(*rows: tuple[float, int]) -> np.ndarray:
    """Blocks of one scale and one nibble pair each."""
    made = np.zeros((len(rows), 1), BLOCK)
    for block, (scale, byte) in zip(made, rows, strict=True):
        block["scale"], block["nibbles"] = scale, byte
    return made


def test_low_nibbles_are_the_first_half_of_a_block():
    values = dequantise(blocks((0.5, 0xF0)))
    assert values.tolist() == [[-4.0] * 16 + [3.5] * 16]


def test_a_table_gives_rows_for_ids_of_any_shape(tmp_path: Path):
    blocks((1.0, 0x99), (1.0, 0xAA)).tofile(tmp_path / "table.q4")
    table = EmbeddingTable(tmp_path / "table.q4", 32)
    assert len(table) == 2
    assert table[np.array([[1, 0], [1, 1]])][..., 0].tolist() == [[2.0, 1.0], [2.0, 2.0]]


def test_a_missing_table_is_a_known_error(tmp_path: Path):
    with pytest.raises(ModelError, match=r"table\.q4: cannot open the embedding table .*reinstall claimdiff"):
        EmbeddingTable(tmp_path / "table.q4", 32)
