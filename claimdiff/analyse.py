"""From compared propositions to clusters and decisions: pure functions between the models' answers and the report."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from functools import partial
from itertools import pairwise

from claimdiff.config import SHOWN_FROM, Thresholds
from claimdiff.corpus import Corpus
from claimdiff.datamodel import Cluster, Compared, Nli, Signals, Stance, Statement
from claimdiff.facts.align import with_figure_of, with_name_of
from claimdiff.facts.quantities import agreeing, conflict
from claimdiff.judge.decide import decide
from claimdiff.judge.gates import Case
from claimdiff.match.candidates import Pair, cosine, near_pairs
from claimdiff.match.cluster import build_clusters, group, near_copy, presorted, swapped_name, typed_conflict
from claimdiff.scores import contradiction, equivalent, same_claim

# What NLI says of a text and itself; no model is asked.
IDENTITY = Nli(1.0, 0.0, 0.0)
UNASKED = Nli(0.0, 1.0, 0.0)
OPPOSITE = Nli(0.0, 0.0, 1.0)
# Propositions of one language that share less than this of the shorter one's content words, no figure, not half of the
# names, and that tell no opposite states, are two topics.
LEAST_SHARED = 0.2
LEAST_NAMES = 0.5
# Cosine from which two articles may say one thing in words of which they share none: of what this adds, on the labelled
# bundles, five pairs in twelve that are marked do, for three questions in a hundred more.
OTHER_WORDS = 0.86
# Propositions that neither differ nor agree in anything typed are compared from this cosine only: below are a quarter
# of all pairs of a real night, and the labelled bundles lose nothing without them.
NEAR_IF_PLAIN = 0.84
# From this overlap two propositions may be one but for a name: fewer words in common, and NLI need not be asked.
SHARED_BUT_NAME = 0.3
# Cosine from which an article may be repeating itself.
REPEATED = 0.92

# Cosine from which two denials are one claim. NLI is not asked: they contradict nothing, and of the nearer ones on the
# labelled bundles ten in eleven are one claim, of the others, whatever NLI says of them, one in five. They must share
# some words too: on a night of real news near ones that did not denied two things, and the bundles lose nothing by it.
DENY_ALIKE = 0.865
DENY_OVERLAP = 0.25
# Cosine from which a negation or denial and the quotation right after it say one thing: on the labelled bundles all
# that are nearer do, and none of the others.
REWORDED = 0.79

# Neutral from which the other direction is not asked.
SURELY_NEUTRAL = 0.9
# By how much the other direction, if it says its utmost, must be able to pass the threshold of one claim, or that of a
# contradiction, to be asked: it seldom does. On a night of real news, of nine hundred pairs that could pass either by
# less than 0.1, five came to anything; of claims that could by less than 0.2, more on the labelled bundles are none.
ROOM_TO_AGREE = 0.2
ROOM_TO_DIFFER = 0.1
# Cosine of two representatives from which their clusters are one side of a disagreement with a third.
ALIKE = 0.93
# The same for two that give the same figure: what else they tell may differ more. Chosen on invented stories of two
# sides with two figures; no finding of the labelled bundles hangs on it.
ALIKE_FIGURE = 0.9

Question = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Answers:
    """What NLI says: of propositions in `inferences`, of propositions with a figure made the same in `figures`.

    Apart, since the same two texts may be asked about for either reason, and what is known of a pair must not hang on
    which other pairs are compared with it.
    """

    inferences: Mapping[Question, Nli] = field(default_factory=dict)
    figures: Mapping[Question, Nli] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Read:
    """Pairs of which the text of an article itself says what they are: see `links` and `reworded`."""

    linked: Collection[Pair]
    reworded: Collection[Pair]


def candidates(corpus: Corpus, blocks: Iterable[tuple[str, str]], near: float) -> list[Pair]:
    """The pairs of statements (by number) to be compared, near in meaning and with something in common.

    `blocks` are pairs of ids of articles that tell one story, an article and itself for the pairs within it.
    """
    nothing: tuple[int, ...] = ()
    found = []
    for a, b in blocks:
        ours, theirs = corpus.by_article.get(a, nothing), corpus.by_article.get(b, nothing)
        found += near_pairs(corpus.vectors, ours, theirs, near, partial(comparable, corpus), partial(_opposite, corpus))
    return sorted(found)


def _opposite(corpus: Corpus, pair: Pair) -> bool:
    """Whether one statement asserts and the other denies."""
    return corpus.statements[pair.first].stance != corpus.statements[pair.second].stance


def comparable(corpus: Corpus, pair: Pair) -> bool:
    """Whether two statements could be about one thing: their stances fit, and they share something."""
    a, b = corpus.statements[pair.first], corpus.statements[pair.second]
    if a.stance != b.stance and not a.stance * b.stance:
        return False
    if a.lang != b.lang or a.proposition == b.proposition:
        return True
    if a.article == b.article and not (_two_voices(a, b) or pair.similarity >= REPEATED):
        return False
    if a.article != b.article and pair.similarity >= OTHER_WORDS:
        return True
    if not _in_common(corpus, pair):
        corpus.forget(pair.first, pair.second)
        return False
    return True


def _in_common(corpus: Corpus, pair: Pair) -> bool:
    """Whether two statements share words, names, a figure or a state, and enough for how near they are."""
    shared = corpus.typed(pair.first, pair.second)
    if pair.similarity < NEAR_IF_PLAIN and not (differs(corpus, pair) or shared.agreeing or shared.states):
        return False
    common = bool(shared.agreeing or shared.states) or shared.names >= LEAST_NAMES
    return common or shared.overlap >= LEAST_SHARED


def differs(corpus: Corpus, pair: Pair) -> bool:
    """Whether two statements differ in stance, figure, time or negation, so that they may contradict each other."""
    if corpus.statements[pair.first].stance != corpus.statements[pair.second].stance:
        return True
    typed = corpus.typed(pair.first, pair.second)
    return bool(typed.numbers or typed.times or typed.negation)


def one_wording(corpus: Corpus, first: int, second: int) -> bool:
    """Whether two statements say the same in the same words: they need no comparing to be paired."""
    a, b = corpus.statements[first], corpus.statements[second]
    return a.proposition == b.proposition and a.stance == b.stance


def _two_voices(a: Statement, b: Statement) -> bool:
    """Whether two holders speak, or one stands against the other: within an article nothing else can be a dispute."""
    return a.stance != b.stance or (a.source is not None and b.source is not None and a.source != b.source)


def questions(corpus: Corpus, pairs: Sequence[Pair]) -> list[Question]:
    """What NLI is asked first: for each pair whether the longer proposition says something of the shorter one.

    Each question once, in a fixed order.
    """
    asked: dict[Question, None] = {}
    for pair in pairs:
        a, b = corpus.statements[pair.first], corpus.statements[pair.second]
        if a.proposition != b.proposition and not _both_deny(a, b):
            asked[_longer_first(a.proposition, b.proposition)] = None
    return list(asked)


def _both_deny(a: Statement, b: Statement) -> bool:
    return a.stance == b.stance == Stance.DENIES


def _longer_first(p: str, q: str) -> Question:
    longer, shorter = sorted((p, q), key=lambda text: (-len(text), text))
    return longer, shorter


def second_questions(corpus: Corpus, pairs: Sequence[Pair], answers: Answers, threshold: float) -> list[Question]:
    """The other direction of the questions whose answers leave something open, each once, in a fixed order.

    `answers` are those of `questions` and `figure_questions`; `threshold` is that of one claim.
    """
    asked: dict[Question, None] = {}
    for pair in pairs:
        p, q = corpus.statements[pair.first].proposition, corpus.statements[pair.second].proposition
        longer, shorter = _longer_first(p, q)
        if p != q and _open(corpus, pair, answers, threshold):
            asked[shorter, longer] = None
    return list(asked)


def _open(corpus: Corpus, pair: Pair, answers: Answers, threshold: float) -> bool:
    """Whether the other direction could still make two propositions one claim, or a contradiction.

    Hangs on nothing but the two statements: what is asked about other pairs must change nothing.
    """
    a, b = corpus.statements[pair.first], corpus.statements[pair.second]
    first = answers.inferences.get(_longer_first(a.proposition, b.proposition), UNASKED)
    if first.neutral >= SURELY_NEUTRAL or _both_deny(a, b):
        return False
    if a.stance != b.stance:
        return True
    known = _signals(corpus, pair, answers, (first, UNASKED))
    cases = [replace(known, backward=second) for second in (IDENTITY, UNASKED, OPPOSITE, first)]
    if any(same_claim(case) >= threshold + ROOM_TO_AGREE for case in cases):
        return True
    shown = (contradiction(case) >= SHOWN_FROM.contradiction + ROOM_TO_DIFFER for case in cases)
    return a.stance == Stance.ASSERTS and any(shown)


def figure_questions(corpus: Corpus, pairs: Sequence[Pair]) -> list[Question]:
    """For pairs of claims that differ in a figure, time or name: whether one follows once it is made the same."""
    asked = (_figure_question(corpus, pair) for pair in pairs)
    return list(dict.fromkeys(question for question in asked if question))


def _figure_question(corpus: Corpus, pair: Pair) -> Question | None:
    a, b = corpus.statements[pair.first], corpus.statements[pair.second]
    typed = corpus.typed(pair.first, pair.second)
    if not a.stance == b.stance == Stance.ASSERTS:
        return None
    if typed.numbers or typed.times:
        change = with_figure_of
    elif typed.entities and typed.overlap >= SHARED_BUT_NAME:
        change = with_name_of
    else:
        return None
    premise, hypothesis = (
        (a, b) if (a.proposition, b.proposition) == _longer_first(a.proposition, b.proposition) else (b, a)
    )
    changed = change(hypothesis.proposition, hypothesis.lang, premise.proposition, premise.lang)
    return (premise.proposition, changed) if changed else None


def signals_of(corpus: Corpus, pair: Pair, answers: Answers, threshold: float) -> Signals:
    """What is known about a pair of statements; `threshold` is that of one claim."""
    p, q = corpus.statements[pair.first].proposition, corpus.statements[pair.second].proposition
    if p == q:
        return _signals(corpus, pair, answers, (IDENTITY, IDENTITY))
    if _both_deny(corpus.statements[pair.first], corpus.statements[pair.second]):
        return _signals(corpus, pair, answers, (UNASKED, UNASKED))
    longer, shorter = _longer_first(p, q)
    first = answers.inferences.get((longer, shorter), UNASKED)
    second = UNASKED
    if (shorter, longer) in answers.inferences and _open(corpus, pair, answers, threshold):
        second = answers.inferences[shorter, longer]
    return _signals(corpus, pair, answers, (first, second) if p == longer else (second, first))


def _signals(corpus: Corpus, pair: Pair, answers: Answers, nli: tuple[Nli, Nli]) -> Signals:
    """What is known about a pair with what NLI says of it, forward and backward."""
    figure = _figure_question(corpus, pair)
    return Signals(
        similarity=pair.similarity,
        forward=nli[0],
        backward=nli[1],
        aligned=answers.figures[figure].entailment if figure and figure in answers.figures else 0.0,
        **asdict(corpus.typed(pair.first, pair.second)),
    )


def cluster(corpus: Corpus, verified: Sequence[tuple[int, int]], origins: Mapping[str, str]) -> tuple[Cluster, ...]:
    """The claim clusters of all statements: average linkage over the pairs that are verified as one claim.

    The statements are whole components: all that `verified` pairs connect to any of them. `origins` are by article id.
    """
    labels = group(len(corpus.statements), verified, partial(_apart, corpus), partial(one_wording, corpus))
    return build_clusters(corpus.statements, labels, corpus.vectors, corpus.articles, origins)


def one_claim(corpus: Corpus, pair: Pair, signals: Signals, threshold: float) -> bool:
    """Whether two statements are verified as one claim."""
    one, other = corpus.statements[pair.first], corpus.statements[pair.second]
    if not (one.resolved and other.resolved) or one.stance != other.stance:
        return False
    against = typed_conflict(corpus.facts(pair.first), corpus.facts(pair.second))
    if against == "negation":
        return equivalent(signals) and same_claim(signals) >= threshold
    if against:
        return False
    if near_copy(presorted(one.proposition), presorted(other.proposition)):
        return not swapped_name(corpus.facts(pair.first), corpus.facts(pair.second))
    if _both_deny(one, other):
        return signals.similarity >= DENY_ALIKE and signals.overlap >= DENY_OVERLAP
    return same_claim(signals) >= threshold


def alike(corpus: Corpus, a: int, b: int) -> bool:
    """Whether two statements are near enough to stand on one side of a disagreement with a third, their figures too."""
    ours, theirs = corpus.facts(a).quantities, corpus.facts(b).quantities
    near = float(cosine(corpus.vectors[[a]], corpus.vectors[[b]])[0])
    return near >= (ALIKE_FIGURE if agreeing(ours, theirs) else ALIKE) and not conflict(ours, theirs)


def _apart(corpus: Corpus, a: int, b: int) -> bool:
    """Whether two statements must never share a cluster."""
    if corpus.statements[a].stance != corpus.statements[b].stance:
        return True
    return bool(typed_conflict(corpus.facts(a), corpus.facts(b)))


def read_pairs(corpus: Corpus, articles: Collection[str]) -> Read:
    """What these articles (ids) themselves say of pairs of their statements."""
    return Read(links(corpus, articles), reworded(corpus, articles))


def links(corpus: Corpus, articles: Iterable[str]) -> list[Pair]:
    """The anaphoric denials, and figures given alone, in these articles (ids), each with the claim it points at."""
    found = []
    for denial in (number for article in articles for number in corpus.by_article.get(article, ())):
        claim = corpus.number_of.get(corpus.statements[denial].refers_to or "")
        if claim is not None:
            ends = min(claim, denial), max(claim, denial)
            rows = corpus.vectors
            found.append(Pair(*ends, float(cosine(rows[[claim]], rows[[denial]])[0])))
    return sorted(found)


def reworded(corpus: Corpus, articles: Iterable[str]) -> list[Pair]:
    """The negations and denials in these articles (ids), each with the quotation right after it that gives them in the
    holder's own words ("no conoce al ministro. «Nunca estuve en una misma habitación con él», dijo")."""
    found = []
    for numbers in (corpus.by_article.get(article, ()) for article in articles):
        for ends in pairwise(numbers):
            if _words_anew(corpus, *ends):
                first, second = (corpus.vectors[[number]] for number in ends)
                found.append(Pair(*ends, float(cosine(first, second)[0])))
    return sorted(pair for pair in found if REWORDED <= pair.similarity < REPEATED)


def _words_anew(corpus: Corpus, said: int, quoted: int) -> bool:
    a, b = corpus.statements[said], corpus.statements[quoted]
    if a.source is None or a.source != b.source or a.stance != b.stance or a.context == b.context:
        return False
    negative = all(corpus.statements[n].stance == Stance.DENIES or corpus.facts(n).negations for n in (said, quoted))
    return negative and a.resolved and b.proposition.startswith(f"{b.source}: ")


def judge(
    corpus: Corpus,
    pairs: Iterable[Pair],
    read: Read,
    answers: Answers,
    origins: Mapping[str, str],
    threshold: float,
) -> list[Compared]:
    """What is decided of each pair, those that were `read` as such; `threshold` is that of one claim.

    A decision hangs on its two statements and the origins of their articles, on nothing else that is stored.
    """
    by_ends = {(pair.first, pair.second): pair for pair in (*pairs, *read.linked, *read.reworded)}
    linked, anew = ({(pair.first, pair.second) for pair in known} for known in (read.linked, read.reworded))
    found = []
    for ends, pair in by_ends.items():
        signals = signals_of(corpus, pair, answers, threshold)
        case = _case(corpus, ends, signals, origins, linked=ends in linked)
        one = ends in anew or one_claim(corpus, pair, signals, threshold)
        found.append(Compared(decide(case), one, ends in linked))
    return found


def judge_again(
    corpus: Corpus, compared: Iterable[Compared], origins: Mapping[str, str], shown_from: Thresholds = SHOWN_FROM
) -> list[Compared]:
    """The same pairs decided with other origins or other thresholds."""
    found = []
    for old in compared:
        numbers = corpus.number_of[old.decision.a], corpus.number_of[old.decision.b]
        case = _case(corpus, numbers, old.decision.signals, origins, linked=old.linked)
        found.append(replace(old, decision=decide(case, shown_from)))
    return found


def _case(
    corpus: Corpus, numbers: tuple[int, int], signals: Signals, origins: Mapping[str, str], *, linked: bool
) -> Case:
    a, b = (corpus.side(number, origins) for number in numbers)
    return Case(a, b, signals, linked)
