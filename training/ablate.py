"""Measure what each part of the training pairs buys: train without one part at a time, for as many steps each.

    python -m training.ablate --vocabulary FOLDER --pairs pairs.jsonl.gz --start checkpoint.safetensors \
        --measure xnli-es-dev.jsonl.gz ... --out FOLDER [--budget 20000]

Every run starts at the same checkpoint, sees `budget` pairs (what a part leaves free is filled with other pairs) and
is measured on the same rows. FOLDER/ablation.json gets a run as soon as it is done; a second call does the rest. When
all are done training/ablation.json, which the model card shows, gets them.
"""

import argparse
import json
from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np

from training.corpora import LABELS, SOURCES, Pair, read_pairs
from training.metrics import accuracy, class_f1
from training.mix import write_pairs
from training.sources import base_file

WHOLE = "the whole mix"
MEASURED = Path(__file__).parent / "ablation.json"
Figures = dict[str, dict[str, float]]
TrainAndMeasure = Callable[[str, Sequence[Pair]], Figures]


def _is_translated(pair: Pair) -> bool:
    source = SOURCES.get(pair.source)
    return source is not None and {pair.premise_lang, pair.hypothesis_lang} != {source.lang}


# What is left out, by the name that the table shows.
PARTS: dict[str, Callable[[Pair], bool]] = {
    "stories": lambda pair: pair.source == "stories",
    "translations": _is_translated,
    "rules": lambda pair: pair.source.startswith("rule-"),
    "crossed languages": lambda pair: pair.premise_lang != pair.hypothesis_lang,
    "native Spanish and Portuguese": lambda pair: pair.source in {"inferes", "inferbr"},
}


def without(part: str, pairs: Iterable[Pair], budget: int) -> list[Pair]:
    """The first `budget` pairs that are not of the part; of all pairs for WHOLE."""
    is_part = PARTS.get(part, lambda _: False)
    return list(islice((pair for pair in pairs if not is_part(pair)), budget))


def ablate(pairs: Sequence[Pair], budget: int, train_and_measure: TrainAndMeasure, out: Path) -> list[dict[str, Any]]:
    """Carry out the runs that `out` (JSON) does not hold yet; gives all, the whole mix first."""
    runs: list[dict[str, Any]] = json.loads(out.read_text(encoding="utf-8")) if out.exists() else []
    done = {run["without"] for run in runs}
    for part in (None, *PARTS):
        if part in done:
            continue
        chosen = without(part or WHOLE, pairs, budget)
        left_out = sum(PARTS[part](pair) for pair in pairs) / len(pairs) if part else 0.0
        figures = train_and_measure(part or WHOLE, chosen)
        runs.append({"without": part, "pairs": len(chosen), "share_of_mix": left_out, "figures": figures})
        out.write_text(json.dumps(runs, indent=2) + "\n", encoding="utf-8")
    return runs


def figures_of(answers: np.ndarray, pairs: Sequence[Pair]) -> dict[str, float]:
    """Accuracy and F1 of the class contradiction; answers are float [n, 3], pairs carry names as labels."""
    gold = np.array([LABELS.index(str(pair.label)) for pair in pairs])
    return {
        "pairs": len(pairs),
        "accuracy": accuracy(answers, gold),
        "contradiction_f1": class_f1(answers, gold, LABELS.index("contradiction")),
    }


def _trainer(given: argparse.Namespace, sets: dict[str, list[Pair]]) -> TrainAndMeasure:
    from training.train import Recipe, Run, make_trainer  # noqa: PLC0415 (needs torch, which the rest does not)

    def train_and_measure(name: str, pairs: Sequence[Pair]) -> Figures:
        folder = given.out / name.replace(" ", "-")
        folder.mkdir(parents=True, exist_ok=True)
        write_pairs(pairs, folder / "pairs.jsonl.gz")
        run = Run(given.base or base_file(), given.vocabulary, folder / "pairs.jsonl.gz", folder, given.start)
        trainer = make_trainer(Recipe(epochs=1, rate=given.rate), run)
        trainer.run(pairs, {}, every=300)
        figures = {set_name: figures_of(trainer.predict(rows), rows) for set_name, rows in sets.items()}
        print(name, figures, flush=True)
        return figures

    return train_and_measure


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for option in ("vocabulary", "pairs", "start", "out"):
        parser.add_argument(f"--{option}", type=Path, required=True)
    parser.add_argument("--base", type=Path, help="e5-small-q4.bin; by default that of the installed package")
    parser.add_argument("--measure", type=Path, nargs="+", required=True, help="sets to measure on")
    parser.add_argument("--rows", type=int, default=1500, help="rows of each set")
    parser.add_argument("--budget", type=int, default=20_000, help="pairs that a run sees")
    parser.add_argument("--rate", type=float, default=8e-5)
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    sets = {path.name.split(".")[0]: list(islice(read_pairs(path), given.rows)) for path in given.measure}
    runs = ablate(list(read_pairs(given.pairs)), given.budget, _trainer(given, sets), given.out / "ablation.json")
    MEASURED.write_text(json.dumps({"runs": runs}, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
