"""What runs made of the articles: compared pairs, clusters, findings. All of it can be made again from the articles.

A run changes what its new articles touch and leaves the rest. The methods under "Within a change" are to be called
inside `change()`, which is one transaction: all of it or nothing.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum

from claimdiff import rows
from claimdiff.datamodel import UNKNOWN, Article, Cluster, Compared, Decision, Finding, Statement
from claimdiff.guard import Guarded

DERIVED = ("matched", "copies", "nearest", "pairs", "clusters", "members", "findings")
# Name of the fact that says so.
UNFINISHED = "unfinished"
# Articles whose sketches are looked at together: bounds memory.
BLOCK = 1000
# The ids that a parameter made by `ids_of` lists.
AMONG = "(SELECT value FROM json_each(?))"


class Tie(StrEnum):
    """Sorts of compared pairs, as a condition of a query."""

    ANY = "1"
    ONE_CLAIM = "one_claim"
    SHOWN = "kind IS NOT NULL"


@dataclass(frozen=True, slots=True)
class Sketch:
    """An article as it is found again: what it is about (see match/stories.py) and its wording (match/origins.py)."""

    article: str
    lang: str
    stems: bytes
    names: bytes
    shingles: bytes
    published: str | None


class Derived(Guarded):
    """The part of the state file that can be made again."""

    @contextmanager
    def change(self) -> Iterator[None]:
        """One transaction for all that a step of a run changes. Until a run ends, what it changed is unfinished."""
        with self._transaction():
            self.keep_fact(UNFINISHED, True)
            yield

    def is_unfinished(self) -> bool:
        """Whether something changed after the last run ended."""
        return bool(self._read("SELECT 1 FROM facts WHERE name = ? AND value = 'true'", UNFINISHED))

    def made_with(self) -> str | None:
        """The fingerprint of the models, thresholds and rules that made what is there."""
        found = self._read("SELECT value FROM facts WHERE name = 'made_with'")
        return json.loads(found[0][0]) if found else None

    def begin_anew(self, fingerprint: str) -> None:
        """Forget all that can be made again; what is made from now on is made with `fingerprint`."""
        with self._transaction():
            for table in DERIVED:
                self._connection.execute(f"DELETE FROM {table}")
            self.keep_fact("made_with", fingerprint)

    # What is looked up

    def articles_to_match(self) -> list[str]:
        """Ids of the articles that were extracted and not yet compared with the others, or have to be once more."""
        query = "SELECT article FROM extracted WHERE article NOT IN (SELECT article FROM matched WHERE NOT stale)"
        return sorted(article for (article,) in self._read(query))

    def articles_of(self, ids: Collection[str]) -> dict[str, Article]:
        """The articles with these ids, by id."""
        found = self._read(f"SELECT * FROM articles WHERE id IN {AMONG}", ids_of(ids))
        return {article.id: article for article in map(rows.article, found)}

    def statements_in(self, articles: Collection[str]) -> list[Statement]:
        """The statements of these articles, by place."""
        query = f'SELECT * FROM statements WHERE article IN {AMONG} ORDER BY article, start, "end", id'
        return list(map(rows.statement, self._read(query, ids_of(articles))))

    def statements_of(self, ids: Collection[str]) -> list[Statement]:
        """The statements with these ids, by place."""
        query = f'SELECT * FROM statements WHERE id IN {AMONG} ORDER BY article, start, "end", id'
        return list(map(rows.statement, self._read(query, ids_of(ids))))

    def sketches(self) -> Iterator[list[Sketch]]:
        """Those of all articles that were matched, a block at a time."""
        number = 0
        query = """
            SELECT number, article, m.lang, stems, names, shingles, published FROM matched m
            JOIN articles a ON a.id = article WHERE number > ? ORDER BY number LIMIT ?
        """
        while found := self._read(query, number, BLOCK):
            number = found[-1][0]
            yield [Sketch(*row[1:]) for row in found]

    def nearest_of(self, statements: Collection[str]) -> list[tuple[str, str, bool, float]]:
        """The entries in the lists of the nearest of these statements: statement, other, differs, similarity."""
        query = f"SELECT * FROM nearest WHERE statement IN {AMONG}"
        return [(a, b, bool(differs), cosine) for a, b, differs, cosine in self._read(query, ids_of(statements))]

    def origins_of(self, articles: Collection[str]) -> dict[str, str]:
        """The origin of each of these articles that was matched."""
        query = f"SELECT article, origin FROM matched WHERE article IN {AMONG}"
        return dict(self._read(query, ids_of(articles)))

    def clusters_of(self, statements: Collection[str]) -> list[Cluster]:
        """The clusters that have any of these statements, by id."""
        query = (
            "SELECT id, statements, representative, stance, outlets, origins FROM clusters WHERE id IN "
            f"(SELECT cluster FROM members WHERE statement IN {AMONG}) ORDER BY id"
        )
        return list(map(rows.cluster, self._read(query, ids_of(statements))))

    def joined(self, statements: Iterable[str], tie: Tie) -> set[str]:
        """All statements that pairs of this `tie` connect to these, directly or in chains; these too."""
        found = set(statements)
        fresh = set(found)
        while fresh:
            fresh = {statement for pair in self._ends(fresh, tie) for statement in pair} - found
            found |= fresh
        return found

    def copies_around(self, articles: Iterable[str]) -> tuple[set[str], list[tuple[str, str]]]:
        """The articles that copies connect to these, in chains, these too, and the copies among them."""
        found, copies = set(articles), set()
        fresh = set(found)
        query = f"SELECT a, b FROM copies WHERE a IN {AMONG} UNION SELECT a, b FROM copies WHERE b IN {AMONG}"
        while fresh:
            ids = ids_of(fresh)
            near = {(a, b) for a, b in self._read(query, ids, ids)}
            copies |= near
            fresh = {article for pair in near for article in pair} - found
            found |= fresh
        return found, sorted(copies)

    def compared(self, statements: Collection[str], tie: Tie, *, within: bool) -> list[Compared]:
        """The pairs of this `tie` of which one statement, or with `within` both, are among these."""
        ids = set(statements)
        found = [pair for pair in self._ends(ids, tie) if not within or ids.issuperset(pair)]
        query = "SELECT * FROM pairs WHERE (a, b) IN (SELECT value ->> 0, value ->> 1 FROM json_each(?)) ORDER BY a, b"
        return [rows.compared(row) for row in self._read(query, json.dumps(found))]

    def stopped_by(self, gate: str) -> list[Decision]:
        """What was decided of the pairs that a gate stopped."""
        query = "SELECT * FROM pairs WHERE stopped_by = ? ORDER BY a, b"
        return [rows.compared(row).decision for row in self._read(query, gate)]

    def _ends(self, statements: Collection[str], tie: Tie) -> set[tuple[str, str]]:
        query = (
            f"SELECT a, b FROM pairs WHERE {tie} AND a IN {AMONG} "
            f"UNION SELECT a, b FROM pairs WHERE {tie} AND b IN {AMONG}"
        )
        ids = ids_of(statements)
        return {(a, b) for a, b in self._read(query, ids, ids)}

    # Within a change

    def keep_fact(self, name: str, value: object) -> None:
        """Keep one value of the run under its name."""
        row = (name, json.dumps(value, sort_keys=True))
        self._connection.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", row)

    def add_matched(self, sketches: Sequence[Sketch], copies: Iterable[tuple[str, str]]) -> None:
        """Keep what finds articles again; their origins are set by `set_origins`."""
        values = ((None, s.article, s.lang, s.stems, s.names, s.shingles, "", 0) for s in sketches)
        ours = [sketch.article for sketch in sketches]
        self._connection.execute(f"UPDATE matched SET stale = 0 WHERE article IN {AMONG}", (ids_of(ours),))
        self._put("matched", values)
        self._put("copies", copies)

    def drop_matched(self, articles: Collection[str], statements: Collection[str]) -> None:
        """Forget what was made of articles and their statements but for clusters and findings.

        Articles with a statement that had one of these among its nearest are to be matched once more.
        """
        gone, theirs = ids_of(statements), ids_of(articles)
        left = f"SELECT article FROM statements WHERE id IN (SELECT statement FROM nearest WHERE other IN {AMONG})"
        self._connection.execute(f"UPDATE matched SET stale = 1 WHERE article IN ({left})", (gone,))
        for table, a, b in (("pairs", "a", "b"), ("nearest", "statement", "other")):
            self._connection.execute(f"DELETE FROM {table} WHERE {a} IN {AMONG} OR {b} IN {AMONG}", (gone, gone))
        self._connection.execute(f"DELETE FROM copies WHERE a IN {AMONG} OR b IN {AMONG}", (theirs, theirs))
        self._connection.execute(f"DELETE FROM matched WHERE article IN {AMONG}", (theirs,))

    def set_origins(self, origins: Mapping[str, str]) -> None:
        """Give articles their origin, by article id."""
        update = "UPDATE matched SET origin = ? WHERE article = ?"
        self._connection.executemany(update, [(origin, article) for article, origin in origins.items()])

    def change_nearest(self, dropped: Iterable[tuple[str, str]], added: Iterable[rows.Row]) -> None:
        """Take entries (statement, other) out of the lists of the nearest, and put others in."""
        self._connection.executemany("DELETE FROM nearest WHERE statement = ? AND other = ?", dropped)
        self._put("nearest", added)

    def drop_pairs(self, pairs: Collection[tuple[str, str]]) -> set[str]:
        """Forget compared pairs, either way round, that are not linked; the statements of those that were of use."""
        either = json.dumps([*pairs, *((b, a) for a, b in pairs)])
        listed = "(a, b) IN (SELECT value ->> 0, value ->> 1 FROM json_each(?)) AND NOT linked"
        query = f"SELECT a, b FROM pairs WHERE {listed} AND ({Tie.ONE_CLAIM} OR {Tie.SHOWN})"
        found = {statement for pair in self._read(query, either) for statement in pair}
        self._connection.execute(f"DELETE FROM pairs WHERE {listed}", (either,))
        return found

    def put_pairs(self, compared: Iterable[Compared]) -> None:
        """Keep compared pairs, in place of what was there of the same two statements."""
        insert = "INSERT OR REPLACE INTO pairs VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
        self._connection.executemany(insert, map(rows.of_compared, compared))

    def replace_clusters(
        self, old: Iterable[Cluster], new: Iterable[Cluster], article_of: Mapping[str, Article]
    ) -> None:
        """Put clusters in place of others. `article_of` has the article of each statement of the new ones."""
        for cluster in old:
            self._connection.execute("DELETE FROM clusters WHERE id = ?", (cluster.id,))
            self._connection.executemany("DELETE FROM members WHERE statement = ?", [(s,) for s in cluster.statements])
        for cluster in new:
            voices = _voices(article_of[statement] for statement in cluster.statements)
            reach = (voices, len(cluster.origins), len(cluster.statements))
            self._put("clusters", [(*rows.of_cluster(cluster), *reach)])
            self._put("members", [(statement, cluster.id) for statement in cluster.statements])

    def note_successors(self, date: str, old: Iterable[Cluster], new: Iterable[Cluster]) -> None:
        """Remember where the statements of clusters went that merged or split."""
        now = {statement: cluster.id for cluster in new for statement in cluster.statements}
        ids = set(now.values())
        for cluster in old:
            change = "split" if cluster.id in ids else "merged"
            heirs = {now[statement] for statement in cluster.statements if statement in now} - {cluster.id}
            self._put("successors", [(None, date, cluster.id, change, heir) for heir in sorted(heirs)])

    def replace_findings(self, clusters: Collection[str], new: Mapping[Finding, object]) -> None:
        """Put findings, each with its rank, in place of all those of these clusters (ids)."""
        ids = ids_of(clusters)
        query = f"SELECT * FROM findings WHERE a IN {AMONG} OR b IN {AMONG}"
        old = {row[0]: row for row in self._read(query, ids, ids)}
        wanted = {
            finding.id: (*rows.of_finding(finding), json.dumps(rank, default=float)) for finding, rank in new.items()
        }
        changed = [key for key, row in old.items() if wanted.get(key) != row[:-1]]
        self._connection.executemany("DELETE FROM findings WHERE id = ?", [(key,) for key in changed])
        fresh = [(*row, 1) for key, row in wanted.items() if key not in old or key in changed]
        self._put("findings", fresh)

    def count_stopped(self) -> dict[str, int]:
        """How many pairs that are not one claim each gate stopped, by name."""
        query = """
            SELECT stopped_by, count(*) FROM pairs
            WHERE stopped_by IS NOT NULL AND NOT one_claim GROUP BY stopped_by ORDER BY stopped_by
        """
        return dict(self._read(query))


def ids_of(ids: Iterable[str]) -> str:
    """Ids as one parameter of a query."""
    return json.dumps(list(ids))


def _voices(articles: Iterable[Article]) -> int:
    """How many outlets speak, every article of an unknown one taken for another outlet."""
    by_outlet: dict[str, set[str]] = defaultdict(set)
    for article in articles:
        by_outlet[article.outlet].add(article.id)
    unknown = by_outlet.pop(UNKNOWN, set())
    return len(by_outlet) + len(unknown)
