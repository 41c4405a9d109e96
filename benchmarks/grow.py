"""A large state file out of a small one: what is stored of its articles, again and again as that of other articles.

Every copy of a row gets ids of its own; propositions are retold, their vectors get some noise, and most of the terms
that say what an article is about become other terms, so that a copy tells another story. Each copy is one day older
than the one before: a store grows by nights. It takes minutes where running claimdiff on as many articles would take
hours, and what is stored looks the same.
"""

import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.retell import Vocabulary, days_later
from claimdiff.integrity import count_anew, row_digest
from claimdiff.match.origins import SHINGLE
from claimdiff.match.stories import TERM
from claimdiff.text import content_id

# Of 256 terms so many are other terms in a copy.
OTHER_TERMS = 205
# Length of the noise on a vector: its cosine to the first one is about 0.98.
NOISE = 0.2

Row = dict[str, Any]

# The columns of ids, and those of JSON lists of ids. Tables that are not named here stay as they are.
_IDS: Mapping[str, tuple[str, ...]] = {
    "versions": ("key", "hash", "wording"),
    "articles": ("id",),
    "extracted": ("article",),
    "statements": ("id", "article", "refers_to"),
    "vectors": (),
    "nli_scores": ("key",),
    "matched": ("article", "origin"),
    "copies": ("a", "b"),
    "nearest": ("statement", "other"),
    "pairs": ("a", "b"),
    "clusters": ("id", "representative"),
    "members": ("statement", "cluster"),
    "findings": ("id", "a", "b"),
    "first_seen": ("finding",),
}
_LISTS: Mapping[str, tuple[str, ...]] = {
    "clusters": ("statements", "origins"),
    "findings": ("statements_a", "statements_b"),
}
# Given anew by SQLite.
_NUMBERED = frozenset({"versions", "matched"})


@dataclass(frozen=True)
class Copy:
    """One copy of all rows; `number` counts from 1."""

    number: int
    retelling: Mapping[str, Callable[[str], str]]
    _renamed: dict[str, str] = field(default_factory=dict)

    def rename(self, key: str | None) -> str | None:
        """The id that stands for this one in the copy."""
        if key is None:
            return None
        if key not in self._renamed:
            self._renamed[key] = content_id(key, self.number)
        return self._renamed[key]

    def row(self, table: str, row: Row) -> Row:
        """The row as it stands in the copy."""
        ids = {name: self.rename(row[name]) for name in _IDS[table]}
        lists = {
            name: json.dumps([self.rename(key) for key in json.loads(row[name])]) for name in _LISTS.get(table, ())
        }
        number = {"number": None} if table in _NUMBERED else {}
        special = _SPECIAL[table](self, row) if table in _SPECIAL else {}
        return row | ids | lists | number | special

    def retold(self, text: str, lang: str) -> str:
        """A proposition of the copy."""
        return f"{self.retelling[lang](text) if lang in self.retelling else text} ({self.number})"


def _article(copy: Copy, row: Row) -> Row:
    return {"published": days_later(row["published"], -copy.number)}


def _statement(copy: Copy, row: Row) -> Row:
    return {"proposition": copy.retold(row["proposition"], row["lang"])}


def _matched(copy: Copy, row: Row) -> Row:
    terms = {name: _other_terms(np.frombuffer(row[name], TERM), copy.number).tobytes() for name in ("stems", "names")}
    shingles = np.frombuffer(row["shingles"], SHINGLE) ^ SHINGLE.type(copy.number)
    return {**terms, "shingles": np.sort(shingles).tobytes()}


def _other_terms(cells: np.ndarray, number: int) -> np.ndarray:
    found = cells.copy()
    others = found["term"] * np.uint64(2 * number + 1)
    found["term"] = np.where(others >> np.uint64(56) < OTHER_TERMS, others, found["term"])
    return found[np.argsort(found["term"], kind="stable")]


_SPECIAL: Mapping[str, Callable[[Copy, Row], Row]] = {
    "articles": _article,
    "statements": _statement,
    "matched": _matched,
}


def grow(db: Path, vocabularies: Mapping[str, Vocabulary], articles: int) -> None:
    """Add copies of what the state file `db` holds until it has so many articles.

    `vocabularies` are by language. The last copy is whole, so there may be some more.
    """
    with closing(sqlite3.connect(db)) as connection:
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA cache_size = -400000")
        first = {table: [dict(row) for row in connection.execute(f"SELECT * FROM {table}")] for table in _IDS}
        copies = -(-articles // len(first["articles"])) - 1
        for number in range(1, copies + 1):
            retelling = {lang: vocabulary.retelling(str(number)) for lang, vocabulary in vocabularies.items()}
            _add(connection, first, Copy(number, retelling))
        connection.row_factory = None
        connection.create_function("row_digest", -1, row_digest, deterministic=True)
        count_anew(connection)
        connection.commit()


def _add(connection: sqlite3.Connection, first: Mapping[str, list[Row]], copy: Copy) -> None:
    lang_of = {content_id(row["proposition"]): (row["proposition"], row["lang"]) for row in first["statements"]}
    for table, rows in first.items():
        made = _vectors(copy, rows, lang_of) if table == "vectors" else (copy.row(table, row) for row in rows)
        marks = ", ".join("?" * len(rows[0])) if rows else ""
        insert = f"INSERT OR IGNORE INTO {table} VALUES ({marks})"
        connection.executemany(insert, (tuple(row.values()) for row in made))
    connection.commit()


def _vectors(copy: Copy, rows: list[Row], lang_of: Mapping[str, tuple[str, str]]) -> Iterator[Row]:
    """The vectors of the copy's propositions."""
    chance = np.random.default_rng(copy.number)
    for row in rows:
        if row["key"] not in lang_of:
            continue
        vector = np.frombuffer(row["vector"], "<f2").astype(np.float32)
        noisy = vector + chance.normal(scale=NOISE / len(vector) ** 0.5, size=len(vector))
        unit = noisy / np.linalg.norm(noisy)
        yield row | {"key": content_id(copy.retold(*lang_of[row["key"]])), "vector": unit.astype("<f2").tobytes()}
