import pytest

from benchmarks.retell import Vocabulary, articles
from claimdiff.datamodel import Article

TEXTS = (
    "Ayer habló Rivas en la plaza. Después, en casa, dijo Rivas que 45 vecinos negaron la reapertura del túnel.",
    "La empresa de Olmedo vio la cobertura y la apertura, según Santoro.",
)


@pytest.fixture
def told():
    return [
        Article(str(n), text, outlet="el diario", published="2026-01-30", lang="es") for n, text in enumerate(TEXTS)
    ]


def test_as_many_articles_as_asked_for_with_ids_of_their_own_a_month_later_each_time(told):
    made = list(articles(told, 5))
    assert len({row["id"] for row in made}) == 5
    assert [row["published"] for row in made] == ["2026-01-30"] * 2 + ["2026-03-01"] * 2 + ["2026-03-31"]


def test_the_first_are_the_articles_as_they_are_and_the_others_have_other_figures(told):
    made = [row["text"] for row in articles(told, 4)]
    assert made[:2] == list(TEXTS)
    assert "45" not in made[2]


def test_more_articles_begin_with_the_same_ones(told):
    assert list(articles(told, 9))[:5] == list(articles(told, 5))


def test_a_name_is_replaced_by_one_and_the_same_everywhere_in_a_story():
    made = [Vocabulary((("Olmedo", "Rivas", "Santoro"),)).retelling(f"story {number}")(TEXTS[0]) for number in range(9)]
    assert any("Olmedo" in text for text in made)
    assert all(max(text.count(name) for name in ("Olmedo", "Rivas", "Santoro")) == 2 for text in made)
    assert not any(" 45 " in text for text in made)


def test_long_words_give_way_to_words_of_the_same_ending_and_cues_stay():
    vocabulary = Vocabulary.of(TEXTS, frozenset({"negaron", "segun"}), lambda word: 9.0)
    made = " ".join(vocabulary.retelling(f"story {number}")(TEXTS[0]) for number in range(9))
    assert "cobertura" in made
    assert made.count("negaron") == 9


def test_a_common_word_and_a_rare_one_do_not_change_places():
    texts = ["La apertura y la cobertura"] * 8 + ["Una locura"]
    vocabulary = Vocabulary.of(texts, frozenset(), lambda word: 9.0)
    made = {vocabulary.retelling(f"story {number}")("La apertura y la cobertura. Una locura") for number in range(9)}
    assert made == {"La cobertura y la apertura. Una locura"}
