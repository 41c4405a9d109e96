"""Accusations: who is accused of what."""

from dataclasses import replace
from itertools import pairwise

from claimdiff.extract.adverbials import after_time
from claimdiff.extract.contents import Frame, Places
from claimdiff.extract.marked import Cue, Marked


def charges_nobody(marked: Marked, cue: Cue, before: Places) -> bool:
    """Whether it is told that nobody is accused: "no one has been charged"."""
    passive = cue.kind == "accuses" and cue.verb is not None and cue.verb.passive
    return passive and (cue.negated or any(marked.is_a("negative_subjects", p) for p in before))


def accusation(marked: Marked, frame: Frame, after: Places) -> Frame | None:
    """ "acusó a A de B": B is the content, A its subject; "A fue acusado de B"; "A, a quien C acusa de B"."""
    verb = marked.verbs.get(frame.cue[0])
    passive = verb is not None and verb.passive
    for at, place in enumerate(after[:-1]):
        if place in marked.verbs or marked.is_a("complementizers", place):
            break
        if marked.is_nonfinite(after[at + 1]) and marked.is_a("charge_linkers", place):
            return _charged(marked, replace(frame, content=after[at + 1 :], clausal=True), after[:at], passive)
        if at > 1 and marked.is_a("perfect", place) and marked.is_nonfinite(place):  # "reprochó a A haber …"
            blamed = after[:at] if marked.words[after[0]] in marked.lexicon.maps["contractions"] else ()
            return _charged(marked, replace(frame, content=after[at:], clausal=True), blamed, passive)
        named_so = passive or not at or _is_marked_object(marked, after[:at])
        if marked.is_a("charge_linkers", place) and named_so and _is_charge(marked, after, at, passive):
            charge = _one_charge(marked, after[at + 1 :])
            return _charged(marked, replace(frame, content=charge, template="guilty"), after[:at], passive)
    return None


def _one_charge(marked: Marked, places: Places) -> Places:
    """A charge without that against somebody else: "de fraude (y al juez de cohecho)"."""
    others = (
        p for p, q in pairwise(places) if marked.is_a("coordinators", p) and marked.is_a("object_prepositions", q)
    )
    end = next(others, None)
    return places if end is None else tuple(p for p in places if p < end)


def _is_marked_object(marked: Marked, places: Places) -> bool:
    """Whether a person is marked as the object, where the language marks one: "acusó al juez", "denunció la ley"."""
    if not marked.lexicon.words.get("object_prepositions"):
        return True
    return any(marked.is_a("object_prepositions", p) or marked.tokens[p].is_name for p in places)


def _charged(marked: Marked, frame: Frame, accused: Places, passive: bool) -> Frame:
    if passive:
        agent = accused[1:] if accused and marked.is_a("by", accused[0]) else ()
        charge = frame.content
        by = next((i for i, p in enumerate(charge) if i and _begins_agent(marked, p)), None)
        if not agent and by is not None:
            charge, agent = charge[:by], tuple(p for p in charge[by + 1 :] if marked.tokens[p].is_word)
        return replace(frame, accused=frame.subject, subject=agent, content=charge, after=(), impersonal=not agent)
    return replace(frame, accused=_without_crime(marked, after_time(marked, accused)), after=())


def _without_crime(marked: Marked, accused: Places) -> Places:
    """Who is accused without the word for a crime before its name: "al exconsejero (un presunto delito) de cohecho"."""
    if not accused or not marked.is_a("crime_nouns", accused[-1]):
        return accused
    rest = accused[:-1]
    while len(rest) > 1 and (marked.is_a("alleged", rest[-1]) or marked.is_a("indefinite_articles", rest[-1])):
        rest = rest[:-1]
    return rest


def _begins_agent(marked: Marked, place: int) -> bool:
    """Whether those who accuse are named here: "de fraude por la Fiscalía", but "de fraude por 3 millones"."""
    name = place + 1 < len(marked.tokens) and marked.tokens[place + 1].is_name
    return marked.is_a("by", place) and (name or marked.is_a("definites", place + 1))


def _is_charge(marked: Marked, after: Places, at: int, passive: bool) -> bool:
    """Whether "de" and "por" here bring the charge and not more of the accused: "al jefe de bomberos"."""
    name = at > 0 and (marked.tokens[after[at - 1]].is_name or marked.words[after[at - 1]] == ",")
    whole = passive or (at > 1 and marked.words[after[at - 1]] not in marked.lexicon.kin) or name
    whole = whole or (at > 0 and marked.is_a("charge_nouns", after[at + 1]))
    place = after[min(at + 1 + marked.opens_quote(after[at + 1]), len(after) - 1)]
    noun = marked.tokens[place]
    small = any(marked.is_a(group, place) for group in ("determiners", "clitics", "relatives"))
    small = small or marked.is_nonfinite(place)
    return whole and noun.is_word and not noun.is_name and not small
