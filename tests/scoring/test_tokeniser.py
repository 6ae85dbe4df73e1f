from hypothesis import given
from hypothesis import strategies as st

from game.scoring.tokeniser import STEPS, scored, stepped


@given(st.lists(st.integers(0, 30 * STEPS)))
def test_log_probabilities_come_back_as_they_were_to_four_places(given_steps):
    scores = [-steps / STEPS for steps in sorted(given_steps)]
    pieces = [f"piece{number}" for number in range(len(scores))]
    assert scored([*stepped(pieces, scores)]) == (pieces, scores)
