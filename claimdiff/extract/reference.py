"""Who "the spokesman" is, and what "the accusations" are: references inside one article."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from claimdiff.datamodel import Stance
from claimdiff.extract.contents import first_verb, is_negated
from claimdiff.extract.draft import Draft
from claimdiff.extract.lexicon import Lexicon
from claimdiff.extract.pieces import Role
from claimdiff.extract.sources import Source, source_of
from claimdiff.text import fold, words

LEAST_FIT = 3  # below this nothing earlier is taken for the accusation that a denial answers
FAR = 3  # sentences that cost an accusation one point
STEM = 5  # letters that two words must share to count as the same word in another form
NOT_ACCUSATIONS = frozenset({"demands", "doubts", "hopes", "plans", "question", "refuses"})


def resolve_sources(found: Sequence[Draft], lexicon: Lexicon) -> list[Draft]:
    """Give every voiced draft the fullest name its source has earlier in the article."""
    known: list[Source] = []
    resolved: list[Draft] = []
    last: Source | None = None
    for draft in found:
        source = draft.source
        if source is not None:
            source = _fullest(source, known, last, lexicon)
            known.append(source)
            last = source
        elif draft.voiced and draft.kind != "rumour":
            source = last
        elif draft.topic is not None and (draft.topic.person or (draft.topic.role and draft.topic.names)):
            last = _fullest(draft.topic, known, last, lexicon)
            known.append(last)
        known += [spoken] if (spoken := _spoken_of(draft)) else []
        resolved.append(replace(draft, source=source))
    return resolved


def _spoken_of(draft: Draft) -> Source | None:
    """Whom a statement is about, if it gives a role and a name: a later "the company" may mean that one."""
    verb = first_verb(draft.marked, draft.content)
    before = [p for p in draft.content if verb is not None and p < verb.first]
    named = [p for p in draft.subject if not draft.marked.is_a("prepositions", p)]
    source = source_of(draft.marked, named or before)
    return source if source is not None and source.role and source.names else None


def _fullest(source: Source, known: Sequence[Source], last: Source | None, lexicon: Lexicon) -> Source:
    if source.names:
        return _named(source, known)
    if not source.bare or source.plural:
        return source
    if lexicon.has("person_pronouns", fold(source.text)):
        return next((other for other in reversed(known) if other.person), source)
    if not source.role or lexicon.has("document_roles", source.role):
        return last or source
    same = next((other for other in reversed(known) if other.role == source.role and other.names), None)
    if same is None and lexicon.has("generic_roles", source.role):
        same = next((other for other in reversed(known) if other.person), None)
    return same or source


def _named(source: Source, known: Sequence[Source]) -> Source:
    """The fuller name of the same holder: "Kirby" is "John Kirby", "el dueño de Talcahué" the man called so before."""
    for other in reversed(known):
        if source.names <= other.names and (other.person or len(source.names) > 1):
            return replace(other, role=other.role or source.role, ties=other.ties | source.ties)
        if source.role and other.person and source.names <= other.ties:
            return other
    return source


def answering(found: Sequence[Draft]) -> list[Draft]:
    """Turn negations that answer an accusation into denials of what they negate.

    Two forms: with a verb of replying or repeating ("insiste en que nunca vendió armas"), and in words quoted right
    after a denial of the same holder ("negó los pagos. «No hay rastro de ellos»").
    """
    turned: list[Draft] = []
    for draft in found:
        repeats = draft.kind == "reaffirms"
        before = turned[-1] if turned else None
        goes_on = (
            before is not None
            and before.stance is Stance.DENIES
            and (before.source == draft.source or (draft.source is not None and draft.source.akin))
            and before.paragraph == draft.paragraph
            and draft.quoted > 0
        )
        if (
            draft.stance is not Stance.DENIES
            and draft.voiced
            and (repeats or goes_on)
            and is_negated(draft.marked, draft.content)
        ):
            turned.append(replace(draft, stance=Stance.DENIES, turned=True, mood=True))
        else:
            turned.append(draft)
    return turned


def accusation_for(found: Sequence[Draft], at: int, lexicon: Lexicon) -> int | None:
    """The draft that an anaphoric denial answers: the earlier one that best fits its holder and its words."""
    denial = found[at]
    holder = keys_of(denial.source, lexicon)
    said = [p for p in denial.mention if not denial.marked.is_a("accusation_nouns", p)]
    hints = _stems(denial.marked.words[p] for p in said)
    contexts = list(dict.fromkeys(d.context for d in found[: at + 1]))
    scored = []
    for index in range(at):
        other = found[index]
        if other.stance is Stance.DENIES or other.anaphoric:
            continue
        back = len(contexts) - 1 - contexts.index(other.context)
        fit = _fit(other, denial, holder, hints, lexicon, near=back <= 1)
        if fit > 0:
            scored.append((fit + _recency(back, denial), -index))
    best = max(scored, default=None)
    return -best[1] if best is not None and best[0] >= LEAST_FIT else None


def _recency(back: int, denial: Draft) -> int:
    """What an accusation so many sentences back is worth; "these claims" looks nearer than "the accusations"."""
    near = 2 if back <= 1 else 0
    if _is_deictic(denial):
        near *= 2
    return near - back // FAR


def _fit(
    other: Draft, denial: Draft, holder: frozenset[str], hints: frozenset[str], lexicon: Lexicon, near: bool
) -> int:
    if other.kind in NOT_ACCUSATIONS or (other.source is not None and other.source == denial.source):
        return 0
    if first_verb(other.marked, other.content) is None and not other.subject:
        return 0
    score = 0
    if other.kind == "accuses":
        score += 4
    elif other.voiced or other.stance is Stance.OPEN:
        score += 2
    if other.role is Role.MAIN:
        score += 1 if denial.source is None or not denial.source.bare else 2
    if denial.role is Role.RELATIVE and other.context == denial.context:
        score += 8
    mentioned = keys_in(other.marked.slice((*other.subject, *other.content)), lexicon)
    named = bool(holder & mentioned) or other.country in holder
    if named:
        score += 3
        score += 5 * _is_about(other, holder, lexicon)
    shared = hints & _stems(mentioned)
    score += 3 * len(shared) if shared or not hints else -3
    if not shared and not named and not (_points(other, denial) or (near and other.voiced and not hints)):
        return 0
    if keys_of(other.source, lexicon) & holder:
        score -= 6
    return score


def countries_in(source: Source, lexicon: Lexicon) -> list[str]:
    """The bodies of the alias table that a source is, or belongs to."""
    phrase = f" {fold(source.text)} "
    heads = [head for alias, head in lexicon.aliases.items() if f" {fold(alias)} " in phrase]
    return heads + [head for alias, head in lexicon.adjectives.items() if fold(alias) in source.ties]


def place_countries(found: Sequence[Draft], lexicon: Lexicon) -> list[Draft]:
    """Say which country "the country" is: the holder's own, and "that country" the one spoken of before."""
    placed: list[Draft] = []
    spoken: list[str] = []  # countries that were subject or source, the last one last
    for raw in found:
        draft = _both(raw, spoken, lexicon)
        own = countries_in(draft.source, lexicon) if draft.source else []
        phrase = next((p for p in draft.content if draft.marked.phrase("country_phrases", p)), None)
        if phrase is not None:
            distal = draft.marked.is_a("distal", phrase)
            others = [head for head in reversed(spoken) if head not in own]
            choice = (others if distal else own + others)[:1]
            placed.append(replace(draft, country=choice[0] if choice else ""))
        else:
            placed.append(draft)
        spoken += own + [head for head in _subject_countries(draft, lexicon) if head not in own]
    return placed


def _both(draft: Draft, spoken: Sequence[str], lexicon: Lexicon) -> Draft:
    """The draft with the two countries spoken of last as its source, if that is "both countries"."""
    last = list(dict.fromkeys(reversed(spoken)))[:2]
    source = draft.source
    if source is None or not (source.plural and source.bare) or len(last) < 2:
        return draft
    text = lexicon.templates["both"].format(first=last[1], second=last[0])
    for clash, smooth in lexicon.maps["euphony"].items():
        text = text.replace(clash, smooth)
    return replace(draft, source=replace(source, text=text))


def _subject_countries(draft: Draft, lexicon: Lexicon) -> list[str]:
    verb = first_verb(draft.marked, draft.content)
    if verb is None:
        return []
    text = f" {fold(draft.marked.slice([p for p in draft.content if p < verb.first]))} "
    return [head for alias, head in lexicon.aliases.items() if alias[0].isupper() and f" {fold(alias)} " in text]


def _points(other: Draft, denial: Draft) -> bool:
    """Whether, names and words apart, the denial can mean this: an accusation, its own sentence, "these claims"."""
    return other.kind == "accuses" or other.context == denial.context or (_is_deictic(denial) and other.voiced)


def _is_deictic(denial: Draft) -> bool:
    """Whether it denies "these claims" rather than "the claims"."""
    marked = denial.marked
    return any(marked.is_a("demonstratives", p) and marked.is_a("accusation_nouns", p + 1) for p in denial.mention)


def _is_about(other: Draft, holder: frozenset[str], lexicon: Lexicon) -> bool:
    """Whether the holder stands in the subject of the clause."""
    verb = first_verb(other.marked, other.content)
    subject = [p for p in other.content if verb is None or p < verb.first] or list(other.subject)
    return other.country in holder or bool(keys_in(other.marked.slice(subject), lexicon) & holder)


def _stems(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(word)[:STEM] for word in texts if len(word) >= STEM)


def keys_of(source: Source | None, lexicon: Lexicon) -> frozenset[str]:
    """What a source is known by: its bodies of the alias table, and its other names."""
    if source is None:
        return frozenset()
    return frozenset(countries_in(source, lexicon)) or source.names | source.ties


def keys_in(text: str, lexicon: Lexicon) -> frozenset[str]:
    """Bodies of the alias table, and folded words, that a text mentions."""
    folded = fold(text)
    padded = f" {' '.join(words(folded))} "
    return frozenset(h for a, h in lexicon.aliases.items() if f" {fold(a)} " in padded) | frozenset(words(folded))
