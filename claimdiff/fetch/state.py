"""What earlier runs fetched, in the state file: an address is asked again only when there is a reason to."""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import astuple, dataclass
from datetime import datetime

from claimdiff.database import Database

# The stamp of a page that came damaged: no source says so of a page, so that it is fetched again.
DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class Visit:
    """The last answer of an address (a page, a feed or a sitemap).

    `etag` and `modified` are its validators, None for none. `stamp` is what its feed or sitemap said of it then, and
    changes when the article is edited. `article` is the id of the article it gave and `content` a hash of that one's
    outlet and text; both None when it gave none. `at` is ISO 8601.
    """

    url: str
    etag: str | None
    modified: str | None
    stamp: str
    article: str | None
    content: str | None
    at: str


def visit_of(url: str, headers: Mapping[str, str], now: datetime, stamp: str = "") -> Visit:
    """The visit of an address that answered with these headers, and gave no article so far.

    Validators that cannot be sent back as they came are left out.
    """
    etag, modified = (_validator(headers.get(name)) for name in ("etag", "last-modified"))
    return Visit(url, etag, modified, stamp, None, None, now.isoformat())


def _validator(value: str | None) -> str | None:
    return value if value and value.isprintable() and value.isascii() else None


class FetchState(Database):
    """The visits and waits in an open state file."""

    def visits(self, urls: Collection[str]) -> dict[str, Visit]:
        """The visits of those addresses that were fetched before."""
        query = "SELECT * FROM visits WHERE url IN (SELECT value FROM json_each(?))"
        return {row[0]: Visit(*row) for row in self._read(query, json.dumps(list(urls)))}

    def articles_with(self, contents: Collection[str]) -> dict[str, str]:
        """The id of the article that was fetched with each content hash that is known."""
        query = """
            SELECT content, min(article) FROM visits
            WHERE content IN (SELECT value FROM json_each(?)) GROUP BY content
        """
        return dict(self._read(query, json.dumps(list(contents))))

    def owners(self, articles: Collection[str]) -> dict[str, frozenset[str]]:
        """The addresses that gave each of these articles."""
        query = "SELECT article, url FROM visits WHERE article IN (SELECT value FROM json_each(?))"
        found: dict[str, set[str]] = {}
        for article, url in self._read(query, json.dumps(list(articles))):
            found.setdefault(article, set()).add(url)
        return {article: frozenset(urls) for article, urls in found.items()}

    def waits(self) -> dict[str, datetime]:
        """Until when hosts asked to be left alone."""
        return {host: datetime.fromisoformat(until) for host, until in self._read("SELECT host, until FROM waits")}

    def keep(self, visits: Iterable[Visit], waits: Mapping[str, datetime]) -> None:
        """Put visits in place of the earlier ones of their addresses, and `waits` in place of all that were there.

        Call it when the articles are in the store: an article that is lost after this is not fetched again. A night
        without anything to note leaves the file as it is.
        """
        visits = tuple(visits)
        if not visits and waits == self.waits():
            return
        with self._transaction():
            replace = "INSERT OR REPLACE INTO visits VALUES (?, ?, ?, ?, ?, ?, ?)"
            self._connection.executemany(replace, map(astuple, visits))
            self._connection.execute("DELETE FROM waits")
            self._put("waits", [(host, until.isoformat()) for host, until in waits.items()])
