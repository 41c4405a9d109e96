"""What the words of a speaker, and the frame around them, make of a draft."""

from dataclasses import replace

from claimdiff.datamodel import Stance
from claimdiff.extract.asked import asked, asked_of
from claimdiff.extract.contents import Frame, Places, first_verb, is_negated
from claimdiff.extract.draft import Draft
from claimdiff.extract.frames import read_frame
from claimdiff.extract.lies import is_bare_lie
from claimdiff.extract.marked import SUBJUNCTIVE, Cue, Marked, is_ours
from claimdiff.extract.pieces import Role
from claimdiff.extract.sources import Source, source_of
from claimdiff.extract.speakers import names_nobody, outer_speaker, several_speak
from claimdiff.extract.stances import stance_of, turns
from claimdiff.extract.subjects import agree, has_subject, subject_phrase
from claimdiff.extract.units import Unit

TRANSPARENT = frozenset({"says", "reaffirms", "according", "confirms", "accuses", "warns", "labels"})


def voiced(draft: Draft, outer: Places, cue: Cue, source: Source | None) -> Draft:
    """The draft in the mouth of whom an outer frame names."""
    marked = draft.marked
    end = speech_end(marked, cue)
    base = 1 if cue.kind in TRANSPARENT else marked.lexicon.stances[cue.kind]
    return replace(
        draft,
        source=source,
        voiced=source is not None or cue.kind != "according" or not names_nobody(marked, outer),
        several=several_speak(marked, cue.first),
        cue=marked.slice([p for p in outer if cue.first <= p < end]),
        kind=cue.kind,
        stance=Stance.OPEN if cue.negated else Stance(base),
    )


def speech_end(marked: Marked, cue: Cue) -> int:
    """The end of a cue and of the verb that goes with it: "según explicó"."""
    following = marked.cues.get(cue.last)
    return following.last if following and following.verb else cue.last


def likens_contrast(marked: Marked, unit: Unit) -> bool:
    """Whether somebody says what a clause says is not so: "de un golpe, y no de un infarto, como dijo la prisión"."""
    first = next((p for p in unit.outer if marked.tokens[p].is_word), unit.outer[0])
    told = [p for p in unit.main if p < first and marked.tokens[p].is_word]
    negation = next((i for i in range(len(told) - 2, 0, -1) if marked.is_a("negations", told[i])), 0)
    if not negation or not marked.likening(first):
        return False
    if any(marked.is_a("instead", p) for p in unit.main if p > first):
        return True  # "no es Gaza, como dicen en redes, sino Turquía"
    before = told[negation] - 1
    contrast = marked.is_a("coordinators", before) or marked.words[before] == ","
    return contrast and marked.verb_in(before, first) is None


def answer_to(outer: Places, draft: Draft, cue: Cue) -> Draft:
    """A bare answer, with what the frame says was asked in its place: "«Es falso», dijo cuando le preguntaron si A"."""
    marked = draft.marked
    opening = asked_of(marked, outer)
    said = [p for p in draft.content if marked.tokens[p].is_word]
    yes, no = (len(said) == 1 and marked.is_a(group, said[0]) for group in ("yes", "negations"))
    denies = draft.anaphoric and draft.stance is Stance.DENIES
    if not (opening and (yes or no or denies)):
        return draft
    question = asked(marked, tuple(p for p in outer if p >= opening))
    speaker = outer_speaker(marked, outer, cue, speech_end(marked, cue))
    shared = subject_phrase(marked, [p for p in speaker if p < opening])
    lost = not has_subject(marked, question) and agree(marked, shared, first_verb(marked, question))
    return replace(
        draft,
        content=question,
        subject=tuple(shared) if lost else (),
        kind="denies" if no else draft.kind,
        stance=Stance.ASSERTS if yes else Stance.DENIES,
        anaphoric=False,
        mention=(),
        quoted=0,
    )


def own_words(draft: Draft, inner: Frame) -> bool:
    """Whether a frame inside somebody's words is in the first person: "«Podemos confirmar que A», dijo X"."""
    marked = draft.marked
    words = [p for p in inner.subject if marked.tokens[p].is_word]
    denies = marked.lexicon.stances[inner.kind] < 0 and inner.kind != "false"
    if words:
        return (
            denies
            and draft.quoted > 0
            and all(marked.is_a("first_person", p) or marked.is_a("adverbs", p) for p in words)
        )
    return inner.clausal or bool(inner.template) or (denies and draft.quoted > 0 and _in_first_person(marked, inner))


def _in_first_person(marked: Marked, inner: Frame) -> bool:
    verb = marked.verbs.get(inner.cue[0])
    return verb is not None and is_ours(marked, verb)


def reported_denial(marked: Marked, frame: Frame) -> Frame | None:
    """The denial that a frame only passes on: "police said the suspect denies the charge", "dijo que niega A"."""
    if not frame.clausal or frame.negated or frame.kind not in TRANSPARENT:
        return None
    kinds = {marked.cues[p].kind for p in frame.content if p in marked.cues}
    if not any(kind == "reaffirms" or marked.lexicon.stances[kind] < 0 for kind in kinds):
        return None
    inner = read_frame(marked, frame.content, Role.MAIN)
    if inner is None:
        return None
    denies = marked.lexicon.stances[inner.kind] < 0 and inner.kind != "false"
    insists = inner.kind == "reaffirms" and is_negated(marked, inner.content)
    subject = [p for p in inner.subject if marked.tokens[p].is_word and not marked.is_a("adverbs", p)]
    if not (denies or insists) or (subject and marked.is_a("negative_subjects", subject[0])):
        return None
    if denies and _is_holder(marked, frame, inner, subject):
        return replace(inner, subject=frame.subject, after=frame.after)
    return inner if subject else None


def _is_holder(marked: Marked, frame: Frame, inner: Frame, subject: list[int]) -> bool:
    """Whether who speaks is who denies: "dijo que niega A", "the firm said it denies A"."""
    outer, own = marked.verbs.get(frame.cue[0]), marked.verbs.get(inner.cue[0])
    if outer is None or own is None or inner.impersonal:
        return False
    if marked.lexicon.has_mood:
        return not subject and outer.person == own.person
    return len(subject) == 1 and marked.is_a("thing_pronouns", subject[0])


def takes_sides(marked: Marked, inner: Frame) -> bool:
    """Whether a frame inside another one's words has a holder and a stance, or words, of its own."""
    holder = source_of(marked, inner.subject) if inner.clausal and inner.kind in TRANSPARENT else None
    told = holder is not None and (holder.person or bool(holder.role or holder.actors))
    return told or (inner.kind != "false" and stance_of(marked, inner) is not Stance.ASSERTS)


def denied_by_next(marked: Marked, unit: Unit, frame: Frame, about: Places) -> bool:
    """Whether a relative clause tells who denies its antecedent `about`: "el vertido, que niega la empresa"."""
    thing = source_of(marked, about) if about else None
    speaker = source_of(marked, frame.content) if frame.template == "existed" else None
    if thing is None or speaker is None or not marked.is_a("object_relatives", unit.main[0]):
        return False
    speaks = speaker.person or bool(speaker.role or speaker.actors)
    return speaks and not (thing.names or thing.role or thing.actors) and not thing.akin


def disputes(marked: Marked, inner: Frame, unit: Unit, cue: Cue) -> bool:
    """Whether a clause calls false what somebody named inside it says: "no es cierto, como dijo Gil, que A"."""
    bare = inner.kind == "false" and inner.clausal and not any(marked.tokens[p].is_word for p in inner.subject)
    return bare and _is_likened(marked, unit, cue) and marked.lexicon.stances[cue.kind] > 0


def denies_likened(marked: Marked, inner: Frame, unit: Unit, cue: Cue) -> bool:
    """Whether a clause denies what somebody is said to hold after it: "y negó A, como publicó un diario"."""
    denies = inner.kind != "false" and marked.lexicon.stances[inner.kind] < 0
    return denies and _is_likened(marked, unit, cue)


def _is_likened(marked: Marked, unit: Unit, cue: Cue) -> bool:
    """Whether an outer frame only tells who else says so: "como dijo Gil"."""
    first = next(p for p in unit.outer if marked.tokens[p].is_word)
    return cue.verb is not None and marked.likening(first) > 0


def is_own_judgement(blank: Draft, frame: Frame, source: Source | None) -> bool:
    """Whether it is the outlet that calls something false."""
    quoted = blank.quoted or blank.marked.tokens[frame.cue[0]].quote
    return frame.kind == "false" and source is None and not quoted and blank.role is Role.MAIN


def unframed(draft: Draft, inner: Frame) -> Draft:
    """The draft without the frame in the speaker's own words."""
    return replace(
        draft,
        stance=stance_of(draft.marked, inner),
        kind=inner.kind,
        content=inner.content or draft.content,
        mood=draft.marked.lexicon.stances[inner.kind] <= 0,
        turned=turns(draft.marked, inner),
        anaphoric=inner.anaphoric,
        mention=inner.mention,
        template=inner.template,
    )


def lie(draft: Draft, inner: Frame | None) -> Draft:
    """ "«Es mentira», dijo X", "«Absurd», X said": the words quoted deny what was said before."""
    if is_bare_lie(draft.marked, draft.content):
        return replace(draft, stance=Stance.DENIES, kind="false", anaphoric=True)
    if inner is None or inner.kind != "false" or not inner.anaphoric:
        return draft
    return replace(draft, stance=stance_of(draft.marked, inner), kind="false", anaphoric=True, mention=inner.mention)


def in_indicative(draft: Draft) -> Draft:
    """ "después de que A cerrara" says that A closed; "cuando A cierre" leaves it open."""
    verb = first_verb(draft.marked, draft.content)
    if verb is None or verb.tense not in SUBJUNCTIVE or draft.voiced:
        return draft
    return replace(draft, mood=True, stance=Stance.OPEN if verb.tense == "subjunctive" else draft.stance)
