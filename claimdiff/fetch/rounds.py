"""The first round of a night: what the sources name."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from claimdiff.datamodel import Failure
from claimdiff.errors import FetchError
from claimdiff.fetch.addresses import normal_address
from claimdiff.fetch.exchange import Answer
from claimdiff.fetch.lanes import in_lanes, question_about
from claimdiff.fetch.listings import Entry, Listing
from claimdiff.fetch.sitemaps import read_sitemap
from claimdiff.fetch.state import Visit, visit_of
from claimdiff.fetch.visitor import NOT_MODIFIED, Visitor
from claimdiff.sources import MEGABYTE, AddressList, Feed, Fetching, Sitemap, WebSource

_ACCEPT = "application/rss+xml, application/atom+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.1"
# Sitemaps that are followed from one index, and levels of indexes. Archives name hundreds; news is in the newest.
_MAX_CHILDREN = 20
_MAX_LEVELS = 3
_EARLIEST = datetime.min.replace(tzinfo=UTC)
DAMAGE = "its packing is damaged: what stands before the damage was read, the next run asks again"


# Gives the last visits of those addresses that were visited before.
Known = Callable[[Collection[str]], Mapping[str, Visit]]
# Gives what a feed names; FetchError when it is none.
ReadFeed = Callable[[Answer], Listing]


@dataclass
class Listed:
    """What a source names. `visits` are the answers of the source itself, to be kept once all that it names is."""

    source: WebSource
    entries: list[Entry] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    visits: list[Visit] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Night:
    """Who asks, how, and when, and who reads the feeds."""

    visitor: Visitor
    fetching: Fetching
    now: datetime
    read_feed: ReadFeed


def list_sources(sources: Sequence[WebSource], known: Known, night: Night) -> list[Listed]:
    """What each source names, in their order."""
    listed = [Listed(source) for source in sources]
    level: list[tuple[int, str]] = []
    for number, item in enumerate(listed):
        match item.source:
            case AddressList() as addresses:
                _read_list(addresses, item)
            case Feed(url=url) | Sitemap(url=url):
                level.append((number, url))
    for _ in range(_MAX_LEVELS):
        level = _read_level(level, listed, known, night)
    for number, url in level:
        listed[number].failures.append(Failure(url, "an index below too many others: name it itself in claimdiff.toml"))
    return listed


def _read_level(
    level: Sequence[tuple[int, str]], listed: Sequence[Listed], known: Known, night: Night
) -> list[tuple[int, str]]:
    """Ask for these documents, each of a source by its number, and note what they name; what is below comes back."""
    addresses: dict[int, str] = {}
    for rank, (number, url) in enumerate(level):
        try:
            addresses[rank] = normal_address(url)
        except FetchError as error:
            listed[number].failures.append(Failure(url, str(error)))
    before = known(addresses.values())
    questions = [
        question_about(url, _ACCEPT, listed[level[rank][0]].source, before.get(url), rank)
        for rank, url in addresses.items()
    ]
    documents = {
        question.about: _document(question.url, answer, listed[level[question.about][0]].source, night)
        for question, answer in in_lanes(questions, night.visitor, night.fetching.hosts_at_once)
    }
    below: list[tuple[int, str]] = []
    for rank, document in sorted(documents.items()):
        number = level[rank][0]
        _note(document, listed[number])
        below += [(number, child.url) for child in document.listing.children]
    return below


@dataclass(frozen=True, slots=True)
class _Document:
    """What one document of a source says: without what is too old, the newest child first."""

    listing: Listing
    failures: tuple[Failure, ...] = ()
    visit: Visit | None = None


def _document(url: str, answer: Answer | FetchError, source: WebSource, night: Night) -> _Document:
    if isinstance(answer, FetchError):
        return _Document(Listing(), (Failure(url, str(answer)),))
    if answer.status == NOT_MODIFIED:
        return _Document(Listing())
    try:
        found = _read(answer, source, night)
    except FetchError as error:
        return _Document(Listing(), (Failure(url, str(error)),))
    problems = found.problems if answer.whole else (*found.problems, DAMAGE)
    failures = tuple(Failure(url, problem) for problem in problems)
    # An index that did not change can have sitemaps that did; what is damaged is to come again.
    keep = answer.whole and not found.children
    return _Document(found, failures, visit_of(url, answer.headers, night.now) if keep else None)


def _read(answer: Answer, source: WebSource, night: Night) -> Listing:
    """What a document names, but for what is older than the source wants."""
    if not isinstance(source, Sitemap):
        return night.read_feed(answer)
    found = read_sitemap(answer, int(night.fetching.max_megabytes * MEGABYTE))
    earliest = night.now - timedelta(days=source.days)
    entries, children = (
        tuple(entry for entry in part if entry.moment is None or entry.moment >= earliest)
        for part in (found.entries, found.children)
    )
    newest = tuple(sorted(children, key=lambda child: child.moment or _EARLIEST, reverse=True)[:_MAX_CHILDREN])
    if len(newest) == len(children):
        return replace(found, entries=entries, children=newest)
    cut = f"names {len(children)} sitemaps, of which the first {_MAX_CHILDREN} were read: name those of news themselves"
    return Listing(entries, newest, (*found.problems, cut))


def _note(document: _Document, listed: Listed) -> None:
    listed.entries += document.listing.entries
    listed.failures += document.failures
    if document.visit:
        listed.visits.append(document.visit)


def _read_list(source: AddressList, listed: Listed) -> None:
    """The addresses of a list, in its order."""
    for url in source.urls:
        _add_address(url, Failure(url, ""), listed)
    if source.file is None:
        return
    try:
        lines = Path(source.file).read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "not text in UTF-8"
        listed.failures.append(Failure(source.file, f"cannot be read ({reason}): check the file"))
        return
    for number, line in enumerate(lines, start=1):
        if (url := line.partition(" #")[0].strip()) and not url.startswith("#"):
            _add_address(url, Failure(source.file, f"{url[:200]!r} is ", number), listed)


def _add_address(url: str, place: Failure, listed: Listed) -> None:
    """Add a page to a list; when that cannot be, the failure at `place`."""
    try:
        listed.entries.append(Entry(normal_address(url)))
    except FetchError as error:
        listed.failures.append(replace(place, reason=f"{place.reason}{error}"))
