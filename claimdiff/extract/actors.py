"""Countries and bodies known by several names, by their key in the table of actors of `claimdiff.facts`."""

import functools
import re
from collections import Counter
from collections.abc import Iterator

from claimdiff.facts.words import Alias, fold_keeping_case, load_aliases
from claimdiff.text import squeeze


@functools.lru_cache(maxsize=8192)
def actors_in(text: str) -> frozenset[str]:
    """Keys of the actors that a text names, or whose demonym it has: "el portavoz ruso" gives "RU"."""
    plain = fold_keeping_case(text)
    return frozenset(alias.key for alias in load_aliases() if alias.pattern.search(plain))


@functools.lru_cache(maxsize=8192)
def named_actors(text: str) -> tuple[tuple[str, str], ...]:
    """Key and wording of every actor called by its name, in text order."""
    plain = fold_keeping_case(text)
    found = [
        (m.start(), alias.key, text[m.start() : m.end()]) for alias in load_aliases() for m in _names(alias, plain)
    ]
    return tuple((key, wording) for _, key, wording in sorted(found))


def _names(alias: Alias, plain: str) -> Iterator[re.Match[str]]:
    return (match for match in alias.pattern.finditer(plain) if match.group()[0].isupper())


def usual_names(text: str) -> dict[str, str]:
    """What a text mostly calls each of its actors."""
    counted: dict[str, Counter[str]] = {}
    for key, wording in named_actors(text):
        if not wording.isupper() or key == wording:  # "KCNA" is not what a country is called; "EEUU" is a last resort
            counted.setdefault(key, Counter())[squeeze(wording)] += 1
    return {key: names.most_common(1)[0][0] for key, names in counted.items()}
