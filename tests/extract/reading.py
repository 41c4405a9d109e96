"""A short way to say what is read in a text."""

from claimdiff.datamodel import Article
from claimdiff.extract import extract


def read(text: str, lang: str = "es") -> list[tuple[int, str | None, str]]:
    """Stance, source and proposition of every statement."""
    return [(int(s.stance), s.source, s.proposition) for s in extract(Article("a", text, lang=lang))]


def spans(text: str, lang: str = "es") -> list[str]:
    """The wording of every statement."""
    return [s.text for s in extract(Article("a", text, lang=lang))]
