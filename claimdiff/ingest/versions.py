"""Which texts are one article: an edited text is a new version, the same text under two addresses is one article.

Everything that ever came in under one id is a version. Versions that share wording are of one article, and the one
published last counts (of equal dates, the one that came last). Texts that merely share an id are articles of their own.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass, replace

from claimdiff.datamodel import UNKNOWN, Article
from claimdiff.text import content_id, shingles, squeeze, words

# Share of the word triples of the shorter text that the other one has too, from which the one is an edit of the other.
EDITED = 0.4
IN_A_ROW = 3
_HASH_DIGITS = 8


@dataclass(frozen=True, slots=True)
class Version:
    """An article as it came in, under the id it brought. `number` says which came first."""

    number: int
    article: Article


def version_hash(article: Article) -> str:
    """A hash of all that an article brings but its id."""
    return content_id(*astuple(replace(article, id="")))


def own_id(article: Article, first: Article) -> str:
    """The id of an article that shares the one it brought with others: `first` is the earliest of its versions."""
    return f"{article.id}~{version_hash(first)[:_HASH_DIGITS]}"


def wording(article: Article) -> str | None:
    """A hash of outlet and text: what two articles have in common that are one; None when the outlet is unknown."""
    return None if article.outlet == UNKNOWN else content_id(article.outlet, squeeze(article.text))


def current(versions: Iterable[Version]) -> dict[str, Article]:
    """The articles that versions are, by the id under which they came and their own id after that: "id" or "id~hash".

    Different articles under one id all get "~" and a hash. Of articles in one wording the one published first stays.
    Neither hangs on the order of the versions.
    """
    by_key = defaultdict(list)
    for version in versions:
        by_key[version.article.id].append(version)
    found = [article for own in by_key.values() for article in _articles(own)]
    kept: dict[str, Article] = {}
    for article in sorted(found, key=_age):
        kept.setdefault(wording(article) or article.id, article)
    return {article.id: article for article in kept.values()}


def _articles(versions: Sequence[Version]) -> list[Article]:
    """The current texts of the articles that came under one id."""
    groups = _groups(versions)
    latest = [max(own, key=lambda version: (version.article.published or "", version.number)) for own in groups]
    if len(groups) == 1:
        return [latest[0].article]
    firsts = [min((version.article for version in own), key=lambda a: (_age(a), version_hash(a))) for own in groups]
    return [
        replace(version.article, id=own_id(version.article, first))
        for version, first in zip(latest, firsts, strict=True)
    ]


def _groups(versions: Sequence[Version]) -> list[list[Version]]:
    """Versions that are edits of one another, directly or in chains."""
    groups: list[list[tuple[Version, set[int]]]] = []
    for version in versions:
        text = shingles(words(version.article.text), IN_A_ROW)
        own = [group for group in groups if any(_is_edit(text, other) for _, other in group)]
        groups = [group for group in groups if group not in own]
        groups.append([member for group in own for member in group] + [(version, text)])
    return [[version for version, _ in group] for group in groups]


def _is_edit(a: set[int], b: set[int]) -> bool:
    return a == b or len(a & b) >= max(1, EDITED * min(len(a), len(b)))


def _age(article: Article) -> tuple[bool, str, str]:
    """Sorts by date, those without one last, then by id."""
    return article.published is None, article.published or "", article.id
