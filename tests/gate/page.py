"""Puts into the README what programs made: the pinned figures of the gate, and a finding of the example report.

    python -m tests.gate.page

Replaces what stands between `<!-- figures -->` and `<!-- /figures -->`, and between the marks of the excerpt.
"""

import re

from tests.gate.bundles import BundleError, load_bundles
from tests.gate.gate import FLOORS, GOLD, Pins, read_pins

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


def refreshed(page: str, pins: Pins, traps: int, report: str) -> str:
    """The page with the figures of `pins` (out of so many `traps`) and the first finding of a Markdown report."""
    page = _replaced(page, "figures", _figures(pins, traps))
    return _replaced(page, "excerpt", _excerpt(report))


def _replaced(page: str, name: str, content: str) -> str:
    head, start, rest = page.partition(f"<!-- {name} -->\n")
    _, end, tail = rest.partition(f"<!-- /{name} -->")
    return f"{head}{start}{content}\n{end}{tail}"


def _figures(pins: Pins, traps: int) -> str:
    rows = [f"| {label} | {pins.limits[name]:.2f} |" for label, name in _ROWS]
    trapped = f"| look-alikes shown as contradictions | {pins.limits['traps_flagged']:.0f} of {traps} |"
    return "\n".join(["| measure | figure |", "|---|---|", *rows, trapped])


def _excerpt(report: str) -> str:
    """The first finding without its boxes, as a quotation."""
    finding = _FINDING.search(report)
    return "\n".join(f"> {line}".rstrip() for line in finding[0].strip().splitlines()) if finding else ""


def current() -> str:
    """The README as it should be."""
    traps = sum(len(bundle.traps) for bundle in load_bundles(GOLD))
    pins = read_pins(FLOORS)
    if pins is None:
        raise BundleError(f"{FLOORS}: nothing is pinned yet; run python -m tests.gate.gate --update")
    return refreshed(README.read_text(encoding="utf-8"), pins, traps, EXAMPLE.read_text(encoding="utf-8"))


if __name__ == "__main__":
    README.write_text(current(), encoding="utf-8")
