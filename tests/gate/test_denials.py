"""The measure of denials, on a small invented bundle with an encoder that counts common words."""

from collections.abc import Sequence

import numpy as np
import pytest

from claimdiff.datamodel import Span, Stance, Statement
from claimdiff.text import words
from tests.gate.bundles import Bundle, load_bundle
from tests.gate.conftest import TEXTS
from tests.gate.denials import Denials, score


class CommonWords:
    """Vectors whose product is larger the more words two texts share."""

    name = "common words"

    def encode(self, texts: Sequence[str], progress: object = None) -> np.ndarray:
        known = sorted({word for text in texts for word in words(text)})
        counts = np.array([[float(word in words(text)) for word in known] for text in texts])
        return counts / np.linalg.norm(counts, axis=1, keepdims=True)


@pytest.fixture
def bundle(folder) -> Bundle:
    return load_bundle(folder / "puente")


def statement(quote: str, proposition: str, stance: Stance = Stance.ASSERTS) -> Statement:
    article = next(name for name, text in TEXTS.items() if quote in text)
    start = TEXTS[article].index(quote)
    span = Span(start, start + len(quote))
    return Statement("s", article, span.start, span.end, quote, None, "", stance, proposition, "fact", span)


DENIAL = "El alcalde niega que el puente esté cerrado."


def test_a_denial_of_what_is_denied_is_found_and_placed(bundle):
    counts = score(bundle, [statement(DENIAL, "Gist of closed", Stance.DENIES)], CommonWords())
    assert counts == Denials(denying=1, found=1, placed=1, reachable=1, asserting=4)


def test_a_denial_of_something_else_is_found_but_not_placed(bundle):
    counts = score(bundle, [statement(DENIAL, "Gist of twelve", Stance.DENIES)], CommonWords())
    assert (counts.found, counts.placed, counts.reachable) == (1, 0, 1)
    assert counts.wrong == ("puente: 'El alcalde niega que el puente esté cerrado' (of open) -> -1 Gist of twelve",)


def test_a_denial_that_is_not_read_counts_as_missed(bundle):
    counts = score(bundle, [statement(DENIAL, "Gist of closed")], CommonWords())
    assert (counts.denying, counts.found, counts.placed) == (1, 0, 0)


def test_an_assertion_read_as_a_denial_is_counted_and_refused(bundle):
    counts = score(bundle, [statement("Hubo doce heridos.", "Hubo doce heridos", Stance.DENIES)], CommonWords())
    assert (counts.asserting, counts.misread) == (4, 1)
    assert "assertions read as denials: 1 of 4, at most 2%" in counts.faults()


def test_counts_add_up():
    one, other = Denials(1, 1, 0, 1, 2, 1, ("a",)), Denials(1, 0, 0, 1, 3, 0, ("b",))
    assert one + other == Denials(2, 1, 0, 2, 5, 1, ("a", "b"))
