"""Whom an article introduces: "la minera Cerro Pardo", "Ferroban, la concesionaria", "the owner, Carl Dunn"."""

from collections.abc import Iterator
from dataclasses import replace

from claimdiff.extract.bounds import pause_from
from claimdiff.extract.marked import Marked
from claimdiff.extract.phrases import NAME_WORDS
from claimdiff.extract.sources import Source, head_of, source_of
from claimdiff.text import fold

LONGEST_NAME = 6  # words, small linking ones included
STAFF_WORDS = 2  # of a post: "gerente general"


def introductions(marked: Marked) -> Iterator[tuple[int, Source]]:
    """Where and how a sentence names somebody together with what he, she or it is."""
    at = 0
    while at < len(marked.tokens):
        end = _name_end(marked, at)
        if end == at:
            at += 1
            continue
        noun = _noun_before(marked, at)
        source = source_of(marked, [*noun, *range(at, end)])
        if source is not None and source.names and not source.plural:
            if noun or (source.role and source.person):
                source = replace(source, head=head_of(marked, noun) if noun else source.head)
                yield at, _for_short(marked, source, end)
            elif (described := _described(marked, source, at, end)) is not None:
                yield at, _for_short(marked, described, end)
        at = end


def _ends_there(marked: Marked, at: int) -> bool:
    """Whether no verb but that of a relative clause follows before the next pause: "Vialtec, la concesionaria que hizo
    las obras, dijo", not "en Lima, el juez dijo"."""
    verb = marked.verb_in(at, pause_from(marked, at))
    return verb is None or any(marked.is_a("relatives", place) for place in range(at, verb.first))


def _for_short(marked: Marked, source: Source, end: int) -> Source:
    """A firm by what it is called for short, if that follows its name: "Terminal Costa Sur (TCS)"."""
    bracketed = marked.words[end : end + 1] == ("(",) and marked.words[end + 2 : end + 3] == (")",)
    if source.role != "company" or not bracketed or not marked.tokens[end + 1].text.isupper():
        return source
    short = marked.slice([end + 1])
    return replace(source, text=short, names=source.names | {fold(short)})


def _is_employer(marked: Marked, at: int) -> bool:
    """Whether a name stands for the firm somebody is of: "la gerente general de TCS", "the owner of Harlow's"."""
    linked = at - 1
    while linked > 0 and marked.is_a("definites", linked) and not marked.is_a("np_linkers", linked):
        linked -= 1
    if linked < 1 or not marked.is_a("np_linkers", linked):
        return False
    return any(marked.is_a("staff_nouns", place) for place in range(max(0, linked - STAFF_WORDS), linked))


def _name_end(marked: Marked, at: int) -> int:
    """The end of the run of capitalised words that begins here."""
    end = at
    for place in range(at, min(at + LONGEST_NAME, len(marked.tokens))):
        token = marked.tokens[place]
        if token.is_name and token.is_word and not _is_small(marked, place, inside=end > at):
            end = place + 1
        elif end == at or not marked.lexicon.has("name_particles", token.low):
            break
        elif marked.is_a("coordinators", place) and (end - at >= NAME_WORDS or marked.is_a("titles", place + 1)):
            break  # "Ana Ruiz y Luis Paz" are two
    return end


def _is_small(marked: Marked, place: int, *, inside: bool) -> bool:
    """Whether a capitalised word is none of a name: "Según", "La"; but "Minera Tres Cerros"."""
    small = place in marked.verbs or place in marked.cues or marked.is_a("prepositions", place)
    return small or (marked.is_a("determiners", place) and not (inside and marked.is_a("numerals", place)))


def _noun_before(marked: Marked, at: int) -> list[int]:
    """The article and noun of "la minera Cerro Pardo", "el ex jefe Tito Arce" or "the owner, Carl Dunn"."""
    end = at - 1 if at and marked.words[at - 1] == "," else at
    start = end
    while start > 0 and end - start < NAME_WORDS and _is_noun(marked, start - 1):
        start -= 1
    group = "definites" if end == at else "determiners"  # "a silver Ford" is nobody; "a clerk, Carl Dunn," is
    contracted = start > 0 and marked.words[start - 1] in marked.lexicon.maps["contractions"]
    if start < end and contracted:
        return list(range(start, at))
    if start < end and start > 0 and marked.is_a(group, start - 1):
        return list(range(start - 1, at))
    return _office_before(marked, end) if end < at else []


def _office_before(marked: Marked, end: int) -> list[int]:
    """The apposition up to a comma: "la subsecretaria del Tesoro, Dana Whitlock"."""
    start = end
    while (
        start > 0 and marked.tokens[start - 1].is_word and start - 1 not in marked.verbs and end - start < LONGEST_NAME
    ):
        start -= 1
    for place in range(end - 2, start - 1, -1):
        own = place == 0 or not (marked.is_a("prepositions", place - 1) or marked.is_a("np_linkers", place - 1))
        if own and marked.is_a("definites", place) and _is_noun(marked, place + 1):
            return list(range(place, end + 1))
    return []


def _is_noun(marked: Marked, at: int) -> bool:
    token = marked.tokens[at]
    small = ("determiners", "prepositions", "coordinators", "adverbs", "relatives", "complementizers", "clitics")
    return token.is_word and not token.is_name and at not in marked.verbs and not any(marked.is_a(g, at) for g in small)


def _described(marked: Marked, source: Source, at: int, end: int) -> Source | None:
    """A name with an apposition after it, or one whose own words say what it is ("Harlow Foods")."""
    after = end + 3 if marked.words[end : end + 1] == ("(",) else end
    apposed = marked.words[after : after + 1] == (",",) and marked.is_a("definites", after + 1)
    apposed = apposed and not marked.is_a("plural_markers", after + 1) and _ends_there(marked, after + 1)
    head = head_of(marked, range(after + 1, min(after + 4, len(marked.words)))) if apposed else ""
    if head:
        roles = map(marked.lexicon.kin.get, marked.words[after + 2 : after + 4])
        role = next(filter(None, roles), source.role)
        return replace(source, head=head, role=role, person=not marked.lexicon.has("body_roles", role))
    firm = marked.is_a("company_names", at) or marked.is_a("company_names", end - 1)
    if firm or (_is_employer(marked, at) and not source.actors):
        return replace(source, role="company", person=False)
    return None
