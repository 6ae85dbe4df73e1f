from dataclasses import replace
from pathlib import Path

import pytest

from game.packs.places import Places
from game.packs.reading import read_pack
from game.scoring.advice import Adviser
from game.scoring.tracing import Bearing, Stretch, Trace, trace
from game.scoring.verdict import Verdict


@pytest.fixture
def advised(sample_pack: Path):
    pack, _ = read_pack(sample_pack)
    zoo = pack.motions[0]
    adviser = Adviser(zoo.get_counterargument("lost-pupil"), zoo, Places(sample_pack))

    def run(*bearings: Bearing, **marks: bool) -> list[str]:
        stretch = Stretch("They [b] find her.", (0, 18), bearings, **marks)
        found = Trace(Verdict("They [b] find her.", 20, 1, ()), (stretch,))
        return [str(line) for line in adviser.lines(found)][1:]

    return run


def bearing(point: str, probability: float, *, contrary: float = 0, nearness: float = 0) -> Bearing:
    speaks = max(probability, contrary, nearness)
    return Bearing(
        point,
        probability,
        probability,
        contrary,
        speaks,
        nearness,
        "There are adults.",
        ("phrasings", 0),
    )


NEAREST = "nearest is `phrasings`, line 66: “There are adults.”"


def test_a_hit_says_where_to_put_it_if_it_is_none(advised) -> None:
    assert advised(bearing("grown-ups", 0.71)) == [
        "✓ They [b] find her.",
        f"  makes grown-ups 0.71; {NEAREST}",
        "  → if it should not: narrow that wording, or teach it by `reject`, line 71",
    ]


def test_a_near_miss_says_how_near_and_where_to_add_it(advised) -> None:
    assert advised(bearing("grown-ups", 0.38)) == [
        "~ They [b] find her.",
        f"  comes near grown-ups 0.38, 0.12 short; {NEAREST}",
        "    speaks of it 0.38, takes its side 1.00",
        "  → if it makes it: add it to `accept`, line 70",
    ]


def test_two_points_that_take_one_sentence_are_named(advised) -> None:
    found = advised(bearing("grown-ups", 0.71), bearing("meeting-place", 0.6))
    assert (
        "  → grown-ups and meeting-place take the same sentence: keep them apart, or join them"
        in (found)
    )


def test_a_contrary_is_recognised(advised) -> None:
    found = advised(bearing("grown-ups", 0.1, contrary=0.9))
    assert found[1:] == [
        "  asserts the contrary of grown-ups 0.90",
        "  → if it does: add it to `contrary`, new under grown-ups, line 58",
        "  → if it makes the point: add it to `accept`, line 70",
    ]


def test_the_same_matter_asks_for_phrasings_and_another_for_a_point(advised) -> None:
    assert "two or three such `phrasings`" in advised(bearing("grown-ups", 0, nearness=0.6))[3]
    assert "[[counterargument.point]]" in advised(bearing("grown-ups", 0, nearness=0.1))[2]


def test_copies_and_asides_are_explained(advised) -> None:
    assert "word for word" in advised(bearing("grown-ups", 0.9), copied=True)[1]
    assert "speaks to the room" in advised(aside=True)[1]
    assert "too few telling words" in advised(replace(bearing("grown-ups", 0), empty=True))[1]


def test_the_verdict_comes_first(sample_pack: Path, overlap_matcher) -> None:
    zoo = read_pack(sample_pack)[0].motions[0]
    c = zoo.get_counterargument("lost-pupil")
    adviser = Adviser(c, zoo, Places(sample_pack))
    lines = list(adviser.lines(trace("I give up, I agree.", c, zoo, overlap_matcher)))
    assert str(lines[0]).endswith("band 0 (no answer): no point")
    assert str(lines[1]).startswith("✗ gives the argument away: ")
    assert next(adviser.points()).words == "grown-ups (weight 2, 6 wordings)"
