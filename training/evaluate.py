"""Measure models that ship, on the sets that are kept for measuring, and say where the model card says otherwise.

    python -m training.evaluate --data FOLDER [--models FOLDER] [--out results.json] [--limit N]
    python -m training.evaluate --data FOLDER [--models FOLDER] --calibrate

The second form fits the temperature of the NLI model on XNLI dev and writes it into models.json. With --out the
probabilities go into results.npz beside it, set by set.
"""

import argparse
import json
import platform
import re
import time
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

_IN_THE_CARD = ("accuracy", "contradiction_f1", "calibration_error")
# Other processors add in another order: a pair or two of thousands may change sides.
_ROUNDING = 0.0015

Rows = list[dict[str, Any]]
Results = dict[str, Any]


def read_set(folder: Path, name: str, limit: int | None = None) -> Rows:
    """The rows of an evaluation set; the first `limit` of them."""
    return list(read_rows(folder / f"{name}.jsonl.gz"))[:limit]


def _gold(rows: Rows) -> np.ndarray:
    return np.array([LABELS.index(row["label"]) for row in rows])


def _answers(nli: ShippedNli, rows: Rows) -> np.ndarray:
    return nli.predict([(row["premise"], row["hypothesis"]) for row in rows])


def measure_nli(rows: Rows, answers: np.ndarray) -> dict[str, float]:
    """Figures of the answers float [n, 3] to a set."""
    gold = _gold(rows)
    return {
        "pairs": len(rows),
        "accuracy": accuracy(answers, gold),
        "contradiction_f1": class_f1(answers, gold, LABELS.index("contradiction")),
        "calibration_error": calibration_error(answers, gold),
    }


def measure_encoder(encoder: ShippedEncoder, folder: Path, limit: int | None) -> dict[str, float]:
    """Spearman's correlation on STS-B test by language, and across Spanish and English, whose rows are parallel."""
    rows = {lang: read_set(folder, f"stsb-{lang}-test", limit) for lang in STS_LANGUAGES}
    first = {lang: encoder.encode([row["text_a"] for row in rows[lang]]) for lang in STS_LANGUAGES}
    second = {lang: encoder.encode([row["text_b"] for row in rows[lang]]) for lang in STS_LANGUAGES}
    figures = {}
    for a, b in (*((lang, lang) for lang in STS_LANGUAGES), ("es", "en"), ("en", "es")):
        scores = np.array([row["score"] for row in rows[a]])
        figures[f"stsb-{a}-test" if a == b else f"stsb-{a}-{b}-test"] = rank_correlation(first[a], second[b], scores)
    return figures


def calibrate(models: Path, folder: Path, limit: int | None = None) -> float:
    """Fit the temperature on the dev sets, write it into models.json, give it."""
    nli = ShippedNli(folder=models)
    rows = [row for name in CALIBRATION_SETS for row in read_set(folder, name, limit)]
    # The logarithms of probabilities are logits, but for a constant a row, under the present temperature.
    manifest = json.loads((models / "models.json").read_text(encoding="utf-8"))
    logits = np.log(_answers(nli, rows)) * manifest["nli"]["temperature"]
    temperature = round(best_temperature(logits, _gold(rows)), 3)
    write_manifest(models, manifest["width"], temperature)
    return temperature


def instruction_sets() -> list[str]:
    """Those that decide how int8 products are computed: of the machine, and shown to this process (see as_avx2.c)."""
    path = Path("/proc/cpuinfo")
    flags = set(path.read_text(encoding="utf-8").split()) if path.exists() else set()
    has = [name for name in _INSTRUCTIONS if name in flags]
    # numpy asks the processor itself, and calls AVX2 X86_V3, and AVX-512 X86_V4 or, in older versions, AVX512*.
    shown = " ".join(np.show_config(mode="dicts")["SIMD Extensions"].get("found", []))
    if "avx512f" in has and "AVX512" not in shown and "X86_V4" not in shown:
        has = ["avx2"]
    return has or [platform.machine()]


def evaluate(models: Path, folder: Path, out: Path | None = None, limit: int | None = None) -> Results:
    """Print all figures of the models as the card has them, and write them to `out` as JSON."""
    nli, encoder = ShippedNli(folder=models), ShippedEncoder(folder=models)
    similarities = measure_encoder(encoder, folder, limit)
    print("\n".join(f"| {name} | {figure:.3f} |" for name, figure in similarities.items()), flush=True)
    figures, answers = {}, {}
    for name in NLI_SETS:
        rows = read_set(folder, name, limit)
        answers[name] = _answers(nli, rows)
        figures[name] = measure_nli(rows, answers[name])
        print(f"| {name} | {figures[name]['pairs']:,} | {' | '.join(shown_figures(figures[name]))} |", flush=True)
    results = {
        "models": [encoder.name, nli.name],
        "instructions": instruction_sets(),
        "encoder": similarities,
        "nli": figures,
    }
    if out:
        out.write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")
        np.savez_compressed(out.with_suffix(".npz"), allow_pickle=False, **answers)
    return results


def shown_figures(figures: dict[str, float]) -> list[str]:
    """Those figures of a set that the card has."""
    return [f"{figures[name]:.3f}" for name in _IN_THE_CARD]


def unlike_the_card(results: Results, card: str) -> list[str]:
    """The sets whose figures the card does not show, or shows as others than these by more than rounding."""
    rows = {cells[0]: cells[1:] for line in card.splitlines() if len(cells := line.strip("| ").split(" | ")) > 1}
    measured = {name: [figure] for name, figure in results["encoder"].items()}
    measured |= {name: [figures[key] for key in _IN_THE_CARD] for name, figures in results["nli"].items()}
    return [name for name, figures in measured.items() if not _shows(rows.get(name, []), figures)]


def _shows(cells: list[str], figures: list[float]) -> bool:
    """Whether a row of the card has these figures: the first one of what ships, the last two of its errors."""
    shown = [float(cell) for cell in cells if re.fullmatch(r"-?[01]\.\d{3}", cell)]
    expected = [*shown[:1], *shown[-2:]][: len(figures)]
    return bool(expected) and bool(np.allclose(expected, figures, rtol=0, atol=_ROUNDING))


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the sets lie in its folder eval")
    parser.add_argument("--models", type=Path, default=FOLDER)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--limit", type=int, help="measure on the first rows of each set only")
    parser.add_argument("--calibrate", action="store_true")
    given = parser.parse_args()
    started = time.monotonic()
    if given.calibrate:
        print(f"temperature {calibrate(given.models, given.data / 'eval', given.limit)}")
        return
    results = evaluate(given.models, given.data / "eval", given.out, given.limit)
    print(f"measured in {time.monotonic() - started:.0f} seconds, with {', '.join(results['instructions'])}")
    card = given.models / "MODEL_CARD.md"
    if card.exists() and given.limit is None:
        unlike = unlike_the_card(results, card.read_text(encoding="utf-8"))
        print(f"unlike the model card: {', '.join(unlike)}" if unlike else "all as in the model card")


if __name__ == "__main__":
    main()
