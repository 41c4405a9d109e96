"""Measure models that ship, on the sets that are kept for measuring.

    python -m training.evaluate --data FOLDER [--models FOLDER] [--out results.json] [--limit N]
    python -m training.evaluate --data FOLDER [--models FOLDER] --calibrate

The second form fits the temperature of the NLI model on XNLI dev and writes it into models.json.
"""

import argparse
import json
import platform
from pathlib import Path
from typing import Any

import numpy as np

from claimdiff.judge.nli import ShippedNli
from claimdiff.match.encoder import ShippedEncoder
from claimdiff.models.runtime import FOLDER
from training.corpora import LABELS, read_rows
from training.manifest import write_manifest
from training.metrics import accuracy, best_temperature, calibration_error, class_f1, rank_correlation

NLI_SETS = (
    "xnli-es-test",
    "xnli-en-test",
    "xnli-fr-test",
    "xnli-de-test",
    "xnli-ru-test",
    "xnli-ko-test",
    "inferes-test",
    "inferbr-test",
    "rte3-fr-test",
)
CALIBRATION_SETS = ("xnli-es-dev", "xnli-en-dev")
STS_LANGUAGES = ("es", "en", "fr", "pt")
_INSTRUCTIONS = ("avx2", "avx512f", "avx512_vnni", "avx_vnni", "amx_int8")

Rows = list[dict[str, Any]]


def read_set(folder: Path, name: str, limit: int | None = None) -> Rows:
    """The rows of an evaluation set; the first `limit` of them."""
    return list(read_rows(folder / f"{name}.jsonl.gz"))[:limit]


def _gold(rows: Rows) -> np.ndarray:
    return np.array([LABELS.index(row["label"]) for row in rows])


def _answers(nli: ShippedNli, rows: Rows) -> np.ndarray:
    return nli.predict([(row["premise"], row["hypothesis"]) for row in rows])


def measure_nli(nli: ShippedNli, folder: Path, limit: int | None) -> dict[str, dict[str, float]]:
    """Figures of the NLI model for each set."""
    figures = {}
    for name in NLI_SETS:
        rows = read_set(folder, name, limit)
        gold, answers = _gold(rows), _answers(nli, rows)
        figures[name] = {
            "pairs": len(rows),
            "accuracy": accuracy(answers, gold),
            "contradiction_f1": class_f1(answers, gold, LABELS.index("contradiction")),
            "calibration_error": calibration_error(answers, gold),
        }
        print(name, figures[name], flush=True)
    return figures


def measure_encoder(encoder: ShippedEncoder, folder: Path, limit: int | None) -> dict[str, float]:
    """Spearman's correlation on STS-B test by language, and across Spanish and English, whose rows are parallel."""
    rows = {lang: read_set(folder, f"stsb-{lang}-test", limit) for lang in STS_LANGUAGES}
    first = {lang: encoder.encode([row["text_a"] for row in rows[lang]]) for lang in STS_LANGUAGES}
    second = {lang: encoder.encode([row["text_b"] for row in rows[lang]]) for lang in STS_LANGUAGES}
    figures = {}
    for a, b in (*((lang, lang) for lang in STS_LANGUAGES), ("es", "en"), ("en", "es")):
        scores = np.array([row["score"] for row in rows[a]])
        figures[f"stsb-{a}-test" if a == b else f"stsb-{a}-{b}-test"] = rank_correlation(first[a], second[b], scores)
    print(figures, flush=True)
    return figures


def calibrate(models: Path, folder: Path) -> float:
    """Fit the temperature on the dev sets, write it into models.json, give it."""
    nli = ShippedNli(folder=models)
    rows = [row for name in CALIBRATION_SETS for row in read_set(folder, name)]
    # The logarithms of probabilities are logits, but for a constant a row, under the present temperature.
    manifest = json.loads((models / "models.json").read_text(encoding="utf-8"))
    logits = np.log(_answers(nli, rows)) * manifest["nli"]["temperature"]
    temperature = round(best_temperature(logits, _gold(rows)), 3)
    write_manifest(models, manifest["width"], temperature)
    return temperature


def instruction_sets() -> list[str]:
    """Those of this machine's that decide how int8 products are computed."""
    path = Path("/proc/cpuinfo")
    flags = set(path.read_text(encoding="utf-8").split()) if path.exists() else set()
    return [name for name in _INSTRUCTIONS if name in flags] or [platform.machine()]


def evaluate(models: Path, folder: Path, out: Path | None = None, limit: int | None = None) -> None:
    """Print all figures of the models, and write them to `out` as JSON."""
    nli, encoder = ShippedNli(folder=models), ShippedEncoder(folder=models)
    results = {
        "models": [encoder.name, nli.name],
        "instructions": instruction_sets(),
        "encoder": measure_encoder(encoder, folder, limit),
        "nli": measure_nli(nli, folder, limit),
    }
    if out:
        out.write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the sets lie in its folder eval")
    parser.add_argument("--models", type=Path, default=FOLDER)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--limit", type=int, help="measure on the first rows of each set only")
    parser.add_argument("--calibrate", action="store_true")
    given = parser.parse_args()
    if given.calibrate:
        print(f"temperature {calibrate(given.models, given.data / 'eval')}")
    else:
        evaluate(given.models, given.data / "eval", given.out, given.limit)


if __name__ == "__main__":
    main()
