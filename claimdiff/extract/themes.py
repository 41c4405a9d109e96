"""What a second holder speaks of who leaves it out: "A dice que los muertos eran rebeldes. B, que eran campesinos"."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from claimdiff.datamodel import Stance
from claimdiff.extract.contents import first_verb
from claimdiff.extract.draft import Draft
from claimdiff.extract.marked import Marked, Verb
from claimdiff.extract.sources import Source
from claimdiff.extract.subjects import has_subject, is_light, subject_phrase


@dataclass(frozen=True, slots=True)
class _Theme:
    """The subject of what somebody said, and the verb that says what it is."""

    text: str
    verb: Verb
    written: str
    source: Source
    paragraph: int


def themed(found: Sequence[Draft]) -> list[Draft]:
    """Give what several holders say that one thing is, one after the other, the subject that the first one named."""
    told: list[Draft] = []
    theme: _Theme | None = None
    for draft in found:
        goes_on = theme is not None and _is_of(draft, theme)
        told.append(replace(draft, theme=theme.text) if theme is not None and goes_on else draft)
        if draft.voiced and not goes_on:
            theme = _theme_of(draft)
    return told


def _theme_of(draft: Draft) -> _Theme | None:
    """What a statement of somebody says something of: "(los muertos) eran rebeldes"."""
    marked, verb = draft.marked, first_verb(draft.marked, draft.content)
    if draft.source is None or draft.stance is Stance.OPEN or draft.anaphoric or verb is None:
        return None
    if not marked.lexicon.has("copulas", verb.lemma) or not has_subject(marked, draft.content):
        return None
    phrase = subject_phrase(marked, [p for p in draft.content if p < verb.first])
    small = ("subject_pronouns", "pronouns", "anaphors", "emphatic_pronouns", "impersonal")
    if not phrase or any(marked.is_a(group, phrase[0]) for group in small if len(phrase) == 1):
        return None
    if any(marked.is_a("first_person", place) for place in phrase):
        return None
    return _Theme(marked.slice(phrase), verb, _written(marked, verb), draft.source, draft.paragraph)


def _is_of(draft: Draft, theme: _Theme) -> bool:
    """Whether somebody else says by the same verb what the theme is, and names nothing: "que eran campesinos"."""
    marked, verb = draft.marked, first_verb(draft.marked, draft.content)
    if draft.source is None or draft.subject or draft.anaphoric or verb is None or draft.template:
        return False
    near = draft.paragraph - theme.paragraph <= 1 and draft.source != theme.source
    same = (verb.lemma, verb.person) == (theme.verb.lemma, theme.verb.person) and not verb.passive
    if not (near and same):
        return False
    before = [p for p in draft.content if p < verb.first and marked.tokens[p].is_word]
    if marked.lexicon.has_mood:
        return all(is_light(marked, p) for p in before) and _can_be(marked, verb, theme)
    pronoun = len(before) == 1 and marked.is_a("subject_pronouns", before[0])
    person = pronoun and marked.lexicon.has("person_pronouns", marked.words[before[0]])
    return pronoun and not person and _written(marked, verb) == theme.written


def _can_be(marked: Marked, verb: Verb, theme: _Theme) -> bool:
    """Whether what is said can be said of the theme by its gender: not "está enfermo" of "la obra"."""
    after = marked.skip_light(verb.last)
    feminine = theme.text.split()[0].lower().rstrip("s").endswith("a")
    return not (feminine and after < len(marked.words) and marked.words[after].rstrip("s").endswith("o"))


def _written(marked: Marked, verb: Verb) -> str:
    return marked.words[verb.first]
