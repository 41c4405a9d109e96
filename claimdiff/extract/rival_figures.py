"""Figures alone that somebody puts in the place of another's: "según la policía, 5.000", "Gil lo rebaja al 20 %"."""

from collections.abc import Sequence
from dataclasses import replace

from claimdiff.datamodel import Stance
from claimdiff.extract.contents import Places
from claimdiff.extract.draft import Draft
from claimdiff.extract.figures import Figure, approaches, figure_at, is_alone, is_number, parted
from claimdiff.extract.marked import Marked
from claimdiff.extract.phrases import is_participle

REACH = 2  # sentences, its own included, in which the thing stands that a figure alone is put on
THOUSAND = 4  # digits of a number that lacks no thousands
FULL = 6  # digits of one that lacks no millions: "250.000"
YEARS = range(1900, 2100)


def alone(draft: Draft) -> Draft:
    """The draft with its figure, if somebody gives nothing but that: "según la policía, 5.000"."""
    if draft.figure or draft.source is None or draft.stance is not Stance.ASSERTS:
        return draft
    return replace(draft, figure=is_alone(draft.marked, draft.content))


def figure_before(found: Sequence[Draft], at: int) -> int | None:
    """The statement before whose figure another one puts a figure of his own in the place of; None if there is none."""
    own = found[at]
    contexts = [own.context]
    after = found[at + 1] if at + 1 < len(found) else None
    if after is not None and after.span[0] < own.span[0] and after.context == own.context and told_figure(after):
        return at + 1  # "20 personas, según A, y 5, según B, murieron"
    for index in range(at - 1, -1, -1):
        other = found[index]
        if other.context != contexts[-1]:
            contexts.append(other.context)
        if len(contexts) > REACH or other.paragraph != own.paragraph:
            return None
        figure = told_figure(other)
        another = other.source != own.source or raises(own)
        if figure and other.stance is Stance.ASSERTS and another and _of_one_sort(own, other):
            return index
    return None


def told_figure(draft: Draft) -> Places:
    """The one figure that a draft gives of something; () if it gives none, several or nothing else."""
    marked, figures, skip = draft.marked, [], -1
    counted = parted(marked, draft.figure) if draft.figure else None
    if counted is not None and (draft.template or counted.unit):
        return draft.figure  # "hubo 120 despidos"
    if draft.figure or any(p in marked.cues and marked.cues[p].kind == draft.kind for p in draft.content):
        return ()  # not "Kiev reconoce 20 bajas"
    for i, place in enumerate(draft.content):
        if place > skip and is_number(marked, place) and not _is_no_amount(marked, place):
            figure = figure_at(marked, draft.content[i - _approach(marked, draft.content[:i]) :])
            figures.append(figure)
            skip = figure[-1]
    return figures[0] if len(figures) == 1 else ()


def _approach(marked: Marked, before: Places) -> int:
    """How many of the places before a number belong to its figure: "(más de) 5.000", "del (casi) 20 %"."""
    size = 0
    while size < len(before) and approaches(marked, before[-size - 1]):
        size += 1
    if size == 1 and marked.is_a("resizing_links", before[-1]):
        return 0  # "bajó al 4 %"
    return size - (size > 0 and marked.is_a("topic_prepositions", before[-size]))  # "es (de) un 20 %"


def raises(draft: Draft) -> bool:
    """Whether a figure is put higher than one before, as it also is when it has grown: "elevó la cifra a 43"."""
    lexicon = draft.marked.lexicon
    lemmas = [draft.marked.verbs[p].lemma for p in range(*draft.span) if p in draft.marked.verbs]
    return any(lexicon.has("resizing", lemma) and not lexicon.has("reducing", lemma) for lemma in lemmas)


def _is_no_amount(marked: Marked, place: int) -> bool:
    """Whether a number is a date, an age or one of a row."""
    word = marked.words[place]
    year = word.isdigit() and len(word) == 4 and int(word) in YEARS
    lasting = marked.is_a("time_measures", place + 1)  # "duró seis horas", but "de 29 años", "hace dos días"
    dated = any(marked.is_a("time_nouns", p) for p in (place - 1, place + 2) + (() if lasting else (place + 1,)))
    aged = lasting and any(marked.is_a(group, place - 1) for group in ("prepositions", "time_verbs"))
    return year or dated or aged or _is_label(marked, place - 1)


def _is_label(marked: Marked, before: int) -> bool:
    """Whether a noun right before a number makes it one of a row: "la página 11", "el artículo 5"."""
    if before < 0 or not marked.tokens[before].is_word or before in marked.verbs or is_number(marked, before):
        return False
    small = ("approximations", "prepositions", "determiners", "adverbs", "complementizers", "relatives", "coordinators")
    verbal = any(verb.first <= before < verb.last for verb in marked.verbs.values()) or is_participle(marked, before)
    return not verbal and not any(marked.is_a(group, before) for group in small)


def _of_one_sort(own: Draft, other: Draft) -> bool:
    """Whether two figures are both shares, or neither is."""
    shares = [
        any(d.marked.words[p] in "%" for p in told) for d, told in ((own, own.figure), (other, told_figure(other)))
    ]
    return shares[0] == shares[1]


def refigured(draft: Draft, before: Draft, proposition: str) -> str:
    """The proposition of the statement before with the figure of this one in the place of its own; "" if it cannot be
    told where that stands."""
    theirs, ours = parted(before.marked, told_figure(before)), parted(draft.marked, draft.figure)
    if theirs is None or ours is None:
        return ""
    old, new = _sized(before.marked, theirs), draft.marked.slice(_sized(draft.marked, ours))
    if theirs.scale and not ours.scale:
        if _lacks(draft.marked, ours, before.marked, theirs):
            new = f"{new} {before.marked.slice(theirs.scale)}"  # "costará 2.000 millones; serán 3.500"
        else:
            linked = tuple(p for p in theirs.unit if before.marked.is_a("unit_links", p))
            # "un millón de personas", "250.000 personas"
            old = theirs.approach + theirs.number + theirs.scale + (() if ours.unit else linked)
    new = f"{new} {draft.marked.slice(ours.unit)}".strip()
    told = before.marked.slice(old + theirs.unit if ours.unit else old)
    changed = proposition.replace(told, new)
    return changed[:1].upper() + changed[1:] if proposition.count(told) == 1 else ""


def _sized(marked: Marked, figure: Figure) -> Places:
    """A figure without its unit, and without "un" before "un 20 %"."""
    alone = len(figure.approach) == 1 and marked.is_a("indefinite_articles", figure.approach[0])
    digits = bool(figure.number) and marked.words[figure.number[0]][0].isdigit()
    return (() if alone and digits else figure.approach) + figure.number + figure.scale


def _lacks(ours: Marked, figure: Figure, theirs: Marked, other: Figure) -> bool:
    """Whether a number lacks the thousands or millions that the other one has."""
    digits = "".join(char for p in figure.number for char in ours.words[p] if char.isdigit())
    thousands = len(other.scale) == 1 and theirs.is_a("thousand", other.scale[0])
    return len(digits) < (THOUSAND if thousands else FULL) and not figure.unit
