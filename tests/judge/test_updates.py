from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdiff.datamodel import Article, Decision, Nli, Reading, Signals
from claimdiff.judge.updates import moved_figures
from tests.conftest import statement_in

UNSURE = Nli(0.1, 0.8, 0.1)
SAME_THING = Signals(0.9, 0.6, UNSURE, UNSURE, numbers="1,850 / 2,400 vecin", aligned=0.9)
OTHER_THING = replace(SAME_THING, aligned=0.1)

TOLLS = {
    "mon": ("2026-01-26T08:00:00", "Han muerto unas 70 personas."),
    "eve": ("2026-01-26T20:00:00", "Ya son 90 las personas muertas."),
    "tue": ("2026-01-27", "Hay once muertos."),
    "copy": ("2026-01-27", "Hay 11 muertos."),
    "wed": ("2026-01-28", "El fuego deja 14 muertos."),
    "home": ("2026-01-26", "Fueron evacuados 320 vecinos."),
    "gone": ("2026-01-28", "Han salido ya 540 de los vecinos."),
    "none": (None, "Hay 15 muertos."),
    "burnt": ("2026-01-26", "Ardieron 1.850 hectáreas."),
    "more": ("2026-01-28", "Eleva a 2.400 las hectáreas quemadas."),
}
ARTICLES = {key: Article(key, text, key, published=when, lang="es") for key, (when, text) in TOLLS.items()}
STATEMENTS = {key: replace(statement_in(article, article.text), id=key) for key, article in ARTICLES.items()}


def moved(*pairs, signals=SAME_THING, gate="update"):
    decisions = [Decision(a, b, signals, None, 0.0, gate) for a, b in pairs]
    return moved_figures(decisions, STATEMENTS, ARTICLES)


def shown(*pairs, **fields):
    return [(update.counted, [reading.text for reading in update.readings]) for update in moved(*pairs, **fields)]


def test_a_figure_has_its_values_in_the_order_in_which_they_were_given():
    (update,) = moved(("home", "gone"))
    assert (update.counted, update.readings) == (
        "vecinos",
        (Reading("320", 320, 320, ("home",)), Reading("540", 540, 540, ("gone",))),
    )


def test_a_value_stands_in_digits_with_its_bound():
    assert shown(("mon", "eve")) == [("personas", ["unas 70", "90"])]
    assert shown(("burnt", "more")) == [("hectáreas", ["1.850", "2.400"])]


def test_pairs_that_share_a_statement_tell_one_figure():
    assert shown(("wed", "tue"), ("tue", "none")) == [("muertos", ["11", "14", "15"])]
    assert shown(("wed", "tue"), ("burnt", "more")) == [("muertos", ["11", "14"]), ("hectáreas", ["1.850", "2.400"])]


def test_a_value_that_several_give_stands_once_with_all_of_them():
    (update,) = moved(("tue", "wed"), ("copy", "wed"))
    assert [(reading.text, reading.statements) for reading in update.readings] == [
        ("11", ("copy", "tue")),
        ("14", ("wed",)),
    ]


def test_the_figure_that_moved_last_comes_first():
    assert shown(("mon", "eve"), ("tue", "wed"))[0][0] == "muertos"


def test_tolls_need_no_more_than_their_unit_other_counts_must_be_of_one_thing():
    assert shown(("tue", "wed"), signals=OTHER_THING) == [("muertos", ["11", "14"])]
    assert shown(("home", "gone"), signals=OTHER_THING) == []


@pytest.mark.parametrize("gate", ["other_event", "no_contradiction", None])
def test_what_another_gate_stopped_or_none_is_no_update(gate):
    assert moved(("tue", "wed"), gate=gate) == ()


PAIRS = [("tue", "wed"), ("copy", "wed"), ("burnt", "more"), ("home", "gone"), ("tue", "none")]


@given(st.permutations(PAIRS), st.lists(st.booleans(), min_size=len(PAIRS), max_size=len(PAIRS)))
def test_neither_the_order_of_pairs_nor_that_within_them_matters(pairs, turned):
    given = [pair[::-1] if turn else pair for pair, turn in zip(pairs, turned, strict=True)]
    assert moved(*given) == moved(*PAIRS)
