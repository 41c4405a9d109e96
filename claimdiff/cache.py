"""Models behind a memory: what the state file knows is never computed again, and a model loads when first needed."""

from collections.abc import Callable, Sequence

import numpy as np

from claimdiff.datamodel import Nli
from claimdiff.judge.nli import Nli as NliModel
from claimdiff.judge.nli import load_nli
from claimdiff.match.encoder import Encoder, load_encoder
from claimdiff.models.runtime import shipped_name
from claimdiff.store import Store
from claimdiff.text import content_id

# Items between two writes to the state file: a killed run loses at most this much work.
BATCH = 2048

# Digits that are kept of a probability: the last ones of what models say hang on what else was in the batch.
DECIMALS = 4

Pair = tuple[str, str]


class CachedEncoder:
    """Vectors of texts, from the state file where it has them."""

    def __init__(self, store: Store, model: Encoder | None) -> None:
        self._store = store
        self._model = model
        self.name = model.name if model else shipped_name("encoder")

    def encode(self, texts: Sequence[str], progress: Callable[[int], None]) -> np.ndarray:
        """float32 [n, dim], unit rows in the order of `texts`, which are distinct."""
        keys = [content_id(text) for text in texts]
        known = self._store.encoded(self.name, keys)
        missing = [(key, text) for key, text in zip(keys, texts, strict=True) if key not in known]
        progress(len(known))
        for at in range(0, len(missing), BATCH):
            self._model = self._model or load_encoder()
            batch = missing[at : at + BATCH]
            vectors = self._model.encode([text for _, text in batch], progress)
            self._store.add_vectors(self.name, dict(zip([key for key, _ in batch], vectors, strict=True)))
        return self._unit_rows(keys)

    def _unit_rows(self, keys: Sequence[str]) -> np.ndarray:
        """Stored vectors in the order of `keys`; read some at a time, or they would be in memory several times over."""
        rows = np.empty((0, 0), np.float32)
        for at in range(0, len(keys), BATCH):
            known = self._store.vectors(self.name, keys[at : at + BATCH])
            block = np.array([known[key] for key in keys[at : at + BATCH]], np.float32)
            if not at:
                rows = np.empty((len(keys), block.shape[1]), np.float32)
            rows[at : at + BATCH] = block / np.linalg.norm(block, axis=1, keepdims=True)
        return rows


class CachedNli:
    """Inferences of pairs, from the state file where it has them."""

    def __init__(self, store: Store, model: NliModel | None) -> None:
        self._store = store
        self._model = model
        self.name = model.name if model else shipped_name("nli")

    def infer(self, pairs: Sequence[Pair], progress: Callable[[int], None]) -> dict[Pair, Nli]:
        """What the premise says of the hypothesis, for each of the (distinct) pairs."""
        keys = {content_id(*pair): pair for pair in pairs}
        known = self._store.nli_scores(self.name, list(keys))
        missing = [key for key in keys if key not in known]
        progress(len(known))
        for at in range(0, len(missing), BATCH):
            self._model = self._model or load_nli()
            batch = missing[at : at + BATCH]
            scores = self._model.predict([keys[key] for key in batch], progress)
            rounded = (tuple(round(float(value), DECIMALS) for value in row) for row in scores)
            found = {key: (e, n, c) for key, (e, n, c) in zip(batch, rounded, strict=True)}
            self._store.add_nli_scores(self.name, found)
            known |= found
        return {pair: Nli(*known[key]) for key, pair in keys.items()}
