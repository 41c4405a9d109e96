"""The page on unattended runs is true: its lines run as cron and systemd run them, its exit codes are all there are."""

import configparser
import os
import re
import shlex
import shutil
import subprocess
import sys
from contextlib import nullcontext
from pathlib import Path

import pytest

from claimdiff.errors import ExitCode
from claimdiff.store import Store

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "unattended.md").read_text(encoding="utf-8")
ARTICLE = "La Fiscalía acusa a la minera Alto Cobre de verter ácido en el río Lerma, lo que la empresa niega.\n"
# All that cron gives a command: https://man7.org/linux/man-pages/man5/crontab.5.html
CRON = {"HOME": "/", "LOGNAME": "news", "SHELL": "/bin/sh", "PATH": "/usr/bin:/bin"}

pytestmark = pytest.mark.skipif(os.name != "posix", reason="cron and systemd")


def blocks(kind):
    """The fenced blocks of a kind on the page."""
    return re.findall(rf"^```{kind}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


@pytest.fixture
def place(tmp_path):
    """The folder of the examples, with an installed claimdiff and an article."""
    command = tmp_path / ".venv" / "bin" / "claimdiff"
    command.parent.mkdir(parents=True)
    start = f"PYTHONPATH={shlex.quote(str(ROOT))} exec {shlex.quote(sys.executable)} -m claimdiff"
    command.write_text(f'#!/bin/sh\n{start} "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "reports").mkdir()
    return tmp_path


def cron_lines(place):
    """The commands of the crontab, with the folder of the examples put in its place."""
    (table,) = blocks("crontab")
    lines = [line for line in table.splitlines() if not re.match(r"\w+=|#", line)]
    found = [re.fullmatch(r"(?:\S+\s+){5}(.*)", line)[1].replace("/srv/news", str(place)) for line in lines]
    assert not any("%" in line for line in found), "cron makes line ends of it"
    return found


def as_cron(line):
    done = subprocess.run(["/bin/sh", "-c", line], env=CRON, cwd="/", capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr


@pytest.mark.slow
def test_the_lines_for_cron_are_silent_on_a_good_night_and_do_their_work(place):
    for line in cron_lines(place):
        assert as_cron(line) == (0, "", "")
    assert len(list((place / "reports").glob("*.md"))) == 1
    assert len(list((place / "backups").glob("news-*.db"))) == 1
    assert "ended with exit code 0" in (place / "logs" / "night.log").read_text(encoding="utf-8")


@pytest.mark.slow
def test_the_lines_for_cron_say_one_line_of_trouble(place):
    run, backup, doctor = cron_lines(place)
    assert as_cron(backup) == (
        1,
        "",
        "Error: news.db: no such state file; make one with `claimdiff run`, or name another with --db\n",
    )
    shutil.rmtree(place / "inbox")
    assert as_cron(run) == (4, "", "inbox: no such file or folder: check the name\n")
    (place / "news.db").write_bytes(b"?" * 4096)
    code, out, err = as_cron(run)
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert err.startswith("Error: news.db: is not a state file")
    code, out, err = as_cron(doctor)
    assert (code, err) == (0, "")
    assert "TROUBLE  state file: news.db: is not a state file of claimdiff" in out


def units(place):
    """The files for systemd by name, with the folder of the examples put in its place."""
    texts = [text.replace("/srv/news", str(place)) for text in blocks("ini")]
    names = re.findall(r"^`/etc/systemd/system/(\S+)`:$", PAGE, re.MULTILINE)
    return dict(zip(names, texts, strict=True))


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd-analyze")
def test_the_units_are_good_for_systemd(place):
    for name, text in units(place).items():
        (place / name).write_text(text, encoding="utf-8")
    names = [str(place / name) for name in units(place)]
    done = subprocess.run(["systemd-analyze", "verify", *names], capture_output=True, text=True, check=False)
    assert [line for line in done.stderr.splitlines() if "claimdiff" in line] == []


@pytest.mark.slow
def test_the_service_does_its_work_and_takes_a_bad_input_for_success(place):
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str
    parser.read_string(units(place)["claimdiff.service"])
    service = parser["Service"]
    (place / "inbox" / "b.json").write_text("{", encoding="utf-8")
    done = subprocess.run(
        shlex.split(service["ExecStart"]),
        cwd=service["WorkingDirectory"],
        env={"PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == int(service["SuccessExitStatus"])
    assert done.stderr.startswith("inbox/b.json: not complete JSON")
    assert (place / done.stdout.strip()).is_file()


def test_the_log_that_is_rotated_is_the_one_that_is_written(place):
    (text,) = blocks("logrotate")
    pattern = text.split("{")[0].strip().replace("/srv/news", str(place))
    assert all((place / name).match(pattern) for name in re.findall(r"--log (\S+)", "\n".join(cron_lines(place))))
    if shutil.which("logrotate"):
        (place / "rotate").write_text(text, encoding="utf-8")
        subprocess.run(["logrotate", "-d", str(place / "rotate")], check=True)


def test_the_page_lists_the_exit_codes_there_are():
    table = PAGE.partition("## Exit codes")[2].partition("\n## ")[0]
    assert [int(code) for code in re.findall(r"^\| (\d) \|", table, re.MULTILINE)] == sorted(ExitCode)


CRASH = "import claimdiff.stats; claimdiff.stats.tallies = None; from claimdiff.cli import main; main(['stats'])"


@pytest.mark.parametrize(
    ("code", "args"),
    [
        (ExitCode.DONE, ["-m", "claimdiff", "status"]),
        (ExitCode.ERROR, ["-m", "claimdiff", "status", "--db", "nada.db"]),
        (ExitCode.USAGE, ["-m", "claimdiff", "status", "--nada"]),
        (ExitCode.CRASH, ["-c", CRASH]),
        (ExitCode.PARTIAL, ["-m", "claimdiff", "review", "nada.md"]),
        (ExitCode.BUSY, ["-m", "claimdiff", "review", "nada.md"]),
    ],
)
def test_a_process_ends_with_the_code_of_the_page(tmp_path, code, args):
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with Store(tmp_path / "claimdiff.db") as store, store.exclusive() if code is ExitCode.BUSY else nullcontext():
        done = subprocess.run(
            [sys.executable, *args], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )
    assert done.returncode == code
    assert ("Traceback" in done.stderr) is (code is ExitCode.CRASH)
    lines = {ExitCode.DONE: 0, ExitCode.ERROR: 1, ExitCode.PARTIAL: 1, ExitCode.BUSY: 1}
    assert done.stderr.count("\n") == lines.get(code, done.stderr.count("\n"))
