"""Whether a state file still holds what was written to it.

SQLite notices a page that makes no sense, not a byte that changed within a text. So each table has a tally: the number
of its rows and the sum of their digests, which triggers keep within the transaction that changes a row. Counting anew
shows which table is not as it was written, after a kill at any moment too. The triggers live in the connection, not in
the file: nothing of them is left to be damaged, and a table that a later schema adds has its tally by itself.
"""

import hashlib
import sqlite3
from collections.abc import Iterator

TALLIES = "tallies"

# What Python, not SQLite, says of text that is no UTF-8: nothing but damage puts it there.
UNDECODABLE = "Could not decode to UTF-8"

# Sums stay below the 2^63 of SQLite's integers.
_MASK = (1 << 62) - 1


def watch(connection: sqlite3.Connection) -> None:
    """Keep the tallies of all tables from now on."""
    connection.create_function("row_digest", -1, row_digest, deterministic=True)
    connection.execute("PRAGMA recursive_triggers = ON")  # else the rows that REPLACE removes go unnoticed
    for table, columns in tables(connection).items():
        for statement in _triggers(table, columns):
            connection.execute(statement)


def count_anew(connection: sqlite3.Connection) -> None:
    """Take all rows as they are now for what was written: within the transaction that brings another schema."""
    connection.execute(f"DELETE FROM {TALLIES}")
    for table, columns in tables(connection).items():
        row = (table, *_count(connection, table, columns))
        connection.execute(f"INSERT INTO {TALLIES} VALUES (?, ?, ?)", row)


def row_digest(*values: object) -> int:
    """62 bits that stand for the values of a row."""
    digest = hashlib.blake2b(repr(values).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big") & _MASK


def damages(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """What is wrong, as table ("" where it is none in particular) and reason; nothing when all is well."""
    try:
        for (said,) in connection.execute("PRAGMA integrity_check(3)").fetchall():
            if said != "ok":
                yield "", said.strip().splitlines()[-1]
        for table, *_ in connection.execute("PRAGMA foreign_key_check").fetchall():
            yield str(table), "a row refers to one that is not there"
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        yield "", str(error)
    for table, columns in tables(connection).items():
        try:
            kept, found = _kept(connection, table), _count(connection, table, columns)
        except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
            yield table, "text that is no UTF-8" if UNDECODABLE in str(error) else str(error)
        else:
            if kept != found:
                yield table, _difference(kept, found)


def _difference(kept: tuple[int, int] | None, found: tuple[int, int]) -> str:
    if kept is None:
        return "its tally is missing"
    if kept[0] != found[0]:
        return f"{found[0]} rows where {kept[0]} were written"
    return "its rows are not what was written"


def tables(connection: sqlite3.Connection) -> dict[str, str]:
    """The columns of each table, as they stand in a SELECT."""
    query = "SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name <> ?"
    names = [name for (name,) in connection.execute(query, (TALLIES,)).fetchall()]
    return {name: ", ".join(_columns(connection, name)) for name in names}


def _columns(connection: sqlite3.Connection, table: str) -> list[str]:
    return [f'"{row[1]}"' for row in connection.execute(f'PRAGMA main.table_info("{table}")').fetchall()]


def _kept(connection: sqlite3.Connection, table: str) -> tuple[int, int] | None:
    query = f"SELECT number, digest FROM {TALLIES} WHERE name = ?"
    return connection.execute(query, (table,)).fetchone()


def _count(connection: sqlite3.Connection, table: str, columns: str) -> tuple[int, int]:
    number = total = 0
    for row in connection.execute(f'SELECT {columns} FROM main."{table}"'):
        number += 1
        total += row_digest(*row)
    return number, total & _MASK


def _triggers(table: str, columns: str) -> Iterator[str]:
    """One statement for each way in which rows change."""
    new, old = (columns.replace('"', f'{row}."', 1).replace(', "', f', {row}."') for row in ("NEW", "OLD"))
    for event, number, digest in (
        ("INSERT", "number + 1", f"digest + row_digest({new})"),
        ("DELETE", "number - 1", f"digest - row_digest({old})"),
        ("UPDATE", "number", f"digest + row_digest({new}) - row_digest({old})"),
    ):
        yield (
            f'CREATE TEMP TRIGGER "tally_{event}_{table}" AFTER {event} ON main."{table}" BEGIN '
            f"UPDATE {TALLIES} SET number = {number}, digest = ({digest}) & {_MASK} WHERE name = '{table}'; END"
        )
