"""What the report shows, gathered from an analysis: who says what on each side, folded where it repeats.

Strings here are foreign text unless they are `Safe`; the templates escape what they print.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from claimdiff.config import band
from claimdiff.datamodel import UNKNOWN, Analysis, Cluster, Finding, Kind, Stance, Statement
from claimdiff.report.places import Place, Reach, place, reach
from claimdiff.report.quotes import quote
from claimdiff.report.safe import cut, plain
from claimdiff.text import words
from claimdiff.verdicts import CLOSED

# What a page bears: beyond these, a count says how many more there are.
MOST_QUOTES = 10
MOST_PLACES = 8
MOST_SOURCES = 4
MOST_REPEATED = 60
MOST_FINDINGS = 40
MOST_WEAK = 10
MOST_LISTED = 20
SHORT_ID = 8
HEADING_LENGTH = 110
PROPOSITION_LENGTH = 240
REFERRED_LENGTH = 160

# Boxes that are ticked, by finding.
Ticked = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Quote:
    """A statement as it stands in its sentence, in all the places where it stands word for word."""

    text: str
    source: str
    cue: str
    refers_to: str
    resolved: bool
    places: tuple[Place, ...]
    more_places: int
    gained: bool


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two sides of a finding. `role` is a key of the words: asserts, denies, open; earlier, later."""

    role: str
    proposition: str
    reach: Reach
    quotes: tuple[Quote, ...]
    more_quotes: int


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A finding, ready to be shown. `ticked` are the boxes that are, `gained` counts statements since the verdict.

    `articles` has the id of the article of each statement on either side.
    """

    id: str
    short_id: str
    kind: str
    heading: tuple[str, ...]
    band: str
    new: bool
    scope: str
    review: str
    note: str
    reviewed: str
    ticked: frozenset[str]
    gained: int
    new_outlets: tuple[str, ...]
    reasons: tuple[str, ...]
    sides: tuple[Side, Side]
    articles: tuple[str, ...]

    @property
    def closed(self) -> bool:
        """Whether there is nothing left to decide: dismissed, and nothing puts that in question."""
        return self.review in CLOSED and not self.gained and not self.unsettled

    @property
    def unsettled(self) -> bool:
        """Whether more than one box is ticked."""
        return len(self.ticked) > 1


@dataclass(frozen=True, slots=True)
class Repeated:
    """A claim that several outlets make."""

    role: str
    proposition: str
    reach: Reach
    sources: tuple[str, ...]
    places: tuple[Place, ...]
    more_places: int
    findings: tuple[str, ...]


class Viewer:
    """Makes what is shown out of an analysis; `date` is that of the report.

    `unsettled` are the boxes, by finding, of which people ticked more than one: they stay as they are. A side that says
    one thing in several languages is headed by its words in `lang`, if it has any.
    """

    def __init__(self, analysis: Analysis, date: str, unsettled: Ticked | None = None, lang: str = "") -> None:
        self._analysis = analysis
        self._date = date
        self._lang = lang
        self._unsettled = unsettled or {}
        self._articles = {article.id: article for article in analysis.articles}
        self._statements = {statement.id: statement for statement in analysis.statements}
        self._clusters = {cluster.id: cluster for cluster in analysis.clusters}

    def contradictions(self) -> list[Contradiction]:
        """All findings by kind, in their order within it."""
        order = list(Kind)
        return [self.contradiction(f) for f in sorted(self._analysis.findings, key=lambda f: order.index(f.kind))]

    def repeated(self) -> list[Repeated]:
        """The claims of two origins or more, those with most of them first."""
        found = [(reach, cluster) for reach, cluster in self._spread() if reach.origins >= 2]
        found.sort(key=lambda pair: (-pair[0].origins, -pair[0].voices, -len(pair[1].statements), pair[1].id))
        return [self._repeated(cluster, reach) for reach, cluster in found]

    def copied(self) -> int:
        """How many claims stand in two outlets or more that all copy one text."""
        return sum(reach.origins == 1 for reach, _ in self._spread())

    def _spread(self) -> list[tuple[Reach, Cluster]]:
        """The claims of two outlets or more with how far they went."""
        found = [(self.reach(self._members(cluster.statements)), cluster) for cluster in self._analysis.clusters]
        return [(reach, cluster) for reach, cluster in found if reach.voices >= 2]

    def reach(self, statements: Iterable[Statement]) -> Reach:
        """The outlets and origins that some statements come from."""
        articles = {statement.article: self._articles[statement.article] for statement in statements}
        return reach(articles.values(), self._analysis.origins)

    def contradiction(self, finding: Finding) -> Contradiction:
        """A finding, ready to be shown."""
        members = self._members_of(finding)
        clusters = self._clusters[finding.a], self._clusters[finding.b]
        named = (finding.statements_a, finding.statements_b)
        chiefs = [(own or (cluster.representative,))[0] for own, cluster in zip(named, clusters, strict=True)]
        chiefs = [self._in_language(chief, side) for chief, side in zip(chiefs, members, strict=True)]
        sides = [self._side(*one, finding.gained) for one in zip(clusters, chiefs, members, strict=True)]
        if finding.kind == Kind.REVERSAL:
            sides = self._turned(sides, members)
        shown = sides[:1] if finding.kind == Kind.DENIAL else sides
        return Contradiction(
            id=finding.id,
            short_id=finding.id[:SHORT_ID],
            kind=str(finding.kind),
            heading=tuple(cut(side.proposition.rstrip("."), HEADING_LENGTH // len(shown)) for side in shown),
            band=band(finding.score).name.lower(),
            new=finding.first_seen == self._date and not finding.review,
            scope=finding.scope,
            review=finding.review,
            note=finding.note,
            reviewed=finding.reviewed or "",
            ticked=self._unsettled.get(finding.id) or frozenset({finding.review} - {""}),
            gained=len(finding.gained),
            new_outlets=self._new_outlets(finding),
            reasons=finding.reasons,
            sides=(sides[0], sides[1]),
            articles=tuple(statement.article for side in members for statement in side),
        )

    def _in_language(self, chief: str, side: Sequence[Statement]) -> str:
        """The id of the statement that heads a side: its chief one, or the first in the language of the report."""
        own = [statement.id for statement in side if statement.lang == self._lang]
        return own[0] if own and self._statements[chief].lang != self._lang else chief

    def _new_outlets(self, finding: Finding) -> tuple[str, ...]:
        """The outlets that a side has gained since the verdict, by name."""
        found: set[str] = set()
        for side in (finding.statements_a, finding.statements_b):
            articles = [(key in finding.gained, self._articles[self._statements[key].article]) for key in side]
            before = {article.outlet for gained, article in articles if not gained}
            found |= {article.outlet for gained, article in articles if gained} - before
        return tuple(sorted(found - {UNKNOWN}))

    def _members_of(self, finding: Finding) -> tuple[list[Statement], list[Statement]]:
        """The statements on either side; those of its cluster when a finding does not name them."""
        a, b = self._clusters[finding.a], self._clusters[finding.b]
        return self._members(finding.statements_a or a.statements), self._members(finding.statements_b or b.statements)

    def _turned(self, sides: Sequence[Side], members: Sequence[Sequence[Statement]]) -> list[Side]:
        """The two sides of a reversal, what was said first first; as they are when their dates do not tell."""
        dates = [self._articles[said[0].article].published or "" for said in members]
        if "" in dates or dates[0] == dates[1]:
            return list(sides)
        ordered = sides if dates[0] < dates[1] else sides[::-1]
        return [replace(side, role=role) for side, role in zip(ordered, ("earlier", "later"), strict=True)]

    def _side(self, cluster: Cluster, chief: str, statements: Sequence[Statement], gained: Sequence[str]) -> Side:
        quotes = [self._quote(group, gained) for group in _groups(statements, chief)]
        return Side(
            role=cluster.stance.name.lower(),
            proposition=self._proposition(chief),
            reach=self.reach(statements),
            quotes=tuple(quotes[:MOST_QUOTES]),
            more_quotes=max(0, len(quotes) - MOST_QUOTES),
        )

    def _proposition(self, statement: str) -> str:
        return cut(self._statements[statement].proposition, PROPOSITION_LENGTH)

    def _quote(self, group: Sequence[Statement], gained: Sequence[str]) -> Quote:
        first = group[0]
        referred = self._statements.get(first.refers_to or "")
        places = self._places(group)
        return Quote(
            text=quote(self._articles[first.article].text, first),
            source=first.source or "",
            cue=first.cue,
            refers_to=cut(referred.text, REFERRED_LENGTH) if referred else "",
            resolved=first.resolved,
            places=places[:MOST_PLACES],
            more_places=max(0, len(places) - MOST_PLACES),
            gained=all(statement.id in gained for statement in group),
        )

    def _repeated(self, cluster: Cluster, reach: Reach) -> Repeated:
        statements = self._members(cluster.statements)
        sources = dict.fromkeys(plain(s.source) for s in statements if s.source and s.stance != Stance.OPEN)
        places = self._places(statements)
        return Repeated(
            role=cluster.stance.name.lower(),
            proposition=self._proposition(cluster.representative).rstrip("."),
            reach=reach,
            sources=tuple(sources)[:MOST_SOURCES],
            places=places[:MOST_PLACES],
            more_places=max(0, len(places) - MOST_PLACES),
            findings=tuple(f.id[:SHORT_ID] for f in self._analysis.findings if cluster.id in (f.a, f.b)),
        )

    def _members(self, ids: Iterable[str]) -> list[Statement]:
        """Statements in the order they were published; those without a date last."""

        def key(statement: Statement) -> tuple[bool, str, str, int, int]:
            published = self._articles[statement.article].published
            return (published is None, published or "", statement.article, statement.start, statement.end)

        return sorted((self._statements[key] for key in ids), key=key)

    def _places(self, statements: Iterable[Statement]) -> tuple[Place, ...]:
        return tuple(dict.fromkeys(place(self._articles[statement.article]) for statement in statements))


def _groups(statements: Iterable[Statement], chief: str) -> list[list[Statement]]:
    """Statements in the same words of the same source together, in the order to read them in.

    That which gave the proposition comes first; then what each article says before what it adds.
    """
    groups: dict[tuple[str, ...], list[Statement]] = {}
    for statement in statements:
        key = (*words(statement.text), "\0", *words(statement.source or ""))
        groups.setdefault(key, []).append(statement)
    said: Counter[str] = Counter()
    turns = []
    for group in groups.values():
        first = any(statement.id == chief for statement in group)
        turns.append((not first, said[group[0].article]))
        said[group[0].article] += 1
    return [group for _, group in sorted(zip(turns, groups.values(), strict=True), key=lambda pair: pair[0])]
