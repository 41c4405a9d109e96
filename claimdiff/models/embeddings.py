"""The word table that both shipped models share: 4-bit blocks on disk, float32 rows on demand."""

from pathlib import Path

import numpy as np

from claimdiff.errors import ModelError

BLOCK_LENGTH = 32
BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", BLOCK_LENGTH // 2)])


def dequantise(blocks: np.ndarray) -> np.ndarray:
    """Blocks [..., n] of BLOCK -> float32 [..., n * 32].

    Low nibbles are the first half of a block, high ones the second; value = (nibble - 8) * scale.
    """
    nibbles = blocks["nibbles"]
    values = np.empty((*blocks.shape, BLOCK_LENGTH), np.float32)
    values[..., : BLOCK_LENGTH // 2] = nibbles & 15
    values[..., BLOCK_LENGTH // 2 :] = nibbles >> 4
    values -= 8
    values *= blocks["scale"].astype(np.float32)[..., None]
    return values.reshape(*blocks.shape[:-1], -1)


class EmbeddingTable:
    """Word vectors, memory-mapped: only the rows that texts ask for are read."""

    def __init__(self, path: Path, width: int) -> None:
        """Open a table of vectors `width` long; ModelError when the file is absent or of another size."""
        try:
            blocks = np.memmap(path, BLOCK, "r")
        except (OSError, ValueError) as error:
            raise ModelError(f"{path}: cannot open the embedding table ({error}); reinstall claimdiff") from error
        self._rows = blocks.reshape(-1, width // BLOCK_LENGTH)

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, ids: np.ndarray) -> np.ndarray:
        """Token ids of any shape -> float32 [*ids.shape, width]."""
        distinct, inverse = np.unique(ids, return_inverse=True)
        return dequantise(self._rows[distinct])[inverse.reshape(ids.shape)]
