"""All facts of one proposition at once."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from claimdiff.facts.names import read_names
from claimdiff.facts.quantities import Quantity, read_quantities
from claimdiff.facts.states import read_states
from claimdiff.facts.times import Times, read_times
from claimdiff.facts.words import Words, load_words
from claimdiff.text import fold

_WORD = re.compile(r"[^\W\d_]+(?:['’]t)?")


@dataclass(frozen=True, slots=True)
class Facts:
    """What typed checks compare. `content` holds the stems of content words, `negations` counts negation words,
    `states` are those of `states.toml` that it tells, `states_negated` those that it says do not hold; `so_far` is True
    when it says that more is to come ("ya", "hasta ahora")."""

    quantities: tuple[Quantity, ...]
    times: Times
    names: frozenset[str]
    content: frozenset[str]
    negations: int
    states: frozenset[str] = frozenset()
    states_negated: frozenset[str] = frozenset()
    so_far: bool = False


# Propositions whose facts are remembered: one is looked at when it is compared, judged and clustered.
_REMEMBERED = 1 << 14


@lru_cache(_REMEMBERED)
def read_facts(proposition: str, lang: str, published: str | None) -> Facts:
    """The facts of a proposition, its relative times resolved against the article's ISO date `published`."""
    words = load_words(lang)
    folded = _WORD.findall(fold(proposition).replace("’", "'"))
    spaced = f" {' '.join(folded)} "
    told, negated = read_states(proposition, words)
    return Facts(
        quantities=read_quantities(proposition, words),
        times=read_times(proposition, words, published),
        names=read_names(proposition, words),
        content=frozenset(_content(folded, words)),
        negations=_negations(folded, words),
        states=told,
        states_negated=negated,
        so_far=any(phrase in spaced for phrase in words.so_far),
    )


def _negations(folded: Sequence[str], words: Words) -> int:
    """How many words negate what is told: not those of "por no apoyarlo", "si no llueve", "no solo"."""
    around = zip(["", *folded], folded, [*folded[1:], ""], strict=False)
    return sum(
        (word in words.negation or word.endswith("n't"))
        and before not in words.idle_after
        and after not in words.idle_before
        for before, word, after in around
    )


def _content(folded: list[str], words: Words) -> list[str]:
    return [
        words.stem(word)
        for word in folded
        if len(word) > 2 and word not in words.function and word not in words.negation and word not in words.days
    ]
