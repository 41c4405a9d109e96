"""Models of Hugging Face, by folder or by name, through transformers: for users who have torch.

This module and first_and_mean are the only ones that import torch, and only when such a model is loaded.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from claimdiff.errors import ModelError
from claimdiff.models.runtime import Item, Progress, batches

BATCH_TOKENS = 4096
MAX_TOKENS = 512
_LABEL_STEMS = ("entail", "neutral", "contradict")


class _HubModel:
    """A tokenizer and a network on the best device there is."""

    def __init__(self, name: str, kind: str) -> None:
        """Load `name` as the transformers class `kind`; ModelError when that fails."""
        try:
            import torch  # noqa: PLC0415 (heavy; only when a model is loaded)
            import transformers  # noqa: PLC0415 (heavy; only when a model is loaded)

            import claimdiff.models.first_and_mean  # noqa: F401, PLC0415 (needs torch; makes transformers know our own)
        except ImportError as error:
            raise ModelError(f"model {name}: needs torch; run pip install 'claimdiff[torch]'") from error
        self._torch = torch
        self._device = "cuda" if torch.cuda.is_available() else "cpu"
        try:
            self._tokenizer = transformers.AutoTokenizer.from_pretrained(name)
            network = getattr(transformers, kind).from_pretrained(name)
        except (OSError, ValueError) as error:
            raise ModelError(f"model {name}: cannot be loaded ({str(error).splitlines()[0]})") from error
        self._network: Any = network.to(self._device).eval()
        self._max_tokens = min(MAX_TOKENS, self._tokenizer.model_max_length)
        # The hub's commit tells versions of one name apart; a folder has none.
        commit = getattr(network.config, "_commit_hash", None)
        self.name = f"{name}@{commit[:8]}" if commit else name

    def _outputs(self, items: Sequence[Item]) -> Iterator[tuple[np.ndarray, dict, Any]]:
        """Per batch of items of like length: their indices, the network's inputs and its output."""
        lengths = np.array([len(i) if isinstance(i, str) else len(i[0]) + len(i[1]) for i in items], np.int64)
        for batch in batches(lengths // 4 + 3, BATCH_TOKENS):
            chosen = [items[i] for i in batch]
            inputs = self._tokenizer(
                chosen, padding=True, truncation=True, max_length=self._max_tokens, return_tensors="pt"
            ).to(self._device)
            with self._torch.inference_mode():
                yield batch, inputs, self._network(**inputs)


class HubEncoder(_HubModel):
    """A sentence encoder: mean of the last layer over the tokens, made length 1."""

    def __init__(self, name: str) -> None:
        super().__init__(name, "AutoModel")
        # The E5 family was trained with this before every text, and is worse without it.
        self._prefix = "query: " if re.search(r"\be5\b", name.lower()) else ""

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> np.ndarray:
        """float32 [n, dim], rows of length 1 in the order of `texts`."""
        vectors = np.empty((len(texts), self._network.config.hidden_size), np.float32)
        for batch, inputs, output in self._outputs([self._prefix + text for text in texts]):
            mask = inputs["attention_mask"][..., None].float()
            mean = (output.last_hidden_state.float() * mask).sum(1) / mask.sum(1)
            vectors[batch] = self._torch.nn.functional.normalize(mean).cpu().numpy()
            if progress:
                progress(len(batch))
        return vectors


class HubNli(_HubModel):
    """A three-way sequence classifier whose config names its labels."""

    def __init__(self, name: str) -> None:
        super().__init__(name, "AutoModelForSequenceClassification")
        self._columns = label_columns(self._network.config.id2label, name)

    def predict(self, pairs: Sequence[tuple[str, str]], progress: Progress | None = None) -> np.ndarray:
        """Probabilities float32 [n, 3]: entailment, neutral, contradiction, in the order of `pairs`."""
        answers = np.empty((len(pairs), 3), np.float32)
        for batch, _, output in self._outputs(pairs):
            answers[batch] = output.logits.float().softmax(1)[:, self._columns].cpu().numpy()
            if progress:
                progress(len(batch))
        return answers


def label_columns(id2label: dict[int, str], name: str) -> list[int]:
    """Columns of entailment, neutral and contradiction among a model's labels; ModelError when they are not these."""
    stems = {next((s for s in _LABEL_STEMS if s in label.lower()), label): i for i, label in id2label.items()}
    if set(stems) != set(_LABEL_STEMS) or len(id2label) != len(_LABEL_STEMS):
        raise ModelError(f"model {name}: labels {sorted(id2label.values())} are not those of a three-way NLI model")
    return [stems[stem] for stem in _LABEL_STEMS]
