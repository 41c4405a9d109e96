"""README and docs are true: their commands run, their options exist, their links lead somewhere.

A fenced block of shell that follows the line `<!-- run -->` is executed in a folder that holds a copy of `data/`.
Every other line of shell that calls claimdiff is checked against the command's options.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from claimdiff.cli import cli
from claimdiff.judge.gates import GATES
from tests.gate.page import current

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")), *sorted((ROOT / "data").rglob("*.md"))]

_BLOCK = re.compile(r"(?P<run><!-- run -->\n)?^```(?P<kind>\w*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")


def blocks(*, run: bool) -> list[pytest.param]:
    found_blocks = []
    for page in PAGES:
        for found in _BLOCK.finditer(page.read_text(encoding="utf-8")):
            if found["kind"] == "sh" and bool(found["run"]) is run:
                line = page.read_text(encoding="utf-8").count("\n", 0, found.start()) + 1
                found_blocks.append(pytest.param(found["body"], id=f"{page.name}:{line}"))
    return found_blocks


def calls(block: str) -> list[list[str]]:
    """The arguments of each call of claimdiff in a block of shell, without what the shell itself reads."""
    lines = (line.partition(" #")[0] for line in block.replace("\\\n", " ").splitlines())
    found = (re.search(r"(?:^|[\s/])claimdiff\s+(?P<rest>[^|&;>]*)", line) for line in lines)
    return [shlex.split(match["rest"]) for match in found if match]


def commands(group: click.Group, path: str = "") -> Iterator[tuple[str, click.Command]]:
    for name, command in group.commands.items():
        yield f"{path}{name}", command
        if isinstance(command, click.Group):
            yield from commands(command, f"{path}{name} ")


def unknown_options(words: list[str]) -> list[str]:
    """The options among the words of a call that neither the command named nor its group has."""
    command: click.Command = cli
    known = _options(cli)
    for word in words:
        if isinstance(command, click.Group) and word in command.commands:
            command = command.commands[word]
            known |= _options(command)
    used = {word.partition("=")[0] for word in words if word.startswith("-") and word != "-"}
    return sorted(used - known - {"--help"})


def _options(command: click.Command) -> set[str]:
    return {name for parameter in command.params for name in (*parameter.opts, *parameter.secondary_opts)}


def test_calls_are_found_in_shell_lines():
    block = "cd x && .venv/bin/claimdiff --db a.db \\\n  run in/ > log\nclaimdiff models # all\ncat claimdiff.txt\n"
    assert calls(block) == [["--db", "a.db", "run", "in/"], ["models"]]


@pytest.mark.slow
@pytest.mark.parametrize("block", blocks(run=True))
def test_a_block_marked_to_be_run_runs(block, tmp_path):
    shutil.copytree(ROOT / "data", tmp_path / "data", ignore=shutil.ignore_patterns("gold"))
    command = tmp_path / "bin" / "claimdiff"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m claimdiff "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    environment = os.environ | {"PATH": f"{command.parent}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", block],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("block", [*blocks(run=False), *blocks(run=True)])
def test_a_block_of_shell_uses_options_that_exist(block):
    assert [wrong for words in calls(block) for wrong in unknown_options(words)] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_link_leads_to_a_file(page):
    links = _LINK.findall(page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize(
    ("name", "command"), list(commands(cli)), ids=lambda value: value if isinstance(value, str) else ""
)
def test_a_command_explains_itself_and_its_options(name, command):
    assert command.help
    assert [p.name for p in command.params if isinstance(p, click.Option) and not p.help] == []


@pytest.mark.parametrize("name", [name for name, _ in commands(cli)])
def test_a_command_is_in_the_readme(name):
    assert f"claimdiff {name}" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_page_on_decisions_lists_the_gates_in_their_order():
    page = (ROOT / "docs" / "how-it-decides.md").read_text(encoding="utf-8")
    table = page.partition("<!-- gates -->")[2].partition("<!-- /gates -->")[0]
    assert re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE) == [gate.__name__ for gate in GATES]


def test_the_readme_shows_the_pinned_figures_and_a_finding_of_the_example():
    assert (ROOT / "README.md").read_text(encoding="utf-8") == current(), "run: make example"


def test_the_changelog_has_the_version_that_is_built():
    version = re.search(r"^version = (.+)$", (ROOT / "setup.cfg").read_text(encoding="utf-8"), re.MULTILINE)
    assert version
    assert f"## [{version[1]}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
