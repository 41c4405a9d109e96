import os
import re

import pytest
from click.testing import CliRunner

from claimdiff.cli import cli, main
from claimdiff.reviews import Heard
from claimdiff.store import Store

LINE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d{4} (?P<level>[A-Z]+) (?P<said>.*)")


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Store("news.db").__exit__(None, None, None)
    return tmp_path


def invoke(*args):
    return CliRunner().invoke(cli, args, catch_exceptions=False)


def logged(path):
    """The lines of a log without their times."""
    return [LINE.fullmatch(line).group("level", "said") for line in path.read_text(encoding="utf-8").splitlines()]


REVIEW = ("review", "page.md", "--db", "news.db", "--log", "logs/night.log")


def test_with_a_log_nothing_is_printed_but_trouble_and_everything_is_in_the_log(folder):
    (folder / "page.md").write_text("")
    done = invoke(*REVIEW)
    assert (done.exit_code, done.output) == (0, "")
    (folder / "page.md").unlink()
    done = invoke(*REVIEW)
    assert (done.exit_code, done.output) == (4, "page.md: cannot be read (No such file or directory)\n")
    assert logged(folder / "logs" / "night.log") == [
        ("INFO", "claimdiff review started"),
        ("INFO", "new verdicts and notes: 0"),
        ("INFO", "ended with exit code 0"),
        ("INFO", "claimdiff review started"),
        ("INFO", "new verdicts and notes: 0"),
        ("WARNING", "page.md: cannot be read (No such file or directory)"),
        ("INFO", "ended with exit code 4"),
    ]


def test_an_error_is_in_the_log_with_its_exit_code(folder):
    done = invoke("review", "page.md", "--db", "other.db", "--log", "night.log")
    (_, error, end) = logged(folder / "night.log")
    assert (done.exit_code, error[0], end) == (1, "WARNING", ("INFO", "ended with exit code 1"))
    assert done.stderr == f"{error[1]}\n"


def test_a_bug_is_in_the_log_with_its_traceback(folder, monkeypatch, capsys):
    monkeypatch.setattr("claimdiff.reviews.take_in", lambda *_, **__: 1 // 0)
    with pytest.raises(SystemExit) as end:
        main(REVIEW)
    text = (folder / "logs" / "night.log").read_text(encoding="utf-8")
    assert end.value.code == 3
    assert "ERROR crashed: this is a bug, please report it\nTraceback" in text
    assert "ZeroDivisionError" in text
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_a_line_of_the_log_is_one_line_whatever_a_file_is_called(folder):
    invoke("review", "a\n2026-01-31T00:00:00+0000 INFO all well\x1b[31m", *REVIEW[2:])
    assert len(logged(folder / "logs" / "night.log")) == 4


def test_a_log_that_cannot_be_opened_is_said(folder):
    (folder / "logs").touch()
    done = invoke(*REVIEW)
    assert done.exit_code == 1
    assert done.stderr.startswith("Error: logs/night.log: cannot write the log (")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full")
def test_a_log_that_is_full_stops_nothing(folder):
    (folder / "page.md").write_text("")
    done = invoke(*REVIEW[:-1], "/dev/full")
    assert (done.exit_code, done.output) == (0, "")


def test_a_log_that_is_moved_away_is_begun_again(folder, monkeypatch):
    (folder / "page.md").write_text("")
    log = folder / "logs" / "night.log"

    def rotate(*_, **__):
        log.rename(log.with_suffix(".1"))
        return Heard()

    monkeypatch.setattr("claimdiff.reviews.take_in", rotate)
    invoke(*REVIEW)
    assert logged(log.with_suffix(".1")) == [("INFO", "claimdiff review started")]
    assert logged(log)[0] == ("INFO", "new verdicts and notes: 0")


def test_without_a_log_nothing_is_kept_and_results_are_printed(folder):
    (folder / "page.md").write_text("")
    assert invoke(*REVIEW[:-2]).stdout == "new verdicts and notes: 0\n"
    assert not (folder / "logs").exists()
