import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdiff.datamodel import Article, Span, Stance, Statement
from claimdiff.facts import read_facts
from claimdiff.match.cluster import build_clusters, group, near_copy, presorted, swapped_name, typed_conflict


def facts(text, lang="es"):
    return read_facts(text, lang, "2024-08-21")


def test_word_order_and_a_small_edit_leave_one_wording():
    a, b = "El puerto quedó cerrado este martes por la tormenta", "Este martes el puerto quedó cerrado por la tormenta"
    assert near_copy(presorted(a), presorted(b))


def test_another_wording_is_no_copy():
    assert not near_copy(presorted("El puerto quedó cerrado"), presorted("La huelga paralizó los muelles"))


@pytest.mark.parametrize(
    ("a", "b", "gate"),
    [
        ("El tren llevaba cinco vagones", "El tren llevaba ocho vagones", "numbers"),
        ("La reunión es el jueves 22", "La reunión es el viernes 23", "times"),
        ("El puente se hundió en Oviedo", "El puente se hundió en Gijón", "names"),
        ("El ministro firmó el contrato", "El ministro no firmó el contrato", "negation"),
        ("El ministro firmó el contrato", "El contrato lo firmó el ministro", ""),
    ],
)
def test_typed_checks_keep_statements_apart(a, b, gate):
    assert typed_conflict(facts(a), facts(b)) == gate


def test_another_name_in_the_same_wording_is_swapped():
    assert swapped_name(facts("Ayer renunció Ana Pardo en Lugo"), facts("Ayer renunció Eva Rial en Lugo"))
    assert not swapped_name(facts("Ayer renunció Ana Pardo"), facts("Ayer renunció Pardo"))


def grouped(size, verified, vetoed=frozenset(), copies=frozenset()):
    def among(pairs):
        return lambda a, b: (min(a, b), max(a, b)) in pairs

    return group(size, verified, among(vetoed), among(copies))


def test_a_chain_of_verified_pairs_does_not_glue_its_ends():
    chain = [(0, 1), (1, 2), (2, 3), (3, 4), (4, 5)]
    labels = grouped(6, chain)
    assert labels[0] != labels[5]


def test_statements_all_verified_with_one_another_are_one_cluster():
    labels = grouped(4, [(0, 1), (0, 2), (1, 2)])
    assert len(set(labels[:3])) == 1
    assert labels[3] not in labels[:3]


def test_a_veto_keeps_two_statements_apart_whatever_links_them():
    labels = grouped(3, [(0, 1), (1, 2)], vetoed={(0, 2)})
    assert labels[0] != labels[2]


def test_copies_of_one_wording_count_as_one_statement():
    copies = {(0, 1), (0, 2), (1, 2)}
    assert len(set(grouped(4, [*copies, (0, 3)], copies=copies))) == 1
    assert len(set(grouped(4, [*copies, (0, 3)]))) == 2


@given(st.sets(st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda p: p[0] < p[1])))
def test_vetoed_pairs_never_share_a_cluster(pairs):
    vetoed = {pair for pair in pairs if sum(pair) % 3 == 0}
    labels = grouped(8, sorted(pairs - vetoed), vetoed)
    assert all(labels[a] != labels[b] for a, b in vetoed)


def statement(number, article):
    return Statement(f"s{number}", article, 0, 1, "x", None, "", Stance.ASSERTS, "x", "fact", Span(0, 1))


ARTICLES = {
    "a1": Article("a1", "x", outlet="El Faro", published="2026-01-31"),
    "a2": Article("a2", "x", outlet="La Hora", published="2026-01-30"),
    "a3": Article("a3", "x", outlet="La Hora"),
}
VECTORS = np.array([[1, 0], [0.8, 0.6], [0, 1]], np.float32)


def one_cluster(*statements):
    origins = {"a1": "o1", "a2": "o1", "a3": "o2"}
    labels = np.zeros(len(statements), int)
    (found,) = build_clusters(statements, labels, VECTORS[: len(statements)], ARTICLES, origins)
    return found


def test_a_cluster_counts_outlets_and_origins_and_shows_its_most_central_statement():
    found = one_cluster(statement(1, "a1"), statement(2, "a2"), statement(3, "a3"))
    assert found.statements == ("s1", "s2", "s3")
    assert found.representative == "s2"
    assert found.outlets == ("El Faro", "La Hora")
    assert found.origins == ("o1", "o2")


def test_a_cluster_has_the_name_of_its_first_statement_while_it_grows():
    first, late, undated = statement(2, "a2"), statement(1, "a1"), statement(3, "a3")
    assert one_cluster(first).id == one_cluster(late, first).id == one_cluster(late, first, undated).id
    assert one_cluster(late, undated).id == one_cluster(late).id != one_cluster(first).id
