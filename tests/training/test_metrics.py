import numpy as np
import pytest

from training.metrics import accuracy, best_temperature, calibration_error, class_f1, rank_correlation

SURE = np.array([[0.9, 0.1, 0.0], [0.1, 0.9, 0.0], [0.0, 0.1, 0.9], [0.9, 0.1, 0.0]])
GOLD = np.array([0, 1, 2, 2])


def test_accuracy_and_f1_of_one_class():
    assert accuracy(SURE, GOLD) == 0.75
    assert class_f1(SURE, GOLD, 2) == pytest.approx(2 / 3)
    assert class_f1(SURE, np.array([0, 0, 0, 0]), 1) == 0


def test_calibration_error_is_how_far_confidence_is_from_accuracy():
    assert calibration_error(SURE, GOLD) == pytest.approx(0.15)
    assert calibration_error(np.eye(3), np.arange(3)) == 0


def test_the_best_temperature_undoes_overconfidence():
    chance = np.random.default_rng(0)
    logits = chance.normal(size=(4000, 3))
    odds = np.exp(logits) / np.exp(logits).sum(1, keepdims=True)
    gold = np.array([chance.choice(3, p=row) for row in odds])
    assert best_temperature(3 * logits, gold) == pytest.approx(3, rel=0.15)


def test_rank_correlation_follows_the_order_only():
    a = np.eye(2)[[0, 0, 0]]
    b = np.array([[1.0, 0.0], [0.8, 0.6], [0.6, 0.8]])
    assert rank_correlation(a, b, np.array([5.0, 4.0, 0.0])) == pytest.approx(1)
