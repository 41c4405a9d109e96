"""The word tables of a language (`words/*.toml`) and what is compiled from them."""

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from claimdiff.text import fold

FALLBACK = "en"


@dataclass(frozen=True, eq=False)
class Words:
    """Folded word tables of one language. Phrases are matched on folded text; those around figures stand in spaces.

    A negation right after a word of `idle_after`, or before one of `idle_before`, does not turn what is told.
    """

    lang: str
    negation: frozenset[str]
    idle_after: frozenset[str]
    idle_before: frozenset[str]
    function: frozenset[str]
    multipliers: dict[str, int]
    vague: frozenset[str]
    units: dict[str, str]
    days: dict[str, int]
    at_least: tuple[str, ...]
    at_most: tuple[str, ...]
    about: tuple[str, ...]
    so_far: tuple[str, ...]
    links: frozenset[str]
    amounts_to: re.Pattern[str]
    counts: frozenset[str]
    between: tuple[tuple[str, str], ...]
    stem: Callable[[str], str]


def languages() -> tuple[str, ...]:
    """The languages that have a table."""
    folder = files("claimdiff.facts") / "words"
    return tuple(sorted(entry.name.removesuffix(".toml") for entry in folder.iterdir() if entry.name.endswith(".toml")))


@lru_cache(maxsize=16)
def load_words(lang: str) -> Words:
    """The tables of a language; those of English for a language without any."""
    known = lang if lang in languages() else FALLBACK
    raw = tomllib.loads((files("claimdiff.facts") / "words" / f"{known}.toml").read_text("utf-8"))
    return Words(
        lang=known,
        negation=frozenset(raw["negation"]),
        idle_after=frozenset(raw["idle_after"]),
        idle_before=frozenset(raw["idle_before"]),
        function=frozenset(raw["function"]),
        multipliers=raw["multipliers"],
        vague=frozenset(raw["vague"]),
        units=raw["units"],
        days=raw["days"],
        at_least=_spaced(raw["at_least"]),
        at_most=_spaced(raw["at_most"]),
        about=_spaced(raw["about"]),
        so_far=_spaced(raw["so_far"]),
        links=frozenset(raw["links"]),
        amounts_to=_amount(raw),
        counts=frozenset(raw["counts"]),
        between=tuple((low, high) for low, high in raw["between"]),
        stem=_stemmer(raw["stemmer"]),
    )


def _amount(raw: dict[str, list[str]]) -> re.Pattern[str]:
    """Finds, at the end of what stands before a number, a verb whose amount the number is, with its subject."""
    verbs, bounds = ("|".join(map(re.escape, raw[key])) for key in ("amounts_to", "at_least"))
    small = "|".join(map(re.escape, [*raw["before_number"], *raw["at_most"], *raw["about"]]))
    return re.compile(rf"(?P<subject>[^.,;:()«»“”\"]+?)\s(?:{verbs})\s+(?:(?:{bounds}|{small})\s+)*$")


def _spaced(phrases: list[str]) -> tuple[str, ...]:
    return tuple(f" {phrase} " for phrase in phrases)


def _stemmer(algorithm: str) -> Callable[[str], str]:
    """A caching Snowball stemmer for folded words (snowballstem.org)."""
    import snowballstemmer  # noqa: PLC0415 (takes a moment; many commands never stem)

    snowball = snowballstemmer.stemmer(algorithm)

    @lru_cache(maxsize=65536)
    def stem(word: str) -> str:
        return str(snowball.stemWord(word))

    return stem


@dataclass(frozen=True)
class Alias:
    """An actor of `aliases.toml` and the pattern that finds its names in text as written."""

    key: str
    pattern: re.Pattern[str]


@lru_cache(maxsize=1)
def load_aliases() -> tuple[Alias, ...]:
    """One pattern an actor. Names need a capital, those of up to three letters nothing else; demonyms need none."""
    raw = tomllib.loads((files("claimdiff.facts") / "aliases.toml").read_text("utf-8"))
    return tuple(Alias(key, re.compile("|".join(map(_alias_pattern, names)))) for key, names in raw.items())


@lru_cache(maxsize=1)
def any_alias() -> re.Pattern[str]:
    """Finds any name of any actor: most texts have none, and one search says so."""
    # All of them begin a word: asked once for all, most of a text is passed over at once.
    return re.compile(r"\b(?=\w)(?:" + "|".join(alias.pattern.pattern for alias in load_aliases()) + ")")


def _alias_pattern(name: str) -> str:
    if "*" in name or "[" in name:
        return r"\b(?i:" + name.replace("*", r"\w*") + r")\b"
    if len(name.replace(".", "")) <= 3:
        return rf"\b{re.escape(name.upper())}\b"
    return r"\b" + r"\s+".join(_capitalised(word) for word in name.split()) + r"(?!\w)"


def _capitalised(word: str) -> str:
    rest = re.escape(word[1:])
    return rf"[{word[0].upper()}](?i:{rest})" if word not in {"de", "del", "do", "da", "of"} else f"(?i:{word})"


def fold_keeping_case(text: str) -> str:
    """The text without accents but with its capitals, same length: what alias patterns are matched on."""
    return text.translate(_PLAIN)


class _Plain(dict[int, str]):
    """Code points to their character without accents, filled as they are met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        self[code] = fold(char).upper() if char.isupper() else fold(char)
        return self[code]


_PLAIN = _Plain()
