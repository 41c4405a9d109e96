"""Two probabilities over the signals of a pair: that two propositions are one claim, and that they cannot both hold.

Logistic functions of a few signals. Their weights are in `scores.json`, fitted on labelled pairs by
`training/fit_scores.py`: what a score means was measured, and no number stands in the middle of a rule.
"""

import json
import math
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from claimdiff.datamodel import Signals

# Cosines of the shipped encoder crowd between 0.75 and 1; this maps that range to 0..1 for the weights.
COSINE_FLOOR = 0.75
# Entailment, after a figure was made the same, from which two claims are about one thing, chosen on labelled bundles.
# Numbers of one unit count different things too often unless words are shared as well; clock times seldom do.
LEAST_ALIGNED = 0.4
LEAST_OVERLAP = 0.2
# Many such pairs still count two things: at 0.75 none of them reaches the strong band.
FIGURE_TRUST = 0.75

# Entailment both ways from which a word of negation on one side alone does not turn the meaning ("dejaron de hacerse 46
# operaciones, ni una más"). Of such pairs of the held-out stories, 252 say the same and 8 contradict each other.
EQUIVALENT = 0.7


def features(signals: Signals) -> dict[str, float]:
    """The numbers that the weights apply to, each roughly in 0..1."""
    forward, backward = signals.forward, signals.backward
    against = max(forward.contradiction, backward.contradiction)
    return {
        "bias": 1.0,
        "similarity": (signals.similarity - COSINE_FLOOR) / (1 - COSINE_FLOOR),
        "overlap": signals.overlap,
        "names": signals.names,
        "agreeing": min(signals.agreeing, 2) / 2,
        "entails_both": min(forward.entailment, backward.entailment),
        "entails_one": max(forward.entailment, backward.entailment),
        "contradicts_both": min(forward.contradiction, backward.contradiction),
        "contradicts_one": against,
        "negation": float(signals.negation),
        "numbers": float(bool(signals.numbers)),
        "times": float(bool(signals.times)),
        "entities": float(bool(signals.entities)),
        "aligned_number": signals.aligned if signals.numbers else 0.0,
        "aligned_time": signals.aligned if signals.times and not signals.numbers else 0.0,
        "aligned_name": 0.0 if signals.numbers or signals.times else signals.aligned,
        "states": float(bool(signals.states)),
        # NLI overrates what merely differs; where a typed check or shared words speak for it too, it is to be believed.
        "contradicts_states": against if signals.states else 0.0,
        "contradicts_negation": against if signals.negation else 0.0,
        "contradicts_overlap": against * signals.overlap,
    }


def same_claim(signals: Signals) -> float:
    """The probability that two propositions say the same thing."""
    return _logistic(weights()["same_claim"], signals)


def equivalent(signals: Signals) -> bool:
    """Whether each of two propositions surely follows from the other."""
    return min(signals.forward.entailment, signals.backward.entailment) >= EQUIVALENT


def contradiction(signals: Signals) -> float:
    """The probability that two propositions, both asserted, cannot both hold."""
    return _logistic(weights()["contradiction"], signals)


def other_figure(signals: Signals) -> float:
    """The probability that two propositions give different figures or times of one thing; 0 when they do not.

    That is how surely one follows from the other once the two figures are made the same, if they share some wording
    and do not name two places or persons.
    """
    clocks = ":" in signals.times and not signals.numbers
    in_common = clocks or signals.overlap >= LEAST_OVERLAP
    elsewhere = signals.entities and not signals.names
    if not (signals.numbers or signals.times) or elsewhere or not in_common or signals.aligned < LEAST_ALIGNED:
        return 0.0
    return FIGURE_TRUST * signals.aligned


@lru_cache(maxsize=1)
def weights() -> dict[str, dict[str, float]]:
    """The fitted weights, by score and feature."""
    return dict(json.loads((files("claimdiff") / "scores.json").read_text("utf-8")))


def _logistic(fitted: Mapping[str, float], signals: Signals) -> float:
    return 1 / (1 + math.exp(-sum(fitted[name] * value for name, value in features(signals).items())))
