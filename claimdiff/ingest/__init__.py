"""Reading articles from what a user has: files of several kinds, folders, standard input."""

from claimdiff.ingest.files import read_sources
from claimdiff.ingest.pages import read_page
from claimdiff.ingest.versions import Version, current, own_id, version_hash, wording

__all__ = ["Version", "current", "own_id", "read_page", "read_sources", "version_hash", "wording"]
