from benchmarks.extract import measure
from claimdiff.datamodel import Article


def test_sentences_and_statements_are_counted_and_timed():
    articles = [Article("a", "El alcalde negó el cierre. Llueve mucho en el valle de Arce.", lang="es")]
    measured = measure(articles, rounds=1)
    assert (measured["sentences"], measured["statements"]) == (2, 2)
    assert measured["sentences_a_second"] > 0
