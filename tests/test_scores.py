from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from claimdiff.datamodel import Nli, Signals
from claimdiff.scores import contradiction, features, other_figure, same_claim, weights

ENTAILS, NEUTRAL, CONTRADICTS = Nli(0.96, 0.03, 0.01), Nli(0.02, 0.96, 0.02), Nli(0.01, 0.02, 0.97)
shares = st.floats(0, 1)
inferences = st.tuples(shares, shares, shares).map(lambda t: Nli(*t))


def signals(forward, backward, **fields):
    return Signals(**{"similarity": 0.9, "overlap": 0.5, "forward": forward, "backward": backward} | fields)


@given(shares, shares, inferences, inferences)
def test_scores_are_probabilities_that_do_not_depend_on_the_order_of_the_pair(similarity, overlap, one, other):
    pair = signals(one, other, similarity=similarity, overlap=overlap)
    turned = replace(pair, forward=other, backward=one)
    assert 0 <= same_claim(pair) <= 1
    assert same_claim(pair) == same_claim(turned)
    assert contradiction(pair) == contradiction(turned)


def test_entailment_both_ways_speaks_for_one_claim_and_contradiction_against():
    assert same_claim(signals(ENTAILS, ENTAILS)) > same_claim(signals(NEUTRAL, NEUTRAL))
    assert same_claim(signals(ENTAILS, ENTAILS)) > same_claim(signals(CONTRADICTS, CONTRADICTS))


def test_contradiction_both_ways_speaks_for_a_contradiction():
    assert contradiction(signals(CONTRADICTS, CONTRADICTS)) > contradiction(signals(NEUTRAL, NEUTRAL))


def test_every_feature_has_a_weight_in_both_scores():
    names = set(features(signals(NEUTRAL, NEUTRAL)))
    assert {name: set(fitted) for name, fitted in weights().items()} == {"same_claim": names, "contradiction": names}


def test_another_figure_of_the_same_thing_scores_by_how_surely_it_is_the_same_thing():
    assert other_figure(signals(NEUTRAL, NEUTRAL, numbers="5 / 8 vagon", aligned=0.8)) == 0.75 * 0.8
    assert other_figure(signals(NEUTRAL, NEUTRAL, numbers="5 / 8 vagon", aligned=0.2)) == 0
    assert other_figure(signals(NEUTRAL, NEUTRAL, numbers="5 / 8 vagon", aligned=0.7, overlap=0.0)) == 0


def test_a_figure_of_another_place_is_no_other_figure():
    elsewhere = {"numbers": "2,400 / 900 estib", "aligned": 0.8, "entities": "san antonio / valparaiso"}
    assert other_figure(signals(NEUTRAL, NEUTRAL, **elsewhere)) == 0
    assert other_figure(signals(NEUTRAL, NEUTRAL, **elsewhere, names=0.5)) > 0


def test_names_made_the_same_are_no_figure():
    assert other_figure(signals(NEUTRAL, NEUTRAL, entities="vidal / mora", names=0.5, aligned=0.9)) == 0


def test_clock_times_need_no_shared_words():
    assert other_figure(signals(NEUTRAL, NEUTRAL, times="04:58 / 05:52", aligned=0.8, overlap=0.0)) == 0.75 * 0.8
