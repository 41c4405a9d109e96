"""As many articles as a benchmark needs, out of a few: the same ones retold as other stories.

Each time round every article comes back with other names, other figures, other words as rare and a later
date, so that it is no copy and tells of something else, in sentences that are built as real ones. One key replaces one
word by one and the same other word everywhere, so the articles of one story still tell one story.
"""

import math
import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.machine import ROOT
from claimdiff.datamodel import Article
from claimdiff.extract.lexicon import Lexicon, lexicon_for
from claimdiff.facts.words import any_alias, fold_keeping_case, load_words
from claimdiff.ingest import read_sources
from claimdiff.match.stories import weight
from claimdiff.text import fold

# Shorter words are mostly grammar.
LONG = 4
# So many words change places, and only such as are as common as each other, here (half a power of two) and elsewhere (a
# step of weight): else a rare one would turn up in every other article, and all of them would tell one story.
_ALIKE = 12
_STEP = 0.5
# Days between two editions: stories go on for days, and each edition should have its own.
_DAYS = 30

_LONG_WORD = re.compile(rf"\b[a-záéíóúñçãõêâô]{{{LONG},}}\b")
# Inside a sentence a capital means a name; at the start of one it means nothing.
_NAME = re.compile(r"(?<=[a-záéíóúñçãõ,] )[A-ZÁÉÍÓÚÑ][\w-]+")
_CAPITALISED = re.compile(r"\b[A-ZÁÉÍÓÚÑ][\w-]+")
_FIGURE = re.compile(r"(?<![\d.,:])\d{2,3}(?![\d.,:])")


@dataclass(frozen=True)
class Vocabulary:
    """Groups of words that stand in for each other: names, and long words of one ending."""

    groups: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, texts: Iterable[str], kept: frozenset[str], weigh: Callable[[str], float]) -> "Vocabulary":
        """The vocabulary of texts, without the words that are `kept` as they are, and without well-known actors.

        `weigh` says how rare a word is elsewhere.
        """
        names: Counter[str] = Counter()
        words: Counter[str] = Counter()
        for text in texts:
            names.update(name for name in set(_NAME.findall(text)) if not any_alias().search(fold_keeping_case(name)))
            words.update(word for word in set(_LONG_WORD.findall(text)) if fold(word) not in kept)

        alike: dict[tuple[bool, int, int], list[str]] = defaultdict(list)
        for own in (names, words):
            # By their ends: words of one ending have one grammar, more or less.
            for word in sorted(own, key=lambda word: word[::-1]):
                alike[own is names, round(weigh(word) / _STEP), round(2 * math.log2(own[word]))].append(word)
        return cls(tuple(tuple(own[at : at + _ALIKE]) for own in alike.values() for at in range(0, len(own), _ALIKE)))

    def retelling(self, key: str) -> Callable[[str], str]:
        """Tells a text as another story, named by its key."""
        chance = random.Random(key)
        other: dict[str, str] = {}
        for group in self.groups:
            turned = chance.randrange(1, max(2, len(group)))
            other |= zip(group, group[turned:] + group[:turned], strict=True)

        def word(found: re.Match[str]) -> str:
            return other.get(found[0], found[0])

        def figure(found: re.Match[str]) -> str:
            return str(random.Random(f"{key} {found[0]}").randint(11, 989))

        return lambda text: _LONG_WORD.sub(word, _FIGURE.sub(figure, _CAPITALISED.sub(word, text)))


def bundles() -> list[Article]:
    """The articles of the story bundles."""
    return read([str(file) for file in sorted((ROOT / "data" / "gold").glob("*/*/articles.jsonl"))])


def read(paths: Sequence[str | Path]) -> list[Article]:
    """The articles of files or folders, in order."""
    return [item for item in read_sources([str(path) for path in paths]) if isinstance(item, Article)]


def articles(told: Sequence[Article], size: int) -> Iterator[dict[str, Any]]:
    """`size` articles as rows of JSON lines, the same ones for the same size or a larger one.

    The first time round they are those `told`, then retellings, a month later each time.
    """
    retelling = cache(lambda lang, edition: vocabulary(told, lang).retelling(f"edition {edition}"))
    for number in range(size):
        article, edition = told[number % len(told)], number // len(told)
        if edition:
            retold = retelling(article.lang, edition)
            text, title = retold(article.text), article.title and retold(article.title)
            article = replace(article, text=text, title=title, published=days_later(article.published, edition * _DAYS))
        yield {
            "id": f"{edition}-{number % len(told)}",
            "outlet": article.outlet,
            "published": article.published,
            "title": article.title,
            "lang": article.lang,
            "text": article.text,
        }


def vocabulary(told: Iterable[Article], lang: str) -> Vocabulary:
    """What stands in for the words of articles in this language."""
    stem, kept = load_words(lang).stem, _that_attribute(lexicon_for(lang))

    def weigh(word: str) -> float:
        return weight(fold(word), lang) if word[0].isupper() else weight(stem(fold(word)), lang)

    return Vocabulary.of((a.text for a in told if a.lang == lang), kept, weigh)


def _that_attribute(lexicon: Lexicon) -> frozenset[str]:
    """The words by which texts say who says what: in another story they are the same."""
    inflected = {**lexicon.finite, **lexicon.nonfinite}
    cues = {word for word, form in inflected.items() if form.lemma in lexicon.verb_cues}
    phrases = {word for group in lexicon.phrases.values() for own in group.values() for p in own for word in p}
    return frozenset(cues | phrases.union(*lexicon.words.values()) | set(lexicon.phrase_cues))


def days_later(published: str | None, days: int) -> str | None:
    """An ISO date so many days later; what is not known to the day stays as it is."""
    if not published or len(published) < len("2026-01-31"):
        return published
    return (date.fromisoformat(published[:10]) + timedelta(days=days)).isoformat()
