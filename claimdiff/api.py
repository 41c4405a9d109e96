"""The Python interface: the whole job as one call."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from claimdiff.datamodel import Analysis

if TYPE_CHECKING:
    from claimdiff.judge.nli import Nli
    from claimdiff.match.encoder import Encoder


def run(
    inputs: Sequence[str | Path],
    *,
    db: str | Path | None = None,
    date: str | None = None,
    encoder: "Encoder | None" = None,
    nli: "Nli | None" = None,
) -> Analysis:
    """Analyse articles: files, folders or "-" for standard input.

    `db` is the state file that makes the next call cost only what is new; without it nothing is kept. `date` (ISO,
    today by default) is what `first_seen` of new findings will say. `encoder` and `nli` default to the shipped models.
    Raises ClaimdiffError for what the user can mend; inputs that cannot be read are `Analysis.failures`.
    """
    import datetime  # noqa: PLC0415 (kept with the next ones: importing claimdiff must stay quick)
    import tempfile  # noqa: PLC0415

    from claimdiff import pipeline  # noqa: PLC0415
    from claimdiff.progress import SILENT  # noqa: PLC0415
    from claimdiff.store import Store  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as scratch, Store(db or Path(scratch) / "claimdiff.db") as store:
        day = date or datetime.date.today().isoformat()
        return pipeline.run([str(path) for path in inputs], store, encoder=encoder, nli=nli, date=day, progress=SILENT)
