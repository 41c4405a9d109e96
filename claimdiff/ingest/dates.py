"""Dates as outlets write them, to ISO 8601 in the precision that is given: nothing is filled in."""

import re
from datetime import UTC, datetime
from functools import cache
from typing import Any

_FIRST_YEAR, _LAST_YEAR = 1800, 2200
_MAX_LENGTH = 80  # longer is prose, not a date
_ISO_YEAR = re.compile(r"\d{4}")
_ISO_MONTH = re.compile(r"(\d{4})-(\d{2})")
_EPOCH = re.compile(r"\d{10}(?:\d{3})?(?:\.\d+)?")
_WRITTEN_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")  # two digits may be a day as well
_MILLISECONDS = 100_000_000_000  # a count of seconds since 1970 above this is one of milliseconds (year 5138)
_HOUR_H = re.compile(r"\b(\d{1,2})\s?h\s?(\d{2})?\b", re.IGNORECASE)
_FILLERS = re.compile(r"\b(?:a las|às|a la|at|hs?|hrs?|horas|del?\s(?=\d{4}))(?:\s|$|(?=\W))", re.IGNORECASE)
_MONTH_FIRST = "en"  # "03/04/2024" is 4 March in English (American usage), 3 April elsewhere
_URL_DATE = re.compile(r"[/_-]((?:19|20)\d{2})([/_-]?)(0[1-9]|1[0-2])(?:\2(0[1-9]|[12]\d|3[01]))?(?=[/_.-]|$)")


def normalise_date(value: str, lang: str | None = None) -> str | None:
    """ISO 8601 in the precision of `value` ("2023-09", "2024-03-12", "2024-03-12T08:30:00-05:00"); None for no date.

    `lang` ("es", "en", …) says in which order a date of numbers alone is read.
    """
    value = value.strip()
    if len(value) > _MAX_LENGTH:
        return None
    if _ISO_YEAR.fullmatch(value):
        return value if _FIRST_YEAR <= int(value) <= _LAST_YEAR else None
    if match := _ISO_MONTH.fullmatch(value):
        return value if 1 <= int(match[2]) <= 12 and _FIRST_YEAR <= int(match[1]) <= _LAST_YEAR else None
    if _EPOCH.fullmatch(value):
        return _from_epoch(float(value))
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return _from_words(value, lang)
    return _iso(moment, with_time=len(value) > len("2024-03-12"))


def _from_epoch(seconds: float) -> str | None:
    if seconds > _MILLISECONDS:
        seconds /= 1000
    return _iso(datetime.fromtimestamp(seconds, UTC).replace(microsecond=0), with_time=True)


def _iso(moment: datetime, *, with_time: bool) -> str | None:
    if not _FIRST_YEAR <= moment.year <= _LAST_YEAR:
        return None
    return moment.isoformat() if with_time else moment.date().isoformat()


def _from_words(value: str, lang: str | None) -> str | None:
    if not _WRITTEN_YEAR.search(value):
        return None
    plain = _HOUR_H.sub(lambda match: f"{match[1]}:{match[2] or '00'}", value)
    plain = _FILLERS.sub(" ", plain)
    found = _parser(lang == _MONTH_FIRST).get_date_data(plain)
    moment = found.date_obj
    if moment is None or not _FIRST_YEAR <= moment.year <= _LAST_YEAR:
        return None
    if found.period == "year":
        return f"{moment.year:04}"
    if found.period == "month":
        return f"{moment.year:04}-{moment.month:02}"
    return _iso(moment, with_time=found.period == "time")


@cache
def _parser(month_first: bool) -> Any:  # noqa: ANN401  (dateparser has no types)
    from dateparser.date import DateDataParser  # noqa: PLC0415  (slow to load, needed for odd dates only)

    settings = {
        "DATE_ORDER": "MDY" if month_first else "DMY",
        "PARSERS": ["absolute-time"],  # "yesterday" says nothing in a file
        "REQUIRE_PARTS": ["year"],
        "RETURN_TIME_AS_PERIOD": True,
    }
    return DateDataParser(languages=["es", "en", "pt", "fr", "it", "de", "ca"], settings=settings)


def date_in_url(url: str | None) -> str | None:
    """The date that many outlets put into an address ("/2024/08/20/", "-20240820"), or None."""
    match = _URL_DATE.search(url or "")
    if match is None:
        return None
    year, separator, month, day = match.groups()
    if day is None:
        return f"{year}-{month}" if separator else None
    return normalise_date(f"{year}-{month}-{day}")
