"""The file claimdiff.toml: where articles come from, and which options a run has.

Every mistake is told with file and line, and an unknown name with the nearest known one.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import MISSING, dataclass, fields, replace
from pathlib import Path
from typing import Any, NoReturn, TypeVar, cast
from urllib.parse import urlsplit

from rapidfuzz import fuzz, process

from claimdiff.errors import ConfigError
from claimdiff.sources import AddressList, Feed, Folder, Sitemap, WebSource

_RUN = "run"
_SOURCES: Mapping[str, type] = {"folder": Folder, "feed": Feed, "sitemap": Sitemap, "list": AddressList}
_TABLES = (_RUN, *_SOURCES)
# Similarity (0..100) from which a name is likely meant by a misspelt one: one or two letters of a short word.
_NEAR = 60

_HEADER = re.compile(r"\s*(\[\[?)\s*([\w-]+)\s*\]")
_KEY = re.compile(r"""\s*["']?([\w-]+)["']?\s*=""")
_TOML_LINE = re.compile(r"\s*\(at line (\d+), column \d+\)")

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class ConfigFile:
    """What a configuration file says; paths in it are taken from the folder it stands in.

    `run` holds options of the command by their long names, as written. `lines` says where: (table, number of the
    table among those of its name, key) to line, from 1.
    """

    path: Path
    run: Mapping[str, object]
    folders: tuple[Folder, ...]
    web: tuple[WebSource, ...]
    lines: Mapping[tuple[str, int, str], int]

    def refuse(self, table: str, key: str, reason: str, number: int = 0) -> NoReturn:
        """Raise the ConfigError that names file and line of a key ("" for the table itself)."""
        line = self.lines.get((table, number, key)) or self.lines.get((table, number, ""))
        raise ConfigError(f"{self.path}{f':{line}' if line else ''}: {reason}")

    def refuse_unknown(self, table: str, key: str, known: Collection[str], number: int = 0) -> NoReturn:
        """Raise the ConfigError for a key that is none of `known`, with the nearest of them."""
        where = f" in [{table}]" if table else ""
        self.refuse(table, key, f'unknown name "{key}"{where}; {_hint(key, known)}', number)

    def beside(self, path: str) -> str:
        """A path of the file as one from the current folder."""
        return str(self.path.parent / path)


def load_config(path: Path) -> ConfigFile:
    """Read and check a configuration file; ConfigError names what is wrong and where."""
    tables, text = _parsed(path)
    config = ConfigFile(path, {}, (), (), _key_lines(text))
    for name in tables:
        if name not in _TABLES:
            _refuse_table(config, name, tables[name])
    sources = [
        _source(config, name, number, given) for name in _SOURCES for number, given in _listed(config, tables, name)
    ]
    return replace(
        config,
        run=_single(config, tables, _RUN),
        folders=tuple(source for source in sources if isinstance(source, Folder)),
        web=tuple(source for source in sources if isinstance(source, WebSource)),
    )


def _parsed(path: Path) -> tuple[dict[str, Any], str]:
    try:
        text = path.read_text(encoding="utf-8-sig")
        return tomllib.loads(text), text
    except OSError as error:
        hint = "make one with `claimdiff init`" if isinstance(error, FileNotFoundError) else "check its permissions"
        raise ConfigError(f"{path}: cannot be read ({error.strerror}); {hint}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: not text in UTF-8; save it so") from error
    except tomllib.TOMLDecodeError as error:
        place = _TOML_LINE.search(str(error))
        line = f":{place[1]}" if place else ""
        raise ConfigError(f"{path}{line}: not TOML ({_TOML_LINE.sub('', str(error))}); mend that line") from error


def _key_lines(text: str) -> dict[tuple[str, int, str], int]:
    """Where each table and key stands: tomllib does not tell."""
    found: dict[tuple[str, int, str], int] = {}
    table, number, seen = "", 0, Counter[str]()
    for line, content in enumerate(text.splitlines(), start=1):
        if header := _HEADER.match(content):
            table = header[2]
            number = seen[table] if header[1] == "[[" else 0
            seen[table] += 1
            found.setdefault((table, number, ""), line)
        elif key := _KEY.match(content):
            found.setdefault((table, number, key[1]), line)
    return found


def _hint(name: str, known: Collection[str]) -> str:
    near = process.extractOne(name, list(known), scorer=fuzz.ratio, score_cutoff=_NEAR)
    return f'did you mean "{near[0]}"?' if near else f"known are {', '.join(sorted(known))}"


def _refuse_table(config: ConfigFile, name: str, value: object) -> NoReturn:
    if isinstance(value, dict | list):
        config.refuse(name, "", f'unknown table "{name}"; {_hint(name, _TABLES)}')
    config.refuse("", name, f'"{name}" stands before any table; put it below the one it belongs to, like [run]')


def _single(config: ConfigFile, tables: Mapping[str, Any], name: str) -> dict[str, object]:
    given = tables.get(name, {})
    if not isinstance(given, dict):
        config.refuse(name, "", f"[[{name}]] can be there once only; write [{name}]")
    return given


def _listed(config: ConfigFile, tables: Mapping[str, Any], name: str) -> list[tuple[int, dict[str, object]]]:
    given = tables.get(name, [])
    if not isinstance(given, list) or not all(isinstance(item, dict) for item in given):
        config.refuse(name, "", f"[{name}] can be there several times; write [[{name}]]")
    return list(enumerate(given))


def _source(config: ConfigFile, name: str, number: int, given: Mapping[str, object]) -> Folder | WebSource:
    """A source with its paths seen from the current folder."""
    match _made(config, cast(type[Folder | WebSource], _SOURCES[name]), name, number, given):
        case Folder(path=path) as folder:
            return replace(folder, path=config.beside(path))
        case AddressList(urls=(), file=None):
            config.refuse(name, "", "[[list]] has neither urls nor a file; give one of them", number)
        case AddressList(file=str(file)) as addresses:
            return replace(addresses, file=config.beside(file))
        case source:
            return source


def _made(config: ConfigFile, kind: type[_T], table: str, number: int, given: Mapping[str, object]) -> _T:
    """A dataclass of the keys of a table, each checked."""
    parts = {field.name.replace("_", "-"): field for field in fields(cast(Any, kind))}
    for key, value in given.items():
        if key not in parts:
            config.refuse_unknown(table, key, parts, number)
        is_right, wanted = _CHECKS[key]
        if not is_right(value):
            config.refuse(table, key, f"{key} = {value!r} cannot be; give {wanted}", number)
    missing = [key for key, part in parts.items() if part.default is MISSING and key not in given]
    if missing:
        config.refuse(table, "", f"[[{table}]] has no {missing[0]}; give {_CHECKS[missing[0]][1]}", number)
    values = {parts[key].name: tuple(value) if isinstance(value, list) else value for key, value in given.items()}
    return kind(**values)


def is_web_address(value: object) -> bool:
    """Whether this is an address of the web: http or https, with a host."""
    try:
        parts = urlsplit(value) if isinstance(value, str) else None
        return parts is not None and parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:  # a port that is no number, a broken IPv6 address
        return False


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_list(check: Callable[[object], bool]) -> Callable[[object], bool]:
    return lambda value: isinstance(value, list) and all(map(check, value))


def _is_count(most: int) -> Callable[[object], bool]:
    return lambda value: isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= most


def _matches(pattern: str) -> Callable[[object], bool]:
    return lambda value: isinstance(value, str) and re.fullmatch(pattern, value) is not None


# What each key takes, and how that is said.
_CHECKS: Mapping[str, tuple[Callable[[object], bool], str]] = {
    "path": (_is_text, "the path of a file or folder in quotes"),
    "file": (_is_text, "the path of a file in quotes"),
    "url": (is_web_address, 'an address in quotes that begins with "https://" or "http://"'),
    "urls": (_is_list(is_web_address), 'a list of addresses: ["https://…", "https://…"]'),
    "outlet": (_is_text, "the name of the outlet in quotes"),
    "lang": (_matches("[a-z]{2,3}"), 'the code of a language, like "es"'),
    "country": (_matches("[A-Z]{2}"), 'the code of a country, like "MX"'),
    "limit": (_is_count(100_000), "a whole number from 1"),
    "days": (_is_count(36_500), "a whole number of days from 1"),
}
