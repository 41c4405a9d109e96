from claimdiff.datamodel import Nli, Signals
from claimdiff.report.console import MOST_TALLIES, NAME_WIDTH, decision_lines, signal_lines, tally_lines
from claimdiff.stats import Tally


def test_a_shown_pair_tells_every_signal_and_the_reasons(statements, decisions):
    assert list(decision_lines(statements[0], statements[1], decisions[0], together=False)) == [
        f"A  {statements[0].id[:8]}  asserts  la Fiscalía (acusa)",
        "   said: acusa a la minera Alto Cobre de verter ácido en el río Lerma",
        "   that: Alto Cobre vertió ácido en el río Lerma.",
        f"B  {statements[1].id[:8]}  denies  La empresa (niega)",
        "   said: La empresa niega los vertidos",
        "   that: Alto Cobre vertió ácido en el río Lerma.",
        "similarity 0.30   overlap 0.33   names 0.00   agreeing 1",
        "numbers: 12 / 25",
        "negation: on one side only",
        "a -> b: entailment 0.90   neutral 0.06   contradiction 0.04",
        "b -> a: entailment 0.70   neutral 0.20   contradiction 0.10",
        "=> denial, strong (score 0.91): the denial points at this very accusation within its article; "
        "one side asserts what the other denies",
    ]


def test_nli_is_turned_round_with_the_pair(statements, decisions):
    shown = list(decision_lines(statements[1], statements[0], decisions[0], together=False))
    assert shown[-3:-1] == [
        "a -> b: entailment 0.70   neutral 0.20   contradiction 0.10",
        "b -> a: entailment 0.90   neutral 0.06   contradiction 0.04",
    ]


def test_a_stopped_pair_names_the_gate(statements, decisions):
    shown = list(decision_lines(statements[0], statements[2], decisions[1], together=False))
    assert shown[-1] == "=> stopped by own_copy: copies of one text (score 0.00)"


def test_a_pair_that_was_never_compared_says_why(statements):
    a, b = statements[0], statements[-1]
    assert list(decision_lines(a, b, None, together=True))[-1] == "=> one claim: they are counted together"
    assert list(decision_lines(a, b, None, together=False))[-1] == "=> never compared: too little alike"


def test_tallies_are_a_table_that_ends_in_a_count_and_names_do_not_break_it():
    pairs = (Tally("El Faro\x1b[31m / " + "Periódico " * 9, 2, 1), *[Tally(f"m{n}", 0, 1) for n in range(MOST_TALLIES)])
    sorts = {"all": (Tally("all", 2, 1),), "kind": (), "band": (), "outlets": pairs, "month": ()}
    shown = list(tally_lines(sorts))
    assert shown[1] == f"  {'all':{NAME_WIDTH - 2}}         2         1      0.67"
    assert shown[2:5] == ["kind", "band", "outlets"]
    assert shown[5].startswith("  El Faro[31m / Periódico Periódico Periódico (…)  ")
    assert shown[-2:] == ["  … and 1 more", "month"]
    assert {len(line) for line in shown if line[-1].isdigit()} == {len(shown[0])}


def test_no_verdicts_are_told_what_to_do():
    empty = dict.fromkeys(("all", "kind", "band", "outlets", "month"), ())
    assert list(tally_lines(empty)) == [
        "no verdicts yet: tick boxes in a report, then claimdiff review FILE or the next run"
    ]


def test_how_surely_two_figures_are_of_one_thing_is_said_where_it_was_asked():
    unsure = Nli(0.1, 0.8, 0.1)
    signals = Signals(0.9, 0.5, unsure, unsure, numbers="38 / 52 mph", aligned=0.85)
    assert list(signal_lines(signals)) == [
        "similarity 0.90   overlap 0.50   names 0.00   agreeing 0",
        "numbers: 38 / 52 mph",
        "aligned 0.85: how surely one follows from the other once that is made the same",
    ]
