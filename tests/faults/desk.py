"""A desk to break things on: a folder after one night and a review, the night that comes next, and its faults."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]

FIRST = {
    "El Faro": "La Fiscalía acusa a la minera Alto Cobre de verter ácido en el río Lerma, lo que la empresa niega. "
    "El vertido dejó 38 peces muertos en la orilla de Almoloya.",
    "La Hora": "Alto Cobre vertió ácido en el río Lerma, sostuvo la Fiscalía. "
    "El vertido dejó 52 peces muertos en la orilla de Almoloya.",
}
SECOND = {
    "Radio Sur": "La minera Alto Cobre desmintió que vertiera ácido en el río Lerma. El alcalde visitó Almoloya.",
    "El Puerto": "El alcalde de Almoloya dijo que la minera pagará multas. La empresa negó que vaya a pagarlas.",
}
DATES = ("2026-01-31", "2026-02-01")
NOTE = "llamé a la empresa"


@dataclass
class Result:
    """How a command ended: its exit code (below 0: killed), what it printed, what the child told of itself."""

    code: int
    out: str
    err: str
    told: dict[str, Any] = field(default_factory=dict)


class Server:
    """The warm process that runs commands."""

    def __init__(self, build: Path) -> None:
        self.shim = _built(build)
        environment = os.environ | {"OMP_NUM_THREADS": "1", "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
        if self.shim:
            environment["LD_PRELOAD"] = str(self.shim)
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.server"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=environment,
            cwd=ROOT,
        )

    def ask(self, **asked: object) -> dict[str, Any]:
        """What the server answers to one line."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps(asked) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def close(self) -> None:
        """End the process."""
        self.process.communicate()


def _built(build: Path) -> Path | None:
    """The shim as a library; None where there is no C compiler."""
    compiler = shutil.which("cc")
    if compiler is None or sys.platform != "linux":
        return None
    library = build / "shim.so"
    source = Path(__file__).with_name("shim.c")
    subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", library, source, "-ldl"], check=True)
    return library


class Desk:
    """The folder before the second night, and what an undisturbed second night makes of it."""

    def __init__(self, server: Server, folder: Path) -> None:
        self.server = server
        self.folder = folder
        self.before = folder / "before"
        self.before.mkdir()
        self._prepare()
        with self.fresh() as place:
            done = self.run(place)
            assert (done.code, done.err) == (0, ""), done.err
            self.calls = done.told["calls"]
            self.statements = done.told["statements"]
            self.expected = self.state(place)

    def _prepare(self) -> None:
        for texts, date in zip((FIRST, SECOND), DATES, strict=True):
            rows = (
                {"id": o, "outlet": o, "published": "2026-01-30", "lang": "es", "text": t} for o, t in texts.items()
            )
            path = self.before / "inbox" / f"{date}.jsonl"
            path.parent.mkdir(exist_ok=True)
            path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        warm = self.folder / "warm"
        warm.mkdir()
        for _ in range(2):  # the second time finds what the first one made, as the nights to come do
            self.server.ask(folder=str(warm), args=command(str(self.before / "inbox")), warm=True)
        done = self.run(self.before, command("inbox/2026-01-31.jsonl", DATES[0]))
        assert (done.code, done.err) == (0, ""), done.err
        report = self.before / "reports" / f"{DATES[0]}.md"
        edit(report, "- [ ] confirmada", "- [x] confirmada")
        done = self.run(self.before, ["review", str(report.relative_to(self.before)), "--db", "news.db"])
        assert done.out == "new verdicts and notes: 1\n"
        edit(report, "nota:", f"nota: {NOTE}")  # for the next night to take in

    @contextmanager
    def fresh(self) -> Iterator[Path]:
        """A copy of the folder before the second night."""
        place = self.folder / "place"
        shutil.copytree(self.before, place)
        try:
            yield place
        finally:
            shutil.rmtree(place)

    def run(self, place: Path, args: list[str] | None = None, **fault: object) -> Result:
        """Run a command there, the second night by default, with a fault."""
        told = self.server.ask(folder=str(place), args=args or command("inbox"), **fault)
        return Result(told["code"], told["out"], told["err"], json.loads(told["told"] or "{}"))

    def state(self, place: Path) -> dict[str, object]:
        """What must be the same whatever happened on the way: both reports, and the verdicts but for their time."""
        report = place / "reports" / f"{DATES[1]}.md"
        found = {path.name: path.read_bytes() for path in (report, place / "report.json")}
        return found | {"verdicts": verdicts(place / "news.db")}


def edit(path: Path, old: str, new: str) -> None:
    """Replace the first `old` in a file, which must be there."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def command(source: str, date: str = DATES[1]) -> list[str]:
    """The arguments of a night's run."""
    fakes = ["--encoder-model", "fake", "--nli-model", "fake"]
    return ["run", source, "--db", "news.db", "--date", date, "--json", "report.json", *fakes]


def verdicts(path: Path) -> list[tuple[object, ...]]:
    """The verdicts of a state file in their order, without the time at which they came in."""
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("SELECT finding, verdict, note, report FROM verdicts ORDER BY number").fetchall()
