"""Data of claimdiff as rows of the state file and back, in the column order of migrations.py. Floats are exact."""

import json
from collections.abc import Iterable
from dataclasses import astuple, fields
from typing import Any

from claimdiff.datamodel import (
    Article,
    Cluster,
    Compared,
    Decision,
    Finding,
    Kind,
    Nli,
    Reading,
    Signals,
    Span,
    Stance,
    Statement,
    Update,
)
from claimdiff.verdicts import Shown

Row = tuple[Any, ...]

_SIGNALS = tuple(field.name for field in fields(Signals))
_WAYS = ("forward", "backward")
# JSON writes the shortest digits that read back as the same float; numbers of numpy become floats first.
_ENCODER = json.JSONEncoder(default=float, ensure_ascii=False)


def of_article(article: Article) -> Row:
    """The row of an article."""
    skip = json.dumps([(span.start, span.end) for span in article.skip])
    return (
        article.id,
        article.text,
        article.outlet,
        article.url,
        article.title,
        article.published,
        article.lang,
        article.agency,
        skip,
    )


def article(row: Row) -> Article:
    """The article of a row."""
    values = (*row[:8], tuple(Span(*span) for span in json.loads(row[8])))
    return Article(*values)


def of_statement(statement: Statement) -> Row:
    """The row of a statement."""
    return (
        statement.id,
        statement.article,
        statement.start,
        statement.end,
        statement.text,
        statement.source,
        statement.cue,
        int(statement.stance),
        statement.proposition,
        statement.kind,
        statement.context.start,
        statement.context.end,
        statement.lang,
        statement.refers_to,
        int(statement.resolved),
    )


def statement(row: Row) -> Statement:
    """The statement of a row."""
    values = (*row[:7], Stance(row[7]), *row[8:10], Span(*row[10:12]), *row[12:14], bool(row[14]))
    return Statement(*values)


def of_cluster(cluster: Cluster) -> Row:
    """The row of a cluster, without its reach."""
    return (
        cluster.id,
        _list(cluster.statements),
        cluster.representative,
        int(cluster.stance),
        _list(cluster.outlets),
        _list(cluster.origins),
    )


def cluster(row: Row) -> Cluster:
    """The cluster of a row without its reach."""
    key, statements, representative, stance, outlets, origins = row
    return Cluster(key, _tuple(statements), representative, Stance(stance), _tuple(outlets), _tuple(origins))


def of_finding(finding: Finding) -> Row:
    """The row of a finding, without its rank; review and date are kept elsewhere."""
    return (
        finding.id,
        str(finding.kind),
        finding.a,
        finding.b,
        _list(finding.statements_a),
        _list(finding.statements_b),
        float(finding.score),
        _list(finding.reasons),
        finding.scope,
    )


def finding(row: Row) -> Finding:
    """The finding of a row without its rank, with the date it was first seen."""
    key, kind, a, b, statements_a, statements_b, score, reasons, scope, first_seen = row
    sides = (_tuple(statements_a), _tuple(statements_b))
    return Finding(key, Kind(kind), a, b, *sides, score, _tuple(reasons), scope, first_seen=first_seen)


def of_shown(finding: Finding, date: str, outlets: tuple[Iterable[str], Iterable[str]]) -> Row:
    """The row of what the report of `date` shows of a finding and the outlets of its sides, without its number."""
    sides = (finding.statements_a, finding.statements_b)
    return (None, finding.id, date, str(finding.kind), float(finding.score), *map(_list, sides), *map(_list, outlets))


def shown(row: Row) -> Shown:
    """What a row says that was shown."""
    _, _, _, kind, score, *lists = row
    return Shown(Kind(kind), score, *map(_tuple, lists))


def of_compared(compared: Compared) -> Row:
    """The row of a pair of statements that was compared."""
    decision = compared.decision
    return (
        decision.a,
        decision.b,
        _of_signals(decision.signals),
        int(compared.one_claim),
        int(compared.linked),
        None if decision.kind is None else str(decision.kind),
        float(decision.score),
        decision.stopped_by,
        _list(decision.reasons),
    )


def compared(row: Row) -> Compared:
    """The pair of a row."""
    a, b, signals, one_claim, linked, kind, score, stopped_by, reasons = row
    decision = Decision(a, b, _signals(signals), Kind(kind) if kind else None, score, stopped_by, _tuple(reasons))
    return Compared(decision, bool(one_claim), bool(linked))


def of_update(update: Update) -> Row:
    """A figure that moved, as it stands among the facts of a result."""
    readings = ((reading.text, reading.low, reading.high, reading.statements) for reading in update.readings)
    return (update.id, update.counted, tuple(readings))


def update(row: Row) -> Update:
    """The figure of such a row."""
    key, counted, readings = row
    given = (Reading(text, low, high, tuple(statements)) for text, low, high, statements in readings)
    return Update(key, counted, tuple(given))


def _of_signals(signals: Signals) -> str:
    values = {name: getattr(signals, name) for name in _SIGNALS}
    return _ENCODER.encode(values | {way: astuple(values[way]) for way in _WAYS})


def _signals(text: str) -> Signals:
    values = json.loads(text)
    return Signals(**values | {way: Nli(*values[way]) for way in _WAYS})


def _list(items: Iterable[str]) -> str:
    return json.dumps(list(items), ensure_ascii=False)


def _tuple(items: str) -> tuple[str, ...]:
    return tuple(json.loads(items))
