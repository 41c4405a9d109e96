"""What somebody was asked, and a bare yes or no to that or to what another said: "X dijo que no", "Y que sí la hay"."""

from dataclasses import replace

from claimdiff.datamodel import Stance
from claimdiff.extract.contents import Places, is_negated
from claimdiff.extract.draft import Draft
from claimdiff.extract.marked import Marked

ASKED = "asked"  # the kind of a statement that only tells what somebody was asked


def asked(marked: Marked, places: Places) -> Places:
    """What is asked in a clause that begins "asked whether A"; () for any other clause."""
    words = [p for p in places if marked.tokens[p].is_word]
    opening = marked.phrase("asking_openings", words[0]) if words else 0
    asks = bool(words) and marked.phrase("asking", words[0]) > 0
    if not words[opening:] or not (asks or marked.is_a("asked_participles", words[opening])):
        return ()
    whether = next((p for p in words[opening:] if marked.is_a("whether", p)), None)
    told = max(opening + 1, marked.phrase("asking", words[0]))
    verb = next((p for p in words[told:] if p in marked.verbs), None)
    if whether is None or verb is None or verb < whether:
        return ()
    return tuple(p for p in places if p > whether)


def asked_of(marked: Marked, frame: Places) -> int:
    """Where in a frame it begins to tell what its speaker was asked, 0 if it does not: "said when asked if A"."""
    opens = (p for i, p in enumerate(frame) if i and _asks(marked, p) and asked(marked, frame[i:]))
    return next(opens, 0)


def _asks(marked: Marked, place: int) -> bool:
    groups = ("asking", "asking_openings")
    return any(marked.phrase(group, place) for group in groups) or marked.is_a("asked_participles", place)


def bare_reply(marked: Marked, frame: Places) -> Places:
    """The "no" or "yes" that is all that somebody says in a frame: "X contestó: «No»"; () if he says more."""
    cue = next((marked.cues[p] for p in frame if p in marked.cues), None)
    said = tuple(p for p in frame if cue is not None and p >= cue.last and marked.tokens[p].is_word)
    bare = len(said) == 1 and any(marked.is_a(group, said[0]) for group in ("negations", "yes"))
    return said if bare else ()


def replied(draft: Draft, before: Draft | None, at: int) -> Draft | None:
    """A bare "no" or "yes" in somebody's mouth to what he was asked just before, or to what another holder said, as
    what it says; None if it is none.

    `at` is the place of the draft among those of its article.
    """
    marked = draft.marked
    said = [p for p in draft.content if marked.tokens[p].is_word]
    while len(said) > 1 and (marked.is_a("adverbs", said[0]) or marked.is_inner_adverb(said[0])):
        said = said[1:]  # "absolutely not"
    if before is None or not (draft.voiced and said) or before.anaphoric:
        return None
    if before.kind != ASKED and not _another_says(draft, before):
        return None
    denied = before.stance is Stance.DENIES
    if not all(_adds_nothing(marked, p) for p in said[1:]):
        return None
    yes = marked.is_a("yes", said[0])
    after_all = yes and len(said) > 1 and is_negated(before.marked, before.content)  # "no llamó": "sí lo hizo"
    if not denied and (marked.is_a("negations", said[0]) or after_all):
        return replace(draft, stance=Stance.DENIES, kind="denies", anaphoric=True, answers=at - 1)
    affirms = yes and (denied or before.kind == ASKED)
    return replace(draft, answers=at - 1) if affirms else None


def _another_says(draft: Draft, before: Draft) -> bool:
    """Whether two holders are told of; a quoted "No" may answer what was asked and is not told."""
    return before.source is not None and before.source != draft.source and not draft.quoted


def _adds_nothing(marked: Marked, place: int) -> bool:
    """Whether a word only goes with "yes" or "no": "sí la hay", "no lo hizo"."""
    verb = marked.verbs.get(place)
    light = verb is not None and any(marked.lexicon.has(group, verb.lemma) for group in ("existential", "pro_verbs"))
    return light or marked.is_a("clitics", place)
