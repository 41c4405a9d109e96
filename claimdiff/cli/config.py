"""The configuration file on the command line: where it is, and what of it the options take."""
# ruff: noqa: PLC0415 [the libraries that read it are imported when there is one: help must answer at once]

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimdiff.datamodel import Article, Failure
from claimdiff.errors import ConfigError

if TYPE_CHECKING:
    from claimdiff.configfile import ConfigFile
    from claimdiff.progress import Progress
    from claimdiff.sources import Fetching, WebSource

CONFIG_NAME = "claimdiff.toml"
# Where a run keeps its state and puts its report, when nobody says otherwise.
DEFAULT_DB, DEFAULT_OUT = "claimdiff.db", "reports/DATE.md"
_META = "claimdiff.config"
_TEMPLATE = Path(__file__).parents[1] / CONFIG_NAME
_FOLDER = "articles"  # the one that the template names


def _read_config(ctx: click.Context, _: click.Parameter, given: Path | None) -> None:
    """Let the options of a command default to what the file says, if there is one."""
    path = given or Path(CONFIG_NAME)
    if given is None and not path.is_file():
        return
    from claimdiff.configfile import load_config

    config = load_config(path)
    ctx.meta[_META] = config
    ctx.default_map = dict(_defaults(ctx, config))


config_option = click.option(
    "--config",
    type=click.Path(dir_okay=False, path_type=Path),
    is_eager=True,
    expose_value=False,
    callback=_read_config,
    metavar="FILE",
    help=f"Sources and options.  [default: {CONFIG_NAME}, if it is there]",
)


def _defaults(ctx: click.Context, config: "ConfigFile") -> Iterator[tuple[str, object]]:
    """What the file says of the options of a command; ConfigError for what `claimdiff run` has no option for.

    State and report are beside the file also when it does not name them.
    """
    group = ctx.parent.command if ctx.parent else None
    assert isinstance(group, click.Group)
    known, own = _options(group.commands["run"]), _options(ctx.command)
    for key, value in ({"db": DEFAULT_DB, "out": DEFAULT_OUT} | dict(config.run)).items():
        if key not in known:
            config.refuse_unknown("run", key, known)
        option = known[key]
        is_path = isinstance(option.type, click.Path)
        try:
            _check_shape(option, value)
            option.type_cast_value(ctx, value)
        except (click.BadParameter, TypeError) as error:
            config.refuse("run", key, f"{key} = {value!r} cannot be: {getattr(error, 'message', error)}")
        if key in own:
            yield str(own[key].name), config.beside(str(value)) if is_path and value != "-" else value


def _check_shape(option: click.Option, value: object) -> None:
    """BadParameter for a value of another sort than the option takes, where click would make do with it."""
    if isinstance(option.type, click.Path) and not isinstance(value, str):
        raise click.BadParameter("write a path in quotes")
    if option.is_flag and not isinstance(value, bool):
        raise click.BadParameter("write true or false")
    if option.multiple != isinstance(value, list):
        raise click.BadParameter('write a list: ["one", "two"]' if option.multiple else "write one value, no list")


def _options(command: click.Command) -> dict[str, click.Option]:
    """The options of a command by their long names."""
    return {
        name.removeprefix("--"): option
        for option in command.params
        if isinstance(option, click.Option) and option.name != "config"
        for name in option.opts
        if name.startswith("--")
    }


Web = Callable[["Progress"], AbstractContextManager[Iterable[Article | Failure]]]


@dataclass
class Sources:
    """What a run reads: inputs for ingest and sources on the web. `told` is what came from there, in a line."""

    inputs: tuple[str, ...]
    web_sources: "tuple[WebSource, ...]" = ()
    told: list[str] = field(default_factory=list)

    def web(self, fetching: "Fetching", db: Path, version: str) -> Web | None:
        """What brings the articles of the web to a run on the state file `db`; None when there are no such sources."""
        if not self.web_sources:
            return None
        from claimdiff.gather import Gatherer

        gatherer = Gatherer(self.web_sources, fetching, version)

        @contextmanager
        def brought(progress: "Progress") -> Iterator[Iterable[Article | Failure]]:
            with gatherer.gather(db, progress) as gathered:
                yield (*gathered.articles, *gathered.failures)
            self.told.append(str(gathered))

        return brought


def choose_sources(ctx: click.Context, inputs: tuple[str, ...]) -> Sources:
    """The inputs on the command line, else the sources of the configuration file; UsageError when there are none."""
    if inputs:
        return Sources(inputs)
    config: ConfigFile | None = ctx.meta.get(_META)
    if config is None:
        raise click.UsageError(f"give inputs, or name sources in {CONFIG_NAME}: `claimdiff init` writes one")
    if not config.folders and not config.web:
        raise ConfigError(f"{config.path}: names no sources; give inputs, or add a [[folder]] or [[feed]]")
    return Sources(tuple(folder.path for folder in config.folders), config.web)


def write_template(path: Path) -> None:
    """Write the commented file and make the folder it names; ConfigError when the file is there already."""
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(_TEMPLATE.read_text(encoding="utf-8"))
        path.with_name(_FOLDER).mkdir(exist_ok=True)
    except FileExistsError as error:
        raise ConfigError(f"{path}: is there already and stays as it is; edit it, or move it away first") from error
    except OSError as error:
        raise ConfigError(f"{path}: cannot be written ({error.strerror}); is the folder there and writable?") from error
