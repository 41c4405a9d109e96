"""Runs the command in children of one warm process, each with a fault of its own.

`python -m tests.faults.server` reads a line of JSON for each command from standard input and answers with one. Models
are fakes, transactions small, so that a night takes a fraction of a second and has many of them.
"""

import contextlib
import ctypes
import json
import os
import resource
import selectors
import signal
import sqlite3
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import claimdiff.judge.nli
import claimdiff.match.encoder
from claimdiff import cache, database, pipeline
from claimdiff.cli import main
from tests.conftest import FakeEncoder, FakeNli
from tests.faults.small_disk import on_a_small_disk

ACTIONS = {"count": 0, "kill": 1, "torn": 2, "full": 3}
# Rows in a transaction, and texts asked of a model at once.
SMALL = 2


def serve() -> None:
    """Answer until standard input ends."""
    claimdiff.match.encoder.load_encoder = lambda *_: FakeEncoder()
    claimdiff.judge.nli.load_nli = lambda *_: FakeNli()
    cache.BATCH = pipeline.STEP = SMALL
    database.batches.__defaults__ = (SMALL,)
    for line in sys.stdin:
        asked = json.loads(line)
        if asked.get("warm"):
            with contextlib.redirect_stdout(sys.stderr), contextlib.suppress(SystemExit):
                os.chdir(asked["folder"])
                main(asked["args"])
            answer = {}
        else:
            answer = _in_a_child(asked)
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


def _in_a_child(asked: dict[str, Any]) -> dict[str, Any]:
    pipes = {name: os.pipe() for name in ("out", "err", "told")}
    child = os.fork()
    if child == 0:
        _be_the_child(asked, {name: write for name, (_, write) in pipes.items()})
    for _, write in pipes.values():
        os.close(write)
    if asked.get("after") is not None:
        time.sleep(asked["after"])
        os.kill(child, signal.SIGKILL)
    said = _read({read: name for name, (read, _) in pipes.items()})
    _, status = os.waitpid(child, 0)
    return {"code": os.waitstatus_to_exitcode(status), **said}


def _read(names: dict[int, str]) -> dict[str, str]:
    """All that comes through the pipes, until the child has closed them."""
    found = dict.fromkeys(names.values(), b"")
    with selectors.DefaultSelector() as selector:
        for pipe in names:
            selector.register(pipe, selectors.EVENT_READ)
        while selector.get_map():
            for key, _ in selector.select():
                piece = os.read(key.fd, 1 << 16)
                found[names[key.fd]] += piece
                if not piece:
                    selector.unregister(key.fd)
                    os.close(key.fd)
    return {name: text.decode() for name, text in found.items()}


def _be_the_child(asked: dict[str, Any], pipes: dict[str, int]) -> NoReturn:
    """Run the command with the fault that was asked for; tell how many calls and which statements it made."""
    code = 3
    traced: list[str] = []
    try:
        os.chdir(asked["folder"])
        os.dup2(pipes["out"], 1)
        os.dup2(pipes["err"], 2)
        _trace(lambda statement: _met(traced, statement, asked.get("statement")))
        if "file_size" in asked:
            resource.setrlimit(resource.RLIMIT_FSIZE, (asked["file_size"],) * 2)
        shim = _shim()
        if shim:
            shim.fault_arm(asked.get("call", -1), ACTIONS[asked.get("action", "count")])
        if "room" in asked:
            code = on_a_small_disk(Path(asked["folder"]), asked["room"], lambda: _code(asked["args"]))
        else:
            code = _code(asked["args"])
        calls = shim.fault_calls() if shim else 0
        if shim:
            shim.fault_arm(-1, 0)
        os.write(pipes["told"], json.dumps({"calls": calls, "statements": traced}).encode())
    except Exception:  # nothing may get back into the server's own loop
        traceback.print_exc()
    finally:
        os._exit(code)


def _code(args: list[str]) -> int:
    """The exit code of the command."""
    try:
        main(args)
    except SystemExit as end:
        return int(end.code or 0)
    finally:
        sys.stdout.flush()
    return 0


def _shim() -> Any:
    """The preloaded library, None when there was no compiler to build it."""
    library = ctypes.CDLL(None)
    return library if "shim" in os.environ.get("LD_PRELOAD", "") else None


def _met(traced: list[str], statement: str, last: int | None) -> None:
    if len(traced) == last:
        os.kill(os.getpid(), signal.SIGKILL)
    traced.append(statement[:40])


def _trace(met: Callable[[str], None]) -> None:
    """Tell `met` every statement of SQL before it is run."""
    connect = sqlite3.connect

    def traced(*args: Any, **options: Any) -> sqlite3.Connection:
        connection = connect(*args, **options)
        connection.set_trace_callback(met)
        return connection

    sqlite3.connect = traced


if __name__ == "__main__":
    serve()
