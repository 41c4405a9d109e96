"""Finds the same claim, and who denies it, across many news outlets.

from claimdiff import run
analysis = run(["articles/"])
for finding in analysis.findings: ...
"""

from claimdiff.api import run
from claimdiff.datamodel import Analysis, Article, Cluster, Finding, Kind, Span, Stance, Statement

__all__ = ["Analysis", "Article", "Cluster", "Finding", "Kind", "Span", "Stance", "Statement", "run"]
