"""Who "the spokesman" is, and what "the accusations" are: references inside one article."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from claimdiff.datamodel import Stance
from claimdiff.extract.attribution import Draft
from claimdiff.extract.lexicon import Lexicon
from claimdiff.extract.sources import Source
from claimdiff.text import fold


@dataclass(frozen=True, slots=True)
class Target:
    """What an anaphoric denial points at: the index of a draft."""

    index: int


def resolve_sources(found: Sequence[Draft], lexicon: Lexicon) -> list[Draft]:
    """Give every voiced draft the fullest name its source has earlier in the article."""
    known: list[Source] = []
    resolved: list[Draft] = []
    last: Source | None = None
    for draft in found:
        source = draft.source
        if source is not None:
            source = _fullest(source, known, last)
            known.append(source)
        elif draft.voiced:
            source = last
        if source is not None:
            last = source
        resolved.append(replace(draft, source=source))
    return resolved


def _fullest(source: Source, known: Sequence[Source], last: Source | None) -> Source:
    if source.names:
        for other in reversed(known):
            if source.names < other.names and (other.person or source.names & other.names):
                return replace(other, role=other.role or source.role)
        return source
    if source.bare and not source.plural:
        if source.role:
            for other in reversed(known):
                if other.role == source.role and other.names:
                    return other
            return last if last is not None and last.person else source
        return last or source
    return source


def accusation_for(found: Sequence[Draft], at: int, lexicon: Lexicon) -> int | None:
    """The draft that an anaphoric denial answers: the nearest earlier one that says something of its holder."""
    denial = found[at]
    holder = _names(denial.source, lexicon)
    best: tuple[int, int] | None = None
    for index in range(at - 1, -1, -1):
        other = found[index]
        if other.stance is not Stance.ASSERTS or other.anaphoric:
            continue
        score = _fit(other, denial, holder, lexicon) - (at - index) // 6
        if score > 0 and (best is None or score > best[0]):
            best = (score, index)
    return best[1] if best else None


def _fit(other: Draft, denial: Draft, holder: frozenset[str], lexicon: Lexicon) -> int:
    score = 0
    if other.kind == "accuses":
        score += 4
    if denial.role.value == "relative" and other.context == denial.context:
        score += 6
    mentioned = {fold(other.marked.words[p]) for p in other.content}
    if holder & mentioned:
        score += 4
    if _names(other.source, lexicon) & holder:
        score -= 6
    if other.kind in ("says", "confirms", "according"):
        score += 1
    return score


def _names(source: Source | None, lexicon: Lexicon) -> frozenset[str]:
    if source is None:
        return frozenset()
    names = set(source.names)
    group = {lexicon.aliases.get(source.text)} | {lexicon.aliases.get(n) for n in source.text.split()}
    for alias, head in lexicon.aliases.items():
        if head in group:
            names |= {fold(word) for word in alias.split()}
    return frozenset(names)
