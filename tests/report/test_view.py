from dataclasses import replace

import pytest

from claimdiff.config import BAND_LIKELY, BAND_STRONG, band
from claimdiff.datamodel import Article, Span
from claimdiff.report.view import Place, Reach, Viewer, place, reach
from tests.conftest import statement_in
from tests.report.morning import ARTICLES, CLUSTERS, DATE, FINDINGS, MORNING, ORIGINS


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


def test_the_quote_of_the_proposition_comes_first_and_what_an_article_adds_last():
    talker = Article("t", "Uno uno. Dos dos. Tres tres.", "Hablador", published="2026-01-01")
    late = Article("z", "Otro otro.", "Tardío", published="2026-01-31")
    said = [statement_in(talker, text) for text in ("Uno uno", "Dos dos", "Tres tres")] + [
        statement_in(late, "Otro otro")
    ]
    ids = tuple(statement.id for statement in said)
    clusters = tuple(replace(cluster, statements=ids, representative=ids[2]) for cluster in CLUSTERS[:2])
    night = replace(MORNING, articles=(talker, late), statements=tuple(said), clusters=clusters, findings=FINDINGS[:1])
    night = replace(night, findings=(replace(FINDINGS[0], statements_a=ids, statements_b=ids),))
    (shown,) = Viewer(night, DATE).contradictions()
    assert [quote.text for quote in shown.sides[0].quotes] == ["Tres tres.", "Uno uno.", "Otro otro.", "Dos dos."]


def test_claims_are_repeated_from_two_outlets_on_those_of_most_origins_first():
    shown = Viewer(MORNING, DATE).repeated()
    assert [(claim.role, claim.reach.origins, claim.reach.voices) for claim in shown] == [
        ("asserts", 3, 5),
        ("denies", 2, 4),
        ("asserts", 1, 3),
    ]


@pytest.mark.parametrize(
    ("score", "name"), [(1, "strong"), (BAND_STRONG, "strong"), (BAND_LIKELY, "likely"), (BAND_LIKELY - 0.01, "weak")]
)
def test_scores_are_shown_in_bands(score, name):
    assert band(score).name.lower() == name
