"""What feeds, sitemaps and lists say of pages: their shapes, and the dates in them."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin

from claimdiff.errors import FetchError
from claimdiff.fetch.addresses import normal_address
from claimdiff.text import squeeze

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Entry:
    """A page that is named somewhere, by its normal address.

    `stamp` changes when what is said of the page changes; "" when nothing is said. `published` is ISO 8601. `moment`
    is when it was last touched.
    """

    url: str
    stamp: str = ""
    published: str | None = None
    title: str | None = None
    moment: datetime | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """The pages that a document names, the sitemaps below it, and what of it could not be read, a sentence each."""

    entries: tuple[Entry, ...] = ()
    children: tuple[Entry, ...] = ()
    problems: tuple[str, ...] = ()


def read_date(text: str | None) -> tuple[str | None, datetime | None]:
    """A date as feeds (RFC 822) and sitemaps (ISO 8601) write it: in ISO 8601, and the moment in UTC; None for none.

    The offset stays, because "on Thursday" in the article means a day where the outlet is.
    """
    text = squeeze(text or "")
    if not text:
        return None, None
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        try:
            found = parsedate_to_datetime(text)
        except ValueError:
            return None, None
    try:
        moment = found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
    except OverflowError:  # the first or the last day that there is
        return None, None
    return (text if _DAY.fullmatch(text) else found.isoformat()), moment


def address_in(base: str, link: str | None) -> str | None:
    """The normal address of a link in the document at `base`, None when there is none that can be fetched."""
    try:
        return normal_address(urljoin(base, link)) if link else None
    except (FetchError, ValueError):
        return None


def without_address(number: int) -> tuple[str, ...]:
    """The sentence on so many entries that name no page; none for none."""
    return (f"{number} entries have no address that can be fetched: left out",) if number else ()
