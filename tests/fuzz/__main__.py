"""`python -m tests.fuzz --minutes 10`: tries made-up inputs on every target in turn until the time is over."""

import argparse
import sys
import tempfile
import time
from pathlib import Path

from hypothesis import HealthCheck, given, seed, settings

from tests.fuzz.targets import TARGETS, Target

ROUND = 200
# Files are made by the thousand: in memory where the system has a place for them there.
MEMORY = Path("/dev/shm")


def attempt(target: Target, number: int, examples: int) -> None:
    """Try so many inputs of a target, the same ones for the same number; raises for the smallest that it fails on."""
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        quiet = settings(max_examples=examples, deadline=None, database=None, suppress_health_check=list(HealthCheck))
        seed(number)(quiet(given(target.inputs)(lambda made: target.check(Path(folder), made))))()


def main() -> None:
    """Run for the minutes asked for; exit code 1 with the input when one fails."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    end, number = time.monotonic() + 60 * options.minutes, options.seed
    tried = dict.fromkeys((target.name for target in TARGETS), 0)
    while time.monotonic() < end:
        for target in TARGETS:
            attempt(target, number, ROUND)
            tried[target.name] += ROUND
        number += 1
    sys.stdout.write(", ".join(f"{name}: {count} inputs" for name, count in tried.items()) + "; no failure\n")


if __name__ == "__main__":
    main()
