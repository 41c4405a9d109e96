"""The statements of a run with what is known of each one."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from claimdiff.datamodel import Article, Statement
from claimdiff.facts import Facts, read_facts
from claimdiff.judge.gates import Side
from claimdiff.match.stories import profile, related


@dataclass(frozen=True)
class Corpus:
    """Statements in a fixed order, their articles and origins by article id, and one row of `vectors` for each of the
    distinct `propositions` (float32 [propositions, dim], unit rows)."""

    statements: tuple[Statement, ...]
    articles: Mapping[str, Article]
    origins: Mapping[str, str]
    propositions: tuple[str, ...]
    vectors: np.ndarray

    @cached_property
    def rows(self) -> tuple[int, ...]:
        """The row of each statement's proposition."""
        row_of = {proposition: row for row, proposition in enumerate(self.propositions)}
        return tuple(row_of[statement.proposition] for statement in self.statements)

    @cached_property
    def by_article(self) -> Mapping[str, tuple[int, ...]]:
        """The numbers of the statements of each article."""
        found = defaultdict(list)
        for number, statement in enumerate(self.statements):
            found[statement.article].append(number)
        return {article: tuple(numbers) for article, numbers in found.items()}

    @cached_property
    def related(self) -> Mapping[tuple[str, str], float]:
        """The similarity of each pair of articles, lower id first, that tell the same story."""
        return related(
            {
                article: profile(self.articles[article].lang, [self.facts[number] for number in numbers])
                for article, numbers in self.by_article.items()
            }
        )

    @cached_property
    def facts(self) -> tuple[Facts, ...]:
        """The facts of each statement, its times resolved against its article's date."""
        return tuple(
            read_facts(statement.proposition, statement.lang, self.articles[statement.article].published)
            for statement in self.statements
        )

    @cached_property
    def number_of(self) -> Mapping[str, int]:
        """Statement id to its number."""
        return {statement.id: number for number, statement in enumerate(self.statements)}

    def vector(self, number: int) -> np.ndarray:
        """The unit vector of a statement's proposition."""
        return self.vectors[self.rows[number]]

    def side(self, number: int) -> Side:
        """A statement with its surroundings, as gates want it."""
        statement = self.statements[number]
        return Side(statement, self.articles[statement.article], self.origins[statement.article], self.facts[number])
