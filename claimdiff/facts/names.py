"""The names in a proposition: actors known by several names under one key, all others by their folded words."""

import re
from dataclasses import dataclass

from claimdiff.facts.times import is_date_word
from claimdiff.facts.words import Words, any_alias, fold_keeping_case, load_aliases
from claimdiff.text import fold

_NAME = re.compile(r"[^\W\d_][\w'’-]*")
# Capitalised words in a row, small words of names between them.
_CAPITALISED = r"[A-ZÁÉÍÓÚÜÑÇÂÊÔÃÕÀ][\w'’-]*(?:\.[\w'’-]+)*"
_RUN = re.compile(rf"{_CAPITALISED}(?:\s+(?:(?:de|del|de la|da|do|dos|of|van|von)\s+)?{_CAPITALISED})*")
_OPENING = re.compile(r"(?:^|[.:;!?¿¡«“\"]\s*)([^\W\d_][\w'’-]*)")


def read_names(text: str, words: Words) -> frozenset[str]:
    """Keys of known actors ("KP") and folded capitalised words ("etchepare") of a text.

    A capital that only opens a sentence makes no name when the word is a function word; others there are kept
    apart by `opening_words`, since "Renunció" and "Etchepare" look alike.
    """
    keys, rest = _take_actors(text)
    openers = opening_words(text)
    for match in _NAME.finditer(rest):
        word = match.group()
        folded = fold(word)
        is_word = folded in words.function or is_date_word(folded) or len(folded) < 2
        if word[0].isupper() and not is_word and match.start() not in openers:
            keys.add(folded)
    return frozenset(keys)


@dataclass(frozen=True, slots=True)
class Named:
    """A name as written at [start, end) of a text, with the keys of `read_names` that it has."""

    start: int
    end: int
    keys: frozenset[str]


def read_named(text: str, words: Words) -> tuple[Named, ...]:
    """The names of a text in order, each run of capitalised words one of them."""
    known = read_names(text, words)
    found = []
    for run in _RUN.finditer(text):
        keys = read_names(". " + run.group(), words) | read_names("x " + run.group(), words)
        if keys & known:
            found.append(Named(run.start(), run.end(), keys & known))
    return tuple(found)


def opening_words(text: str) -> frozenset[int]:
    """Offsets of words that open a sentence or a quotation and are not followed by another capitalised word."""
    found = set()
    for match in _OPENING.finditer(text):
        following = _NAME.match(text, match.end() + 1)
        if not (following and following.group()[0].isupper()):
            found.add(match.start(1))
    return frozenset(found)


def _take_actors(text: str) -> tuple[set[str], str]:
    """The keys of known actors named, and the text with those names blanked out."""
    plain = fold_keeping_case(text)
    if not any_alias().search(plain):
        return set(), text
    rest = list(text)
    keys = set()
    for alias in load_aliases():
        for match in alias.pattern.finditer(plain):
            keys.add(alias.key)
            rest[match.start() : match.end()] = " " * (match.end() - match.start())
    return keys, "".join(rest)
