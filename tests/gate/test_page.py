from tests.gate.gate import Pins
from tests.gate.page import refreshed

PINS = Pins(
    "corpus",
    {
        "extraction_recall": 0.987,
        "bcubed_f1": 0.8,
        "contradiction_p": 0.5,
        "contradiction_r": 0.4,
        "contradiction_f1": 0.444,
        "traps_flagged": 3,
    },
)
PAGE = "# Title\n\n<!-- excerpt -->\nold\n<!-- /excerpt -->\n\n<!-- figures -->\n<!-- /figures -->\nend\n"
REPORT = "# Report\n\n### A claim\n\n**Claimed:** it is so.\n\n- [ ] confirmed\n\n### Another\n\n- [ ] confirmed\n"


def test_the_first_finding_and_the_figures_go_between_their_marks():
    assert (
        refreshed(PAGE, PINS, 60, REPORT)
        == """# Title

<!-- excerpt -->
> ### A claim
>
> **Claimed:** it is so.
<!-- /excerpt -->

<!-- figures -->
| measure | figure |
|---|---|
| marked statements that were extracted (recall) | 0.99 |
| grouping of the same claim (B-cubed F1) | 0.80 |
| findings that are marked contradictions (precision) | 0.50 |
| marked contradictions that were found (recall) | 0.40 |
| both together (F1) | 0.44 |
| look-alikes shown as contradictions | 3 of 60 |
<!-- /figures -->
end
"""
    )


def test_a_second_refreshing_changes_nothing():
    once = refreshed(PAGE, PINS, 60, REPORT)
    assert refreshed(once, PINS, 60, REPORT) == once
