import random

import pytest

pytest.importorskip("tokenizers")

from training.stories import is_held_out, story_pairs, without_day

STORY = {
    "story": "puente-lugo",
    "lang": "es",
    "facts": [
        {
            "says": ["El puente se cerró el martes por obras.", "Las obras obligaron a cerrar el puente."],
            "contradicts": ["El puente sigue abierto."],
            "near": ["El túnel se cerró por obras."],
        },
        {"says": ["El alcalde pidió disculpas.", "Disculpas del alcalde."], "contradicts": [], "near": []},
    ],
}


def pairs(label):
    return {(p.premise, p.hypothesis) for p in story_pairs(STORY, random.Random(1)) if p.label == label}


def test_wordings_of_a_fact_entail_each_other_both_ways():
    one, other = STORY["facts"][0]["says"]
    assert {(one, other), (other, one)} <= pairs("entailment")


def test_what_contradicts_a_fact_does_so_with_each_wording_in_one_direction_or_the_other():
    found = {frozenset(pair) for pair in pairs("contradiction")}
    assert found == {frozenset((says, "El puente sigue abierto.")) for says in STORY["facts"][0]["says"]}


def test_a_look_alike_is_only_ever_the_hypothesis():
    assert all(premise != "El túnel se cerró por obras." for premise, _ in pairs("neutral"))


def test_a_wording_entails_itself_without_its_day_and_not_the_other_way_round():
    dated, dayless = "El puente se cerró el martes por obras.", "El puente se cerró por obras."
    assert (dated, dayless) in pairs("entailment")
    assert (dayless, dated) in pairs("neutral")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bridge closed on Tuesday.", "The bridge closed."),
        ("A ponte fechou na terça-feira, disse ele.", "A ponte fechou, disse ele."),
        ("El puente se cerró el jueves 22 por obras.", "El puente se cerró por obras."),
        ("El puente se cerró.", "El puente se cerró."),
    ],
)
def test_days_of_the_week_are_left_out_in_each_language(text, expected):
    assert without_day(text) == expected


def test_whether_a_story_is_held_out_hangs_on_its_name_alone():
    names = [f"story-{number}" for number in range(200)]
    held = [name for name in names if is_held_out({"story": name})]
    assert 10 < len(held) < 60
    assert held == [name for name in names if is_held_out({"story": name, "lang": "es"})]
