"""Every text that came in, and the articles that these texts are now; see ingest/versions.py for the rules."""

import json
import zlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from claimdiff import rows
from claimdiff.datamodel import Article
from claimdiff.derived import AMONG, Derived, ids_of


@dataclass(frozen=True, slots=True)
class Edition:
    """A text as it came in under the id it brought, and in which order."""

    number: int
    article: Article


class Editions(Derived):
    """The part of the state file that keeps what came in."""

    def add_editions(self, arrived: Iterable[tuple[Article, str, str | None]]) -> int:
        """Keep articles as they came, each with a hash of all it brings and one of its wording; the number of new ones.

        What they mean for the articles is to be settled.
        """
        return self._insert(
            "versions",
            ((None, article.id, own, wording, 0, _packed(article)) for article, own, wording in arrived),
        )

    def unsettled(self, most: int) -> list[str]:
        """Ids, `most` at a time, under which something came that the articles do not show yet."""
        found = self._read("SELECT DISTINCT key FROM versions WHERE NOT settled ORDER BY key LIMIT ?", most)
        return [key for (key,) in found]

    def editions_around(self, keys: Iterable[str]) -> list[Edition]:
        """All that came under these ids, and under those that share a wording with them, in chains; in their order."""
        found = set(keys)
        fresh = set(found)
        shared = f"SELECT wording FROM versions WHERE key IN {AMONG} AND wording IS NOT NULL"
        query = f"SELECT DISTINCT key FROM versions WHERE wording IN ({shared})"
        while fresh:
            fresh = {key for (key,) in self._read(query, ids_of(fresh))} - found
            found |= fresh
        query = f"SELECT number, key, article FROM versions WHERE key IN {AMONG} ORDER BY number"
        kept = self._read(query, ids_of(found))
        before = self.articles_of([key for _, key, packed in kept if packed is None])
        return [
            Edition(number, _unpacked(packed) if packed else before[key])
            for number, key, packed in kept
            if packed or key in before
        ]

    # Within a change

    def replace_articles(self, old: Collection[str], new: Iterable[Article], keys: Collection[str]) -> None:
        """Put articles in place of others (ids), whose statements go with them; what came under `keys` is settled."""
        gone = ids_of(old)
        for table, column in (("articles", "id"), ("statements", "article"), ("extracted", "article")):
            self._connection.execute(f"DELETE FROM {table} WHERE {column} IN {AMONG}", (gone,))
        self._put("articles", map(rows.of_article, new))
        self._connection.execute(f"UPDATE versions SET settled = 1 WHERE key IN {AMONG}", (ids_of(keys),))


def _packed(article: Article) -> bytes:
    return zlib.compress(json.dumps(rows.of_article(article), ensure_ascii=False).encode())


def _unpacked(packed: bytes) -> Article:
    return rows.article(tuple(json.loads(zlib.decompress(packed))))
