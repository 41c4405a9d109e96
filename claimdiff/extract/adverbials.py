"""Times and prepositional phrases that stand between a cue and the words that belong to it."""

from collections.abc import Sequence

from claimdiff.extract.marked import Marked


def subject_after(marked: Marked, places: Sequence[int]) -> list[int]:
    """What follows a cue, from where its inverted subject begins: after times and prepositional phrases."""
    at = 0
    while at < len(places):
        if (skipped := time_at(marked, places, at)) or (skipped := _adjunct_at(marked, places, at)):
            at += skipped
        else:
            return list(places[at:])
    return []


def after_time(marked: Marked, places: tuple[int, ...]) -> tuple[int, ...]:
    """The places without a time at their beginning: "(este lunes) al ministro"."""
    return places[time_at(marked, places, 0) :]


def time_at(marked: Marked, places: Sequence[int], at: int) -> int:
    """How many places a time takes that begins here: "este lunes"."""
    start = at
    while at < len(places) and (
        marked.is_a("adverbs", places[at])
        or marked.is_a("time_nouns", places[at])
        or (
            marked.is_a("determiners", places[at])
            and at + 1 < len(places)
            and marked.is_a("time_nouns", places[at + 1])
        )
    ):
        at += 1
    return at - start


def _adjunct_at(marked: Marked, places: Sequence[int], at: int) -> int:
    """Length of a prepositional phrase: up to an article or a name that cannot belong to it."""
    if not marked.is_a("prepositions", places[at]) or marked.is_a("definites", places[at]):
        return 1 if marked.words[places[at]] == "," else 0
    end, has_noun = at + 1, False
    while end < len(places):
        token = marked.tokens[places[end]]
        after_preposition = marked.is_a("prepositions", places[end - 1])
        if not token.is_word and token.text != "-":
            return end - at
        if has_noun and not after_preposition and not marked.is_a("prepositions", places[end]):
            previous = marked.tokens[places[end - 1]]
            small = marked.is_a("determiners", places[end]) or marked.is_a("anonymous", places[end])
            if small or marked.is_nonfinite(places[end]) or (token.is_name and not previous.is_name):
                return end - at
        has_noun = has_noun or not (marked.is_a("determiners", places[end]) or marked.is_a("prepositions", places[end]))
        end += 1
    return end - at
