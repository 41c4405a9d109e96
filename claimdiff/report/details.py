"""In which figures, times or names two statements differ, put as a reader of the report would write it.

The signals name them as programs do: "18,000 / 640 people", "08-22|08-29 / 08-23", "RU / wagner". What is not
understood is shown as it is.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

_NUMBERS = re.compile(r"(-?[\d,]+(?:\.\d+)?) / (-?[\d,]+(?:\.\d+)?)(?: (.+))?")
_DAY = re.compile(r"(?:(\d{4})-)?(\d\d)-(\d\d)")
_LEAP_YEAR = 2000  # has every day


def worded(key: str, detail: str, lang: str, either: str) -> str:
    """The detail of a reason ("numbers", "times", "entities") in the language `lang`; `either` is its word "or"."""
    tell: Mapping[str, Callable[[str, str, str], str]] = {"numbers": _numbers, "times": _times, "entities": _names}
    return tell[key](detail, lang, either) if key in tell else detail


def _numbers(detail: str, lang: str, _: str) -> str:
    """The two numbers. Their unit is a stem or a name of the code; the quotations say it in words."""
    found = _NUMBERS.fullmatch(detail)
    if not found:
        return detail
    return " / ".join(str(format_decimal(float(number.replace(",", "")), locale=lang)) for number in found.group(1, 2))


def _times(detail: str, lang: str, either: str) -> str:
    sides = [side.split("|") for side in detail.split(" / ")]
    return " / ".join(f" {either} ".join(_time(time, lang) for time in side) for side in sides)


def _time(time: str, lang: str) -> str:
    """A day without or with its year, or a month that stands alone; clock times and years read well as they are."""
    day = _DAY.fullmatch(time)
    if day:
        year, month, number = day.groups()
        try:
            return str(format_date(date(int(year or _LEAP_YEAR), int(month), int(number)), _form(year), locale=lang))
        except ValueError:
            return time
    if time.isdigit() and 1 <= int(time) <= 12:
        return str(format_date(date(_LEAP_YEAR, int(time), 1), "LLLL", locale=lang))
    return time


def _form(year: str | None) -> str:
    return "d MMM y" if year else "d MMM"


def _names(detail: str, lang: str, _: str) -> str:
    countries = Locale.parse(lang).territories
    sides = ([str(countries.get(name, name.title())) for name in side.split()] for side in detail.split(" / "))
    return " / ".join(", ".join(side) for side in sides)
