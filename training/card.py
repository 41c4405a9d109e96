"""Write claimdiff/models/MODEL_CARD.md from what the other steps left behind.

    python -m training.card --work FOLDER --models claimdiff/models

FOLDER holds shipped.json and exact.json (training.evaluate), avx2.json where it could be measured
(training.processors), and for each stage STAGE.jsonl.gz (its pairs) and STAGE/recipe.json.
"""

import argparse
import json
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from string import Template
from typing import Any

import numpy as np
from safetensors import safe_open

from training.ablate import MEASURED
from training.corpora import OWN, SOURCES, read_pairs

STAGES = ("first", "second", "third", "fourth", "fifth", "sixth")
_FILES = ("embeddings.q4", "encoder.onnx", "nli.onnx", "tokenizer.json", "models.json")


def write_card(work: Path, models: Path) -> None:
    """Write MODEL_CARD.md into `models`."""
    shipped, exact = _read(work / "shipped.json"), _read(work / "exact.json")
    avx2 = _read(work / "avx2.json") if (work / "avx2.json").exists() else None
    manifest = _read(models / "models.json")
    stages = [stage for stage in STAGES if (work / f"{stage}.jsonl.gz").exists()]
    text = Template((Path(__file__).parent / "card.md").read_text(encoding="utf-8")).substitute(
        encoder=manifest["encoder"]["name"],
        nli=manifest["nli"]["name"],
        temperature=manifest["nli"]["temperature"],
        max_tokens=manifest["max_tokens"],
        commit=_commit(),
        instructions=", ".join(shipped["instructions"]),
        files="\n".join(_file_rows(models)),
        other_instructions=_other_instructions(work) if avx2 else "AVX2 alone was not measured.",
        nli_figures="\n".join(_nli_rows(shipped["nli"], avx2 and avx2["nli"], exact["nli"])),
        encoder_figures="\n".join(_encoder_rows(shipped["encoder"], avx2 and avx2["encoder"], exact["encoder"])),
        stages="\n".join(_stage_rows(work, stages)),
        data_head=_line("source", *stages, "licence") + "\n" + "|---" * (len(stages) + 2) + "|",
        data="\n".join(_data_rows(work, stages)),
        ablation=ablation_table(_read(MEASURED)["runs"]) if MEASURED.exists() else "Not measured.",
    )
    (models / "MODEL_CARD.md").write_text(text, encoding="utf-8")


def _read(path: Path) -> dict[str, Any]:
    return json.loads(path.read_text(encoding="utf-8"))


def _commit() -> str:
    done = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False)
    return done.stdout.strip() or "unknown"


def _file_rows(models: Path) -> Iterator[str]:
    sizes = {name: (models / name).stat().st_size / 1e6 for name in _FILES}
    yield from (f"| `{name}` | {size:.1f} MB |" for name, size in sizes.items())
    yield f"| together | {sum(sizes.values()):.1f} MB |"


Figures = dict[str, Any]


def _line(*cells: object) -> str:
    return f"| {' | '.join(map(str, cells))} |"


def _nli_rows(shipped: Figures, avx2: Figures | None, exact: Figures) -> Iterator[str]:
    for name, figures in shipped.items():
        accuracies = [f"{of[name]['accuracy']:.3f}" if of else "" for of in (shipped, avx2, exact)]
        errors = [f"{figures[key]:.3f}" for key in ("contradiction_f1", "calibration_error")]
        yield _line(name, f"{figures['pairs']:,}", *accuracies, *errors)


def _encoder_rows(shipped: Figures, avx2: Figures | None, exact: Figures) -> Iterator[str]:
    for name in shipped:
        yield _line(name, *(f"{of[name]:.3f}" if of else "" for of in (shipped, avx2, exact)))


def _other_instructions(work: Path) -> str:
    """How far the probabilities on AVX2 alone are from the others."""
    with np.load(work / "shipped.npz") as shipped, np.load(work / "avx2.npz") as avx2:
        apart = np.concatenate([np.abs(shipped[name] - avx2[name]).max(axis=1) for name in shipped])
        kept = np.concatenate([shipped[name].argmax(1) == avx2[name].argmax(1) for name in shipped])
    return (
        f"Of {len(apart):,} pairs {kept.mean():.2%} got the same label on AVX2 alone; the probability that differed "
        f"most did so by {apart.max():.3f}, in the mean it is {apart.mean():.4f}."
    )


def _stage_rows(work: Path, stages: list[str]) -> Iterator[str]:
    for stage in stages:
        recipe = _read(work / stage / "recipe.json")
        with safe_open(work / stage / "nli.safetensors", "numpy") as checkpoint:
            seen = int(checkpoint.metadata()["step"]) * recipe["batch"]
        yield _line(stage, f"{seen:,}", *(recipe[key] for key in ("batch", "rate", "frozen", "seed")))


def _data_rows(work: Path, stages: list[str]) -> Iterator[str]:
    counts = {stage: Counter(pair.source for pair in read_pairs(work / f"{stage}.jsonl.gz")) for stage in stages}
    for source in sorted(set().union(*counts.values())):
        numbers = (f"{counts[stage][source]:,}" for stage in stages)
        yield _line(source, *numbers, SOURCES.get(source, OWN).licence)


def ablation_table(runs: list[dict[str, Any]]) -> str:
    """A run a line: accuracies, and F1 of the contradictions of the last set, the stories."""
    sets = list(runs[0]["figures"])
    head = _line("without", "share of the mix", *sets, f"contradiction F1, {sets[-1]}")
    lines = [f"Pairs a run: {runs[0]['pairs']:,}.", "", head, "|---" * (len(sets) + 3) + "|"]
    for run in runs:
        accuracies = (f"{run['figures'][name]['accuracy']:.3f}" for name in sets)
        f1 = f"{run['figures'][sets[-1]]['contradiction_f1']:.3f}"
        lines.append(_line(run["without"] or "nothing", f"{run['share_of_mix']:.0%}", *accuracies, f1))
    return "\n".join(lines)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--models", type=Path, required=True)
    given = parser.parse_args()
    write_card(given.work, given.models)


if __name__ == "__main__":
    main()
