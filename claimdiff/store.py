"""The state of claimdiff in one SQLite file; with migrations.py and database.py the only place that speaks SQL.

Articles, verdicts and runs are kept. All the rest is derived and can be made again from them.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import astuple, dataclass, replace
from typing import Any

import numpy as np

from claimdiff import rows
from claimdiff.database import batches
from claimdiff.datamodel import UNKNOWN, Analysis, Article, Cluster, Decision, Finding, Statement, Totals, Update
from claimdiff.derived import AMONG, UNFINISHED, ids_of
from claimdiff.editions import Editions
from claimdiff.errors import StoreError
from claimdiff.verdicts import Judged, Shown, Verdict, latest, reviewed

CLUSTERS = "SELECT id, statements, representative, stance, outlets, origins FROM clusters"
# Claims that several outlets make, in several origins or in copies of one text; those that went furthest.
REPEATED, COPIED = "voices > 1 AND texts > 1", "voices > 1 AND texts = 1"
FURTHEST = "ORDER BY texts DESC, voices DESC, size DESC, id LIMIT ?"


@dataclass(frozen=True, slots=True)
class RunRecord:
    """A finished run.

    `started` is ISO 8601 with an offset, `date` that of its report. `inputs` and `settings` are fingerprints of the
    articles that were new and of the models and thresholds.
    """

    started: str
    date: str
    inputs: str
    settings: str
    counts: Mapping[str, int]


class Store(Editions):
    """An open state file. Every method that writes commits in batches, each of them whole or not at all."""

    # Articles and their statements

    def article_ids(self) -> set[str]:
        """Ids of all articles."""
        return {key for (key,) in self._read("SELECT id FROM articles")}

    def add_articles(self, articles: Iterable[Article]) -> int:
        """Keep articles whole; one whose id is known is left as it is. Returns how many were new."""
        return self._insert("articles", map(rows.of_article, articles))

    def articles(self) -> tuple[Article, ...]:
        """All articles, by id."""
        return tuple(map(rows.article, self._read("SELECT * FROM articles ORDER BY id")))

    def articles_to_extract(self, version: str) -> tuple[Article, ...]:
        """The articles, by id, that extractor `version` has not read."""
        query = "SELECT * FROM articles WHERE id NOT IN (SELECT article FROM extracted WHERE version = ?) ORDER BY id"
        return tuple(map(rows.article, self._read(query, version)))

    def add_statements(self, version: str, by_article: Mapping[str, Sequence[Statement]]) -> None:
        """Keep what extractor `version` found in each article, nothing included, in place of what was there."""
        for batch in batches(by_article.items()):
            ids = [(article,) for article, _ in batch]
            with self._transaction():
                self._connection.executemany("DELETE FROM statements WHERE article = ?", ids)
                self._connection.executemany("DELETE FROM extracted WHERE article = ?", ids)
                self._put("statements", [rows.of_statement(s) for _, found in batch for s in found])
                self._put("extracted", [(article, version) for article, _ in batch])

    def statements(self, prefix: str = "") -> tuple[Statement, ...]:
        """All statements whose id begins with `prefix`, by article, start and end."""
        query = 'SELECT * FROM statements WHERE substr(id, 1, ?) = ? ORDER BY article, start, "end", id'
        return tuple(map(rows.statement, self._read(query, len(prefix), prefix)))

    # What models said

    def encoded(self, model: str, keys: Sequence[str]) -> set[str]:
        """Those of the keys that `model` has encoded."""
        query = "SELECT key FROM vectors WHERE model = ? AND key IN (SELECT value FROM json_each(?))"
        return {key for (key,) in self._read(query, model, json.dumps(list(keys)))}

    def vectors(self, model: str, keys: Sequence[str]) -> dict[str, np.ndarray]:
        """The float32 vectors, rounded to float16, of those keys that `model` has encoded."""
        query = "SELECT key, vector FROM vectors WHERE model = ? AND key IN (SELECT value FROM json_each(?))"
        found = self._read(query, model, json.dumps(list(keys)))
        return {key: np.frombuffer(blob, "<f2").astype(np.float32) for key, blob in found}

    def add_vectors(self, model: str, vectors: Mapping[str, np.ndarray]) -> None:
        """Keep vectors, rounded to float16.

        Work on with what `vectors` gives back, not with what was put in: else the first run and the second differ.
        """
        self._insert("vectors", ((model, key, vector.astype("<f2").tobytes()) for key, vector in vectors.items()))

    def uneven_vectors(self) -> tuple[str, ...]:
        """The models whose vectors are not all of one length."""
        query = (
            "SELECT model FROM vectors GROUP BY model HAVING min(length(vector)) < max(length(vector)) ORDER BY model"
        )
        return tuple(model for (model,) in self._read(query))

    def nli_scores(self, model: str, keys: Sequence[str]) -> dict[str, tuple[float, float, float]]:
        """Entailment, neutral, contradiction of those keys that `model` has judged."""
        query = (
            "SELECT key, entailment, neutral, contradiction FROM nli_scores "
            "WHERE model = ? AND key IN (SELECT value FROM json_each(?))"
        )
        return {key: (e, n, c) for key, e, n, c in self._read(query, model, json.dumps(list(keys)))}

    def add_nli_scores(self, model: str, scores: Mapping[str, tuple[float, float, float]]) -> None:
        """Keep entailment, neutral, contradiction by key; floats come back exactly."""
        self._insert("nli_scores", ((model, key, *map(float, score)) for key, score in scores.items()))

    # The result of the last run

    def end_run(
        self, run: RunRecord, facts: Mapping[str, Mapping[str, object]], updates: Iterable[Update] = ()
    ) -> None:
        """Note a run as finished, within the change that it ends with.

        Findings that are new get its date as `first_seen`; what its report shows of those that changed is kept, since
        verdicts are about that. `facts` are parts of the result that have no table, by name; nor have `updates`.
        """
        for name, value in {**facts, "updates": list(map(rows.of_update, updates)), UNFINISHED: False}.items():
            self.keep_fact(name, value)
        changed = self._findings("fresh")
        self._put("first_seen", [(finding.id, run.date, 0) for finding in changed])
        self._put("shown", self._newly_shown(changed, run.date))
        self._connection.execute("UPDATE findings SET fresh = 0 WHERE fresh")
        self._put("runs", [(None, run.started, run.date, run.inputs, run.settings, json.dumps(dict(run.counts)), None)])

    def result(self) -> Analysis | None:
        """The last result over the articles and statements there are now; None before the first run."""
        if self.last_run() is None:
            return None
        return Analysis(
            articles=self.articles(),
            statements=self.statements(),
            clusters=self.clusters(),
            findings=self.findings(),
            origins=dict(self._read("SELECT article, origin FROM matched ORDER BY article")),
            **self._facts(),
        )

    def _facts(self) -> dict[str, Any]:
        """The parts of the last result that have no table."""
        known = dict(self._read("SELECT name, value FROM facts WHERE name IN ('stopped', 'models', 'updates')"))
        facts = {name: json.loads(value) for name, value in known.items()}
        return facts | {"updates": tuple(map(rows.update, facts.get("updates", ())))}

    def page(self, findings: Sequence[Finding], most_repeated: int, most_moved: int) -> Analysis:
        """What a page shows of the last result: these findings, the claims that are repeated most, the figures that
        moved last, and the articles of all these, with the totals of everything."""
        facts = self._facts()
        moved, updates = facts["updates"][:most_moved], len(facts["updates"])
        named = [key for finding in findings for key in (finding.a, finding.b)]
        query = (
            f"{CLUSTERS} WHERE id IN {AMONG} OR id IN (SELECT id FROM clusters WHERE {REPEATED} {FURTHEST}) ORDER BY id"
        )
        clusters = tuple(map(rows.cluster, self._read(query, ids_of(named), most_repeated)))
        ids = {key for finding in findings for key in (*finding.statements_a, *finding.statements_b)}
        ids |= {key for cluster in clusters for key in cluster.statements}
        ids |= {key for update in moved for reading in update.readings for key in reading.statements}
        statements = self.statements_of(ids)
        statements = self.statements_of(ids | {s.refers_to for s in statements if s.refers_to})
        articles = self.articles_of({statement.article for statement in statements})
        return Analysis(
            articles=tuple(articles[key] for key in sorted(articles)),
            statements=tuple(statements),
            clusters=clusters,
            findings=tuple(findings),
            origins=self.origins_of(articles),
            totals=self._totals(updates),
            **facts | {"updates": moved},
        )

    def _totals(self, updates: int) -> Totals:
        """How much there is in all, so many `updates` among it."""
        counts = self.counts()
        ((outlets, unknown),) = self._read(
            "SELECT count(DISTINCT iif(outlet = ?1, NULL, outlet)), sum(outlet = ?1) FROM articles", UNKNOWN
        )
        ((origins,),) = self._read("SELECT count(DISTINCT origin) FROM matched")
        spread = [f"SELECT count(*) FROM clusters WHERE {which}" for which in (REPEATED, COPIED)]
        repeated, copied = (self._read(query)[0][0] for query in spread)
        langs = dict(self._read("SELECT lang, count(*) FROM articles GROUP BY lang"))
        return Totals(
            **{kind: counts[kind] for kind in ("articles", "statements", "clusters", "findings")},
            outlets=outlets,
            unknown=unknown or 0,
            origins=origins,
            repeated=repeated,
            copied=copied,
            updates=updates,
            lang=max(("es", "en"), key=lambda lang: (langs.get(lang, 0), lang == "es")),
        )

    def clusters(self) -> tuple[Cluster, ...]:
        """All clusters, by id."""
        return tuple(map(rows.cluster, self._read(f"{CLUSTERS} ORDER BY id")))

    def leading(self, most: int, also: Collection[str]) -> tuple[Finding, ...]:
        """All findings that a page of `most` open ones can show, strongest first, with the verdicts that hold.

        Those that people judged, in whatever words they did; those named in `also` (ids); and of the others the `most`
        strongest of each sort, a sort being what `rank` begins with: kind and band.
        """
        judged = self.judged()
        taken = {*also, *self._touched_by(judged)}
        room: Counter[tuple[float, ...]] = Counter()
        ranked = sorted((json.loads(rank), key) for key, rank in self._read("SELECT id, rank FROM findings"))
        for rank, key in ranked:
            sort = tuple(rank[:2])
            if key not in taken and room[sort] < most:
                room[sort] += 1
                taken.add(key)
        return reviewed(self._findings(f"f.id IN {AMONG}", ids_of(taken)), judged)

    def _touched_by(self, judged: Collection[Judged]) -> set[str]:
        """Ids of the findings that have a verdict, or a statement of something that has one."""
        shown = [case.shown for case in judged if case.shown]
        statements = ids_of({key for one in shown for key in (*one.statements_a, *one.statements_b)})
        sides = (
            f"SELECT f.id FROM findings f, json_each(f.{side}) s WHERE s.value IN {AMONG}"
            for side in ("statements_a", "statements_b")
        )
        found = self._read(" UNION ".join(sides), statements, statements) if shown else ()
        return {case.verdict.finding for case in judged}.union(key for (key,) in found)

    def findings(self, prefix: str = "") -> tuple[Finding, ...]:
        """The findings whose id begins with `prefix`, strongest first, with the verdicts that hold."""
        return reviewed(self._findings("substr(f.id, 1, ?) = ?", len(prefix), prefix), self.judged())

    def with_history(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """Findings with the date on which a run first found them, None if none has, and the verdicts that hold."""
        first = dict(self._read("SELECT finding, date FROM first_seen"))
        return reviewed((replace(finding, first_seen=first.get(finding.id)) for finding in findings), self.judged())

    def _findings(self, condition: str, *values: object) -> list[Finding]:
        query = f"""
            SELECT rank, f.id, kind, a, b, statements_a, statements_b, score, reasons, scope,
                (SELECT date FROM first_seen s WHERE s.finding = f.id)
            FROM findings f WHERE {condition}
        """
        found = sorted(self._read(query, *values), key=lambda row: json.loads(row[0]))
        return [rows.finding(row[1:]) for row in found]

    def decisions(self, a: Collection[str], b: Collection[str]) -> tuple[Decision, ...]:
        """What was decided of the close pairs between the statements `a` and the statements `b`, either way round."""
        query = """
            SELECT * FROM pairs
            WHERE a IN (SELECT value FROM json_each(?1)) AND b IN (SELECT value FROM json_each(?2))
               OR a IN (SELECT value FROM json_each(?2)) AND b IN (SELECT value FROM json_each(?1))
            ORDER BY a, b
        """
        found = self._read(query, json.dumps(list(a)), json.dumps(list(b)))
        return tuple(rows.compared(row).decision for row in found)

    # Runs and reviews

    def last_run(self) -> RunRecord | None:
        """The run that ended last."""
        query = "SELECT started, date, inputs, settings, counts FROM runs ORDER BY number DESC LIMIT 1"
        for started, date, inputs, settings, counts in self._read(query):
            return RunRecord(started, date, inputs, settings, json.loads(counts))
        return None

    def date_before(self, date: str) -> str | None:
        """The date of the last report before that of `date` that was written and told of something new."""
        ((found,),) = self._read("SELECT max(report) FROM runs WHERE report < ?", date)
        return found

    def readdress(self, date: str) -> None:
        """Make what no report has told yet, since a run ended without writing one, news of the report of `date`."""
        if self._read("SELECT 1 FROM first_seen WHERE NOT told AND date <> ? LIMIT 1", date):
            with self._transaction():
                self._connection.execute("UPDATE first_seen SET date = ? WHERE NOT told", (date,))

    def note_report(self, date: str) -> None:
        """Remember that the report of `date` is written, and tells all that there is.

        Where that cannot be, since another run has begun or the disk is full, the next report tells the same once more.
        """
        if self._read("SELECT 1 FROM runs WHERE report IS NULL LIMIT 1"):
            with suppress(StoreError), self.exclusive(), self._transaction():
                self._connection.execute("UPDATE runs SET report = ? WHERE report IS NULL", (date,))
                self._connection.execute("UPDATE first_seen SET told = 1 WHERE NOT told")

    def add_verdicts(self, verdicts: Iterable[Verdict]) -> None:
        """Keep verdicts beside the earlier ones of their findings; which one counts is said in verdicts.py."""
        self._insert("verdicts", ((None, *astuple(verdict)) for verdict in verdicts))

    def verdicts(self) -> tuple[Verdict, ...]:
        """All verdicts ever given, in the order they came."""
        query = "SELECT finding, verdict, note, at, report, shown FROM verdicts ORDER BY number"
        return tuple(Verdict(*row) for row in self._read(query))

    def judged(self) -> tuple[Judged, ...]:
        """The verdict that counts of each finding that has any, with what was judged."""
        histories: dict[str, list[Verdict]] = defaultdict(list)
        for verdict in self.verdicts():
            histories[verdict.finding].append(verdict)
        counting = [found for history in histories.values() if (found := latest(history))]
        return tuple(Judged(verdict, self._shown(verdict)) for verdict in counting)

    def shown_number(self, finding: str, date: str) -> int | None:
        """The number of what the report of `date`, or the last one before it, showed of a finding.

        With "" for a date: what was shown last. None when it was not shown by then.
        """
        query = "SELECT max(number) FROM shown WHERE finding = ?1 AND (date <= ?2 OR ?2 = '')"
        ((number,),) = self._read(query, finding, date)
        return number

    def _shown(self, verdict: Verdict) -> Shown | None:
        """What a verdict is about; for one that came before its finding, what was shown of that first."""
        query = "SELECT * FROM shown WHERE finding = ?1 AND (?2 IS NULL OR number = ?2) ORDER BY number LIMIT 1"
        return next(map(rows.shown, self._read(query, verdict.finding, verdict.shown)), None)

    def _newly_shown(self, findings: Sequence[Finding], date: str) -> list[rows.Row]:
        """Rows of those findings that are shown for the first time or with other statements or another score."""
        query = "SELECT * FROM shown WHERE number IN (SELECT max(number) FROM shown WHERE finding IN "
        known = {row[1]: row for row in self._read(f"{query}{AMONG} GROUP BY finding)", ids_of(f.id for f in findings))}
        found = [rows.of_shown(finding, date, self._outlets(finding)) for finding in findings]
        return [row for row in found if known.get(row[1], ())[3:7] != row[3:7]]

    def _outlets(self, finding: Finding) -> tuple[list[str], list[str]]:
        """The outlets of each side, by name."""
        query = (
            "SELECT DISTINCT outlet FROM articles WHERE id IN "
            f"(SELECT article FROM statements WHERE id IN {AMONG}) ORDER BY outlet"
        )
        sides = (finding.statements_a, finding.statements_b)
        a, b = ([outlet for (outlet,) in self._read(query, ids_of(side))] for side in sides)
        return a, b

    def is_read(self, path: str, content: str) -> bool:
        """Whether the page at `path` was last read with this content; at a new path, whether any page was."""
        own = self._read("SELECT content FROM pages WHERE path = ?", path)
        query = "SELECT 1 FROM pages WHERE content = ?"
        return own[0][0] == content if own else bool(self._read(query, content))

    def mark_read(self, path: str, content: str) -> None:
        """Remember the content (a hash) that the page at `path` was read with."""
        with self._transaction():
            self._connection.execute("INSERT OR REPLACE INTO pages VALUES (?, ?)", (path, content))

    def counts(self) -> dict[str, int]:
        """How many rows of each sort there are."""
        tables = ("articles", "statements", "clusters", "findings", "verdicts", "runs", "vectors", "nli_scores")
        tallied = self._tallied()
        return {table: tallied[table] for table in tables}
