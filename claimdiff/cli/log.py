"""What a command says: results on standard output, trouble on standard error, and both in a log where there is one."""
# ruff: noqa: PLC0415 [imported when called, so that help answers at once]

import logging
from contextlib import suppress
from logging.handlers import WatchedFileHandler
from pathlib import Path

import click

from claimdiff.errors import ConfigError

_LOG = logging.getLogger("claimdiff.log")
_LOG.setLevel(logging.INFO)
_LOG.propagate = False
_LOG.addHandler(logging.NullHandler())  # else Python prints warnings by itself


class _LogFile(WatchedFileHandler):
    """Follows its file when that is moved away, as logrotate does."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 [name of the base class]
        """Say nothing of a log that cannot be written: trouble goes to standard error as well."""


def _open(ctx: click.Context, _: click.Parameter, path: Path | None) -> None:
    if path is None:
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = _LogFile(path, encoding="utf-8")
    except OSError as error:
        raise ConfigError(f"{path}: cannot write the log ({error.strerror}); name another place with --log") from error
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s", "%Y-%m-%dT%H:%M:%S%z"))
    _LOG.addHandler(handler)
    ctx.find_root().call_on_close(lambda: _close(handler))
    _LOG.info("claimdiff %s started", ctx.info_name)


def _close(handler: logging.Handler) -> None:
    _LOG.removeHandler(handler)
    with suppress(OSError):  # what was said could not all be written
        handler.close()


log_option = click.option(
    "--log",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    expose_value=False,
    callback=_open,
    help="Append what happens to FILE, with the time, and print nothing but trouble.",
)


def result(line: object) -> None:
    """Print a line of the result, or put it into the log where there is one."""
    if any(isinstance(handler, _LogFile) for handler in _LOG.handlers):
        _LOG.info(one_line(line))
    else:
        click.echo(line)


def detail(line: str, *, shown: bool) -> None:
    """Put a line into the log, and print it on standard error as well when it is to be shown."""
    _LOG.info(one_line(line))
    if shown:
        click.echo(line, err=True)


def trouble(line: object) -> None:
    """Print a line of trouble on standard error, and put it into the log."""
    _LOG.warning(one_line(line))
    click.echo(one_line(line), err=True)


def ended(code: int) -> None:
    """Put the exit code into the log."""
    _LOG.info("ended with exit code %d", code)


def crashed() -> None:
    """Put the traceback of a bug into the log."""
    _LOG.exception("crashed: this is a bug, please report it")


def one_line(message: object) -> str:
    """A message on one line; names of files are foreign text too."""
    from claimdiff.report.safe import plain

    return plain(str(message))
