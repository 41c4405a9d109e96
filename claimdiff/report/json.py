"""The JSON report, schema "claimdiff.report/1": for programs, and for the scorer."""

import math
from collections.abc import Mapping
from typing import Any

from claimdiff.datamodel import Analysis, Article, Cluster, Finding, Statement, Update

SCHEMA = "claimdiff.report/1"
DECIMALS = 4


def to_json(analysis: Analysis, run: Mapping[str, Any]) -> dict[str, Any]:
    """The report as plain dicts and lists, findings in the order given, the rest by place or id."""
    origins = analysis.origins
    return {
        "schema": SCHEMA,
        "run": dict(run),
        "models": dict(sorted(analysis.models.items())),
        "articles": [_article(a, origins.get(a.id)) for a in sorted(analysis.articles, key=lambda a: a.id)],
        "statements": [
            _statement(s) for s in sorted(analysis.statements, key=lambda s: (s.article, s.start, s.end, s.id))
        ],
        "clusters": [_cluster(c) for c in sorted(analysis.clusters, key=lambda c: c.id)],
        "findings": [_finding(finding) for finding in analysis.findings],
        "updates": [_update(update) for update in analysis.updates],
    }


def _article(article: Article, origin: str | None) -> dict[str, Any]:
    return {
        "id": article.id,
        "outlet": article.outlet,
        "url": article.url,
        "published": article.published,
        "title": article.title,
        "lang": article.lang,
        "origin": origin,
    }


def _statement(statement: Statement) -> dict[str, Any]:
    return {
        "id": statement.id,
        "article": statement.article,
        "start": statement.start,
        "end": statement.end,
        "text": statement.text,
        "source": statement.source,
        "cue": statement.cue,
        "stance": int(statement.stance),
        "proposition": statement.proposition,
        "kind": statement.kind,
        "context": [statement.context.start, statement.context.end],
        "refers_to": statement.refers_to,
        "lang": statement.lang,
    }


def _cluster(cluster: Cluster) -> dict[str, Any]:
    return {
        "id": cluster.id,
        "statements": sorted(cluster.statements),
        "representative": cluster.representative,
        "stance": int(cluster.stance),
        "outlets": sorted(cluster.outlets),
        "origins": sorted(cluster.origins),
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "id": finding.id,
        "kind": str(finding.kind),
        "a": finding.a,
        "b": finding.b,
        "statements_a": list(finding.statements_a),
        "statements_b": list(finding.statements_b),
        "score": round(float(finding.score), DECIMALS),
        "reasons": list(finding.reasons),
        "scope": finding.scope,
        "review": finding.review,
        "note": finding.note,
        "gained": sorted(finding.gained),
        "first_seen": finding.first_seen,
    }


def _update(update: Update) -> dict[str, Any]:
    return {
        "id": update.id,
        "counted": update.counted,
        "readings": [
            {
                "text": reading.text,
                "low": _number(reading.low),
                "high": _number(reading.high),
                "statements": list(reading.statements),
            }
            for reading in update.readings
        ],
    }


def _number(value: float) -> float | None:
    """JSON has no infinity: an open end is null."""
    return value if math.isfinite(value) else None
