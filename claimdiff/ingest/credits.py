"""Who and when, as the text itself shows it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Credits:
    """What a text shows about where it comes from."""

    outlet: str | None = None
    agency: str | None = None
    published: str | None = None


def read_credits(text: str, given: str | None) -> Credits:
    """The credits of a text."""
    return Credits()
