"""Run the shipped models: one tokenizer and one word table, two ONNX bodies, batches by a budget of tokens.

Importing this module is cheap: the tokenizer and ONNX Runtime are imported when a model is loaded.
"""

import functools
import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from claimdiff.errors import ModelError
from claimdiff.models.embeddings import EmbeddingTable

if TYPE_CHECKING:
    import onnxruntime
    import tokenizers

Item = str | tuple[str, str]
Progress = Callable[[int], None]

FOLDER = Path(__file__).parent
THREADS = 2

# Tokens in a batch, padding included. Small batches keep the activations in the cache: see training/README.md.
TOKEN_BUDGET = 512
# Items tokenised and sorted by length at a time: bounds memory, and is enough that batches hardly need padding.
WINDOW = 4096


@dataclass(frozen=True)
class BodyInfo:
    """What models.json says of one body.

    `name` ends in a hash of all files that decide its answers; `prefix` goes before every text; logits are divided by
    `temperature` before they become probabilities.
    """

    name: str
    file: str
    prefix: str = ""
    temperature: float = 1.0


def batches(lengths: np.ndarray, budget: int) -> Iterator[np.ndarray]:
    """Indices of items of like length [b], longest first, so that b * longest <= budget (one item at least)."""
    order = np.argsort(-lengths, kind="stable")
    at = 0
    while at < len(order):
        size = max(1, budget // max(1, int(lengths[order[at]])))
        yield order[at : at + size]
        at += size


class Body:
    """One shipped network, ready to answer."""

    def __init__(self, part: str, folder: Path = FOLDER, threads: int = THREADS) -> None:
        """Load `part` ("encoder" or "nli"), to work on `threads` batches at a time.

        ModelError when a file is absent or broken.
        """
        manifest = _read_manifest(folder)
        self.info = BodyInfo(**manifest[part])
        self._tokenizer, self._table = _shared(folder, manifest["width"], manifest["max_tokens"])
        self._session = _open_session(folder / self.info.file)
        self._threads = threads

    def run(self, items: Sequence[Item], progress: Progress | None = None) -> np.ndarray:
        """Texts or pairs of texts -> float32 [n, width of the output], in the order given.

        `progress` is called with the number of items of each batch when it is done.
        """
        done = [self._run_window(items[at : at + WINDOW], progress) for at in range(0, len(items), WINDOW)]
        return np.concatenate(done) if done else np.empty((0, self._session.get_outputs()[0].shape[1]), np.float32)

    def _run_window(self, items: Sequence[Item], progress: Progress | None) -> np.ndarray:
        ids = self._token_ids(items)
        lengths = np.array([len(row) for row in ids])
        rows = np.empty((len(items), self._session.get_outputs()[0].shape[1]), np.float32)
        # A thread a batch: threads that share one batch wait for each other after every layer.
        with ThreadPoolExecutor(self._threads) as pool:
            for batch, found in pool.map(partial(self._run_batch, ids, lengths), batches(lengths, TOKEN_BUDGET)):
                rows[batch] = found
                if progress:
                    progress(len(batch))
        return rows

    def _run_batch(
        self, ids: Sequence[Sequence[int]], lengths: np.ndarray, batch: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray]:
        mask = (np.arange(lengths[batch].max()) < lengths[batch][:, None]).astype(np.int64)
        padded = np.zeros(mask.shape, np.int64)
        padded[mask == 1] = np.concatenate([ids[i] for i in batch])
        return batch, self._session.run(None, {"inputs_embeds": self._table[padded], "attention_mask": mask})[0]

    def _token_ids(self, items: Sequence[Item]) -> list[list[int]]:
        prefixed = [self.info.prefix + item if isinstance(item, str) else item for item in items]
        return [encoding.ids for encoding in self._tokenizer.encode_batch_fast(prefixed)]


def shipped_name(part: str) -> str:
    """The name of a shipped body ("encoder" or "nli"), without loading it."""
    return str(_read_manifest(FOLDER)[part]["name"])


def damaged_files(folder: Path = FOLDER) -> list[str]:
    """The files of the shipped models that are not the ones that were shipped, by their SHA-256."""
    expected: dict[str, str] = _read_manifest(folder)["sha256"]
    return [name for name, checksum in expected.items() if _checksum(folder / name) != checksum]


def _checksum(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise ModelError(f"{path}: cannot be read ({error.strerror}); reinstall claimdiff") from error


def _read_manifest(folder: Path) -> dict[str, Any]:
    try:
        return json.loads((folder / "models.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(f"{folder}: no usable models.json ({error}); reinstall claimdiff") from error


# Both bodies use the same tokenizer and table: loading them twice would cost a third of a second and 60 MB.
@functools.cache
def _shared(folder: Path, width: int, max_tokens: int) -> "tuple[tokenizers.Tokenizer, EmbeddingTable]":
    """The tokenizer and the word table of a folder of models.

    Items longer than `max_tokens`, special tokens included, lose the end of their longer text.
    """
    from tokenizers import Tokenizer  # noqa: PLC0415 (heavy; only when a model is loaded)

    path = folder / "tokenizer.json"
    try:
        tokenizer = Tokenizer.from_file(str(path))
    except Exception as error:  # the library raises plain Exception
        raise ModelError(f"{path}: cannot load the tokenizer ({error}); reinstall claimdiff") from error
    tokenizer.enable_truncation(max_tokens, strategy="longest_first")
    return tokenizer, EmbeddingTable(folder / "embeddings.q4", width)


def _open_session(path: Path) -> "onnxruntime.InferenceSession":
    import onnxruntime  # noqa: PLC0415 (heavy; only when a model is loaded)

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    # Higher levels would join sums and layer norms into an operator that is slower than both: see training/graph.py.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # the library's exceptions share no other base
        raise ModelError(f"{path}: cannot load the model ({error}); reinstall claimdiff") from error
