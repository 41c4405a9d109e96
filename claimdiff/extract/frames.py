"""Frames: what the cue of a clause makes of that clause.

"X asegura que A", "según X, A", "X acusa a Y de A", "X niega A", "X rechaza las acusaciones" all come out as a
kind, the token places of subject and content, and whether the content has to be looked for elsewhere.
"""

from dataclasses import dataclass, replace

from claimdiff.datamodel import Stance
from claimdiff.extract.clauses import Role
from claimdiff.extract.sources import subject_after
from claimdiff.extract.syntax import Cue, Marked, Verb

CONTENT_REACH = 14  # words between a cue and the complementizer that begins its content
OBJECT_REACH = 8  # words after a cue among which the noun it rejects or labels is looked for
TURNED_BY_NOT = frozenset({"doubts", "plans"})  # "no duda", "no piensa" assert
NO_FRAME_ROLES = frozenset({Role.PURPOSE})

Places = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """What a cue makes of its clause.

    `subject` stands before the cue, `after` is where an inverted subject may stand. `clausal` says that the content
    is a clause of its own, which others may be coordinated with; without it the whole clause is the content.
    `mention` is what an anaphoric denial says of the accusation: "las acusaciones de transferencia de armas".
    """

    kind: str
    cue: Places
    negated: bool = False
    subject: Places = ()
    content: Places = ()
    after: Places = ()
    accused: Places = ()
    mention: Places = ()
    anaphoric: bool = False
    clausal: bool = False


def read_frame(marked: Marked, places: Places, role: Role) -> Frame | None:
    """The frame of a clause, from the first cue that governs it; None for a clause in nobody's mouth."""
    if role in NO_FRAME_ROLES or marked.is_a("possessive_relatives", places[0]):
        return None
    opening = _opening(marked, places, role)
    for at in range(opening, len(places)):
        cue = marked.cues.get(places[at])
        if cue is None or cue.last > places[-1] + 1 or _nested(marked, places[opening:at], cue):
            continue
        frame = _frame(marked, places, opening, cue)
        if frame is not None:
            return frame
    return None


def stance_of(marked: Marked, frame: Frame) -> Stance:
    """The stance of a frame: its class, turned by a negation before the cue and, for a denial, inside the content."""
    base = marked.lexicon.stances[frame.kind]
    if frame.negated:
        return Stance.ASSERTS if frame.kind in TURNED_BY_NOT else Stance.OPEN
    if turns(marked, frame):
        return Stance.ASSERTS
    verb = first_verb(marked, frame.content)
    if frame.kind == "warns" and verb is not None and verb.tense == "future":
        return Stance.OPEN
    return Stance(base)


def turns(marked: Marked, frame: Frame) -> bool:
    """Whether a denial of a negation asserts: "no es cierto que no haya médicos"."""
    if marked.lexicon.stances[frame.kind] >= 0 or not frame.clausal or frame.negated:
        return False
    verb = first_verb(marked, frame.content)
    bare = next((p for p in frame.content if marked.tokens[p].is_word), None)
    infinitive = bare is not None and marked.is_a("negations", bare) and marked.is_nonfinite(bare + 1)
    return infinitive or (verb is not None and verb.negated)


def first_verb(marked: Marked, places: Places) -> Verb | None:
    """The main finite verb of some places: the first one outside a restrictive relative clause."""
    pending = 0
    for place in places:
        if place in marked.verbs:
            if not pending:
                return marked.verbs[place]
            pending -= 1
        elif marked.is_a("relatives", place) and place != places[0]:
            pending += 1
    return next((marked.verbs[p] for p in places if p in marked.verbs), None)


def _opening(marked: Marked, places: Places, role: Role) -> int:
    """How many places a conjunction or relative pronoun takes at the beginning of the clause."""
    at = 0
    while at < len(places) and (marked.is_a("coordinators", places[at]) or not marked.tokens[places[at]].is_word):
        at += 1
    if at == len(places):
        return at
    for group in ("relative_phrases", "subordinators"):
        if length := marked.phrase(group, places[at]):
            return at + length
    if role in (Role.RELATIVE, Role.PARALLEL) and (
        marked.is_a("relatives", places[at]) or marked.is_a("complementizers", places[at])
    ):
        return at + 1
    return at


def _nested(marked: Marked, before: Places, cue: Cue) -> bool:
    """Whether the cue belongs to a clause inside this one, or is a later verb than the main one."""
    if cue.kind == "rumour":
        return any(marked.is_a("complementizers", p) for p in before)
    inner = sum(marked.is_a("complementizers", p) or marked.is_a("relatives", p) for p in before)
    return sum(p in marked.verbs for p in before) != inner


def _frame(marked: Marked, places: Places, opening: int, cue: Cue) -> Frame | None:
    after = tuple(p for p in places if p >= cue.last)
    before = tuple(p for p in places[opening:] if p < cue.first)
    frame = Frame(cue.kind, tuple(p for p in places if cue.first <= p < cue.last), cue.negated)
    if cue.kind == "rumour":
        return frame
    if cue.kind == "according":
        return _according(marked, frame, after) if not any(marked.tokens[p].is_word for p in before) else None
    negated = cue.negated or any(marked.is_a("negative_subjects", p) for p in before)
    impersonal = cue.verb is not None and marked.is_a("passive_clitics", cue.first - 1)
    frame = replace(frame, subject=() if impersonal else before, negated=negated)
    special = _special(marked, frame, after)
    start = _content_start(marked, cue, after) if special is None else None
    if start is not None:
        inverted = () if impersonal else after[: max(start - 1, 0)]
        return _speaks_of_lie(marked, replace(frame, content=after[start:], after=inverted, clausal=True))
    if special is not None or (impersonal and not cue.verb_rest):
        return special
    claimed = any(marked.is_a(g, p) for p in places[:opening] for g in ("accusation_nouns", "relative_heads"))
    return _without_clause(marked, frame, after, claimed)


def _special(marked: Marked, frame: Frame, after: Places) -> Frame | None:
    """Frames whose complementizer, if any, belongs to the object: "called the claim that A a lie"."""
    if frame.kind == "labels" and not frame.negated and any(marked.is_a("lie_nouns", p) for p in after):
        return _called_false(marked, frame, after)
    return _accusation(marked, frame, after) if frame.kind == "accuses" else None


def _content_start(marked: Marked, cue: Cue, after: Places) -> int | None:
    """Where in `after` the content clause begins, if the cue has one."""
    for count, place in enumerate(after[:CONTENT_REACH]):
        if marked.is_a("complementizers", place) and not marked.is_a("relative_heads", place - 1):
            return count + 1
        if place in marked.verbs or marked.words[place] in ":;":
            break
    return _bare_clause(marked, cue, after)


def _bare_clause(marked: Marked, cue: Cue, after: Places) -> int | None:
    """The beginning of a content without complementizer, where the language has such: "said the train was late"."""
    if not marked.lexicon.has("zero_complementizer", cue.kind):
        return None
    for count, place in enumerate(after[:CONTENT_REACH]):
        if marked.words[place] in ",:;" or marked.is_a("relatives", place):
            return None
        if place in marked.verbs:
            start = next(i for i, p in enumerate(after) if not marked.is_a("adverbs", p))
            return start if count else None
    return None


def _speaks_of_lie(marked: Marked, frame: Frame) -> Frame:
    """ "dijo que es un bulo": the content itself calls something false."""
    inner = next((marked.cues[p] for p in frame.content if p in marked.cues), None)
    if inner is None or inner.kind != "false" or frame.negated:
        return frame
    rest = tuple(p for p in frame.content if p >= inner.last)
    start = _content_start(marked, inner, rest) if rest else None
    if start is not None:
        return replace(frame, kind="false", content=rest[start:])
    return replace(frame, kind="false", content=(), anaphoric=True, clausal=False, mention=frame.content)


def _according(marked: Marked, frame: Frame, after: Places) -> Frame | None:
    """ "Según X, A": the source goes to the first comma, a name in apposition included."""
    commas = [i for i, p in enumerate(after) if marked.words[p] == ","]
    if not commas:
        return None
    cut = commas[0]
    for comma in commas[1:]:
        if any(p in marked.verbs for p in after[cut + 1 : comma]) or comma - cut > OBJECT_REACH:
            break
        if not (marked.tokens[after[cut + 1]].is_name or marked.is_a("prepositions", after[cut + 1])):
            break
        cut = comma
    first = marked.cues.get(after[0])
    speaker = after[:cut]
    if first and first.verb:
        speaker = tuple(subject_after(marked, [p for p in speaker if p >= first.last]))
    return replace(frame, subject=speaker, content=after[cut + 1 :], clausal=True)


def _without_clause(marked: Marked, frame: Frame, after: Places, claimed: bool) -> Frame | None:
    """A cue whose object is a noun, an infinitive, a quotation or nothing. `claimed`: it begins "acusación que"."""
    if marked.lexicon.stances[frame.kind] < 0:
        return _denial(marked, frame, after, claimed)
    if frame.kind == "says" and not frame.negated and _named(marked, after, "lie_nouns") is not None:
        return _called_false(marked, frame, after)
    quote = next((i for i, p in enumerate(after) if marked.opens_quote(p)), None)
    if quote is not None and (quote == 0 or marked.words[after[quote - 1]] in ":,"):
        return replace(frame, content=after[quote:], after=after[:quote], clausal=True)
    verb = marked.verbs.get(frame.cue[0])
    if verb is not None and marked.lexicon.has("clause_only", verb.lemma) and frame.kind == "says":
        return None
    return frame


def _named(marked: Marked, after: Places, group: str) -> int | None:
    """The place, before the next verb or stop, of a word of that group."""
    for place in after[:OBJECT_REACH]:
        if (place in marked.verbs and not marked.is_a(group, place)) or marked.words[place] in ".;":
            return None
        if marked.is_a(group, place):
            return place
    return None


def _called_false(marked: Marked, frame: Frame, after: Places) -> Frame:
    """ "tachó la acusación de mentira", "called the claim that A untrue"."""
    for at, place in enumerate(after):
        if marked.is_a("complementizers", place) and at and marked.is_a("accusation_nouns", after[at - 1]):
            lie = next((p for p in reversed(after) if marked.is_a("lie_nouns", p)), after[-1] + 1)
            opening = next((p for p in after[at + 1 :] if marked.opens_quote(p) and p < lie), lie)
            return replace(frame, kind="false", content=tuple(p for p in after[at + 1 :] if p < opening), clausal=True)
    return replace(frame, kind="false", anaphoric=True, mention=after)


def _denial(marked: Marked, frame: Frame, after: Places, claimed: bool) -> Frame | None:
    words = [p for p in after if marked.tokens[p].is_word and not marked.is_a("adverbs", p)]
    verb = marked.verbs.get(frame.cue[0])
    soft = verb is not None and marked.lexicon.has("soft_denials", verb.lemma) and not claimed
    if not words or words[0] in marked.verbs:
        return None if soft else replace(frame, anaphoric=True, after=after)
    noun = _named(marked, after, "accusation_nouns")
    form = marked.lexicon.nonfinite.get(marked.words[words[0]])
    if form is None and marked.is_a("linkers", words[0]) and len(words) > 1:
        form = marked.lexicon.nonfinite.get(marked.words[words[1]])
    if form is not None and form.tense in ("infinitive", "gerund"):
        start = next(p for p in words if p in (words[0], words[1] if len(words) > 1 else -1) and marked.is_nonfinite(p))
        return replace(frame, content=tuple(p for p in after if p >= start), clausal=True)
    if noun is not None:
        return _denied_noun(marked, frame, after, noun)
    if (
        frame.subject
        and (marked.is_a("anaphors", frame.subject[-1]) or marked.is_a("prepositions", words[0]))
        and not soft
    ):
        return replace(frame, anaphoric=True, after=after)
    return None if soft else replace(frame, content=after)


def _denied_noun(marked: Marked, frame: Frame, after: Places, noun: int) -> Frame:
    """ "rechazó la acusación de que A" has its content, "rechazó las acusaciones" has to find it."""
    for place in after:
        if noun < place <= noun + 2 and marked.is_a("complementizers", place):
            return replace(frame, content=tuple(p for p in after if p > place), clausal=True)
    return replace(frame, anaphoric=True, mention=tuple(p for p in after if p > noun))


def _accusation(marked: Marked, frame: Frame, after: Places) -> Frame | None:
    """ "acusó a A de B": B is the content, A its subject."""
    for at, place in enumerate(after[:-1]):
        if place in marked.verbs:
            break
        if marked.is_a("charge_linkers", place) and at and marked.is_nonfinite(after[at + 1]):
            return replace(frame, content=after[at + 1 :], accused=after[:at], after=(), clausal=True)
    return None
