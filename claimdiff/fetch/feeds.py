"""RSS and Atom feeds, by feedparser: it reads what outlets really publish, in any dialect and however malformed.

Its last release is of 2026; it opens no external entity. It never gets an address here, which it would fetch itself,
nor bytes, which it might take for one.
"""

import io
from collections.abc import Mapping
from typing import Any

from claimdiff.errors import FetchError
from claimdiff.fetch.exchange import Answer
from claimdiff.fetch.listings import Entry, Listing, address_in, read_date, without_address
from claimdiff.text import content_id, squeeze

# Trouble that costs nothing of the feed: another encoding, or another media type, than was declared.
_HARMLESS = ("CharacterEncodingOverride", "NonXMLContentType")


def read_feed(answer: Answer) -> Listing:
    """The entries of a feed in its order. FetchError when it is none."""
    import feedparser  # noqa: PLC0415 (a tenth of a second: only when there is a feed)

    headers = {"content-location": answer.url, "content-type": answer.headers.get("content-type", "")}
    options = {"response_headers": headers, "sanitize_html": False, "resolve_relative_uris": False}
    try:
        parsed = feedparser.parse(io.BytesIO(answer.body), **options)
    except Exception as error:  # it raises errors of all sorts on some malformed feeds (its issue 599)
        raise FetchError(f"cannot be read as a feed ({type(error).__name__}): tell the outlet") from error
    if not parsed.get("version") and not parsed.entries:
        raise FetchError("no RSS or Atom feed: open it in a browser, and check the address")
    found = [_entry(answer.url, entry) for entry in parsed.entries]
    entries = tuple(entry for entry in found if entry)
    return Listing(entries, (), (*_damage(parsed, len(entries)), *without_address(len(found) - len(entries))))


def _damage(parsed: Mapping[str, Any], read: int) -> tuple[str, ...]:
    error = parsed.get("bozo_exception")
    if error is None or type(error).__name__ in _HARMLESS:
        return ()
    line = getattr(error, "getLineNumber", lambda: None)()
    where = f", line {line}" if line else ""
    return (
        f"malformed XML ({squeeze(getattr(error, 'getMessage', lambda: error)())}{where}): {read} entries were read",
    )


def _entry(base: str, entry: dict[str, Any]) -> Entry | None:
    # `dict.get`, because feedparser's own takes the date of publication for that of an update, with a warning.
    said = {name: dict.get(entry, name) for name in ("link", "title", "published", "updated")}
    url = address_in(base, said["link"])
    if url is None:
        return None
    published, first = read_date(said["published"])
    updated, last = read_date(said["updated"])
    title = squeeze(said["title"] or "") or None
    stamp = content_id(said["published"], said["updated"], title)
    return Entry(url, stamp, published or updated, title, last or first)
