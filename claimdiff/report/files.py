"""Reports on disk: there whole, or not at all."""

import os
import tempfile
from pathlib import Path

from claimdiff.errors import ClaimdiffError


def write_whole(path: Path, text: str) -> None:
    """Write a file by way of a temporary one beside it, making its folder; ClaimdiffError when that cannot be.

    UTF-8 with \\n line ends. Half a surrogate pair, which UTF-8 cannot hold, is written as JSON does: \\ud800.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with open(handle, "wb") as file:
                file.write(text.encode("utf-8", "backslashreplace"))
                file.flush()
                os.fsync(file.fileno())
            os.chmod(temporary, 0o666 & ~_umask())
            os.replace(temporary, path)
        except BaseException:
            os.unlink(temporary)
            raise
    except OSError as error:
        raise ClaimdiffError(f"{path}: cannot write it ({error.strerror}); choose another place with --out") from error


def _umask() -> int:
    """The permissions that new files go without (mkstemp gives none to others, who may well read a report)."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
