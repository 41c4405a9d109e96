"""Sources: files, folders and standard input, each read as what it is."""

import io
import os
import stat
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, cast

from claimdiff.datamodel import Article, Failure
from claimdiff.errors import IngestError
from claimdiff.ingest.decode import binary_reason
from claimdiff.ingest.formats import choose_reader
from claimdiff.ingest.records import read_record
from claimdiff.ingest.stream import open_stream

STDIN = "-"
_STDIN_NAME = "stdin"


def read_sources(paths: Sequence[Path | str], *, stdin: BinaryIO | None = None) -> Iterator[Article | Failure]:
    """The articles of files, folders (walked in name order) and, for "-", of standard input, as they are read.

    What cannot be read comes as a Failure that names file and line; everything else goes on. A file is read once,
    however often it is named. `stdin` stands in for the process's own.
    """
    seen: set[Path] = set()
    for path in paths:
        if str(path) == STDIN:
            stream = stdin or sys.stdin.buffer
            yield from _read_stream(cast(io.BufferedIOBase, stream), _STDIN_NAME, "")
            continue
        if str(path).startswith(("http://", "https://")):
            yield Failure(
                str(path),
                "addresses are fetched from claimdiff.toml only: name it in a [[list]] there, or save the page",
            )
            continue
        for found in find_files(Path(path), seen):
            yield from [found] if isinstance(found, Failure) else _read_file(found)


def find_files(path: Path, seen: set[Path]) -> Iterator[Path | Failure]:
    """The file itself, or the files below a folder in name order, hidden ones left out.

    `seen` holds what was found before, and grows. A link back to a folder that it stands in is named, not followed.
    """
    try:
        real = path.resolve(strict=True)
        mode = real.stat().st_mode
        if stat.S_ISDIR(mode):
            yield from _walk(path, (), seen)
        elif real not in seen:
            seen.add(real)
            yield path
    except (OSError, RuntimeError) as error:  # RuntimeError: a link to itself, before Python 3.13
        yield Failure(_name(path), _reason(error))


def _walk(folder: Path, above: tuple[Path, ...], seen: set[Path]) -> Iterator[Path | Failure]:
    real = folder.resolve()
    if real in above:
        yield Failure(_name(folder), f"a link back to {_name(real)}, where it stands in: not followed; remove the link")
        return
    if real in seen:
        return
    seen.add(real)
    try:
        children = sorted(child for child in folder.iterdir() if not child.name.startswith("."))
    except OSError as error:
        yield Failure(_name(folder), _reason(error))
        return
    for child in children:
        if child.is_dir():
            yield from _walk(child, (*above, real), seen)
        elif child.exists() and not child.is_file():
            yield Failure(_name(child), "neither a file nor a folder (a pipe, socket or device): left out")
        else:
            yield from find_files(child, seen)


def _read_file(path: Path) -> Iterator[Article | Failure]:
    try:
        with path.open("rb") as stream:
            yield from _read_stream(stream, _name(path), _extension(path))
    except OSError as error:
        yield Failure(_name(path), _reason(error))


def _extension(path: Path) -> str:
    return Path(path.stem).suffix if path.suffix.lower() == ".gz" else path.suffix


def _read_stream(raw: io.BufferedIOBase, name: str, extension: str) -> Iterator[Article | Failure]:
    try:
        stream = open_stream(raw)
        if not stream.head.strip():
            stream.check()
            raise IngestError("empty: nothing to read")
        if reason := binary_reason(stream.head):
            raise IngestError(reason)
        for found in choose_reader(extension, stream.head)(stream, name):
            yield from [found] if isinstance(found, Failure) else read_record(found)
    except IngestError as error:
        yield Failure(name, str(error))


def _name(path: Path) -> str:
    """The path as text that can be printed, whatever bytes its name has."""
    return os.fsencode(path).decode("utf-8", "replace")


def _reason(error: Exception) -> str:
    match error:
        case FileNotFoundError():
            return "no such file or folder: check the name"
        case PermissionError():
            return "not allowed to read it: change its permissions"
        case RuntimeError():
            return "a link that leads back to itself: remove it"
    return f"cannot be read ({getattr(error, 'strerror', None) or error})"
