"""Statements that are looked at together, with what is known of each one."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from claimdiff.datamodel import Article, Statement
from claimdiff.facts import Comparison, Facts, compare, read_facts
from claimdiff.judge.gates import Side

# Statements whose facts are kept in mind: a great many stories at once must not fill the memory.
MOST_FACTS = 1 << 16


@dataclass(frozen=True)
class Corpus:
    """Statements ordered by `place`, their articles by id, and the `vectors` of their propositions (float32
    [statements, dim], unit rows)."""

    statements: tuple[Statement, ...]
    articles: Mapping[str, Article]
    vectors: np.ndarray
    _facts: dict[int, Facts] = field(default_factory=dict, init=False, repr=False, compare=False)
    _typed: dict[tuple[int, int], Comparison] = field(default_factory=dict, init=False, repr=False, compare=False)

    @cached_property
    def by_article(self) -> Mapping[str, tuple[int, ...]]:
        """The numbers of the statements of each article that has any."""
        found = defaultdict(list)
        for number, statement in enumerate(self.statements):
            found[statement.article].append(number)
        return {article: tuple(numbers) for article, numbers in found.items()}

    @cached_property
    def number_of(self) -> Mapping[str, int]:
        """Statement id to its number."""
        return {statement.id: number for number, statement in enumerate(self.statements)}

    def facts(self, number: int) -> Facts:
        """The facts of a statement, its times resolved against its article's date; read when first asked for."""
        if number not in self._facts:
            if len(self._facts) >= MOST_FACTS:
                self._facts.clear()
            statement = self.statements[number]
            published = self.articles[statement.article].published
            self._facts[number] = read_facts(statement.proposition, statement.lang, published)
        return self._facts[number]

    def typed(self, first: int, second: int) -> Comparison:
        """What the facts of two statements have in common and where they differ; found when first asked for."""
        if (first, second) not in self._typed:
            self._typed[first, second] = compare(self.facts(first), self.facts(second))
        return self._typed[first, second]

    def forget(self, first: int, second: int) -> None:
        """Two statements will not be asked about again: most that are looked at once are not worth the memory."""
        self._typed.pop((first, second), None)

    def side(self, number: int, origins: Mapping[str, str]) -> Side:
        """A statement with its surroundings, as gates want it; `origins` are by article id."""
        statement = self.statements[number]
        return Side(statement, self.articles[statement.article], origins[statement.article], self.facts(number))


def corpus_of(
    statements: Iterable[Statement],
    articles: Mapping[str, Article],
    encode: Callable[[Sequence[str]], np.ndarray],
) -> Corpus:
    """Statements with their vectors; `encode` is asked for each distinct proposition once, in order."""
    ordered = tuple(sorted(statements, key=place))
    propositions = sorted({statement.proposition for statement in ordered})
    row_of = {proposition: row for row, proposition in enumerate(propositions)}
    rows = [row_of[statement.proposition] for statement in ordered]
    return Corpus(ordered, articles, encode(propositions)[rows] if rows else np.empty((0, 1), np.float32))


def place(statement: Statement) -> tuple[str, int, int, str]:
    """Sorts statements by where they stand: the one order that does not hang on when they came."""
    return statement.article, statement.start, statement.end, statement.id
