"""A few of the matches that `python -m benchmarks.random_matches` plays by the hundred."""

from pathlib import Path

import pytest

from benchmarks.random_matches.running import draw, nasty_packs, run

SEED = 20


@pytest.mark.parametrize(("where", "numbers"), [("plain", range(6)), ("tui", range(1))])
def test_random_matches_end_and_are_stored_as_they_were_played(
    tmp_path: Path, overlap_matcher: object, where: str, numbers: range
) -> None:
    packs = nasty_packs(tmp_path)
    for number in numbers:
        drawn = draw(number, SEED, where)
        failure = run(drawn, overlap_matcher, packs)
        assert not failure, f"{number}: {drawn.what}, {drawn.trail[-40:]}\n{failure}"
