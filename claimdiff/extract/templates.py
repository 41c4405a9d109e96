"""Sentences made of a noun: "negó los vertidos" is about "Hubo vertidos", "cifró en 5 los heridos" about how many."""

from collections.abc import Sequence

from claimdiff.extract.draft import Draft
from claimdiff.extract.figures import AMOUNTS
from claimdiff.extract.marked import Marked
from claimdiff.extract.trimming import trim

LONGEST_SUBJECT = 14  # words of a restored subject


def filled(draft: Draft, places: Sequence[int], holder: str) -> str:
    """A sentence about a noun: "negó los vertidos" is about "Hubo vertidos"."""
    marked, templates = draft.marked, draft.marked.lexicon.templates
    if draft.template == AMOUNTS:
        return _amounting(draft, places, holder)
    if draft.cause:
        several = marked.is_a("plural_markers", places[0]) or (places[1:] and _ends_plural(marked, places[1]))
        thing, cause = (restored(marked, list(phrase)) for phrase in (places, draft.cause))
        form = templates[draft.template + ("_plural" if several else "")]
        return marked.lexicon.smooth(form.format(thing=thing, cause=cause))
    if draft.template == "guilty":
        who = restored(marked, trim(marked, draft.subject)) or holder or templates["nobody"]
        form = "guilty_plural" if is_plural(draft) else "guilty"
        return templates[form].format(who=who, thing=marked.slice(places))
    indefinite = marked.lexicon.maps["indefinite"]
    plural = marked.is_a("plural_markers", places[0]) or _names_several(marked, places)
    first, rest = marked.words[places[0]], places[1:]
    owned = marked.is_a("possessives", places[0])
    article = (
        ("" if plural else indefinite[first]) if first in indefinite else "" if owned else marked.slice(places[:1])
    )
    thing = marked.slice(places) if marked.opens_quote(places[0]) else f"{article} {marked.slice(rest)}".strip()
    name = draft.template + ("_plural" if plural and draft.template not in ("held", "will") else "")
    if owned and holder and draft.template in ("existed", "will"):
        holder = _spoken_for(draft, holder)
        opening, _, noun = holder.partition(" ")
        headed = bool(noun) and marked.lexicon.has("determiners", opening.lower())
        owner = f"{opening.lower()} {noun}" if headed else holder
        thing = templates["possessor"].format(thing=thing, owner=owner)
    return marked.lexicon.smooth(templates[name].format(who=holder or templates["nobody"], thing=thing))


def _spoken_for(draft: Draft, holder: str) -> str:
    """Whom somebody speaks for, if that is what he does: "el representante de (Gil)"."""
    source = draft.source
    if source is None or not draft.marked.lexicon.has("proxy_roles", source.role):
        return holder
    words = holder.split(" ")
    links = draft.marked.lexicon.words["np_linkers"]
    at = next((i for i, word in enumerate(words) if i and word.lower() in links), 0)
    article = draft.marked.lexicon.maps["contractions"].get(words[at].lower()) if at else ""
    return " ".join(filter(None, [article or "", *words[at + 1 :]])) if at else holder


def _amounting(draft: Draft, places: Sequence[int], holder: str) -> str:
    """A sentence about a thing and the figure put on it: "los asistentes son 5.000"."""
    marked = draft.marked
    whose = f" ({holder})" if holder and marked.is_a("possessives", places[0]) else ""  # "sus bajas son 20"
    links = ("prepositions", "relatives", "complementizers")
    end = next((i for i, p in enumerate(places) if i and any(marked.is_a(g, p) for g in links)), len(places))
    article = marked.is_a("determiners", places[0]) and not marked.is_a("possessives", places[0])
    bare = not (marked.lexicon.has_mood and article)  # else the article tells
    several = marked.is_a("plural_markers", places[0]) or (bare and _ends_plural(marked, places[end - 1]))
    form = marked.lexicon.templates[draft.template + ("_plural" if several else "")]
    return marked.lexicon.smooth(form.format(thing=marked.slice(places) + whose, figure=marked.slice(draft.figure)))


def _names_several(marked: Marked, places: Sequence[int]) -> bool:
    """Whether the noun is in the plural, as its ending says: the word after an article, else the first one."""
    article = marked.is_a("determiners", places[0]) or not marked.tokens[places[0]].is_word
    head = places[min(int(article), len(places) - 1)]
    return marked.words[head].endswith("s") and not marked.words[head].endswith("ss")


def _ends_plural(marked: Marked, place: int) -> bool:
    return marked.words[place].endswith("s") and not marked.words[place].endswith("ss")


def restored(marked: Marked, places: list[int]) -> str:
    """A subject taken from elsewhere: without the preposition that tied it there."""
    if not places:
        return ""
    table = marked.lexicon.maps.get("contractions", {})
    word = marked.words[places[0]]
    if word in table:
        return f"{table[word]} {marked.slice(places[1 : LONGEST_SUBJECT + 1])}".strip()
    closed = marked.words[places[-1] + 1 : places[-1] + 2] == (",",)
    inserted = closed and any(marked.words[p] == "," for p in places)
    return marked.slice([*places[:LONGEST_SUBJECT], *([places[-1] + 1] if inserted else [])])  # "el alcalde, Gil,"


def is_plural(draft: Draft) -> bool:
    """Whether the subject that will be restored is plural."""
    own = draft.source is not None and draft.marked.slice(draft.subject) == draft.source.text
    if draft.subject and not own:
        marked = draft.marked
        words = [p for p in draft.subject if not marked.is_a("object_prepositions", p)]
        bare = (
            len(words) == 1 and not marked.tokens[words[0]].is_name and _ends_plural(marked, words[0])
        )  # "a policías"
        return bare or any(marked.is_a("plural_markers", place) for place in draft.subject[:2])  # "a los jueces"
    return draft.source is not None and (draft.source.plural or draft.several is True)
