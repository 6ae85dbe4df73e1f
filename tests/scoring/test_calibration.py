import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.scoring.calibration import join, sigmoid

PROBABILITY = st.floats(0, 1)
LOGIT = st.floats(-30, 30)


@pytest.mark.parametrize(("x", "y"), [(0, 0.5), (math.log(3), 0.75), (1e9, 1), (-1e9, 0)])
def test_the_sigmoid_is_safe_at_both_ends(x, y):
    assert sigmoid(x) == pytest.approx(y)


@given(near=LOGIT, asserts=PROBABILITY, opposite=PROBABILITY, more=st.floats(0, 1))
def test_nearness_and_assertion_raise_the_probability_and_opposition_lowers_it(
    near, asserts, opposite, more
):
    joined = join(near, asserts, opposite)
    assert 0 <= joined <= 1
    assert join(near + more, asserts, opposite) >= joined
    assert join(near, min(1, asserts + more), opposite) >= joined
    assert join(near, asserts, min(1, opposite + more)) <= joined
