"""Paragraphs of a text as it came in: one a line, set apart by blank lines, or hard-wrapped to a width."""

import re
from collections.abc import Iterator
from itertools import pairwise

from claimdiff.datamodel import Span

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\r?\n|\u2029")
# Lines as plain-text mail, terminals and scrapers wrap them; a longest line outside is no wrapping.
_MIN_WIDTH, _MAX_WIDTH = 50, 110
# Share of line ends at which the next word would not have fitted: nearly all in wrapped text, few in lists.
_MIN_SOFT_SHARE = 0.4
_MIN_SOFT = 3


def paragraphs(text: str) -> list[Span]:
    """The paragraphs in order, without the white space around them."""
    lines = list(_lines(text))
    if not lines:
        return []
    width = max(map(len, lines))
    soft = [_is_soft(text, above, below, width) for above, below in pairwise(lines)]
    if not _is_wrapped(width, soft):
        return lines
    joined = [lines[0]]
    for line, is_soft in zip(lines[1:], soft, strict=True):
        if is_soft or _goes_on(text, joined[-1], line):
            joined[-1] = Span(joined[-1].start, line.end)
        else:
            joined.append(line)
    return joined


def _lines(text: str) -> Iterator[Span]:
    for match in _LINE.finditer(text):
        line = match[0].strip()
        if line:
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            yield Span(start, start + len(line))


def _is_wrapped(width: int, soft: list[bool]) -> bool:
    return _MIN_WIDTH <= width <= _MAX_WIDTH and sum(soft) >= max(_MIN_SOFT, _MIN_SOFT_SHARE * len(soft))


def _goes_on(text: str, above: Span, below: Span) -> bool:
    """Whether a line shorter than the others (a first one, without its indent) ends inside a sentence."""
    if _BLANK_LINE.search(text, above.end, below.start):
        return False
    return text[below.start].islower() and text[above.end - 1] not in ".!?…:;"


def _is_soft(text: str, above: Span, below: Span, width: int) -> bool:
    """Whether the line broke because the next word did not fit."""
    if _BLANK_LINE.search(text, above.end, below.start):
        return False
    first_word = text[below.start : below.end].split(maxsplit=1)[0]
    return len(above) + 1 + len(first_word) > width
