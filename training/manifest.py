"""Write models.json: what the package must know of its model files."""

import hashlib
import json
from pathlib import Path

# Longer items lose their end: news sentences have 40 tokens, a long one 120.
MAX_TOKENS = 256
# What the encoder was trained with before every text.
PREFIX = "query: "
_SHARED_FILES = ("tokenizer.json", "embeddings.q4")


def short_hash(*parts: bytes) -> str:
    """Eight hex digits that change when any of the parts does."""
    return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()[:8]


def write_manifest(folder: Path, width: int, temperature: float) -> None:
    """Write models.json for the files that lie in `folder`; a name changes with all that changes the answers."""
    files = {name: (folder / name).read_bytes() for name in (*_SHARED_FILES, "encoder.onnx", "nli.onnx")}
    shared = [files[name] for name in _SHARED_FILES]
    encoder = short_hash(files["encoder.onnx"], *shared)
    nli = short_hash(files["nli.onnx"], *shared, str(temperature).encode())
    manifest = {
        "width": width,
        "max_tokens": MAX_TOKENS,
        "encoder": {"name": f"claimdiff-encoder-{encoder}", "file": "encoder.onnx", "prefix": PREFIX},
        "nli": {"name": f"claimdiff-nli-{nli}", "file": "nli.onnx", "temperature": temperature},
        "sha256": {name: hashlib.sha256(content).hexdigest() for name, content in files.items()},
    }
    (folder / "models.json").write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")
