"""A statement in the making, from its clause to its place in the article."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from claimdiff.datamodel import Span, Stance
from claimdiff.extract.contents import Places, first_verb, one_clause
from claimdiff.extract.marked import Marked, Verb
from claimdiff.extract.pieces import Role
from claimdiff.extract.sources import Source

FACT = "fact"
QUESTION = "question"
UNTOLD = frozenset({"hopes", "doubts", "demands"})  # their content is mostly about somebody else


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement in the making.

    `span` and the places are token indices of `marked`. `subject` restores one that the content lost. `voiced` says
    that somebody vouches for it even if it is not yet known who; `topic` is the person or body a clause without cue
    speaks of, which a later "dijo" may take up. `mood` says that the content may stand in another mood than its
    proposition.
    """

    marked: Marked
    span: tuple[int, int]
    role: Role
    content: Places
    context: Span
    paragraph: int
    source: Source | None = None
    topic: Source | None = None
    voiced: bool = False
    cue: str = ""
    kind: str = FACT
    stance: Stance = Stance.ASSERTS
    subject: Places = ()
    mention: Places = ()
    anaphoric: bool = False
    mood: bool = False
    quoted: int = 0
    several: bool | None = None  # whether the verb that attributes it is in the plural, where that shows
    country: str = ""  # what "the country" stands for here
    about: str = ""  # whom the pronoun that begins the content stands for, where the sentence before tells
    theme: str = ""  # what another holder said the same kind of thing of, if the content leaves its subject out
    firm: str = ""  # which firm "the company" is that begins the content, where the article tells
    pronoun: str = ""  # what the text calls the source here, if it is a pronoun
    template: str = ""  # of a sentence to be made of a content that is only a noun
    cause: Places = ()  # what is seen behind the content
    figure: Places = ()  # what is put on the content, or without a template on what another draft tells
    answers: int | None = None  # which earlier draft it denies or gives words to, where that is known already
    likened: bool = False  # it only says who else holds what the one before denies: "como afirmó Moscú"
    contrary: bool = (
        False  # it only says whose word the one beside it is contrary to: "al contrario de lo que dijo Gil"
    )
    turned: bool = False  # a negated content that is shown as the denial of its opposite


def opened(draft: Draft) -> Draft:
    """Leave open what is only asked, only possible, or said in the conditional of rumour."""
    words = [draft.marked.words[p] for p in draft.content]
    if "?" in words or "¿" in words:
        return replace(draft, stance=Stance.OPEN, kind=QUESTION)
    if draft.stance is not Stance.ASSERTS:
        return draft
    verb = first_verb(draft.marked, draft.content)
    hedged = any(_hedges(draft.marked, p, draft.content) for p in draft.content)
    if _supposes(draft) or _awaits(draft):
        return replace(draft, stance=Stance.OPEN)
    if verb is not None and _gives_no_answer(draft, verb):
        return replace(draft, stance=Stance.OPEN, kind="refuses")
    if hedged or (verb is not None and verb.tense == "conditional") or _conditional(draft):
        return replace(draft, stance=Stance.OPEN, kind="rumour" if draft.kind == FACT else draft.kind)
    return draft


def _gives_no_answer(draft: Draft, verb: Verb) -> bool:
    """Whether somebody did not answer who wrote this, and so said nothing: "no devolvió las llamadas del diario"."""
    marked = draft.marked
    silent = verb.negated and marked.lexicon.has("answering", verb.lemma)
    return silent and any(marked.is_a("contact_nouns", p) for p in draft.content if p >= verb.last)


def _hedges(marked: Marked, place: int, content: Places) -> bool:
    """Whether a cue of rumour stands here, and not in a relative clause: "busca al hombre que presuntamente huyó"."""
    cue = marked.cues.get(place)
    if cue is None or cue.kind != "rumour":
        return False
    relative = next((p for p in reversed(content) if p < place and not _light(marked, p)), None)
    return relative is None or relative == content[0] or not marked.is_a("relatives", relative)


def _light(marked: Marked, place: int) -> bool:
    return any(marked.is_a(group, place) for group in ("negations", "clitics", "adverbs"))


def under_condition(drafts: Iterable[Draft]) -> list[Draft]:
    """Leave open what a condition before it governs: "si el dique cede, el pueblo se inundará"."""
    found: list[Draft] = []
    for draft in drafts:
        ruled = bool(found) and _supposes(found[-1]) and draft.stance is Stance.ASSERTS
        found.append(replace(draft, stance=Stance.OPEN) if ruled else draft)
    return found


def _supposes(draft: Draft) -> bool:
    first = next((p for p in draft.content if draft.marked.tokens[p].is_word), None)
    verb = first_verb(draft.marked, draft.content)
    length = draft.marked.phrase("hypotheses", first) if first is not None else 0
    return length > 0 and length >= draft.marked.phrase("subordinators", first or 0) and _is_unreal(verb)


def _awaits(draft: Draft) -> bool:
    """Whether a clause tells what has yet to happen: "once parliament has approved it", "hasta que lo firmen"."""
    first = next((p for p in draft.content if draft.marked.tokens[p].is_word), None)
    if first is None or not _is_subordinate(draft, first) or not draft.marked.phrase("awaiting", first):
        return False
    verb = first_verb(draft.marked, draft.content)
    return verb is not None and verb.tense == ("subjunctive" if draft.marked.lexicon.has_mood else "present")


def _is_unreal(verb: Verb | None) -> bool:
    return verb is not None and verb.tense in ("present", "subjunctive", "past_subjunctive")


def _conditional(draft: Draft) -> bool:
    first = next((p for p in draft.content if draft.marked.tokens[p].is_word), None)
    if first is None or not _is_subordinate(draft, first):
        return False
    length = draft.marked.phrase("conditions", first)
    return length > 0 and length >= draft.marked.phrase("subordinators", first)


def _is_subordinate(draft: Draft, first: int) -> bool:
    """Whether a draft is a subordinate clause, that a sentence may begin with: "hasta que firme, el preso sigue"."""
    leads = draft.role is Role.MAIN and draft.marked.phrase("subordinators", first) > 0
    return draft.role is Role.SUBORDINATE or (leads and one_clause(draft.marked, draft.content))
