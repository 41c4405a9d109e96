"""What the models are measured by."""

import numpy as np
from scipy.optimize import minimize_scalar
from scipy.stats import spearmanr

_BINS = 15


def accuracy(probabilities: np.ndarray, gold: np.ndarray) -> float:
    """Share of rows whose likeliest column is the gold one."""
    return float((probabilities.argmax(1) == gold).mean())


def class_f1(probabilities: np.ndarray, gold: np.ndarray, column: int) -> float:
    """F1 of one class; 0 when it is neither there nor answered."""
    answered, there = probabilities.argmax(1) == column, gold == column
    return float(2 * (answered & there).sum() / max(1, answered.sum() + there.sum()))


def calibration_error(probabilities: np.ndarray, gold: np.ndarray) -> float:
    """Expected calibration error: |confidence - accuracy| over 15 equal bins of confidence, weighted by their rows."""
    sure, right = probabilities.max(1), probabilities.argmax(1) == gold
    bins = np.minimum((sure * _BINS).astype(int), _BINS - 1)
    return float(sum(abs((sure - right)[bins == b].sum()) for b in range(_BINS)) / len(gold))


def best_temperature(logits: np.ndarray, gold: np.ndarray) -> float:
    """The divisor of the logits [n, classes] under which the gold labels are likeliest."""

    def surprise(temperature: float) -> float:
        scaled = logits / temperature
        normaliser = np.log(np.exp(scaled - scaled.max(1, keepdims=True)).sum(1)) + scaled.max(1)
        return float((normaliser - scaled[np.arange(len(gold)), gold]).mean())

    return float(minimize_scalar(surprise, bounds=(0.2, 5.0), method="bounded").x)


def rank_correlation(vectors_a: np.ndarray, vectors_b: np.ndarray, scores: np.ndarray) -> float:
    """Spearman's correlation of the cosines of unit rows with the scores that people gave."""
    return float(spearmanr((vectors_a * vectors_b).sum(1), scores).statistic)
