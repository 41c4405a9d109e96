"""For whom somebody speaks: "the mayor's lawyer denied that he took it" is about the mayor."""

from collections.abc import Sequence

from claimdiff.extract.draft import Draft
from claimdiff.extract.lexicon import Lexicon
from claimdiff.extract.sources import Source
from claimdiff.text import fold


def client(draft: Draft, place: int) -> str:
    """For whom the holder speaks, where "he" can be nobody else: "the mayor's lawyer denied that he took it"."""
    marked = draft.marked
    pronoun = marked.is_a("subject_pronouns", place)  # "él" and not "el"
    pronoun = pronoun and marked.lexicon.has("person_pronouns", fold(marked.words[place]))
    pronoun = pronoun or (marked.is_a("demonstratives", place) and marked.skip_light(place + 1) in marked.verbs)
    return _represented(draft) if pronoun else ""


def of_the_client(draft: Draft, places: Sequence[int], body: str) -> str:
    """The body with the name of "his client", for whom the holder speaks, where it begins with that."""
    marked = draft.marked
    spoken_for = len(places) > 1 and marked.is_a("possessives", places[0]) and marked.is_a("client_nouns", places[1])
    name = _represented(draft) if spoken_for else ""
    return name + body[len(marked.slice(places[:2])) :] if name else body


def _represented(draft: Draft) -> str:
    """For whom a holder speaks by its name: "the mayor's lawyer", "la abogada del alcalde"; "" if it does not say."""
    source = draft.source
    return "" if source is None or draft.quoted or not draft.voiced else _spoken_for(draft.marked.lexicon, source)


def body_of(draft: Draft) -> str:
    """Which body "we" is, in its own mouth or in that of who speaks for it, "el portavoz de la minera"; "" for none."""
    lexicon, source = draft.marked.lexicon, draft.source
    if source is None or source.plural:
        return ""
    if lexicon.has("body_roles", source.role) or (source.actors and not source.person and not source.role):
        return source.text
    # "we" in the mouth of a ministry is the country rather than the ministry
    return _spoken_for(lexicon, source) if source.role == "spokesperson" and not source.actors else ""


def _spoken_for(lexicon: Lexicon, source: Source) -> str:
    words = source.text.split()
    defence = any(lexicon.has("proxy_nouns", word) for word in words[:2])  # "la defensa de Lema"
    if not (defence or lexicon.has("proxy_roles", source.role)):
        return ""
    for mark in lexicon.words.get("possessive_suffixes", ()):
        if f"{mark} " in source.text:
            return source.text.partition(f"{mark} ")[0]
    at = next((i for i, word in enumerate(words) if i and lexicon.has("client_linkers", word)), len(words))
    if at + 1 >= len(words):
        return ""
    named = lexicon.maps.get("contractions", {}).get(words[at], "")
    known = named or words[at + 1][0].isupper() or lexicon.has("definites", words[at + 1])
    return f"{named} {' '.join(words[at + 1 :])}".strip() if known else ""
