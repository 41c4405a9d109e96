"""States of which two cannot hold at once (approved, rejected), as read off the wording by a table.

Opposites told without a negation word are what NLI models miss most. The table is `states.toml`; a state that is
negated counts for nothing, since "no fue aprobado" leaves open what it was instead.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import chain

from claimdiff.facts.words import Words
from claimdiff.text import fold

# How many words before a state a negation reaches it: "no ha sido aprobado".
_REACH = 3
_WORD = re.compile(r"[\w'’]+")


@dataclass(frozen=True)
class Table:
    """For each state the pattern that finds its words, by language, and the state that excludes it.

    `any_state` finds the words of all states of a language: most propositions tell none, and are soon done with.
    """

    patterns: Mapping[str, Mapping[str, re.Pattern[str]]]
    any_state: Mapping[str, re.Pattern[str]]
    opposite: Mapping[str, str]


@lru_cache(maxsize=1)
def _table() -> Table:
    raw = tomllib.loads((files("claimdiff.facts") / "states.toml").read_text("utf-8"))
    pairs = raw.pop("opposites")
    patterns = {lang: {state: _pattern(words) for state, words in states.items()} for lang, states in raw.items()}
    any_state = {lang: _pattern(chain.from_iterable(states.values())) for lang, states in raw.items()}
    return Table(patterns, any_state, {one: other for pair in pairs for one, other in (pair, pair[::-1])})


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    told = "|".join(word.replace("*", r"\w*").replace(" ", r"\s+") for word in words)
    return re.compile(rf"\b(?:{told})\b")


def read_states(text: str, words: Words) -> tuple[frozenset[str], frozenset[str]]:
    """The states that a text tells, and those that it negates, as "nobody was arrested" does "detained".

    None for a language without a table.
    """
    table, folded = _table(), fold(text)
    first = table.any_state[words.lang].search(folded) if words.lang in table.any_state else None
    if first is None:
        return frozenset(), frozenset()
    told: set[str] = set()
    negated: set[str] = set()
    for state, pattern in table.patterns[words.lang].items():
        for match in pattern.finditer(folded, first.start()):
            (negated if _negated(folded[: match.start()], words) else told).add(state)
    return frozenset(told), frozenset(negated)


def _negated(before: str, words: Words) -> bool:
    return any(word in words.negation or word.endswith("n't") for word in _WORD.findall(before)[-_REACH:])


def opposite(a: frozenset[str], b: frozenset[str]) -> str:
    """The first state of `a` that one of `b` excludes, as "approved / rejected"; "" where a side tells both."""
    exclude = _table().opposite
    for state in sorted(a - b):
        rival = exclude[state]
        if rival in b and rival not in a:
            return f"{state} / {rival}"
    return ""
