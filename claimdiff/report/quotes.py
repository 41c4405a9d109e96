"""A statement as it stands in its article: verbatim, bold inside its sentence, on one line."""

from claimdiff.datamodel import Statement
from claimdiff.report.safe import CUT, Safe, escape_within, plain

# Characters of a quote, about four lines of a page. The statement has the first claim on them.
QUOTE_LENGTH = 420
LEAST_CONTEXT = 60


def quote(text: str, statement: Statement) -> Safe:
    """The sentence of a statement out of `text`, its article; the statement is bold when the sentence says more."""
    before = text[statement.context.start : statement.start]
    said = text[statement.start : statement.end]
    after = text[statement.end : statement.context.end]
    if not _says_something(before) and not _says_something(after):
        return escape_within(_shortened(before + said + after, QUOTE_LENGTH))
    room = max(LEAST_CONTEXT, (QUOTE_LENGTH - len(said)) // 2)
    # White space at the seams belongs outside the bold: "** so **" is no bold in markdown.
    lead, trail = said[: len(said) - len(said.lstrip())], said[len(said.rstrip()) :]
    left, right = _end_of(before + lead, room), _start_of(trail + after, room)
    return Safe(f"{left}**{escape_within(_shortened(said, QUOTE_LENGTH))}**{right}")


def _says_something(text: str) -> bool:
    return any(char.isalnum() for char in text)


def _shortened(text: str, length: int) -> str:
    """The beginning and the end of a text that is longer than `length`."""
    text = plain(text)
    if len(text) <= length:
        return text
    return f"{text[: length // 2].rsplit(' ', 1)[0]} {CUT} {text[-length // 2 :].split(' ', 1)[-1]}"


def _end_of(text: str, length: int) -> str:
    """The last words of a text, and the space after them if there is one."""
    shown = plain(text)
    if len(shown) > length:
        shown = f"{CUT} {shown[-length:].split(' ', 1)[-1]}"
    return escape_within(shown) + " " * (bool(shown) and text[-1:].isspace())


def _start_of(text: str, length: int) -> str:
    """The first words of a text, and the space before them if there is one."""
    shown = plain(text)
    if len(shown) > length:
        shown = f"{shown[:length].rsplit(' ', 1)[0]} {CUT}"
    return " " * (bool(shown) and text[:1].isspace()) + escape_within(shown)
