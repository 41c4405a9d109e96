"""Where texts stand and how far they went: outlets, dates, origins."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from claimdiff.datamodel import UNKNOWN, Article
from claimdiff.report.safe import cut, plain

LABEL_LENGTH = 50


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a text went: outlets known by name, articles whose outlet is unknown, independent origins."""

    outlets: int
    unknown: int
    origins: int

    @property
    def voices(self) -> int:
        """Outlets, every article of an unknown one taken for another outlet."""
        return self.outlets + self.unknown


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands. `outlet` is "" when unknown, `label` then what else tells the article."""

    outlet: str
    label: str
    url: str | None
    date: str


def reach(articles: Iterable[Article], origins: Mapping[str, str]) -> Reach:
    """The outlets and origins of some articles; one that has no origin is its own."""
    articles = list(articles)
    return Reach(
        outlets=len({article.outlet for article in articles} - {UNKNOWN}),
        unknown=sum(article.outlet == UNKNOWN for article in articles),
        origins=len({origins.get(article.id, article.id) for article in articles}),
    )


def place(article: Article) -> Place:
    """Where an article stands: its outlet, or its title or first words when the outlet is unknown."""
    outlet = "" if article.outlet == UNKNOWN else article.outlet
    return Place(outlet, outlet or name_of(article, LABEL_LENGTH), article.url, (article.published or "")[:10])


def name_of(article: Article, length: int) -> str:
    """The title of an article, or its first words when it has none."""
    return cut(plain(article.title or "") or _body(article), length)


def _body(article: Article) -> str:
    """The text from the first place on that ingest did not mark as something else than body."""
    start = 0
    for span in article.skip:
        if not article.text[start : span.start].strip():
            start = span.end
    return article.text[start:]
