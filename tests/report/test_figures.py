from dataclasses import replace

from claimdiff.datamodel import Reading
from claimdiff.report.figures import MOST_FIGURES, MOST_GIVING, Figure, Value, figures
from claimdiff.report.markdown import render_markdown
from claimdiff.report.places import place
from tests.report.morning import ARTICLES, BEFORE, DATE, HURT_4, HURT_9, MORNING, UPDATES


def test_a_figure_has_each_value_with_who_gave_it_and_where_earliest_first():
    (shown,) = figures(MORNING)
    assert shown == Figure(
        "heridos",
        (
            Value("al menos 4", "", tuple(place(article) for article in ARTICLES[:3]), 0),
            Value("9", "Otero", (place(ARTICLES[3]),), 0),
        ),
        HURT_9[0].proposition,
        ("w1", "w2", "w3", "t1"),
    )


def test_many_places_of_one_value_end_in_a_count():
    reading = Reading("4", 4, 4, tuple(one.id for one in (*HURT_4, *HURT_9)))
    (shown,) = figures(replace(MORNING, updates=(replace(UPDATES[0], readings=(reading,)),)))
    assert (len(shown.values[0].places), shown.values[0].more_places) == (MOST_GIVING, 1)


def test_a_page_bears_some_figures_and_counts_the_rest():
    many = tuple(replace(UPDATES[0], id=f"u{number}") for number in range(MOST_FIGURES + 3))
    page = render_markdown(replace(MORNING, updates=many), lang="en", date=DATE, since=BEFORE)
    section = page.partition("## How the figures moved")[2].partition("\n## ")[0]
    assert section.count("- heridos:") == MOST_FIGURES
    assert "- … and 3 more" in section


def test_without_figures_that_moved_there_is_no_section():
    page = render_markdown(replace(MORNING, updates=()), lang="es", date=DATE, since=BEFORE)
    assert "Cómo se movieron" not in page
