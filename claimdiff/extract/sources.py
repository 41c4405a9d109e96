"""Who speaks: the noun phrase beside a cue, taken apart into name and role."""

from collections.abc import Sequence
from dataclasses import dataclass

from claimdiff.extract.actors import actors_in
from claimdiff.extract.adverbials import time_at
from claimdiff.extract.marked import Marked
from claimdiff.extract.phrases import (
    NAME_WORDS,
    ends_like_participle,
    is_adjunct,
    is_name,
    is_participle,
    is_person,
    segments_of,
    stripped,
)
from claimdiff.extract.sentences import Token
from claimdiff.text import fold

BARE_WORDS = 3  # words of a role that stands for a name: "el alto funcionario"
MAX_SOURCE = 14  # words of a source; a longer subject is cut there


@dataclass(frozen=True, slots=True)
class Source:
    """A holder as the text names it: `text` to show, `role` the lexicon's group of its role noun ("" for none).

    `names` are its folded capitalised words, `ties` those of its apposition ("el dueño de la mina Rosita"). `person`
    tells a personal name from everything else; `plural` and `bare` (a pronoun, or "the minister") matter when it is
    looked up among earlier sources; `akin` marks one named by its tie to the source before ("its vice-governor").
    `qualified` marks one told apart from others of its role ("el mandatario republicano").
    `head` is the noun of a role ("concesionaria"), `actors` the keys of the countries and bodies it is or belongs to.
    """

    text: str
    role: str = ""
    names: frozenset[str] = frozenset()
    ties: frozenset[str] = frozenset()
    person: bool = False
    plural: bool = False
    bare: bool = False
    akin: bool = False
    head: str = ""
    qualified: bool = False
    actors: frozenset[str] = frozenset()


def source_of(marked: Marked, places: Sequence[int]) -> Source | None:
    """The source that a noun phrase, at these token places, names; None if there is none."""
    if (pair := _paired(marked, places) or _joined(marked, places)) is not None:
        return pair
    segments = [s for s in map(lambda s: stripped(marked, s), segments_of(marked, places)) if s]
    segments = [s for s in segments if not _is_titled(marked, s, places)]
    segments = [_bared(marked, s) for s in segments if not is_adjunct(marked, s)]
    segments = [s for s in segments if not _is_no_noun(marked, s) and s[0] not in marked.verbs]
    segments = [s for s in segments if not all(marked.is_a("first_person", p) for p in s)]  # "yo creo que A"
    # "lo anterior lo dijo Gil"
    segments = [s for s in segments if not (marked.is_a("neuter_articles", s[0]) or is_thing(marked, s))]
    if not segments or (marked.lexicon.has_mood and marked.is_a("said_pronouns", segments[0][0])):
        return None  # "admitió, eso sí, que A"
    if _is_list(marked, segments, places):
        return _source(marked, [p for p in places if segments[0][0] <= p <= segments[-1][-1]], "")
    named = [s for s in segments if is_name(marked, s) and not _is_where(marked, s, segments)]
    alone = [s for s in named if not any(marked.is_a("coordinators", p) for p in s)]
    named = alone or named  # "la ministra de Trabajo, Justicia y Paz, Ana Gil"
    if named and len(segments) > 1:
        others = [s for s in segments if s is not named[0]]
        return _source(marked, named[0], _role(marked, others[0]), others[0])
    for segment in segments:
        if segment is not segments[0] and _is_of_another(marked, segment):
            continue
        if name := _trailing_name(marked, segment):
            return _source(marked, name, _role(marked, segment), segments[0])
    described = not any(marked.is_a("determiners", p) or marked.tokens[p].is_name for p in segments[-1])
    headed = bool(_role(marked, segments[0])) or (described and marked.is_a("determiners", segments[0][0]))
    # "el cura, un hombre de 70 años"
    headed = headed or (
        marked.is_a("definites", segments[0][0]) and marked.is_a("indefinite_articles", segments[-1][0])
    )
    phrase = segments[0] if headed else segments[-1]  # "the lab, owned by the state"
    return _source(marked, phrase[:MAX_SOURCE], _role(marked, phrase))


def _is_of_another(marked: Marked, segment: Sequence[int]) -> bool:
    """Whether an apposition only says whose somebody is: ", filial de la canadiense Northlake Copper,"."""
    opens = marked.is_a("determiners", segment[0]) or marked.tokens[segment[0]].is_name
    opens = opens or marked.words[segment[0]] in marked.lexicon.kin
    return not opens and any(marked.is_a("np_linkers", p) for p in segment[1:])


def _paired(marked: Marked, places: Sequence[int]) -> Source | None:
    """Two holders that words frame as a pair: "tanto Irán como Israel"; None for anything else."""
    first = next((i for i, p in enumerate(places) if marked.tokens[p].is_word), None)
    if first is None or not marked.is_a("paired_openers", places[first]):
        return None
    link = next((i for i, p in enumerate(places) if i > first and marked.is_a("paired_links", p)), len(places))
    phrases = [stripped(marked, list(part)) for part in (places[first + 1 : link], places[link + 1 :])]
    if not all(phrases):
        return None
    return _both(marked, *(_source(marked, phrase[:MAX_SOURCE], _role(marked, phrase)) for phrase in phrases))


def _joined(marked: Marked, places: Sequence[int]) -> Source | None:
    """Two persons, the second of whom is named with what he is: "la actriz Ana Gil y el director Luis Paz"."""
    link = next((i for i, p in enumerate(places) if i and marked.is_a("coordinators", p)), 0)
    after = places[link + 1 : link + 2]
    headed = after and (marked.is_a("determiners", after[0]) or marked.words[after[0]] in marked.lexicon.kin)
    if not link or not headed:
        return None
    one, other = source_of(marked, places[:link]), source_of(marked, places[link + 1 :])
    both = one is not None and other is not None and one.person and other.person
    return _both(marked, one, other) if both and one is not None and other is not None else None


def _both(marked: Marked, one: Source, other: Source) -> Source:
    text = marked.lexicon.both(one.text, other.text)
    return Source(text, names=one.names | other.names, plural=True, actors=one.actors | other.actors)


def _bared(marked: Marked, segment: list[int]) -> list[int]:
    """The phrase without what only began something else: "una denuncia dada (a conocer)", "Smith and Mrs (. Reed)"."""
    while len(segment) > 1 and (_is_cut_title(marked, segment[-1]) or marked.is_a("coordinators", segment[-1])):
        segment = segment[:-1]  # "Mr. Manafort and Mrs (.)"
    last = segment[-1]
    tail = range(last + 1, len(marked.tokens))
    goes_on = marked.is_a("prepositions", last + 1) or (bool(tail) and time_at(marked, tail, 0) > 0)
    begun = len(segment) >= BARE_WORDS and is_participle(marked, last) and goes_on
    small = begun and any(marked.is_a(group, segment[-2]) for group in ("determiners", "np_linkers", "prepositions"))
    return segment[:-1] if begun and not small else segment


def _is_cut_title(marked: Marked, place: int) -> bool:
    """Whether a title stands here that has lost its name, and not the letters of a firm: "la emisora DR"."""
    return marked.is_a("titles", place) and not marked.tokens[place].text.isupper()


def _is_no_noun(marked: Marked, segment: list[int]) -> bool:
    """Whether a phrase that should name somebody is one small word without article: a verb, a participle, a remnant."""
    word = marked.words[segment[0]]
    form = marked.lexicon.nonfinite.get(word) if segment[0] == 0 and len(segment) == 1 else None
    opens = segment[0] == 0 and len(segment) == 1 and marked.words[1:2] == (",",)
    if (form is not None and form.tense == "participle") or (opens and ends_like_participle(marked, word)):
        return True  # "Procurado, o hospital disse": a capital that begins the sentence
    if len(segment) == 1 and not marked.lexicon.has_mood:
        return _is_remnant(marked, segment[0])
    if len(segment) > 1 or marked.tokens[segment[0]].is_name:
        return False
    known = word in marked.lexicon.kin or marked.is_a("anonymous", segment[0]) or marked.is_a("pronouns", segment[0])
    known = known or marked.is_a("never_names", segment[0])
    return not known and (not word.endswith("s") or is_participle(marked, segment[0]))


def _is_titled(marked: Marked, segment: Sequence[int], whole: Sequence[int]) -> bool:
    """Whether a phrase is only what a work is called: "el estudio, titulado «Vivir», dice"."""
    named = [p for p in whole if p > segment[-1] and marked.tokens[p].is_name and not marked.tokens[p].quote]
    if marked.tokens[segment[0]].quote and named and not marked.lexicon.has_mood:
        return True  # "on “Hannity,” Newt Gingrich said"
    return segment[0] > 1 and not marked.tokens[segment[0] - 1].is_word and marked.is_a("titled", segment[0] - 2)


def _is_where(marked: Marked, segment: Sequence[int], segments: Sequence[Sequence[int]]) -> bool:
    """Whether a name only tells where the place before it is: "en Portland, Maine, el Departamento de Salud dijo"."""
    at = next(i for i, other in enumerate(segments) if other is segment)
    after = segments[at + 1] if at + 1 < len(segments) else ()
    body = bool(after) and marked.is_a("definites", after[0]) and any(marked.tokens[p].is_name for p in after[1:])
    place = segment[0] - 2
    while place > 0 and marked.tokens[place].is_name:
        place -= 1
    return body and marked.words[segment[0] - 1] == "," and marked.is_a("place_prepositions", place)


def is_thing(marked: Marked, phrase: Sequence[int]) -> bool:
    """Whether a phrase is headed by what never speaks: "el escándalo amenaza con", "el tiempo dirá si"."""
    light = ("determiners", "coordinators", "adverbs", "relatives")
    head = next((p for p in phrase if not any(marked.is_a(group, p) for group in light)), -1)
    named = head > 0 and marked.tokens[head].is_name  # "El Tiempo" is a newspaper
    return marked.is_a("things", head) and not named


def _is_remnant(marked: Marked, place: int) -> bool:
    """Whether one word alone, in a language whose nouns stand with an article, is no name: "(which) originally (said)",
    or the state of a town, "Chappaqua, N.Y.,"."""
    word = marked.words[place]
    opens = place == 0 and marked.words[1:2] == (",",)  # "Privately, some officials think A"
    adverb = marked.is_inner_adverb(place) and (opens or not marked.tokens[place].is_name)
    return adverb or (word.count(".") > 1 and not actors_in(marked.tokens[place].text))


def is_several(marked: Marked, source: Source) -> bool:
    """Whether a source is more than one: "los vecinos", "A y B"."""
    return source.plural or any(marked.lexicon.has("coordinators", word) for word in source.text.split())


def _is_list(marked: Marked, segments: Sequence[Sequence[int]], places: Sequence[int]) -> bool:
    """Whether the phrases are several holders, "A, B y C", rather than one and its apposition."""
    if len(segments) < 2 or not is_name(marked, list(segments[0])):
        return False
    return any(marked.is_a("coordinators", p) for p in segments[-1]) and marked.tokens[segments[-1][0]].is_name


def governed(marked: Marked, places: Sequence[int]) -> Source | None:
    """Whom a phrase names whose article its preposition took in: "(acusa) al exgobernador"."""
    article = marked.lexicon.maps["contractions"].get(marked.words[places[0]], "") if len(places) > 1 else ""
    if not article:
        return None
    named = source_of(marked, places[1:])
    if named is not None and named.names:
        return named
    noun = marked.words[places[1]]
    text = f"{article} {marked.slice(places[1:])}"
    return Source(text, marked.lexicon.kin.get(noun, ""), bare=True, head=fold(noun))


def _trailing_name(marked: Marked, phrase: list[int]) -> list[int]:
    at = len(phrase)
    while at > 0 and (marked.tokens[phrase[at - 1]].is_name or _is_inner(marked, phrase[at - 1])):
        at -= 1
    while at < len(phrase) and not marked.tokens[phrase[at]].is_name:
        at += 1
    office = at
    while office < len(phrase) and marked.is_a("portfolios", phrase[office]):
        office += 1
    role = _role(marked, phrase) if 0 < at < office <= len(phrase) - NAME_WORDS else ""
    if role and not marked.lexicon.has("body_roles", role):
        return phrase[office:]  # "la secretaria de Estado Shenna Bellows"
    groups = ("np_linkers", "determiners", "prepositions")  # "una fuente cercana a Luis Gil"
    before_is_linker = at > 0 and any(marked.is_a(group, phrase[at - 1]) for group in groups)
    return phrase[at:] if len(phrase) - at >= NAME_WORDS and at > 0 and not before_is_linker else []


def _is_inner(marked: Marked, place: int) -> bool:
    """Whether a small word here is only found inside names: "van", "bin"."""
    small = ("prepositions", "determiners", "coordinators", "np_linkers")
    return marked.is_a("name_particles", place) and not any(marked.is_a(group, place) for group in small)


def _role(marked: Marked, phrase: list[int]) -> str:
    """The role group of the phrase's head, its first noun."""
    for place in phrase[:3]:
        group = marked.lexicon.kin.get(marked.words[place])
        if group:
            return group
    return ""


def head_of(marked: Marked, phrase: Sequence[int]) -> str:
    """The head noun of a noun phrase that begins with an article, "" for a name."""
    nouns = (p for p in phrase if not marked.is_a("determiners", p))
    first = next(nouns, None)
    return fold(marked.words[first]) if first is not None and not marked.tokens[first].is_name else ""


def _ends_plural(marked: Marked, phrase: Sequence[int]) -> bool:
    """Whether the noun that ends a phrase, in a language whose articles show no number, is in the plural."""
    linked = next((i for i, p in enumerate(phrase) if i and marked.is_a("prepositions", p)), len(phrase))
    noun = phrase[linked - 1]
    word = marked.words[noun]
    endings = tuple(marked.lexicon.words.get("singular_endings", ()))
    named = marked.tokens[noun].is_name and not marked.is_a("anonymous", noun)
    return bool(endings) and word.endswith("s") and not (word.endswith(endings) or named)


def _definite(marked: Marked, place: int) -> bool:
    return marked.is_a("definites", place) or marked.is_a("plural_pronouns", place)


def _bare(marked: Marked, token: Token) -> str:
    """A name's folded form, without the mark of possession."""
    suffix = next((s for s in marked.lexicon.words.get("possessive_suffixes", ()) if token.low.endswith(s)), "")
    return fold(token.text[: len(token.text) - len(suffix)])


def _without_mark(marked: Marked, text: str, last: Token) -> str:
    """The text of a name without the mark of possession that ends it: "Obama" of "Obama's speech"."""
    suffixes = (s for s in marked.lexicon.words.get("possessive_suffixes", ()) if s.startswith("'"))
    owned = last.is_name and last.low.endswith(tuple(suffixes) or "\0")
    return text[: -len("'s")] if owned else text


def _small(marked: Marked, token: Token) -> bool:
    """A word that is capitalised only because it begins a sentence."""
    return any(marked.lexicon.has(g, token.low) for g in ("determiners", "pronouns", "plural_markers", "never_names"))


def _ties(marked: Marked, place: int) -> bool:
    """Whether a word beside a name says whom its bearer belongs to: another name."""
    token = marked.tokens[place]
    return token.is_name and not _small(marked, token)


def _source(marked: Marked, phrase: list[int], role: str, beside: Sequence[int] = ()) -> Source:
    title = 0
    while (
        title < len(phrase) - NAME_WORDS
        and not marked.lexicon.has("body_roles", marked.lexicon.kin.get(marked.words[phrase[title]], "document"))
        and is_name(marked, phrase)
    ):
        title += 1
    role = role or (marked.lexicon.kin[marked.words[phrase[0]]] if title else "")
    phrase = phrase[title:]
    tokens = [marked.tokens[p] for p in phrase]
    names = frozenset(_bare(marked, t) for t in tokens if t.is_name and not _small(marked, t))
    pronoun = all(marked.is_a("pronouns", p) or marked.is_a("determiners", p) for p in phrase)
    told_apart = marked.is_a(
        "relatives", phrase[-1] + 1
    )  # "el juez que lo impidió dijo", whoever spoke as a judge before
    return Source(
        text=_without_mark(marked, marked.slice(phrase), tokens[-1]),
        role=role,
        names=names,
        ties=frozenset(fold(marked.words[p]) for p in (*beside, *phrase) if _ties(marked, p)) - names,
        person=is_person(marked, phrase) and not marked.lexicon.has("body_roles", role),
        plural=marked.is_a("plural_markers", phrase[0]) or _ends_plural(marked, phrase),
        bare=pronoun or (not names and len(phrase) <= BARE_WORDS and _definite(marked, phrase[0]) and not told_apart),
        akin=any(marked.is_a("possessives", p) for p in (phrase[0], *beside[:1])),
        qualified=sum(not marked.is_a("determiners", p) for p in phrase) > 1 and not names,
        head="" if pronoun else head_of(marked, phrase),
        actors=actors_in(marked.slice([*beside, *phrase] if beside and beside[0] < phrase[0] else [*phrase, *beside])),
    )
