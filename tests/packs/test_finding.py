import pytest

from game.errors import UsageError
from game.packs.finding import find_motion_of


@pytest.fixture
def two(school_phones):
    """A pack with a second motion, in which one counterargument has the same id."""
    (zoo,) = school_phones.motions
    only = zoo.counterargument[:1]
    park = zoo.model_copy(update={"id": "park", "counterargument": only})
    return school_phones.model_copy(update={"motions": (zoo, park)})


def test_a_counterargument_finds_the_one_motion_that_has_it(two):
    zoo, park = two.motions
    assert find_motion_of(two, zoo.counterargument[1].id) is zoo
    lone = park.counterargument[0].model_copy(update={"id": "lone"})
    other = park.model_copy(update={"counterargument": (lone,)})
    assert find_motion_of(two.model_copy(update={"motions": (zoo, other)}), "lone") is other


def test_one_that_several_motions_have_asks_for_the_motion(two):
    shared = two.motions[1].counterargument[0].id
    with pytest.raises(UsageError, match="is in 2 motions: add --motion zoo or --motion park"):
        find_motion_of(two, shared)


def test_one_that_none_has_is_met_with_the_nearest(two):
    with pytest.raises(UsageError, match=r"in the pack “school-phones”.*“lost-pupil”"):
        find_motion_of(two, "lost-pupils")
