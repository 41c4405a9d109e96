"""A small invented bundle that the tests of the gate share."""

import json
from pathlib import Path
from typing import Any

import pytest

TEXTS = {
    "a1": "El puente cerró el lunes. El alcalde niega que el puente esté cerrado. Hubo doce heridos.",
    "a2": "El puente sigue cerrado desde el lunes. Los heridos son catorce, dijo el hospital.",
    "a3": "En 2019 cerró otro puente del mismo río.",
}


def mention(article: str, quote: str) -> dict[str, Any]:
    return {"article": article, "quote": quote, "speaker": None}


def claim(name: str, *mentions: dict[str, Any], stance: str = "assert") -> dict[str, Any]:
    return {"id": name, "gist": f"gist of {name}", "stance": stance, "mentions": list(mentions)}


def gold() -> dict[str, Any]:
    return {
        "bundle": "puente",
        "lang": ["es"],
        "claims": [
            claim("closed", mention("a1", "El puente cerró el lunes"), mention("a2", "El puente sigue cerrado")),
            claim("open", mention("a1", "El alcalde niega que el puente esté cerrado"), stance="deny"),
            claim("twelve", mention("a1", "Hubo doce heridos")),
            claim("fourteen", mention("a2", "Los heridos son catorce")),
        ],
        "contradictions": [
            {"a": "closed", "b": "open", "type": "denial", "why": "the mayor denies it"},
            {"a": "twelve", "b": "fourteen", "type": "numeric", "why": "two tolls"},
        ],
        "traps": [
            {
                "a": mention("a1", "El puente cerró el lunes"),
                "b": mention("a3", "En 2019 cerró otro puente"),
                "kind": "other-event",
                "why": "another bridge",
            }
        ],
    }


def write_bundle(folder: Path, content: dict[str, Any], texts: dict[str, str] = TEXTS) -> Path:
    """Write a bundle named after its story under a folder; its path."""
    path = folder / content["bundle"]
    path.mkdir(parents=True, exist_ok=True)
    rows = [
        {
            "id": name,
            "outlet": f"Diario {name}",
            "url": f"https://diario.example/{name}",
            "published": "2024-05-06",
            "title": "El puente",
            "lang": "es",
            "text": text,
        }
        for name, text in texts.items()
    ]
    lines = (json.dumps(row, ensure_ascii=False) for row in rows)
    (path / "articles.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (path / "gold.json").write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return path


@pytest.fixture
def content() -> dict[str, Any]:
    return gold()


@pytest.fixture
def folder(tmp_path: Path, content: dict[str, Any]) -> Path:
    write_bundle(tmp_path / "gold", content)
    return tmp_path / "gold"
