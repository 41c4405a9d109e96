"""Tiny models in the format of Hugging Face, made where torch is installed."""

from pathlib import Path

import pytest

_WORDS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "llueve", "no", "en", "lima"]


def save_bert(folder: Path, kind: str, **config: object) -> None:
    """Save an untrained BERT of two layers and its tokenizer; skips the test where torch is absent."""
    torch = pytest.importorskip("torch")
    transformers = pytest.importorskip("transformers")
    torch.manual_seed(0)
    sizes = {"hidden_size": 16, "num_hidden_layers": 2, "num_attention_heads": 2, "intermediate_size": 32}
    made = transformers.BertConfig(vocab_size=len(_WORDS), max_position_embeddings=64, **sizes, **config)
    getattr(transformers, kind)(made).save_pretrained(folder)
    (folder / "vocab.txt").write_text("\n".join(_WORDS), encoding="utf-8")
    transformers.BertTokenizerFast(str(folder / "vocab.txt"), model_max_length=64).save_pretrained(folder)
