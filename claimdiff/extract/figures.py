"""Figures that somebody puts on a thing: "la CGT cifra el seguimiento en el 80 %", "police put the crowd at 5,000"."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from claimdiff.extract.contents import Frame, Places
from claimdiff.extract.marked import Cue, Marked, Verb, is_ours

AMOUNTS = "amounts"  # the template of a thing with a figure
APPROACH = 3  # words before a number that belong to its figure: "más de unos (5.000)"
SUBJECT = 6  # words between a relative pronoun and the verb that puts a figure on it
SIGNS = frozenset("%€$£")
LEADING = (
    *("coordinators", "complementizers", "sizing_links", "resizing_links", "topic_prepositions"),
    *("verb_prepositions", "thing_pronouns"),
)


def sizes(marked: Marked, verb: Verb) -> bool:
    """Whether a verb puts a figure on something here."""
    return bool(_sizing(marked, verb, tuple(range(verb.last, len(marked.words)))))


def sized(marked: Marked, frame: Frame, cue: Cue, after: Places) -> Frame | None:
    """The frame of a verb that puts a figure on a thing, its content; None for any other."""
    if cue.verb is None or cue.negated or frame.impersonal:
        return None
    thing, figure = _sizing(marked, cue.verb, after) or ((), ())
    if not figure:
        return None
    if thing:
        return replace(frame, kind="says", content=thing, figure=figure, template=AMOUNTS)
    clitic = bool(frame.subject) and marked.is_a("clitics", frame.subject[-1])
    return replace(frame, kind="says", subject=frame.subject[:-1] if clitic else frame.subject, figure=figure)


def _sizing(marked: Marked, verb: Verb, after: Places) -> tuple[Places, Places] | None:
    """The thing, () if it was told before, and the figure that a verb puts on it; None if it puts none on any."""
    lexicon = marked.lexicon
    raises, reduces = (lexicon.has(group, verb.lemma) for group in ("resizing", "reducing"))
    if not (raises or reduces or lexicon.has("sizing", verb.lemma)) or verb.negated or verb.passive:
        return None
    if is_ours(marked, verb) or marked.is_a("passive_clitics", verb.first - 1):
        return None
    stop = next((i for i, p in enumerate(after) if marked.words[p] in ",;:()" or marked.tokens[p].quote), len(after))
    after = tuple(p for p in after[:stop] if marked.words[p] not in ".!?…")
    group = "resizing_links" if raises or reduces else "sizing_links"
    links = [i for i, p in enumerate(after) if marked.is_a(group, p) and figure_at(marked, after[i + 1 :])]
    if not links:
        return None
    link = links[-1]
    figure = after[link + 1 - marked.is_a("definites", after[link]) :]  # "al 20 %"
    thing = after[next((i for i, p in enumerate(after[:link]) if not marked.is_a("adverbs", p)), link) : link]
    if not link:
        first = next((i for i, p in enumerate(figure[1:], start=1) if marked.is_a("definites", p)), len(figure))
        thing, figure = figure[first:], figure[:first]
    if _was_told(marked, verb, thing):
        return (), figure
    whole = bool(thing and figure) and (raises or not reduces) and _is_thing(marked, thing)
    return (thing, figure) if whole and (not raises or _is_counted(marked, thing)) else None


def _was_told(marked: Marked, verb: Verb, thing: Places) -> bool:
    """Whether a thing is only pointed at: "lo rebaja al 20 %", "put it at 20 %", "eleva la cifra a 43", "una cifra que
    la policía reduce a 5.000"."""
    if not thing:
        back = range(verb.first - 1, max(verb.first - SUBJECT, 0), -1)
        relative = next((p for p in back if marked.is_a("relatives", p)), 0)
        clitic = marked.is_a("clitics", verb.first - 1) and marked.is_a("anaphors", verb.first - 1)
        return clitic or (relative > 0 and marked.is_a("figure_nouns", relative - 1))
    noun = thing[marked.is_a("definites", thing[0]) or marked.is_a("demonstratives", thing[0]) :]
    return len(noun) == 1 and (marked.is_a("figure_nouns", noun[0]) or marked.is_a("thing_pronouns", noun[0]))


def _is_thing(marked: Marked, places: Places) -> bool:
    """Whether a noun phrase stands here: "los asistentes", "attendance", not "it"."""
    first = places[0]
    if len(places) == 1 and any(marked.is_a(g, first) for g in ("subject_pronouns", "anaphors", "pronouns", "clitics")):
        return False
    small = any(marked.is_a(group, first) for group in ("prepositions", "complementizers", "relatives"))
    return marked.tokens[first].is_word and (marked.is_a("definites", first) or not small)


def _is_counted(marked: Marked, thing: Places) -> bool:
    """Whether a thing is many, or a number: "eleva a 12 los muertos", "o número de mortos", not "el salario"."""
    plural = marked.is_a("plural_markers", thing[0])
    return plural or any(marked.is_a("figure_nouns", p) for p in thing[:3])


@dataclass(frozen=True, slots=True)
class Figure:
    """The places of a figure by their sense: "más de", "3", "millones", "de euros"."""

    approach: Places
    number: Places
    scale: Places
    unit: Places


def figure_at(marked: Marked, places: Sequence[int]) -> Places:
    """The figure, with its unit, that begins with these places; () if none does: "más de 5.000 personas"."""
    figure = parted(marked, places)
    return figure.approach + figure.number + figure.scale + figure.unit if figure is not None else ()


def parted(marked: Marked, places: Sequence[int]) -> Figure | None:
    """The figure that begins with these places, in its parts; None if none does."""
    places = tuple(places)
    start = next((i for i, p in enumerate(places[: APPROACH + 1]) if is_number(marked, p)), None)
    if start is None or not all(approaches(marked, p) for p in places[:start]):
        return None
    if start and marked.is_a("topic_prepositions", places[0]):
        return None  # "de (unos 20)"
    end = start + 1
    while end < len(places) and (is_number(marked, places[end]) or marked.words[places[end]] in SIGNS):
        end += 1
    end += 2 * (end + 1 < len(places) and marked.is_a("halves", places[end + 1]))  # "un millón (y medio)"
    named = end + (end < len(places) and marked.is_a("unit_links", places[end]))
    named = named + 1 if named < len(places) and _is_unit(marked, places[named]) else end
    scale = next((i for i in range(start, end) if marked.is_a("magnitudes", places[i])), end)
    first = next(i for i, p in enumerate(places) if not marked.is_a("definites", p))
    return Figure(places[first:start], places[start:scale], places[scale:end], places[end:named])


def is_number(marked: Marked, place: int) -> bool:
    word = marked.words[place]
    return (word[0].isdigit() and ":" not in word) or marked.is_a("numerals", place)


def approaches(marked: Marked, place: int) -> bool:
    """Whether a word before a number belongs to its figure: "(más de unos) 5.000", "(£) 3"."""
    return marked.is_a("approximations", place) or marked.words[place] in SIGNS


def _is_unit(marked: Marked, place: int) -> bool:
    """Whether a word after a number names what it counts: "euros", "ciento", "personas"."""
    if not marked.tokens[place].is_word or marked.tokens[place].is_name or place in marked.verbs:
        return False
    groups = ("prepositions", "determiners", "coordinators", "relatives", "adverbs", "complementizers")
    return not any(marked.is_a(group, place) for group in groups)


def is_alone(marked: Marked, places: Sequence[int]) -> Places:
    """The figure that is all these places hold, "y de 5.000", "son 43", "hay unos 20", "the figure is 12"; () if they
    hold more."""
    words = tuple(p for p in places if marked.tokens[p].is_word or marked.words[p] in SIGNS)
    while words:
        figure = figure_at(marked, words)
        if figure and words[-1] == figure[-1]:
            return figure
        words = words[_idle(marked, words) :] if _idle(marked, words) else ()
    return ()


def granted_figure(marked: Marked, places: Sequence[int]) -> Places:
    """The figure that somebody admits of a thing that others put higher: "(admite) una deuda, pero de 9 millones"; ()
    if these places tell anything else."""
    but = next((i for i, p in enumerate(places) if marked.is_a("adversatives", p)), 0)
    thing = [p for p in places[:but] if marked.tokens[p].is_word]
    plain = bool(thing) and not any(p in marked.verbs or is_number(marked, p) for p in thing)
    return is_alone(marked, places[but + 1 :]) if plain else ()


def _idle(marked: Marked, words: Places) -> int:
    """How many words here only lead to a figure: "y", "de", "son", "the number is"."""
    verb = marked.verbs.get(words[0])
    if verb is not None:
        leads = any(marked.lexicon.has(group, verb.lemma) for group in ("copulas", "existential", "amounting"))
        return 0 if verb.negated or verb.passive or not leads else sum(p < verb.last for p in words)
    article = int(marked.is_a("definites", words[0]))
    noun = next((i for i, p in enumerate(words[: article + 2]) if marked.is_a("figure_nouns", p)), -1)
    if noun >= article:
        return noun + 1  # "the (true) number"
    return int(any(marked.is_a(group, words[0]) for group in LEADING))
