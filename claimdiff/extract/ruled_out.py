"""What somebody rules out: that there was something feared, "descartó un atentado", or that something will be."""

from collections.abc import Sequence
from dataclasses import replace

from claimdiff.extract.bounds import pause_from
from claimdiff.extract.contents import Frame, Places, named
from claimdiff.extract.marked import Marked

THAT_REACH = 2  # words after "the possibility" within which "that" brings what is possible
SMALL = ("prepositions", "pronouns", "anaphors", "demonstratives", "adverbs")
OTHERS = ("turned_nouns", "accusation_nouns")  # what is turned down, and what has been said


def rules_out(marked: Marked, frame: Frame) -> bool:
    """Whether the verb of a frame is "descartar", "rule out" or the like."""
    verb = marked.verbs.get(frame.cue[0])
    return verb is not None and marked.lexicon.has("ruling_out", verb.lemma)


def ruled_out(marked: Marked, frame: Frame, after: Places, words: Sequence[int]) -> Frame | None:
    """The denial of what a verb of ruling out has as its object; None if that is no event: "descartó la oferta"."""
    possible = named(marked, after, "possibility_nouns")
    if possible is not None:
        rest = tuple(p for p in after if p > possible)
        that = next((p for p in rest[:THAT_REACH] if marked.is_a("complementizers", p)), None)
        if that is not None:
            return replace(frame, content=tuple(p for p in rest if p > that), clausal=True)
        linked = len(rest) > 1 and marked.is_a("np_linkers", rest[0])
        if linked and any(marked.is_a("feared_nouns", p) for p in rest[1:3]):
            return replace(frame, content=rest[1:], template="existed")
        return _will_be(marked, frame, rest[1:]) if linked else None
    if not words or not _is_event(marked, words):
        return None
    end = pause_from(marked, words[0])
    after = tuple(p for p in after if words[0] <= p < end)  # without an apposition
    feared = any(marked.is_a("feared_nouns", p) for p in words[:2])
    return replace(frame, content=after, template="existed") if feared else _will_be(marked, frame, after)


def _is_event(marked: Marked, words: Sequence[int]) -> bool:
    """Whether an event is named: one that nobody has announced, "elecciones", "any talks", or a known sort of event."""
    head = next((p for p in words[:2] if not marked.is_a("determiners", p)), -1)
    if marked.tokens[words[0]].is_name or any(marked.is_a(group, p) for p in words[:2] for group in OTHERS):
        return False
    settled = marked.is_a("definites", words[0]) or marked.is_a("possessives", words[0])
    if settled and not (marked.is_a("event_nouns", head) or marked.is_a("cause_nouns", head)):
        return False
    return settled or not any(marked.is_a(group, words[0]) for group in SMALL)


def _will_be(marked: Marked, frame: Frame, thing: Places) -> Frame:
    return replace(frame, content=thing[marked.is_a("definites", thing[0]) :], template="will")
