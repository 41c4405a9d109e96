"""Reading articles from what a user has: files of several kinds, folders, standard input."""

from claimdiff.ingest.files import read_sources
from claimdiff.ingest.pages import read_page
from claimdiff.ingest.records import unique_ids

__all__ = ["read_page", "read_sources", "unique_ids"]
