"""What a robots.txt allows, as RFC 9309 reads it.

Protego, the parser of Scrapy, is used: it knows the wildcards and the longest-match rule of the RFC, and Crawl-delay.
The standard library's parser took the first rule that fits until Python 3.14, and knows no wildcards.
"""

from dataclasses import dataclass

from protego import Protego

from claimdiff.fetch.exchange import OK, Answer

AGENT = "claimdiff"  # the name by which a robots.txt can address us
# Bytes of a robots.txt that are read: as many as RFC 9309 asks of a reader.
_MOST_BYTES = 512_000
# Seconds between two requests above which a Crawl-delay is not honoured in full: a night has to end.
_LONGEST_DELAY = 60.0


@dataclass(frozen=True, slots=True)
class Rules:
    """What a host allows; without a file, everything."""

    parsed: Protego | None = None

    def allow(self, url: str) -> bool:
        """Whether an address may be fetched."""
        return self.parsed is None or bool(self.parsed.can_fetch(url, AGENT))

    @property
    def delay(self) -> float:
        """Seconds to let pass between two requests."""
        asked = self.parsed.crawl_delay(AGENT) if self.parsed else None
        return min(max(asked or 0.0, 0.0), _LONGEST_DELAY)


def read_rules(answer: Answer) -> Rules:
    """The rules in the answer to a question for robots.txt; one that is not there forbids nothing."""
    if answer.status != OK:
        return Rules()
    return Rules(Protego.parse(answer.body[:_MOST_BYTES].decode("utf-8-sig", "replace")))
