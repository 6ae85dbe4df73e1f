import pytest

from game.debate.ladder import outcome, rung_rules, stars


@pytest.mark.parametrize(("climbed", "shown"), [(0, "☆☆☆"), (1, "★☆☆"), (3, "★★★")])
def test_stars_are_the_rungs_climbed(climbed: int, shown: str) -> None:
    assert stars(climbed) == shown


@pytest.mark.parametrize(
    ("rung", "score", "said"),
    [
        (1, 60, "★☆☆ Rung 1 is climbed."),
        (1, 59, "Rung 1 is not climbed yet: 60 of 100 climbs it, 1 more."),
        (3, 100, "★★★ Rung 3 is climbed."),
    ],
)
def test_sixty_climbs_a_rung(rung: int, score: int, said: str) -> None:
    assert outcome(rung, score) == said


@pytest.mark.parametrize("rung", [1, 2, 3])
def test_each_rung_has_its_rules(rung: int) -> None:
    told = " ".join(rung_rules(rung))
    assert told.startswith(f"Rung {rung}")
    assert ("hint, revise" in told) is (rung < 3)
    assert ("four small boxes" in told) is (rung == 1)
