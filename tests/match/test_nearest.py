from hypothesis import given
from hypothesis import strategies as st

from claimdiff.match.nearest import MOST, Near, both_ways, kept, mutual

PAIRS = st.lists(
    st.tuples(st.integers(0, 9), st.integers(0, 9), st.booleans(), st.integers(0, 20)).filter(lambda p: p[0] < p[1]),
    unique_by=lambda pair: pair[:2],
)


def entries(pairs):
    found = (both_ways(f"s{a}", f"s{b}", differs, cosine / 20) for a, b, differs, cosine in pairs)
    return [entry for two in found for entry in two]


def test_a_statement_keeps_its_nearest_of_either_sort():
    alike = [Near("s", f"a{number}", False, number / 100) for number in range(MOST + 2)]
    unlike = [Near("s", "d", True, 0.0)]
    assert kept(alike + unlike) == {*alike[2:], *unlike}


def test_of_equally_near_ones_the_lower_ids_are_kept():
    crowd = [Near("s", f"a{number}", False, 0.9) for number in range(MOST + 1)]
    assert kept(crowd[::-1]) == set(crowd[:-1])


def test_a_pair_is_compared_when_each_has_the_other_in_its_list():
    assert mutual([Near("b", "a", False, 1.0), Near("a", "b", False, 1.0), Near("a", "c", False, 0.9)]) == {("a", "b")}


@given(PAIRS, st.integers(0, 20))
def test_lists_brought_up_to_date_are_those_made_at_once(pairs, cut):
    both = entries(pairs)
    earlier, later = kept(entries(pairs[:cut])), entries(pairs[cut:])
    assert kept(earlier | set(later)) == kept(both)
