"""How many of the comparisons that brute force would make a run has made."""

import random
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np

from claimdiff import analyse
from claimdiff.cache import CachedEncoder
from claimdiff.config import DEFAULTS
from claimdiff.corpus import Corpus, corpus_of
from claimdiff.derived import Sketch, Tie
from claimdiff.match.candidates import Pair, cosine
from claimdiff.match.nearest import MOST
from claimdiff.match.stories import TERM, Profile, related
from claimdiff.store import Store


@dataclass(frozen=True)
class Recall:
    """Of a `sample` of propositions, the nearest ones in all articles of their story that are near enough and
    comparable, as `pairs`, and how many of these the run `found` worth comparing."""

    sample: int
    pairs: int
    found: int


def recall(db: Path, articles: Collection[str], sample: int) -> Recall:
    """Compare a sample of the propositions of these articles (ids) with everything that is stored.

    The products of all pairs are taken, without the blocks and the limits that a run works with.
    """
    with Store(db, create=False) as store:
        stories = _stories(store, articles)
        told = {article for story in stories.values() for article in story}
        corpus = _corpus(store, told.union(articles))
        ours = [n for n, statement in enumerate(corpus.statements) if statement.article in articles]
        chosen = random.Random(sample).sample(ours, min(sample, len(ours)))
        wanted = {pair for number in chosen for pair in _nearest(corpus, number, stories)}
        made = _looked_at(store, {corpus.statements[number].id for number in chosen})
    ids = [frozenset(corpus.statements[number].id for number in pair) for pair in wanted]
    return Recall(len(chosen), len(ids), sum(pair in made for pair in ids))


def _stories(store: Store, articles: Collection[str]) -> dict[str, set[str]]:
    """Each of these articles with all that tell its story, itself among them."""
    blocks = list(store.sketches())
    ours = [sketch for block in blocks for sketch in block if sketch.article in articles]
    profiles = [_profile(sketch) for sketch in ours]
    found: dict[str, set[str]] = {sketch.article: set() for sketch in ours}
    for block in blocks:
        for a, b in related(profiles, [_profile(sketch) for sketch in block]):
            found[ours[a].article].add(block[b].article)
    return {article: story | {article} for article, story in found.items()}


def _profile(sketch: Sketch) -> Profile:
    return Profile(sketch.lang, sketch.published, np.frombuffer(sketch.stems, TERM), np.frombuffer(sketch.names, TERM))


def _corpus(store: Store, articles: Iterable[str]) -> Corpus:
    statements = store.statements_in(list(articles))
    encoder = CachedEncoder(store, None)  # all are encoded: no model will be loaded
    return corpus_of(
        statements, store.articles_of({s.article for s in statements}), partial(encoder.encode, progress=lambda _: None)
    )


def _nearest(corpus: Corpus, number: int, stories: dict[str, set[str]]) -> list[frozenset[int]]:
    """The pairs of a statement with its nearest comparable ones in the articles of its story."""
    story = stories[corpus.statements[number].article]
    rows = corpus.vectors
    cosines = cosine(np.broadcast_to(rows[number], rows.shape), rows)
    found: list[frozenset[int]] = []
    for other in np.argsort(-cosines, kind="stable"):
        if cosines[other] < DEFAULTS.near or len(found) == MOST:
            break
        if other == number:
            continue
        pair = Pair(min(number, int(other)), max(number, int(other)), float(cosines[other]))
        if corpus.statements[other].article in story and analyse.comparable(corpus, pair):
            found.append(frozenset((number, int(other))))
    return found


def _looked_at(store: Store, statements: Collection[str]) -> set[frozenset[str]]:
    """The pairs (ids) that a run took for near, or compared since they are in one wording."""
    listed = {frozenset(row[:2]) for row in store.nearest_of(statements)}
    compared = store.compared(statements, Tie.ANY, within=False)
    return listed | {frozenset((pair.decision.a, pair.decision.b)) for pair in compared}
