"""The measure of the choice of pairs, on a small invented bundle."""

import pytest

from claimdiff.datamodel import Span, Stance, Statement
from tests.gate.blocking import Blocking, score
from tests.gate.bundles import Bundle, load_bundle
from tests.gate.conftest import TEXTS


@pytest.fixture
def bundle(folder) -> Bundle:
    return load_bundle(folder / "puente")


def statement(name: str, article: str, quote: str) -> Statement:
    start = TEXTS[article].index(quote)
    span = Span(start, start + len(quote))
    return Statement(name, article, span.start, span.end, quote, None, "", Stance.ASSERTS, quote, "fact", span)


STATEMENTS = [
    statement("closed", "a2", "El puente sigue cerrado desde el lunes."),
    statement("open", "a1", "El alcalde niega que el puente esté cerrado."),
    statement("twelve", "a1", "Hubo doce heridos."),
    statement("fourteen", "a2", "Los heridos son catorce, dijo el hospital."),
]


def test_a_contradiction_is_kept_when_its_two_claims_are_compared_in_either_order(bundle):
    counts = score(bundle, STATEMENTS, [("open", "closed"), ("twelve", "fourteen")])
    assert counts == Blocking(listed=2, kept=2)


def test_a_contradiction_of_which_no_pair_is_compared_is_lost(bundle):
    counts = score(bundle, STATEMENTS, [("open", "twelve"), ("twelve", "fourteen")])
    assert (counts.listed, counts.kept) == (2, 1)
    assert counts.lost == ("puente: gist of closed <> gist of open",)
    assert str(counts) == "contradictions kept by the choice of pairs: 1/2"


def test_counts_add_up():
    assert Blocking(2, 1, ("a",)) + Blocking(3, 3) == Blocking(5, 4, ("a",))
