"""The shapes that travel between the stages. No I/O and no logic beyond identity.

All spans are half-open ``[start, end)`` offsets in code points of `Article.text` as it came in.
All ids are content hashes (or ids the input brought along), so the same input has the same ids anywhere.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum

UNKNOWN = "unknown"


class Stance(IntEnum):
    """What a holder does with a proposition."""

    DENIES = -1
    OPEN = 0
    ASSERTS = 1


class Kind(StrEnum):
    """Why two clusters are shown against each other."""

    DENIAL = "denial"
    NEGATION = "negation"
    NUMERIC = "numeric"
    TEMPORAL = "temporal"
    ENTITY = "entity"
    STATUS = "status"
    REVERSAL = "reversal"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Article:
    """One text of one outlet.

    `published` is ISO 8601 in the precision that is known ("2023-09", "2024-03-12", "2024-03-12T08:30:00-05:00"), or
    None. `outlet` and `lang` are `UNKNOWN` when the input neither says nor shows them. `agency` is the news agency that
    the text credits, if any. `skip` lists, in order and without overlap, the spans of `text` that are not article
    body (captions, credits, "read also" lines, text doubled by a scrape): no statement is taken from there.
    """

    id: str
    text: str
    outlet: str = UNKNOWN
    url: str | None = None
    title: str | None = None
    published: str | None = None
    lang: str = UNKNOWN
    agency: str | None = None
    skip: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Failure:
    """A source, or a record of one, that could not be read. `line` counts from 1."""

    source: str
    reason: str
    line: int | None = None

    def __str__(self) -> str:
        where = self.source if self.line is None else f"{self.source}:{self.line}"
        return f"{where}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Statement:
    """A span of an article in which one holder takes one stance on one proposition.

    `source` is who vouches: a name, a role, or None when the outlet says it in its own voice. `cue` is the wording
    that attributes it ("" for the outlet's own voice). `proposition` is a self-contained sentence, in the article's
    language, with the attributing frame stripped. `context` is the span of the whole sentence. `refers_to` is the id
    of the statement whose proposition an anaphoric denial ("rechazó las acusaciones") took over, or whose figure one
    given alone ("según la policía, 5.000") disputes; `resolved` is False
    for one that found nothing to point at. `kind` is the class of the cue (see
    `claimdiff/extract/lexicon`), "fact" when there is none.
    """

    id: str
    article: str
    start: int
    end: int
    text: str
    source: str | None
    cue: str
    stance: Stance
    proposition: str
    kind: str
    context: Span
    lang: str = UNKNOWN
    refers_to: str | None = None
    resolved: bool = True


@dataclass(frozen=True, slots=True)
class Cluster:
    """Statements of equivalent proposition and equal stance. `representative` is the id of the most central one."""

    id: str
    statements: tuple[str, ...]
    representative: str
    stance: Stance
    outlets: tuple[str, ...]
    origins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Nli:
    """Probabilities of one direction, premise to hypothesis; they sum to 1."""

    entailment: float
    neutral: float
    contradiction: float


@dataclass(frozen=True, slots=True)
class Signals:
    """What is known about a pair of statements before anything is decided.

    `similarity` is the cosine of the two propositions, 0..1; `overlap` the share (0..1) of the content words of the
    shorter proposition that the other one has too; `names` likewise of names (0 when a side has none). `forward` and
    `backward` are NLI a to b and b to a. `numbers`, `times`, `entities` and `states` say how the two differ there
    ("38 / 52 mph"), "" when they do not; `agreeing` counts the quantities and times that they share. `negation` is True
    when just one of the two is negated. `aligned` is the entailment of one by the other once the figure, time or
    name in which they differ is made the same (0 when they differ in none): whether all else is the same.
    """

    similarity: float
    overlap: float
    forward: Nli
    backward: Nli
    numbers: str = ""
    times: str = ""
    entities: str = ""
    names: float = 0.0
    agreeing: int = 0
    negation: bool = False
    states: str = ""
    aligned: float = 0.0


@dataclass(frozen=True, slots=True)
class Decision:
    """The outcome for one pair of statements: a kind with a score in 0..1, or the gate that stopped it."""

    a: str
    b: str
    signals: Signals
    kind: Kind | None
    score: float
    stopped_by: str | None
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Compared:
    """A pair of statements that was compared: what was decided of it, whether it is verified as `one_claim`, and
    whether it is `linked`, an anaphoric denial and the claim that it points at."""

    decision: Decision
    one_claim: bool
    linked: bool


@dataclass(frozen=True, slots=True)
class Finding:
    """Two clusters that contradict each other, with the statements that carry it on each side.

    First of either side is its statement of the pair that contradicts each other most surely: it words the side.
    `scope` is "" or says that both sides stand in one article or one origin. `review` is "" or a person's verdict,
    `note` what that person wrote, `reviewed` the date of the report in which the verdict was given. `gained` are the
    ids of the statements on either side that have come since: the verdict is to be looked at again.
    """

    id: str
    kind: Kind
    a: str
    b: str
    statements_a: tuple[str, ...]
    statements_b: tuple[str, ...]
    score: float
    reasons: tuple[str, ...]
    scope: str = ""
    review: str = ""
    first_seen: str | None = None
    note: str = ""
    reviewed: str | None = None
    gained: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A value that a figure was given: in the words of an article, as the interval [low, high], infinite at an open
    end, and the statements that give it (ids), earliest first."""

    text: str
    low: float
    high: float
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Update:
    """A figure of one thing that moved in time: what is `counted`, in the words of an article, and its readings,
    earliest first."""

    id: str
    counted: str
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Totals:
    """How much there is in all, when an analysis holds only what a page shows of it.

    `outlets` are those known by name, `unknown` the articles of unknown ones; `repeated` counts claims of several
    origins, `copied` claims of several outlets that copy one text, `updates` figures that moved; `lang` is the language
    of a report on it.
    """

    articles: int
    statements: int
    clusters: int
    findings: int
    outlets: int
    unknown: int
    origins: int
    repeated: int
    copied: int
    updates: int
    lang: str


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything a report is made of; with `totals`, only what its page shows. `stopped` counts pairs by the gate that
    stopped them, `updates` are the figures that moved."""

    articles: tuple[Article, ...]
    statements: tuple[Statement, ...]
    clusters: tuple[Cluster, ...]
    findings: tuple[Finding, ...]
    origins: Mapping[str, str] = field(default_factory=dict)
    stopped: Mapping[str, int] = field(default_factory=dict)
    models: Mapping[str, str] = field(default_factory=dict)
    failures: tuple[Failure, ...] = ()
    updates: tuple[Update, ...] = ()
    totals: Totals | None = None
