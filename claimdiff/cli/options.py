"""The options that commands share, each group of them as one value."""
# ruff: noqa: PLC0415 [models and their libraries are imported when one is loaded: help must answer at once]

import functools
import os
import re
from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict

import click

from claimdiff.cli.config import DEFAULT_DB, DEFAULT_OUT, config_option
from claimdiff.errors import ConfigError

if TYPE_CHECKING:
    from claimdiff.judge.nli import Nli
    from claimdiff.match.encoder import Encoder

Command = Callable[..., Any]
# Where the date goes in the name of a report: "reports/DATE.md", but not "UPDATE.md".
_DATE = re.compile(r"(?<![A-Za-z])DATE(?![A-Za-z])")


class Models(TypedDict):
    """Loaded models."""

    encoder: "Encoder"
    nli: "Nli"


class ChosenModels(TypedDict):
    """Loaded models, or None for those that ship."""

    encoder: "Encoder | None"
    nli: "Nli | None"


@dataclass(frozen=True)
class ModelChoice:
    """Which models to run, and on how many threads; None for what ships and its default."""

    encoder_model: str | None
    nli_model: str | None
    threads: int | None

    def load(self) -> Models:
        """Both models, ready; ModelError when one cannot be."""
        from claimdiff.judge.nli import load_nli
        from claimdiff.match.encoder import load_encoder
        from claimdiff.models.runtime import THREADS

        threads = self.threads or THREADS
        return {"encoder": load_encoder(self.encoder_model, threads), "nli": load_nli(self.nli_model, threads)}

    def load_chosen(self) -> ChosenModels:
        """Both models when something was asked of them, else none: a run without news must not load any."""
        if self == ModelChoice(None, None, None):
            return {"encoder": None, "nli": None}
        return {**self.load()}


@dataclass(frozen=True)
class Output:
    """Where the reports go, in which language, under which date."""

    out: str | None
    json_file: str | None
    report_lang: str | None
    date: datetime | None

    @property
    def day(self) -> str:
        """The ISO date of the report: the one given, else SOURCE_DATE_EPOCH (UTC), else today."""
        return self.date.date().isoformat() if self.date else today()

    @property
    def path(self) -> Path | None:
        """The file of the Markdown report; None for standard output."""
        return None if self.out == "-" else self._dated(self.out or DEFAULT_OUT)

    @property
    def json_path(self) -> Path | None:
        """The file of the JSON report, if one is wanted."""
        return self._dated(self.json_file) if self.json_file else None

    def _dated(self, name: str) -> Path:
        return Path(_DATE.sub(self.day, name))


def today() -> str:
    """The ISO date that is today: by SOURCE_DATE_EPOCH (UTC) where that is set."""
    return _now().date().isoformat()


def _now() -> datetime:
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return datetime.now()
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise ConfigError(f"SOURCE_DATE_EPOCH={epoch!r}: not a number of seconds; unset it or mend it") from error


def options_as(name: str, made: type, *options: Command) -> Callable[[Command], Command]:
    """A decorator that adds `options` to a command, which gets their values as one `made` called `name`."""

    def decorate(command: Command) -> Command:
        @functools.wraps(command)
        def called(**given: Any) -> Any:  # noqa: ANN401 [click passes values of any type]
            values = {field.name: given.pop(field.name) for field in fields(made)}
            return command(**given, **{name: made(**values)})

        for option in reversed(options):
            called = option(called)
        return called

    return decorate


model_options = options_as(
    "models",
    ModelChoice,
    click.option(
        "--encoder-model", metavar="NAME", help="Encoder of Hugging Face, by name or folder. [default: shipped]"
    ),
    click.option(
        "--nli-model", metavar="NAME", help="NLI model of Hugging Face, by name or folder. [default: shipped]"
    ),
    click.option("--threads", type=click.IntRange(1), help="Threads of the shipped models. [default: 2]"),
)
output_options = options_as(
    "output",
    Output,
    click.option(
        "--out",
        type=click.Path(),
        metavar="PATH|-",
        help=f"Markdown report; DATE is its date. [default: {DEFAULT_OUT}]",
    ),
    click.option("--json", "json_file", type=click.Path(), metavar="FILE", help="JSON report as well."),
    click.option("--report-lang", type=click.Choice(["es", "en"]), help="[default: that of most articles]"),
    click.option("--date", type=click.DateTime(["%Y-%m-%d"]), help="Date of the report. [default: today]"),
)
_db = click.option(
    "--db",
    type=click.Path(dir_okay=False, path_type=Path),
    default=DEFAULT_DB,
    show_default=True,
    help="State file.",
)


def db_option(command: Command) -> Command:
    """The state file, and the configuration file that may name it."""
    return config_option(_db(command))
