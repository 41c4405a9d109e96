"""Cut the vocabulary to the scripts that ship, without changing how text in them is tokenised.

A piece can only match text that holds its characters. So without the pieces of other scripts, text in the kept
scripts has the same segmentations with the same scores, and the best one stays the best.
"""

import copy
import json
import unicodedata
from pathlib import Path
from typing import Any

import numpy as np

SCRIPTS = frozenset({"LATIN", "CYRILLIC", "GREEK", "HANGUL"})


def script(character: str) -> str | None:
    """The script of a letter (the first word of its Unicode name); None for anything that is no letter."""
    if unicodedata.category(character) not in {"Lu", "Ll", "Lt", "Lo"}:
        return None
    return unicodedata.name(character, "UNKNOWN").split()[0]


def kept_ids(tokenizer: dict[str, Any]) -> list[int]:
    """Ids, ascending, of the special tokens and of all pieces whose letters are in SCRIPTS."""
    special = {token["id"] for token in tokenizer["added_tokens"]}
    return [
        number
        for number, (piece, _) in enumerate(tokenizer["model"]["vocab"])
        if number in special or {script(c) for c in piece} <= SCRIPTS | {None}
    ]


def cut_tokenizer(tokenizer: dict[str, Any], kept: list[int]) -> dict[str, Any]:
    """The same tokenizer with only the pieces `kept`, renumbered in order."""
    new = {old: number for number, old in enumerate(kept)}
    model = tokenizer["model"]
    cut = copy.deepcopy({key: value for key, value in tokenizer.items() if key != "model"})
    cut["model"] = model | {"vocab": [model["vocab"][old] for old in kept], "unk_id": new[model["unk_id"]]}
    for token in cut["added_tokens"]:
        token["id"] = new[token["id"]]
    for token in cut["post_processor"]["special_tokens"].values():
        token["ids"] = [new[old] for old in token["ids"]]
    return cut


def write_vocabulary(tokenizer: Path, table: np.ndarray, folder: Path) -> list[int]:
    """Write `tokenizer.json` and `embeddings.q4`, both cut, into `folder`; gives the ids kept.

    `table` holds the 4-bit blocks [vocabulary, hidden / 32]; rows of the tokenizer's last ids that it lacks are an
    error of the caller's files (IndexError).
    """
    full = json.loads(tokenizer.read_text(encoding="utf-8"))
    kept = kept_ids(full)
    text = json.dumps(cut_tokenizer(full, kept), ensure_ascii=False, separators=(",", ":"))
    (folder / "tokenizer.json").write_text(text, encoding="utf-8")
    table[kept].tofile(folder / "embeddings.q4")
    return kept
