"""Numbers with their unit and bounds, as intervals that can be compared.

Number words become digits by text2num; what this module adds is what news needs on top: thousands and decimal marks of
either custom, multipliers after digits ("18.400 millones"), bounds ("al menos 12" is 12 and up), vague counts
("decenas") and the thing that is counted.
"""

import math
import re
from dataclasses import dataclass
from functools import lru_cache

from claimdiff.facts.times import is_date_word
from claimdiff.facts.words import Words
from claimdiff.text import fold

# "unos 130" and "about 130" still hold for a number this much off.
ABOUT_TOLERANCE = 0.15
# A smaller number in words is as often an article: "un hombre", but "dos hombres".
LEAST_IN_WORDS = 2
_NUMBER = re.compile(r"(?<![\w.,])(?:us\$|r\$|[$€£])?\s?(\d+(?:[.,]\d+)*)(?![\w]|[.,:]\d)")
_CLOCK = re.compile(r"\b([01]?\d|2[0-3])[:.h]([0-5]\d)\b(?!\s*(?:%|mil|mill))")
_CURRENCY_SIGN = {"us$": "USD", "r$": "BRL", "$": "money", "€": "EUR", "£": "GBP"}
# How far back the word before a number is looked for, in characters: those of the longest month and more.
_WORD_BEFORE = 20
_SUBJECT = 90  # characters before a number in which the subject that it counts is looked for
# Signs that may stand between a bound and what is around it: "«más de 800»".
_OPENING = " «“\"'("
_UNQUOTED = str.maketrans(dict.fromkeys(_OPENING, " "))
# What the month of a day follows, the end of a range of days included: "(8) de enero", "(8) y el 11 de abril".
_DATE_AFTER = re.compile(
    r"(?:\s+(?:y|e|a|al|o|and|to|ou|et|au)\s+(?:el\s+|o\s+|le\s+)?\d{1,2})?\s+(?:de\s+|of\s+)?([^\W\d_]+)"
)
_WORD_AFTER = re.compile(r"[^\W\d_]+|%|€")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as an interval [low, high] of a unit (a folded stem of the counted noun, or a named unit).

    `start` and `end` span the number, its multiplier included, in the text with `in_digits`. `rounding` is how far off
    what is told in thousands or millions may be: half of the last digit that is written.
    """

    low: float
    high: float
    unit: str
    exact: bool
    start: int = 0
    end: int = 0
    rounding: float = 0

    def meets(self, other: "Quantity") -> bool:
        """Whether the two intervals share a value, if need be a rounded one: "2 billion" and "2.08 billion"."""
        off = max(self.rounding, other.rounding)
        return self.low <= other.high + off and other.low <= self.high + off


def read_quantities(text: str, words: Words) -> tuple[Quantity, ...]:
    """The quantities of a text, in order. Clock times, dates and years are not among them."""
    folded = _CLOCK.sub(lambda clock: " " * len(clock.group()), fold(in_digits(text, words)))
    found = []
    at = 0
    while match := _NUMBER.search(folded, at):
        at = match.end()
        value = parse_number(match.group(1))
        multiplier, at = _multiplier(folded, at, words)
        sign = match.group(0).removesuffix(match.group(1)).strip()
        unit = _CURRENCY_SIGN.get(sign) or _unit(folded[at : at + 60], words)
        unit = unit or _counted_before(folded[: match.start()], words)
        if multiplier == 1 and not sign and _is_date_or_year(folded, match, value):
            continue
        low, high, exact = _bounds(folded[: match.start()], value * multiplier, words)
        rounding = multiplier * _last_digit(match.group(1)) / 2 if multiplier > 1 else 0
        found.append(Quantity(low, high, unit, exact, match.start(1), at, rounding))
    return tuple(found)


def in_digits(text: str, words: Words) -> str:
    """The text with its number words in digits: "ocho vagones" as "8 vagones"; "18.400 millones" stays as it is."""
    from text_to_num import alpha2digit  # noqa: PLC0415 (a compiled extension; loaded when first needed)

    written, at = [], 0
    for match in _multiplied(words).finditer(fold(text)):
        written += [
            str(alpha2digit(text[at : match.start()], words.lang, LEAST_IN_WORDS)),
            text[match.start() : match.end()],
        ]
        at = match.end()
    return "".join([*written, str(alpha2digit(text[at:], words.lang, LEAST_IN_WORDS))])


@lru_cache(maxsize=8)
def _multiplied(words: Words) -> re.Pattern[str]:
    """Digits with their multiplier words."""
    return re.compile(rf"\d[\d.,]*(?:\s+(?:{'|'.join(words.multipliers)})\b)+")


def parse_number(digits: str) -> float:
    """The value of "1.234,5", "1,234.5", "18.400" or "1,2"; a single mark before three digits groups thousands."""
    marks = [char for char in digits if char in ".,"]
    if not marks:
        return float(digits)
    last = marks[-1]
    head, _, tail = digits.rpartition(last)
    grouped = len(set(marks)) == 1 and (len(marks) > 1 or (len(tail) == 3 and head.lstrip("0") != ""))
    if grouped:
        return float(re.sub(r"[.,]", "", digits))
    return float(re.sub(r"[.,]", "", head) + "." + tail)


def _last_digit(digits: str) -> float:
    """What the last digit of a number counts: 1 for "18.400", 0.1 for "1,2"."""
    decimals = re.search(r"[.,](\d+)$", digits)
    whole = decimals is None or parse_number(digits) == float(re.sub(r"[.,]", "", digits))
    return 1 if whole or decimals is None else 10.0 ** -len(decimals.group(1))


def _multiplier(folded: str, at: int, words: Words) -> tuple[int, int]:
    """The product of the multiplier words and pure powers of ten that follow a number, and where they end."""
    product = 1
    while match := re.compile(r"\s+(?:de\s+)?(1000000000000|1000000000|1000000|1000|[^\W\d_]+)\b").match(folded, at):
        token = match.group(1)
        factor = int(token) if token.isdigit() else words.multipliers.get(token)
        if factor is None:
            break
        product *= factor
        at = match.end()
    return product, at


def _unit(after: str, words: Words) -> str:
    """The named unit or the stem of the first content word after a number; "" when there is none at once."""
    after = after.lstrip()
    for phrase, unit in words.units.items():
        if after.startswith(phrase) and not after[len(phrase) : len(phrase) + 1].isalpha():
            return unit
    for step, match in enumerate(_WORD_AFTER.finditer(after)):
        word = match.group()
        if word in words.units:
            return words.units[word]
        if word in words.links:
            return ""
        if word not in words.function:
            return words.stem(word) if re.fullmatch(r"[\s\w]*", after[: match.start()]) else ""
        if step == 2:
            break
    return ""


def _counted_before(before: str, words: Words) -> str:
    """What a number counts that is told of a subject before it: "los muertos son (nueve)"."""
    match = words.amounts_to.search(before[-_SUBJECT:])
    subject = _WORD_AFTER.findall(match["subject"]) if match else []
    told = [word for word in subject if word not in words.function and word not in words.counts]
    named = next((words.units[word] for word in told if word in words.units), "")
    return named or (words.stem(told[0]) if told else "")


def _is_date_or_year(folded: str, match: re.Match[str], value: float) -> bool:
    """Whether a number is the day of a date ("18 de enero", "jan. 1", "jueves 22") or a year."""
    after = _DATE_AFTER.match(folded, match.end())
    before = re.search(r"([^\W\d_]+)\.?\s*$", folded[max(match.start() - _WORD_BEFORE, 0) : match.start()])
    if any(neighbour and is_date_word(neighbour.group(1)) for neighbour in (after, before)):
        return value <= 31 or len(match.group(1)) == 4
    return 1900 <= value <= 2100 and len(match.group(1)) == 4


def _bounds(before: str, value: float, words: Words) -> tuple[float, float, bool]:
    before = f" {before.rstrip(_OPENING)} ".translate(_UNQUOTED)
    for phrases, interval in (
        (words.at_most, (-math.inf, value)),
        (words.at_least, (value, math.inf)),
        (words.about, (value * (1 - ABOUT_TOLERANCE), value * (1 + ABOUT_TOLERANCE))),
    ):
        if before.endswith(phrases):
            return (*interval, False)
    return value, value, True


def conflict(ours: tuple[Quantity, ...], theirs: tuple[Quantity, ...]) -> str:
    """How two texts disagree in a number ("38 / 52 mph"), or "" when they do not."""
    rivals = conflicting(ours, theirs)
    return f"{_plain(rivals[0])} / {_plain(rivals[1])} {rivals[0].unit}" if rivals else ""


def conflicting(ours: tuple[Quantity, ...], theirs: tuple[Quantity, ...]) -> tuple[Quantity, Quantity] | None:
    """The quantities in which two texts disagree: of one unit, of which no value of the one meets any of the other."""
    for mine in ours:
        rivals = [their for their in theirs if their.unit == mine.unit]
        own = [quantity for quantity in ours if quantity.unit == mine.unit]
        if mine.unit and rivals and not any(one.meets(other) for one in own for other in rivals):
            return mine, rivals[0]
    return None


def _plain(quantity: Quantity) -> str:
    value = quantity.low if math.isfinite(quantity.low) else quantity.high
    return f"{value:,.0f}" if value == int(value) else f"{value:,.2f}"


def agreeing(ours: tuple[Quantity, ...], theirs: tuple[Quantity, ...]) -> int:
    """How many exact quantities of one text the other has too, unit and all."""
    return len({(q.low, q.unit) for q in ours if q.exact} & {(q.low, q.unit) for q in theirs if q.exact})
