"""Who may import whom: the ground floor, then the stages side by side, then store, pipeline and command."""

import ast
import graphlib
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "claimdiff"

GROUND = {"errors", "datamodel", "text", "config"}
STAGES = {"ingest", "extract", "match", "judge", "report"}

# What each module or package at the top of claimdiff may import of claimdiff. One that is not here fails: decide its
# layer. The stages never import one another; they pass the types of datamodel.
MAY_IMPORT: dict[str, set[str]] = {
    # the ground floor
    "errors": set(),
    "datamodel": set(),
    "text": set(),
    "config": set(),
    "progress": set(),
    "sources": set(),
    "facts": GROUND,
    "configfile": GROUND | {"sources"},
    "scores": GROUND,
    "verdicts": GROUND,
    "stats": GROUND | {"verdicts"},
    "models": GROUND,
    # the stages, side by side, and the store
    "ingest": GROUND,
    "extract": GROUND | {"facts"},
    "match": GROUND | {"facts", "models", "scores"},
    "judge": GROUND | {"facts", "models", "scores"},
    "report": GROUND | {"stats", "verdicts", "whole"},
    "lock": GROUND,
    "rows": GROUND | {"verdicts"},
    "integrity": GROUND,
    "migrations": GROUND | {"integrity"},
    "database": GROUND | {"integrity", "migrations", "rows"},
    "seal": GROUND,
    "verdict_log": GROUND,
    "whole": GROUND,
    "guard": GROUND | {"database", "lock", "migrations", "seal", "verdict_log"},
    "derived": GROUND | {"guard", "rows"},
    "editions": GROUND | {"derived", "rows"},
    "store": GROUND | {"database", "derived", "editions", "rows", "verdicts"},
    "fetch": GROUND | {"database", "sources"},
    "backup": GROUND | {"database", "guard", "whole"},
    "repair": GROUND | {"database", "integrity", "lock", "seal", "store", "verdict_log", "whole"},
    # what joins them
    "reviews": GROUND | {"report", "store", "verdicts"},
    "cache": GROUND | {"models", "match", "judge", "store"},
    "corpus": GROUND | {"facts", "match", "judge"},
    "analyse": GROUND | {"facts", "scores", "match", "judge", "corpus"},
    "ask": GROUND | STAGES - {"report"} | {"facts", "scores", "cache", "corpus", "analyse", "store"},
    "gather": GROUND | {"fetch", "ingest", "progress", "sources"},
    "weave": GROUND | {"match", "judge", "cache", "corpus", "analyse", "derived", "progress", "store"},
    "rejudge": GROUND | {"judge", "models", "cache", "corpus", "analyse", "derived", "store", "weave"},
    "settle": GROUND | {"ingest", "store", "weave"},
    "pipeline": GROUND | STAGES - {"report"} | {"cache", "database", "progress", "settle", "store", "weave"},
    "doctor": GROUND | {"backup", "database", "judge", "lock", "match", "models", "repair", "store", "verdict_log"},
    "page": GROUND | {"judge", "report", "store"},
    # what people call
    "api": GROUND | {"match", "judge", "pipeline", "progress", "store"},
    "cli": GROUND
    | {
        "api",
        "ask",
        "match",
        "judge",
        "models",
        "pipeline",
        "progress",
        "rejudge",
        "report",
        "reviews",
        "stats",
        "store",
    }
    | {"backup", "doctor", "repair"}
    | {"configfile", "gather", "page", "sources"},
    "__main__": {"cli"},
    "__init__": GROUND | {"api"},
}

# Libraries that one place alone may know, and heavy ones that are loaded only when they are called for.
ONLY_IN = {"click": {"cli"}, "sqlite3": {"database", "integrity", "migrations", "repair"}, "jinja2": {"report"}}
ONLY_IN |= {name: {"fetch"} for name in ("urllib3", "feedparser", "protego", "brotli")}
LAZY = {"torch", "transformers", "trafilatura", "dateparser"}
# Defines a class of transformers; is itself imported only where a model of Hugging Face is loaded.
OF_HEAVY_LIBRARIES = {"claimdiff.models.first_and_mean"}

MODULES = sorted(PACKAGE.rglob("*.py"))


def dotted(path: Path) -> str:
    """The name of a module: claimdiff/match/cluster.py is claimdiff.match.cluster."""
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 2 else parts)


def unit(name: str) -> str:
    """The module or package at the top of claimdiff that a dotted name is in; "" for one of another library."""
    parts = name.split(".")
    if parts[0] != "claimdiff":
        return ""
    return parts[1] if len(parts) > 1 else "__init__"


def imported(tree: ast.AST) -> set[str]:
    """All dotted names that a syntax tree imports, anywhere in it; `from a import b` gives a.b where b is a module."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            names |= {_module(node.module, alias.name) for alias in node.names}
    return names


def _module(parent: str, name: str) -> str:
    path = PACKAGE.parent.joinpath(*parent.split("."), name)
    return f"{parent}.{name}" if path.is_dir() or path.with_suffix(".py").is_file() else parent


def parse(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", MODULES, ids=dotted)
def test_a_module_imports_only_lower_layers(path):
    own = unit(dotted(path))
    used = {unit(name) for name in imported(parse(path))} - {"", own}
    assert used <= MAY_IMPORT[own]


@pytest.mark.parametrize("path", MODULES, ids=dotted)
def test_a_library_is_known_only_where_it_belongs(path):
    libraries = {name.split(".")[0] for name in imported(parse(path))}
    strangers = {name for name in libraries if unit(dotted(path)) not in ONLY_IN.get(name, {unit(dotted(path))})}
    assert strangers == set()


@pytest.mark.parametrize("path", [p for p in MODULES if dotted(p) not in OF_HEAVY_LIBRARIES], ids=dotted)
def test_a_heavy_library_is_imported_where_it_is_used(path):
    tree = parse(path)
    at_the_top = imported(ast.Module([node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)], []))
    assert {name.split(".")[0] for name in at_the_top} & LAZY == set()


@pytest.mark.parametrize("path", MODULES, ids=dotted)
def test_no_import_is_relative(path):
    assert [node.lineno for node in ast.walk(parse(path)) if isinstance(node, ast.ImportFrom) and node.level] == []


def test_no_modules_import_each_other_in_a_circle():
    names = {dotted(path) for path in MODULES}
    graph = {dotted(path): imported(parse(path)) & names - {dotted(path)} for path in MODULES}
    assert list(graphlib.TopologicalSorter(graph).static_order())


def test_the_table_has_no_module_that_is_gone():
    assert {unit(dotted(path)) for path in MODULES} == set(MAY_IMPORT)
