"""Web pages that were fetched, with what is known of them from elsewhere."""

from collections.abc import Iterator, Mapping

from claimdiff.datamodel import Article, Failure
from claimdiff.errors import IngestError
from claimdiff.ingest.dates import normalise_date
from claimdiff.ingest.decode import binary_reason, decode
from claimdiff.ingest.formats import Record
from claimdiff.ingest.html import extract_page
from claimdiff.ingest.language import declared_language
from claimdiff.ingest.records import read_record
from claimdiff.ingest.stream import HEAD


def read_page(
    data: bytes, source: str, given: Mapping[str, str], otherwise: Mapping[str, str]
) -> Iterator[Article | Failure]:
    """The article of a page, in whatever encoding it is and says it is.

    `given` are fields that count more than what the page says of itself, `otherwise` those that fill in what it does
    not say. Not to be called from several threads: trafilatura has crashed whole processes that way (its issue 925).
    """
    try:
        yield from read_record(Record({**otherwise, **_fields(data, given), **given}, source))
    except IngestError as error:
        yield Failure(source, str(error))


def _fields(data: bytes, given: Mapping[str, str]) -> dict[str, str]:
    """What the page says, without a date that is none."""
    if reason := binary_reason(data[:HEAD]):
        raise IngestError(reason)
    page = extract_page(decode(data))
    lang = declared_language(given.get("lang") or page.get("lang"))
    if "published" in page and normalise_date(page["published"], lang) is None:
        del page["published"]
    return page
