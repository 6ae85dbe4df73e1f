"""What is learnt of points from answers that make them, and where it stands in a pack."""

import pytest

from benchmarks.fit_priors import (
    FALSE,
    HIGHEST,
    LOWEST,
    LOWEST_MISHEARD,
    OFTENER,
    PLAIN,
    Heard,
    describe,
    fit,
    made_by,
    misheard,
    with_priors,
)
from game.packs.library import load_pack

PACK = """\
id = "zoo"
[[counterargument]]
id = "cruel"
[[counterargument.point]]
id = "reserves"
prior = 0.4
text = "Reserves do it better."
[[counterargument.point]]
id = "cruel"
text = "They suffer."
prior = -0.2
[[counterargument]]
id = "dull"
[[counterargument.point]]
id = "reserves"
text = "One learns more there."
"""


def answers(point: str, made: int, of: int, probability: float = 0.5) -> list[Heard]:
    return [Heard(("m", "c", point), number < made, probability, 0.8) for number in range(of)]


SOME = [
    *answers("common", 90, 100),
    *answers("rare", 10, 100),
    *answers("seldom asked", 0, 1),
    *answers("as believed", 50, 100),
    *answers("sure", 99, 100, 0.99),
    *answers("surely not", 1, 100, 0.01),
]


@pytest.fixture(name="fit")
def fitting():
    """What learns the priors, where there is something to learn with."""
    pytest.importorskip("scipy", reason="the extra `train` brings it")
    return fit


def test_a_point_that_more_answers_make_than_is_believed_has_a_prior_above_nothing(fit):
    found = {name[2]: prior for name, prior in fit(SOME).items()}
    assert found["common"] == HIGHEST
    assert found["rare"] == LOWEST
    assert found["as believed"] == pytest.approx(0, abs=0.1)
    assert found["sure"] == pytest.approx(0, abs=0.2)
    assert LOWEST < found["seldom asked"] < 0


def test_what_is_learnt_tells_the_points_better(fit):
    without, told = describe(SOME, fit(SOME)).split(", with ")
    assert float(told.split()[1]) > float(without.split()[2])


def test_the_priors_stand_after_the_ids_of_their_points_and_no_others():
    priors = {("cruel", "cruel"): 0.5, ("dull", "reserves"): -0.7, ("cruel", "reserves"): 0.05}
    lines = with_priors(PACK.splitlines(), priors)
    assert [line for line in lines if "prior" not in line] == [
        line for line in PACK.splitlines() if "prior" not in line
    ]
    places = [(lines[at - 1], line) for at, line in enumerate(lines) if "prior" in line]
    assert places == [('id = "cruel"', "prior = 0.5"), ('id = "reserves"', "prior = -0.7")]
    assert lines.index("prior = 0.5") > lines.index("[[counterargument.point]]")


def test_a_point_that_the_pack_does_not_have_is_named():
    with pytest.raises(ValueError, match="nowhere"):
        with_priors(PACK.splitlines(), {("cruel", "nowhere"): 0.5})


def test_no_point_of_the_first_pack_counts_for_more_than_it_may():
    motions = load_pack("deepseek-lessons").motions
    priors = [p.prior for m in motions for c in m.counterargument for p in c.point]
    assert LOWEST_MISHEARD <= min(priors) < 0 < max(priors) <= HIGHEST


@pytest.mark.parametrize(
    ("credited", "made", "falls"),
    [
        (int(FALSE), 0, True),
        (int(FALSE) - 1, 0, False),
        (12, int(12 / OFTENER), True),
        (12, int(12 / OFTENER) + 1, False),
    ],
)
def test_a_point_that_is_credited_wrongly_far_oftener_than_made_falls(fit, credited, made, falls):
    point = ("m", "c", "misheard")
    said = [*answers("misheard", 0, credited, 0.8), *answers("misheard", 0, 30, 0.2), *SOME]
    found = misheard(said, {point: made}, {point: 0.4})
    assert (point in found) == falls
    assert not falls or LOWEST_MISHEARD <= found[point] < 0.4
    assert misheard(said, {point: made}, {point: LOWEST_MISHEARD}) == {
        name: prior for name, prior in found.items() if name != point
    }


def test_what_answers_make_is_counted_by_their_labels():
    made = made_by(PLAIN)
    assert made["moat", "algorithm-moat", "own-tricks"] == 16
    assert sum(made.values()) > 5000
