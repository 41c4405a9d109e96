"""One proposition with the figure, time or name of another: if they then say the same, they differ in nothing else.

A figure in a long sentence hardly moves an NLI model, and two figures of one unit may count different things. To ask
whether "El tren llevaba ocho vagones" and "un convoy de cinco vagones cruzó el puente" are about one quantity, the
second is asked to entail the first with its eight replaced by five.
"""

from functools import lru_cache

from claimdiff.facts import quantities, times
from claimdiff.facts.names import Named, read_named
from claimdiff.facts.words import load_words

# Answers that are remembered: a pair is looked at when it is asked about, and again when it is decided.
_REMEMBERED = 1 << 15


@lru_cache(_REMEMBERED)
def with_figure_of(text: str, lang: str, other: str, other_lang: str) -> str | None:
    """`text` with the quantity or time that conflicts with `other` replaced by that of `other`; None if none does."""
    return _with_number_of(text, lang, other, other_lang) or _with_time_of(text, lang, other, other_lang)


@lru_cache(_REMEMBERED)
def with_name_of(text: str, lang: str, other: str, other_lang: str) -> str | None:
    """`text` with the one name that `other` lacks replaced by the one name that it lacks itself.

    None unless it is just one on either side: of more, nobody could say which stands for which.
    """
    ours, theirs = read_named(text, load_words(lang)), read_named(other, load_words(other_lang))
    mine, its = _missing(ours, theirs), _missing(theirs, ours)
    if len(mine) != 1 or len(its) != 1:
        return None
    return text[: mine[0].start] + other[its[0].start : its[0].end] + text[mine[0].end :]


def _missing(names: tuple[Named, ...], others: tuple[Named, ...]) -> list[Named]:
    """The names of which no part is among `others`, each once."""
    known = frozenset(key for other in others for key in other.keys)
    found: dict[frozenset[str], Named] = {}
    for name in names:
        if not name.keys & known:
            found.setdefault(name.keys, name)
    return list(found.values())


def _with_number_of(text: str, lang: str, other: str, other_lang: str) -> str | None:
    ours, theirs = load_words(lang), load_words(other_lang)
    rivals = quantities.conflicting(quantities.read_quantities(text, ours), quantities.read_quantities(other, theirs))
    if rivals is None:
        return None
    mine, its = rivals
    digits, other_digits = quantities.in_digits(text, ours), quantities.in_digits(other, theirs)
    return digits[: mine.start] + other_digits[its.start : its.end] + digits[mine.end :]


def _with_time_of(text: str, lang: str, other: str, other_lang: str) -> str | None:
    for clock in (True, False):
        mine = times.first_time(text, load_words(lang).lang, clock)
        its = times.first_time(other, load_words(other_lang).lang, clock)
        if mine and its and text[slice(*mine)] != other[slice(*its)]:
            return text[: mine[0]] + other[slice(*its)] + text[mine[1] :]
    return None
