"""Frames whose content a pronoun points at: "Rojas lo admitió", "así lo dijo Gil", "se negaron esos rumores"."""

from dataclasses import replace

from claimdiff.extract.adverbials import subject_after
from claimdiff.extract.contents import OWN_ACTS, Frame, Places
from claimdiff.extract.marked import Cue, Marked

OF_WHICH = 4  # places before a relative pronoun that belong to it: ", una de las cuales"


def by_pronoun(marked: Marked, frame: Frame, cue: Cue, after: Places, passive: bool) -> Frame | None:
    """What a pronoun before the cue makes of it: "se negaron esos rumores", "se negó a A", "lo asegura X"."""
    if passive and frame.kind == "denies" and any(marked.is_a("accusation_nouns", p) for p in after[:2]):
        return replace(frame, subject=(), impersonal=True, anaphoric=True, mention=after)
    if _refuses(marked, cue, passive):
        return replace(frame, kind="refuses")
    if frame.kind == "confirms" and not frame.negated and _points_at_claim(marked, frame, after):
        return replace(frame, anaphoric=True, after=after)
    if _says_so(marked, frame, after):
        return replace(frame, subject=(), after=after, anaphoric=True, impersonal=False)
    return _pointed(marked, frame, after)


def _refuses(marked: Marked, cue: Cue, passive: bool) -> bool:
    """ "se negó" without more is a refusal and denies no fact."""
    if cue.verb is None or not marked.lexicon.has("refusing", cue.verb.lemma):
        return False
    joined = marked.words[cue.first].endswith(tuple(marked.lexicon.words.get("finite_enclitics", ())) or "\0")
    return (passive and not cue.verb.modal) or joined


def _points_at_claim(marked: Marked, frame: Frame, after: Places) -> bool:
    """Whether a pronoun is all that is confirmed: "Rojas lo admitió ayer", "Reed admitted it"."""
    if not marked.lexicon.has_mood:
        alone = len(after) < 2 or marked.is_a("coordinators", after[1]) or not marked.tokens[after[1]].is_word
        return bool(after) and marked.is_a("anaphors", after[0]) and alone
    rest = [p for p in subject_after(marked, after) if marked.tokens[p].is_word]
    return _ends_in_pronoun(marked, frame) and not any(
        marked.is_a("complementizers", p) or p in marked.verbs for p in rest
    )


def _ends_in_pronoun(marked: Marked, frame: Frame) -> bool:
    """Whether a pronoun that points at what was said stands right before the cue: "Rojas lo (admitió)"."""
    last = frame.subject[-1] if frame.subject else -1
    return marked.is_a("clitics", last) and marked.is_a("anaphors", last)


def _pointed(marked: Marked, frame: Frame, after: Places) -> Frame | None:
    """ "lo aseguran dos testigos": the pronoun is the content, and the speaker stands after; "que A lo dice X"."""
    others = [p for p in frame.subject[:-1] if marked.tokens[p].is_word]
    if not _ends_in_pronoun(marked, frame):
        return None
    if others and marked.is_a("complementizers", others[0]) and marked.verb_in(others[0], others[-1] + 1):
        return replace(frame, subject=(), content=frame.subject[1:-1], after=after, clausal=True)
    if marked.lexicon.stances[frame.kind] < 0:
        return None
    neuter = bool(others) and any(marked.is_a(group, others[0]) for group in ("neuter_articles", "said_pronouns"))
    if not neuter and any(not marked.is_a("adverbs", p) for p in others):
        return None  # but "lo anterior lo dijo Gil", "esto lo dijo Gil"
    if not _says_it(marked, frame, after):
        return replace(frame, subject=(), after=after)
    hung = next((i for i, p in enumerate(after) if marked.is_a("relatives", p)), len(after))
    comma = next((i for i, p in enumerate(after[:hung]) if marked.words[p] == ","), hung)
    hung = comma if hung - comma <= OF_WHICH and hung < len(after) else hung
    return replace(frame, subject=(), after=after[:hung], anaphoric=True)


def _says_so(marked: Marked, frame: Frame, after: Places) -> bool:
    """Whether "so" is what was said before: "así respondió Gil", not "así respondió Gil: «A»"."""
    before = [p for p in frame.subject if marked.tokens[p].is_word and not marked.is_a("passive_clitics", p)]
    comes = any(marked.words[p] == ":" or marked.tokens[p].quote for p in after)
    comes = comes or any(marked.is_a("complementizers", p) for p in after[:1])
    so = len(before) == 1 and marked.is_a("so", before[0]) and marked.tokens[before[0] + 1].is_word
    return so and frame.kind in OWN_ACTS and not comes and not frame.negated


def _says_it(marked: Marked, frame: Frame, after: Places) -> bool:
    """Whether "lo" is what was said before, "así lo dijo Gil", and not somebody, "lo señaló como autor", nor what is to
    come, "lo dijo claro: «A»"."""
    verb = marked.verbs.get(frame.cue[0])
    denounces = verb is not None and marked.lexicon.has("denouncing", verb.lemma)
    told = marked.is_a("neuter_clitics", frame.subject[-1]) and (frame.kind in OWN_ACTS or denounces)
    traced = verb is not None and marked.lexicon.has("object_verbs", verb.lemma)  # "lo atribuyó a un oleaje"
    told = told and not (traced and any(marked.is_a("object_prepositions", p) for p in after[:1]))
    comes = any(marked.words[p] == ":" or marked.is_a("complementizers", p) for p in after[:1] + after[-1:])
    return told and not comes and not any(marked.is_a("role_linkers", p) for p in after)


def after_passive_clitic(marked: Marked, at: int) -> bool:
    """Whether "se" stands before this place, alone or before another clitic, "se te pedirá", or is written to it."""
    if marked.words[at].endswith(tuple(marked.lexicon.words.get("finite_enclitics", ())) or "\0"):
        return True
    before = at - 1
    while marked.is_a("clitics", before) and not marked.is_a("passive_clitics", before):
        before -= 1
    return marked.is_a("passive_clitics", before)
