import random

import numpy as np

from claimdiff.corpus import Corpus
from claimdiff.datamodel import Article, Span, Stance, Statement
from training.consistency import across, taught, within


def statement(article, number, source=None):
    text = f"{article} {number}"
    return Statement(
        text, article, number, number + 1, text, source, "", Stance.ASSERTS, text, "fact", Span(0, 9), "es"
    )


def corpus():
    told = (statement("a", 1), statement("a", 2), statement("a", 3, "Vidal"), statement("b", 1), statement("b", 2))
    near = np.array([[1, 0.3], [1, 0.6], [1, 0.5], [1, 0.2], [1, -0.1]], np.float32)
    vectors = near / np.linalg.norm(near, axis=1, keepdims=True)
    articles = {key: Article(key, "", lang="es") for key in "ab"}
    return Corpus(told, articles, vectors)


class FakeNli:
    name = "fake"

    def predict(self, pairs, progress=None):
        return np.array([[0.1, 0.3, 0.6]] * len(pairs), np.float32)


def test_within_an_article_only_statements_of_one_voice_are_paired():
    found = corpus()
    assert [tuple(found.statements[n].id for n in pair) for pair in within(found)] == [("a 1", "a 2"), ("b 1", "b 2")]


def test_across_stories_statements_of_unrelated_articles_are_paired():
    found = corpus()
    articles = {frozenset(found.statements[n].article for n in pair) for pair in across(found, random.Random(1))}
    assert articles == {frozenset("ab")}


def test_what_cannot_be_is_moved_to_neutral_and_the_rest_stays():
    found = corpus()
    (pair,) = taught(found, [(0, 1)], FakeNli(), [2], random.Random(1))
    assert (pair.premise_lang, pair.label) == ("es", [0.1, 0.84, 0.06])
