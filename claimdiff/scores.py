"""Two probabilities over the signals of a pair: that two propositions are one claim, and that they cannot both hold.

Logistic functions of a few signals, their weights fitted on labelled pairs by `training/fit_scores.py`, so that what a
score means was measured and no number stands in the middle of a rule.
"""

import math
from collections.abc import Mapping

from claimdiff.datamodel import Signals

# Cosines of the shipped encoder crowd between 0.75 and 1; this maps that range to 0..1 for the weights below.
COSINE_FLOOR = 0.75

SAME_CLAIM = {
    "bias": -4.5,
    "similarity": 6.0,
    "overlap": 2.0,
    "names": 0.5,
    "agreeing": 0.8,
    "entails_both": 3.0,
    "entails_one": 1.5,
    "contradicts": -0.5,
    "negation": -2.0,
    "numbers": -4.0,
    "times": -3.0,
    "entities": -0.6,
}
CONTRADICTION = {
    "bias": -6.0,
    "similarity": 4.0,
    "overlap": 2.0,
    "names": 0.8,
    "agreeing": 0.5,
    "entails_both": 0.0,
    "entails_one": -2.0,
    "contradicts": 4.0,
    "negation": 1.0,
    "numbers": 2.0,
    "times": 1.5,
    "entities": 0.0,
}


def features(signals: Signals) -> dict[str, float]:
    """The numbers that the weights apply to, each roughly in 0..1."""
    entails = (signals.forward.entailment, signals.backward.entailment)
    return {
        "bias": 1.0,
        "similarity": (signals.similarity - COSINE_FLOOR) / (1 - COSINE_FLOOR),
        "overlap": signals.overlap,
        "names": signals.names,
        "agreeing": float(min(signals.agreeing, 2)) / 2,
        "entails_both": min(entails),
        "entails_one": max(entails),
        "contradicts": max(signals.forward.contradiction, signals.backward.contradiction),
        "negation": float(signals.negation),
        "numbers": float(bool(signals.numbers)),
        "times": float(bool(signals.times)),
        "entities": float(bool(signals.entities)),
    }


def same_claim(signals: Signals) -> float:
    """The probability that two propositions say the same thing."""
    return _logistic(SAME_CLAIM, signals)


def contradiction(signals: Signals) -> float:
    """The probability that two propositions, both asserted, cannot both hold."""
    return _logistic(CONTRADICTION, signals)


def _logistic(weights: Mapping[str, float], signals: Signals) -> float:
    return 1 / (1 + math.exp(-sum(weights[name] * value for name, value in features(signals).items())))
