import json
from pathlib import Path

import pytest

from claimdiff import pipeline
from claimdiff.config import Settings
from claimdiff.datamodel import Kind, Stance
from claimdiff.errors import AlreadyRunningError
from claimdiff.progress import SILENT
from claimdiff.store import Store

TEXTS = {
    "El Faro": "La Fiscalía acusa a la minera Alto Cobre de verter ácido en el río Lerma, lo que la empresa niega. "
    "El vertido dejó 38 peces muertos en la orilla de Almoloya.",
    "La Hora": "Alto Cobre vertió ácido en el río Lerma, sostuvo la Fiscalía. "
    "El vertido dejó 52 peces muertos en la orilla de Almoloya.",
    "Radio Sur": "La minera Alto Cobre desmintió que vertiera ácido en el río Lerma.",
}


def rows(**texts):
    return [
        {"id": outlet, "outlet": outlet, "published": "2026-01-30", "lang": "es", "text": text}
        for outlet, text in texts.items()
    ]


def write(path: Path, rows):
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return str(path)


@pytest.fixture
def source(tmp_path):
    return write(tmp_path / "night.jsonl", rows(**TEXTS))


@pytest.fixture
def store(tmp_path):
    with Store(tmp_path / "state.db") as opened:
        yield opened


@pytest.fixture
def run(store, fake_encoder, fake_nli):
    def once(*inputs, date="2026-01-31"):
        return pipeline.run(inputs, store, encoder=fake_encoder, nli=fake_nli, date=date, progress=SILENT)

    return once


def test_a_claim_and_its_anaphoric_denial_become_a_finding(run, source):
    analysis = run(source)
    statements = {statement.id: statement for statement in analysis.statements}
    denial = next(finding for finding in analysis.findings if finding.kind is Kind.DENIAL)
    assert {statements[s].stance for s in denial.statements_a} == {Stance.ASSERTS}
    assert {statements[s].stance for s in denial.statements_b} == {Stance.DENIES}
    assert denial.first_seen == "2026-01-31"


def test_a_second_run_on_the_same_input_asks_no_model_and_gives_the_same(run, source, fake_encoder, fake_nli):
    first = run(source)
    asked = fake_encoder.calls, fake_nli.calls
    assert run(source, date="2026-02-01") == first
    assert (fake_encoder.calls, fake_nli.calls) == asked


def test_what_was_read_before_is_not_asked_of_a_model_again(run, source, tmp_path, fake_encoder):
    run(source)
    asked = fake_encoder.calls
    analysis = run(write(tmp_path / "next.jsonl", rows(Nuevo="El alcalde de Toluca inauguró ayer un puente peatonal.")))
    assert len(analysis.articles) == 4
    assert fake_encoder.calls - asked == len({s.proposition for s in analysis.statements if s.article == "Nuevo"})


def test_the_result_does_not_depend_on_the_order_of_the_articles(run, tmp_path, fake_encoder, fake_nli):
    forward = write(tmp_path / "a.jsonl", rows(**TEXTS))
    backward = write(tmp_path / "b.jsonl", rows(**TEXTS)[::-1])
    results = []
    for name, source in (("f", forward), ("b", backward)):
        with Store(tmp_path / f"{name}.db") as store:
            results.append(
                pipeline.run([source], store, encoder=fake_encoder, nli=fake_nli, date="2026-01-31", progress=SILENT)
            )
    assert results[0] == results[1]


def test_bad_input_is_a_failure_and_the_good_articles_go_through(run, source, tmp_path):
    broken = tmp_path / "broken.jsonl"
    broken.write_text('{"text": "cut', encoding="utf-8")
    analysis = run(source, str(broken))
    assert len(analysis.articles) == 3
    assert [(failure.source, failure.line) for failure in analysis.failures] == [(str(broken), 1)]


def test_every_statement_is_in_one_cluster_and_stances_never_mix(run, source):
    analysis = run(source)
    stance = {statement.id: statement.stance for statement in analysis.statements}
    members = [statement for cluster in analysis.clusters for statement in cluster.statements]
    assert sorted(members) == sorted(stance)
    assert all({stance[s] for s in cluster.statements} == {cluster.stance} for cluster in analysis.clusters)


def test_a_second_run_at_the_same_time_is_refused(run, source, store):
    with store.exclusive(), pytest.raises(AlreadyRunningError):
        run(source)


def test_another_model_makes_the_answers_of_the_first_one_void(store, source, fake_encoder, fake_nli):
    pipeline.run([source], store, encoder=fake_encoder, nli=fake_nli, date="2026-01-31", progress=SILENT)
    asked = fake_encoder.calls
    fake_encoder.name = "another"
    pipeline.run([source], store, encoder=fake_encoder, nli=fake_nli, date="2026-01-31", progress=SILENT)
    assert fake_encoder.calls == 2 * asked


def test_other_settings_are_another_run(store, source, fake_encoder, fake_nli):
    options = {"encoder": fake_encoder, "nli": fake_nli, "date": "2026-01-31", "progress": SILENT}
    loose = pipeline.run([source], store, **options, settings=Settings(near=0.1))
    strict = pipeline.run([source], store, **options, settings=Settings(near=0.999))
    assert loose.articles == strict.articles
    assert sum(loose.stopped.values()) > sum(strict.stopped.values())


def test_a_toll_that_grew_is_an_update_and_no_finding(run, tmp_path):
    first = {"id": "mon", "outlet": "El Faro", "published": "2026-01-26", "lang": "es"}
    first["text"] = "El fuego ha quemado ya 1.850 hectáreas de pinar en la sierra de Castromeao."
    later = first | {"id": "tue", "outlet": "La Hora", "published": "2026-01-27"}
    later["text"] = first["text"].replace("1.850", "2.400")
    analysis = run(write(tmp_path / "fire.jsonl", [first, later]))
    assert analysis.findings == ()
    assert [(update.counted, [r.text for r in update.readings]) for update in analysis.updates] == [
        ("hectáreas", ["1.850", "2.400"])
    ]
    assert run().updates == analysis.updates
