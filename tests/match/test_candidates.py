import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from claimdiff.match.candidates import near_pairs


def rows(*angles):
    """Unit vectors in the plane at the given degrees."""
    turned = np.radians(angles)
    return np.stack([np.cos(turned), np.sin(turned)], axis=1).astype(np.float32)


def numbers(pairs):
    return [(pair.first, pair.second) for pair in pairs]


def test_pairs_within_a_block_at_or_above_the_threshold_are_found_once_with_their_cosine():
    everything = [0, 1, 2]
    found = near_pairs(rows(0, 10, 90), [(everything, everything)], 0.9, most=5)
    assert numbers(found) == [(0, 1)]
    assert abs(found[0].similarity - np.cos(np.radians(10))) < 1e-4


def test_rows_that_share_no_block_are_not_compared():
    found = near_pairs(rows(0, 0, 0, 0), [([0], [1]), ([2], [3])], 0.9, most=5)
    assert numbers(found) == [(0, 1), (2, 3)]


def test_a_row_keeps_its_nearest_only_but_a_pair_stands_when_either_row_keeps_it():
    everything = [0, 1, 2, 3]
    found = near_pairs(rows(0, 5, 20, 21), [(everything, everything)], 0.0, most=1)
    assert numbers(found) == [(0, 1), (2, 3)]


def test_no_blocks_give_no_pairs():
    assert near_pairs(np.empty((0, 4), np.float32), [], 0.5, most=3) == []


@given(st.lists(st.integers(0, 359), min_size=2, max_size=10), st.integers(1, 5))
def test_neither_the_order_of_blocks_nor_that_of_their_sides_matters(angles, most):
    vectors = rows(*angles)
    half = len(angles) // 2
    left, right = list(range(half)), list(range(half, len(angles)))
    one = near_pairs(vectors, [(left, left), (left, right), (right, right)], 0.5, most)
    other = near_pairs(vectors, [(right, right), (right, left), (left, left)], 0.5, most)
    assert one == other
    assert all(pair.first < pair.second for pair in one)
