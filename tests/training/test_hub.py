"""What is written for transformers answers as the network in torch does."""

import json
from pathlib import Path

import numpy as np
import pytest

from claimdiff.models.embeddings import BLOCK, BLOCK_LENGTH
from training.base import Base, Shape, Weights

pytestmark = pytest.mark.filterwarnings("default")  # what torch and transformers warn of is not ours

SHAPE = Shape(hidden=32, layers=2, heads=4, feed_forward=64, vocabulary=9, positions=16, types=2, epsilon=1e-12)
PIECES = ["<s>", "<pad>", "</s>", "<unk>", "▁llueve", "▁no", "▁en", "▁lima", "<mask>"]


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Base, Weights]:
    """Both folders, and the base and the NLI weights that they were written from."""
    torch = pytest.importorskip("torch")
    transformers = pytest.importorskip("transformers")
    from training.hub import write_folders  # noqa: PLC0415 (needs safetensors)
    from training.network import new_head  # noqa: PLC0415 (needs torch)

    chance = np.random.default_rng(0)
    table = np.zeros((len(PIECES), SHAPE.hidden // BLOCK_LENGTH), BLOCK)
    table["scale"] = 0.1
    table["nibbles"] = chance.integers(0, 256, table["nibbles"].shape)
    torch.manual_seed(0)
    config = transformers.BertConfig(
        vocab_size=len(PIECES), hidden_size=32, num_hidden_layers=2, num_attention_heads=4, intermediate_size=64,
        max_position_embeddings=16, initializer_range=0.2, layer_norm_eps=1e-12,
    )  # fmt: skip
    body = transformers.BertModel(config, add_pooling_layer=False).state_dict()
    weights = {name: value.numpy() for name, value in body.items() if "word_embeddings" not in name}
    base = Base(SHAPE, table, weights)
    nli = weights | new_head(SHAPE.hidden, chance)
    write_folders(base, _tokenizer(tmp_path / "tokenizer.json"), nli, tmp_path)
    return tmp_path, base, nli


def _tokenizer(path: Path) -> Path:
    """Words on white space, put together as the base model puts pairs."""
    special = {piece: number for number, piece in enumerate(PIECES) if piece.startswith("<")}
    made = {
        "version": "1.0",
        "added_tokens": [
            {"id": number, "content": piece, "special": True}
            | dict.fromkeys(("single_word", "lstrip", "rstrip", "normalized"), False)
            for piece, number in special.items()
        ],
        "pre_tokenizer": {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always", "split": True},
        "post_processor": {
            "type": "TemplateProcessing",
            "single": _template("<s>", "A", "</s>"),
            "pair": _template("<s>", "A", "</s>", "</s>", "B", "</s>"),
            "special_tokens": {p: {"id": p, "ids": [special[p]], "tokens": [p]} for p in ("<s>", "</s>")},
        },
        "model": {"type": "Unigram", "unk_id": 3, "vocab": [[piece, -1.0] for piece in PIECES]},
    }
    path.write_text(json.dumps(made), encoding="utf-8")
    return path


def _template(*parts: str) -> list[dict]:
    return [{"Sequence" if p in "AB" else "SpecialToken": {"id": p, "type_id": 0}} for p in parts]


def test_the_nli_folder_answers_as_the_network_does(folders: tuple[Path, Base, Weights]):
    import torch  # noqa: PLC0415 (the fixture skips where it is absent)

    from claimdiff.judge.nli import load_nli  # noqa: PLC0415
    from claimdiff.models.embeddings import dequantise  # noqa: PLC0415
    from training.network import as_parameters, nli_logits  # noqa: PLC0415

    folder, base, nli = folders
    ids = np.array([[0, 4, 6, 7, 2, 2, 5, 4, 2], [0, 4, 2, 2, 5, 2, 1, 1, 1]])
    embeds = torch.tensor(dequantise(base.table)[ids])
    logits = nli_logits(SHAPE, as_parameters(nli), embeds, torch.tensor(ids != 1))
    answers = load_nli(str(folder / "claimdiff-nli")).predict([("llueve en lima", "no llueve"), ("llueve", "no")])
    assert np.allclose(answers, logits.softmax(1).detach().numpy(), atol=1e-5)


def test_a_temperature_divides_the_logits(folders: tuple[Path, Base, Weights]):
    import torch  # noqa: PLC0415 (the fixture skips where it is absent)

    from training.hub import tempered  # noqa: PLC0415 (needs safetensors)
    from training.network import as_parameters, nli_logits  # noqa: PLC0415

    nli = folders[2]
    embeds = torch.tensor(np.random.default_rng(1).normal(size=(1, 4, SHAPE.hidden)).astype(np.float32))
    mask = torch.ones(1, 4, dtype=torch.bool)
    plain, divided = (nli_logits(SHAPE, as_parameters(w), embeds, mask) for w in (nli, tempered(nli, 1.25)))
    assert torch.allclose(plain / 1.25, divided, atol=1e-6)


def test_the_encoder_folder_gives_unit_vectors_with_its_prefix(folders: tuple[Path, Base, Weights]):
    from claimdiff.models.hub import HubEncoder  # noqa: PLC0415 (as above)

    encoder = HubEncoder(str(folders[0] / "claimdiff-e5"))
    vectors = encoder.encode(["llueve en lima", "no llueve"])
    assert np.allclose((vectors**2).sum(1), 1)
    assert encoder._prefix == "query: "


def test_the_code_that_the_config_names_lies_in_the_folder(folders: tuple[Path, Base, Weights]):
    folder = folders[0] / "claimdiff-nli"
    config = json.loads((folder / "config.json").read_text())
    module = config["auto_map"]["AutoModelForSequenceClassification"].split(".")[0]
    assert (folder / f"{module}.py").exists()
    assert config["model_type"] not in {"bert", "xlm-roberta"}
