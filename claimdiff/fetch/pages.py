"""The second round of a night: of the pages that the sources name, those that are new or changed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from claimdiff.errors import FetchError
from claimdiff.fetch.exchange import Answer
from claimdiff.fetch.lanes import in_lanes, question_about
from claimdiff.fetch.listings import Entry
from claimdiff.fetch.rounds import Listed, Night
from claimdiff.fetch.state import Visit
from claimdiff.fetch.visitor import NOT_MODIFIED
from claimdiff.sources import AddressList, WebSource

_ACCEPT = "text/html, application/xhtml+xml, */*;q=0.1"
_TYPES = ("text/", "application/xhtml+xml", "application/xml")
_EARLIEST = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Target:
    """A page to fetch: the number of its source, its place in the order of all pages, and its last visit."""

    number: int
    place: int
    source: WebSource
    entry: Entry
    before: Visit | None


@dataclass(frozen=True, slots=True)
class Plan:
    """The pages to fetch, and the numbers of the sources that name more than their limit lets through."""

    targets: tuple[Target, ...]
    cut: frozenset[int]


def plan_pages(listed: Sequence[Listed], known: Mapping[str, Visit]) -> Plan:
    """Which pages to fetch, a page once, of each source the newest; `known` are the visits of the pages it names."""
    targets: list[Target] = []
    cut: set[int] = set()
    taken: set[str] = set()
    for number, item in enumerate(listed):
        due = {
            entry.url: entry
            for entry in item.entries
            if entry.url not in taken and _is_due(entry, item.source, known.get(entry.url))
        }
        newest = sorted(due.values(), key=lambda entry: entry.moment or _EARLIEST, reverse=True)
        if len(newest) > item.source.limit:
            cut.add(number)
        for entry in newest[: item.source.limit]:
            taken.add(entry.url)
            targets.append(Target(number, len(targets), item.source, entry, known.get(entry.url)))
    return Plan(tuple(targets), frozenset(cut))


def _is_due(entry: Entry, source: WebSource, visit: Visit | None) -> bool:
    """Whether there is a reason to fetch a page: it is new, or its feed says that it changed.

    Nobody says so of a page in a list: it is asked whether it changed, if it can tell.
    """
    if visit is None or entry.stamp != visit.stamp:
        return True
    return isinstance(source, AddressList) and bool(visit.etag or visit.modified)


def fetch_pages(plan: Plan, night: Night) -> Iterator[tuple[Target, Answer | FetchError]]:
    """Each page of the plan, or why there is none, in the order in which they come."""
    questions = [
        question_about(target.entry.url, _ACCEPT, target.source, target.before, target) for target in plan.targets
    ]
    for question, answer in in_lanes(questions, night.visitor, night.fetching.hosts_at_once):
        yield question.about, answer if isinstance(answer, FetchError) else _page(answer)


def _page(answer: Answer) -> Answer | FetchError:
    media_type = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    if answer.status == NOT_MODIFIED or not media_type or media_type.startswith(_TYPES):
        return answer
    return FetchError(f"no web page but {media_type}: left out")
