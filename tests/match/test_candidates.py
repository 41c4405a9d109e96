import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from claimdiff.match import candidates
from claimdiff.match.candidates import Pair, near_pairs


def rows(*angles):
    """Unit vectors in the plane at the given degrees."""
    turned = np.radians(angles)
    return np.stack([np.cos(turned), np.sin(turned)], axis=1).astype(np.float32)


def test_pairs_at_or_above_the_threshold_are_found_once_with_their_cosine():
    found = near_pairs(rows(0, 10, 90), 0.9, most=5)
    assert [(pair.first, pair.second) for pair in found] == [(0, 1)]
    assert abs(found[0].similarity - np.cos(np.radians(10))) < 1e-5


def test_a_row_keeps_its_nearest_only_but_a_pair_stands_when_either_row_keeps_it():
    found = near_pairs(rows(0, 5, 20, 21), 0.0, most=1)
    assert [(pair.first, pair.second) for pair in found] == [(0, 1), (2, 3)]


def test_no_rows_give_no_pairs():
    assert near_pairs(np.empty((0, 4), np.float32), 0.5, most=3) == []


@given(st.lists(st.integers(0, 359), min_size=2, max_size=12), st.integers(1, 40))
def test_blocks_of_any_size_find_the_same(angles, cells):
    vectors = rows(*angles)
    whole = near_pairs(vectors, 0.8, most=20)
    usual = candidates.BLOCK_CELLS
    try:
        candidates.BLOCK_CELLS = cells
        by_block = near_pairs(vectors, 0.8, most=20)
    finally:
        candidates.BLOCK_CELLS = usual
    assert [(p.first, p.second) for p in by_block] == [(p.first, p.second) for p in whole]
    assert all(isinstance(pair, Pair) and pair.first < pair.second for pair in whole)
