"""What a report says in its own voice, in the languages it can be written in."""

import functools
import tomllib
from collections.abc import Sequence
from importlib.resources import files
from typing import Any

from claimdiff.datamodel import Article
from claimdiff.errors import ConfigError
from claimdiff.report.details import worded
from claimdiff.report.places import Reach
from claimdiff.report.safe import Safe, escape

LANGUAGES = ("es", "en")


def report_language(articles: Sequence[Article]) -> str:
    """The language of `LANGUAGES` that most articles are in; Spanish when there are none."""
    return max(LANGUAGES, key=lambda lang: (sum(article.lang == lang for article in articles), lang == "es"))


class Words:
    """The table of one language: sentences by key, with plurals, and names of kinds, gates and reasons."""

    def __init__(self, lang: str) -> None:
        """ConfigError for a language that has no table."""
        if lang not in LANGUAGES:
            raise ConfigError(f"report language {lang!r}: there are {' and '.join(LANGUAGES)}; choose one of them")
        self._lang = lang
        self._table = _load(lang)

    def say(self, key: str, **values: object) -> Safe:
        """The sentence of that key with the values put in, escaped."""
        return Safe(self._table[key].format(**{name: escape(value) for name, value in values.items()}))

    def count(self, number: int, noun: str) -> Safe:
        """A number and its noun: "1 outlet", "3 outlets"."""
        one, many = self._table["nouns"][noun]
        return Safe(f"{number} {one if number == 1 else many}")

    def reach(self, reach: Reach) -> Safe:
        """How far a text went: "2 outlets + 1 unidentified, 2 origins"."""
        voices = [self.count(reach.outlets, "outlets")] if reach.outlets or not reach.unknown else []
        if reach.unknown:
            voices.append(self.count(reach.unknown, "more_unknown" if voices else "unknown"))
        return Safe(f"{' + '.join(voices)}, {self.count(reach.origins, 'origins')}")

    def quoted(self, text: str) -> Safe:
        """A text in quotation marks: the second pair of the language when the first is used inside."""
        first, last, *others = self._table["quotes"]
        if first in text or last in text:
            first, last = others
        return Safe(f"{first}{escape(text)}{last}")

    def name(self, table: str, key: str) -> Safe:
        """The words for a name of the code; the name itself, without underscores, when the table lacks it."""
        known = self._table[table].get(key)
        return escape(key.replace("_", " ")) if known is None else Safe(known)

    def reason(self, reason: str) -> Safe:
        """A reason in words: "key", "key: detail" with a detail taken from the articles, or a text as it is."""
        key, _, detail = reason.partition(": ")
        sentence = self._table["reasons"].get(key)
        if sentence is None:
            return escape(reason)
        detail = worded(key, detail, self._lang, self._table["or"])
        return Safe(sentence.format(detail=escape(detail)).rstrip(" :"))


@functools.cache
def _load(lang: str) -> dict[str, Any]:
    table = files("claimdiff.report") / "templates" / f"{lang}.toml"
    return tomllib.loads(table.read_text(encoding="utf-8"))
