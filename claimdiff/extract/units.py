"""Pieces that make one statement, put together."""

from dataclasses import dataclass, replace

from claimdiff.extract.adverbials import speaker_after
from claimdiff.extract.asides import SPEAKING, speaks_next
from claimdiff.extract.bounds import DASHES, pause_from
from claimdiff.extract.contents import Places
from claimdiff.extract.figures import is_alone, is_number
from claimdiff.extract.frames import read_frame
from claimdiff.extract.marked import Marked
from claimdiff.extract.phrases import is_adjunct, segments_of
from claimdiff.extract.pieces import Piece, Role
from claimdiff.extract.sources import source_of

CLAUSES = frozenset({Role.MAIN, Role.COORDINATE})
BARE_VERB = 2  # words of a clause that is no more than a verb


@dataclass(frozen=True, slots=True)
class Unit:
    """One or more pieces that make one statement. `claim` is its span; `outer` an outer frame that belongs to it."""

    role: Role
    main: Places
    claim: tuple[int, int]
    outer: Places = ()


def units_of(marked: Marked, parts: list[Piece]) -> list[Unit]:
    units: list[Unit] = []
    for piece in parts:
        places = tuple(range(piece.first, piece.last))
        last = units[-1] if units else None
        if piece.role is Role.FRAME and last is not None:
            units[-1] = replace(last, outer=places, claim=(last.claim[0], piece.last))
        elif len(units) == 1 and piece.role in CLAUSES and _only_likens(marked, units[0]):
            units[-1] = Unit(Role.MAIN, places, (units[0].claim[0], piece.last), units[0].main)
        elif piece.role is Role.QUOTE and last is not None and last.outer and _quotes_on(marked, last, places):
            opening = next((i for i, p in enumerate(places) if marked.tokens[p].is_word), len(places))
            spoken = _words(marked, last.main) + places[opening:]
            units[-1] = replace(last, main=spoken, claim=(last.claim[0], piece.last))
        elif piece.role is Role.RESUMED and len(units) > 1 and _is_rival(marked, units[-2], units[-1], piece):
            head = units.pop(-2)
            units.append(replace(head, main=_open(marked, head.main) + places, claim=(head.claim[0], piece.last)))
        elif piece.role is Role.RESUMED and last is not None and last.outer and _goes_on(marked, last, piece):
            units[-1] = replace(last, main=_open(marked, last.main) + places, claim=(last.claim[0], piece.last))
        elif (
            len(units) > 1 and last is not None and last.role is Role.RELATIVE and _only_names(marked, units[-2], piece)
        ):
            head = units.pop(-2)
            # "según la policía, que no dio nombres, murieron siete", but "según Gil, el puente, que es viejo, cedió"
            named = piece.role is Role.RESUMED and any(marked.words[p] == "," for p in head.main[:-1])
            main = _open(marked, head.main) if named else head.main
            units.append(Unit(head.role, main + places, (head.claim[0], piece.last)))
        elif piece.role is Role.RESUMED and (waiting := _waiting(marked, units)):
            head = units.pop(waiting)
            main = head.main if _is_apposed(marked, head.main) else _open(marked, head.main)
            between = units[-1].outer if units[-1].outer[:1] and speaks_next(marked, units[-1].outer[0]) else ()
            outer = head.outer or between  # "la ley, que rige ya, recordó la ministra, no los afecta"
            units.append(Unit(head.role, main + places, (head.claim[0], piece.last), outer))
        elif last is not None and _completes(marked, last, piece):
            units[-1] = replace(last, main=last.main + places, claim=(last.claim[0], piece.last))
        else:
            units.append(Unit(piece.role, places, (piece.first, piece.last)))
    return units


def _only_likens(marked: Marked, unit: Unit) -> bool:
    """Whether a clause only says who tells the next one: "como ya informó este diario, A", "as the mayor said, A"."""
    first = next((p for p in unit.main if marked.tokens[p].is_word), unit.main[0])
    after = first + marked.likening(first)
    verb = marked.verb_in(after, unit.main[-1])
    cue = marked.cues.get(verb.first) if verb is not None else None
    opens = after > first and unit.role is Role.MAIN and not unit.outer and marked.words[unit.main[-1]] == ","
    if cue is None or cue.negated or cue.kind not in SPEAKING or not opens:
        return False
    if marked.lexicon.has_mood and cue.first > marked.skip_light(after):
        return False  # the verb stands first there: "como dijo Gil"
    rest = [p for p in unit.main if p >= cue.last]
    speaker = speaker_after(marked, rest) if marked.lexicon.has_mood else range(after, cue.first)
    more = any(marked.is_a("complementizers", p) or p in marked.verbs for p in rest)
    return not more and source_of(marked, speaker) is not None


def _quotes_on(marked: Marked, unit: Unit, places: Places) -> bool:
    """Whether a quotation only goes on with the one before who speaks, one of which has no verb of its own."""
    quoted = any(marked.tokens[p].quote for p in unit.main) and unit.outer[0] > unit.main[-1]
    after = places[0] == unit.outer[-1] + 1 and not marked.tokens[places[0] + 1].is_name
    whole = all(any(p in marked.verbs for p in part) for part in (unit.main, places))
    return quoted and after and not whole


def _words(marked: Marked, places: Places) -> Places:
    """The places without the signs after the last word."""
    return places[: 1 + max((i for i, p in enumerate(places) if marked.tokens[p].is_word), default=0)]


def _waiting(marked: Marked, units: list[Unit]) -> int:
    """The place from the end of the unit that a relative clause, and what goes on with it, cut off from its verb;
    0 if none does."""
    back = -2
    while len(units) >= -back and units[back].role is Role.RELATIVE and units[back + 1].role is Role.COORDINATE:
        back -= 1
    waits = len(units) >= -back and any(marked.tokens[p].is_word for p in units[back].main)
    return back if waits and _unfinished(marked, units[back]) else 0


def _goes_on(marked: Marked, unit: Unit, piece: Piece) -> bool:
    """Whether a clause goes on after a frame: it has no verb yet, it ends in one that needs more, "los dos eran, según
    X, vecinos", or it said only that something is false."""
    at = unit.main[-1] if marked.words[unit.main[-1]] == "," else unit.main[-1] + 1
    false = any(cue.last == at and cue.kind == "false" for cue in marked.cues.values())
    ends = [verb for verb in marked.verbs.values() if verb.last == at]
    none = " ".join(marked.words[piece.first : piece.first + 2]) in marked.lexicon.maps["denegate"]
    governed = marked.is_a("prepositions", piece.first)  # "se trata, dijo Gil, de un error"
    bare = sum(marked.tokens[p].is_word for p in unit.main) <= BARE_VERB
    if marked.is_a("instead", piece.first) and marked.lexicon.has_mood:
        return True  # "no es Gaza, como dicen en redes, sino Turquía"
    if ends and (none or bare):
        return True  # "no hallaron, dijo, ni un herido", "contiene, dice, los remitos"
    if _is_subject(marked, unit.main) and piece.first in marked.verbs:
        return True  # "el que lleva su aval, aclaró, es otro"
    is_a = any(governed or marked.lexicon.has("copulas", verb.lemma) for verb in ends)
    is_a = is_a and not marked.is_a("coordinators", piece.first) and piece.first not in marked.verbs
    return _unfinished(marked, unit) or is_a or (false and marked.is_a("complementizers", piece.first))


def _is_apposed(marked: Marked, main: Places) -> bool:
    """Whether a subject ends in an apposition, so that a comma closes it: "Ms Ortiz, 44, (who denies it,) was held"."""
    segments = segments_of(marked, main)
    return len(segments) > 1 and not is_adjunct(marked, segments[-2])  # "desde ayer, los chicos"


def _is_rival(marked: Marked, head: Unit, figure: Unit, piece: Piece) -> bool:
    """Whether another's figure stands between a subject and its verb: "20, según A, y 5, según B, (murieron)"."""
    told = any(is_number(marked, p) for p in head.main) and bool(figure.outer)
    apart = _unfinished(marked, head) or marked.words[piece.first - 1] in (")", *DASHES)
    return told and bool(is_alone(marked, figure.main)) and apart


def _is_subject(marked: Marked, main: Places) -> bool:
    """Whether a clause is no more than somebody or something that a relative clause tells apart: "el que firmó"."""
    headed = marked.is_a("determiners", main[0]) and marked.is_a("relatives", main[1] if main[1:] else -1)
    told = headed or marked.is_a("person_relatives", main[0])
    return told and marked.lexicon.has_mood and sum(place in marked.verbs for place in main) == 1


def _open(marked: Marked, main: Places) -> Places:
    """The clause without the comma or dash before what was inserted in it."""
    return main[:-1] if len(main) > 1 and marked.words[main[-1]] in (",", "(", *DASHES) else main


def _unfinished(marked: Marked, unit: Unit) -> bool:
    """Whether the clause still waits for its verb."""
    for place in reversed(unit.main):
        if place in marked.verbs:
            return False
        if marked.is_a("complementizers", place) and place != unit.main[0]:
            return True
    return True


def _completes(marked: Marked, before: Unit, piece: Piece) -> bool:
    """Whether a piece is what the one before it attributes to somebody."""
    quoted = piece.role is Role.QUOTE and _introduces(marked, before)
    return quoted or (piece.role is Role.COORDINATE and _only_says_who(marked, before))


def _introduces(marked: Marked, unit: Unit) -> bool:
    """Whether the clause ends in a cue, or a colon, that the following quotation completes."""
    end = unit.main[-1]
    if unit.role is Role.QUOTE or unit.outer or marked.tokens[end].quote:
        return False
    frame = read_frame(marked, unit.main, unit.role)
    if frame is not None and (frame.clausal or marked.lexicon.stances[frame.kind] < 0):
        return False  # it has its content already, or the quotation tells what is so instead
    return marked.words[end] == ":" or any(c.last == end + 1 and c.verb for c in marked.cues.values())


def _only_names(marked: Marked, unit: Unit, piece: Piece) -> bool:
    """Whether all that stands before a relative clause is who tells what comes after it: "según X, que niega B, A"."""
    named = marked.by_whom(unit.main[0]) is not None and not unit.outer
    return named and piece.role is not Role.QUOTE and not any(place in marked.verbs for place in unit.main)


def _only_says_who(marked: Marked, unit: Unit) -> bool:
    """Whether a clause only says by whom the next one is told: "según supo este medio, …"."""
    if marked.by_whom(unit.main[0]) is None or unit.role is not Role.MAIN:
        return False
    frame = read_frame(marked, unit.main, unit.role)
    return pause_from(marked, unit.main[0]) >= unit.main[-1] and (frame is None or not frame.content)
