"""What stance a frame takes."""

from claimdiff.datamodel import Stance
from claimdiff.extract.contents import Frame, first_verb, is_negated
from claimdiff.extract.marked import SUBJUNCTIVE, Marked

TURNED_BY_NOT = frozenset({"doubts", "plans"})  # "no duda", "no piensa" assert


def stance_of(marked: Marked, frame: Frame) -> Stance:
    """The stance of a frame: its class, turned by a negation before the cue and, for a denial, inside the content."""
    base = marked.lexicon.stances[frame.kind]
    if base < 0 and _is_to_come(marked, frame):
        return Stance.OPEN
    if frame.negated:
        return Stance.ASSERTS if frame.kind in TURNED_BY_NOT else Stance.OPEN
    if turns(marked, frame):
        return Stance.ASSERTS
    verb = first_verb(marked, frame.content)
    if frame.kind == "warns" and verb is not None and verb.tense == "future":
        return Stance.OPEN
    return Stance(base)


def _is_to_come(marked: Marked, frame: Frame) -> bool:
    """Whether somebody may, must or will deny, and has not: "must rebut the claim", "desmentirá"."""
    verb = marked.verbs.get(frame.cue[0])
    if verb is None or frame.kind == "false":
        return False
    lemma = (
        marked.lexicon.finite[marked.words[verb.first]].lemma
        if marked.words[verb.first] in marked.lexicon.finite
        else ""
    )
    return verb.tense in ("future", "conditional") or marked.lexicon.has("modals", lemma)


def turns(marked: Marked, frame: Frame) -> bool:
    """Whether a denial of a negation asserts: "no es cierto que no haya médicos"."""
    if marked.lexicon.stances[frame.kind] >= 0 or not frame.clausal or frame.negated:
        return False
    bare = next((p for p in frame.content if marked.tokens[p].is_word), None)
    if bare is not None and marked.is_nonfinite(bare):
        return False  # "negó haber cobrado un sueldo que no declaró"
    if bare is not None and marked.is_a("negations", bare) and marked.is_nonfinite(bare + 1):
        return True
    return is_negated(marked, frame.content) and not _is_licensed(marked, frame)


def _is_licensed(marked: Marked, frame: Frame) -> bool:
    """Whether a content is negative only as the verb of denial wants it: "negó que nadie lo haya visto" denies that
    somebody has."""
    verb = first_verb(marked, frame.content)
    if frame.kind != "denies" or verb is None or verb.tense not in SUBJUNCTIVE:
        return False
    before = [p for p in frame.content if p < verb.last and marked.is_a("negations", p)]
    return all(marked.is_a("polarity", p) for p in before)
