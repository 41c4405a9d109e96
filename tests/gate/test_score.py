import json
from pathlib import Path
from typing import Any

import pytest

from tests.gate.bundles import Bundle, BundleError, load_bundle
from tests.gate.conftest import TEXTS
from tests.gate.score import Tally, main, read_report, score, table

QUOTES = {
    "closed1": ("a1", "El puente cerró el lunes."),
    "closed2": ("a2", "El puente sigue cerrado"),
    "denied": ("a1", "El alcalde niega que el puente esté cerrado."),
    "twelve": ("a1", "Hubo doce heridos."),
    "fourteen": ("a2", "Los heridos son catorce, dijo el hospital."),
    "other": ("a3", "En 2019 cerró otro puente"),
}


@pytest.fixture
def bundle(folder) -> Bundle:
    return load_bundle(folder / "puente")


def report(clusters: dict[str, list[str]], *findings: dict[str, Any]) -> dict[str, Any]:
    names = [name for members in clusters.values() for name in members]
    statements = []
    for name in names:
        article, quote = QUOTES[name]
        start = TEXTS[article].index(quote)
        statements.append({"id": name, "article": article, "start": start, "end": start + len(quote)})
    return {
        "statements": statements,
        "clusters": [{"id": cluster, "statements": members} for cluster, members in clusters.items()],
        "findings": [{"id": f"f{i}", **finding} for i, finding in enumerate(findings)],
    }


PERFECT = {"C": ["closed1", "closed2"], "D": ["denied"], "12": ["twelve"], "14": ["fourteen"], "O": ["other"]}


def tally(bundle: Bundle, content: dict[str, Any]) -> Tally:
    return score(bundle, read_report(content)).tally


def test_the_kind_counts_for_right_findings_only(bundle):
    told = report(PERFECT, {"a": "C", "b": "D", "kind": "status"}, {"a": "C", "b": "O", "kind": "status"})
    assert (tally(bundle, told).right, tally(bundle, told).kind_right) == (1, 0)


def test_a_perfect_report_scores_one_everywhere(bundle):
    denial, tolls = {"a": "C", "b": "D", "kind": "denial"}, {"a": "14", "b": "12", "kind": "numeric"}
    figures = tally(bundle, report(PERFECT, denial, tolls)).figures()
    assert figures == {
        "extraction_recall": 1.0,
        "bcubed_p": 1.0,
        "bcubed_r": 1.0,
        "bcubed_f1": 1.0,
        "contradiction_p": 1.0,
        "contradiction_r": 1.0,
        "contradiction_f1": 1.0,
        "kinds_right": 1.0,
        "findings": 2,
        "gold": 2,
        "traps_flagged": 0,
        "traps": 1,
        "recall_by_type": {"denial": "1/1", "numeric": "1/1"},
    }


def test_an_empty_report_scores_nothing_and_does_not_divide_by_zero(bundle):
    figures = tally(bundle, report({})).figures()
    assert figures["extraction_recall"] == figures["contradiction_f1"] == 0.0
    assert (figures["bcubed_p"], figures["bcubed_r"]) == (1.0, pytest.approx(0.8)), "each mention alone"


def test_a_missed_mention_counts_as_a_cluster_of_its_own(bundle):
    without = {name: members for name, members in PERFECT.items() if name != "C"} | {"C": ["closed1"]}
    figures = tally(bundle, report(without)).figures()
    assert figures["extraction_recall"] == pytest.approx(4 / 5)
    assert figures["bcubed_p"] == 1.0
    assert figures["bcubed_r"] == pytest.approx((0.5 + 0.5 + 1 + 1 + 1) / 5)


def test_a_cluster_that_mixes_two_claims_loses_precision(bundle):
    mixed = {"C": ["closed1", "closed2", "denied"], "12": ["twelve"], "14": ["fourteen"]}
    figures = tally(bundle, report(mixed)).figures()
    assert figures["bcubed_p"] == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1 + 1) / 5)
    assert figures["bcubed_r"] == 1.0


def test_a_statement_that_shares_less_than_the_share_does_not_carry_the_mention(bundle):
    content = report({"C": ["closed1"]})
    content["statements"][0] |= {"start": 0, "end": 60}
    assert tally(bundle, content).found == 2, "the long statement covers the claim and most of the denial"
    content["statements"][0] |= {"start": 14, "end": 40}
    assert tally(bundle, content).found == 0


def test_the_best_fitting_statement_places_a_mention(bundle):
    content = report(PERFECT)
    content["statements"].append({"id": "whole", "article": "a1", "start": 0, "end": len(TEXTS["a1"])})
    content["clusters"].append({"id": "W", "statements": ["whole"]})
    assert tally(bundle, content).figures()["bcubed_f1"] == 1.0


def test_a_finding_between_claims_that_do_not_conflict_is_false(bundle):
    outcome = score(bundle, read_report(report(PERFECT, {"a": "C", "b": "12"})))
    assert (outcome.tally.right, outcome.tally.hit, outcome.tally.trapped) == (0, 0, 0)
    assert outcome.mistakes == (
        "FALSE  f0: 'El puente cerró el lunes.' | 'El puente sigue cerrado' <> 'Hubo doce heridos.'",
        "MISSED denial: gist of closed <> gist of open",
        "MISSED numeric: gist of fourteen <> gist of twelve",
    )


def test_a_side_stands_for_a_claim_only_if_half_of_its_marked_statements_carry_it(bundle):
    half = {"A": ["closed1", "twelve"], "D": ["denied"]}
    third = {"A": ["closed1", "twelve", "fourteen"], "D": ["denied"]}
    assert tally(bundle, report(half, {"a": "A", "b": "D"})).right == 1
    assert tally(bundle, report(third, {"a": "A", "b": "D"})).right == 0


def test_statements_without_any_mention_do_not_count_against_a_side(bundle):
    padded = {"A": ["closed1", "other"], "D": ["denied"]}
    assert tally(bundle, report(padded, {"a": "A", "b": "D"})).right == 1


def test_a_finding_may_narrow_its_sides_to_some_statements(bundle):
    clusters = {"A": ["closed1", "twelve", "fourteen"], "D": ["denied"]}
    narrowed = {"a": "A", "b": "D", "statements_a": ["closed1"], "statements_b": ["denied"]}
    assert tally(bundle, report(clusters, narrowed)).right == 1
    assert tally(bundle, report(clusters, narrowed | {"statements_a": [], "statements_b": []})).right == 0


def test_a_statement_does_not_contradict_itself(bundle):
    content = report({"A": ["closed1"], "B": ["denied"]}, {"a": "A", "b": "B"})
    content["statements"] = [{"id": "both", "article": "a1", "start": 0, "end": 69}]
    content["clusters"] = [{"id": "A", "statements": ["both"]}]
    content["findings"] = [{"id": "f0", "a": "A", "b": "A"}]
    assert tally(bundle, content).right == 0


def test_a_contradiction_found_twice_is_hit_once(bundle):
    clusters = {"A": ["closed1"], "B": ["closed2"], "D": ["denied"]}
    twice = tally(bundle, report(clusters, {"a": "A", "b": "D"}, {"a": "D", "b": "B"}))
    assert (twice.findings, twice.right, twice.hit) == (2, 2, 1)


@pytest.mark.parametrize("sides", [("C", "O"), ("O", "C")])
def test_a_trap_is_flagged_whichever_side_it_stands_on(bundle, sides):
    outcome = score(bundle, read_report(report(PERFECT, {"a": sides[0], "b": sides[1]})))
    assert outcome.tally.trapped == 1
    assert outcome.mistakes[-1] == "TRAP   other-event: 'El puente cerró el lunes' <> 'En 2019 cerró otro puente'"


def test_a_trap_inside_a_right_finding_is_not_flagged(bundle):
    clusters = {"C": ["closed1", "closed2"], "D": ["denied", "other"]}
    assert tally(bundle, report(clusters, {"a": "C", "b": "D"})).trapped == 0


def test_a_statement_outside_its_article_is_refused(bundle):
    content = report({"C": ["closed1"]})
    content["statements"][0]["end"] = 10_000
    with pytest.raises(BundleError, match="statement closed1 does not lie in an article"):
        score(bundle, read_report(content))


def test_tallies_add_up(bundle):
    one = tally(bundle, report(PERFECT, {"a": "C", "b": "D"}))
    both = one + one
    assert both.figures()["recall_by_type"] == {"denial": "2/2", "numeric": "0/2"}
    assert both.figures()["bcubed_f1"] == one.figures()["bcubed_f1"]
    assert one + Tally() == one


def test_the_command_scores_a_folder_of_reports(folder, tmp_path):
    reports: Path = tmp_path / "reports"
    reports.mkdir()
    (reports / "puente.json").write_text(json.dumps(report(PERFECT, {"a": "C", "b": "D"})), encoding="utf-8")
    assert json.loads(main([str(folder), str(reports), "--json"]))["contradiction_r"] == 0.5
    shown = main([str(folder), str(reports), "-v"])
    assert "MISSED numeric" in shown
    assert "contradictions found: denial 1/1, numeric 0/1" in shown


def test_the_table_has_a_line_a_bundle_and_one_for_all(bundle):
    outcome = score(bundle, read_report(report(PERFECT)))
    assert [line.split()[0] for line in table([outcome]).splitlines()] == [
        "bundle",
        "puente",
        "ALL",
        "contradictions",
        "kinds",
    ]
