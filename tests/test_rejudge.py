import json
from dataclasses import replace

import pytest

from claimdiff import pipeline
from claimdiff.config import SHOWN_FROM, Thresholds
from claimdiff.errors import StoreError
from claimdiff.progress import SILENT
from claimdiff.rejudge import rejudge
from claimdiff.store import Store
from claimdiff.verdicts import Verdict
from tests.conftest import FakeNli

FEWER, MORE = (f"El vertido dejó {fish} peces muertos en la orilla de Almoloya." for fish in (38, 52))
TEXTS = {
    "El Faro": f"{FEWER} La Fiscalía acusa a la alcaldesa Ana Rey de ocultarlo, lo que ella niega.",
    "La Hora": MORE,
    "Radio Sur": "La alcaldesa Ana Rey negó haber ocultado el vertido de la minera Alto Cobre.",
}


@pytest.fixture
def store(tmp_path, fake_encoder):
    path = tmp_path / "night.jsonl"
    rows = [{"id": o, "outlet": o, "published": "2026-01-30", "lang": "es", "text": t} for o, t in TEXTS.items()]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    nli = FakeNli({(a, b): (0.02, 0.08, 0.9) for a, b in ((FEWER, MORE), (MORE, FEWER))})
    with Store(tmp_path / "state.db") as opened:
        pipeline.run([str(path)], opened, encoder=fake_encoder, nli=nli, date="2026-01-31", progress=SILENT)
        yield opened


def shown(store, denial, contradiction):
    return {
        (finding.kind, finding.a, finding.b) for finding in rejudge(store, Thresholds(denial, contradiction)).findings
    }


def test_the_thresholds_of_the_run_give_its_result(store):
    assert rejudge(store, SHOWN_FROM) == pipeline.result(store)


def test_lower_thresholds_show_more_and_higher_ones_less(store):
    usual = shown(store, SHOWN_FROM.denial, SHOWN_FROM.contradiction)
    assert shown(store, 1, 1) < usual <= shown(store, 0, 0)
    assert usual - shown(store, SHOWN_FROM.denial, 1)


def test_every_pair_that_is_not_shown_is_counted_under_its_gate(store):
    usual, strict = rejudge(store, SHOWN_FROM).stopped, rejudge(store, Thresholds(SHOWN_FROM.denial, 1)).stopped
    assert strict["no_contradiction"] > usual.get("no_contradiction", 0)
    assert sum(strict.values()) > sum(usual.values())


def test_nothing_is_asked_and_nothing_changes(store, fake_encoder):
    calls, before = fake_encoder.calls, (store.findings(), store.counts(), store.last_run())
    rejudge(store, Thresholds(0, 0))
    assert fake_encoder.calls == calls
    assert (store.findings(), store.counts(), store.last_run()) == before


def test_verdicts_hold(store):
    finding = store.findings()[0]
    store.add_verdicts([Verdict(finding.id, "confirmed", "", "2026-01-31T08:00:00", "2026-01-31", None)])
    again = next(found for found in rejudge(store, Thresholds(0, 0)).findings if found.id == finding.id)
    assert (again.review, again.first_seen) == ("confirmed", "2026-01-31")


def test_a_finding_that_no_run_found_has_no_date(store):
    known = {finding.id for finding in store.findings()}
    assert {f.first_seen for f in rejudge(store, Thresholds(0, 0)).findings if f.id not in known} <= {None}


def test_without_a_run_there_is_nothing_to_decide_on(tmp_path):
    with Store(tmp_path / "empty.db") as empty, pytest.raises(StoreError, match="no run has ended yet"):
        rejudge(empty, SHOWN_FROM)


def test_missing_vectors_are_named_rather_than_made(store, monkeypatch):
    analysis = store.result()
    other = replace(analysis, models=dict(analysis.models) | {"encoder": "another"})
    monkeypatch.setattr(store, "result", lambda: other)
    with pytest.raises(StoreError, match="vectors of another are missing; claimdiff run makes them"):
        rejudge(store, SHOWN_FROM)
