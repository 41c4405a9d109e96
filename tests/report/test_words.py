import re
import tomllib
from importlib.resources import files

import pytest

from claimdiff.datamodel import Article, Kind
from claimdiff.report.places import Reach
from claimdiff.report.words import LANGUAGES, Words, report_language


def table(lang):
    return tomllib.loads((files("claimdiff.report") / "templates" / f"{lang}.toml").read_text(encoding="utf-8"))


def keys(part):
    """Keys with the names to be filled in, all the way down."""
    if isinstance(part, dict):
        return {key: keys(value) for key, value in part.items()}
    return sorted(re.findall(r"\{\w+\}", part)) if isinstance(part, str) else len(part)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_says_the_same_things(lang):
    assert keys(table(lang)) == keys(table("es"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_kind_has_its_words(lang):
    assert set(map(str, Kind)) <= table(lang)["kinds"].keys()


def test_counts_agree_with_their_nouns():
    words = Words("es")
    assert [words.count(number, "origins") for number in (0, 1, 2)] == ["0 orígenes", "1 origen", "2 orígenes"]


@pytest.mark.parametrize(
    ("reach", "said"),
    [
        (Reach(2, 0, 1), "2 medios, 1 origen"),
        (Reach(1, 3, 2), "1 medio + 3 sin identificar, 2 orígenes"),
        (Reach(0, 2, 2), "2 medios sin identificar, 2 orígenes"),
        (Reach(0, 0, 0), "0 medios, 0 orígenes"),
    ],
)
def test_unknown_outlets_are_counted_apart(reach, said):
    assert Words("es").reach(reach) == said


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("denied", "una parte afirma lo que la otra niega"),
        ("numbers: 38 / 1,052 barc", "cifras distintas de lo mismo: 38 / 1.052"),
        ("numbers: 38 o 52 [barcos]", "cifras distintas de lo mismo: 38 o 52 \\[barcos\\]"),
        ("numbers: {0} {detail}", "cifras distintas de lo mismo: {0} {detail}"),
        ("algo <nuevo>: sí", "algo &lt;nuevo&gt;: sí"),
    ],
)
def test_reasons_are_put_into_words_or_shown_as_they_are(reason, said):
    assert Words("es").reason(reason) == said


def test_a_gate_without_words_shows_its_name():
    assert Words("en").name("gates", "brand_new_gate") == "brand new gate"


@pytest.mark.parametrize(
    ("langs", "chosen"), [("", "es"), ("es en en", "en"), ("es en", "es"), ("pt pt en", "en"), ("pt pt", "es")]
)
def test_the_report_is_in_the_language_of_most_articles_it_can_be_in(langs, chosen):
    assert report_language([Article(str(n), "", lang=lang) for n, lang in enumerate(langs.split())]) == chosen
