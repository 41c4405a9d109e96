"""Reads boxes and notes back from a report that people have had in their hands.

A box counts by the comment that stands behind it on its line, and by nothing else: pages come back with blocks moved,
halves deleted, other bullets and line ends. Text of articles cannot hold such a comment (see safe.py).
"""

import functools
import re
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass, replace

from claimdiff.datamodel import Failure
from claimdiff.report.safe import cut, unescape
from claimdiff.report.words import LANGUAGES, Words
from claimdiff.text import content_id, squeeze
from claimdiff.verdicts import NOTE, STANDS, VERDICTS, Mark

# Characters of a note: more is a page pasted by mistake.
NOTE_LENGTH = 2000

# Editors turn two hyphens into a dash and break lines where they please. A lost end of the comment does no harm.
_COMMENT = re.compile(
    r"<!\s*[-–—]{1,3}\s*claimdiff\s+"
    r"(?:report\s+(?P<date>\d{4}-\d\d-\d\d)"
    rf"|(?P<id>[0-9a-f]{{16}})\s+(?P<what>{'|'.join((*VERDICTS, STANDS, NOTE))})\b"
    r"(?:\s+(?P<given>given|[0-9a-f]{8})\b)?)"
    r"\s*(?P<end>[-–—]{1,3}\s*>)?",
    re.IGNORECASE,
)
_BULLET = r"(?:(?:[-*+•·‣▪–—]|\d{1,3}[.)])[ \t]*)?"
_BOX = re.compile(rf"[ \t>]*{_BULLET}(?:\\?\[(?P<inside>[^\[\]\\\n]*)\\?\]|(?P<sign>[☐☑☒✅]))")
_ANOTHER_BOX = re.compile(r"(?<!\\)\[[^\[\]\n]{0,2}\]")
_TICKS = frozenset("xX×хХ✓✔✗✘✅☑☒")
_EMPTY = frozenset({"", "☐"})
# Where a note ends at the latest: the lines that claimdiff writes itself, and its comments and anchors.
_OWN_LINE = re.compile(r"\n(?=[ \t>]*(?:#|-{3}|\*\S|[-+*] *[“«*]))|<!|<a |(?:^|\s)[-+*] +\\?\[[^\[\]\n]{0,2}\]|[☐☑☒✅]")
_EMPTY_LINE = re.compile(r"\n[ \t>]*\n")
# Where a comment begins, or began before an editor escaped it: then it is no comment any more, text may read so too.
_COMMENT_START = re.compile("<!|&lt;!")
_UNSEEN = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u200b": None, "\ufeff": None, "\r": "\n", "\u2028": "\n"})


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says, and the lines where it is not clear what it says."""

    marks: tuple[Mark, ...]
    failures: tuple[Failure, ...]


@dataclass(frozen=True, slots=True)
class _Box:
    """A box: the offset of its line, whether it is ticked (None when neither ticked nor empty), the words behind it."""

    start: int
    ticked: bool | None
    label: str


def note_mark(shown: str) -> str:
    """What the comment of a note says of it: by this it is seen whether somebody changed it."""
    return content_id(squeeze(shown))[:8]


def read_page(text: str, source: str) -> Page:
    """The marks of a report's Markdown, in their order; never fails. `source` is the name of the file."""
    text = text.replace("\r\n", "\n").translate(_UNSEEN)
    breaks = [found.start() for found in re.finditer("\n", text)]
    said: list[Mark | Failure] = []
    used: set[int] = set()
    report, end = "", 0
    for found in _COMMENT.finditer(text):
        before, end = text[end : found.start()], found.end()
        blank = Mark(
            report, (found["id"] or "").lower(), "", False, False, "", source, bisect(breaks, found.start()) + 1
        )
        if found["date"]:
            report = found["date"]
        elif found["what"].lower() == NOTE:
            said.extend(_note(found, before, text, blank))
        elif (box := _box(before, found.start())) is not None:
            used.add(bisect(breaks, box.start))
            said.append(_ticked(found, box, blank))
    marks = tuple(item for item in said if isinstance(item, Mark))
    failures = tuple(item for item in said if isinstance(item, Failure))
    return Page(marks, (*failures, *_orphans(text, used, source)))


def _box(before: str, end: int) -> _Box | None:
    """The box at the beginning of the line that ends `before` a comment at `end`.

    The line above has it when an editor broke the line; then its words must be those of a box.
    """
    *above, own = before.rsplit("\n", 2)[-2:]
    if found := _BOX.match(own):
        return _read_box(found, own, end - len(own))
    if above and (found := _BOX.match(above[0])):
        box = _read_box(found, f"{above[0]} {own}", end - len(own) - 1 - len(above[0]))
        return box if _verdict(box.label) else None
    return None


def _read_box(found: re.Match[str], line: str, start: int) -> _Box:
    inside = (found["sign"] or found["inside"]).strip()
    ticked = True if inside in _TICKS else False if inside in _EMPTY else None
    rest = line[found.end() :]
    return _Box(start, None if _ANOTHER_BOX.search(rest) else ticked, squeeze(rest))


def _ticked(found: re.Match[str], box: _Box, blank: Mark) -> Mark | Failure:
    """What a box with a comment behind it says, or why that is not clear."""
    what = found["what"].lower()
    if box.ticked is None:
        unclear = f"the box of {blank.finding} is neither ticked nor empty; write [x] or [ ]"
        return Failure(blank.source, unclear, blank.line)
    if box.ticked and (_verdict(box.label) or what) != what:
        unclear = f"a ticked box of {blank.finding} is called {box.label!r}, but its comment says {what}; not taken"
        return Failure(blank.source, unclear, blank.line)
    return replace(blank, what=what, ticked=box.ticked, given=(found["given"] or "").lower() == "given")


def _note(found: re.Match[str], before: str, text: str, blank: Mark) -> Iterator[Mark]:
    """The note around its comment, if there is one or was one.

    It stands between its label and the comment, or behind the comment as far as the next line of claimdiff.
    """
    paragraph = _EMPTY_LINE.split(before)[-1]
    labels = [*_note_label().finditer(paragraph)]
    behind = ""
    if found["end"]:
        stop = _OWN_LINE.search(text, found.end())
        behind = _note_label().split(text[found.end() : stop.start() if stop else None])[0]
    shown = squeeze(_unquoted(f"{paragraph[labels[-1].end() :] if labels else ''}\n{behind}"))
    written = (found["given"] or "").lower()
    deleted = bool(written) and (bool(labels) or not paragraph.strip())
    if shown or deleted:
        note = cut(unescape(shown), NOTE_LENGTH)
        yield replace(blank, what=NOTE, given=note_mark(shown) == written, text=note)


def _unquoted(text: str) -> str:
    """The text without the ">" that mail programs put before its lines."""
    return re.sub(r"^[^\S\n]*(?:>[^\S\n]*)+", "", text, flags=re.MULTILINE)


def _orphans(text: str, used: set[int], source: str) -> Iterator[Failure]:
    """The ticked boxes of claimdiff that have lost their comment."""
    lost = "a ticked box without the comment that says which finding it is of; tick it in the newest report"
    for number, line in enumerate(text.split("\n")):
        if number not in used and (found := _BOX.match(line)):
            box = _read_box(found, _COMMENT_START.split(line)[0], 0)
            if box.ticked and _verdict(box.label):
                yield Failure(source, lost, number + 1)


@functools.cache
def _note_label() -> re.Pattern[str]:
    """What stands before a note, in any language of reports, however it is set."""
    words = "|".join(sorted({re.escape(Words(lang).say("note").rstrip(":")) for lang in LANGUAGES}))
    return re.compile(rf"(?:^|\n)[ \t>*_+-]*(?:{words})[*_]*\s*:[*_]*", re.IGNORECASE)


def _verdict(label: str) -> str:
    """What a box is for by the words behind it, in any language of reports; "" when those are not claimdiff's."""
    words = squeeze(label.partition(":")[0]).lower()
    return _labels().get(words, "")


@functools.cache
def _labels() -> dict[str, str]:
    boxes = [(lang, what) for lang in LANGUAGES for what in (*VERDICTS, STANDS)]
    return {Words(lang).name("verdicts", what).lower(): what for lang, what in boxes}
