from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from claimdiff.match.candidates import cosine, near_pairs


def rows(*angles):
    """Unit vectors in the plane at the given degrees."""
    turned = np.radians(angles)
    return np.stack([np.cos(turned), np.sin(turned)], axis=1).astype(np.float32)


def numbers(pairs):
    return [(pair.first, pair.second) for pair in pairs]


def anything(pair):
    return True


def test_pairs_within_an_article_at_or_above_the_threshold_are_found_once_with_their_cosine():
    everything = [0, 1, 2]
    found = near_pairs(rows(0, 10, 90), everything, everything, 0.9, anything)
    assert numbers(found) == [(0, 1)]
    assert abs(found[0].similarity - np.cos(np.radians(10))) < 1e-4


def test_between_two_articles_no_pair_within_one_is_found():
    assert numbers(near_pairs(rows(0, 1, 2, 3), [0, 1], [2, 3], 0.9, anything)) == [(0, 2), (0, 3), (1, 2), (1, 3)]


def test_what_is_not_comparable_makes_room_for_what_is():
    def comparable(pair):
        return numbers([pair]) == [(0, 6)]

    ours, theirs = [0, 1, 2], [3, 4, 5, 6]
    assert numbers(near_pairs(rows(0, 48, 49, 1, 2, 3, 50), ours, theirs, 0.5, comparable)) == [(0, 6)]


def test_a_statement_is_compared_with_its_four_nearest_but_a_pair_stands_when_either_side_keeps_it():
    one, others = [0], list(range(1, 7))
    assert len(near_pairs(rows(*range(7)), one, others, 0.5, anything)) == len(others)
    ours, theirs = list(range(5)), list(range(5, 10))
    crowd = near_pairs(rows(*range(10)), ours, theirs, 0.5, anything)
    assert set(product(ours, theirs)) - set(numbers(crowd)) == {(0, 9)}


def test_opposite_pairs_have_places_of_their_own():
    def opposite(pair):
        return pair.second == 9

    ours, theirs = list(range(5)), list(range(5, 10))
    crowd = near_pairs(rows(*range(10)), ours, theirs, 0.5, anything, opposite)
    assert numbers(crowd) == list(product(ours, theirs))


def test_an_article_without_statements_has_no_pairs():
    assert near_pairs(rows(0, 1), [], [0, 1], 0.5, anything) == []
    assert near_pairs(np.empty((0, 4), np.float32), [], [], 0.5, anything) == []


@given(st.lists(st.integers(0, 359), min_size=2, max_size=10))
def test_neither_the_order_of_two_articles_nor_what_else_is_in_the_array_matters(angles):
    half = len(angles) // 2
    left, right = list(range(half)), list(range(half, len(angles)))
    one = near_pairs(rows(*angles), left, right, 0.5, anything)
    assert one == near_pairs(rows(*angles), right, left, 0.5, anything)
    assert one == near_pairs(rows(*angles, 7, 8, 9), left, right, 0.5, anything)
    assert all(pair.first < pair.second for pair in one)


@given(st.integers(1, 40), st.integers(0, 2**32 - 1))
def test_a_cosine_is_the_same_alone_and_in_a_crowd(size, seed):
    vectors = np.random.default_rng(seed).normal(size=(size, 384)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    crowd = cosine(vectors, vectors[::-1])
    assert [cosine(vectors[[at]], vectors[[-1 - at]])[0] for at in range(size)] == crowd.tolist()
