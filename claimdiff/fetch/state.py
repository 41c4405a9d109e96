"""What earlier runs fetched, in the state file: an address is asked again only when there is a reason to."""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import astuple, dataclass
from datetime import datetime

from claimdiff.database import Database


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

    def waits(self) -> dict[str, datetime]:
        """Until when hosts asked to be left alone."""
        return {host: datetime.fromisoformat(until) for host, until in self._read("SELECT host, until FROM waits")}

    def keep(self, visits: Iterable[Visit], waits: Mapping[str, datetime]) -> None:
        """Put visits in place of the earlier ones of their addresses, and `waits` in place of all that were there.

        Call it when the articles are in the store: an article that is lost after this is not fetched again.
        """
        with self._transaction():
            replace = "INSERT OR REPLACE INTO visits VALUES (?, ?, ?, ?, ?, ?, ?)"
            self._connection.executemany(replace, map(astuple, visits))
            self._connection.execute("DELETE FROM waits")
            self._put("waits", [(host, until.isoformat()) for host, until in waits.items()])
