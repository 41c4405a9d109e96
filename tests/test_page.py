import random
from dataclasses import replace

import pytest

from claimdiff.datamodel import Analysis, Kind
from claimdiff.page import page_of
from claimdiff.report.markdown import render_markdown
from claimdiff.store import Store
from claimdiff.text import content_id
from claimdiff.verdicts import Verdict
from tests.results import put_result
from tests.test_store import RUN

DAY = RUN.date


@pytest.fixture
def store(tmp_path):
    with Store(tmp_path / "state.db") as opened:
        yield opened


def crowd(analysis: Analysis, number: int) -> Analysis:
    """So many findings between the claims of an analysis, of all kinds and strengths."""
    chance = random.Random(7)
    found = [
        replace(
            analysis.findings[0],
            id=content_id("crowd", at),
            kind=chance.choice(list(Kind)),
            score=chance.random(),
            statements_a=tuple(chance.sample(analysis.findings[0].statements_a, 2)),
        )
        for at in range(number)
    ]
    return replace(analysis, findings=tuple(found), failures=())


def report(analysis: Analysis, ticked=None) -> str:
    return render_markdown(analysis, lang="es", date=DAY, since=None, unsettled=ticked)


def test_a_page_made_of_what_it_shows_is_that_made_of_everything(store, analysis):
    put_result(store, crowd(analysis, 400), (), RUN)
    everything = store.result()
    assert report(page_of(store, {})) == report(everything)
    assert len(store.leading(40, ())) < len(everything.findings)


def test_what_people_judged_or_left_unclear_is_on_the_page_however_weak(store, analysis):
    put_result(store, crowd(analysis, 400), (), RUN)
    weakest = [finding.id for finding in store.findings()[::-60]]
    said = ["confirmed", "dismissed", "different", ""] * len(weakest)
    at = f"{DAY}T09:00:00+00:00"
    store.add_verdicts(
        Verdict(key, verdict, "", at, DAY, store.shown_number(key, DAY))
        for key, verdict in zip(weakest[1:], said, strict=False)
    )
    ticked = {weakest[0]: frozenset({"confirmed", "dismissed"})}
    assert report(page_of(store, ticked), ticked) == report(store.result(), ticked)
