"""Time, memory and quality of claimdiff beside others, on this machine.

    python -m benchmarks runs       whole runs by the number of articles
    python -m benchmarks nights     a night on a large store
    python -m benchmarks beside     whole runs beside the usual way
    python -m benchmarks usual      findings beside the usual ways, on the marked bundles
    python -m benchmarks models     the shipped models beside the usual libraries
    python -m benchmarks extract    sentences a second

Each says with --help what it takes and what it does.
"""

import importlib
import sys
from collections.abc import Sequence

NAMES = ("runs", "nights", "beside", "usual", "models", "extract")


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure what the first argument names."""
    name, *rest = sys.argv[1:] if arguments is None else arguments or ["--help"]
    if name not in NAMES:
        sys.exit(__doc__)
    importlib.import_module(f"benchmarks.{name}").main(rest)


if __name__ == "__main__":
    main()
