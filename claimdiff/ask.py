"""Questions about single pairs: why two statements are shown or not, what two texts say of each other."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from claimdiff.datamodel import Article, Decision, Nli, Signals, Stance, Statement
from claimdiff.errors import ClaimdiffError
from claimdiff.extract import extract
from claimdiff.facts import compare as compare_facts
from claimdiff.facts import read_facts
from claimdiff.ingest.language import identify_language
from claimdiff.judge.decide import decide
from claimdiff.judge.gates import Case, Side
from claimdiff.judge.nli import Nli as NliModel
from claimdiff.match.encoder import Encoder
from claimdiff.scores import same_claim
from claimdiff.store import Store

# NLI probability from which one text is said to entail another.
ENTAILS = 0.5


@dataclass(frozen=True, slots=True)
class Explanation:
    """Two statements and what was decided of them; `decision` is None when they were never near enough to compare."""

    a: Statement
    b: Statement
    decision: Decision | None
    together: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two texts say of each other. `forward` and `backward` are NLI on the texts as given; `relation` is a kind of
    contradiction, "same", "entails", "entailed" or "neutral", and takes who says and who denies into account."""

    text_a: str
    text_b: str
    relation: str
    stance_a: Stance
    stance_b: Stance
    forward: Nli
    backward: Nli
    similarity: float


def explain(store: Store, a: str, b: str) -> tuple[Explanation, ...]:
    """What was decided between everything that `a` and `b` name: ids, or beginnings of ids, of statements or clusters.

    ClaimdiffError when one of them names nothing.
    """
    ours, theirs = _named(store, a), _named(store, b)
    clusters = {statement: cluster.id for cluster in store.clusters() for statement in cluster.statements}
    decided = {
        frozenset((decision.a, decision.b)): decision
        for decision in store.decisions([s.id for s in ours], [s.id for s in theirs])
    }
    found = [
        Explanation(x, y, decided.get(frozenset((x.id, y.id))), clusters.get(x.id) == clusters.get(y.id))
        for x in ours
        for y in theirs
        if x.id != y.id
    ]
    return tuple(item for item in found if item.decision) or tuple(found[:1])


def _named(store: Store, name: str) -> tuple[Statement, ...]:
    members = {s for cluster in store.clusters() if cluster.id.startswith(name) for s in cluster.statements}
    found = store.statements(name) or tuple(s for s in store.statements() if s.id in members)
    if not found:
        raise ClaimdiffError(f"{name}: no statement or claim has an id that begins so; take one from the JSON report")
    return found


def compare(pairs: Sequence[tuple[str, str]], *, encoder: Encoder, nli: NliModel) -> list[Comparison]:
    """What the texts of each pair say of each other, in order.

    NLI reads the texts as they are; where one of them reports or denies, it also reads the bare propositions, and the
    relation follows from those and the stances.
    """
    statements = [(_main_statement(a, "a"), _main_statement(b, "b")) for a, b in pairs]
    bare = [(a.proposition, b.proposition) for a, b in statements]
    asked = list(dict.fromkeys(question for a, b in [*pairs, *bare] for question in ((a, b), (b, a))))
    scores = {pair: Nli(*map(float, row)) for pair, row in zip(asked, nli.predict(asked), strict=True)}
    texts = list(dict.fromkeys(text for pair in bare for text in pair))
    vectors = dict(zip(texts, encoder.encode(texts), strict=True))
    return [
        _comparison(pair, two, scores, float(vectors[two[0].proposition] @ vectors[two[1].proposition]))
        for pair, two in zip(pairs, statements, strict=True)
    ]


def _main_statement(text: str, name: str) -> Statement:
    """The longest statement of a text, the text itself in the outlet's voice when nothing is found in it."""
    article = Article(id=name, text=text, lang=identify_language(text))
    found = extract(article)
    return max(found, key=lambda statement: (abs(statement.stance - 1), statement.end - statement.start))


def _comparison(
    pair: tuple[str, str], two: tuple[Statement, Statement], scores: dict[tuple[str, str], Nli], similarity: float
) -> Comparison:
    a, b = two
    facts = [read_facts(statement.proposition, statement.lang, None) for statement in two]
    bare = scores[a.proposition, b.proposition], scores[b.proposition, a.proposition]
    signals = Signals(similarity=similarity, forward=bare[0], backward=bare[1], **asdict(compare_facts(*facts)))
    ours, theirs = (
        Side(statement, Article(id=statement.article, text=text), statement.article, own)
        for statement, text, own in zip(two, pair, facts, strict=True)
    )
    decision = decide(Case(ours, theirs, signals, linked=False))
    forward, backward = scores[pair], scores[pair[1], pair[0]]
    relation = decision.kind or _agreement(a.stance == b.stance, signals)
    return Comparison(*pair, str(relation), a.stance, b.stance, forward, backward, similarity)


def _agreement(equal_stance: bool, signals: Signals) -> str:
    """The relation of two texts that do not contradict each other."""
    if not equal_stance:
        return "neutral"
    forward, backward = signals.forward.entailment >= ENTAILS, signals.backward.entailment >= ENTAILS
    if same_claim(signals) >= ENTAILS or (forward and backward):
        return "same"
    return "entails" if forward else "entailed" if backward else "neutral"
