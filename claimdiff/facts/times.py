"""When a proposition says that something happens: clock times, days, months and years, resolved where they can be.

Names of months and days come from the Unicode CLDR (through Babel), for any language that it covers.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from claimdiff.facts.words import Words
from claimdiff.text import fold

_CLOCK = re.compile(r"\b([01]?\d|2[0-3])[:h]([0-5]\d)\b(?:\s*([ap]\.?\s?m\b))?|\b(1[0-2]|[1-9])\s*([ap])\.?\s?m\b")
_YEAR = re.compile(r"(?<![\d.,:/-])(19\d\d|20\d\d)(?![\d.,:/-]*\d)")
_PIECES = re.compile(r"\d+|[^\W\d_]+")
DATE_LANGUAGES = ("es", "en", "pt", "fr")


@dataclass(frozen=True, slots=True)
class Times:
    """What a text says of time. Days are ISO dates ("2024-08-22") or, without a year, month and day ("08-22").

    A weekday that could be the one before or after the article stands as both dates in one set of `days`.
    """

    clocks: frozenset[int] = frozenset()
    days: tuple[frozenset[str], ...] = ()
    months: frozenset[int] = frozenset()
    years: frozenset[int] = frozenset()


@lru_cache(maxsize=8)
def month_names(lang: str) -> dict[str, int]:
    """Folded names and abbreviations of the months to their numbers."""
    from babel.dates import get_month_names  # noqa: PLC0415 (loads locale data)

    names = {}
    for width in ("wide", "abbreviated"):
        for context in ("format", "stand-alone"):
            for number, name in get_month_names(width, context, lang).items():
                names[fold(name).rstrip(".")] = number
    return names


@lru_cache(maxsize=8)
def day_names(lang: str) -> dict[str, int]:
    """Folded names of the days of the week to their numbers, Monday 0."""
    from babel.dates import get_day_names  # noqa: PLC0415 (loads locale data)

    wide = {fold(name): number for number, name in get_day_names("wide", "format", lang).items()}
    return wide | {name.split("-")[0]: number for name, number in wide.items()}


@lru_cache(maxsize=4096)
def is_date_word(word: str) -> bool:
    """Whether a folded word names a month or a day of the week in one of the languages at hand."""
    return any(word in month_names(lang) or word in day_names(lang) for lang in DATE_LANGUAGES)


def read_times(text: str, words: Words, published: str | None) -> Times:
    """The times of a text; relative ones are resolved against the article's date when it is known to the day."""
    folded = fold(text)
    today = _day_of(published)
    tokens = _PIECES.findall(folded)
    months = month_names(words.lang)
    days, bare_months = _dates(tokens, months)
    days += _relative_days(tokens, words, today)
    return Times(
        clocks=frozenset(_clock(match) for match in _CLOCK.finditer(folded)),
        days=tuple(days),
        months=frozenset(bare_months),
        years=frozenset(int(year) for year in _YEAR.findall(folded)),
    )


def _day_of(published: str | None) -> date | None:
    return date.fromisoformat(published[:10]) if published and len(published) >= 10 else None


def _clock(match: re.Match[str]) -> int:
    hour, minute, half, bare_hour, bare_half = match.groups()
    h, m = (int(hour), int(minute)) if hour else (int(bare_hour), 0)
    if (half or bare_half or "").startswith("p") and h < 12:
        h += 12
    return h * 60 + m


def _dates(tokens: list[str], months: dict[str, int]) -> tuple[list[frozenset[str]], list[int]]:
    """Days named by month and number, in either order, and months that stand alone."""
    days, bare = [], []
    for i, token in enumerate(tokens):
        number = months.get(token)
        if number is None:
            continue
        before = [t for t in tokens[max(0, i - 2) : i] if t not in ("de", "of", "the", "do")]
        after = tokens[i + 1] if i + 1 < len(tokens) else ""
        day = next((t for t in (before[-1] if before else "", after) if t.isdigit() and 1 <= int(t) <= 31), "")
        if day:
            days.append(frozenset({f"{number:02d}-{int(day):02d}"}))
        elif len(token) > 3:
            bare.append(number)
    return days, bare


def _relative_days(tokens: list[str], words: Words, today: date | None) -> list[frozenset[str]]:
    """Weekdays and "yesterday", as month and day; nothing when the article's day is unknown."""
    if today is None:
        return []
    found = []
    names = day_names(words.lang)
    for i, token in enumerate(tokens):
        if token in names:
            following = tokens[i + 1] if i + 1 < len(tokens) else ""
            back = (today.weekday() - names[token]) % 7
            either = {today - timedelta(back), today - timedelta(back) + timedelta(7)}
            if following.isdigit() and 1 <= int(following) <= 31:
                either = {day for day in either if day.day == int(following)} or either
            found.append(frozenset(day.strftime("%m-%d") for day in either))
        elif token in words.days and (i == 0 or tokens[i - 1] not in ("la", "por", "de", "this")):
            found.append(frozenset({(today + timedelta(words.days[token])).strftime("%m-%d")}))
    return found


@lru_cache(maxsize=8)
def _day_pattern(lang: str) -> re.Pattern[str]:
    """Days, months and years as written in a folded text of a language; a weekday needs its number ("jueves 22")."""
    months = "|".join(sorted((re.escape(name) for name in month_names(lang) if len(name) > 2), key=len, reverse=True))
    days = "|".join(sorted(map(re.escape, day_names(lang)), key=len, reverse=True))
    dated = rf"(?:\d{{1,2}}\s+(?:de\s+|of\s+)?(?:{months})\b|(?:{months})\.?\s+\d{{1,2}}\b|(?:{months})\b)"
    year = r"(?:19|20)\d\d\b"
    return re.compile(rf"\b(?:(?:{days})\s+\d{{1,2}}\b|{dated}(?:,?\s+(?:de\s+)?{year})?|{year})")


def first_time(text: str, lang: str, clock: bool) -> tuple[int, int] | None:
    """The span of the first clock time, or of the first day, month or year, of a text.

    Bare weekdays are none: two of them in one story mostly date two events.
    """
    pattern = _CLOCK if clock else _day_pattern(lang)
    found = pattern.search(fold(text))
    return found.span() if found else None


def conflict(ours: Times, theirs: Times) -> str:
    """How two texts disagree in time ("04:58 / 05:52", "08-22 / 08-23"), or "" when they do not."""
    if ours.clocks and theirs.clocks and not ours.clocks & theirs.clocks:
        return f"{_hhmm(min(ours.clocks))} / {_hhmm(min(theirs.clocks))}"
    if ours.days and theirs.days and not any(mine & their for mine in ours.days for their in theirs.days):
        return f"{'|'.join(sorted(ours.days[0]))} / {'|'.join(sorted(theirs.days[0]))}"
    for mine, their in ((ours.months, theirs.months), (ours.years, theirs.years)):
        if mine and their and not mine & their:
            return f"{min(mine)} / {min(their)}"
    return _day_against_month(ours, theirs) or _day_against_month(theirs, ours)


def _day_against_month(ours: Times, theirs: Times) -> str:
    if not ours.days or not theirs.months or theirs.days or ours.months:
        return ""
    ours_months = {int(day[:2]) for days in ours.days for day in days}
    if ours_months & theirs.months:
        return ""
    return f"{'|'.join(sorted(ours.days[0]))} / {min(theirs.months)}"


def _hhmm(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def agreeing(ours: Times, theirs: Times) -> int:
    """How many clock times, days, months and years two texts share."""
    days = sum(any(mine & their for their in theirs.days) for mine in set(ours.days))
    return days + sum(
        len(a & b) for a, b in ((ours.clocks, theirs.clocks), (ours.months, theirs.months), (ours.years, theirs.years))
    )
