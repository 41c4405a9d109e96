"""Fit the weights of the two scores on labelled pairs, and say how well they tell them apart.

    python -m training.fit_scores BUNDLES_FOLDER [BUNDLES_FOLDER ...] [--skip NAME ...] [--stories FOLDER] [--write]

The pairs are those that a run on each story bundle would compare, labelled by the gold of the bundle: one claim, a
listed contradiction, or neither; and, with a smaller weight, wordings of the held-out stories of `training.stories`,
which no model was trained on. Prints precision and recall by threshold with every bundle left out once, and with
`--write` puts the weights fitted on all of them into claimdiff/scores.json.
"""

import argparse
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score

from claimdiff import analyse, scores
from claimdiff.config import Settings
from claimdiff.corpus import Corpus, corpus_of
from claimdiff.datamodel import Article, Nli, Signals, Stance, Statement
from claimdiff.extract import extract
from claimdiff.facts import Comparison, compare, read_facts
from claimdiff.facts.align import with_figure_of, with_name_of
from claimdiff.ingest import read_sources
from claimdiff.judge.nli import Nli as NliModel
from claimdiff.judge.nli import load_nli
from claimdiff.match.encoder import Encoder, load_encoder
from claimdiff.match.stories import profile, related
from tests.gate.bundles import Bundle, load_bundles
from tests.gate.score import SHARE
from training.corpora import Pair
from training.stories import is_held_out, read_stories, story_pairs

TARGET = Path(scores.__file__).with_name("scores.json")
STORY_WEIGHT = 0.03
# What is to be fitted must not decide what is asked: from this probability of one claim, both ways are.
ANY = 0.0
THRESHOLDS = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)


@dataclass(frozen=True)
class Example:
    """A pair with what is known of it. `label`: "same", "contradiction" or "neither"; a `group` is left out as one."""

    group: str
    signals: Signals
    label: str
    weight: float = 1.0


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("bundles", type=Path, nargs="+")
    parser.add_argument("--skip", nargs="*", default=[])
    parser.add_argument("--stories", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    encoder, nli = load_encoder(), load_nli()
    bundles = [bundle for folder in options.bundles for bundle in load_bundles(folder)]
    examples = [e for b in bundles if b.name not in options.skip for e in bundle_examples(b, encoder, nli)]
    if options.stories:
        examples += story_examples(options.stories, encoder, nli)
    fitted = {
        "same_claim": fit("same_claim", examples, "same"),
        "contradiction": fit("contradiction", examples, "contradiction"),
    }
    if options.write:
        TARGET.write_text(json.dumps(fitted, indent=1) + "\n", encoding="utf-8")


def bundle_examples(bundle: Bundle, encoder: Encoder, nli: NliModel) -> Iterator[Example]:
    """The pairs of equal stance that a run on the bundle would compare."""
    corpus = bundle_corpus(bundle, encoder)
    settings = Settings()
    pairs = analyse.candidates(corpus, stories(corpus), settings.near)
    first = infer(nli, analyse.questions(corpus, pairs))
    answers = analyse.Answers(first, infer(nli, analyse.figure_questions(corpus, pairs)))
    second = infer(nli, analyse.second_questions(corpus, pairs, answers, ANY))
    answers = replace(answers, inferences=first | second)
    claims = [carried(bundle, statement) for statement in corpus.statements]
    conflicts = {contradiction.claims for contradiction in bundle.contradictions}
    for pair in pairs:
        a, b = corpus.statements[pair.first], corpus.statements[pair.second]
        if a.stance == b.stance == Stance.ASSERTS and a.proposition != b.proposition:
            label = label_of(claims[pair.first], claims[pair.second], conflicts)
            yield Example(bundle.name, analyse.signals_of(corpus, pair, answers, ANY), label)


def infer(nli: NliModel, questions: Sequence[tuple[str, str]]) -> dict[tuple[str, str], Nli]:
    """The model's answers by question."""
    return {question: Nli(*map(float, row)) for question, row in zip(questions, nli.predict(questions), strict=True)}


def bundle_corpus(bundle: Bundle, encoder: Encoder) -> Corpus:
    """The statements of a bundle, encoded."""
    articles = [item for item in read_sources([bundle.folder / "articles.jsonl"]) if isinstance(item, Article)]
    statements = tuple(statement for article in articles for statement in extract(article))
    return corpus_of(statements, {article.id: article for article in articles}, encoder.encode)


def stories(corpus: Corpus) -> list[tuple[str, str]]:
    """The pairs of articles that tell one story, an article with itself too."""
    articles = [corpus.articles[key] for key in corpus.by_article]
    facts = [[corpus.facts(number) for number in numbers] for numbers in corpus.by_article.values()]
    profiles = [profile(a.lang, a.published, own) for a, own in zip(articles, facts, strict=True)]
    across = [(articles[a].id, articles[b].id) for a, b in related(profiles, profiles) if a < b]
    return [(article.id, article.id) for article in articles] + across


def carried(bundle: Bundle, statement: Statement) -> frozenset[str]:
    """The gold claims that a statement carries, by the scorer's rule."""
    found = set()
    for mention in bundle.mentions:
        place = mention.passage
        common = min(place.end, statement.end) - max(place.start, statement.start)
        shorter = min(place.end - place.start, statement.end - statement.start)
        if place.article == statement.article and common >= SHARE * shorter:
            found.add(mention.claim)
    return frozenset(found)


def label_of(a: frozenset[str], b: frozenset[str], conflicts: set[frozenset[str]]) -> str:
    """What gold says of two statements by the claims that they carry."""
    if a & b:
        return "same"
    return "contradiction" if any(frozenset((x, y)) in conflicts for x in a for y in b) else "neither"


def story_examples(folder: Path, encoder: Encoder, nli: NliModel) -> list[Example]:
    """The pairs of the stories that no model was trained on."""
    chance = random.Random(1)
    held_out = [story for story in read_stories(folder) if is_held_out(story)]
    pairs = [(story["story"], pair) for story in held_out for pair in story_pairs(story, chance)]
    texts = sorted({text for _, pair in pairs for text in (pair.premise, pair.hypothesis)})
    vectors = dict(zip(texts, encoder.encode(texts), strict=True))
    asked = list(dict.fromkeys(q for _, p in pairs for q in ((p.premise, p.hypothesis), (p.hypothesis, p.premise))))
    answers = infer(nli, asked)
    names = {"entailment": "same", "contradiction": "contradiction", "neutral": "neither"}
    compared = {(pair.premise, pair.hypothesis): _typed(pair) for _, pair in pairs}
    figures = {key: (key[0], changed) for key, (_, changed) in compared.items() if changed}
    answers |= infer(nli, sorted(set(figures.values())))
    found = []
    for story, pair in pairs:
        a, b = pair.premise, pair.hypothesis
        signals = Signals(
            similarity=float(vectors[a] @ vectors[b]),
            forward=answers[a, b],
            backward=answers[b, a],
            aligned=answers[figures[a, b]].entailment if (a, b) in figures else 0.0,
            **asdict(compared[a, b][0]),
        )
        found.append(Example(story, signals, names[str(pair.label)], STORY_WEIGHT))
    return found


def _typed(pair: Pair) -> tuple[Comparison, str | None]:
    """The typed comparison of a pair, and its hypothesis with the premise's figure where the two differ in one."""
    lang = pair.premise_lang if pair.premise_lang != "mix" else "es"
    typed = compare(read_facts(pair.premise, lang, None), read_facts(pair.hypothesis, lang, None))
    if typed.numbers or typed.times:
        return typed, with_figure_of(pair.hypothesis, lang, pair.premise, lang)
    alike = typed.entities and typed.overlap >= analyse.SHARED_BUT_NAME
    return typed, with_name_of(pair.hypothesis, lang, pair.premise, lang) if alike else None


def fit(name: str, examples: Sequence[Example], positive: str) -> dict[str, float]:
    """The weights of one score, after printing how it does on bundles that it was not fitted on."""
    rows = np.array([list(scores.features(example.signals).values())[1:] for example in examples])
    truth = np.array([example.label == positive for example in examples])
    groups = np.array([example.group for example in examples])
    weight = np.array([example.weight for example in examples])
    own = np.array([example.weight == 1.0 for example in examples])
    probability = np.zeros(len(examples))
    for group in np.unique(groups[own]):
        out = groups == group
        model = LogisticRegression(max_iter=5000).fit(rows[~out], truth[~out], sample_weight=weight[~out])
        probability[out] = model.predict_proba(rows[out])[:, 1]
    print(f"{name}: {own.sum()} pairs of bundles, {truth[own].sum()} {positive}; {(~own).sum()} of stories")
    print(f"  average precision {average_precision_score(truth[own], probability[own]):.3f}")
    for threshold in THRESHOLDS:
        shown = own & (probability >= threshold)
        if shown.any():
            recall = (truth & shown).sum() / truth[own].sum()
            print(f"  from {threshold}: precision {truth[shown].mean():.2f} recall {recall:.2f} ({shown.sum()} pairs)")
    model = LogisticRegression(max_iter=5000).fit(rows, truth, sample_weight=weight)
    names = list(scores.features(examples[0].signals))
    fitted = {"bias": model.intercept_[0]} | dict(zip(names[1:], model.coef_[0], strict=True))
    return {feature: round(float(value), 3) for feature, value in fitted.items()}


if __name__ == "__main__":
    main()
