import pytest

from claimdiff import ask, pipeline
from claimdiff.datamodel import Stance
from claimdiff.errors import ClaimdiffError
from claimdiff.progress import SILENT
from claimdiff.store import Store

CLAIM, DENIAL = "La minera vertió ácido en el río Lerma", "La minera niega que vertiera ácido en el río Lerma"


@pytest.fixture
def compare(fake_encoder, fake_nli):
    def pair(a, b, **answers):
        fake_nli.answers.update(answers)
        (found,) = ask.compare([(a, b)], encoder=fake_encoder, nli=fake_nli)
        return found

    return pair


def test_a_claim_and_its_denial_are_a_denial_with_the_stances_of_both(compare):
    found = compare(CLAIM, DENIAL)
    assert (found.stance_a, found.stance_b) == (Stance.ASSERTS, Stance.DENIES)
    assert found.relation == "denial"


def test_nli_reads_the_texts_as_they_are(compare, fake_nli):
    fake_nli.answers = {(CLAIM, DENIAL): (0.1, 0.2, 0.7), (DENIAL, CLAIM): (0.2, 0.2, 0.6)}
    found = compare(CLAIM, DENIAL)
    assert round(found.forward.contradiction, 3) == 0.7
    assert round(found.backward.contradiction, 3) == 0.6


def test_the_same_text_is_the_same_claim(compare):
    assert compare(CLAIM, CLAIM).relation == "same"


def test_texts_about_different_things_are_neutral(compare):
    assert compare(CLAIM, "El equipo de Toluca ganó la copa").relation == "neutral"


def test_many_pairs_are_asked_of_the_model_once_each(fake_encoder, fake_nli):
    found = ask.compare([(CLAIM, DENIAL)] * 3, encoder=fake_encoder, nli=fake_nli)
    assert len(found) == 3
    assert fake_nli.calls <= 4


@pytest.fixture
def store(tmp_path, fake_encoder, fake_nli):
    text = "La Fiscalía acusa a Alto Cobre de verter ácido en el Lerma, lo que la empresa niega."
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    with Store(tmp_path / "state.db") as opened:
        pipeline.run(
            [str(tmp_path / "a.txt")], opened, encoder=fake_encoder, nli=fake_nli, date="2026-01-31", progress=SILENT
        )
        yield opened


def test_explain_gives_the_decision_on_two_statements(store):
    claim, denial = (statement.id for statement in store.statements())
    (found,) = ask.explain(store, claim[:8], denial[:8])
    assert (found.a.id, found.b.id) == (claim, denial)
    assert found.decision is not None
    assert "linked" in found.decision.reasons


def test_explain_takes_claims_as_well_as_statements(store):
    finding = store.findings()[0]
    (found,) = ask.explain(store, finding.a, finding.b)
    assert found.decision is not None


def test_an_id_that_names_nothing_is_said(store):
    with pytest.raises(ClaimdiffError, match="zzz"):
        ask.explain(store, "zzz", store.statements()[0].id)
