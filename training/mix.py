"""Make the training pairs: choose, translate, cross languages, add rule-made and taught ones, shuffle.

python -m training.mix --data FOLDER --news articles.jsonl.gz --out pairs.jsonl.gz
"""

import argparse
import dataclasses
import gzip
import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from training.corpora import LABELS, OWN, SOURCES, Pair, read_news, read_nli
from training.rules import news_pairs
from training.translate import translate

# Languages of premise and hypothesis, with weights, by the language that a pair comes in. Spanish first; a fifth of the
# pairs cross languages, as two outlets' do.
CROSSINGS = {
    "en": {("es", "es"): 50, ("en", "en"): 30, ("es", "en"): 10, ("en", "es"): 10},
    "es": {("es", "es"): 75, ("pt", "pt"): 10, ("es", "pt"): 8, ("pt", "es"): 7},
    "pt": {("pt", "pt"): 40, ("es", "es"): 40, ("es", "pt"): 10, ("pt", "es"): 10},
    "fr": {("fr", "fr"): 40, ("es", "es"): 40, ("es", "fr"): 10, ("fr", "es"): 10},
}
# Sentences given to one run of Apertium: bounds memory, and shows progress.
_CHUNK = 20_000

Chosen = tuple[Pair, str, str]
Translations = dict[tuple[str, str], dict[str, str]]


def choose(pairs: Iterable[Pair], chance: random.Random) -> list[Chosen]:
    """Each pair as often as SOURCES says, with the languages that its premise and hypothesis are to have."""
    chosen = []
    for pair in pairs:
        share = SOURCES.get(pair.source, OWN).share
        times = int(share) + (chance.random() < share % 1)
        crossings = CROSSINGS.get(pair.premise_lang, {(pair.premise_lang, pair.hypothesis_lang): 1})
        for a, b in chance.choices(list(crossings), list(crossings.values()), k=times):
            chosen.append((pair, a, b))
    return chosen


def translate_all(chosen: Iterable[Chosen]) -> Translations:
    """All the translations that the chosen pairs need."""
    needed = defaultdict(set)
    for pair, premise_lang, hypothesis_lang in chosen:
        needed[pair.premise_lang, premise_lang].add(pair.premise)
        needed[pair.hypothesis_lang, hypothesis_lang].add(pair.hypothesis)
    translations: Translations = {}
    for (source, target), sentences in sorted(needed.items()):
        if source == target:
            continue
        ordered = sorted(sentences)
        known = translations.setdefault((source, target), {})
        for at in range(0, len(ordered), _CHUNK):
            known.update(translate(ordered[at : at + _CHUNK], source, target))
            print(f"{source} -> {target}: {len(known)} of {len(ordered)} sentences", flush=True)
    return translations


def in_languages(chosen: Chosen, translations: Translations) -> Pair:
    """The pair with both sides in the languages it is to have."""
    pair, premise_lang, hypothesis_lang = chosen
    premise, hypothesis = pair.premise, pair.hypothesis
    if premise_lang != pair.premise_lang:
        premise = translations[pair.premise_lang, premise_lang][premise]
    if hypothesis_lang != pair.hypothesis_lang:
        hypothesis = translations[pair.hypothesis_lang, hypothesis_lang][hypothesis]
    return dataclasses.replace(
        pair, premise_lang=premise_lang, hypothesis_lang=hypothesis_lang, premise=premise, hypothesis=hypothesis
    )


def make_mix(data: Path, news: Path, seed: int, limit: int | None = None) -> list[Pair]:
    """All training pairs, shuffled, or `limit` of them."""
    chance = random.Random(seed)
    chosen = choose(read_nli(data / "nli.jsonl.gz"), chance)
    chosen += choose(news_pairs(list(read_news(news)), chance), chance)
    if limit is not None:
        chosen = chance.sample(chosen, min(limit, len(chosen)))
    translations = translate_all(chosen)
    pairs = [in_languages(one, translations) for one in chosen]
    chance.shuffle(pairs)
    return pairs


def write_pairs(pairs: Iterable[Pair], path: Path) -> None:
    """Write a gzipped JSONL file, whole or not at all."""
    unfinished = path.with_suffix(".new")
    with gzip.open(unfinished, "wt", encoding="utf-8") as out:
        out.writelines(json.dumps(dataclasses.asdict(pair), ensure_ascii=False) + "\n" for pair in pairs)
    unfinished.replace(path)


def print_counts(pairs: Sequence[Pair]) -> None:
    """Rows by source and label, and by languages."""
    labels = Counter((pair.source, pair.label) for pair in pairs)
    for source in sorted({pair.source for pair in pairs}):
        print(f"{source:24}" + "".join(f"{label} {labels[source, label]:6}  " for label in LABELS))
    for (a, b), count in Counter((pair.premise_lang, pair.hypothesis_lang) for pair in pairs).most_common():
        print(f"{a}-{b} {count}")
    print(f"{len(pairs)} pairs")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for option in ("data", "news", "out"):
        parser.add_argument(f"--{option}", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    pairs = make_mix(given.data, given.news, given.seed)
    write_pairs(pairs, given.out)
    print_counts(pairs)


if __name__ == "__main__":
    main()
