import json
from pathlib import Path

import numpy as np
import pytest

from training.vocabulary import cut_tokenizer, kept_ids, script, write_vocabulary


@pytest.mark.parametrize(
    ("letter", "name"), [("ñ", "LATIN"), ("Ж", "CYRILLIC"), ("한", "HANGUL"), ("中", "CJK"), ("7", None)]
)
def test_the_script_of_a_character(letter: str, name: str | None):
    assert script(letter) == name


@pytest.fixture
def tokenizer() -> dict:
    """A tokenizer of eight pieces, three of them in scripts that do not ship."""
    pieces = [["<s>", 0], ["<unk>", 0], ["中", -2], ["a", -1], ["ñ", -1], ["ع", -3], ["b中", -3], ["▁", -2]]
    added = [{"id": i, "content": pieces[i][0], "special": True} for i in (0, 1)]
    for token in added:
        token.update(single_word=False, lstrip=False, rstrip=False, normalized=False)
    return {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": added,
        "normalizer": None,
        "pre_tokenizer": None,
        "post_processor": {
            "type": "TemplateProcessing",
            "single": [{"SpecialToken": {"id": "<s>", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}}],
            "pair": [{"Sequence": {"id": "A", "type_id": 0}}, {"Sequence": {"id": "B", "type_id": 0}}],
            "special_tokens": {"<s>": {"id": "<s>", "ids": [0], "tokens": ["<s>"]}},
        },
        "decoder": None,
        "model": {"type": "Unigram", "unk_id": 1, "vocab": pieces},
    }


def test_pieces_of_other_scripts_go_and_the_rest_is_renumbered(tokenizer: dict):
    kept = kept_ids(tokenizer)
    assert kept == [0, 1, 3, 4, 7]
    assert [piece for piece, _ in cut_tokenizer(tokenizer, kept)["model"]["vocab"]] == ["<s>", "<unk>", "a", "ñ", "▁"]


def test_kept_text_is_tokenised_as_before(tokenizer: dict, tmp_path: Path):
    tokenizers = pytest.importorskip("tokenizers")
    (tmp_path / "full.json").write_text(json.dumps(tokenizer), encoding="utf-8")
    kept = write_vocabulary(tmp_path / "full.json", np.arange(8), tmp_path)
    full = tokenizers.Tokenizer.from_file(str(tmp_path / "full.json"))
    cut = tokenizers.Tokenizer.from_file(str(tmp_path / "tokenizer.json"))
    assert [kept[i] for i in cut.encode("añaa").ids] == full.encode("añaa").ids
    assert np.fromfile(tmp_path / "embeddings.q4", np.int64).tolist() == kept
