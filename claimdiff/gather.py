"""Brings the articles that the web has for us: fetch asks for pages, ingest reads them."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from claimdiff.datamodel import Article, Failure
from claimdiff.errors import FetchError
from claimdiff.fetch.addresses import Resolver, system_resolver
from claimdiff.fetch.exchange import Answer, Network
from claimdiff.fetch.pages import Plan, Target, fetch_pages, plan_pages
from claimdiff.fetch.reader import FeedReader
from claimdiff.fetch.rounds import DAMAGE, Listed, Night, ReadFeed, list_sources
from claimdiff.fetch.settle import Read, Settled, settle
from claimdiff.fetch.state import DAMAGED, FetchState, Visit, visit_of
from claimdiff.fetch.visitor import NOT_MODIFIED, SYSTEM_CLOCK, Clock, Visitor
from claimdiff.ingest import read_page
from claimdiff.progress import Progress
from claimdiff.sources import AddressList, Fetching, WebSource

_MAX_ALIKE = 3  # pages of a source that fail for one reason and are named one by one


@dataclass(frozen=True, slots=True)
class Gathered:
    """The articles that are new or edited, and what could not be fetched or read."""

    articles: tuple[Article, ...]
    failures: tuple[Failure, ...]
    sources: int
    edited: int

    def __str__(self) -> str:
        new = len(self.articles) - self.edited
        found = [f"{number} {word}" for number, word in ((new, "new"), (self.edited, "edited")) if number]
        places = f"{self.sources} source{'' if self.sources == 1 else 's'}"
        return f"{' and '.join(found) or 'nothing new'} from {places} on the web"


@dataclass(frozen=True, slots=True)
class Gatherer:
    """Sources on the web, how they are asked, and what reads their feeds."""

    sources: tuple[WebSource, ...]
    fetching: Fetching
    version: str
    clock: Clock = SYSTEM_CLOCK
    resolve: Resolver = system_resolver
    reader: Callable[[], AbstractContextManager[ReadFeed]] = FeedReader

    @contextmanager
    def gather(self, db: Path, progress: Progress) -> Iterator[Gathered]:
        """Fetch what is new or changed since the state file `db` was last told.

        It is told when the block ends without an error, so the articles must be in the store by then. To be used under
        the lock of the store.
        """
        with FetchState(db) as state, self.reader() as read_feed:
            visitor = Visitor(Network(self.fetching, self.resolve), self.clock, self.version, state.waits())
            night = Night(visitor, self.fetching, self.clock.now(), read_feed)
            with progress.stage("asking sources", None):
                listed = list_sources(self.sources, state.visits, night)
            plan = plan_pages(listed, state.visits([entry.url for item in listed for entry in item.entries]))
            haul = _haul(plan, night, progress)
            settled = _settled(haul.reads, state)
            failures = (*(failure for item in listed for failure in item.failures), *haul.failures())
            yield Gathered(settled.articles, failures, len(listed), settled.edited)
            state.keep((*settled.visits, *haul.visits, *_complete(listed, haul.unfinished)), visitor.waits)


def _complete(listed: Sequence[Listed], unfinished: Collection[int]) -> Iterator[Visit]:
    """The visits of sources of which every page was dealt with; others are asked again as if for the first time."""
    for number, item in enumerate(listed):
        if number not in unfinished:
            yield from item.visits


def _settled(reads: Collection[Read], state: FetchState) -> Settled:
    """What the pages are, as far as the state knows them."""
    contents = state.articles_with({read.content for read in reads})
    owners = state.owners({article for read in reads for article in read.candidates})
    return settle(reads, contents, owners)


def _haul(plan: Plan, night: Night, progress: Progress) -> "_Haul":
    haul = _Haul(night, set(plan.cut))
    with progress.stage("fetching pages", len(plan.targets)) as advance:
        for target, answer in fetch_pages(plan, night):
            haul.take(target, answer)
            advance(1)
    return haul


@dataclass
class _Haul:
    """What came of the pages of a plan; `unfinished` are the numbers of the sources that must be asked again."""

    night: Night
    unfinished: set[int]
    reads: list[Read] = field(default_factory=list)
    visits: list[Visit] = field(default_factory=list)
    _failed: list[tuple[Target, str]] = field(default_factory=list)

    def take(self, target: Target, answer: Answer | FetchError) -> None:
        """Note what came of one page."""
        if isinstance(answer, FetchError):
            self._fail(target, str(answer), for_good=not answer.temporary)
        elif answer.status == NOT_MODIFIED and target.before:
            at = self.night.now.isoformat()
            self.visits.append(replace(target.before, stamp=target.entry.stamp, at=at))
        else:
            self._read(target, answer)

    def failures(self) -> Iterator[Failure]:
        """What failed, in the order of the pages; where many of a source fail for one reason, as one."""
        alike: dict[tuple[int, str], list[Target]] = defaultdict(list)
        for target, reason in sorted(self._failed, key=lambda failed: failed[0].place):
            alike[target.number, reason].append(target)
        for (_, reason), targets in alike.items():
            if len(targets) <= _MAX_ALIKE:
                yield from (Failure(target.entry.url, reason) for target in targets)
            else:
                yield Failure(targets[0].entry.url, f"{reason} (and so {len(targets) - 1} more pages of this source)")

    def _read(self, target: Target, answer: Answer) -> None:
        """Read a page; its article is known when that is whole, else it is fetched again."""
        entry, source = target.entry, target.source
        given = {"outlet": source.outlet, "lang": source.lang}
        otherwise = {"url": answer.url, "published": entry.published, "title": entry.title}
        article = None
        for found in read_page(answer.body, entry.url, _filled(given), _filled(otherwise)):
            if isinstance(found, Article):
                article = found
            else:
                self._failed.append((target, found.reason))
        headers = answer.headers if answer.whole else {}
        visit = visit_of(entry.url, headers, self.night.now, entry.stamp if answer.whole else DAMAGED)
        if not answer.whole:
            self._fail(target, DAMAGE, for_good=False)
        if article:
            self.reads.append(Read(target.place, answer.url, article, visit, target.before))
        elif answer.whole:
            self._forget(target)

    def _fail(self, target: Target, reason: str, *, for_good: bool) -> None:
        self._failed.append((target, reason))
        if for_good:
            self._forget(target)
        else:
            self.unfinished.add(target.number)

    def _forget(self, target: Target) -> None:
        """Do not fetch a page again before its feed says that it changed; of one in a list, tell each time."""
        if not isinstance(target.source, AddressList):
            before = target.before or visit_of(target.entry.url, {}, self.night.now)
            self.visits.append(replace(before, etag=None, modified=None, stamp=target.entry.stamp))


def _filled(fields: Mapping[str, str | None]) -> dict[str, str]:
    return {name: value for name, value in fields.items() if value}
