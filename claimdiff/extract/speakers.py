"""Who the words around a cue say that speaks, before that is looked for elsewhere in the sentence."""

from collections.abc import Sequence

from claimdiff.extract.adverbials import speaker_after, subject_after
from claimdiff.extract.contents import Frame, Places, first_verb
from claimdiff.extract.lexicon import THEY
from claimdiff.extract.marked import Cue, Marked, Verb
from claimdiff.extract.phrases import segments_of
from claimdiff.extract.sources import Source, is_several, source_of
from claimdiff.extract.subjects import antecedent, subject_phrase


def several_speak(marked: Marked, cue: int) -> bool | None:
    """Whether the verb of saying at this place has the form of "they" rather than of "she"; None for neither."""
    verb = marked.verbs.get(cue)
    shows = verb is not None and marked.lexicon.has_mood and verb.person in (0, THEY)
    return verb.person == THEY if verb is not None and shows else None


def names_nobody(marked: Marked, places: Places) -> bool:
    """Whether it is told that something was said and not by whom: "según se informó", "segundo foi anunciado"."""
    told = [marked.verbs[p] for p in places if p in marked.verbs]
    return any(verb.passive or _is_told(marked, verb) or marked.lexicon.has("unheld", verb.lemma) for verb in told)


def _is_told(marked: Marked, verb: Verb) -> bool:
    """Whether a verb has a passive clitic, "se informó", and not one of its own: "se jactó"."""
    return marked.is_a("passive_clitics", verb.first - 1) and not marked.lexicon.has("reflexive", verb.lemma)


def after_adjunct(marked: Marked, spoken: Sequence[int]) -> Source | None:
    """Who speaks after what only says when or where, without a comma between: "en una carta la ministra negó A"."""
    source = source_of(marked, subject_after(marked, spoken))
    known = source is not None and (source.person or bool(source.role))
    return source if known or not marked.lexicon.has_mood else None


def place_that_speaks(marked: Marked, frame: Frame, spoken: Sequence[int]) -> Source | None:
    """The body that "they" speak for: "desde la empresa niegan", "en el Ministerio dicen"."""
    if several_speak(marked, frame.cue[0]) is not True:
        return None
    for segment in segments_of(marked, [p for p in (*spoken, *frame.after) if _is_plain(marked, p)]):
        if not marked.is_a("speaking_places", segment[0]) or not segment[1:]:
            continue
        source = source_of(marked, segment[1:])
        if source is None:
            continue
        headed = marked.is_a("determiners", segment[1])
        if headed and (source.names or marked.lexicon.has("body_roles", source.role)):
            return source
        if source.actors or marked.is_a("seats", segment[1 + (headed and len(segment) > 2)]):
            return source  # "en Kiev aseguran que A", "en el gremio dicen que A", but "en Lima"
    return None


def _is_plain(marked: Marked, place: int) -> bool:
    return marked.tokens[place].is_word or marked.words[place] == ","


def outer_speaker(marked: Marked, outer: Places, cue: Cue, end: int) -> Sequence[int]:
    """The places of who speaks in a frame beside what it attributes; `end` is that of the cue and its verb."""
    first = next((p for p in outer if marked.tokens[p].is_word), cue.first)
    opening = first + marked.likening(first)
    before = [p for p in outer if opening <= p < cue.first and not marked.is_a("role_linkers", p)]
    while before and any(marked.is_a(group, before[-1]) for group in ("clitics", "adverbs")):
        before = before[:-1]  # "se quejó la vecina", "lo dijo Gil", "como ya dijo Gil"
    after = [p for p in outer if p >= end]
    if after[1:] and after[1] in marked.verbs and marked.is_a("neuter_clitics", after[0]):
        after = after[1:]  # "según lo informó la policía"
    knew = marked.verbs.get(after[0]) if after else None  # "según supo este medio"
    if any(marked.tokens[p].is_word for p in before) and cue.verb is not None:
        return before
    if cue.verb is None and end == cue.last:
        return after if knew is None else [p for p in after if p >= knew.last]
    if after and not marked.lexicon.has_mood and marked.is_a("prepositions", after[0]):
        return []  # "wrote in a memo"
    return speaker_after(marked, after)


def tells_others(marked: Marked, speaker: Sequence[int]) -> bool:
    """Whether somebody else is named after who speaks: "dijo Sáez al diputado Paz, que lo acusa"."""
    told = antecedent(marked, speaker[-1] + 1)
    other = source_of(marked, told) if told and told[0] > max(subject_phrase(marked, speaker), default=-1) else None
    return other is not None and (other.person or bool(other.role))


def somebody_behind(marked: Marked, places: Places) -> Source | None:
    """The person who is the subject of a clause and stands after its verb: "más tarde llegó el general Luis Paz".

    Only where an object that is a person shows it, as "a" does in Spanish, and of a name that could be a firm's or a
    place's only if the object stands before the verb, "lo abrió Ana Gil", or there can be none, "llegó Ana Gil".
    """
    verb = first_verb(marked, places)
    if verb is None or not marked.lexicon.words.get("object_prepositions") or marked.lexicon.has("copulas", verb.lemma):
        return None
    source = source_of(marked, speaker_after(marked, [p for p in places if p >= verb.last]))
    if source is None or not source.person or is_several(marked, source):
        return None
    alone = marked.is_a("neuter_clitics", verb.first - 1) or marked.lexicon.has("intransitive", verb.lemma)
    return source if alone or source.role else None
