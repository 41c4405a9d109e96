"""Frames: from the pieces of a sentence to drafts of statements with source, cue, stance and content."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from claimdiff.datamodel import Span, Stance
from claimdiff.extract.clauses import Piece, Role, pieces
from claimdiff.extract.sources import Source, source_of, subject_after
from claimdiff.extract.syntax import Cue, Marked

CONTENT_REACH = 14  # words between a cue and the complementizer that begins its content
OBJECT_REACH = 8  # words after a cue among which the noun it rejects or labels is looked for
FACT = "fact"

Places = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """What a cue makes of its clause. `content` is empty when the frame introduces what stands outside it."""

    kind: str
    cue: Places
    negated: bool
    subject: Places = ()
    content: Places = ()
    accused: Places = ()
    anaphoric: bool = False
    nominal: bool = False  # the whole clause is the content: "reportó 14 detenidos"
    after: Places = ()  # where an inverted subject may stand


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement in the making. `content` are token places of `marked`; `subject` restores a dropped one."""

    marked: Marked
    span: tuple[int, int]
    role: Role
    content: Places
    context: Span
    source: Source | None = None
    voiced: bool = False  # somebody vouches for it, even if not yet known who
    cue: str = ""
    kind: str = FACT
    stance: Stance = Stance.ASSERTS
    subject: Places = ()
    accused: Places = ()
    anaphoric: bool = False
    denial_mood: bool = False
    quoted: int = 0
    paragraph: int = 0
    extra: Places = field(default=())


def drafts(marked: Marked, context: Span, paragraph: int) -> list[Draft]:
    """The drafts of one sentence, in text order."""
    return _Sentence(marked, context, paragraph).read(_units(marked, pieces(marked)))


@dataclass(frozen=True, slots=True)
class _Unit:
    """One or more pieces that make one statement. `claim` is its span; `outer` an outer frame that belongs to it."""

    role: Role
    main: Places
    claim: tuple[int, int]
    outer: Places = ()


def _units(marked: Marked, parts: list[Piece]) -> list[_Unit]:
    units: list[_Unit] = []
    for piece in parts:
        places = tuple(range(piece.first, piece.last))
        last = units[-1] if units else None
        if piece.role is Role.FRAME and last is not None:
            units[-1] = replace(last, outer=places, claim=(last.claim[0], piece.last))
        elif piece.role is Role.RESUMED and last is not None and _unfinished(marked, last) and last.outer:
            units[-1] = replace(last, main=last.main + places, claim=(last.claim[0], piece.last))
        elif piece.role is Role.RESUMED and len(units) > 1 and _unfinished(marked, units[-2]):
            head = units.pop(-2)
            units.append(_Unit(head.role, head.main + places, (piece.first, piece.last), head.outer))
        elif last is not None and piece.role is Role.QUOTE and _introduces(marked, last):
            units[-1] = replace(last, main=last.main + places, claim=(last.claim[0], piece.last))
        else:
            units.append(_Unit(piece.role, places, (piece.first, piece.last)))
    return units


def _unfinished(marked: Marked, unit: _Unit) -> bool:
    """Whether the clause still waits for its verb."""
    opened = unit.main[0]
    for place in reversed(unit.main):
        if place in marked.verbs:
            return False
        if marked.is_a("complementizers", place) and place != opened:
            return True
    return True


def _introduces(marked: Marked, unit: _Unit) -> bool:
    """Whether the clause ends in a cue, or a colon, that the following quotation completes."""
    end = unit.main[-1]
    if unit.role is Role.QUOTE or unit.outer:
        return False
    return marked.words[end] == ":" or any(c.last == end + 1 and c.verb for c in marked.cues.values())


class _Sentence:
    def __init__(self, marked: Marked, context: Span, paragraph: int) -> None:
        self.m = marked
        self.context = context
        self.paragraph = paragraph
        self.done: list[Draft] = []
        self.scope: Draft | None = None  # the frame under way
        self.subject: Places = ()  # of the main clause

    def read(self, units: list[_Unit]) -> list[Draft]:
        for unit in units:
            draft = self._draft(unit)
            if unit.outer:
                draft = self._outer(unit, draft)
            self.done.append(draft)
        return self.done

    def _draft(self, unit: _Unit) -> Draft:
        m = self.m
        blank = Draft(
            m,
            unit.claim,
            unit.role,
            unit.main,
            self.context,
            quoted=m.tokens[unit.main[0]].quote,
            paragraph=self.paragraph,
        )
        frame = read_frame(m, unit.main, unit.role)
        if frame is None or (blank.quoted and not frame.content):
            return self._inherit(unit, blank)
        draft = self._framed(unit, blank, frame)
        self.scope = draft
        return draft

    def _framed(self, unit: _Unit, blank: Draft, frame: Frame) -> Draft:
        m = self.m
        subject = frame.subject
        source = source_of(m, subject) if subject else None
        if source is None and frame.after:
            source = source_of(m, subject_after(m, frame.after))
        if source is None and unit.role is Role.RELATIVE:
            source = self._antecedent(unit)
        if source is None and self.scope is not None and unit.role is not Role.MAIN:
            source = self.scope.source
        if source is None and unit.role in (Role.COORDINATE, Role.SUBORDINATE) and self.subject:
            source = source_of(m, self.subject)
        if not self.subject:
            self.subject = subject
        return replace(
            blank,
            source=source,
            voiced=True,
            cue=m.slice(frame.cue),
            kind=frame.kind,
            stance=_stance(m, frame),
            content=frame.content or unit.main,
            subject=frame.accused if frame.kind == "accuses" else (),
            accused=frame.accused,
            anaphoric=frame.anaphoric,
            denial_mood=m.lexicon.stances[frame.kind] < 0,
        )

    def _inherit(self, unit: _Unit, blank: Draft) -> Draft:
        m = self.m
        verb = next((m.verbs[p] for p in unit.main if p in m.verbs), None)
        before = tuple(p for p in unit.main if verb and p < verb.first)
        dropped = unit.role in (Role.COORDINATE, Role.PARALLEL) and not any(
            m.tokens[p].is_word and not _light(m, p) for p in before
        )
        restored = self.subject if dropped else ()
        if unit.role is Role.MAIN and not self.subject:
            self.subject = before
        blank = replace(blank, subject=restored)
        if unit.role is Role.RELATIVE:
            blank = replace(blank, subject=tuple(self._antecedent_places(unit)))
        if self.scope is None or unit.role in (Role.SUBORDINATE, Role.MAIN):
            self.scope = None
            return replace(blank, voiced=bool(blank.quoted))
        scope = self.scope
        stance = scope.stance if unit.role is Role.PARALLEL else Stance.ASSERTS
        return replace(blank, source=scope.source, voiced=True, cue=scope.cue, kind=scope.kind, stance=stance)

    def _antecedent(self, unit: _Unit) -> Source | None:
        return source_of(self.m, self._antecedent_places(unit))

    def _antecedent_places(self, unit: _Unit) -> list[int]:
        """The noun phrase just before a relative clause."""
        end = unit.claim[0]
        while end > 0 and not self.m.tokens[end - 1].is_word:
            end -= 1
        start = end
        while start > 0 and self.m.words[start - 1] not in ",;:()" and (start - 1) not in self._verb_places():
            start -= 1
        return list(range(start, end))

    def _verb_places(self) -> frozenset[int]:
        return frozenset(i for v in self.m.verbs.values() for i in range(v.first, v.last))

    def _outer(self, unit: _Unit, draft: Draft) -> Draft:
        """Apply a frame that stands after (or in the middle of) what it attributes, back to all that has no other."""
        m = self.m
        cue = next((m.cues[p] for p in unit.outer if p in m.cues), None)
        if cue is None:
            return draft
        source = self._outer_source(unit.outer, cue)
        text = m.slice([p for p in unit.outer if p < max(cue.last, self._speech_end(cue)) and p >= cue.first])

        def voice(d: Draft) -> Draft:
            stance = (
                d.stance
                if cue.kind in ("says", "reaffirms", "according", "confirms", "accuses", "warns")
                else _own_stance(m, cue)
            )
            return replace(d, source=source, voiced=True, cue=text, kind=cue.kind, stance=Stance(stance))

        self.done = [d if d.voiced and d.cue else voice(d) for d in self.done]
        voiced = draft if draft.voiced and draft.cue else voice(draft)
        self.scope = voiced
        return voiced

    def _speech_end(self, cue: Cue) -> int:
        following = self.m.cues.get(cue.last)
        return following.last if following and following.verb else cue.last

    def _outer_source(self, outer: Places, cue: Cue) -> Source | None:
        m = self.m
        before = [p for p in outer if p < cue.first and m.tokens[p].is_word]
        if before and cue.verb is not None:
            return source_of(m, before)
        end = self._speech_end(cue)
        after = [p for p in outer if p >= end]
        return source_of(m, after if cue.verb is None and end == cue.last else subject_after(m, after))


def _light(marked: Marked, place: int) -> bool:
    return any(marked.is_a(g, place) for g in ("negations", "clitics", "adverbs", "coordinators", "complementizers"))


def read_frame(marked: Marked, places: Places, role: Role) -> Frame | None:
    """The frame of a clause, from its first cue that governs it; None for a clause in nobody's mouth."""
    for at, place in enumerate(places):
        cue = marked.cues.get(place)
        if cue is None or cue.last > places[-1] + 1 or _nested(marked, places, at, role):
            continue
        frame = _frame(marked, places, cue)
        if frame is not None:
            return frame
    return None


def _nested(marked: Marked, places: Places, at: int, role: Role) -> bool:
    """Whether the cue belongs to a clause inside this one, or is a later verb than the main one."""
    first = 1 if role in (Role.RELATIVE, Role.PARALLEL, Role.COORDINATE) else 0
    before = places[first:at]
    if any(marked.is_a("complementizers", p) or marked.is_a("relatives", p) for p in before):
        return not (role is Role.RELATIVE and not any(p in marked.verbs for p in before))
    return any(p in marked.verbs for p in before) and marked.cues[places[at]].kind != "rumour"


def _frame(marked: Marked, places: Places, cue: Cue) -> Frame | None:
    after = tuple(p for p in places if p >= cue.last)
    before = tuple(p for p in places if p < cue.first)
    cue_places = tuple(p for p in places if cue.first <= p < cue.last)
    frame = Frame(cue.kind, cue_places, cue.negated, before if cue.verb else ())
    if cue.kind == "rumour":
        return replace(frame, subject=(), nominal=True)
    if cue.kind == "according":
        return _according(marked, frame, before, after) if not any(marked.tokens[p].is_word for p in before) else None
    start = _content_start(marked, after)
    if start is None and (clause := _bare_clause(marked, cue, after)) is not None:
        return replace(frame, content=after[clause:], after=())
    if start is not None:
        end = next(i for i, p in enumerate(after) if p == start)
        return _lie_or_content(marked, replace(frame, content=after[end + 1 :], after=after[:end]))
    return _without_clause(marked, frame, before, after)


def _content_start(marked: Marked, after: Places) -> int | None:
    """The complementizer that begins the content, if it comes before another verb."""
    for count, place in enumerate(after):
        if count > CONTENT_REACH or place in marked.verbs:
            return None
        if marked.is_a("complementizers", place):
            return place
    return None


def _bare_clause(marked: Marked, cue: Cue, after: Places) -> int | None:
    """Where a content without complementizer begins, in a language that allows it: "said the train was late"."""
    if not marked.lexicon.has("zero_complementizer", cue.kind):
        return None
    for at, place in enumerate(after[:CONTENT_REACH]):
        if marked.words[place] in ",:;" or marked.is_a("relatives", place):
            return None
        if place in marked.verbs:
            return len(_light_run(marked, after)) if at else None
    return None


def _light_run(marked: Marked, places: Places) -> Places:
    end = 0
    while end < len(places) and marked.is_a("adverbs", places[end]):
        end += 1
    return places[:end]


def _lie_or_content(marked: Marked, frame: Frame) -> Frame:
    """ "dijo que es falso" denies what was said before; anything else is the content itself."""
    return frame


def _according(marked: Marked, frame: Frame, before: Places, after: Places) -> Frame | None:
    """ "Según X, A": the source goes to the first comma, a name in apposition included."""
    del before
    commas = [i for i, p in enumerate(after) if marked.words[p] == ","]
    if not commas:
        return None
    cut = commas[0]
    if len(commas) > 1 and all(marked.tokens[p].is_name for p in after[cut + 1 : commas[1]]):
        cut = commas[1]
    first = marked.cues.get(after[0])
    speaker = after[:cut]
    if first and first.verb:
        speaker = tuple(subject_after(marked, [p for p in speaker if p >= first.last]))
    return replace(frame, subject=speaker, content=after[cut + 1 :])


def _without_clause(marked: Marked, frame: Frame, before: Places, after: Places) -> Frame | None:
    lexicon = marked.lexicon
    quote = next((i for i, p in enumerate(after) if marked.tokens[p].quote and _opens_quote(marked, p)), None)
    noun = _object_in(marked, after, "accusation_nouns")
    lie = _object_in(marked, after, "lie_nouns")
    stance = lexicon.stances[frame.kind]
    if stance < 0:
        return _denial(marked, frame, before, after, noun)
    if frame.kind == "labels" or (frame.kind == "says" and lie):
        if lie or (noun and lie):
            return replace(frame, kind="false", anaphoric=True, after=())
        return replace(frame, nominal=True)
    if frame.kind == "accuses":
        return _accusation(marked, frame, after)
    if quote is not None and (quote == 0 or marked.words[after[quote - 1]] in ":,"):
        return replace(frame, content=after[quote:], after=after[:quote])
    return replace(frame, nominal=True)


def _opens_quote(marked: Marked, place: int) -> bool:
    return place == 0 or marked.tokens[place - 1].quote != marked.tokens[place].quote


def _object_in(marked: Marked, after: Places, group: str) -> bool:
    for place in after[:OBJECT_REACH]:
        if place in marked.verbs or marked.words[place] in ".;":
            return False
        if marked.is_a(group, place):
            return True
    return False


def _denial(marked: Marked, frame: Frame, before: Places, after: Places, noun: bool) -> Frame | None:
    words = [p for p in after if marked.tokens[p].is_word]
    if noun or not words:
        return replace(frame, anaphoric=True, after=())
    first = next((p for p in words if not marked.is_a("adverbs", p) and not marked.is_a("linkers", p)), words[0])
    form = marked.lexicon.nonfinite.get(marked.words[first])
    if form is not None and form.tense == "infinitive":
        return replace(frame, content=after[after.index(first) :], after=())
    if before and marked.is_a("anaphors", before[-1]):
        return replace(frame, anaphoric=True, after=after)
    lemma = frame_lemma(marked, frame)
    if marked.lexicon.has("soft_denials", lemma):
        return replace(frame, kind="says", nominal=True)
    return replace(frame, content=after, after=())


def frame_lemma(marked: Marked, frame: Frame) -> str:
    """The infinitive of a frame's verb."""
    verb = marked.verbs.get(frame.cue[0]) if frame.cue else None
    return verb.lemma if verb else ""


def _accusation(marked: Marked, frame: Frame, after: Places) -> Frame | None:
    """ "acusó a A de B": B is the content, A its subject."""
    for at, place in enumerate(after):
        if place in marked.verbs:
            break
        if marked.is_a("charge_linkers", place) and at and at + 1 < len(after):
            form = marked.lexicon.nonfinite.get(marked.words[after[at + 1]])
            if form is not None and form.tense == "infinitive":
                return replace(frame, content=after[at + 1 :], accused=after[:at], after=())
    return replace(frame, nominal=True)


def _own_stance(marked: Marked, cue: Cue) -> int:
    stance = marked.lexicon.stances[cue.kind]
    return 0 if cue.negated else stance


def _stance(marked: Marked, frame: Frame) -> Stance:
    """The stance of a cue, turned by negation before it and, for a denial, inside it."""
    base = marked.lexicon.stances[frame.kind]
    if frame.kind in ("doubts", "plans") and frame.negated:
        return Stance.ASSERTS
    if frame.negated:
        return Stance.OPEN
    if base < 0 and frame.content and _negates(marked, frame.content):
        return Stance.ASSERTS
    return Stance(base)


def _negates(marked: Marked, content: Places) -> bool:
    verb = next((marked.verbs[p] for p in content if p in marked.verbs), None)
    return verb is not None and verb.negated


def questions(found: Sequence[Draft]) -> Iterator[Draft]:
    """Leave open what is only asked."""
    for draft in found:
        words = [draft.marked.words[p] for p in draft.content]
        yield replace(draft, stance=Stance.OPEN, kind="question") if "?" in words or "¿" in words else draft
