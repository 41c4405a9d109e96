"""The steps of a run, in order. Deciding is done elsewhere; this reads, asks, keeps.

`run` is the whole job of a night; `explain` and `compare` answer questions about single pairs.
"""

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import astuple, replace
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import chain
from typing import Any

from claimdiff.cache import CachedEncoder, CachedNli
from claimdiff.config import DEFAULTS, Settings
from claimdiff.database import batches
from claimdiff.datamodel import Analysis, Article, Failure, Update
from claimdiff.errors import StoreError
from claimdiff.extract import extract
from claimdiff.ingest import read_sources
from claimdiff.judge.nli import Nli as NliModel
from claimdiff.judge.updates import MOVED, moved_figures
from claimdiff.match.encoder import Encoder
from claimdiff.progress import Progress
from claimdiff.settle import settle, take_in
from claimdiff.store import RunRecord, Store
from claimdiff.text import content_id
from claimdiff.weave import Models, compare, weave

# New articles that are worked in at a time: bounds memory, and what a kill costs.
STEP = 1000

# Brings articles and failures from elsewhere, under the lock of the store; the block ends when they are stored.
Web = Callable[[Progress], AbstractContextManager[Iterable[Article | Failure]]]


def run(inputs: Sequence[str], store: Store, **options: Any) -> Analysis:  # noqa: ANN401 (those of `update`)
    """Do what `update` does, and give everything that the state file then holds, which counts as its report."""
    failures = update(inputs, store, **options)
    found = result(store)
    store.note_report(options["date"])
    return replace(found, failures=failures)


def update(  # noqa: PLR0913 (all but two are named by the caller)
    inputs: Sequence[str],
    store: Store,
    *,
    encoder: Encoder | None = None,
    nli: NliModel | None = None,
    date: str,
    progress: Progress,
    settings: Settings = DEFAULTS,
    web: Web | None = None,
) -> tuple[Failure, ...]:
    """Read `inputs` and work what is new into the store; without anything new no model is asked.

    `web` brings more, if it is given. `encoder` and `nli` default to the shipped models, loaded when first needed;
    `date` (ISO) is that of the report. Returns the inputs that cannot be read. AlreadyRunningError when another run has
    the store.
    """
    started = datetime.now(UTC).isoformat(timespec="seconds")
    with store.exclusive():
        failures = _ingest(inputs, store, progress, web)
        models = Models(CachedEncoder(store, encoder), CachedNli(store, nli))
        made_with = content_id(models.encoder.name, models.nli.name, _version(), _rules(), *astuple(settings))
        if store.made_with() != made_with:
            store.begin_anew(made_with)
        store.readdress(date)
        settle(store, date, models)
        _extract(store, progress)
        new = store.articles_to_match()
        record = RunRecord(started, date, content_id(*new), made_with, {"articles": len(new)})
        last = store.last_run()
        if new or last is None or store.is_unfinished():
            _match(store, models, record, settings, progress)
    return failures


def result(store: Store) -> Analysis:
    """All of the result of the last run; StoreError before the first run."""
    analysis = store.result()
    if analysis is None:
        raise StoreError("no run has ended yet; use claimdiff run INPUT... first")
    return analysis


def _match(store: Store, models: Models, record: RunRecord, settings: Settings, progress: Progress) -> None:
    """Work the new articles in, some at a time; what each step changes is stored as a whole, the last with the run."""
    steps = list(batches(store.articles_to_match(), STEP)) or [[]]
    for number, articles in enumerate(steps, start=1):
        arrivals = compare(store, articles, models, settings, progress)
        with progress.stage("judging", None), store.change():
            weave(store, arrivals, record.date, models, settings)
            if number == len(steps):
                names = {"encoder": models.encoder.name, "nli": models.nli.name}
                store.end_run(record, {"stopped": store.count_stopped(), "models": names}, _updates(store))


def _updates(store: Store) -> tuple[Update, ...]:
    """The figures that moved."""
    moved = store.stopped_by(MOVED)
    statements = {s.id: s for s in store.statements_of({end for pair in moved for end in (pair.a, pair.b)})}
    articles = store.articles_of({statement.article for statement in statements.values()})
    return moved_figures(moved, statements, articles)


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
        take_in(store, articles)
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


@cache
def _version() -> str:
    """A hash of the extractor and its lexicons: when one of them changes, articles are read again."""
    return _hash("claimdiff.extract")


@cache
def _rules() -> str:
    """A hash of all that decides what is made of statements: when it changes, everything is made again."""
    own = (files("claimdiff") / name for name in ("analyse.py", "corpus.py", "scores.py", "scores.json", "weave.py"))
    parts = [_hash(f"claimdiff.{part}") for part in ("facts", "judge", "match")]
    return content_id(*parts, *(entry.read_text("utf-8") for entry in own))


def _hash(package: str) -> str:
    return content_id(*(entry.read_text("utf-8") for entry in _sources(files(package))))


def _sources(folder: Traversable) -> list[Traversable]:
    entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    own = [entry for entry in entries if entry.name.endswith((".py", ".toml", ".json"))]
    return own + [source for entry in entries if entry.is_dir() for source in _sources(entry)]
