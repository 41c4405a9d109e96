"""As many articles as a benchmark needs, out of a few: the same ones retold as other stories.

Each time round every article comes back with other names, other figures, other long words and a later date, so that it
is no copy and tells of something else, in sentences that are built and as long as real ones. One key replaces one word
by one and the same other word everywhere, so the articles of one story still tell one story.
"""

import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.machine import ROOT
from claimdiff.datamodel import Article
from claimdiff.extract.lexicon import Lexicon, lexicon_for
from claimdiff.ingest import read_sources
from claimdiff.text import fold

# Words from this length on carry what a text is about; so many of them are other words in another story.
LONG = 6
REPLACED = 0.8
# Words with one ending have one grammar, more or less.
_ENDING = 3

_LONG_WORD = re.compile(rf"\b[a-záéíóúñçãõêâô]{{{LONG},}}\b")
# Inside a sentence a capital means a name; at the start of one it means nothing.
_NAME = re.compile(r"(?<=[a-záéíóúñçãõ,] )[A-ZÁÉÍÓÚÑ][a-záéíóúñçãõ]{3,}")
_FIGURE = re.compile(r"(?<![\d.,:])\d{2,3}(?![\d.,:])")


@dataclass(frozen=True)
class Vocabulary:
    """The words that stand in for each other: names, and long words by their ending."""

    names: tuple[str, ...]
    words: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, texts: Iterable[str], kept: frozenset[str]) -> "Vocabulary":
        """The vocabulary of texts, without the words that are `kept` as they are."""
        names, words = set(), defaultdict(set)
        for text in texts:
            names.update(_NAME.findall(text))
            for word in _LONG_WORD.findall(text):
                if fold(word) not in kept:
                    words[word[-_ENDING:]].add(word)
        return cls(tuple(sorted(names)), {ending: tuple(sorted(own)) for ending, own in words.items()})

    def retold(self, text: str, key: str) -> str:
        """The text as another story, named by its key: other names and figures, other words for most long ones."""

        def name(found: re.Match[str]) -> str:
            return random.Random(f"{key} {found[0]}").choice(self.names)

        def figure(found: re.Match[str]) -> str:
            return str(random.Random(f"{key} {found[0]}").randint(11, 989))

        def word(found: re.Match[str]) -> str:
            chance = random.Random(f"{key} {found[0]}")
            others = self.words.get(found[0][-_ENDING:], ())
            return chance.choice(others) if found[0] in others and chance.random() < REPLACED else found[0]

        return _LONG_WORD.sub(word, _FIGURE.sub(figure, _NAME.sub(name, text)))


def bundles() -> list[Article]:
    """The articles of the story bundles."""
    return read([str(file) for file in sorted((ROOT / "data" / "gold").glob("*/*/articles.jsonl"))])


def read(paths: Sequence[str | Path]) -> list[Article]:
    """The articles of files or folders, in order."""
    return [item for item in read_sources([str(path) for path in paths]) if isinstance(item, Article)]


def articles(told: Sequence[Article], size: int) -> Iterator[dict[str, Any]]:
    """`size` articles as rows of JSON lines, the same ones for the same size or a larger one.

    The first time round they are those `told`, then retellings, a day later each time.
    """
    by_lang = {
        lang: _vocabulary(lang, tuple(a.text for a in told if a.lang == lang)) for lang in {a.lang for a in told}
    }
    for number in range(size):
        article, edition = told[number % len(told)], number // len(told)
        if edition:
            vocabulary = by_lang[article.lang]
            text = vocabulary.retold(article.text, f"edition {edition}")
            title = article.title and vocabulary.retold(article.title, f"edition {edition}")
            article = replace(article, text=text, title=title, published=_later(article.published, edition))
        yield {
            "id": f"{edition}-{number % len(told)}",
            "outlet": article.outlet,
            "published": article.published,
            "title": article.title,
            "lang": article.lang,
            "text": article.text,
        }


@cache
def _vocabulary(lang: str, texts: tuple[str, ...]) -> Vocabulary:
    return Vocabulary.of(texts, _that_attribute(lexicon_for(lang)))


def _that_attribute(lexicon: Lexicon) -> frozenset[str]:
    """The words by which texts say who says what: in another story they are the same."""
    inflected = {**lexicon.finite, **lexicon.nonfinite}
    cues = {word for word, form in inflected.items() if form.lemma in lexicon.verb_cues}
    phrases = {word for group in lexicon.phrases.values() for own in group.values() for p in own for word in p}
    return frozenset(cues | phrases.union(*lexicon.words.values()) | set(lexicon.phrase_cues))


def _later(published: str | None, days: int) -> str | None:
    """An ISO date so many days later; what is not known to the day stays as it is."""
    if not published or len(published) < len("2026-01-31"):
        return published
    return (date.fromisoformat(published[:10]) + timedelta(days=days)).isoformat()
