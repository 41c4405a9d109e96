"""One proposition with the figure or time of another: if they then say the same, they disagree in nothing else.

A figure in a long sentence hardly moves an NLI model, and two figures of one unit may count different things. To ask
whether "El tren llevaba ocho vagones" and "un convoy de cinco vagones cruzó el puente" are about one quantity, the
second is asked to entail the first with its eight replaced by five.
"""

from claimdiff.facts import quantities, times
from claimdiff.facts.words import load_words


def with_figure_of(text: str, lang: str, other: str, other_lang: str) -> str | None:
    """`text` with the quantity or time that conflicts with `other` replaced by that of `other`; None if none does."""
    return _with_number_of(text, lang, other, other_lang) or _with_time_of(text, lang, other, other_lang)


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
