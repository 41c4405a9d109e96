"""What belongs to one story stands under one headline: the title of the article that says most of it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimdiff.datamodel import Analysis, Article
from claimdiff.report.figures import Figure
from claimdiff.report.places import name_of
from claimdiff.report.view import HEADING_LENGTH, Contradiction


@dataclass(frozen=True, slots=True)
class Story:
    """The contradictions and the moved figures of one story, each in the order given."""

    title: str
    contradictions: tuple[Contradiction, ...]
    figures: tuple[Figure, ...]


def by_story(
    contradictions: Sequence[Contradiction], figures: Sequence[Figure], analysis: Analysis, lang: str = ""
) -> list[Story]:
    """Stories in the order of the first contradiction of each; those with figures alone last.

    Titles in the language `lang` go before others. Two items are of one story when an article of the one is an article
    of the other, or a copy of one.
    """
    articles = {article.id: article for article in analysis.articles}
    items: tuple[Contradiction | Figure, ...] = (*contradictions, *figures)
    groups: list[tuple[set[str], list[int]]] = []
    for number, item in enumerate(items):
        origins = {analysis.origins.get(article, article) for article in item.articles}
        own = [group for group in groups if group[0] & origins]
        groups = [group for group in groups if group not in own]
        numbers = [one for _, numbers in own for one in numbers]
        groups.append((origins.union(*(known for known, _ in own)), sorted([*numbers, number])))
    groups.sort(key=lambda group: group[1][0])
    return [_story([items[number] for number in numbers], articles, lang) for _, numbers in groups]


def _story(items: Sequence[Contradiction | Figure], articles: Mapping[str, Article], lang: str) -> Story:
    """The title is that of the article with most of the statements; of several, of the one published first."""
    said = Counter(article for item in items for article in item.articles)

    def rank(key: str) -> tuple[object, ...]:
        return articles[key].lang != lang, -said[key], articles[key].published or "9999", key

    central = min(said, key=rank)
    return Story(
        title=name_of(articles[central], HEADING_LENGTH),
        contradictions=tuple(item for item in items if isinstance(item, Contradiction)),
        figures=tuple(item for item in items if isinstance(item, Figure)),
    )
