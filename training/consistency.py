"""Training pairs from articles that nobody labelled: one text seldom contradicts itself, nor what is unrelated to it.

    python -m training.consistency --articles articles.jsonl.gz ... --out pairs.jsonl.gz

Background sentences are where the model errs most: it takes one for a contradiction of whatever stands beside it. So it
is asked about pairs of statements of one voice in one article, and about the nearest statements of articles that tell
other stories. What it calls a contradiction there (or, between stories, an entailment) is nearly always wrong, and goes
to "neutral"; all else it is to go on saying: self-training under constraints. The pairs are press text and stay out of
the repository.
"""

import argparse
import itertools
import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from claimdiff.corpus import Corpus, corpus_of
from claimdiff.datamodel import Article, Stance
from claimdiff.extract import extract
from claimdiff.ingest import read_sources
from claimdiff.judge.nli import Nli, ShippedNli
from claimdiff.match.encoder import Encoder, ShippedEncoder
from claimdiff.models.runtime import FOLDER
from training.corpora import Pair
from training.fit_scores import stories
from training.mix import write_pairs

# Of what the model says against the constraint so much is moved to "neutral"; the rest allows for the rare true case.
MOVED = 0.9
# Probability of what cannot be from which a pair is a mistake worth learning from, and how many others go with one.
MISTAKE = 0.2
OTHERS = 1.0
NEAREST = 4
MOST_ARTICLES = 600
# Nearer ones may be repeats.
LEAST, MOST = 0.8, 0.97

Numbers = tuple[int, int]


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--models", type=Path, default=FOLDER, help="the models that err (default: those that ship)")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    write_pairs(consistent_pairs(given.articles, given.models, given.seed), given.out)


def consistent_pairs(paths: Sequence[Path], models: Path, seed: int, limit: int | None = None) -> list[Pair]:
    """The pairs from the articles of all files, shuffled; `limit` bounds the articles of each, to try it."""
    chance = random.Random(seed)
    found = []
    encoder, nli = ShippedEncoder(folder=models), ShippedNli(folder=models)
    for path in paths:
        corpus = read_corpus(path, encoder, min(limit or MOST_ARTICLES, MOST_ARTICLES))
        for name, pairs, impossible in (
            ("one-article", within(corpus), [2]),
            ("other-story", across(corpus, chance), [0, 2]),
        ):
            kept = taught(corpus, pairs, nli, impossible, chance)
            print(path.name, name, len(pairs), "pairs,", len(kept), "kept")
            found += [replace(pair, source=name) for pair in kept]
    chance.shuffle(found)
    return found


def read_corpus(path: Path, encoder: Encoder, most: int) -> Corpus:
    """The asserted statements of the first `most` articles of a file."""
    read = (item for item in read_sources([str(path)]) if isinstance(item, Article))
    by_id = {article.id: article for article in itertools.islice(read, most)}
    told = tuple(s for article in by_id.values() for s in extract(article) if s.stance == Stance.ASSERTS)
    return corpus_of(told, by_id, encoder.encode)


def within(corpus: Corpus) -> list[Numbers]:
    """Each statement with the nearest ones of its own voice in its own article."""
    found = set()
    for numbers in corpus.by_article.values():
        voices = [corpus.statements[number].source for number in numbers]
        same = np.array([[a == b for b in voices] for a in voices])
        found |= _nearest(corpus, numbers, numbers, same)
    return sorted(found)


def across(corpus: Corpus, chance: random.Random) -> list[Numbers]:
    """Statements with the nearest ones of some articles that tell other stories."""
    found = set()
    related = {frozenset(pair) for pair in stories(corpus)}
    ids = sorted(corpus.by_article)
    for article in ids:
        others = [b for b in chance.sample(ids, min(40, len(ids))) if frozenset((article, b)) not in related]
        numbers = [number for other in others for number in corpus.by_article[other]]
        if numbers:
            own = chance.sample(corpus.by_article[article], min(8, len(corpus.by_article[article])))
            found |= _nearest(corpus, own, numbers, np.ones((len(own), len(numbers)), bool))
    return sorted(found)


def _nearest(corpus: Corpus, left: Sequence[int], right: Sequence[int], allowed: np.ndarray) -> set[Numbers]:
    cosines = corpus.vectors[list(left)] @ corpus.vectors[list(right)].T
    cosines[~allowed | (cosines < LEAST) | (cosines > MOST)] = -1
    found = set()
    for i, row in enumerate(cosines):
        for j in np.argsort(-row)[:NEAREST]:
            if row[j] > 0 and left[i] != right[j]:
                found.add((min(left[i], right[j]), max(left[i], right[j])))
    return found


def taught(
    corpus: Corpus, pairs: Sequence[Numbers], nli: Nli, impossible: Sequence[int], chance: random.Random
) -> list[Pair]:
    """The pairs that the model is wrong about and some others, with what it is to say of them."""
    texts = list(_texts(corpus, pairs, chance))
    answers = nli.predict(texts)
    wrong = answers[:, impossible].sum(1)
    mistakes = np.flatnonzero(wrong >= MISTAKE)
    rest = np.flatnonzero(wrong < MISTAKE)
    kept = [*mistakes, *chance.sample(list(rest), min(len(rest), int(OTHERS * len(mistakes))))]
    answers[:, 1] += MOVED * wrong
    answers[:, impossible] *= 1 - MOVED
    found = []
    for at in kept:
        premise, hypothesis = texts[at]
        first, second = pairs[at] if corpus.statements[pairs[at][0]].proposition == premise else pairs[at][::-1]
        langs = corpus.statements[first].lang, corpus.statements[second].lang
        found.append(Pair("", *langs, premise, hypothesis, [round(float(x), 4) for x in answers[at]]))
    return found


def _texts(corpus: Corpus, pairs: Sequence[Numbers], chance: random.Random) -> Iterator[tuple[str, str]]:
    for pair in pairs:
        a, b = (corpus.statements[number].proposition for number in pair)
        yield (a, b) if chance.random() < 0.5 else (b, a)


if __name__ == "__main__":
    main()
