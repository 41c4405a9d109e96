from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from claimdiff.fetch.listings import Entry
from claimdiff.fetch.pages import plan_pages
from claimdiff.fetch.rounds import Listed
from claimdiff.fetch.state import Visit
from claimdiff.sources import AddressList, Feed

NOW = datetime(2026, 1, 31, tzinfo=UTC)


def entry(name, stamp="s", days=None):
    return Entry(f"https://faro.example/{name}", stamp, moment=None if days is None else NOW - timedelta(days=days))


def feed(*entries, limit=100):
    return Listed(Feed(url="https://faro.example/rss", outlet="El Faro", limit=limit), list(entries))


def visit(name, stamp="s", etag=None):
    return Visit(f"https://faro.example/{name}", etag, None, stamp, "a", "c", NOW.isoformat())


def planned(*listed, known=()):
    plan = plan_pages(listed, {item.url: item for item in known})
    return [(target.number, target.entry.url.rpartition("/")[2]) for target in plan.targets], plan.cut


def test_new_and_changed_pages_are_due_the_newest_first_and_the_undated_last():
    listed = feed(entry("old", days=9), entry("undated"), entry("known", days=1), entry("new", days=0), entry("edited"))
    known = [visit("known"), visit("edited", "before")]
    assert planned(listed, known=known) == ([(0, "new"), (0, "old"), (0, "undated"), (0, "edited")], frozenset())


def test_a_page_of_two_sources_is_fetched_for_the_first():
    assert planned(feed(entry("a")), feed(entry("b"), entry("a"))) == ([(0, "a"), (1, "b")], frozenset())


def test_a_page_of_a_list_is_asked_again_if_it_can_tell():
    listed = Listed(AddressList(), [entry("tells", ""), entry("silent", ""), entry("damaged", "")])
    known = [visit("tells", "", '"1"'), visit("silent", ""), visit("damaged", "damaged")]
    assert planned(listed, known=known)[0] == [(0, "tells"), (0, "damaged")]


names = st.sampled_from("abcdef")


@given(st.lists(st.lists(names, max_size=6), max_size=4), st.integers(1, 3), st.sets(names))
def test_no_page_is_fetched_twice_and_none_is_forgotten(sources, limit, visited):
    listed = [feed(*map(entry, entries), limit=limit) for entries in sources]
    targets, cut = planned(*listed, known=[visit(name) for name in visited])
    urls = [name for _, name in targets]
    assert len(set(urls)) == len(urls)
    assert all(sum(number == one for number, _ in targets) <= limit for one in range(len(listed)))
    due = {(number, name) for number, entries in enumerate(sources) for name in set(entries) - visited}
    assert {number for number, name in due if name not in urls} <= cut
