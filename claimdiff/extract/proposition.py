"""From the content of a draft to a sentence that stands for itself."""

from collections.abc import Sequence

from claimdiff.extract.attribution import Draft
from claimdiff.extract.lexicon import Form
from claimdiff.extract.syntax import Marked

LEADING = frozenset(',;:.-–—)»”"«“')
TRAILING = frozenset(",;:-–—(«“")
MOOD = {"subjunctive": "present", "past_subjunctive": "past"}


def proposition(draft: Draft, holder: str) -> str:
    """The sentence that the stance is about. `holder` is the resolved name of the source, "" if unknown."""
    marked = draft.marked
    places = trim(marked, draft.content)
    if not places:
        return ""
    body = _indicative(marked, places) if draft.denial_mood else marked.slice(places)
    subject = _subject(draft, places, holder)
    return _sentence(f"{subject} {body}" if subject else body)


def trim(marked: Marked, places: Sequence[int]) -> list[int]:
    """Places without leading conjunctions and signs, and without trailing signs."""
    start, end = 0, len(places)
    while start < end and (
        marked.words[places[start]] in LEADING
        or any(marked.is_a(group, places[start]) for group in ("coordinators", "complementizers", "relatives"))
    ):
        start += 1
    while end > start and not marked.tokens[places[end - 1]].is_word and marked.words[places[end - 1]] not in "%€$)":
        end -= 1
    return list(places[start:end])


def _subject(draft: Draft, places: Sequence[int], holder: str) -> str:
    """What has to stand before a content that lost its subject."""
    marked = draft.marked
    first = marked.skip_light(places[0])
    bare = first in marked.verbs or _form(marked, places[0]) == "infinitive"
    if not bare:
        return ""
    if draft.subject:
        return marked.slice(trim(marked, draft.subject))
    if draft.voiced and holder and not marked.is_a("impersonal", first):
        return holder
    return ""


def _form(marked: Marked, place: int) -> str:
    form = marked.lexicon.nonfinite.get(marked.words[place])
    return form.tense if form else ""


def _indicative(marked: Marked, places: Sequence[int]) -> str:
    """The content of a denial with its first verb in the indicative: "esté" becomes "está", "haber" becomes "ha"."""
    lexicon = marked.lexicon
    for at, place in enumerate(places):
        word = marked.words[place]
        finite, infinite = lexicon.finite.get(word), lexicon.nonfinite.get(word)
        if finite is not None and place in marked.verbs:
            tense = MOOD.get(finite.tense)
            new = lexicon.inflected.get(Form(finite.lemma, tense, finite.person % 2), "") if tense else word
        elif at == 0 and infinite is not None and infinite.tense == "infinitive":
            new = lexicon.inflected.get(Form(infinite.lemma, "present", 0), word)
        else:
            continue
        return f"{marked.slice(places[:at])} {new or word} {marked.slice(places[at + 1 :])}".strip()
    return marked.slice(places)


def _sentence(text: str) -> str:
    text = " ".join(text.split())
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?", "…")) else ".")
