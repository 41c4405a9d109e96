"""Puts into the README what programs made: the figures that the gate measured, and a finding of the example report.

    python -m tests.gate.page

Replaces what stands between `<!-- figures -->` and `<!-- /figures -->`, and between the marks of the excerpt.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from tests.gate.bundles import BundleError, load_bundles
from tests.gate.gate import FLOORS, GOLD, HELD_OUT, HELD_OUT_FLOORS, Pins, read_pins

ROOT = GOLD.parents[2]
README = ROOT / "README.md"
EXAMPLE = ROOT / "reports" / "example.md"

_ROWS = (
    ("marked statements that were extracted (recall)", "extraction_recall"),
    ("grouping of the same claim (B-cubed F1)", "bcubed_f1"),
    ("findings that are marked contradictions (precision)", "contradiction_p"),
    ("marked contradictions that were found (recall)", "contradiction_r"),
    ("both together (F1)", "contradiction_f1"),
)
_FINDING = re.compile(r"^### .*?(?=^- \[ \] )", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Measured:
    """What was measured on a folder of bundles when it was pinned, and how many look-alikes (`traps`) they have."""

    pins: Pins
    bundles: int
    traps: int


def refreshed(page: str, known: Measured, held_out: Measured, report: str) -> str:
    """The page with the figures on both folders of bundles, and the first finding of a Markdown report."""
    page = _replaced(page, "figures", _figures(known, held_out))
    return _replaced(page, "excerpt", _excerpt(report))


def _replaced(page: str, name: str, content: str) -> str:
    head, start, rest = page.partition(f"<!-- {name} -->\n")
    _, end, tail = rest.partition(f"<!-- /{name} -->")
    return f"{head}{start}{content}\n{end}{tail}"


def _figures(known: Measured, held_out: Measured) -> str:
    both = (known, held_out)
    head = f"| measure | the {known.bundles} it was made with | {held_out.bundles} held out |"
    rows = [[label, *(f"{one.pins.measured[name]:.2f}" for one in both)] for label, name in _ROWS]
    trapped = (f"{one.pins.measured['traps_flagged']:.0f} of {one.traps}" for one in both)
    rows.append(["look-alikes shown as contradictions", *trapped])
    return "\n".join([head, "|---|---|---|", *(f"| {' | '.join(row)} |" for row in rows)])


def _excerpt(report: str) -> str:
    """The first finding without its boxes, as a quotation."""
    finding = _FINDING.search(report)
    return "\n".join(f"> {line}".rstrip() for line in finding[0].strip().splitlines()) if finding else ""


def _measured(folder: Path, floors: Path) -> Measured:
    bundles, pins = load_bundles(folder), read_pins(floors)
    if pins is None:
        raise BundleError(f"{floors}: nothing is pinned yet; run python -m tests.gate.gate --update")
    return Measured(pins, len(bundles), sum(len(bundle.traps) for bundle in bundles))


def current() -> str:
    """The README as it should be."""
    both = _measured(GOLD, FLOORS), _measured(HELD_OUT, HELD_OUT_FLOORS)
    return refreshed(README.read_text(encoding="utf-8"), *both, EXAMPLE.read_text(encoding="utf-8"))


if __name__ == "__main__":
    README.write_text(current(), encoding="utf-8")
