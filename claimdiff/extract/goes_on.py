"""Clauses that go on with what another one says, or with its subject."""

from dataclasses import replace

from claimdiff.datamodel import Stance
from claimdiff.extract.contents import Frame, Places, first_verb
from claimdiff.extract.draft import UNTOLD, Draft
from claimdiff.extract.gaps import compared, gapped_content, gapped_deed, gapped_figure
from claimdiff.extract.marked import SUBJUNCTIVE, Marked, Verb
from claimdiff.extract.memory import Memory
from claimdiff.extract.pieces import Role
from claimdiff.extract.sources import source_of
from claimdiff.extract.subjects import agree, has_subject, is_light, takes_subject
from claimdiff.extract.units import Unit

DEPENDENT = frozenset({Role.COORDINATE, Role.PARALLEL, Role.RELATIVE, Role.PURPOSE, Role.RESUMED})


def goes_on(memory: Memory, unit: Unit, frame: Frame) -> bool:
    """ "dijo que no vendió armas ni piensa venderlas": the second verb is one of the content."""
    marked = memory.marked
    weak = frame.kind == "plans" and not any(
        marked.tokens[p].is_word and not is_light(marked, p) for p in frame.subject
    )
    return weak and memory.scope is not None and unit.role in (Role.COORDINATE, Role.PARALLEL)


def with_gap(memory: Memory, unit: Unit, blank: Draft) -> Draft | None:
    """What another holder says by the verb of the frame before: "Israel dice que A y Hamás que B", "la CGT lo cifra en
    el 80 % y el Gobierno, en el 20 %"."""
    marked = memory.marked
    if (beside := compared(marked, unit.main[0])) is not None:
        source, cue = source_of(marked, beside.speaker), marked.slice(beside.cue)
        return replace(blank, source=source, voiced=True, cue=cue, kind="says", content=beside.figure)
    first = unit.main[0] + marked.is_a("coordinators", unit.main[0])
    content = gapped_content(marked, first) if memory.scope is not None else 0
    deed = 0 if memory.scope is not None or not memory.done else gapped_deed(marked, first)
    deed = deed if deed and memory.done[-1].template == "existed" else 0
    start = content or gapped_figure(marked, first) or deed
    source = source_of(marked, range(first, start - bool(content))) if start and memory.done else None
    if source is None or start not in unit.main:
        return None
    told = tuple(p for p in unit.main if p >= start)
    if content:
        draft = _in_that_frame(memory, inheriting(memory, unit, blank), told)
    else:
        template = "existed" if start == deed else ""
        draft = replace(blank, voiced=True, cue=memory.done[-1].cue, kind="says", content=told, template=template)
    memory.holder = memory.subject = tuple(p for p in range(first, start) if marked.tokens[p].is_word)
    return replace(draft, source=source)


def _in_that_frame(memory: Memory, draft: Draft, told: Places) -> Draft:
    """A content that another holder has by the verb before, about what that one's is about: "y el otro que no"."""
    marked = memory.marked
    if all(marked.is_a("negations", p) for p in told if marked.tokens[p].is_word):
        return replace(draft, content=told, subject=(), stance=Stance.DENIES, kind="denies", anaphoric=True)
    theirs, own = (first_verb(marked, places) for places in (memory.done[-1].content, told))
    same = theirs is not None and own is not None and theirs.lemma == own.lemma  # "que abrió en mayo; B, que no abrió"
    lost = same and not has_subject(marked, told)
    of_others = theirs is not None and theirs.passive and not has_subject(marked, memory.done[-1].content)
    kind = "according" if of_others else draft.kind  # "que fue asesinado; la policía, que se suicidó"
    kind = "says" if kind == "reaffirms" else kind  # the other one repeats nothing
    return replace(draft, kind=kind, content=told, subject=memory.subject if lost else ())


def told_by(memory: Memory, unit: Unit) -> str:
    """How a clause after a colon is told by who speaks before it: in the words of a denial, "desmintió al senador:
    no habrá A", or as what somebody says, "lo resume así: A"; "" if it is not."""
    before = memory.done[-1] if memory.done else None
    colon = memory.marked.words[unit.main[0] - 1] == ":" if unit.main[0] else False
    if not colon or before is None:
        return ""
    if before.stance is Stance.DENIES and before.anaphoric:
        return "reaffirms"
    verb = first_verb(memory.marked, before.content) if before.topic is not None else None
    puts_right = verb is not None and not verb.negated and memory.marked.lexicon.has("putting_right", verb.lemma)
    if puts_right and has_subject(memory.marked, unit.main):
        return "says"  # "Bruselas corrige a Madrid: A", not "el delantero respondió: marcó dos goles"
    return "says" if before.source is not None and before.kind in ("says", "reaffirms") else ""


def is_in_scope(memory: Memory, unit: Unit, after_frame: bool) -> bool:
    """Whether a clause without cue goes on with the content of the frame before it."""
    marked = memory.marked
    if memory.scope is None or unit.role not in DEPENDENT:
        return memory.scope is not None and unit.role is Role.SUBORDINATE and marked.goes_on(unit.main[0])
    objects = _puts_right(marked, unit) or (after_frame and _objects(marked, unit))
    if objects or (memory.scope.quoted and _is_outside(marked, unit)):
        return False
    before = memory.done[-1]
    dependent = before.role is Role.SUBORDINATE or marked.phrase("subordinators", before.span[0]) > 0
    if unit.role is Role.COORDINATE and dependent and (not before.cue or has_subject(marked, unit.main)):
        return False
    if unit.role is Role.RELATIVE:
        return not after_frame and not memory.outer and memory.scope.stance is Stance.ASSERTS
    if memory.scope.mood and (unit.role is not Role.PARALLEL or marked.lexicon.has_mood):
        return unit.role is Role.PARALLEL or _is_denied(marked, unit)
    return True


def _is_outside(marked: Marked, unit: Unit) -> bool:
    """Whether a clause stands outside the quotation marks: "«A», dijo, antes de salir", not "«A», y que B"."""
    linked = unit.role is Role.COORDINATE and any(marked.tokens[p].quote for p in unit.main)  # "«A» y será «muy B»"
    return not (unit.role is Role.PARALLEL or linked or marked.tokens[unit.main[0]].quote)


def _puts_right(marked: Marked, unit: Unit) -> bool:
    """Whether an outlet puts right what somebody said: "dicen que es Gaza, pero en realidad es Turquía"."""
    opens = marked.is_a("adversatives", unit.main[0]) and len(unit.main) > 1 and not marked.tokens[unit.main[0]].quote
    return opens and marked.phrase("in_fact", unit.main[1]) > 0


def _objects(marked: Marked, unit: Unit) -> bool:
    """Whether an outlet sets something against what somebody said: "no hay heridos, dijo la firma, pero el hospital
    registró seis"."""
    verb = first_verb(marked, unit.main)
    if verb is None or not marked.is_a("adversatives", unit.main[0]) or marked.tokens[unit.main[0]].quote:
        return False
    own = source_of(marked, [p for p in unit.main[1:] if p < verb.first])
    return own is not None and bool(own.head or own.names)


def _is_denied(marked: Marked, unit: Unit) -> bool:
    """Whether a clause stands in the mood of what is denied: in "que no es cierto que A y que B" B is only said."""
    verb = first_verb(marked, unit.main)
    return verb is not None and verb.tense in SUBJUNCTIVE


def inheriting(memory: Memory, unit: Unit, blank: Draft) -> Draft:
    """A clause that goes on with the content of the frame before it, as that one's."""
    marked, scope = memory.marked, memory.scope or blank
    if scope.mood and marked.lexicon.has_mood and not _is_denied(marked, unit):
        scope = replace(scope, kind="says", mood=False)
    return replace(
        blank,
        source=scope.source,
        voiced=True,
        cue=scope.cue,
        kind=scope.kind,
        stance=scope.stance if scope.mood else Stance.ASSERTS,
        mood=scope.mood,
        subject=blank.subject or (scope.subject if scope.kind == "accuses" else ()),
    )


def hung_on(memory: Memory, unit: Unit) -> Places:
    """Whom a relative clause is about that goes on here: "el ataque, que duró un día y dejó a miles sin luz"."""
    marked = memory.marked
    before = memory.done[-1] if memory.done and unit.role is Role.COORDINATE else None
    if before is None or before.role is not Role.RELATIVE or marked.words[unit.main[0] - 1] == ",":
        return ()
    if marked.is_a("place_relatives", before.content[0]):
        return ()  # "hacia el pueblo, donde abrió la escuela y pidió ayuda"
    verb = first_verb(marked, before.content)
    own = tuple(p for p in before.content if verb is not None and before.content[0] < p < verb.first)
    return own if source_of(marked, own) is not None else before.subject


def leaves_scope(memory: Memory, verb: Verb | None) -> bool:
    """Whether a verb tells what the holder does who denied something: "negó que A pague y criticó a la prensa"."""
    scope = memory.scope
    denied = scope is not None and scope.stance is Stance.DENIES and scope.mood and memory.marked.lexicon.has_mood
    return denied and verb is not None and verb.tense not in SUBJUNCTIVE


def shares_subject(memory: Memory, unit: Unit, subject: list[int], verb: Verb | None) -> bool:
    """Whether a clause without subject can go on with the subject of the clause before it."""
    marked = memory.marked
    if not agree(marked, subject, verb) or any(marked.is_a("negative_subjects", p) for p in subject):
        return False
    wished = memory.scope is not None and memory.scope.mood and memory.scope.kind in UNTOLD
    if wished and verb is not None and verb.tense in SUBJUNCTIVE:
        return False  # "la policía pidió a Gil que entregue las claves o debilite su seguridad"
    told = unit.role is Role.PARALLEL and not (memory.scope is not None and memory.scope.mood)
    if told and verb is not None and memory.subject != memory.holder and not verb.passive:
        return False  # "dijo que la mesa se reunirá y que irá": the mesa, or who speaks?
    return verb is None or takes_subject(marked, verb, shared=True)
