"""Frames without a verb of saying: "según la policía, A", "according to police, A"."""

from dataclasses import replace

from claimdiff.extract.adverbials import speaker_after
from claimdiff.extract.contents import OBJECT_REACH, Frame, Places
from claimdiff.extract.marked import Marked
from claimdiff.extract.sources import source_of
from claimdiff.extract.speakers import names_nobody

ARTICLE_AND_NOUN = 2  # words of "la policía"


def according(marked: Marked, frame: Frame, after: Places, hangs: bool) -> Frame | None:
    """ "Según X, A": the source goes to the first comma, a name in apposition included; "según X hay A" to the verb."""
    commas = [i for i, p in enumerate(after) if marked.words[p] == ","]
    bare = _without_comma(marked, after[: commas[0]] if commas else after, hangs)
    if bare is not None:
        if not _may_speak(marked, frame, after[:bare]):
            return None
        return replace(frame, subject=after[:bare], content=after[bare:], clausal=True)
    if not commas:
        return None
    cut = commas[0]
    groups = ("accusation_nouns", "version_nouns")
    told = source_of(marked, after[:cut])
    paper = any(marked.is_a(group, p) for p in after[:cut] for group in groups)
    paper = paper or (told is not None and marked.lexicon.has("document_roles", told.role))
    for comma in commas[1:] if not paper else ():  # "según el informe, Luis Gil, de 34 años, huyó"
        if any(p in marked.verbs for p in after[cut + 1 : comma]) or comma - cut > OBJECT_REACH:
            break
        if not (marked.tokens[after[cut + 1]].is_name or marked.is_a("prepositions", after[cut + 1])):
            break
        cut = comma
    pronoun = len(after) > 1 and marked.is_a("clitics", after[0])  # "según lo informó la policía"
    verb = marked.verbs.get(after[pronoun])
    speaker = after[:cut]
    if verb is not None:
        speaker = tuple(speaker_after(marked, [p for p in speaker if p >= verb.last]))
    if not _may_speak(marked, frame, speaker):
        if verb is None:
            return None
        speaker = ()  # "según supo este medio": nobody else says so
    impersonal = not speaker and names_nobody(marked, after[:cut])
    return replace(frame, subject=speaker, content=after[cut + 1 :], clausal=True, impersonal=impersonal)


def _without_comma(marked: Marked, after: Places, hangs: bool) -> int | None:
    """How many places a speaker takes that the verb of what he says follows at once: "según la ONU no hay agua".

    In a clause that hangs on its subject nobody else can stand there: "que según los vecinos contamina el río".
    """
    verb = next((i for i, p in enumerate(after) if p in marked.verbs), 0)
    if any(marked.is_a("determiners", p) and marked.tokens[p].text[0].isupper() for p in after[1:verb]):
        return None  # a comma or a stop was lost: "según la Fiscalía El hallazgo ocurrió"
    light = ("negations", "clitics", "adverbs")
    while verb and any(marked.is_a(group, after[verb - 1]) for group in light):
        verb -= 1
    verb = _second_phrase(marked, after[:verb]) or verb
    source = source_of(marked, after[:verb]) if verb and (marked.lexicon.has_mood or hangs) else None
    opens = any(marked.is_a(group, p) for p in after[:verb] for group in ("relatives", "complementizers"))
    known = source is not None and bool(source.role or source.names or source.bare or hangs)
    return verb if known and not opens else None


def _second_phrase(marked: Marked, places: Places) -> int:
    """Where the subject begins that follows who speaks without a comma, "según la ONU (tres países) firmaron"; 0 if
    there is none."""
    for at in range(ARTICLE_AND_NOUN, len(places)):
        place, before = places[at], places[at - 1]
        opens = marked.is_a("definites", place) and not marked.is_a("time_nouns", place + 1)
        counts = marked.is_a("numerals", place) or marked.words[place].isdigit() or opens
        named = marked.tokens[before].is_name or marked.words[before] in marked.lexicon.kin
        named = named or (at == ARTICLE_AND_NOUN and marked.is_a("definites", places[0]))
        if counts and named and not marked.tokens[place].is_name:
            return at
    return 0


def _may_speak(marked: Marked, frame: Frame, speaker: Places) -> bool:
    """Whether "según" and the like bring a speaker: not "para el traslado, …" or "según estos posibles acuerdos, …"."""
    source = source_of(marked, speaker)
    if source is None:
        return not marked.is_a("doubtful_according", frame.cue[0])
    known = bool(source.role or source.actors) or any(marked.is_a("anonymous", p) for p in speaker)
    if marked.is_a("doubtful_according", frame.cue[0]):
        return known or any(name.isupper() for name in source.text.split())  # "para la UGT", but "para el Mundial"
    return known or bool(source.names) or not marked.is_a("demonstratives", speaker[0])
