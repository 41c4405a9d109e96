import random

from hypothesis import given
from hypothesis import strategies as st

from claimdiff.datamodel import Article
from claimdiff.ingest.versions import Version, current, version_hash

TEXT = "La alcaldesa negó que la obra costara el doble. El puente abrió el lunes con dos carriles."
EDIT = "La alcaldesa negó que la obra costara el doble. El puente abrió el martes con dos carriles."
OTHER = "El incendio calcinó dos mil hectáreas de monte y cinco aldeas fueron desalojadas."


def versions(*articles):
    return [Version(number, article) for number, article in enumerate(articles)]


def texts(*articles):
    return {key: article.text for key, article in current(versions(*articles)).items()}


def test_an_edited_text_takes_the_place_of_the_one_before():
    assert texts(Article("a", TEXT), Article("a", EDIT)) == {"a": EDIT}


def test_what_was_published_last_counts_whenever_it_comes():
    new, old = Article("a", EDIT, published="2026-01-02"), Article("a", TEXT, published="2026-01-01")
    assert texts(new, old) == texts(old, new) == {"a": EDIT}


def test_texts_that_merely_share_an_id_are_articles_of_their_own():
    found = texts(Article("a", TEXT), Article("a", OTHER), Article("a", EDIT))
    assert sorted(found.values()) == sorted([EDIT, OTHER])
    assert all(key.startswith("a~") and len(key) == 10 for key in found)


def test_one_outlets_text_under_two_ids_is_one_article_and_that_of_two_outlets_is_two():
    first, second = Article("b", TEXT, "El Faro", published="2026-01-01"), Article("a", TEXT + " ", "El Faro")
    assert texts(first, second) == {"b": TEXT}
    assert texts(first, Article("a", TEXT, "La Hora")) == {"b": TEXT, "a": TEXT}


def test_of_an_unknown_outlet_the_same_text_is_no_copy():
    assert texts(Article("a", TEXT), Article("b", TEXT)) == {"a": TEXT, "b": TEXT}


@given(
    st.lists(
        st.builds(
            Article,
            st.sampled_from("ab"),
            st.sampled_from([TEXT, EDIT, OTHER]),
            st.sampled_from(["El Faro", "La Hora", "unknown"]),
            published=st.sampled_from([None, "2026-01-01", "2026-01-02"]),
        ),
        max_size=7,
        unique_by=version_hash,
    ),
    st.integers(0, 99),
)
def test_which_articles_there_are_does_not_hang_on_the_order_of_what_came(articles, seed):
    numbered = versions(*articles)
    mixed = random.Random(seed).sample(numbered, len(numbered))
    assert current(numbered) == current(mixed)
