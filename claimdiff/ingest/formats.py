"""One reader for each format: from a stream to records, which are fields with the place they came from."""

import codecs
import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from claimdiff.datamodel import Failure
from claimdiff.errors import IngestError
from claimdiff.ingest.decode import decode, wide_encoding
from claimdiff.ingest.stream import MAX_LINE, BoundedReader, Line, lines, read_all

MAX_FAILURES = 50  # bad lines of one input that are told one by one; the rest is counted in one more
TEXT_FIELDS = ("text", "body", "content", "articlebody", "texto", "cuerpo")
_DELIMITERS = ",;\t|"
_FRONT_MATTER = re.compile(
    r"\A\ufeff?\s*---[ \t]*\r?\n(.*?)^---[ \t]*(?:\r?\n|\Z)(?:[ \t]*\r?\n)*", re.DOTALL | re.MULTILINE
)
_FRONT_LINE = re.compile(r"[\w-]+\s*:|\s+\S|-\s|#")
_FRONT_FIELD = re.compile(r"""^([\w-]+)\s*:\s*(["']?)(.*?)\2\s*$""")
_HTML_START = re.compile(
    rb"\A\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Record:
    """The fields of one article as they came in, with lower-case names. `html` says that the text is a web page."""

    fields: Mapping[str, object]
    source: str
    line: int | None = None
    html: bool = False


Reader = Callable[[BoundedReader, str], Iterator[Record | Failure]]


def read_jsonl(stream: BoundedReader, source: str) -> Iterator[Record | Failure]:
    """One object a line; blank lines are passed over."""
    bad = 0
    for line in lines(_as_utf8(stream)):
        for found in _json_line(line, source):
            bad += isinstance(found, Failure)
            if isinstance(found, Record) or bad <= MAX_FAILURES:
                yield found
    if bad > MAX_FAILURES:
        yield Failure(source, f"{bad - MAX_FAILURES} more lines that cannot be read: is this JSON lines?")


def _json_line(line: Line, source: str) -> Iterator[Record | Failure]:
    if line.data is None:
        reason = f"longer than {MAX_LINE // 1_000_000} MB: split it or leave it out"
        yield Failure(source, reason, line.number)
        return
    data = line.data.removeprefix(codecs.BOM_UTF8) if line.number == 1 else line.data
    if not data.strip():
        return
    try:
        value = parse_json(decode(data))
    except IngestError as error:
        yield Failure(source, str(error), line.number)
        return
    yield from _records(value, source, line.number)


def read_json(stream: BoundedReader, source: str) -> Iterator[Record | Failure]:
    """One object, a list of them, an object with a list under "articles", or JSON lines under a wrong name."""
    data = read_all(stream)
    try:
        value = parse_json(decode(data))
    except IngestError:
        if not _is_json(data.partition(b"\n")[0]):
            raise
        yield from read_jsonl(BoundedReader(io.BytesIO(data)), source)
        return
    yield from _records(value, source, None)


def _is_json(data: bytes) -> bool:
    try:
        parse_json(decode(data))
    except IngestError:
        return False
    return True


def _records(value: object, source: str, line: int | None) -> Iterator[Record | Failure]:
    """The articles of a JSON value: itself, those of a list, or those of the list under "articles"."""
    if isinstance(value, dict):
        value = next((item for key, item in value.items() if key.lower() == "articles"), value)
    if not isinstance(value, list):
        yield _record(value, source, line)
        return
    for number, item in enumerate(value, 1):
        found = _record(item, source, line)
        yield (
            replace(found, reason=f"article {number} of the list is {found.reason}")
            if isinstance(found, Failure)
            else found
        )


def parse_json(text: str) -> object:
    """The value. IngestError where it is cut off, damaged, nested too deep, or has a number too long to be one."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        where = f"column {error.colno}" if error.lineno == 1 else f"line {error.lineno}, column {error.colno}"
        raise IngestError(
            f"not complete JSON ({error.msg.removesuffix(' at')} at {where}): mend it or leave it out"
        ) from error
    except (RecursionError, ValueError) as error:
        raise IngestError("JSON nested too deep or with a number too long: mend it or leave it out") from error


def _record(value: object, source: str, line: int | None) -> Record | Failure:
    if not isinstance(value, dict):
        return Failure(source, f'not a JSON object but {_shown(value)}: give {{"text": …}}', line)
    return Record({key.strip().lower(): item for key, item in value.items()}, source, line)


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 40 else f"{text[:40]}…"


def read_csv(stream: BoundedReader, source: str) -> Iterator[Record | Failure]:
    """A header row, then one article a row. IngestError when no column holds the text."""
    text = decode(read_all(stream)).removeprefix("\ufeff")
    # The limit is global in the csv module; its default of 131,072 characters is less than a long article.
    csv.field_size_limit(MAX_LINE)
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    try:
        columns = [name.strip().lower() for name in rows.fieldnames or ()]
        if not set(columns) & set(TEXT_FIELDS):
            seen = ", ".join(columns) or "none"
            raise IngestError(f'no text column (columns seen: {_cut(seen)}): name one of them "text"')
        rows.fieldnames = columns
        line = rows.line_num + 1
        for row in rows:
            if any(row.values()):
                yield Record({key: value for key, value in row.items() if key}, source, line)
            line = rows.line_num + 1
    except csv.Error as error:
        raise IngestError(f"damaged CSV ({error}) near line {rows.line_num}: check the quotes") from error


def _cut(text: str) -> str:
    return text if len(text) <= 200 else f"{text[:200]}…"


def _delimiter(text: str) -> str:
    """The one of the usual delimiters that the header row has most of."""
    header = text.split("\n", 1)[0]
    return max(_DELIMITERS, key=header.count)


def read_text(stream: BoundedReader, source: str) -> Iterator[Record | Failure]:
    """One article, with optional front matter between two `---` lines."""
    text = decode(read_all(stream)).removeprefix("\ufeff")
    head = _FRONT_MATTER.match(text)
    lines_above = [line for line in head[1].splitlines() if line.strip()] if head else []
    # What stands between two rules is front matter only if it is all fields, lists under them, or comments.
    if head is None or not all(map(_FRONT_LINE.match, lines_above)):
        yield Record({"text": text}, source)
        return
    matches = map(_FRONT_FIELD.match, lines_above)
    fields: dict[str, object] = {match[1].lower(): match[3] for match in matches if match}
    yield Record(fields | {"text": text[head.end() :]}, source)


def read_html(stream: BoundedReader, source: str) -> Iterator[Record | Failure]:
    """One web page."""
    yield Record({"text": decode(read_all(stream))}, source, html=True)


def _as_utf8(stream: BoundedReader) -> io.RawIOBase:
    """The stream itself, or when it is UTF-16 or UTF-32 (rare, so read whole) the same text in UTF-8."""
    if wide_encoding(stream.head) in (None, "utf-8-sig"):
        return stream
    text = decode(read_all(stream))
    return BoundedReader(io.BytesIO(text.encode("utf-8", "surrogatepass")))


_BY_EXTENSION: Mapping[str, Reader] = {
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
    ".json": read_json,
    ".csv": read_csv,
    ".tsv": read_csv,
    ".txt": read_text,
    ".md": read_text,
    ".markdown": read_text,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
}


def choose_reader(extension: str, head: bytes) -> Reader:
    """The reader for a name's extension ("" when there is none) and the first bytes of the content."""
    named = _BY_EXTENSION.get(extension.lower())
    encoding = wide_encoding(head)
    shown = head.decode(encoding, "replace").encode() if encoding else head
    if named in (None, read_text) and _HTML_START.match(shown):
        return read_html
    if named is read_jsonl and shown.lstrip().partition(b"\n")[0].strip() in (b"{", b"["):
        return read_json
    if named is None and shown.lstrip()[:1] in (b"{", b"["):
        return read_jsonl if _is_json_lines(shown) else read_json
    return named or read_text


def _is_json_lines(head: bytes) -> bool:
    """Whether the first line is a JSON value of its own, or so long that its end is not seen."""
    first, newline, _ = head.lstrip().partition(b"\n")
    return not newline or _is_json(first)
