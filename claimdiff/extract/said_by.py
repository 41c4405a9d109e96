"""Who speaks in a frame, and whom its content is about, by its clause and what the sentence told before it."""

from claimdiff.extract.adverbials import speaker_after
from claimdiff.extract.asked import asked_of
from claimdiff.extract.contents import Frame, Places, first_verb
from claimdiff.extract.goes_on import hung_on
from claimdiff.extract.marked import FIRST_SINGULAR, Cue, Marked
from claimdiff.extract.memory import Memory
from claimdiff.extract.pieces import Role
from claimdiff.extract.relatives import undergone
from claimdiff.extract.sources import Source, governed, is_several, source_of
from claimdiff.extract.speakers import after_adjunct, outer_speaker, place_that_speaks, several_speak, tells_others
from claimdiff.extract.subjects import agreeing, inner_speaker, passive_subject
from claimdiff.extract.units import Unit


def speaker_of(memory: Memory, unit: Unit, frame: Frame) -> Source | None:
    """Who speaks in a frame: whom its clause names, else whom it hangs on or goes on with."""
    marked = memory.marked
    if frame.impersonal or frame.kind == "hearsay" or _is_nobody(marked, frame) or _is_outlet(marked, frame):
        return None
    if unit.role is Role.FRONTED:
        return source_of(marked, memory.fronted)
    source = _named(memory, unit, frame)
    bare = not any(marked.tokens[p].is_word for p in frame.subject)
    if source is not None or unit.role is Role.MAIN:
        return source or (_goes_on(memory, unit, frame) if bare else None)
    adverbial = any(marked.is_a(group, unit.main[0]) for group in ("prepositions", "place_relatives"))
    if unit.role is Role.RELATIVE and not adverbial:
        about = tuple(memory.speaker or _of_clause(memory, unit) or memory.antecedent(unit))
        source = source_of(marked, agreeing(marked, about, first_verb(marked, unit.main)))
        source = source or (governed(marked, about) if about else None)
        if source is not None or (about and bare):
            return source  # nobody for "comerciantes de Lima, que temen A": not who speaks in the clause before
    hung = hung_on(memory, unit) if bare else ()
    return source_of(marked, hung) if hung else _inherited(memory, unit, frame, bare)


def _goes_on(memory: Memory, unit: Unit, frame: Frame) -> Source | None:
    """Who speaks in a clause without subject after a semicolon, that of the one before: "Kiev atacó; dice que A"."""
    marked = memory.marked
    if not unit.main[0] or marked.words[unit.main[0] - 1] != ";" or not marked.lexicon.has_mood:
        return None
    source = source_of(marked, memory.main) if memory.main else None
    several = several_speak(marked, frame.cue[0])
    known = source is not None and bool(source.names or source.role)
    return source if known and source is not None and several in (None, is_several(marked, source)) else None


def _of_clause(memory: Memory, unit: Unit) -> Places:
    """Whose the clause is that "algo que" takes up, who goes on: "atacó la escuela, algo que había negado"."""
    marked = memory.marked
    taken_up = marked.phrase("relative_phrases", unit.main[0]) > 1 and marked.is_a("clause_heads", unit.main[0])
    return (memory.holder or memory.main) if taken_up else ()


def _is_nobody(marked: Marked, frame: Frame) -> bool:
    """Whether it is told that nobody says something: "nadie ha negado", "no one denies"."""
    first = next((p for p in frame.subject if not marked.is_a("clitics", p)), -1)
    return marked.is_a("negative_subjects", first) and not marked.is_a("coordinators", first)


def _is_outlet(marked: Marked, frame: Frame) -> bool:
    """Whether it is the outlet that speaks, as "we": "si vas al IMSS, aquí te decimos cómo"."""
    verb = marked.verbs.get(frame.cue[0])
    plural = verb is not None and marked.lexicon.has_mood and verb.person > FIRST_SINGULAR
    return plural and not marked.tokens[frame.cue[0]].quote


def _named(memory: Memory, unit: Unit, frame: Frame) -> Source | None:
    """Whom the clause of a frame names as speaking, before or after the verb."""
    marked = memory.marked
    spoken = [p for p in frame.subject if not (marked.is_a("clitics", p) and p + 1 == frame.cue[0])]
    told = [p for p in spoken if marked.tokens[p].is_word]
    if unit.role is Role.MAIN and told and marked.is_a("person_relatives", told[0]) and marked.lexicon.has_mood:
        return Source(marked.slice(told), plural=marked.words[told[0]].endswith("s"))  # "quien vive ahí dice que A"
    source = (source_of(marked, spoken) or after_adjunct(marked, spoken)) if spoken else None
    stands = not marked.lexicon.has_mood and bool(told)
    if source is None and frame.after and _may_invert(marked, unit) and not stands:
        behind = speaker_after(marked, frame.after)
        source = source_of(marked, behind) if behind and _begins_speaker(marked, behind[0]) else None
    return source or place_that_speaks(marked, frame, spoken) or _of_relative(memory, unit)


def _begins_speaker(marked: Marked, place: int) -> bool:
    """Whether who speaks can begin here after the verb: not "escribía letras para sus mascotas"."""
    groups = ("determiners", "numerals", "pronouns", "anonymous", "plural_markers", "paired_openers", "honorifics")
    known = marked.tokens[place].is_name or marked.words[place] in marked.lexicon.kin
    return known or not marked.tokens[place].is_word or any(marked.is_a(group, place) for group in groups)


def _inherited(memory: Memory, unit: Unit, frame: Frame, bare: bool) -> Source | None:
    """Who goes on speaking in a clause that names nobody; `bare`: it has no subject at all."""
    marked = memory.marked
    holder = memory.holder or (memory.main if bare and marked.is_nonfinite(frame.cue[0]) else memory.subject)
    inherited = memory.scope.source if memory.scope and not memory.holder else source_of(marked, holder)
    several = several_speak(marked, frame.cue[0])
    fits = inherited is None or several is None or is_several(marked, inherited) is several
    return inherited if fits else inner_speaker(marked, unit.main[0], several is True)


def _may_invert(marked: Marked, unit: Unit) -> bool:
    """Whether a speaker may stand after the verb: not after "who", in English in main clauses only."""
    if unit.role is Role.RELATIVE and marked.is_a("person_relatives", unit.main[0]):
        return False
    return marked.lexicon.has_mood or unit.role in (Role.MAIN, Role.QUOTE)


def _of_relative(memory: Memory, unit: Unit) -> Source | None:
    """Whom a relative clause is about, for a verb that goes on with it: "a Lema, quien niega A y dice B"."""
    marked = memory.marked
    before = memory.done[-1] if memory.done and unit.role is Role.COORDINATE else None
    if before is None or before.role is not Role.RELATIVE or marked.words[unit.main[0] - 1] == ",":
        return None
    scope = memory.scope
    if scope is not None and before.cue == scope.cue and marked.is_a("relatives", before.content[0]):
        return None  # "Lima dijo que no irá a Rusia, que envió tropas y acusa a Kiev": not Lima
    who = before.subject if marked.is_a("person_relatives", before.content[0]) else ()
    return before.source or source_of(marked, who)


def subject_of_content(memory: Memory, unit: Unit, frame: Frame) -> Places:
    """Who a content without subject is about, where that is not the holder."""
    marked = memory.marked
    if frame.accused:
        hangs = unit.role is Role.RELATIVE and marked.is_a("object_relatives", unit.main[0])
        return memory.antecedent(unit) if hangs and undergone(marked, frame) else frame.accused
    if frame.kind == "accuses" and frame.clausal and unit.role is Role.RELATIVE and not frame.after:
        return memory.antecedent(unit)  # "el alcalde, a quien acusan de A"
    if frame.kind == "accuses" and (frame.impersonal or frame.template) and unit.role is Role.RELATIVE:
        return memory.antecedent(unit)  # "Hale, who was accused of A"
    if frame.kind == "according" and unit.role is Role.RELATIVE:
        # "el acuerdo, que según X fue firmado"
        return agreeing(marked, memory.antecedent(unit), first_verb(marked, frame.content))
    fronted = tuple(p for p in frame.subject if marked.tokens[p].is_word)
    if frame.kind == "reaffirms" and fronted and marked.is_a("topic_prepositions", fronted[0]):
        return fronted
    passive = frame.clausal and memory.subject != memory.holder
    return passive_subject(marked, frame.content, memory.subject) if passive else ()


def speaker_outside(memory: Memory, outer: Places, cue: Cue, end: int) -> Source | None:
    """Who speaks in a frame beside what it attributes, remembered for a relative clause about him; `end` is that of the
    cue and its verb."""
    marked = memory.marked
    speaker = outer_speaker(marked, outer, cue, end)
    words = [p for p in outer if marked.tokens[p].is_word]
    if question := asked_of(marked, outer):
        speaker = [p for p in speaker if p < question]
    nearest = bool(speaker) and (speaker[-1] >= words[-1] or not any(p in marked.verbs for p in words))
    nearest = nearest and not tells_others(marked, speaker)
    memory.speaker = tuple(speaker) if nearest else ()
    return source_of(marked, speaker)
