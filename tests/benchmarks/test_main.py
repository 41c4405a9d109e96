import json

from benchmarks.__main__ import articles, disguised


def test_as_many_articles_as_asked_for_with_ids_of_their_own():
    made = list(articles(150))
    assert len(made) == len({article["id"] for article in made}) == 150
    assert len({article["text"] for article in made}) > 140, "all but the wire copies differ"


def test_the_same_size_gives_the_same_articles():
    assert json.dumps(list(articles(120))) == json.dumps(list(articles(120)))


def test_a_name_is_replaced_by_one_and_the_same_everywhere_in_a_story():
    text = "Ayer habló Rivas en la plaza. Después, en casa, dijo Rivas que 45 vecinos lo vieron."
    made = disguised(text, "story 1")
    (name,) = (
        {word.strip(".,") for word in made.split()}
        - {word.strip(".,") for word in text.split()}
        - {"en"}
        - {word for word in made.split() if word.isdigit()}
    )
    assert made.count(name) == 2
    assert "Rivas" not in made
    assert " 45 " not in made
    assert disguised(text, "story 2") != made
