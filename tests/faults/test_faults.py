"""Whatever happens to a night or to its state file: the next run ends with the report that an undisturbed one gives,
or it refuses in one line that says what to do, and no verdict is lost.

CLAIMDIFF_FAULT_POINTS sets at how many random points a night is killed; of the other faults there are fewer.
"""

import os
import random
import re
import shutil
import sys
import tempfile
from collections import Counter
from pathlib import Path

import pytest

from claimdiff import verdict_log
from claimdiff.errors import StoreError
from claimdiff.repair import repair
from tests.faults.desk import DATES, Desk, Server, command, verdicts

POINTS = int(os.environ.get("CLAIMDIFF_FAULT_POINTS", "200"))
KILLED = -9
REFUSAL = re.compile(
    r"Error: \S*news\.db\S*: .*(`claimdiff doctor` says what to do|name another (one|file) with --db).*\n\Z"
)
FULL = re.compile(r"Error: \S+: .*(disk is full|free some space|its free space).*\n\Z")

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals and processes of POSIX")


@pytest.fixture(scope="module")
def desk():
    """In memory where the system has such a place: what is tested is the order of writing, not the disk."""
    memory = Path("/dev/shm")
    folder = Path(tempfile.mkdtemp(prefix="claimdiff-faults-", dir=memory if memory.is_dir() else None))
    server = Server(folder)
    try:
        yield Desk(server, folder)
    finally:
        server.close()
        shutil.rmtree(folder)


def some(population, number=POINTS):
    """A sample that is the same every time; all there are when that is fewer."""
    everything = list(population)
    return random.Random(4).sample(everything, min(number, len(everything)))


def assert_next_run_gives_what_was_expected(desk, place, point):
    again = desk.run(place)
    assert (again.code, again.err) == (0, ""), point
    assert desk.state(place) == desk.expected, point


def test_a_night_killed_at_any_call_that_changes_a_file_is_made_good_by_the_next(desk):
    if desk.server.shim is None:
        pytest.skip("no C compiler to build the library that counts calls")
    points = some((call, action) for call in range(desk.calls) for action in ("kill", "torn"))
    for call, action in points:
        with desk.fresh() as place:
            done = desk.run(place, call=call, action=action)
            assert done.code in (KILLED, 0), (call, action, done)
            assert done.code == KILLED or action == "torn", "every call is a point to be killed at"
            assert_next_run_gives_what_was_expected(desk, place, (call, action))


def test_a_night_killed_at_any_statement_is_made_good_by_the_next(desk):
    for number in some(range(len(desk.statements)), POINTS // 4):
        with desk.fresh() as place:
            assert desk.run(place, statement=number).code == KILLED
            assert_next_run_gives_what_was_expected(desk, place, desk.statements[number])


def test_a_night_killed_at_any_boundary_of_a_transaction_is_made_good_by_the_next(desk):
    ends = [number for number, statement in enumerate(desk.statements) if statement.startswith("COMMIT")]
    assert len(ends) >= 5
    for number in (at for end in ends for at in (end, end + 1) if at < len(desk.statements)):
        with desk.fresh() as place:
            assert desk.run(place, statement=number).code == KILLED
            assert_next_run_gives_what_was_expected(desk, place, desk.statements[number])


def test_what_a_killed_night_found_is_news_of_the_next_report_whatever_its_date(desk):
    another = command("inbox", "2026-02-03")
    with desk.fresh() as place:
        assert desk.run(place, another).code == 0
        expected = (place / "reports" / "2026-02-03.md").read_bytes()
    ends = [number for number, statement in enumerate(desk.statements) if statement.startswith("COMMIT")]
    noted = next(number for number, statement in enumerate(desk.statements) if statement.startswith("UPDATE runs"))
    for number in (*(end + 1 for end in ends if end < noted), noted):
        with desk.fresh() as place:
            assert desk.run(place, statement=number).code == KILLED
            assert desk.run(place, another).code == 0
            assert (place / "reports" / "2026-02-03.md").read_bytes() == expected, desk.statements[number]


def test_a_night_killed_at_any_time_is_made_good_by_the_next(desk):
    chance, codes = random.Random(5), Counter[int]()
    for _ in range(POINTS // 8):
        with desk.fresh() as place:
            codes[desk.run(place, after=chance.uniform(0, 0.05)).code] += 1
            assert_next_run_gives_what_was_expected(desk, place, "time")
    assert codes[KILLED] > 0
    assert codes.keys() <= {KILLED, 0}


def test_a_night_killed_twice_is_made_good_by_the_third(desk):
    for number in some(range(len(desk.statements)), POINTS // 20):
        with desk.fresh() as place:
            desk.run(place, statement=number)
            desk.run(place, statement=number // 2)
            assert_next_run_gives_what_was_expected(desk, place, number)


def contents(place):
    """The bytes of the reports and the verdicts: what a failed night must not touch."""
    found = {path.name: path.read_bytes() for path in (place / "reports").glob("*.md")}
    return found | {"report.json": (place / "report.json").read_bytes()}


def test_a_disk_that_is_full_at_any_call_is_said_and_leaves_everything_as_it_was(desk):
    if desk.server.shim is None:
        pytest.skip("no C compiler to build the library that counts calls")
    for call in some(range(desk.calls), POINTS // 5):
        with desk.fresh() as place:
            before, given = contents(place), verdicts(place / "news.db")
            done = desk.run(place, call=call, action="full")
            assert done.code in (0, 1), (call, done.err)
            if done.code == 1:
                assert FULL.fullmatch(done.err), (call, done.err)
                now = contents(place)
                assert {name: now[name] for name in before if name != "report.json"} == {
                    name: text for name, text in before.items() if name != "report.json"
                }
                assert now["report.json"] in (before["report.json"], desk.expected["report.json"])
                assert verdicts(place / "news.db")[: len(given)] == given
            assert_next_run_gives_what_was_expected(desk, place, call)


def test_a_limit_on_the_size_of_files_is_said_and_leaves_everything_as_it_was(desk):
    with desk.fresh() as place:
        desk.run(place)
        largest = (place / "news.db").stat().st_size
    for limit in (1, 100, 4096, *range(largest // 10, largest, largest // 10)):
        with desk.fresh() as place:
            before = contents(place)
            done = desk.run(place, file_size=limit)
            assert done.code in (0, 1), (limit, done.err)
            if done.code == 1:
                assert FULL.fullmatch(done.err), (limit, done.err)
                assert contents(place) == before
            assert_next_run_gives_what_was_expected(desk, place, limit)


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="only root may mount a small disk")
@pytest.mark.parametrize("kilobytes", [0, 8, 16, 32, 48, 64, 72, 80, 160])
def test_a_small_disk_is_said_to_be_full_and_leaves_everything_as_it_was(desk, kilobytes):
    with desk.fresh() as place:
        before = contents(place)
        done = desk.run(place, room=kilobytes * 1024)
        if done.code == 3 and "Operation not permitted" in done.err:
            pytest.skip("this root may not mount")
        assert done.code in (0, 1), done.err
        if done.code == 1:
            assert FULL.fullmatch(done.err), done.err
            assert contents(place / "full") == before
        assert desk.state(place / "after") == desk.expected


def damaged(data, seed):
    """One of many ways in which a file can be damaged, and its name."""
    chance = random.Random(seed)
    data, page = bytearray(data), 4096
    way = chance.choice(["byte", "byte", "byte", "header", "text", "page", "zeros", "swap", "cut", "bytes"])
    at = chance.randrange(len(data))
    start = at - at % page
    if way == "byte":
        data[at] ^= 1 << chance.randrange(8)
    elif way == "header":
        data[chance.randrange(100)] ^= 1 << chance.randrange(8)
    elif way == "text":
        letters = [found.start() for found in re.finditer(rb'[\w"\[{,]{3}', data)]
        data[chance.choice(letters)] = chance.choice(b'aZ9"[,')
    elif way == "page":
        data[start : start + page] = chance.randbytes(page)
    elif way == "zeros":
        data[start : start + page] = bytes(page)
    elif way == "swap":
        other = chance.randrange(len(data)) // page * page
        data[start : start + page], data[other : other + page] = (
            data[other : other + page],
            data[start : start + page],
        )
    elif way == "cut":
        del data[at:]
    else:
        for _ in range(20):
            data[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(data), f"{way} {seed} at {at}"


@pytest.mark.parametrize("killed", [False, True], ids=["at rest", "after a kill"])
def test_a_damaged_state_file_gives_the_same_report_or_is_refused_and_loses_no_verdict(desk, killed):
    outcomes = Counter[str]()
    for seed in range(POINTS // 8 if killed else POINTS // 4):
        with desk.fresh() as place:
            state = place / "news.db"
            (place / "backups").mkdir()
            shutil.copy(state, place / "backups" / f"news-{DATES[0]}.db")
            if killed:
                desk.run(place, statement=seed % len(desk.statements))
                verdicts(state)  # opens it: what was half written is undone
            given = verdicts(state)
            data, how = damaged(state.read_bytes(), seed)
            state.write_bytes(data)
            done = desk.run(place)
            if done.code == 0:
                outcomes["same"] += 1
            else:
                assert done.code == 1, (how, done.err)
                assert REFUSAL.fullmatch(done.err), (how, done.err)
                kept = verdict_log.read_log(state)[0]
                assert len(kept) >= len(given) - killed, how
                outcomes[mend(place)] += 1
                done = desk.run(place)
                assert (done.code, done.err) == (0, ""), how
            assert desk.state(place) == desk.expected, how
    assert outcomes["same"] > 0
    assert outcomes["repaired"] > 0
    assert outcomes["put back"] > 0


def mend(place):
    """Do what `claimdiff doctor` says; how it went."""
    state = place / "news.db"
    try:
        list(repair(state))
    except StoreError:
        state.unlink()
        (place / "news.db-journal").unlink(missing_ok=True)
        shutil.copy(place / "backups" / f"news-{DATES[0]}.db", state)
        return "put back"
    return "repaired"
