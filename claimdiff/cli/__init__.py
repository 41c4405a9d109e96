"""The command `claimdiff`: reads options, calls one function, prints what it returns.

All but click is imported inside the commands, so that `claimdiff --help` answers at once.
"""
# ruff: noqa: PLC0415 [see above]

import json
import sys
import traceback
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NoReturn

import click

from claimdiff.cli import log
from claimdiff.cli.care import backup, doctor, status
from claimdiff.cli.config import CONFIG_NAME, choose_sources, write_template
from claimdiff.cli.log import log_option
from claimdiff.cli.options import ModelChoice, Output, db_option, model_options, output_options
from claimdiff.cli.tuning import fetch_options, settings_options, threshold_options
from claimdiff.datamodel import Analysis, Failure, Finding
from claimdiff.errors import ClaimdiffError, ConfigError, ExitCode

if TYPE_CHECKING:
    from claimdiff.config import Settings, Thresholds
    from claimdiff.progress import Clock
    from claimdiff.reviews import Heard
    from claimdiff.sources import Fetching
    from claimdiff.store import Store


class _Group(click.Group):
    """Shows what the user can mend as one line with its exit code; the rest is a bug and keeps its traceback."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except ClaimdiffError as error:
            log.trouble(f"Error: {error}")
            log.ended(error.exit_code)
            ctx.exit(error.exit_code)
        except Exception as error:
            if not isinstance(error, click.ClickException | click.exceptions.Exit | click.Abort):
                log.crashed()
            raise


def _show_version(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked:
        click.echo(f"claimdiff {_version()}")
        ctx.exit()


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_show_version, help="Show it.")
def cli() -> None:
    """Find the same claim, and who denies it, across many news outlets.

    Exit codes: 0 done, 1 error, 2 wrong usage, 3 crash, 4 done but some inputs failed, 5 another run is busy.
    """


@cli.command()
@click.argument("inputs", nargs=-1, metavar="[INPUT...]")
@db_option
@output_options
@model_options
@settings_options
@fetch_options
@log_option
@click.option("-v", "--verbose", is_flag=True, help="Say on standard error what was found, and what took how long.")
@click.pass_context
def run(  # noqa: PLR0913 [an argument for each group of options]
    ctx: click.Context,
    *,
    inputs: tuple[str, ...],
    db: Path,
    output: Output,
    models: ModelChoice,
    settings: "Settings",
    fetching: "Fetching",
    verbose: bool,
) -> None:
    """Read articles, files or folders of them ("-" for standard input), and report who contradicts whom.

    Without inputs, what claimdiff.toml names is read, also from the web.

    Boxes ticked and notes written in the reports of the output folder are taken in first.
    """
    from claimdiff import pipeline
    from claimdiff.page import page_of
    from claimdiff.store import Store

    sources, clock = choose_sources(ctx, inputs), _clock()
    with Store(db) as store:
        before = _take_in(store, output)
        failures = pipeline.update(
            sources.inputs,
            store,
            **models.load_chosen(),
            date=output.day,
            progress=clock,
            settings=settings,
            web=sources.web(fetching, db, _version()),
        )
        heard = before.then(_take_in(store, output))  # what was ticked while the run went on
        with clock.stage("gathering", None):
            found = pipeline.result(store) if output.json_path else page_of(store, heard.ticked(output.day))
        analysis, since = replace(found, failures=failures), store.date_before(output.day)
        for line in sources.told if output.path else ():
            log.result(line)
        with clock.stage("reporting", None):
            _deliver(analysis, output, since, heard)
            store.note_report(output.day)
    log.detail(_summary(analysis), shown=verbose)
    log.detail(str(clock), shown=verbose)
    _leave(ctx, (*analysis.failures, *heard.failures))


@cli.command()
@click.argument("path", metavar="[FILE]", default=CONFIG_NAME, type=click.Path(dir_okay=False, path_type=Path))
def init(path: Path) -> None:
    """Write a commented claimdiff.toml that works as it stands, and make the folder for articles it names."""
    write_template(path)
    click.echo(f"{path}: name your sources there, then: claimdiff run")


@cli.command()
@click.argument("reports", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@db_option
@log_option
@click.pass_context
def review(ctx: click.Context, reports: tuple[Path, ...], db: Path) -> None:
    """Take in the boxes ticked and the notes written in reports; the next report shows them."""
    from claimdiff.reviews import take_in
    from claimdiff.store import Store

    with Store(db, create=False) as store:
        heard = take_in(store, reports, known_too=True)
    log.result(f"new verdicts and notes: {heard.new}")
    _leave(ctx, heard.failures)


@cli.command()
@db_option
def stats(db: Path) -> None:
    """Say how many of the judged findings were confirmed, by kind, band, pair of outlets and month."""
    from claimdiff.report.console import tally_lines
    from claimdiff.stats import tallies
    from claimdiff.store import Store

    with Store(db, create=False) as store:
        judged = store.judged()
    click.echo("\n".join(tally_lines(tallies(judged))))


@cli.command()
@click.argument("a")
@click.argument("b", required=False)
@db_option
def explain(a: str, b: str | None, db: Path) -> None:
    """Say why A and B are shown against each other, or which gate stopped them.

    A and B are ids of statements or claims, or the beginning of one; A alone is the id of a finding.
    """
    from claimdiff import ask
    from claimdiff.report.console import decision_lines
    from claimdiff.store import Store

    with Store(db, create=False) as store:
        pair = (a, b) if b else _sides(store.findings(a), a)
        for found in ask.explain(store, *pair):
            click.echo("\n".join(decision_lines(found.a, found.b, found.decision, together=found.together)) + "\n")


@cli.command()
@threshold_options
@db_option
@output_options
@log_option
@click.pass_context
def rejudge(ctx: click.Context, shown_from: "Thresholds", db: Path, output: Output) -> None:
    """Report the last run as it would be with other thresholds, from what is stored: no model is asked.

    Nothing is stored but the boxes ticked in the reports of the output folder; the next run decides as ever.
    """
    from claimdiff.rejudge import rejudge as decide_again
    from claimdiff.store import Store

    with Store(db, create=False) as store:
        heard = _take_in(store, output)
        analysis, since = decide_again(store, shown_from), store.date_before(output.day)
    _deliver(analysis, output, since, heard)
    _leave(ctx, heard.failures)


@cli.command()
@click.argument("texts", nargs=-1, metavar='["A" "B"]')
@click.option("--pairs", type=click.File("rb"), help="Lines of JSON with text_a and text_b; - for standard input.")
@model_options
@click.pass_context
def compare(ctx: click.Context, texts: tuple[str, ...], pairs: BinaryIO | None, models: ModelChoice) -> None:
    """Compare two texts, or many pairs: who says and who denies, NLI both ways, and what follows."""
    if len(texts) != (0 if pairs else 2):
        raise click.UsageError('give two texts, or none and --pairs FILE: claimdiff compare "A" "B"')
    from claimdiff.cli.pairs import compare_lines, compare_two

    if pairs:
        _leave(ctx, compare_lines(pairs, models))
    compare_two((texts[0], texts[1]), models)


@cli.command(name="models")
def show_models() -> None:
    """Name the models that ship."""
    from claimdiff.models.runtime import shipped_name

    for part in ("encoder", "nli"):
        click.echo(f"{part:12}{shipped_name(part)}")
    click.echo("others      --encoder-model, --nli-model: any of Hugging Face, with pip install 'claimdiff[torch]'")


for command in (status, backup, doctor):
    cli.add_command(command)


def main(args: Sequence[str] | None = None) -> None:
    """Run the command; a bug ends it with its traceback and an exit code of its own."""
    try:
        cli(args, prog_name="claimdiff")
    except Exception:  # whatever is left is a bug, and nothing may turn it into another code
        traceback.print_exc()
        sys.exit(ExitCode.CRASH)


def _take_in(store: "Store", output: Output) -> "Heard":
    """What people ticked and wrote in the reports of the output folder since they were last read."""
    from claimdiff.reviews import Heard, reports_in, take_in

    return take_in(store, reports_in(output.path.parent)) if output.path else Heard()


def _deliver(analysis: Analysis, output: Output, since: str | None, heard: "Heard") -> None:
    """Write the reports and say where the markdown is."""
    from claimdiff.report.files import write_whole
    from claimdiff.report.json import to_json
    from claimdiff.report.markdown import render_markdown
    from claimdiff.report.selection import totals_of

    day, lang = output.day, output.report_lang or totals_of(analysis).lang
    if output.json_path:
        report = to_json(analysis, _run_facts(analysis, day))
        write_whole(output.json_path, json.dumps(report, ensure_ascii=False, indent=1) + "\n")
    text = render_markdown(analysis, lang=lang, date=day, since=since, unsettled=heard.ticked(day))
    if output.path is None:
        click.echo(text.encode(), nl=False)
        return
    write_whole(output.path, text)
    log.result(output.path)


def _summary(analysis: Analysis) -> str:
    from claimdiff.report.selection import totals_of

    totals, names = totals_of(analysis), ("articles", "statements", "clusters", "findings")
    counts = [f"{getattr(totals, name)} {name}" for name in names]
    return ", ".join([*counts, f"{len(analysis.failures)} failures"])


def _run_facts(analysis: Analysis, day: str) -> dict[str, object]:
    """What the JSON report says of the run: nothing that differs between two runs on the same input."""
    failures = [asdict(failure) for failure in analysis.failures]
    return {"date": day, "version": _version(), "stopped": dict(sorted(analysis.stopped.items())), "failures": failures}


def _sides(findings: Sequence[Finding], name: str) -> tuple[str, str]:
    """The two claims of the one finding that was named."""
    if len(findings) != 1:
        wrong = "more than one finding has" if findings else "no finding has"
        raise ConfigError(f"{name}: {wrong} an id that begins so; take one from the report")
    return findings[0].a, findings[0].b


def _leave(ctx: click.Context, failures: Sequence[Failure]) -> NoReturn:
    """Say what could not be read, one line each, and end with the code that tells it."""
    for failure in failures:
        log.trouble(failure)
    code = ExitCode.PARTIAL if failures else ExitCode.DONE
    log.ended(code)
    ctx.exit(code)


def _clock() -> "Clock":
    """Bars for a person at a terminal, nothing under cron."""
    from claimdiff.progress import BARS, SILENT, Clock

    return Clock(BARS if sys.stderr.isatty() else SILENT)


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("claimdiff")
    except PackageNotFoundError:  # run from a checkout
        return "not installed"
