from dataclasses import replace

from claimdiff.datamodel import Analysis, Article
from claimdiff.report.figures import Figure
from claimdiff.report.stories import by_story
from claimdiff.report.view import Viewer
from tests.report.morning import DATE, MORNING

ARTICLES = tuple(
    Article(key, f"Texto de {key}.", title=f"Título de {key}", published=f"2026-01-{day}")
    for key, day in (("a", "30"), ("b", "29"), ("copy", "31"), ("far", "28"))
)
NIGHT = Analysis(ARTICLES, (), (), (), origins={"a": "o1", "copy": "o1", "b": "o2", "far": "o3"})
SHOWN = Viewer(MORNING, DATE).contradictions()[0]


def finding(key, *articles):
    return replace(SHOWN, id=key, articles=articles)


def told(*items, figures=()):
    stories = by_story(items, figures, NIGHT)
    return [(story.title, [item.id for item in story.contradictions]) for story in stories]


def test_findings_that_share_an_article_are_one_story_where_its_first_one_stands():
    assert told(finding("1", "a"), finding("2", "far"), finding("3", "b", "a")) == [
        ("Título de a", ["1", "3"]),
        ("Título de far", ["2"]),
    ]


def test_a_copy_of_an_article_is_of_its_story():
    assert told(finding("1", "a"), finding("2", "copy")) == [("Título de a", ["1", "2"])]


def test_a_later_finding_can_join_two_stories():
    assert [keys for _, keys in told(finding("1", "a"), finding("2", "far"), finding("3", "far", "a"))] == [
        ["1", "2", "3"]
    ]


def test_the_headline_is_that_of_the_article_that_says_most_of_it_then_the_earliest():
    assert told(finding("1", "a", "b", "b"))[0][0] == "Título de b"
    assert told(finding("1", "a", "b"))[0][0] == "Título de b"
    untitled = replace(NIGHT, articles=tuple(replace(article, title=None) for article in ARTICLES))
    assert by_story([finding("1", "a")], [], untitled)[0].title == "Texto de a."


def test_figures_stand_with_their_story_and_those_of_no_finding_come_last():
    own, other = (Figure(key, (), "", (key,)) for key in ("b", "far"))
    stories = by_story([finding("1", "a", "b")], [other, own], NIGHT)
    assert [(story.title, story.figures, len(story.contradictions)) for story in stories] == [
        ("Título de b", (own,), 1),
        ("Título de far", (other,), 0),
    ]


def test_every_finding_stands_in_one_story():
    shown = Viewer(MORNING, DATE).contradictions()
    stories = by_story(shown, [], MORNING)
    assert sorted(item.id for story in stories for item in story.contradictions) == sorted(item.id for item in shown)


def test_a_headline_in_the_language_of_the_report_goes_before_others():
    english = replace(NIGHT, articles=tuple(replace(a, lang="en" if a.id == "b" else "es") for a in ARTICLES))
    titles = [by_story([finding("1", "a", "b", "b")], [], english, lang)[0].title for lang in ("es", "en", "pt", "")]
    assert titles == ["Título de a", "Título de b", "Título de b", "Título de b"]
