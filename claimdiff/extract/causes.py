"""Causes that somebody sees behind a thing: "atribuyó el accidente al hielo", "culpa a las eléctricas del apagón",
"blamed the crash on black ice".
"""

from dataclasses import replace

from claimdiff.extract.adverbials import after_time
from claimdiff.extract.contents import Frame, Places
from claimdiff.extract.marked import Marked, Verb

CAUSED = "caused"  # the template of a thing with its cause
NO_THINGS = ("accusation_nouns", "held_nouns", "word_nouns")  # "atribuyó la versión, la responsabilidad, la frase a A"


def traces(marked: Marked, verb: Verb) -> bool:
    """Whether a verb that is no cue elsewhere tells the cause of something here."""
    return _parts(marked, verb, _clause(marked, tuple(range(verb.last, len(marked.words))))) is not None


def caused(marked: Marked, frame: Frame, after: Places) -> Frame | None:
    """The frame of a verb that tells the cause of a thing, its content; None for any other."""
    verb = marked.verbs.get(frame.cue[0])
    quoted = any(marked.opens_quote(p) and marked.words[p - 1] == ":" for p in after)  # who speaks says it himself
    told = verb is not None and not (frame.impersonal or quoted)
    parts = _parts(marked, verb, _clause(marked, after)) if verb is not None and told else None
    if parts is None:
        return None
    thing, cause = parts
    return replace(frame, content=thing, cause=cause, template=CAUSED, accused=cause, after=())


def _clause(marked: Marked, after: Places) -> Places:
    """The places before the next pause or clause."""
    stops = (i for i, p in enumerate(after) if not _goes_on(marked, p))
    return after[: next(stops, len(after))]


def _goes_on(marked: Marked, place: int) -> bool:
    ends = place in marked.verbs or any(marked.is_a(group, place) for group in ("complementizers", "relatives"))
    return marked.tokens[place].is_word and not marked.tokens[place].quote and not ends


def _parts(marked: Marked, verb: Verb, after: Places) -> tuple[Places, Places] | None:
    """The thing and its cause in what follows a verb; None if it does not tell them."""
    blames, tells = (marked.lexicon.has(group, verb.lemma) for group in ("blaming", "tracing"))
    after = after_time(marked, after)
    if (
        not (blames or tells)
        or verb.negated
        or verb.passive
        or marked.is_a("clitics", verb.first - 1)
        or len(after) < 2
    ):
        return None
    pairs: list[tuple[Places, Places]] = []
    if tells or marked.is_a("thing_links", after[0]):
        traced = _linked(marked, after, "cause_links", "thing_links")
        pairs += [pair for pair in traced if blames or not _is_name(marked, pair[1])]  # not "atribuyó a Gil la firma"
    if blames:
        pairs += [(thing, cause) for cause, thing in _linked(marked, after, "thing_links", "cause_links")]
    fitting = [(thing, cause) for thing, cause in pairs if _is_thing(marked, thing) and _is_noun(marked, cause)]
    plain = [pair for pair in fitting if not _is_office(marked, pair[1][-1])]  # "al director del hospital de la muerte"
    return next(iter(plain or fitting), None)


def _linked(marked: Marked, after: Places, link: str, opening: str) -> list[tuple[Places, Places]]:
    """What may stand before and after a preposition, or the other way round if the clause begins with it: "(a la
    lluvia) el derrumbe"."""
    if marked.is_a(link, after[0]) and not marked.is_a(opening, after[0]):
        second = next((i for i in range(2, len(after)) if _opens_object(marked, after[i])), 0)
        return [(after[second:], _bare(marked, after[:second]))] if second else []
    whole = _bare(marked, after) if marked.is_a(opening, after[0]) else after
    ends = [i for i in range(1, len(whole) - 1) if marked.is_a(link, whole[i])]
    return [(whole[:end], _bare(marked, whole[end:])) for end in ends]


def _bare(marked: Marked, places: Places) -> Places:
    """A phrase without its preposition, unless that holds its article: "al hielo"."""
    return places if _is_contracted(marked, places[0]) else places[1:]


def _opens_object(marked: Marked, place: int) -> bool:
    """Whether an article without preposition stands here."""
    article = marked.is_a("definites", place) or marked.is_a("indefinite_articles", place)
    return article and not marked.is_a("prepositions", place) and not marked.is_a("prepositions", place - 1)


def _is_office(marked: Marked, place: int) -> bool:
    """Whether a word for who holds an office stands here, which goes on with "de": "el director (del hospital)"."""
    role = marked.lexicon.kin.get(marked.words[place], "")
    return bool(role) and not marked.lexicon.has("body_roles", role)


def _is_thing(marked: Marked, places: Places) -> bool:
    """Whether an event may be named here: "el apagón", not "la responsabilidad", "su vida", "Las Ánimas"."""
    if len(places) < 2 or not (marked.is_a("determiners", places[0]) or _is_contracted(marked, places[0])):
        return False
    named = marked.tokens[places[1]].is_name or any(
        marked.is_a(g, places[0]) for g in ("possessives", "neuter_articles")
    )
    return not named and not any(marked.is_a(group, p) for p in places[:3] for group in NO_THINGS)


def _is_noun(marked: Marked, places: Places) -> bool:
    """Whether a noun phrase stands here, a preposition before it aside."""
    rest = [p for p in places if not marked.is_a("prepositions", p)] or [places[-1]]
    opened = marked.is_a("determiners", rest[0]) or _is_contracted(marked, places[0]) or marked.tokens[rest[0]].is_name
    several = marked.words[rest[0]].endswith("s") and marked.words[rest[0]] not in marked.lexicon.kin
    return opened or several or not marked.lexicon.has_mood  # "a traslados voluntarios"


def _is_name(marked: Marked, places: Places) -> bool:
    return marked.tokens[next((p for p in places if not marked.is_a("determiners", p)), places[0])].is_name


def _is_contracted(marked: Marked, place: int) -> bool:
    """Whether a preposition here holds the article: "al", "del"."""
    return bool(marked.lexicon.maps["contractions"].get(marked.words[place]))
