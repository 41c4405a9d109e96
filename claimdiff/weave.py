"""Works new articles into what is stored: compares them with their stories, then makes again only what they touch.

The result does not depend on the order in which articles come, nor on how many come at once. That holds because every
step is local: whether two articles are related, which of their statements are compared and what is decided of a pair
depends on these two alone; clusters on the statements that verified pairs connect; findings on the clusters that
contradictions connect.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, replace
from functools import partial

import numpy as np

from claimdiff import analyse
from claimdiff.cache import CachedEncoder, CachedNli
from claimdiff.config import Settings
from claimdiff.corpus import Corpus, corpus_of
from claimdiff.datamodel import Article, Cluster, Decision, Statement
from claimdiff.derived import Sketch, Tie
from claimdiff.judge.findings import build_findings, rank
from claimdiff.match.candidates import Pair
from claimdiff.match.nearest import Near, both_ways, kept, mutual
from claimdiff.match.origins import SHINGLE, article_shingles, copied, origin_ids, same_agency
from claimdiff.match.stories import TERM, Profile, profile, related
from claimdiff.progress import SILENT, Progress
from claimdiff.store import Store


@dataclass(frozen=True)
class Nearer:
    """What new pairs change: the pairs to be compared, and entries of lists of the nearest that go or come."""

    pairs: tuple[Pair, ...]
    dropped: frozenset[Near]
    added: frozenset[Near]


@dataclass(frozen=True)
class Arrivals:
    """New articles compared with the stored ones of their stories, before anything of it is stored."""

    corpus: Corpus
    sketches: tuple[Sketch, ...]
    copies: tuple[tuple[str, str], ...]
    nearer: Nearer
    answers: analyse.Answers

    @property
    def articles(self) -> tuple[str, ...]:
        """Ids of the new articles."""
        return tuple(sketch.article for sketch in self.sketches)


@dataclass(frozen=True)
class Models:
    """What answers: both from memory where they have answered before."""

    encoder: CachedEncoder
    nli: CachedNli


def compare(
    store: Store, articles: Collection[str], models: Models, settings: Settings, progress: Progress
) -> Arrivals:
    """Everything about new articles (ids) that models have to be asked for."""
    own = _corpus(store, store.statements_in(articles), models.encoder, progress)
    own = replace(own, articles=store.articles_of(articles))
    with progress.stage("relating", None):
        sketches = [_sketch(own, article) for article in sorted(articles)]
        stories = list(_stories(store, sketches))
    known = {theirs.article: theirs for _, theirs in stories} | {sketch.article: sketch for sketch in sketches}
    corpus = own
    if len(known) > len(sketches):
        corpus = _corpus(store, store.statements_in(known), models.encoder, progress)
    copies = tuple(sorted({_ordered(a.article, b.article) for a, b in stories if _copied(a, b, corpus.articles)}))
    with progress.stage("pairing", None):
        blocks = [(article, article) for article in articles] + [(a.article, b.article) for a, b in stories]
        nearer = _nearer(store, corpus, analyse.candidates(corpus, blocks, settings.near))
        questions = analyse.questions(corpus, nearer.pairs)
        figures = analyse.figure_questions(corpus, nearer.pairs)
    with progress.stage("inferring", len(questions) + len(figures)) as advance:
        answers = analyse.Answers(models.nli.infer(questions, advance), models.nli.infer(figures, advance))
    others = analyse.second_questions(corpus, nearer.pairs, answers, settings.same_claim)
    with progress.stage("inferring", len(others)) as advance:
        answers = replace(answers, inferences={**answers.inferences, **models.nli.infer(others, advance)})
    return Arrivals(corpus, tuple(sketches), copies, nearer, answers)


def weave(store: Store, new: Arrivals, date: str, models: Models, settings: Settings) -> None:
    """Store new articles with all that they change; to be called within a change of the store."""
    store.add_matched(new.sketches, new.copies)
    moved = _set_origins(store, new.articles, models)
    origins = store.origins_of(list(new.corpus.articles))
    ours = set(new.articles)
    read = analyse.read_pairs(new.corpus, new.articles)
    compared = analyse.judge(new.corpus, new.nearer.pairs, read, new.answers, origins, settings.same_claim)
    dropped = [(entry.statement, entry.other) for entry in new.nearer.dropped]
    store.change_nearest(dropped, map(astuple, new.nearer.added))
    parted = store.drop_pairs(dropped)
    store.put_pairs(compared)
    touched = parted | {statement.id for statement in new.corpus.statements if statement.article in ours}
    touched |= _ends(pair.decision for pair in compared if pair.one_claim)
    touched |= {statement.id for statement in store.statements_in(moved)}
    disputed = _ends(pair.decision for pair in compared if pair.decision.kind)
    changed = _make_clusters(store, touched, date, models)
    _make_findings(store, touched | disputed, changed, models)


def withdraw(store: Store, articles: Collection[str], date: str, models: Models) -> None:
    """Undo all that was made of articles (ids) which are about to go; to be called within a change of the store.

    What they were the nearest of has to be matched once more; until then it is compared with fewer than it could be.
    """
    gone = {statement.id for statement in store.statements_in(articles)}
    ties = store.compared(gone, Tie.ONE_CLAIM, within=False) + store.compared(gone, Tie.SHOWN, within=False)
    touched = _ends(pair.decision for pair in ties)
    touched |= {statement for cluster in store.clusters_of(gone) for statement in cluster.statements}
    family, _ = store.copies_around(articles)
    store.drop_matched(articles, gone)
    moved = _set_origins(store, family - set(articles), models)
    touched = (touched | {statement.id for statement in store.statements_in(moved)}) - gone
    changed = _make_clusters(store, touched, date, models, gone)
    _make_findings(store, touched, changed, models)


def _nearer(store: Store, corpus: Corpus, candidates: Iterable[Pair]) -> Nearer:
    """Bring the lists of the nearest up to date with new candidates; those in one wording are always compared."""
    wordings, others = [], {}
    entries: set[Near] = set()
    for pair in candidates:
        if analyse.one_wording(corpus, pair.first, pair.second):
            wordings.append(pair)
            continue
        a, b = _ordered(corpus.statements[pair.first].id, corpus.statements[pair.second].id)
        others[a, b] = pair
        entries.update(both_ways(a, b, analyse.differs(corpus, pair), pair.similarity))
    before = {Near(*row) for row in store.nearest_of({entry.statement for entry in entries})}
    after = kept(before | entries)
    compared = [others[pair] for pair in mutual(after) if pair in others]
    return Nearer(tuple(sorted(wordings + compared)), frozenset(before - after), frozenset(after - before))


def _corpus(
    store: Store, statements: Sequence[Statement], encoder: CachedEncoder, progress: Progress = SILENT
) -> Corpus:
    """Statements with their articles and vectors."""
    articles = store.articles_of({statement.article for statement in statements})
    with progress.stage("encoding", len({statement.proposition for statement in statements})) as advance:
        return corpus_of(statements, articles, partial(encoder.encode, progress=advance))


def _sketch(corpus: Corpus, article: str) -> Sketch:
    text = corpus.articles[article]
    about = profile(text.lang, text.published, [corpus.facts(number) for number in corpus.by_article.get(article, ())])
    shingles = article_shingles(text)
    return Sketch(article, text.lang, about.stems.tobytes(), about.names.tobytes(), shingles.tobytes(), text.published)


def _stories(store: Store, sketches: Sequence[Sketch]) -> Iterator[tuple[Sketch, Sketch]]:
    """The pairs of a new article and another one, new or stored, that tell the same story."""
    ours = [_profile(sketch) for sketch in sketches]
    yield from ((sketches[a], sketches[b]) for a, b in related(ours, ours) if a < b)
    own = {sketch.article for sketch in sketches}
    for block in store.sketches():
        others = [sketch for sketch in block if sketch.article not in own]
        for a, b in related(ours, [_profile(sketch) for sketch in others]):
            yield sketches[a], others[b]


def _profile(sketch: Sketch) -> Profile:
    return Profile(sketch.lang, sketch.published, np.frombuffer(sketch.stems, TERM), np.frombuffer(sketch.names, TERM))


def _copied(a: Sketch, b: Sketch, articles: Mapping[str, Article]) -> bool:
    shingles = (np.frombuffer(sketch.shingles, SHINGLE) for sketch in (a, b))
    return copied(*shingles, one_agency=same_agency(articles[a.article], articles[b.article]))


def _ordered(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a < b else (b, a)


def _set_origins(store: Store, articles: Collection[str], models: Models) -> set[str]:
    """Give origins to articles and to all that copies connect to them; the known ones that have another one now."""
    family, copies = store.copies_around(articles)
    published = {key: article.published for key, article in store.articles_of(family).items()}
    before, now = store.origins_of(family), origin_ids(published, copies)
    known = {article for article in family if before[article]}
    store.set_origins({article: origin for article, origin in now.items() if before[article] != origin})
    changes = {(before[article], now[article]) for article in known}
    if len(changes) > min(len({old for old, _ in changes}), len({new for _, new in changes})):
        _judge_again(store, known, models)  # origins merged or split, more than names changed
    return {article for article in known if before[article] != now[article]}


def _judge_again(store: Store, articles: Collection[str], models: Models) -> None:
    """Decide the pairs among articles anew."""
    statements = store.statements_in(articles)
    corpus = _corpus(store, statements, models.encoder)
    known = store.compared([statement.id for statement in statements], Tie.ANY, within=True)
    store.put_pairs(analyse.judge_again(corpus, known, store.origins_of(articles)))


def _make_clusters(
    store: Store, touched: Collection[str], date: str, models: Models, gone: Collection[str] = ()
) -> set[str]:
    """Cluster again what verified pairs connect to `touched`, without the statements that are `gone`; ids of the
    clusters that are new, other or no more."""
    component = store.joined(touched, Tie.ONE_CLAIM)
    corpus = _corpus(store, store.statements_of(component), models.encoder)
    verified = [
        (corpus.number_of[pair.decision.a], corpus.number_of[pair.decision.b])
        for pair in store.compared(component, Tie.ONE_CLAIM, within=True)
    ]
    old = store.clusters_of(component.union(gone))
    new = analyse.cluster(corpus, verified, store.origins_of(list(corpus.articles)))
    past, made = set(old) - set(new), set(new) - set(old)
    article_of = {statement.id: corpus.articles[statement.article] for statement in corpus.statements}
    store.replace_clusters(past, made, article_of)
    store.note_successors(date, sorted(past, key=lambda cluster: cluster.id), made)
    return {cluster.id for cluster in past | made}


def _make_findings(store: Store, touched: Collection[str], changed: Collection[str], models: Models) -> None:
    """Find again what contradictions connect to the clusters of `touched` statements; `changed` clusters too."""
    clusters = {cluster.id: cluster for cluster in store.clusters_of(touched)}
    fresh = list(clusters.values())
    while fresh:
        members = [statement for cluster in fresh for statement in cluster.statements]
        ends = {
            e for pair in store.compared(members, Tie.SHOWN, within=False) for e in (pair.decision.a, pair.decision.b)
        }
        fresh = [cluster for cluster in store.clusters_of(ends) if cluster.id not in clusters]
        clusters |= {cluster.id: cluster for cluster in fresh}
    cluster_of = {statement: cluster for cluster in clusters.values() for statement in cluster.statements}
    decisions = [pair.decision for pair in store.compared(cluster_of, Tie.SHOWN, within=True)]
    across = [decision for decision in decisions if cluster_of[decision.a].id != cluster_of[decision.b].id]
    disputed = {cluster_of[end].id for end in _ends(across)}
    statements = {s.id: s for key in disputed for s in store.statements_of(clusters[key].statements)}
    origins = store.origins_of({statement.article for statement in statements.values()})
    alike = alike_by(store, [clusters[key] for key in sorted(disputed)], models.encoder)
    found = build_findings(across, statements, cluster_of, origins, alike)
    store.replace_findings(set(clusters) | set(changed), {finding: rank(finding, statements) for finding in found})


def _ends(decisions: Iterable[Decision]) -> set[str]:
    """Ids of the statements that decisions are about."""
    return {end for decision in decisions for end in (decision.a, decision.b)}


def alike_by(store: Store, clusters: Iterable[Cluster], encoder: CachedEncoder) -> Callable[[Cluster, Cluster], bool]:
    """Says whether the representatives of two clusters are near enough to stand on one side of one disagreement."""
    corpus = _corpus(store, store.statements_of([cluster.representative for cluster in clusters]), encoder)

    def alike(a: Cluster, b: Cluster) -> bool:
        return analyse.alike(corpus, *(corpus.number_of[item.representative] for item in (a, b)))

    return alike
