"""Plays nights: articles arrive in slices, a person reviews in between, and at the end stands a state and a report."""

import json
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from claimdiff import pipeline
from claimdiff.config import Settings
from claimdiff.datamodel import Analysis
from claimdiff.page import page_of
from claimdiff.progress import SILENT
from claimdiff.report.markdown import render_markdown
from claimdiff.store import Store
from claimdiff.text import content_id, words
from claimdiff.verdicts import Verdict
from tests.conftest import FakeEncoder, FakeNli

Slices = Sequence[Sequence[dict[str, Any]]]
# The fake encoder knows words alone, so that what belongs together is less near than in life.
SETTINGS = Settings(near=0.45)
LAST_NIGHT = "2026-03-01"
KEPT = ("verdicts", "shown", "first_seen", "pages")


class OpinionatedNli(FakeNli):
    """Answers by chance, always the same for one question, and rather "entailed" where words are shared."""

    def predict(self, pairs, progress=None):
        """float32 [n, 3]."""
        self.calls += len(pairs)
        return np.array([self._answer(*pair) for pair in pairs], np.float32).reshape(-1, 3)

    @staticmethod
    def _answer(premise: str, hypothesis: str) -> list[float]:
        chance = random.Random(content_id(premise, hypothesis))
        ours, theirs = set(words(premise)), set(words(hypothesis))
        shared = len(ours & theirs) / max(1, min(len(ours), len(theirs)))
        odds = [chance.random() ** 4 + 2 * shared, chance.random() ** 2, chance.random() ** 4]
        return [value / sum(odds) for value in odds]


@dataclass(frozen=True)
class End:
    """What a state file holds in the end, dates left out, and the report of the last night."""

    analysis: Analysis
    report: str


class Desk:
    """A state file, and what is done with it."""

    def __init__(self, folder: Path, encoder=None, nli=None, settings=SETTINGS):
        self.folder = folder
        folder.mkdir()
        self.store = Store(folder / "state.db")
        self.models = {"encoder": encoder or FakeEncoder(), "nli": nli or OpinionatedNli()}
        self.settings = settings

    def night(self, rows: Sequence[dict[str, Any]], date: str) -> Analysis:
        """One run."""
        source = self.folder / f"{date}-{len(list(self.folder.iterdir()))}.jsonl"
        source.write_text("".join(json.dumps(row) + "\n" for row in rows) or "\n", encoding="utf-8")
        inputs = [str(source)] if rows else []
        options = {"date": date, "progress": SILENT, "settings": self.settings}
        return pipeline.run(inputs, self.store, **self.models, **options)

    def review(self, date: str, seed: int) -> None:
        """Judge a few of the findings there are, by chance."""
        chance = random.Random(seed)
        for finding in self.store.findings():
            if chance.random() < 0.4:
                verdict = chance.choice(["confirmed", "dismissed", "different"])
                shown = self.store.shown_number(finding.id, date)
                self.store.add_verdicts([Verdict(finding.id, verdict, "", f"{date}T09:00:00+00:00", date, shown)])

    def take_reviews_of(self, other: "Desk") -> None:
        """Take over all that a person saw and said, as it stands in another state file."""
        for table in KEPT:
            rows = other.store._read(f"SELECT * FROM {table}")
            if rows:
                self.store._insert(table, rows)

    def end(self) -> End:
        """The end of all nights."""
        found = pipeline.result(self.store)
        page = page_of(self.store, {})
        undated = replace(found, findings=tuple(replace(finding, first_seen=None) for finding in found.findings))
        report = self._report(undated)
        assert report == self._report(replace(page, findings=tuple(replace(f, first_seen=None) for f in page.findings)))
        return End(undated, report)

    @staticmethod
    def _report(analysis: Analysis) -> str:
        return render_markdown(analysis, lang="es", date=LAST_NIGHT, since="2026-01-01")


def dates(number: int) -> list[str]:
    """The dates of so many nights in a row."""
    return [f"2026-02-{day + 1:02}" for day in range(number)]
