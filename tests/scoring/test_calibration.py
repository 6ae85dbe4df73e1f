import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.scoring.calibration import Signs, join, logit, sigmoid

PROBABILITY = st.floats(0, 1)
LOGIT = st.floats(-30, 30)


@pytest.mark.parametrize(("x", "y"), [(0, 0.5), (math.log(3), 0.75), (1e9, 1), (-1e9, 0)])
def test_the_sigmoid_is_safe_at_both_ends(x, y):
    assert sigmoid(x) == pytest.approx(y)


SIGNS = st.builds(
    Signs, near=LOGIT, other=LOGIT, asserts=PROBABILITY, opposes=PROBABILITY, clash=st.booleans()
)


@given(signs=SIGNS, more=st.floats(0, 1))
def test_nearness_and_assertion_raise_the_probability_and_what_opposes_lowers_it(signs, more):
    joined = join(signs)
    assert 0 <= joined <= 1
    assert join(replace(signs, near=signs.near + more)) >= joined
    assert join(replace(signs, asserts=min(1, signs.asserts + more))) >= joined
    assert join(replace(signs, other=signs.other + more)) <= joined
    assert join(replace(signs, opposes=min(1, signs.opposes + more))) <= joined
    assert join(replace(signs, clash=True)) <= joined


@given(PROBABILITY)
def test_the_logit_undoes_the_sigmoid(probability):
    kept = min(0.99, max(0.01, probability))
    assert sigmoid(logit(probability)) == pytest.approx(kept)
