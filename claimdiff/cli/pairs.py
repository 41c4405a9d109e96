"""Pairs of texts: two on the command line, or one a line of JSON; and what is said of them, likewise."""
# ruff: noqa: PLC0415 [imported when called, so that help answers at once]

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, BinaryIO

import click

from claimdiff.cli.options import ModelChoice
from claimdiff.datamodel import Failure, Nli

DECIMALS = 4


@dataclass(frozen=True, slots=True)
class Pairs:
    """The pairs of a source in the order of its lines, and the lines that hold none."""

    texts: tuple[tuple[str, str], ...]
    failures: tuple[Failure, ...]


def compare_two(texts: tuple[str, str], models: ModelChoice) -> None:
    """Print what two texts say of each other."""
    from claimdiff import ask
    from claimdiff.report.console import nli_lines, stance_word

    (found,) = ask.compare([texts], **models.load())
    click.echo(f"relation: {found.relation}")
    click.echo(f"stances: A {stance_word(found.stance_a)}, B {stance_word(found.stance_b)}")
    click.echo("\n".join(nli_lines(found.forward, found.backward)))
    click.echo(f"similarity: {found.similarity:.2f}")


def compare_lines(file: BinaryIO, models: ModelChoice) -> tuple[Failure, ...]:
    """Print a line of JSON for each good line of the file; the bad ones come back."""
    from claimdiff import ask

    pairs = read_pairs(file, getattr(file, "name", "<stdin>"))
    if pairs.texts:
        for found in ask.compare(pairs.texts, **models.load()):
            texts = (found.text_a, found.text_b)
            click.echo(to_line(texts, found.forward, found.backward, found.relation).encode())
    return pairs.failures


def read_pairs(lines: Iterable[bytes], source: str) -> Pairs:
    """The `text_a` and `text_b` of each line; blank lines are passed over."""
    texts: list[tuple[str, str]] = []
    failures: list[Failure] = []
    for number, line in enumerate(lines, start=1):
        if line.strip():
            found = _pair(line)
            if isinstance(found, str):
                failures.append(Failure(source, found, number))
            else:
                texts.append(found)
    return Pairs(tuple(texts), tuple(failures))


def _pair(line: bytes) -> tuple[str, str] | str:
    """The two texts of a line, or what is wrong with it."""
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        return f"not a line of JSON in UTF-8 ({error}); the other lines are compared"
    given = [record.get(name) for name in ("text_a", "text_b")] if isinstance(record, dict) else []
    match given:
        case [str(a), str(b)] if a.strip() and b.strip():
            return a, b
    return 'needs "text_a" and "text_b", both with text; the other lines are compared'


def to_line(texts: tuple[str, str], forward: Nli, backward: Nli, relation: str) -> str:
    """A line of JSON that says how the second text follows from the first, and the first from the second."""
    said = {"text_a": texts[0], "text_b": texts[1], "a_b": _nli(forward), "b_a": _nli(backward), "relation": relation}
    return json.dumps(said, ensure_ascii=False)


def _nli(nli: Nli) -> dict[str, Any]:
    return {
        "entailment": round(nli.entailment, DECIMALS),
        "neutral": round(nli.neutral, DECIMALS),
        "contradiction": round(nli.contradiction, DECIMALS),
    }
