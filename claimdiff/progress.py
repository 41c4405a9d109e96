"""How far a run has come: told to a person at a terminal, to nobody otherwise."""

import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Protocol

# Seconds before a bar appears: one that flashes by tells nothing.
DELAY = 0.5


class Progress(Protocol):
    """Is told when a stage of the work begins, how much of it is done, and when it ends."""

    def stage(self, name: str, total: int | None) -> AbstractContextManager[Callable[[int], None]]:
        """A stage of `total` steps (None: not known); what it gives is called with the number of steps just done."""


class _Silent:
    """Tells nobody."""

    @contextmanager
    def stage(self, name: str, total: int | None) -> Iterator[Callable[[int], None]]:
        """A stage that nobody hears of."""
        yield lambda steps: None


class _Bars:
    """A bar a stage on standard error, wiped when the stage is done."""

    @contextmanager
    def stage(self, name: str, total: int | None) -> Iterator[Callable[[int], None]]:
        """A stage with a bar."""
        from tqdm import tqdm  # noqa: PLC0415 [a run under cron, which shows no bars, does without it]

        with tqdm(desc=name, total=total, leave=False, delay=DELAY) as bar:
            yield bar.update


class Clock:
    """Adds up how long the stages take, each name once, while `shown` tells of them."""

    def __init__(self, shown: Progress) -> None:
        self.shown = shown
        self.seconds: dict[str, float] = defaultdict(float)

    @contextmanager
    def stage(self, name: str, total: int | None) -> Iterator[Callable[[int], None]]:
        """A stage that is timed."""
        started = time.perf_counter()
        try:
            with self.shown.stage(name, total) as advance:
                yield advance
        finally:
            self.seconds[name] += time.perf_counter() - started

    def __str__(self) -> str:
        return ", ".join(f"{name} {seconds:.1f} s" for name, seconds in self.seconds.items())


SILENT: Progress = _Silent()
BARS: Progress = _Bars()
