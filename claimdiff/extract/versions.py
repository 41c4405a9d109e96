"""Clauses that tell a version: "la tesis de la fiscalía es que A", "the police theory is that A"."""

from claimdiff.extract.contents import Frame, Places, first_verb
from claimdiff.extract.marked import Marked
from claimdiff.extract.sources import source_of

HEAD_REACH = 4  # words of a subject among which the word for a version stands: "the official police theory"


def version(marked: Marked, places: Places) -> Frame | None:
    """The frame of a clause whose subject is a version and whose predicate is what it says; None for any other."""
    verb = first_verb(marked, places)
    if verb is None or not marked.lexicon.has("copulas", verb.lemma) or verb.negated or verb.tense == "conditional":
        return None
    subject = tuple(p for p in places if p < verb.first and marked.tokens[p].is_word)
    content = tuple(p for p in places if p > verb.last)
    told = bool(content) and verb.last in places and marked.is_a("complementizers", verb.last)
    other = verb.last in places and marked.is_a("others", verb.last) and marked.words[verb.last + 1 : verb.last + 2]
    differs = other == (":",)  # "la versión de Gil es otra: A"
    noun = next((p for p in subject[:HEAD_REACH] if marked.is_a("version_nouns", p)), None)
    if not (told or differs) or noun is None or not any(marked.is_a("determiners", p) for p in subject[:1]):
        return None
    owner = tuple(p for p in subject if p > noun)
    while owner and not marked.is_a("np_linkers", owner[0]):
        owner = owner[1:]
    held = owner[1:] if len(owner) > 1 and source_of(marked, owner[1:]) is not None else subject
    cue = tuple(range(verb.first, verb.last))
    return Frame("says", cue, subject=held, content=content if told else (), clausal=told)
