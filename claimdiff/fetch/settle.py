"""Which article a page is: a new one, a known one that was edited, or a known one again."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from claimdiff.datamodel import UNKNOWN, Article
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
        """A hash of outlet (where it is unknown, of the site) and text."""
        outlet = site_of(self.final) if self.article.outlet == UNKNOWN else self.article.outlet
        return content_id(outlet, squeeze(self.article.text))

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


def settle(reads: Collection[Read], contents: Mapping[str, str], owners: Mapping[str, frozenset[str]]) -> Settled:
    """Tell new, edited and known articles apart; pages that go by another address come after those that do not.

    `contents` gives the article of each content hash that is known, `owners` the addresses that gave each article of
    `Read.candidates`. An outlet's text that is known is the same article under another address. So is another
    text, when its canonical link leads to a page that was fetched itself. A canonical link to a page that nobody
    named, and that others have as well, says nothing: some sites put their section there.
    """
    seen, owned = dict(contents), dict(owners)
    articles: dict[str, Article] = {}
    visits: list[Visit] = []
    edited = 0
    for read in sorted(reads, key=lambda read: (read.address != read.final, read.place)):
        name, is_known = _article_of(read, seen, owned)
        if not is_known and name not in articles:
            url = read.final if name == page_id(read.final) else read.address
            articles[name] = replace(read.article, id=name, url=url)
            edited += bool(owned.get(name))
        seen.setdefault(read.content, name)
        owned[name] = owned.get(name, frozenset()) | {read.visit.url}
        visits.append(replace(read.visit, article=name, content=read.content))
    return Settled(tuple(articles.values()), edited, tuple(visits))


def _article_of(read: Read, contents: Mapping[str, str], owners: Mapping[str, frozenset[str]]) -> tuple[str, bool]:
    """The id of the article that a page is, and whether its text is known or a copy of what is."""
    if read.before and read.before.article:
        return read.before.article, read.before.content == read.content or read.content in contents
    if read.content in contents:
        return contents[read.content], True
    by_address, by_final = read.candidates
    others = owners.get(by_address, frozenset()) - {read.visit.url}
    if read.address == read.final or not others:
        return by_address, False
    return (by_address, True) if read.address in others else (by_final, False)
