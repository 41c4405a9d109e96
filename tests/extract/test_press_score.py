"""What is counted of English articles whose attributions are marked."""

from tests.extract.press_score import outcomes

TEXT = "Ann Dray said the bridge over the Odra is unsafe. The town has known that since March of last year. He said so."


def _attribution(source: str, cue: str, content: str) -> dict[str, list[list[int]]]:
    spans = {"source": source, "cue": cue, "content": content}
    return {name: [[TEXT.index(words), TEXT.index(words) + len(words)]] for name, words in spans.items()}


def _outcomes(*attributions: dict[str, list[list[int]]]) -> list[str]:
    return [outcome for outcome, _ in outcomes({"id": "x", "text": TEXT, "attributions": list(attributions)})]


def test_a_content_is_read_as_that_of_its_own_source_of_another_or_of_nobody() -> None:
    bridge, town = "the bridge over the Odra is unsafe", "The town has known that since March of last year"
    assert _outcomes(_attribution("Ann Dray", "said", bridge)) == ["own"]
    assert _outcomes(_attribution("The town", "said", bridge)) == ["another"]
    assert _outcomes(_attribution("Ann Dray", "said", town)) == ["nobody"]


def test_pronouns_and_short_contents_are_not_counted() -> None:
    assert _outcomes(_attribution("He", "said", "the bridge over the Odra is unsafe")) == []
    assert _outcomes(_attribution("Ann Dray", "said", "the bridge")) == []
