import random

import pytest

torch = pytest.importorskip("torch")

from training.tune_encoder import (  # noqa: E402 (needs torch)
    LIKENESS,
    Recipe,
    ranking_loss,
    similarity_batches,
    story_batches,
)


def story(name):
    facts = [
        {"says": [f"{name}{n}a", f"{name}{n}b"], "contradicts": [f"{name}{n}no"], "near": [f"{name}{n}x"]}
        for n in (1, 2)
    ]
    return {"story": name, "lang": "es", "facts": facts}


def test_two_sentences_of_stories_are_as_alike_as_what_they_are_to_each_other():
    (batch,) = story_batches([story("p"), story("q")], Recipe(), random.Random(1))
    likeness = {
        frozenset((batch.texts[a], batch.texts[b])): value
        for (a, b), value in zip(batch.pairs, batch.likeness, strict=True)
    }
    asked = [("p1a", "p1b"), ("p1a", "p1no"), ("p1b", "p1x"), ("p1a", "p2b"), ("p1a", "q1a"), ("p1no", "p1x")]
    expected = [*(LIKENESS[s] for s in ("wording", "contradiction", "look-alike", "story", "other")), None]
    assert [likeness.get(frozenset(pair)) for pair in asked] == expected


def test_a_batch_of_stories_has_no_more_texts_than_asked_for():
    batches = story_batches([story("p"), story("q"), story("r")], Recipe(texts=5, stories=2), random.Random(1))
    assert sorted(len(batch.texts) for batch in batches) == [5, 5]


def test_parallel_rows_are_paired_across_languages_with_the_score_of_their_row():
    rows = [
        {"source": "stsb-multi-mt", "lang": lang, "text_a": f"{lang} a{n}", "text_b": f"{lang} b{n}", "score": n / 10}
        for lang in ("de", "en", "es", "fr", "pt")
        for n in range(4)
    ]
    batches = similarity_batches(rows, 3, random.Random(1))
    found = [
        (batch.texts[a].split()[1], batch.texts[b].split()[1], value)
        for batch in batches
        for (a, b), value in zip(batch.pairs, batch.likeness, strict=True)
    ]
    assert sorted(found) == [(f"a{n}", f"b{n}", n / 10) for n in range(4)]


def test_the_loss_is_nothing_when_the_more_alike_are_much_nearer_and_falls_as_they_come_nearer():
    likeness = torch.tensor([1.0, 0.0])
    losses = [float(ranking_loss(torch.tensor(cosines), likeness)) for cosines in ([1.0, -1.0], [0.6, 0.5], [0.5, 0.6])]
    assert losses[0] == pytest.approx(0.0, abs=1e-6)
    assert losses[0] < losses[1] < losses[2]


def test_pairs_that_are_equally_alike_cost_nothing():
    assert float(ranking_loss(torch.tensor([0.1, 0.9]), torch.tensor([0.5, 0.5]))) == 0
