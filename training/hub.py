"""Write both models in float32 as folders that transformers and sentence-transformers load.

    python -m training.hub --nli checkpoint.safetensors [--temperature 1.1] [--encoder tuned.safetensors] --out FOLDER

FOLDER/claimdiff-nli is for `--nli-model` (on a GPU, say) and for transformers' text-classification pipeline;
FOLDER/claimdiff-e5 for `--encoder-model` and for sentence-transformers. Both have the cut vocabulary.
"""

import argparse
import dataclasses
import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from safetensors.numpy import save_file

from claimdiff.models import embeddings
from training.base import Base, Weights, read_base
from training.corpora import LABELS
from training.export import body_weights
from training.manifest import PREFIX
from training.sources import base_file, tokenizer_file
from training.vocabulary import write_vocabulary

NLI_FOLDER = "claimdiff-nli"
# The name says "e5": that is how claimdiff.models.hub knows the prefix.
ENCODER_FOLDER = "claimdiff-e5"
_TABLE = "embeddings.word_embeddings.weight"
_CODE = Path(embeddings.__file__).parent / "first_and_mean.py"
_SENTENCE_TRANSFORMERS = "sentence_transformers.models"
_SPECIAL = {"bos": "<s>", "eos": "</s>", "cls": "<s>", "sep": "</s>", "pad": "<pad>", "unk": "<unk>", "mask": "<mask>"}


@dataclass(frozen=True)
class Vocabulary:
    """The cut tokenizer, and the word vectors float32 [words, hidden] that go with it."""

    tokenizer: Path
    table: np.ndarray

    @property
    def padding(self) -> int:
        """The id of the token that fills up."""
        words = json.loads(self.tokenizer.read_text(encoding="utf-8"))["model"]["vocab"]
        return next(number for number, (word, _) in enumerate(words) if word == _SPECIAL["pad"])


def write_folders(base: Base, tokenizer: Path, nli: Weights, out: Path) -> None:
    """Write both folders into `out`; `nli` is a checkpoint's weights, the encoder is `base`, tuned or not."""
    with TemporaryDirectory() as folder:
        kept = write_vocabulary(tokenizer, base.table, Path(folder))
        vocabulary = Vocabulary(Path(folder) / "tokenizer.json", embeddings.dequantise(base.table[kept]))
        write_nli(base, vocabulary, nli, out / NLI_FOLDER)
        write_encoder(base, vocabulary, out / ENCODER_FOLDER)


def tempered(nli: Weights, temperature: float) -> Weights:
    """The weights whose logits are divided by the temperature."""
    return nli | {name: nli[name] / np.float32(temperature) for name in ("o.weight", "o.bias")}


def write_nli(base: Base, vocabulary: Vocabulary, nli: Weights, out: Path) -> None:
    """The NLI model, for transformers."""
    _write_tokenizer(base, vocabulary, out)
    config = _bert_config(base, vocabulary) | {
        "model_type": "bert-first-and-mean",
        "architectures": ["FirstAndMeanForSequenceClassification"],
        "auto_map": {
            "AutoConfig": "first_and_mean.FirstAndMeanConfig",
            "AutoModelForSequenceClassification": "first_and_mean.FirstAndMeanForSequenceClassification",
        },
        "id2label": dict(enumerate(LABELS)),
        "label2id": {label: number for number, label in enumerate(LABELS)},
    }
    _write_json(out / "config.json", config)
    shutil.copyfile(_CODE, out / _CODE.name)
    names = {name: name if name.startswith(("d.", "o.")) else f"bert.{name}" for name in nli}
    weights = {names[name]: value for name, value in nli.items()} | {f"bert.{_TABLE}": vocabulary.table}
    save_file(weights, out / "model.safetensors", {"format": "pt"})


def write_encoder(base: Base, vocabulary: Vocabulary, out: Path) -> None:
    """The encoder, for transformers and sentence-transformers: mean over tokens, length 1, the prefix before all."""
    _write_tokenizer(base, vocabulary, out)
    _write_json(
        out / "config.json", _bert_config(base, vocabulary) | {"model_type": "bert", "architectures": ["BertModel"]}
    )
    # Nothing reads the pooler, but transformers warns where it is absent.
    width = base.shape.hidden
    pooler = {
        "pooler.dense.weight": np.zeros((width, width), np.float32),
        "pooler.dense.bias": np.zeros(width, np.float32),
    }
    save_file(base.weights | pooler | {_TABLE: vocabulary.table}, out / "model.safetensors", {"format": "pt"})
    steps = [("", "Transformer"), ("1_Pooling", "Pooling"), ("2_Normalize", "Normalize")]
    modules = [
        {"idx": number, "name": str(number), "path": path, "type": f"{_SENTENCE_TRANSFORMERS}.{kind}"}
        for number, (path, kind) in enumerate(steps)
    ]
    _write_json(out / "modules.json", modules)
    pooling = {"word_embedding_dimension": base.shape.hidden, "pooling_mode_mean_tokens": True}
    (out / "1_Pooling").mkdir(exist_ok=True)
    _write_json(out / "1_Pooling" / "config.json", pooling)
    prompts = {"prompts": {"query": PREFIX}, "default_prompt_name": "query"}
    _write_json(out / "config_sentence_transformers.json", prompts)


def _bert_config(base: Base, vocabulary: Vocabulary) -> dict[str, Any]:
    shape = base.shape
    return {
        "vocab_size": len(vocabulary.table),
        "hidden_size": shape.hidden,
        "num_hidden_layers": shape.layers,
        "num_attention_heads": shape.heads,
        "intermediate_size": shape.feed_forward,
        "max_position_embeddings": shape.positions,
        "type_vocab_size": shape.types,
        "layer_norm_eps": shape.epsilon,
        "pad_token_id": vocabulary.padding,
        "dtype": "float32",
    }


def _write_tokenizer(base: Base, vocabulary: Vocabulary, out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(vocabulary.tokenizer, out / "tokenizer.json")
    config = {
        "tokenizer_class": "PreTrainedTokenizerFast",
        "model_max_length": base.shape.positions,
        # All tokens are of type 0, also those of a second text.
        "model_input_names": ["input_ids", "attention_mask"],
    }
    _write_json(out / "tokenizer_config.json", config | {f"{name}_token": token for name, token in _SPECIAL.items()})


def _write_json(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", type=Path, help="e5-small-q4.bin; by default that of the installed package")
    parser.add_argument("--tokenizer", type=Path, help="tokenizer.json; by default that of the installed package")
    parser.add_argument("--nli", type=Path, required=True)
    parser.add_argument(
        "--temperature", type=float, default=1.0, help="that of models.json, for the same probabilities"
    )
    parser.add_argument("--encoder", type=Path, help="weights of a tuned encoder; by default the base")
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    base = read_base(given.base or base_file())
    if given.encoder:
        base = dataclasses.replace(base, weights=body_weights(given.encoder))
    nli = tempered(body_weights(given.nli), given.temperature)
    write_folders(base, given.tokenizer or tokenizer_file(), nli, given.out)


if __name__ == "__main__":
    main()
