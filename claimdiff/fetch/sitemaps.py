"""Sitemaps and indexes of them (sitemaps.org), with what Google's extension for news adds. Read by lxml.

No entity is expanded, no document type loaded, nothing fetched.
"""

from collections.abc import Mapping

from lxml import etree

from claimdiff.errors import FetchError
from claimdiff.fetch.exchange import Answer
from claimdiff.fetch.listings import Entry, Listing, address_in, read_date, without_address
from claimdiff.fetch.unpack import GZIP_MAGIC, unpack
from claimdiff.text import content_id, squeeze

_PAGES, _INDEX = "urlset", "sitemapindex"


def read_sitemap(answer: Answer, limit: int) -> Listing:
    """The pages of a sitemap, or the sitemaps of an index, in its order. FetchError when it is neither.

    A sitemap that is a gzip file is unpacked, to `limit` bytes at most.
    """
    body, whole = answer.body, answer.whole
    if body.startswith(GZIP_MAGIC):
        body, whole = unpack(body, "gzip", limit)
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
    )
    try:
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise FetchError("no sitemap: open it in a browser, and check the address") from error
    kind = _name(root) if root is not None else ""
    if kind not in (_PAGES, _INDEX):
        hint = "write [[feed]] for it" if kind in ("rss", "feed", "RDF") else "open it in a browser, check the address"
        raise FetchError(f"no sitemap but <{kind or 'nothing'}>: {hint}")
    found = [_entry(answer.url, item) for item in _items(root)]
    entries = tuple(entry for entry in found if entry)
    damage = _damage(parser, len(entries)) if whole else ()
    problems = (*damage, *without_address(len(found) - len(entries)))
    if kind == _PAGES:
        return Listing(entries=entries, problems=problems)
    return Listing(children=entries, problems=problems)


def _damage(parser: etree.XMLParser, read: int) -> tuple[str, ...]:
    errors = parser.error_log.filter_from_errors()
    if not errors:
        return ()
    return (f"malformed XML ({squeeze(errors[0].message)}, line {errors[0].line}): {read} addresses were read",)


def _name(element: etree._Element) -> str:
    """The name of an element without its namespace, of which there are several in use; "" for what is none."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _items(root: etree._Element) -> list[dict[str, str]]:
    """What is said in each item. They are not looked for among the children of the root alone: where a tag is not
    closed, they stand in one another."""
    items: list[dict[str, str]] = []
    for element in root.iter():
        name = _name(element)
        if name in ("url", "sitemap"):
            items.append({})
        elif items and name and element.text:
            items[-1].setdefault(name, element.text)
    return items


def _entry(base: str, said: Mapping[str, str]) -> Entry | None:
    url = address_in(base, squeeze(said.get("loc", "")))
    if url is None:
        return None
    published, first = read_date(said.get("publication_date"))
    _, last = read_date(said.get("lastmod"))
    title = squeeze(said.get("title", "")) or None
    stamp = content_id(said.get("publication_date"), said.get("lastmod"), title)
    return Entry(url, stamp, published, title, last or first)
