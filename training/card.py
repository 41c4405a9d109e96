"""Write claimdiff/models/MODEL_CARD.md from what the other steps left behind.

    python -m training.card --work FOLDER --models claimdiff/models

FOLDER holds shipped.json and exact.json (training.evaluate) and for each stage STAGE.jsonl.gz (its pairs) and
STAGE/recipe.json.
"""

import argparse
import json
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from string import Template
from typing import Any

from safetensors import safe_open

from training.corpora import OWN, SOURCES, read_pairs

STAGES = ("first", "second", "third", "fourth")
_FILES = ("embeddings.q4", "encoder.onnx", "nli.onnx", "tokenizer.json", "models.json")


def write_card(work: Path, models: Path) -> None:
    """Write MODEL_CARD.md into `models`."""
    shipped, exact = (json.loads((work / name).read_text(encoding="utf-8")) for name in ("shipped.json", "exact.json"))
    manifest = json.loads((models / "models.json").read_text(encoding="utf-8"))
    text = Template((Path(__file__).parent / "card.md").read_text(encoding="utf-8")).substitute(
        encoder=manifest["encoder"]["name"],
        nli=manifest["nli"]["name"],
        temperature=manifest["nli"]["temperature"],
        max_tokens=manifest["max_tokens"],
        commit=_commit(),
        instructions=", ".join(shipped["instructions"]),
        files="\n".join(_file_rows(models)),
        nli_figures="\n".join(_nli_rows(shipped["nli"], exact["nli"])),
        encoder_figures="\n".join(_encoder_rows(shipped["encoder"], exact["encoder"])),
        stages="\n".join(_stage_rows(work)),
        data="\n".join(_data_rows(work)),
    )
    (models / "MODEL_CARD.md").write_text(text, encoding="utf-8")


def _commit() -> str:
    done = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False)
    return done.stdout.strip() or "unknown"


def _file_rows(models: Path) -> Iterator[str]:
    sizes = {name: (models / name).stat().st_size / 1e6 for name in _FILES}
    yield from (f"| `{name}` | {size:.1f} MB |" for name, size in sizes.items())
    yield f"| together | {sum(sizes.values()):.1f} MB |"


def _nli_rows(shipped: dict[str, Any], exact: dict[str, Any]) -> Iterator[str]:
    for name, figures in shipped.items():
        yield (
            f"| {name} | {figures['pairs']:,} | {figures['accuracy']:.3f} | {exact[name]['accuracy']:.3f} "
            f"| {figures['contradiction_f1']:.3f} | {figures['calibration_error']:.3f} |"
        )


def _encoder_rows(shipped: dict[str, float], exact: dict[str, float]) -> Iterator[str]:
    yield from (f"| {name} | {figure:.3f} | {exact[name]:.3f} |" for name, figure in shipped.items())


def _stage_rows(work: Path) -> Iterator[str]:
    for stage in STAGES:
        if (work / stage).exists():
            recipe = json.loads((work / stage / "recipe.json").read_text(encoding="utf-8"))
            with safe_open(work / stage / "nli.safetensors", "numpy") as checkpoint:
                seen = int(checkpoint.metadata()["step"]) * recipe["batch"]
            fields = (stage, f"{seen:,}", *(recipe[key] for key in ("batch", "rate", "frozen", "seed")))
            yield f"| {' | '.join(map(str, fields))} |"


def _data_rows(work: Path) -> Iterator[str]:
    counts = {
        stage: Counter(pair.source for pair in read_pairs(work / f"{stage}.jsonl.gz"))
        for stage in STAGES
        if (work / f"{stage}.jsonl.gz").exists()
    }
    for source in sorted(set().union(*counts.values())):
        numbers = " | ".join(f"{counts[stage][source]:,}" if stage in counts else "" for stage in STAGES)
        yield f"| {source} | {numbers} | {SOURCES.get(source, OWN).licence} |"


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--models", type=Path, required=True)
    given = parser.parse_args()
    write_card(given.work, given.models)


if __name__ == "__main__":
    main()
