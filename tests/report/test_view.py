from dataclasses import replace

import pytest

from claimdiff.config import BAND_LIKELY, BAND_STRONG, band
from claimdiff.datamodel import Article, Kind
from claimdiff.report.view import Viewer
from tests.conftest import statement_in
from tests.report.morning import CLUSTERS, DATE, FINDINGS, MORNING


def test_the_quote_of_the_proposition_comes_first_and_what_an_article_adds_last():
    talker = Article("t", "Uno uno. Dos dos. Tres tres.", "Hablador", published="2026-01-01")
    late = Article("z", "Otro otro.", "Tardío", published="2026-01-31")
    said = [statement_in(talker, text) for text in ("Uno uno", "Dos dos", "Tres tres")] + [
        statement_in(late, "Otro otro")
    ]
    ids = tuple(statement.id for statement in said)
    clusters = tuple(replace(cluster, statements=ids, representative=ids[2]) for cluster in CLUSTERS[:2])
    night = replace(MORNING, articles=(talker, late), statements=tuple(said), clusters=clusters, findings=FINDINGS[:1])
    night = replace(night, findings=(replace(FINDINGS[0], statements_a=ids[2:] + ids[:2], statements_b=ids),))
    (shown,) = Viewer(night, DATE).contradictions()
    assert [quote.text for quote in shown.sides[0].quotes] == ["Tres tres.", "Uno uno.", "Otro otro.", "Dos dos."]


def test_claims_are_repeated_from_two_origins_on_those_of_copies_are_counted():
    viewer = Viewer(MORNING, DATE)
    shown = viewer.repeated()
    assert [(claim.role, claim.reach.origins, claim.reach.voices) for claim in shown] == [
        ("asserts", 3, 5),
        ("denies", 2, 4),
    ]
    assert viewer.copied() == 1


@pytest.mark.parametrize(
    ("score", "name"), [(1, "strong"), (BAND_STRONG, "strong"), (BAND_LIKELY, "likely"), (BAND_LIKELY - 0.01, "weak")]
)
def test_scores_are_shown_in_bands(score, name):
    assert band(score).name.lower() == name


def test_the_sides_of_a_reversal_come_in_the_order_in_which_they_were_said():
    reversal = replace(FINDINGS[2], kind=Kind.REVERSAL)
    for a, b in ((2, 3), (3, 2)):
        sides = {"a": CLUSTERS[a].id, "b": CLUSTERS[b].id}
        sides |= {"statements_a": CLUSTERS[a].statements, "statements_b": CLUSTERS[b].statements}
        (shown,) = Viewer(replace(MORNING, findings=(replace(reversal, **sides),)), DATE).contradictions()
        assert [(side.role, side.proposition) for side in shown.sides] == [
            ("earlier", "La huelga dejó 38 barcos sin descargar."),
            ("later", "El paro afectó a 52 barcos."),
        ]


def test_a_reversal_without_dates_keeps_its_sides():
    articles = tuple(replace(article, published=None) for article in MORNING.articles)
    undated = replace(MORNING, articles=articles, findings=(replace(FINDINGS[2], kind=Kind.REVERSAL),))
    (shown,) = Viewer(undated, DATE).contradictions()
    assert [side.role for side in shown.sides] == ["asserts", "asserts"]


def test_the_first_statement_of_a_side_words_it():
    finding = FINDINGS[0]
    other = next(statement for statement in finding.statements_a if statement != finding.statements_a[0])
    turned = (other, *(statement for statement in finding.statements_a if statement != other))
    night = replace(MORNING, findings=(replace(finding, statements_a=turned),))
    said = next(statement.proposition for statement in MORNING.statements if statement.id == other)
    assert Viewer(night, DATE).contradictions()[0].sides[0].proposition == said


def test_a_side_in_several_languages_is_headed_in_that_of_the_report():
    first, *others = FINDINGS[0].statements_a or CLUSTERS[0].statements
    foreign = tuple(replace(s, lang="en") if s.id == first else s for s in MORNING.statements)
    night = replace(MORNING, statements=foreign, findings=FINDINGS[:1])
    said = {statement.id: statement.proposition for statement in MORNING.statements}
    headed = [Viewer(night, DATE, lang=lang).contradictions()[0].sides[0].proposition for lang in ("", "en", "pt")]
    assert headed == [said[first]] * 3
    assert Viewer(night, DATE, lang="es").contradictions()[0].sides[0].proposition in {said[other] for other in others}
