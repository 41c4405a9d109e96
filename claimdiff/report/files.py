"""Reports on disk."""

from pathlib import Path

from claimdiff.whole import written_whole


def write_whole(path: Path, text: str) -> None:
    """Write a report whole or not at all, making its folder; ClaimdiffError when that cannot be.

    UTF-8 with \\n line ends. Half a surrogate pair, which UTF-8 cannot hold, is written as JSON does: \\ud800.
    """
    with written_whole(path) as temporary:
        temporary.write_bytes(text.encode("utf-8", "backslashreplace"))
