"""Clauses that lack what the one before has: "Israel dice que A y Hamás que B", "50.000 según A y 5.000 según B"."""

from dataclasses import dataclass

from claimdiff.extract.bounds import DASHES, SUBJECT_REACH, pause_from
from claimdiff.extract.contents import Places
from claimdiff.extract.deeds import spoken_of
from claimdiff.extract.figures import figure_at, is_alone, is_number
from claimdiff.extract.marked import Marked
from claimdiff.extract.sources import source_of


def gapped_content(marked: Marked, at: int) -> int:
    """Where the content begins that another holder has by the verb before: "A dice que B y Hamás que C"; 0 if none.

    With a comma, "la oposición, que C", the content goes to the end of the clause.
    """
    apart = any(marked.words[p] == ";" for p in (at - 1, at - 2) if 0 < p < len(marked.words))
    end = _holder_end(marked, at)
    if end == at and apart and marked.is_a("definites", at) and marked.words[at + 2 : at + 3] == (",",):
        end = at + 2  # "; a família, que A"
    comma = end > at and end < len(marked.words) and marked.words[end] == ","
    content = end + comma
    follows = end > at and marked.lexicon.has_mood and marked.is_a("complementizers", content)
    if not follows or not marked.is_a("subject_relatives", content):
        return 0
    ends = pause_from(marked, content)
    last = ends >= len(marked.words) - 1 or marked.words[ends] == ";"
    return content + 1 if (last and apart) or not comma else 0  # not "el escudo y el himno, que A"


def gapped_figure(marked: Marked, at: int) -> int:
    """Where the figure begins that another holder gives by the verb before: "A lo cifra en el 80 % y B, en el 20 %"; 0
    if none."""
    end = _holder_end(marked, at) if any(is_number(marked, p) for p in range(min(at, len(marked.words)))) else at
    if end == at and marked.is_a("definites", at) and marked.words[at + 2 : at + 3] == (",",):
        end = at + 2  # "; el hospital, de quince"
    comma = end > at and end < len(marked.words) and marked.words[end] == ","
    linked = end > at and any(marked.is_a(group, end + comma) for group in ("sizing_links", "topic_prepositions"))
    figure = range(end + comma, pause_from(marked, end + comma)) if linked else range(0)
    aged = any(marked.is_a("time_measures", p) for p in figure)  # "; Turner, de 29 años"
    return end + comma if figure and not aged and is_alone(marked, figure) else 0


def gapped_deed(marked: Marked, at: int) -> int:
    """Where what was done is named that another holder speaks of by the verb before: "A habla de suicidio; B, de
    asesinato"; 0 if it is not."""
    end = _holder_end(marked, at)
    if end == at and marked.is_a("definites", at) and marked.words[at + 2 : at + 3] == (",",):
        end = at + 2
    comma = end > at and end < len(marked.words) and marked.words[end] == ","
    link = end + comma
    told = tuple(range(link, pause_from(marked, link))) if comma else ()
    return link + 1 if len(told) > 1 and marked.is_a("deed_links", link) and spoken_of(marked, told) else 0


def _holder_end(marked: Marked, at: int) -> int:
    """The end of a name, or of a noun for who may speak, that begins here; `at` if neither does."""
    first = at + (marked.is_a("definites", at) or marked.is_a("possessives", at))
    end = first
    while end < len(marked.tokens) and marked.tokens[end].is_name and end not in marked.verbs:
        end += 1
    if end > first:
        return end
    noun = marked.lexicon.kin.get(marked.words[first]) if first < len(marked.words) else None
    other = any(marked.is_a(group, first) for group in ("others", "ordinals", "anonymous", "family_nouns"))
    if first == at or not (noun or other):
        return at
    linked = marked.is_a("np_linkers", first + 1)  # "su jefe (de gabinete)"
    return first + 3 if linked and first + 3 <= len(marked.words) else first + 1


def is_in_gap(marked: Marked, start: int, at: int) -> bool:
    """Whether what another holder says by the verb before, in the piece from `start` on, begins at this place."""
    links = ("complementizers", "sizing_links", "topic_prepositions", "deed_links")
    if not start or not any(marked.is_a(group, at) for group in links):
        return False
    opening = start + marked.is_a("coordinators", start)
    return at in (gapped_content(marked, opening) - 1, gapped_figure(marked, opening), gapped_deed(marked, opening) - 1)


def figure_told_by(marked: Marked, start: int, at: int) -> bool:
    """Whether only who gives a figure, one of several, stands from here on: "50.000 según A (y 5.000 según B)"."""
    cue = marked.by_whom(at)
    if cue is None or marked.tokens[at].quote:
        return False
    end = pause_from(marked, cue.last)
    stop = next((i for i in range(cue.last, end) if marked.is_a("coordinators", i)), end)
    several = another_figure(marked, start, stop) or bool(is_alone(marked, range(start, at)))
    return several and source_of(marked, range(cue.last, stop)) is not None


def another_figure(marked: Marked, start: int, at: int) -> bool:
    """Whether another figure follows this comma, bracket or conjunction, and who gives that: "y 5.000 según B", "unas
    300, 500 según A,"."""
    if at >= len(marked.words):
        return False
    first = at + 1 + marked.is_a("coordinators", at + 1)
    reach = range(first, min(first + SUBJECT_REACH, len(marked.words)))
    cue = next((i for i in reach if marked.by_whom(i)), 0)
    told = any(marked.by_whom(i) for i in range(start, at))
    inserted = marked.words[at] in (",", "(", *DASHES) and first == at + 1 and marked.words[cue - 1] != ","
    if cue <= first or not (told or (inserted and any(is_number(marked, i) for i in range(start, at)))):
        return False
    return bool(is_alone(marked, range(first, cue - (marked.words[cue - 1] == ","))))


@dataclass(frozen=True, slots=True)
class Compared:
    """The places of a figure that is set beside another one, of the verb that tells whose it is, and of who that is."""

    figure: Places
    cue: Places
    speaker: Places


def compared(marked: Marked, at: int) -> Compared | None:
    """The figure of another that is set here beside one: "(el 80 %,) frente al 20 % que reconoce la empresa"."""
    length = marked.phrase("compared", at)
    after = range(at + length, pause_from(marked, at)) if length else range(0)
    figure = figure_at(marked, after)
    verb = marked.skip_light(figure[-1] + 2) if figure and marked.is_a("relatives", figure[-1] + 1) else -1
    cue = marked.cues.get(verb)
    if cue is None or cue.verb is None or cue.negated or marked.lexicon.stances[cue.kind] < 0:
        return None
    speaker = tuple(range(cue.last, after.stop))
    known = source_of(marked, speaker) is not None if speaker else False
    return Compared(figure, tuple(range(cue.first, cue.last)), speaker) if known else None
