"""Web pages: the article's body and what the page says about itself, by trafilatura."""

import logging
import re
from typing import TYPE_CHECKING

from claimdiff.errors import IngestError

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TIMES = (
    "//meta[@property='article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//meta[@name='date' or @name='pubdate' or @name='publishdate']/@content",
    "//time[@pubdate]/@datetime",
)
_JSON_LD_TIME = re.compile(r'"datePublished"\s*:\s*"([^"]{10,40})"')


def extract_page(page: str) -> dict[str, str]:
    """The fields of the article in a page; "text" is always there. IngestError when no body is found."""
    import trafilatura  # noqa: PLC0415  (a quarter of a second: only when a page comes)

    # What they warn of is told once, in our own failure.
    for library in ("trafilatura", "htmldate"):
        logging.getLogger(library).setLevel(logging.CRITICAL)
    tree = trafilatura.load_html(page)
    if tree is None:
        raise IngestError("not a web page that can be read: save the article as text")
    found = trafilatura.bare_extraction(
        page,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        # A date guessed from anything in the page would be invented.
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if not isinstance(found, trafilatura.settings.Document) or not found.text or not found.text.strip():
        raise IngestError("no article found in this web page: save the article as text")
    fields = {
        "text": found.text,
        "title": found.title,
        "outlet": found.sitename,
        "url": found.url,
        "published": _published(tree, page) or found.date,
        "lang": _language(tree),
    }
    return {name: value for name, value in fields.items() if value}


def _published(tree: "HtmlElement", page: str) -> str | None:
    """The moment of publication that the page states for machines; trafilatura gives the day only."""
    for path in _TIMES:
        for value in tree.xpath(path):
            return str(value)
    match = _JSON_LD_TIME.search(page)
    return match[1] if match else None


def _language(tree: "HtmlElement") -> str | None:
    declared = tree.xpath("/html/@lang") or tree.xpath("//meta[@property='og:locale']/@content")
    return str(declared[0]) if declared else None
