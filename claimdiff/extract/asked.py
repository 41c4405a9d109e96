"""What somebody was asked, and a bare yes or no to it: "preguntado por si A, X dijo que no"."""

from dataclasses import replace

from claimdiff.datamodel import Stance
from claimdiff.extract.contents import Places
from claimdiff.extract.draft import Draft
from claimdiff.extract.marked import Marked

ASKED = "asked"  # the kind of a statement that only tells what somebody was asked


def asked(marked: Marked, places: Places) -> Places:
    """What is asked in a clause that begins "asked whether A"; () for any other clause."""
    words = [p for p in places if marked.tokens[p].is_word]
    opening = marked.phrase("asking_openings", words[0]) if words else 0
    if not words[opening:] or not marked.is_a("asked_participles", words[opening]):
        return ()
    whether = next((p for p in words[opening:] if marked.is_a("whether", p)), None)
    verb = next((p for p in words if p in marked.verbs), None)
    if whether is None or verb is None or verb < whether:
        return ()
    return tuple(p for p in places if p > whether)


def replied(draft: Draft, before: Draft | None, at: int) -> Draft | None:
    """A bare "no" or "yes" in somebody's mouth to what he was asked just before, as what it says; None if it is none.

    `at` is the place of the draft among those of its article.
    """
    if before is None or before.kind != ASKED or not draft.voiced:
        return None
    said = [p for p in draft.content if draft.marked.tokens[p].is_word]
    if len(said) != 1:
        return None
    if draft.marked.is_a("negations", said[0]):
        return replace(draft, stance=Stance.DENIES, kind="denies", anaphoric=True, answers=at - 1)
    return replace(draft, answers=at - 1) if draft.marked.is_a("yes", said[0]) else None
