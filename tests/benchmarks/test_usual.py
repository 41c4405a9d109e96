from collections.abc import Sequence

import numpy as np
import pytest

from benchmarks.page import usual_table
from benchmarks.usual import (
    OURS,
    SENTENCES,
    STATEMENTS,
    CountingNli,
    Measured,
    Models,
    Piece,
    Way,
    chosen,
    flag,
    measure,
    questions_of,
    sentence_pieces,
    statement_pieces,
    tally_of,
)
from claimdiff.datamodel import Article
from tests.conftest import FakeNli
from tests.gate.bundles import Bundle, Passage, load_bundle
from tests.gate.conftest import gold, write_bundle
from tests.gate.score import Tally

EXCLUDES, FOLLOWS = (0.05, 0.05, 0.9), (0.9, 0.05, 0.05)
TWELVE, FOURTEEN = "Hubo doce heridos.", "Los heridos son catorce, dijo el hospital."


class NearEncoder:
    """Every text near every other one but those that speak of 2019."""

    name = "near"

    def encode(self, texts: Sequence[str], progress=None) -> np.ndarray:
        """float32 [n, 2], unit rows."""
        return np.array([[0.0, 1.0] if "2019" in text else [1.0, 0.0] for text in texts], np.float32)


@pytest.fixture
def bundle(tmp_path) -> Bundle:
    return load_bundle(write_bundle(tmp_path, gold()))


def pieces(*texts: str, denied: str = "") -> list[Piece]:
    """A piece of an article of its own for each text."""
    return [Piece(text, Passage(f"a{n}", 0, len(text)), text == denied) for n, text in enumerate(texts)]


def test_sentences_are_those_of_the_body():
    article = Article("a", "Foto: archivo. El puente cerró. Hubo doce heridos.", lang="es")
    assert [(p.text, p.passage.start, p.denied) for p in sentence_pieces([article])][-2:] == [
        ("El puente cerró.", 15, False),
        ("Hubo doce heridos.", 32, False),
    ]


def test_statements_are_propositions_that_know_whether_they_are_denied():
    article = Article("a", "El alcalde niega que el puente esté cerrado. ¿Cerró el puente?", lang="es")
    assert [(p.text, p.denied) for p in statement_pieces([article])] == [("El puente está cerrado.", True)]


def test_pairs_of_one_article_and_pairs_that_are_not_near_are_not_asked_about():
    nli = FakeNli({("b", "a"): EXCLUDES})
    given = [*pieces("a", "b", "en 2019"), Piece("c", Passage("a0", 5, 6))]
    found = flag(given, NearEncoder(), nli)
    assert found.pairs.tolist() == [[0, 1], [1, 3]]
    assert found.scores.tolist() == pytest.approx([0.9, 0.1])
    assert nli.calls == questions_of(found, 0.7) == 4
    assert questions_of(found, 1.1) == 0


def test_a_question_is_asked_once_however_many_pairs_need_it():
    nli = FakeNli()
    found = flag(pieces("a", "a", "b"), NearEncoder(), nli)
    assert len(found.pairs) == 3
    assert nli.calls == questions_of(found, 0.7) == 3


def test_a_claim_that_follows_from_what_is_denied_stands_against_it():
    nli = FakeNli({("a", "b"): FOLLOWS, ("c", "b"): EXCLUDES})
    found = flag(pieces("a", "b", "c", denied="b"), NearEncoder(), nli)
    assert dict(zip(map(tuple, found.pairs.tolist()), found.scores.tolist(), strict=True)) == pytest.approx(
        {(0, 1): 0.9, (0, 2): 0.1, (1, 2): 0.1}
    )


def test_flagged_pairs_are_scored_by_what_their_spans_carry(bundle):
    nli = FakeNli({(TWELVE, FOURTEEN): EXCLUDES, ("El puente cerró el lunes.", FOURTEEN): EXCLUDES})
    given = list(sentence_pieces([Article(name, text, lang="es") for name, text in bundle.texts.items()]))
    found = flag(given, NearEncoder(), nli)
    figures = tally_of(bundle, found, 0.7, 0.5).figures()
    assert [figures[name] for name in ("findings", "contradiction_p", "contradiction_r")] == [2, 0.5, 0.5]
    assert tally_of(bundle, found, 0.7, 0.95).findings == 0


def test_all_ways_are_measured_on_the_same_bundles(bundle):
    nli = FakeNli({(TWELVE, FOURTEEN): EXCLUDES})
    told = []
    found = measure([bundle, bundle], Models(NearEncoder(), nli), told.append)
    assert [(row["way"], row["near"], row["seconds"] is None) for row in found["ways"]] == [
        ("claimdiff", None, False),
        ("statement pairs through NLI, no gates", 0.7, False),
        ("statement pairs through NLI, no gates", 0.7, True),
        ("sentence pairs through NLI", 0.7, False),
        ("sentence pairs through NLI", 0.7, True),
    ]
    assert all(row["traps"] == 2 for row in found["ways"])
    assert found["bundles"] == ["puente", "puente"]
    assert [line.partition(":")[0] for line in told] == ["puente", "puente"]


def test_the_best_thresholds_are_those_of_the_best_f1():
    total = {Way(OURS): Measured()}
    for name in (STATEMENTS, SENTENCES):
        for near, right in ((0.7, 1), (0.9, 2)):
            total[Way(name, near, 0.5)] = Measured(Tally(findings=2, right=right, listed=2, hit=right))
    assert [way.near for way in chosen(total)] == [None, 0.7, 0.9, 0.7, 0.9]


def test_a_counting_model_counts_pairs_and_says_what_the_model_says():
    counting = CountingNli(FakeNli({("a", "b"): EXCLUDES}))
    assert counting.predict([("a", "b"), ("b", "a")])[0].tolist() == pytest.approx(EXCLUDES)
    assert (counting.asked, counting.name) == (2, "fake-nli")


def test_the_table_has_a_line_a_way_and_says_what_it_was_measured_on():
    row = {"way": "claimdiff", "near": None, "contradictory": None, "precision": 0.5, "recall": 0.25, "f1": 1 / 3}
    row |= {"findings": 1200, "traps_flagged": 2, "traps": 60, "questions": 12345, "seconds": 61.4}
    other = row | {"way": "usual", "near": 0.7, "contradictory": 0.5, "seconds": None}
    machine = {"processor": "Chip", "cores": 2, "commit": "abc1234"}
    found = {"ways": [row, other], "machine": machine, "bundles": ["x", "y"]}
    assert usual_table(found | {"models": {"encoder": "e-1", "nli": "n-1"}}).splitlines()[2:] == [
        "| claimdiff | – | – | 1,200 | 0.50 | 0.25 | 0.33 | 2 of 60 | 12,345 | 61 |",
        "| usual | 0.70 | 0.50 | 1,200 | 0.50 | 0.25 | 0.33 | 2 of 60 | 12,345 | – |",
        "",
        "2 bundles, e-1, n-1; Chip, 2 cores, commit abc1234. Seconds are those of all threads.",
    ]
