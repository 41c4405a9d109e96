import json
import random
from dataclasses import replace
from pathlib import Path

import numpy as np

from claimdiff.report.json import to_json
from tests.report.morning import MORNING

GOLDEN = Path(__file__).parent / "golden" / "morning.json"


def text(analysis):
    return json.dumps(to_json(analysis, {"date": "2026-01-31"}), ensure_ascii=False, indent=1) + "\n"


def test_the_report_of_a_morning_is_the_one_that_was_checked_by_hand():
    assert text(MORNING) == GOLDEN.read_text(encoding="utf-8")


def test_the_order_in_which_things_come_does_not_matter_but_that_of_the_findings_is_kept():
    shuffled = random.Random(1)
    mixed = {
        name: shuffled.sample(items, len(items))
        for name in ("articles", "statements", "clusters")
        if (items := getattr(MORNING, name))
    }
    assert text(replace(MORNING, **mixed)) == text(MORNING)
    backwards = to_json(replace(MORNING, findings=MORNING.findings[::-1]), {})
    assert [finding["id"][:4] for finding in backwards["findings"]] == ["a4d0", "a3c0", "d2b0", "d1a0"]


def test_offsets_and_texts_are_those_of_the_articles():
    report, texts = to_json(MORNING, {}), {article.id: article.text for article in MORNING.articles}
    assert all(texts[s["article"]][s["start"] : s["end"]] == s["text"] for s in report["statements"])
    assert all(statement["stance"] in (-1, 0, 1) for statement in report["statements"])


def test_scores_are_rounded_whatever_made_them():
    finding = replace(MORNING.findings[0], score=np.float32(0.123456))
    assert to_json(replace(MORNING, findings=(finding,)), {})["findings"][0]["score"] == 0.1235
