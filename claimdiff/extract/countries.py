"""Which country "the country" is, and which two are "both countries"."""

from collections.abc import Sequence
from dataclasses import replace

from claimdiff.extract.actors import actors_in, named_actors, usual_names
from claimdiff.extract.contents import first_verb
from claimdiff.extract.draft import Draft
from claimdiff.extract.lexicon import Lexicon
from claimdiff.extract.marked import Marked
from claimdiff.extract.sources import source_of

OPENING = 1  # words, a conjunction mostly, that may stand before the subject of a content


def place_countries(found: Sequence[Draft], lexicon: Lexicon) -> list[Draft]:
    """Say which country "the country" is: the holder's own, and "that country" the one spoken of before."""
    placed: list[Draft] = []
    spoken: list[str] = []  # actors that were subject or source, the last one last
    names = usual_names(found[0].marked.text) if any(map(_needs_names, found)) else {}
    pair = ""  # the last two that were one subject: "Ruanda y Uganda"
    for raw in found:
        draft = _both(raw, [names[key] for key in dict.fromkeys(reversed(spoken)) if key in names][:2], pair, lexicon)
        own = sorted(draft.source.actors) if draft.source else []
        others = [key for key in reversed(spoken) if key not in own]
        choice = {"own": own, "other": others}.get(_country_phrase(draft), [])
        draft = replace(draft, country=next((names[key] for key in choice if key in names), ""))
        placed.append(draft)
        subject = _subject(draft)
        spoken += own + [key for key, _ in named_actors(subject) if key not in own]
        pair = subject if _is_pair(draft, subject) else pair
    return placed


def _needs_names(draft: Draft) -> bool:
    plural = draft.source is not None and draft.source.plural and draft.source.bare
    return plural or any(draft.marked.phrase("country_phrases", p) for p in draft.content)


def _country_phrase(draft: Draft) -> str:
    """Whether the content speaks of "that country" (other), or begins with "the country" (the holder's own)."""
    marked = draft.marked
    for at, place in enumerate(p for p in draft.content if marked.tokens[p].is_word):
        length = marked.phrase("country_phrases", place)
        if length and not _goes_on(marked, place + length):
            return "other" if marked.is_a("distal", place) else "own" if at <= OPENING else ""
    return ""


def _goes_on(marked: Marked, at: int) -> bool:
    """Whether an adjective follows: "el país sudamericano" is none of those spoken of by name."""
    if at >= len(marked.tokens) or not marked.tokens[at].is_word:
        return False
    small = ("prepositions", "coordinators", "relatives", "adverbs", "negations", "clitics", "determiners", "linkers")
    return marked.skip_light(at) not in marked.verbs and not any(marked.is_a(group, at) for group in small)


def _both(draft: Draft, last: Sequence[str], pair: str, lexicon: Lexicon) -> Draft:
    """The draft with the two spoken of last as its source, if that is "both countries"."""
    source = draft.source
    if source is None or not (pair or len(last) == 2):
        return draft
    both = lexicon.has("both_words", source.text.split()[0].lower()) or source.role == "country"
    if not (both and source.bare and source.plural):
        return draft
    text = pair or lexicon.both(last[1], last[0])
    return replace(draft, source=replace(source, text=text, actors=actors_in(text)))


def _subject(draft: Draft) -> str:
    verb = first_verb(draft.marked, draft.content)
    places = [p for p in draft.content if verb is not None and p < verb.first]
    source = source_of(draft.marked, places) if places else None
    return source.text if source is not None and source.names else ""


def _is_pair(draft: Draft, subject: str) -> bool:
    words = subject.split()
    return len(words) >= 3 and any(draft.marked.lexicon.has("coordinators", word) for word in words[1:-1])
