from collections.abc import Sequence
from pathlib import Path

from benchmarks.models import Clocks, rates, read_texts
from benchmarks.page import models_table, put, replaced

FOUND = {
    "machine": {"processor": "Chip", "cores": 2, "instructions": ["avx2"], "python": "3.11.7", "commit": "abc1234"},
    "settings": {"threads": 2, "items": 10, "rounds": 5, "batch": 16, "load": 0.1},
    "libraries": {"torch": "2.13.0"},
    "characters": {"pair": 240.4, "sentence": 120.2},
    "nli": {
        "claimdiff": {"median": 300.0, "processor": 160.0},
        "transformers pipeline, default settings": {"median": 30.0, "processor": 20.0},
        "transformers pipeline, batched and sorted by length": {"median": 100.0, "processor": 50.0},
    },
    "encoder": {
        "claimdiff": {"median": 500.0, "processor": 250.0},
        "sentence-transformers": {"median": 200.0, "processor": 100.0},
    },
    "agreement": {"labels": 0.99, "cosine": 0.9985},
    "first_answer": {"nli": {"median": 0.5}, "encoder": {"median": 0.4}},
    "memory": 336.4,
}


class Clock:
    """Stands still but for what the contenders take."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_contenders_take_turns_and_the_median_round_counts():
    clock, order = Clock(), []
    taken = {"fast": iter([0.0, 1.0, 4.0, 2.0]), "slow": iter([0.0, 8.0, 8.0, 8.0])}

    def contender(name: str):
        def answer(items: Sequence[int]) -> None:
            order.append((name, len(items)))
            clock.now += next(taken[name])

        return answer

    clocks = Clocks(clock, lambda: clock.now * 2)
    measured = rates({name: contender(name) for name in taken}, range(32), 3, clocks)
    assert measured == {
        "fast": {"median": 16.0, "processor": 8.0, "rounds": [32.0, 8.0, 16.0]},
        "slow": {"median": 4.0, "processor": 2.0, "rounds": [4.0] * 3},
    }
    assert order == [("fast", 16), ("slow", 16), *[("fast", 32), ("slow", 32)] * 3]


def test_the_texts_are_sentences_and_pairs_and_always_the_same():
    texts = read_texts(50)
    assert texts == read_texts(50)
    assert (len(set(texts.sentences)), len(texts.pairs)) == (50, 50)
    assert all(40 <= len(text) <= 300 for text in texts.sentences + [side for pair in texts.pairs for side in pair])


def test_the_table_says_by_how_much_claimdiff_is_faster_and_what_was_asked_for():
    table = models_table(FOUND)
    assert "| nli: claimdiff | 300 pairs | | | |" in table
    assert "| nli: transformers pipeline, default settings | 30 pairs | 10.0 × | 8.0 × | 4 × |" in table
    assert "| nli: transformers pipeline, batched and sorted by length | 100 pairs | 3.0 × | 3.2 × | 2 × |" in table
    assert "| encoder: sentence-transformers | 200 sentences | 2.5 × | 2.5 × | 2 × |" in table
    assert "| nli: load and first answer, Python's start included | 0.50 s | 1.5 s |" in table
    assert "| peak memory with both loaded | 336 MB | 700 MB |" in table
    assert "Chip, 2 cores (avx2), Python 3.11.7, torch 2.13.0, commit abc1234" in table


def test_only_what_stands_between_the_marks_is_replaced(tmp_path: Path):
    page = tmp_path / "performance.md"
    page.write_text("# Title\n<!-- models -->\nold\n<!-- /models -->\nrest\n", encoding="utf-8")
    put(page, "models", models_table(FOUND))
    content = page.read_text(encoding="utf-8")
    assert content == f"# Title\n<!-- models -->\n{models_table(FOUND)}\n<!-- /models -->\nrest\n"
    assert replaced(content, "models", "old") == "# Title\n<!-- models -->\nold\n<!-- /models -->\nrest\n"
