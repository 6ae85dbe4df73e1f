import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.scoring.nearness import largest_of, mean_of, mean_of_nearest


def test_the_nearest_count_and_where_there_is_none_it_is_nothing():
    found = np.array([[0.1, 0.9, 0.5], [0.2, 0.2, 0.2]])
    assert mean_of_nearest(found, 2).tolist() == pytest.approx([0.7, 0.2])
    assert mean_of_nearest(np.zeros((2, 0)), 2).tolist() == [0.0, 0.0]


@given(st.lists(st.floats(0, 1), max_size=12))
def test_mean_and_largest_are_those_of_the_values_in_any_order(values):
    found = np.array(values)
    assert mean_of(found) == mean_of(sorted(values)) == mean_of(tuple(reversed(values)))
    assert largest_of(found) == max(values, default=0.0)
    assert abs(mean_of(found) - (sum(values) / len(values) if values else 0.0)) <= 0.0006
