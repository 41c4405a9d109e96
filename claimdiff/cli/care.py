"""The commands that look after the state file: status, backup and doctor."""
# ruff: noqa: PLC0415 [imported when called, so that help answers at once]

import itertools
from pathlib import Path

import click

from claimdiff.cli import log
from claimdiff.cli.log import log_option, one_line
from claimdiff.cli.options import db_option, today
from claimdiff.errors import ExitCode


@click.command()
@click.argument("file", required=False, type=click.Path(dir_okay=False, path_type=Path))
@db_option
@log_option
def backup(file: Path | None, db: Path) -> None:
    """Copy the state file, whole and consistent, while whatever else goes on; FILE must not be there yet.

    [default for FILE: backups/NAME-DATE.db beside the state file]
    """
    from claimdiff.backup import back_up, default_place

    target = file or default_place(db, today())
    back_up(db, target)
    log.result(target)
    log.ended(ExitCode.DONE)


@click.command()
@db_option
@click.option(
    "--reports",
    type=click.Path(path_type=Path),
    default="reports",
    show_default=True,
    help="Folder that reports go to.",
)
@click.option("--repair", "mend", is_flag=True, help="Make what is damaged again; the damaged file is kept.")
@click.pass_context
def doctor(ctx: click.Context, db: Path, reports: Path, mend: bool) -> None:
    """Check all that a run depends on: a line each, with what to do. Exit code 0 when all is well, 1 when not."""
    from claimdiff.doctor import examine, examine_models
    from claimdiff.repair import repair

    if mend:
        for line in repair(db):
            click.echo(f"repair   {one_line(line)}")
    well = True
    for check in itertools.chain(examine(db, reports), examine_models()):
        well &= check.well
        click.echo(f"{'ok' if check.well else 'TROUBLE':8} {check.name}: {one_line(check.said)}")
    ctx.exit(ExitCode.DONE if well else ExitCode.ERROR)


@click.command()
@db_option
def status(db: Path) -> None:
    """Say what the state file holds and when the last run was."""
    from claimdiff.store import Store

    with Store(db, create=False) as store:
        last = store.last_run()
        for name, number in store.counts().items():
            click.echo(f"{name:12}{number:>10}")
    click.echo(f"last run    {last.started}, report of {last.date}" if last else "last run    none has ended yet")
