"""Times and prepositional phrases that stand between a cue and the words that belong to it."""

from collections.abc import Sequence

from claimdiff.extract.marked import Marked

DATE_WORDS = 4  # "el 3 de marzo"
TITLE_WORDS = 2  # of a paper or station; more are its title and then somebody's name


def subject_after(marked: Marked, places: Sequence[int]) -> list[int]:
    """What follows a cue, from where its inverted subject begins: after times and prepositional phrases."""
    at = 0
    while at < len(places):
        if (skipped := time_at(marked, places, at)) or (skipped := _adjunct_at(marked, places, at)):
            at += skipped
        else:
            return list(places[at:])
    return []


def speaker_after(marked: Marked, places: Sequence[int]) -> list[int]:
    """The inverted subject of a verb of saying; none where a clause begins first: "dijo antes de que A hablara"."""
    found = subject_after(marked, places)
    if len(found) > 2 and _is_manner(marked, found[0], found[1]):
        found = found[1:]
    elif len(found) > 2 and _is_cited(marked, found[0]):
        found = subject_after(marked, found[1:])  # "aseguró citado en una nota Luis Gil"
    opening = next((p for p in places if _opens_clause(marked, p)), None)
    return [] if found and opening is not None and opening <= found[0] else found


def _is_manner(marked: Marked, place: int, following: int) -> bool:
    """Whether a word here tells how somebody speaks, who comes next: "respondió tajante la ministra"."""
    groups = ("determiners", "pronouns", "numerals", "anonymous", "prepositions", "negations", "possessives")
    small = any(marked.is_a(group, place) for group in groups) or not marked.tokens[place].is_word
    somebody = marked.words[following + 1] in marked.lexicon.kin or marked.tokens[following + 1].is_name
    named = somebody and marked.is_a("definites", following) and not marked.is_a("prepositions", following)
    word = marked.tokens[place].is_name or marked.words[place] in marked.lexicon.kin
    return named and marked.lexicon.has_mood and not (small or word)


def _is_cited(marked: Marked, place: int) -> bool:
    """Whether a participle here tells where somebody was quoted, who comes next."""
    form = marked.lexicon.nonfinite.get(marked.words[place])
    cited = form is not None and form.tense == "participle" and not marked.tokens[place].is_name
    return cited and marked.lexicon.has_mood and marked.is_a("prepositions", place + 1)


def _opens_clause(marked: Marked, place: int) -> bool:
    linked = any(marked.is_a(group, place) for group in ("complementizers", "relatives"))
    # "después de conocerse la noticia"
    governed = marked.is_nonfinite(place) and marked.is_a("prepositions", place - 1)
    return linked or governed or marked.phrase("subordinators", place) > 0


def after_time(marked: Marked, places: tuple[int, ...]) -> tuple[int, ...]:
    """The places without a time at their beginning: "(este lunes) al ministro"."""
    return places[time_at(marked, places, 0) :]


def time_at(marked: Marked, places: Sequence[int], at: int) -> int:
    """How many places a time takes that begins here: "este lunes"."""
    start = at
    while at < len(places) and (length := _date_at(marked, places, at) or _is_time(marked, places, at)):
        at += length
    return at - start


def _is_time(marked: Marked, places: Sequence[int], at: int) -> bool:
    place, following = places[at], places[at + 1] if at + 1 < len(places) else -1
    if marked.lexicon.has_mood and place > 0 and marked.tokens[place].is_name and marked.tokens[place - 1].is_name:
        return False  # "Eulalia Domingo"
    if marked.is_a("adverbs", place) or marked.is_a("time_nouns", place):
        return True
    if marked.is_a("time_measures", place):
        return marked.is_a("adverbs", following)  # "horas antes"
    counted = marked.is_a("numerals", place) and marked.is_a("time_measures", following)
    return counted or (marked.is_a("determiners", place) and marked.is_a("time_nouns", following))


def _date_at(marked: Marked, places: Sequence[int], at: int) -> int:
    """Length of a day of a month: "el 3 de marzo", "jueves 3 de marzo", "March 3"."""
    words = [marked.words[p] for p in places[at : at + DATE_WORDS]]
    opens = any(marked.is_a(group, places[at]) for group in ("determiners", "time_nouns"))
    if len(words) == DATE_WORDS and words[1].isdigit() and opens:
        of = marked.is_a("np_linkers", places[at + 2]) and marked.is_a("time_nouns", places[at + 3])
        if of:
            return DATE_WORDS
    return 2 * (len(words) > 1 and marked.is_a("time_nouns", places[at]) and words[1].isdigit())


def _adjunct_at(marked: Marked, places: Sequence[int], at: int) -> int:
    """Length of a prepositional phrase: up to an article or a name that cannot belong to it."""
    article = marked.is_a("definites", places[at]) and not _before_plural(marked, places[at])
    if not marked.is_a("prepositions", places[at]) or article:
        return 1 if marked.words[places[at]] == "," else 0
    if marked.is_nonfinite(places[at] + 1) and places[at] + 1 in places:
        comma = next((i for i in range(at, len(places)) if marked.words[places[i]] == ","), len(places))
        clause = any(p in marked.verbs for p in places[at:comma])  # "al alegar que Lima pide sus minas, las más ricas"
        return (len(places) if clause else comma) - at  # "zanjó, sin admitir preguntas sobre el doctor Paz"
    end, has_noun = at + 1, False
    while end < len(places):
        token = marked.tokens[places[end]]
        after_preposition = marked.is_a("prepositions", places[end - 1])
        if not token.is_word and token.text != "-":
            return end - at
        if title := _title_at(marked, places, end):
            end, has_noun = end + title, True
            continue
        governs = marked.is_a("prepositions", places[end]) and not _is_article(marked, places[end])
        if has_noun and not after_preposition and not governs:
            small = marked.is_a("determiners", places[end]) or marked.is_a("anonymous", places[end])
            if small or marked.is_nonfinite(places[end]) or _is_speaker(marked, places, end):
                return end - at
        has_noun = has_noun or not (marked.is_a("determiners", places[end]) or marked.is_a("prepositions", places[end]))
        end += 1
    return end - at


def _before_plural(marked: Marked, place: int) -> bool:
    """Whether what may be an article in the singular stands before a plural: Portuguese "disse (a) jornalistas"."""
    following = marked.tokens[place + 1] if place + 1 < len(marked.tokens) else None
    several = following is not None and following.low.endswith("s") and not following.is_name
    return several and marked.is_a("singular_markers", place)


def _is_article(marked: Marked, place: int) -> bool:
    """Whether a word that may be a preposition, Portuguese "a", stands before who speaks: "à imprensa (a ministra)"."""
    following = marked.tokens[place + 1] if place + 1 < len(marked.tokens) else None
    speaks = following is not None and (following.low in marked.lexicon.kin or following.is_name)
    return speaks and marked.is_a("definites", place) and not marked.is_a("np_linkers", place)


def _is_speaker(marked: Marked, places: Sequence[int], at: int) -> bool:
    """Whether the name that begins here is not of those who are told: "a la prensa (Gil)", but "a la senadora Gil"."""
    if not marked.tokens[places[at]].is_name or marked.is_a("determiners", places[at - 1]):
        return False  # "en la puerta de la Alcaldía"
    role = marked.lexicon.kin.get(marked.words[places[at - 1]])
    if marked.tokens[places[at - 1]].is_name:
        acronym = marked.tokens[places[at - 1]].text.isupper()
        titled = at > 1 and marked.is_a("definites", places[at - 2]) and _names(marked, places, at - 2) > 1
        told = acronym or titled or marked.is_a("agency_names", places[at - 1])  # "dijo a Ap Harvey Mason"
        return marked.is_a("media_nouns", places[at - 2]) or (told and _names(marked, places, at) > 1)
    return role is None or marked.lexicon.has("body_roles", role)


def _names(marked: Marked, places: Sequence[int], at: int) -> int:
    """How many capitalised words stand here in a row."""
    end = at
    while end < len(places) and marked.tokens[places[end]].text[:1].isupper():
        end += 1
    return end - at


def _title_at(marked: Marked, places: Sequence[int], at: int) -> int:
    """How many places the name of a paper or station takes that stands here after its noun: "al diario (El Faro)"."""
    if not marked.is_a("media_nouns", places[at - 1]):
        return 0
    names = _names(marked, places, at)
    return names if names <= TITLE_WORDS else 1  # "a la agencia Efe Juan Pérez"
