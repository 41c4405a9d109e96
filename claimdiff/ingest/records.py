"""From the fields of a record to an article: which field is which, what is missing, what cannot be."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from urllib.parse import urlsplit

from claimdiff.datamodel import UNKNOWN, Article, Failure
from claimdiff.errors import IngestError
from claimdiff.ingest.clean import clean
from claimdiff.ingest.dates import date_in_url, normalise_date
from claimdiff.ingest.formats import TEXT_FIELDS, Record
from claimdiff.ingest.html import extract_page
from claimdiff.ingest.language import declared_language, identify_language
from claimdiff.text import content_id, squeeze

_ALIASES: Mapping[str, tuple[str, ...]] = {
    "text": TEXT_FIELDS,
    "outlet": ("outlet", "source", "publisher", "site", "sitename", "site_name", "medio", "fuente", "veiculo"),
    "published": (
        "published",
        "date",
        "datepublished",
        "published_at",
        "publishedat",
        "date_published",
        "fecha",
        "data",
    ),
    "url": ("url", "link", "enlace"),
    "title": ("title", "headline", "titulo", "título", "titular"),
    "lang": ("lang", "language", "inlanguage", "idioma"),
    "id": ("id",),
}
# Characters that no store, file or tokenizer takes; each gives way to one character, so that offsets hold.
_NO_TEXT = re.compile("[\0\ud800-\udfff]")
_REPLACEMENT = "\ufffd"
_WHOLE_PAGE = re.compile(r"\A\s*(?:<!doctype\s+html|<html\b)", re.IGNORECASE)
_MARKDOWN_TITLE = re.compile(r"\A\s*#[ \t]+(\S[^\n]{0,300})(?:\n|\Z)")


def read_record(record: Record) -> Iterator[Article | Failure]:
    """The article of a record, and a failure for each thing in it that had to be left out."""
    try:
        raw = _text(record.fields)
        if record.html or _WHOLE_PAGE.match(raw):
            page = extract_page(raw)
            record = replace(record, fields={**page, **_given(record.fields), "text": page["text"]})
            raw = page["text"]
    except IngestError as error:
        yield Failure(record.source, str(error), record.line)
        return
    text = _NO_TEXT.sub(_REPLACEMENT, raw)
    if text != raw:
        reason = "the text has characters that are none (NUL or half of a pair): read with � in their place"
        yield Failure(record.source, reason, record.line)
    lang = declared_language(_field(record.fields, "lang"))
    published = None
    given = _field(record.fields, "published")
    if given is not None:
        published = normalise_date(given, lang)
        if published is None:
            reason = f"{_short(given)!r} is not a date: write it as 2024-03-12 (the article is read without it)"
            yield Failure(record.source, reason, record.line)
    yield _article(record.fields, text, lang, published)


def _article(fields: Mapping[str, object], text: str, lang: str | None, published: str | None) -> Article:
    url, title, outlet = (_field(fields, name) for name in ("url", "title", "outlet"))
    if title is None and (heading := _MARKDOWN_TITLE.match(text)):
        title = squeeze(heading[1])
    dated = date_in_url(url)
    skip, shown = clean(text, title, published or dated)
    return Article(
        id=_field(fields, "id") or (page_id(url) if url and _names_page(url) else content_id("", title or "", text)),
        text=text,
        outlet=outlet or shown.outlet or UNKNOWN,
        url=url,
        title=title,
        published=published or shown.published or dated,
        lang=lang or identify_language(text, skip),
        agency=shown.agency or (None if outlet else shown.photo_house),
        skip=skip,
    )


def page_id(url: str) -> str:
    """The id of the article at an address: it stays when the text is edited."""
    return content_id("page", url)


def _names_page(url: str) -> bool:
    """Whether an address is that of one page rather than of a whole site."""
    parts = urlsplit(url)
    return bool(parts.path.strip("/") or parts.query)


def _given(fields: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in fields.items() if value not in (None, "")}


def _text(fields: Mapping[str, object]) -> str:
    """The text as it came in. IngestError when there is none."""
    named = [fields[name] for name in _ALIASES["text"] if name in fields]
    if not named:
        seen = ", ".join(fields) or "none"
        raise IngestError(f'no field "text" (fields seen: {_short(seen)}): name it so')
    text = next((value for value in named if isinstance(value, str) and value.strip()), None)
    if text is None:
        other = next((value for value in named if value is not None and not isinstance(value, str)), None)
        what = "empty text" if other is None else f"the text is not a string but {_short(repr(other))}"
        raise IngestError(f"{what}: fill it in or leave the article out")
    return text


def _field(fields: Mapping[str, object], name: str) -> str | None:
    """The first filled alias of a field as one line of text; of an object (schema.org's publisher), its name."""
    for alias in _ALIASES[name]:
        value = fields.get(alias)
        if isinstance(value, dict):
            value = value.get("name")
        if isinstance(value, str | int | float) and not isinstance(value, bool):
            line = squeeze(_NO_TEXT.sub(_REPLACEMENT, str(value)))
            if line:
                return line
    return None


def _short(text: str) -> str:
    return text if len(text) <= 100 else f"{text[:100]}…"
