"""A few of the matches that `python -m benchmarks.random_matches` plays by the hundred."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

SEED = 20


@pytest.fixture(scope="module")
def driver() -> ModuleType:
    path = Path(__file__).resolve().parents[1] / "benchmarks" / "random_matches.py"
    spec = importlib.util.spec_from_file_location("random_matches", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(("where", "numbers"), [("plain", range(6)), ("tui", range(1))])
def test_random_matches_end_and_are_stored_as_they_were_played(
    driver: ModuleType, tmp_path: Path, overlap_matcher: object, where: str, numbers: range
) -> None:
    packs = driver.nasty_packs(tmp_path)
    for number in numbers:
        drawn = driver.draw(number, SEED, where)
        failure = driver.run(drawn, overlap_matcher, packs)
        assert not failure, f"{number}: {drawn.what}, {drawn.trail[-40:]}\n{failure}"
