"""The exceptions that claimdiff raises on purpose, and the exit codes of the command.

ClaimdiffError            something the user can mend: one line, no traceback
  ConfigError             an option or a configuration value that cannot be
  IngestError             a source that cannot be read (the run goes on without it)
    FetchError            an address that cannot be fetched
  ModelError              a model that is missing or cannot be loaded
  StoreError              the state file: unreadable, locked, full, damaged
    SchemaVersionError    written by a newer claimdiff
    AlreadyRunningError   another run holds the state file
"""

from enum import IntEnum


class ExitCode(IntEnum):
    """What the command tells the shell."""

    DONE = 0
    ERROR = 1
    USAGE = 2
    CRASH = 3
    PARTIAL = 4
    BUSY = 5


class ClaimdiffError(Exception):
    """Base of all errors whose message is meant for the user: what is wrong and what to do next."""

    exit_code = ExitCode.ERROR


class ConfigError(ClaimdiffError):
    """An option or configuration value that cannot be used."""


class IngestError(ClaimdiffError):
    """A source, or one record of it, that cannot be read."""


class FetchError(IngestError):
    """An address that cannot be fetched; `temporary` when asking again on another day may help."""

    def __init__(self, reason: str, *, temporary: bool = False) -> None:
        super().__init__(reason)
        self.temporary = temporary


class ModelError(ClaimdiffError):
    """A model that is missing or cannot be loaded."""


class StoreError(ClaimdiffError):
    """The state file cannot be opened, read or written."""


class SchemaVersionError(StoreError):
    """The state file was written by a newer version of claimdiff."""


class AlreadyRunningError(StoreError):
    """Another run is using the same state file."""

    exit_code = ExitCode.BUSY
