"""The schema of the state file, as numbered steps that are only ever added to.

A file of any earlier version is brought up to date when it is opened; a released step is never edited.
"""

import itertools
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from functools import cache
from pathlib import Path

from claimdiff.errors import SchemaVersionError, StoreError
from claimdiff.integrity import TALLIES, count_anew, damages
from claimdiff.text import squeeze

# "CLDF": tells a state file of claimdiff from any other SQLite file.
APPLICATION_ID = 0x434C4446

# What to say of a file that is not what was written.
DAMAGED = "is damaged and was left as it is; `claimdiff doctor` says what to do"

Migration = tuple[str, ...]

_STATE = (
    """
    CREATE TABLE articles (
        id TEXT PRIMARY KEY,
        text TEXT NOT NULL,            -- as it came in: offsets count its code points
        outlet TEXT NOT NULL,
        url TEXT,
        title TEXT,
        published TEXT,                -- ISO 8601 in the precision known
        lang TEXT NOT NULL,
        agency TEXT,
        skip TEXT NOT NULL             -- JSON [[start, end], ...]
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE extracted (           -- which extractor last read an article
        article TEXT PRIMARY KEY,
        version TEXT NOT NULL
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE statements (
        id TEXT PRIMARY KEY,
        article TEXT NOT NULL,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        text TEXT NOT NULL,
        source TEXT,
        cue TEXT NOT NULL,
        stance INTEGER NOT NULL,
        proposition TEXT NOT NULL,
        kind TEXT NOT NULL,
        context_start INTEGER NOT NULL,
        context_end INTEGER NOT NULL,
        lang TEXT NOT NULL,
        refers_to TEXT,                -- id of a statement of the same article
        resolved INTEGER NOT NULL      -- 0 or 1
    ) WITHOUT ROWID
    """,
    'CREATE INDEX statements_by_place ON statements (article, start, "end", id)',
    """
    CREATE TABLE vectors (
        model TEXT NOT NULL,
        key TEXT NOT NULL,             -- content hash of the text
        vector BLOB NOT NULL,          -- little-endian float16
        PRIMARY KEY (model, key)
    )
    """,
    """
    CREATE TABLE nli_scores (
        model TEXT NOT NULL,
        key TEXT NOT NULL,             -- content hash of premise and hypothesis
        entailment REAL NOT NULL,
        neutral REAL NOT NULL,
        contradiction REAL NOT NULL,
        PRIMARY KEY (model, key)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE clusters (
        position INTEGER PRIMARY KEY,  -- order in the analysis
        id TEXT NOT NULL UNIQUE,
        statements TEXT NOT NULL,      -- JSON list of ids
        representative TEXT NOT NULL,
        stance INTEGER NOT NULL,
        outlets TEXT NOT NULL,         -- JSON list
        origins TEXT NOT NULL          -- JSON list
    )
    """,
    """
    CREATE TABLE findings (
        position INTEGER PRIMARY KEY,  -- order in the analysis
        id TEXT NOT NULL UNIQUE,
        kind TEXT NOT NULL,
        a TEXT NOT NULL,               -- cluster ids
        b TEXT NOT NULL,
        statements_a TEXT NOT NULL,    -- JSON lists of statement ids
        statements_b TEXT NOT NULL,
        score REAL NOT NULL,
        reasons TEXT NOT NULL,         -- JSON list
        scope TEXT NOT NULL
    )
    """,
    """
    CREATE TABLE first_seen (          -- outlives the finding: one that comes back is not new
        finding TEXT PRIMARY KEY,
        date TEXT NOT NULL             -- of the report that first showed it
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE decisions (           -- one per close pair of statements, either way it went
        a TEXT NOT NULL,
        b TEXT NOT NULL,
        signals TEXT NOT NULL,         -- JSON object
        kind TEXT,                     -- NULL when no finding came of it
        score REAL NOT NULL,
        stopped_by TEXT,               -- the gate, NULL when none
        reasons TEXT NOT NULL,         -- JSON list
        PRIMARY KEY (a, b)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE facts (               -- the rest of the last analysis, one JSON value a name
        name TEXT PRIMARY KEY,
        value TEXT NOT NULL
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE verdicts (            -- what people decided; a history, never rewritten
        number INTEGER PRIMARY KEY,
        finding TEXT NOT NULL,
        verdict TEXT NOT NULL,
        note TEXT NOT NULL,
        at TEXT NOT NULL               -- ISO 8601
    )
    """,
    "CREATE INDEX verdicts_by_finding ON verdicts (finding, number)",
    """
    CREATE TABLE runs (                -- finished runs only
        number INTEGER PRIMARY KEY,
        started TEXT NOT NULL,         -- ISO 8601
        date TEXT NOT NULL,            -- of the report
        inputs TEXT NOT NULL,          -- fingerprint of what was read
        settings TEXT NOT NULL,        -- fingerprint of models and thresholds
        counts TEXT NOT NULL           -- JSON object
    )
    """,
)

_REVIEWS = (
    "ALTER TABLE verdicts ADD COLUMN report TEXT NOT NULL DEFAULT ''",  # date of the report it was said in
    "ALTER TABLE verdicts ADD COLUMN shown INTEGER",  # number of what was judged, NULL when unknown
    """
    CREATE TABLE shown (               -- what reports showed of findings; a history, a row when something changed
        number INTEGER PRIMARY KEY,
        finding TEXT NOT NULL,
        date TEXT NOT NULL,            -- of the report
        kind TEXT NOT NULL,
        score REAL NOT NULL,
        statements_a TEXT NOT NULL,    -- JSON lists of ids
        statements_b TEXT NOT NULL,
        outlets_a TEXT NOT NULL,       -- JSON lists of names
        outlets_b TEXT NOT NULL
    )
    """,
    "CREATE INDEX shown_by_finding ON shown (finding, number)",
    """
    INSERT INTO shown
    SELECT NULL, f.id, s.date, f.kind, f.score, f.statements_a, f.statements_b,
        (SELECT json_group_array(outlet) FROM (SELECT DISTINCT outlet FROM articles a
            JOIN statements t ON t.article = a.id JOIN json_each(f.statements_a) j ON j.value = t.id ORDER BY outlet)),
        (SELECT json_group_array(outlet) FROM (SELECT DISTINCT outlet FROM articles a
            JOIN statements t ON t.article = a.id JOIN json_each(f.statements_b) j ON j.value = t.id ORDER BY outlet))
    FROM findings f JOIN first_seen s ON s.finding = f.id ORDER BY f.position
    """,
    """
    CREATE TABLE pages (               -- reports whose boxes and notes were read
        path TEXT PRIMARY KEY,
        content TEXT NOT NULL          -- hash of what stood there
    ) WITHOUT ROWID
    """,
)

_FETCHING = (
    """
    CREATE TABLE visits (              -- addresses that were fetched: pages, feeds, sitemaps
        url TEXT PRIMARY KEY,          -- as its source gives it, without the fragment
        etag TEXT,                     -- validators of the last answer, NULL when it gave none
        modified TEXT,
        stamp TEXT NOT NULL,           -- what its feed or sitemap said of it: changes when it is edited
        article TEXT,                  -- id of the article it gave, NULL when it gave none
        content TEXT,                  -- hash of outlet and text of that article
        at TEXT NOT NULL               -- ISO 8601, of the last answer
    ) WITHOUT ROWID
    """,
    "CREATE INDEX visits_by_content ON visits (content)",
    """
    CREATE TABLE waits (               -- hosts that asked to be left alone for a while
        host TEXT PRIMARY KEY,
        until TEXT NOT NULL            -- ISO 8601
    ) WITHOUT ROWID
    """,
)

_TALLIES = (
    """
    CREATE TABLE tallies (             -- what integrity.py knows of every other table, kept by triggers
        name TEXT PRIMARY KEY,
        number INTEGER NOT NULL,       -- of its rows
        digest INTEGER NOT NULL        -- sum of the digests of its rows, modulo 2^62
    ) WITHOUT ROWID
    """,
)

_INCREMENTS = (
    """
    CREATE TABLE matched (             -- articles whose statements were compared with those of all others
        number INTEGER PRIMARY KEY,
        article TEXT NOT NULL UNIQUE,
        lang TEXT NOT NULL,
        stems BLOB NOT NULL,           -- what it is about: see match/stories.py
        names BLOB NOT NULL,
        shingles BLOB NOT NULL,        -- its wording: see match/origins.py
        origin TEXT NOT NULL
    )
    """,
    "INSERT INTO matched SELECT NULL, j.key, '', x'', x'', x'', j.value FROM facts f, json_each(f.value) j "
    "WHERE name = 'origins'",
    "DELETE FROM facts WHERE name IN ('origins', 'failures')",
    """
    CREATE TABLE copies (              -- pairs of articles of which one copies the other
        a TEXT NOT NULL,
        b TEXT NOT NULL,
        PRIMARY KEY (a, b)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX copies_by_b ON copies (b)",
    """
    CREATE TABLE pairs (               -- pairs of statements that were compared, whatever came of it
        a TEXT NOT NULL,
        b TEXT NOT NULL,
        signals TEXT NOT NULL,         -- JSON object
        one_claim INTEGER NOT NULL,    -- 1 when they are verified as one claim
        linked INTEGER NOT NULL,       -- 1 for an anaphoric denial and the claim it points at
        kind TEXT,                     -- NULL when they do not contradict each other
        score REAL NOT NULL,
        stopped_by TEXT,               -- the gate, NULL when none
        reasons TEXT NOT NULL,         -- JSON list
        PRIMARY KEY (a, b)
    ) WITHOUT ROWID
    """,
    "INSERT INTO pairs SELECT a, b, signals, 0, 0, kind, score, stopped_by, reasons FROM decisions",
    "DROP TABLE decisions",
    "CREATE INDEX pairs_by_b ON pairs (b)",
    "CREATE INDEX pairs_of_one_claim_by_a ON pairs (a, b) WHERE one_claim",
    "CREATE INDEX pairs_of_one_claim_by_b ON pairs (b, a) WHERE one_claim",
    "CREATE INDEX pairs_shown_by_a ON pairs (a, b) WHERE kind IS NOT NULL",
    "CREATE INDEX pairs_shown_by_b ON pairs (b, a) WHERE kind IS NOT NULL",
    "ALTER TABLE clusters RENAME TO clusters_before",
    """
    CREATE TABLE clusters (
        id TEXT PRIMARY KEY,
        statements TEXT NOT NULL,      -- JSON list of ids
        representative TEXT NOT NULL,
        stance INTEGER NOT NULL,
        outlets TEXT NOT NULL,         -- JSON list
        origins TEXT NOT NULL,         -- JSON list
        voices INTEGER NOT NULL,       -- how many outlets, every article of an unknown one taken for another
        texts INTEGER NOT NULL,        -- how many origins
        size INTEGER NOT NULL          -- how many statements
    ) WITHOUT ROWID
    """,
    """
    INSERT INTO clusters SELECT id, statements, representative, stance, outlets, origins,
        json_array_length(outlets), json_array_length(origins), json_array_length(statements) FROM clusters_before
    """,
    "DROP TABLE clusters_before",
    "CREATE INDEX clusters_by_reach ON clusters (texts DESC, voices DESC, size DESC, id) WHERE voices > 1",
    """
    CREATE TABLE members (             -- the cluster of each statement
        statement TEXT PRIMARY KEY,
        cluster TEXT NOT NULL
    ) WITHOUT ROWID
    """,
    "INSERT INTO members SELECT j.value, c.id FROM clusters c JOIN json_each(c.statements) j",
    """
    CREATE TABLE successors (          -- clusters that merged or split: where their statements went; a history
        number INTEGER PRIMARY KEY,
        date TEXT NOT NULL,            -- of the report
        cluster TEXT NOT NULL,
        change TEXT NOT NULL,          -- "merged" when the cluster is gone, "split" when it goes on
        successor TEXT NOT NULL        -- cluster that has statements of it now
    )
    """,
    "CREATE INDEX successors_by_cluster ON successors (cluster)",
    "ALTER TABLE findings RENAME TO findings_before",
    """
    CREATE TABLE findings (
        id TEXT PRIMARY KEY,
        kind TEXT NOT NULL,
        a TEXT NOT NULL,               -- cluster ids
        b TEXT NOT NULL,
        statements_a TEXT NOT NULL,    -- JSON lists of statement ids
        statements_b TEXT NOT NULL,
        score REAL NOT NULL,
        reasons TEXT NOT NULL,         -- JSON list
        scope TEXT NOT NULL,
        rank TEXT NOT NULL,            -- JSON list: findings are shown in its order
        fresh INTEGER NOT NULL         -- 1 when it was written after the last run ended
    ) WITHOUT ROWID
    """,
    """
    INSERT INTO findings SELECT id, kind, a, b, statements_a, statements_b, score, reasons, scope,
        json_array(position), 0 FROM findings_before
    """,
    "DROP TABLE findings_before",
    "CREATE INDEX findings_by_a ON findings (a)",
    "CREATE INDEX findings_by_b ON findings (b)",
)

_NEAREST = (
    """
    CREATE TABLE nearest (             -- of each statement: see match/nearest.py
        statement TEXT NOT NULL,
        other TEXT NOT NULL,
        differs INTEGER NOT NULL,      -- which of its two lists
        similarity REAL NOT NULL,      -- cosine
        PRIMARY KEY (statement, other)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX nearest_by_other ON nearest (other)",
    "ALTER TABLE matched ADD COLUMN stale INTEGER NOT NULL DEFAULT 0",  # 1 when a list of its statements lost an entry
)

_VERSIONS = (
    """
    CREATE TABLE versions (            -- every text that ever came in; articles has those that count now
        number INTEGER PRIMARY KEY,    -- the order in which they came
        key TEXT NOT NULL,             -- id under which it came
        hash TEXT NOT NULL,            -- of all it brought
        wording TEXT,                  -- hash of outlet and text, NULL when the outlet is unknown
        settled INTEGER NOT NULL,      -- 0 until articles says what it means
        article BLOB,                  -- JSON of the article's row, zlib; NULL: as it stands in articles
        UNIQUE (key, hash)
    )
    """,
    "CREATE INDEX versions_by_wording ON versions (wording)",
    "CREATE INDEX versions_unsettled ON versions (key) WHERE NOT settled",
    # What came before versions were kept is taken for the only version of its article, its hash made up.
    "INSERT INTO versions SELECT NULL, id, 'before', NULL, 1, NULL FROM articles",
)

_REPORTS = (
    "ALTER TABLE runs ADD COLUMN report TEXT",  # date of the report that told of it, NULL until it is written
    "UPDATE runs SET report = date",
    "ALTER TABLE first_seen ADD COLUMN told INTEGER NOT NULL DEFAULT 1",  # 0 until a report with it is written
    # The figures that moved became a fact: the next run finds them.
    "INSERT OR REPLACE INTO facts SELECT 'unfinished', 'true' FROM runs",
)

_GATES = ("CREATE INDEX pairs_by_gate ON pairs (stopped_by, one_claim) WHERE stopped_by IS NOT NULL",)

MIGRATIONS: tuple[Migration, ...] = (
    *(_STATE, _REVIEWS, _FETCHING, _TALLIES, _INCREMENTS, _NEAREST, _VERSIONS),
    *(_REPORTS, _GATES),
)


def migrate(connection: sqlite3.Connection, path: Path, migrations: Sequence[Migration] = MIGRATIONS) -> None:
    """Bring an open file (in autocommit mode) to the newest schema, one transaction a step.

    Raises SchemaVersionError for a file of a newer claimdiff, StoreError for a file of another program.
    """
    if _version(connection, path, migrations) == len(migrations):
        return
    if TALLIES in dict(_schema(connection)) and any(damages(connection)):
        raise StoreError(f"{path}: {DAMAGED}")
    for number, statements in enumerate(migrations, start=1):
        connection.execute("BEGIN IMMEDIATE")
        try:
            # Looked at again under the lock: another process may have done this step meanwhile.
            if _version(connection, path, migrations) < number:
                for statement in statements:
                    connection.execute(statement)
                if number == len(migrations) and TALLIES in dict(_schema(connection)):
                    count_anew(connection)
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                connection.execute(f"PRAGMA user_version = {number}")
            connection.execute("COMMIT")
        except BaseException:
            connection.rollback()
            raise


def _version(connection: sqlite3.Connection, path: Path, migrations: Sequence[Migration]) -> int:
    """The schema version of the file, 0 when it is empty, if it is one that can be worked with."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if application != APPLICATION_ID and tables:
        raise StoreError(f"{path}: this SQLite file belongs to another program; name another one with --db")
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > len(migrations):
        raise SchemaVersionError(
            f"{path}: written by a newer claimdiff (schema {version}, this one knows {len(migrations)}); "
            "upgrade claimdiff or name another file with --db"
        )
    if _schema(connection) != _schema_after(tuple(migrations[:version])):
        raise StoreError(f"{path}: {DAMAGED} (its tables are not those of schema {version})")
    return version


def _schema(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """The names and the SQL of all that is in a file, white space apart."""
    query = "SELECT name, sql FROM main.sqlite_master WHERE name NOT LIKE 'sqlite%' ORDER BY name"
    return [(name, squeeze(sql)) for name, sql in connection.execute(query).fetchall()]


@cache
def _schema_after(migrations: tuple[Migration, ...]) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        for statement in itertools.chain.from_iterable(migrations):
            connection.execute(statement)
        return _schema(connection)
