"""Which article a page is: a new one, a known one that was edited, or a known one again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from claimdiff.datamodel import Article
from claimdiff.fetch.addresses import site_of
from claimdiff.fetch.listings import address_in
from claimdiff.fetch.state import Visit
from claimdiff.text import content_id, squeeze


@dataclass(frozen=True, slots=True)
class Read:
    """A page that was fetched and read.

    `place` is its place in the order of all pages, `final` where the redirects ended; `article.url` is what the page
    says of itself. `visit` is that of the address that was asked, without an article, `before` the last one.
    """

    place: int
    final: str
    article: Article
    visit: Visit
    before: Visit | None

    @property
    def address(self) -> str:
        """What the page is called by: its canonical link, when that leads to a page of the same site."""
        canonical = address_in(self.final, self.article.url)
        ours = canonical and site_of(canonical) == site_of(self.final) and urlsplit(canonical).path != "/"
        return canonical if canonical and ours else self.final

    @property
    def content(self) -> str:
        """A hash of outlet and text."""
        return content_id(self.article.outlet, squeeze(self.article.text))

    @property
    def candidates(self) -> tuple[str, str]:
        """The ids that the article may have: by its address, or by where the redirects ended."""
        return page_id(self.address), page_id(self.final)


@dataclass(frozen=True, slots=True)
class Settled:
    """The articles to hand on, those that are edits of known ones included and counted, and the visits of all."""

    articles: tuple[Article, ...]
    edited: int
    visits: tuple[Visit, ...]


def page_id(url: str) -> str:
    """The id of the article at an address: it stays when the text is edited."""
    return content_id("page", url)


def settle(reads: Sequence[Read], contents: Mapping[str, str], owners: Mapping[str, frozenset[str]]) -> Settled:
    """Tell new, edited and known articles apart, in the order of `reads`.

    `contents` gives the article of each content hash that is known, `owners` the addresses that gave each article of
    `Read.candidates`. An outlet's text that is known is the same article under another address. So is another
    text at an address whose canonical link leads to a page that was fetched itself; a canonical link to a page that
    nobody named, and that others have as well, says nothing: some sites put their section there.
    """
    seen, owned = dict(contents), dict(owners)
    articles: list[Article] = []
    visits: list[Visit] = []
    edited = 0
    for read in reads:
        article, is_new = _which(read, seen, owned)
        if is_new:
            url = read.final if article == page_id(read.final) else read.address
            articles.append(replace(read.article, id=article, url=url))
            edited += read.before is not None and read.before.article is not None
            seen[read.content] = article
        owned[article] = owned.get(article, frozenset()) | {read.visit.url}
        visits.append(replace(read.visit, article=article, content=read.content))
    return Settled(tuple(articles), edited, tuple(visits))


def _which(read: Read, contents: Mapping[str, str], owners: Mapping[str, frozenset[str]]) -> tuple[str, bool]:
    """The id of the article that a page is, and whether its text is to be handed on."""
    if read.content in contents:
        return contents[read.content], False
    if read.before and read.before.article:
        return read.before.article, True
    by_address, by_final = read.candidates
    others = owners.get(by_address, frozenset()) - {read.visit.url}
    if not others:
        return by_address, True
    if read.address in others:
        return by_address, False
    return by_final, not owners.get(by_final, frozenset()) - {read.visit.url}
