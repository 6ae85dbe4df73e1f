import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.debate.events import Thrown
from game.debate.opponent import choose

GROWN_UPS = "The staff with radios and the teachers look after a lost pupil in the class."
CAMERA = "Let a shared camera for each group give the same photos, not thirty phones."
SCREENS = "With phones in hand the class looks at screens instead of animals."


@pytest.fixture(scope="session")
def zoo(school_phones):
    return school_phones.motions[0]


@pytest.fixture(scope="session")
def thrown(zoo, overlap_matcher):
    """What is thrown after an opening, at `pro` unless told otherwise."""

    def run(opening="", side="pro", seed=1, rounds=4, motion=zoo):
        return choose(opening, motion, side, matcher=overlap_matcher, seed=seed, rounds=rounds)

    return run


def ids(thrown):
    return [t.counterargument for t in thrown]


def test_without_an_opening_the_heaviest_comes_first(thrown):
    assert thrown() == (Thrown("lost-pupil"), Thrown("photos-teach"))
    assert ids(thrown(side="con")) == ["eyes-on-screens", "planned-anyway"]


def test_nearness_to_the_opening_goes_before_weight(thrown):
    assert ids(thrown(CAMERA)) == ["photos-teach", "lost-pupil"]
    assert ids(thrown("Cats sleep on warm mats.")) == ["lost-pupil", "photos-teach"]


def test_the_nearer_of_two_comes_first(thrown):
    near = thrown(f"{CAMERA} {GROWN_UPS}")
    assert all(t.sentence for t in near)
    assert {t.counterargument: t.sentence for t in near} == {
        "lost-pupil": GROWN_UPS,
        "photos-teach": CAMERA,
    }
    assert ids(near) == ["photos-teach", "lost-pupil"]  # all of one point's words, most of another


def test_the_opponent_quotes_the_sentence_that_caused_the_choice(thrown):
    opening = f"Good morning to the House. {CAMERA} That is all."
    first, second = thrown(opening)
    assert first.sentence == CAMERA
    assert opening[slice(*first.span)] == CAMERA
    assert (second.sentence, second.span) == ("", None)


def test_a_claim_thrown_at_the_other_side_calls_for_what_it_echoes(thrown, zoo):
    silent = tuple(c.model_copy(update={"echoes": ()}) for c in zoo.counterargument)
    mute = zoo.model_copy(update={"counterargument": silent})
    assert ids(thrown(SCREENS)) == ["photos-teach", "lost-pupil"]
    assert thrown(SCREENS)[0].sentence == SCREENS
    assert ids(thrown(SCREENS, motion=mute)) == ["lost-pupil", "photos-teach"]


@pytest.mark.parametrize(("rounds", "count"), [(1, 1), (2, 2), (9, 2)])
def test_no_more_is_thrown_than_there_are_rounds(thrown, rounds, count):
    assert len(thrown(rounds=rounds)) == count


def test_a_side_at_which_nothing_is_thrown_gets_nothing(thrown, motion):
    assert thrown("Tea cools.", side="con", motion=motion) == ()


def test_arguments_of_one_weight_fall_by_the_seed(thrown, zoo):
    level = tuple(c.model_copy(update={"weight": 1}) for c in zoo.counterargument)
    even = zoo.model_copy(update={"counterargument": level})
    orders = {tuple(ids(thrown(seed=seed, motion=even))) for seed in range(20)}
    assert orders == {("lost-pupil", "photos-teach"), ("photos-teach", "lost-pupil")}
    assert all(ids(thrown(seed=seed)) == ["lost-pupil", "photos-teach"] for seed in range(20))


def test_a_very_long_opening_is_heard_by_its_first_sentences(zoo, overlap_matcher):
    class Counting(type(overlap_matcher)):
        sentences = 0

        def match_phrasings(self, sentences, asked):
            self.sentences = max(self.sentences, len(sentences))
            return super().match_phrasings(sentences, asked)

    counting = Counting()
    opening = f"{CAMERA} {'Tea cools. ' * 500}{GROWN_UPS}"
    found = choose(opening, zoo, "pro", matcher=counting, seed=1, rounds=4)
    assert [t.sentence for t in found] == [CAMERA, ""]
    assert 0 < counting.sentences <= 40


@settings(deadline=None)
@given(opening=st.text(max_size=120), seed=st.integers())
def test_the_same_opening_and_seed_bring_the_same_arguments_each_once(opening, seed, thrown):
    first = thrown(opening, seed=seed)
    assert thrown(opening, seed=seed) == first
    assert sorted(ids(first)) == ["lost-pupil", "photos-teach"]
