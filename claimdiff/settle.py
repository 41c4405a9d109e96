"""Brings the articles of a state file up to date with all texts that came in, edits and copies included."""

from collections.abc import Iterable

from claimdiff.datamodel import Article
from claimdiff.ingest import Version, current, own_id, version_hash, wording
from claimdiff.store import Store
from claimdiff.weave import Models, withdraw

# Ids that are settled in one transaction.
BATCH = 500


def take_in(store: Store, articles: Iterable[Article]) -> int:
    """Keep articles as they came in; how many were not known."""
    return store.add_editions((article, version_hash(article), wording(article)) for article in articles)


def settle(store: Store, date: str, models: Models) -> None:
    """Let the articles be those that the texts which came in are now; an article that is another now is read anew.

    `date` is that of the report.
    """
    while keys := store.unsettled(BATCH):
        editions = store.editions_around(keys)
        wanted = current(Version(edition.number, edition.article) for edition in editions)
        came = {edition.article.id for edition in editions}
        known = store.articles_of(came | {own_id(edition.article, edition.article) for edition in editions})
        gone = [key for key, article in known.items() if wanted.get(key) != article]
        new = [article for key, article in wanted.items() if known.get(key) != article]
        with store.change():
            if gone:
                withdraw(store, gone, date, models)
            store.replace_articles(gone, new, came)
