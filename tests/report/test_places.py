import pytest

from claimdiff.datamodel import Article, Span
from claimdiff.report.places import Place, Reach, place, reach
from tests.report.morning import ARTICLES, ORIGINS


def test_copies_are_many_outlets_and_one_origin_and_an_unknown_outlet_is_counted_apart():
    assert reach(ARTICLES, ORIGINS) == Reach(outlets=5, unknown=1, origins=4)
    assert reach(ARTICLES[:3], ORIGINS) == Reach(outlets=3, unknown=0, origins=1)
    assert reach(ARTICLES[:2], {}) == Reach(outlets=2, unknown=0, origins=2)


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        (
            Article("a", "x", "El Faro", published="2026-01-31T08:00:00Z"),
            Place("El Faro", "El Faro", None, "2026-01-31"),
        ),
        (Article("a", "x", title="Un título"), Place("", "Un título", None, "")),
        (Article("a", "Foto: EFE\nEl puerto.", skip=(Span(0, 9), Span(14, 15))), Place("", "El puerto.", None, "")),
    ],
)
def test_an_article_is_told_by_its_outlet_its_title_or_its_first_words(article, expected):
    assert place(article) == expected
