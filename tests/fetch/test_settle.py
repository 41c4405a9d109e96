from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from claimdiff.datamodel import Article
from claimdiff.fetch.settle import Read, page_id, settle
from claimdiff.fetch.state import visit_of

NOW = datetime(2026, 1, 31, tzinfo=UTC)
SITE = "https://faro.example"


def read(path, text, *, canonical=None, final=None, before=None, outlet="El Faro"):
    url = f"{SITE}{path}"
    article = Article("unsettled", text, outlet, url=f"{SITE}{canonical}" if canonical else None)
    return Read(0, f"{SITE}{final or path}", article, visit_of(url, {}, NOW, "s"), before)


def known(settled):
    """What the state would say of a night: contents and owners."""
    contents = {visit.content: visit.article for visit in settled.visits}
    owners = {}
    for visit in settled.visits:
        owners[visit.article] = owners.get(visit.article, frozenset()) | {visit.url}
    return contents, owners


def again(settled, path, text, **more):
    """The same page on another night."""
    (before,) = [visit for visit in settled.visits if visit.url == f"{SITE}{path}"]
    return read(path, text, before=before, **more)


def test_a_new_page_is_an_article_by_its_address():
    one, other = read("/a", "uno"), read("/b", "dos", canonical="/b?id=1")
    settled = settle([one, other], {}, {})
    ids = page_id(f"{SITE}/a"), page_id(f"{SITE}/b?id=1")
    assert [(article.id, article.url) for article in settled.articles] == [
        (ids[0], f"{SITE}/a"),
        (ids[1], f"{SITE}/b?id=1"),
    ]
    assert settled.visits == tuple(
        replace(page.visit, article=name, content=page.content) for page, name in zip((one, other), ids, strict=True)
    )
    assert settled.edited == 0


def test_an_edit_keeps_the_id_even_when_the_canonical_link_moves():
    first = settle([read("/a", "uno")], {}, {})
    edited = settle([again(first, "/a", "uno y medio", canonical="/otra")], *known(first))
    assert ([article.id for article in edited.articles], edited.edited) == ([first.articles[0].id], 1)


def test_the_page_that_a_canonical_link_leads_to_counts_more_than_the_one_with_the_link():
    amp, page = read("/amp", "uno", canonical="/a"), read("/a", "uno y medio")
    name = page_id(f"{SITE}/a")
    together = settle([amp, page], {}, {})
    assert [(article.id, article.text) for article in together.articles] == [(name, "uno y medio")]
    first = settle([amp], {}, {})
    then = settle([page], *known(first))
    assert [(article.id, article.text) for article in then.articles] == [(name, "uno y medio")]
    assert (then.edited, settle([amp], *known(settle([page], {}, {}))).articles) == (1, ())


def test_white_space_is_no_edit():
    first = settle([read("/a", "uno dos")], {}, {})
    assert settle([again(first, "/a", "uno\n dos")], *known(first)).articles == ()


def test_redirects_to_one_page_are_one_article():
    settled = settle([read("/r?1", "uno", final="/a"), read("/r?2", "uno, otra hora", final="/a")], {}, {})
    assert len(settled.articles) == 1
    assert len({visit.article for visit in settled.visits}) == 1


def test_one_text_on_two_sites_of_outlets_that_are_not_known_is_two_articles():
    pages = [read(f"/{n}", "uno", outlet="unknown") for n in range(2)]
    elsewhere = replace(read("/a", "uno", outlet="unknown"), final="https://hora.example/a")
    assert [article.url for article in settle([*pages, elsewhere], {}, {}).articles] == [
        f"{SITE}/0",
        "https://hora.example/a",
    ]


texts = st.sampled_from(["uno", "dos", "tres"])
pages = st.tuples(st.sampled_from(["/a", "/b", "/c"]), texts, st.sampled_from([None, "/a", "/seccion"]))


@given(st.lists(pages, max_size=8, unique_by=lambda page: page[0]))
def test_every_page_has_an_article_and_no_text_is_handed_on_twice(given_pages):
    reads = [read(path, text, canonical=canonical) for path, text, canonical in given_pages]
    settled = settle(reads, {}, {})
    ids = [article.id for article in settled.articles]
    assert len(set(ids)) == len(ids)
    assert {visit.article for visit in settled.visits} == set(ids)
    assert len({article.text for article in settled.articles}) == len(ids)
    assert {page.article.text for page in reads if page.address == page.final} <= {a.text for a in settled.articles}


@given(st.lists(pages, max_size=8, unique_by=lambda page: page[0]))
def test_the_same_pages_on_another_night_are_nothing_new(given_pages):
    first = settle([read(path, text, canonical=link) for path, text, link in given_pages], {}, {})
    same = [again(first, path, text, canonical=link) for path, text, link in given_pages]
    second = settle(same, *known(first))
    assert (second.articles, second.edited) == ((), 0)
    assert {visit.url: visit.article for visit in second.visits} == {v.url: v.article for v in first.visits}
