import pytest

from tests.fuzz.__main__ import attempt
from tests.fuzz.targets import TARGETS


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_no_input_is_too_much_for(target):
    attempt(target, number=0, examples=30)
