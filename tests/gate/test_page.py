from tests.gate.gate import Pins
from tests.gate.page import Measured, refreshed

FIGURES = {
    "extraction_recall": 0.987,
    "bcubed_f1": 0.8,
    "contradiction_p": 0.5,
    "contradiction_r": 0.4,
    "contradiction_f1": 0.444,
    "traps_flagged": 3,
}
LIMITS = dict.fromkeys(FIGURES, 1.0)  # what is held is not what is told
PINS = Pins("corpus", LIMITS, FIGURES)
HELD_OUT = Pins("others", LIMITS, {name: figure / 2 for name, figure in FIGURES.items()})
PAGE = "# Title\n\n<!-- excerpt -->\nold\n<!-- /excerpt -->\n\n<!-- figures -->\n<!-- /figures -->\nend\n"
REPORT = "# Report\n\n### A claim\n\n**Claimed:** it is so.\n\n- [ ] confirmed\n\n### Another\n\n- [ ] confirmed\n"


def test_the_first_finding_and_the_figures_go_between_their_marks():
    assert (
        refreshed(PAGE, Measured(PINS, 6, 60), Measured(HELD_OUT, 8, 80), REPORT)
        == """# Title

<!-- excerpt -->
> ### A claim
>
> **Claimed:** it is so.
<!-- /excerpt -->

<!-- figures -->
| measure | the 6 it was made with | 8 held out |
|---|---|---|
| marked statements that were extracted (recall) | 0.99 | 0.49 |
| grouping of the same claim (B-cubed F1) | 0.80 | 0.40 |
| findings that are marked contradictions (precision) | 0.50 | 0.25 |
| marked contradictions that were found (recall) | 0.40 | 0.20 |
| both together (F1) | 0.44 | 0.22 |
| look-alikes shown as contradictions | 3 of 60 | 2 of 80 |
<!-- /figures -->
end
"""
    )


def test_a_second_refreshing_changes_nothing():
    once = refreshed(PAGE, Measured(PINS, 6, 60), Measured(HELD_OUT, 8, 80), REPORT)
    assert refreshed(once, Measured(PINS, 6, 60), Measured(HELD_OUT, 8, 80), REPORT) == once
