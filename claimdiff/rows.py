"""Data of claimdiff as rows of the state file and back, in the column order of migrations.py. Floats are exact."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import astuple, fields
from typing import Any

from claimdiff.datamodel import (
    Analysis,
    Article,
    Cluster,
    Decision,
    Failure,
    Finding,
    Kind,
    Nli,
    Signals,
    Span,
    Stance,
    Statement,
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
    """The row of a cluster, without its position."""
    return (
        cluster.id,
        _list(cluster.statements),
        cluster.representative,
        int(cluster.stance),
        _list(cluster.outlets),
        _list(cluster.origins),
    )


def cluster(row: Row) -> Cluster:
    """The cluster of a row without its position."""
    key, statements, representative, stance, outlets, origins = row
    return Cluster(key, _tuple(statements), representative, Stance(stance), _tuple(outlets), _tuple(origins))


def of_finding(finding: Finding) -> Row:
    """The row of a finding, without its position; review and date are kept elsewhere."""
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
    """The finding of a row without its position, with the date it was first seen."""
    key, kind, a, b, statements_a, statements_b, score, reasons, scope, first_seen = row
    sides = (_tuple(statements_a), _tuple(statements_b))
    return Finding(key, Kind(kind), a, b, *sides, score, _tuple(reasons), scope, first_seen=first_seen)


def of_shown(finding: Finding, date: str, analysis: Analysis) -> Row:
    """The row of what the report of `date` shows of a finding, without its number."""
    article_of = {statement.id: statement.article for statement in analysis.statements}
    outlet_of = {article.id: article.outlet for article in analysis.articles}
    sides = (finding.statements_a, finding.statements_b)
    outlets = [sorted({outlet_of[article_of[statement]] for statement in side}) for side in sides]
    return (
        None,
        finding.id,
        date,
        str(finding.kind),
        float(finding.score),
        *map(_list, sides),
        *map(_list, outlets),
    )


def shown(row: Row) -> Shown:
    """What a row says that was shown."""
    _, _, _, kind, score, *lists = row
    return Shown(Kind(kind), score, *map(_tuple, lists))


def of_decision(decision: Decision) -> Row:
    """The row of a decision."""
    return (
        decision.a,
        decision.b,
        _of_signals(decision.signals),
        None if decision.kind is None else str(decision.kind),
        float(decision.score),
        decision.stopped_by,
        _list(decision.reasons),
    )


def decision(row: Row) -> Decision:
    """The decision of a row."""
    a, b, signals, kind, score, stopped_by, reasons = row
    return Decision(a, b, _signals(signals), Kind(kind) if kind else None, score, stopped_by, _tuple(reasons))


def of_facts(analysis: Analysis) -> Iterator[Row]:
    """The parts of an analysis that have no table, as names and JSON."""
    failures = [(failure.source, failure.reason, failure.line) for failure in analysis.failures]
    for name in ("origins", "stopped", "models"):
        yield name, json.dumps(dict(getattr(analysis, name)), sort_keys=True)
    yield "failures", json.dumps(failures)


def facts(rows: Iterable[Row]) -> dict[str, Any]:
    """The same parts from their rows, ready to be passed to `Analysis`."""
    parts = {name: json.loads(value) for name, value in rows}
    return parts | {"failures": tuple(Failure(*values) for values in parts["failures"])}


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
