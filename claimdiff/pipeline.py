"""The steps of a run, in order. Deciding is done elsewhere; this reads, asks, keeps.

`run` is the whole job of a night; `explain` and `compare` answer questions about single pairs.
"""

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import astuple, replace
from datetime import UTC, datetime
from functools import cache, partial
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import chain

from claimdiff import analyse
from claimdiff.cache import CachedEncoder, CachedNli
from claimdiff.config import DEFAULTS, Settings
from claimdiff.corpus import Corpus
from claimdiff.datamodel import Analysis, Article, Decision, Failure
from claimdiff.extract import extract
from claimdiff.ingest import read_sources, unique_ids
from claimdiff.judge.findings import build_findings, count_stopped
from claimdiff.judge.nli import Nli as NliModel
from claimdiff.match.encoder import Encoder
from claimdiff.match.origins import find_origins
from claimdiff.progress import Progress
from claimdiff.store import RunRecord, Store
from claimdiff.text import content_id

# Brings articles and failures from elsewhere, under the lock of the store; the block ends when they are stored.
Web = Callable[[Progress], AbstractContextManager[Iterable[Article | Failure]]]


def run(  # noqa: PLR0913 (all but two are named by the caller)
    inputs: Sequence[str],
    store: Store,
    *,
    encoder: Encoder | None = None,
    nli: NliModel | None = None,
    date: str,
    progress: Progress,
    settings: Settings = DEFAULTS,
    web: Web | None = None,
) -> Analysis:
    """Read `inputs`, add them to what the store has, and analyse it all; a run without anything new asks no model.

    `web` brings more, if it is given. `encoder` and `nli` default to the shipped models, loaded when first needed;
    `date` (ISO) is that of the report. Inputs that cannot be read come back as `Analysis.failures`.
    AlreadyRunningError when another run has the store.
    """
    started = datetime.now(UTC).isoformat(timespec="seconds")
    with store.exclusive():
        failures = _ingest(inputs, store, progress, web)
        _extract(store, progress)
        ask, infer = CachedEncoder(store, encoder), CachedNli(store, nli)
        record = _record(store, started, date, content_id(ask.name, infer.name, _version(), *astuple(settings)))
        known = _known_result(store, record)
        if known:
            return replace(known, failures=failures)
        corpus = _corpus(store, ask, progress)
        analysis, decisions = _analyse(corpus, infer, settings, progress)
        analysis = replace(analysis, models={"encoder": ask.name, "nli": infer.name})
        return replace(store.replace_result(analysis, decisions, record), failures=failures)


def _ingest(inputs: Sequence[str], store: Store, progress: Progress, web: Web | None) -> tuple[Failure, ...]:
    """Articles into the store; what could not be read is returned."""
    articles: list[Article] = []
    failures: list[Failure] = []
    with web(progress) if web else nullcontext(()) as fetched:
        with progress.stage("reading", None) as advance:
            for item in chain(read_sources(inputs), fetched):
                if isinstance(item, Article):
                    articles.append(item)
                else:
                    failures.append(item)
                advance(1)
        store.add_articles(unique_ids(articles))
    return tuple(failures)


def _extract(store: Store, progress: Progress) -> None:
    """Statements of the articles that this extractor has not read yet, into the store."""
    articles = store.articles_to_extract(_version())
    with progress.stage("extracting", len(articles)) as advance:
        found = {}
        for article in articles:
            found[article.id] = extract(article)
            advance(1)
    store.add_statements(_version(), found)


def _record(store: Store, started: str, date: str, settings: str) -> RunRecord:
    """The run to be: its fingerprint of the articles at hand says whether there is anything new."""
    articles = store.articles()
    inputs = content_id(*(f"{article.id} {content_id(article.text)}" for article in articles))
    return RunRecord(started, date, inputs, settings, {"articles": len(articles)})


def _known_result(store: Store, record: RunRecord) -> Analysis | None:
    """The result of the last run, if that had the same articles, models and settings."""
    last = store.last_run()
    unchanged = last is not None and (last.inputs, last.settings) == (record.inputs, record.settings)
    return store.result() if unchanged else None


def _corpus(store: Store, encoder: CachedEncoder, progress: Progress) -> Corpus:
    """Everything that comparing needs of all statements in the store."""
    statements, articles = store.statements(), store.articles()
    propositions = tuple(sorted({statement.proposition for statement in statements}))
    with progress.stage("encoding", len(propositions)) as advance:
        vectors = encoder.encode(propositions, advance)
    return Corpus(
        statements, {article.id: article for article in articles}, find_origins(articles), propositions, vectors
    )


def _analyse(corpus: Corpus, nli: CachedNli, settings: Settings, progress: Progress) -> tuple[Analysis, list[Decision]]:
    """Pairs, inferences, clusters, decisions, findings."""
    with progress.stage("pairing", None):
        pairs = analyse.candidates(corpus, settings.near, settings.neighbours)
        questions = analyse.questions(corpus, pairs)
    with progress.stage("inferring", 2 * len(questions)) as advance:
        inferences = nli.infer(questions, advance)
        inferences |= nli.infer(analyse.second_questions(inferences), advance)
        inferences |= nli.infer(analyse.figure_questions(corpus, pairs), advance)
    with progress.stage("judging", None):
        clusters = analyse.cluster(corpus, pairs, inferences, settings.same_claim)
        decisions = analyse.judge(corpus, pairs, clusters, inferences)
        cluster_of = {statement: cluster for cluster in clusters for statement in cluster.statements}
        statements = {statement.id: statement for statement in corpus.statements}
        findings = build_findings(decisions, statements, cluster_of, corpus.origins, partial(analyse.alike, corpus))
    analysis = Analysis(
        articles=tuple(corpus.articles.values()),
        statements=corpus.statements,
        clusters=clusters,
        findings=findings,
        origins=corpus.origins,
        stopped=count_stopped(decisions),
    )
    return analysis, decisions


@cache
def _version() -> str:
    """A hash of the extractor and its lexicons: when one of them changes, articles are read again."""
    return content_id(*(entry.read_text("utf-8") for entry in _sources(files("claimdiff.extract"))))


def _sources(folder: Traversable) -> list[Traversable]:
    entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    own = [entry for entry in entries if entry.name.endswith((".py", ".toml"))]
    return own + [source for entry in entries if entry.is_dir() for source in _sources(entry)]
