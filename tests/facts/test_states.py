import tomllib
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdiff.facts.states import opposite, read_states
from claimdiff.facts.words import load_words

STATES = st.frozensets(st.sampled_from(["approved", "rejected", "open", "closed", "won"]))


@pytest.mark.parametrize(
    ("text", "lang", "states"),
    [
        ("El Senado aprobó el presupuesto.", "es", {"approved"}),
        ("El presupuesto no fue aprobado.", "es", set()),
        ("Los dos sospechosos quedaron en libertad.", "es", {"at large"}),
        ("The strike was called off on Monday.", "en", {"ended", "suspended"}),
        ("A estrada foi reaberta ao meio-dia.", "pt", set()),
        ("O suspeito está foragido.", "pt", {"at large"}),
        ("La route est fermée.", "fr", set()),
        ("El precio bajó un 3 %.", "es", {"fell"}),
        ("Las relaciones están bajo tensión.", "es", set()),
        ("El secretario defendió el libre comercio.", "es", set()),
        ("El detenido quedó libre.", "es", {"detained", "at large"}),
        ("La licencia está caducada.", "es", {"ended"}),
        ("The secretary left for Lima.", "en", set()),
        ("Hubo un suicidio en la cárcel.", "es", {"by own hand"}),
        ("La policía habla de un enfrentamiento.", "es", {"in a fight"}),
        ("Os moradores falam em execução.", "pt", {"executed"}),
        ("He killed himself, police said.", "en", {"dead", "by own hand"}),
    ],
)
def test_states_are_read_off_the_wording_unless_negated(text, lang, states):
    told, _ = read_states(text, load_words(lang))
    assert told == states


def test_negated_states_are_read_apart():
    assert read_states("Nobody had been arrested over the theft.", load_words("en")) == (set(), {"detained"})
    assert read_states("Two men were arrested.", load_words("en")) == ({"detained"}, set())


def test_opposite_states_are_named_across_languages():
    spanish, _ = read_states("El Congreso rechazó el tratado.", load_words("es"))
    english, _ = read_states("Congress ratified the treaty.", load_words("en"))
    assert opposite(spanish, english) == "rejected / approved"


def test_a_text_that_tells_both_states_is_opposed_to_neither():
    assert opposite(frozenset({"approved", "rejected"}), frozenset({"rejected"})) == ""


@given(STATES, STATES)
def test_being_opposite_does_not_depend_on_the_order(a, b):
    assert bool(opposite(a, b)) == bool(opposite(b, a))


@given(STATES)
def test_nothing_is_opposed_to_itself(states):
    assert opposite(states, states) == ""


def test_every_state_of_the_table_has_an_opposite_and_words_in_three_languages():
    raw = tomllib.loads((files("claimdiff.facts") / "states.toml").read_text("utf-8"))
    named = {state for pair in raw["opposites"] for state in pair}
    assert {lang: named ^ set(raw[lang]) for lang in ("es", "en", "pt")} == {"es": set(), "en": set(), "pt": set()}
