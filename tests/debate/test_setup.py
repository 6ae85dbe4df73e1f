import pytest

from game.debate.setup import Past, Play, begin, default_side, rounds_again
from game.errors import UsageError


def setup(pack, best=None, **asked):
    return begin(Play(**asked), pack, "s-1", draw=lambda n: n - 1, past=Past(best=best or {}))[1]


def test_what_is_not_asked_for_is_filled_in(school_phones):
    motion, started = begin(Play(), school_phones, "s-1", draw=lambda n: n - 1)
    assert motion.id == started.motion == "zoo"
    assert started.side == "con"  # across from the essay
    assert started.mode == "practice"
    assert started.seed == 999_999
    assert started.rounds == 2
    assert started.counterarguments == ()
    assert started.pack == "school-phones"
    assert started.pack_version == "1.2.0"
    assert started.pack_hash == school_phones.content_hash
    assert started.scorer_version == "s-1"


def test_what_is_asked_for_is_taken(school_phones):
    started = setup(school_phones, motion="zoo", side="pro", mode="match", seed=0, rounds=1)
    assert (started.side, started.mode, started.seed, started.rounds) == ("pro", "match", 0, 1)


@pytest.mark.parametrize(
    ("asked", "short", "again"),
    [
        ({}, False, None),
        ({"rounds": 9}, False, None),
        ({"rounds": 2}, False, None),
        ({"rounds": 1}, True, 1),
        ({"rounds": 1, "mode": "match"}, True, 1),
        ({"rounds": 1, "mode": "drill"}, False, 1),
        ({"mode": "drill"}, False, None),
        ({"rounds": 1, "duellists": ("Ann", "Ben")}, False, 1),
        ({"duellists": ("Ann", "Ben")}, False, None),
        ({"rung": 2}, False, None),
    ],
)
def test_a_match_of_fewer_rounds_than_usual_is_short_and_the_next_one_has_as_many(
    school_phones, asked, short, again
):
    started = setup(school_phones, **asked)
    assert started.short is short
    assert rounds_again(started, school_phones.motions[0]) == again


def test_seeds_differ_where_none_is_given(school_phones):
    seeds = {begin(Play(), school_phones, "")[1].seed for _ in range(20)}
    assert len(seeds) > 1


@pytest.mark.parametrize(
    ("best", "order"),
    [
        ({}, ("eyes-on-screens", "planned-anyway")),
        ({"eyes-on-screens": 50}, ("planned-anyway", "eyes-on-screens")),
        ({"eyes-on-screens": 50, "planned-anyway": 60}, ("eyes-on-screens", "planned-anyway")),
    ],
)
def test_a_drill_throws_all_with_the_weakest_first(school_phones, best, order):
    assert setup(school_phones, best, mode="drill", side="con").counterarguments == order


def test_a_drill_can_be_cut_short(school_phones):
    started = setup(school_phones, mode="drill", side="con", rounds=1)
    assert started.counterarguments == ("eyes-on-screens",)


def test_one_counterargument_decides_side_and_mode(school_phones):
    started = setup(school_phones, counterargument="lost-pupil")
    assert (started.side, started.mode, started.rounds) == ("pro", "drill", 1)
    assert started.counterarguments == ("lost-pupil",)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"motion": "zo"}, "no motion “zo” in the pack “school-phones”. Did you mean “zoo”?"),
        ({"motion": "politics"}, "There are: zoo."),
        ({"motion": "\x1b[31mzoo" + "x" * 99}, "There is no motion “zoox"),
        ({"counterargument": "lost-pupils"}, "Did you mean “lost-pupil”?"),
        ({"counterargument": "lost-pupil", "side": "con"}, "play it with --side pro"),
        ({"counterargument": "lost-pupil", "mode": "match"}, "is a drill"),
        ({"mode": "exam"}, "There is no mode “exam”."),
        ({"rounds": 0}, "at least one round"),
    ],
)
def test_what_does_not_exist_is_said(school_phones, asked, words):
    with pytest.raises(UsageError) as error:
        setup(school_phones, **asked)
    assert words in str(error.value)
    assert "\x1b" not in str(error.value)


def test_a_side_at_which_nothing_is_thrown_is_not_offered(school_phones):
    motion = school_phones.motions[0]
    one_sided = motion.model_copy(update={"counterargument": motion.against("pro")})
    pack = school_phones.model_copy(update={"motions": (one_sided,)})
    assert setup(pack).side == "pro"
    with pytest.raises(UsageError, match="--side pro"):
        setup(pack, side="con")


@pytest.mark.parametrize(("essay", "side"), [("pro", "con"), ("con", "pro"), (None, "pro")])
def test_the_side_is_the_one_that_argues_with_the_essay_and_pro_without_one(
    school_phones, essay, side
):
    motion = school_phones.motions[0].model_copy(update={"essay_side": essay})
    pack = school_phones.model_copy(update={"motions": (motion,)})
    assert default_side(motion) == side
    assert setup(pack).side == side


@pytest.mark.parametrize(
    ("answered", "mode", "again"),
    [
        ((), "practice", False),
        ([("zoo", "pro"), ("tea", "con")], "practice", False),
        ([("zoo", "con")], "practice", True),
        ([("zoo", "con")], "drill", True),
        ([("zoo", "con")], "match", False),
    ],
)
def test_who_has_answered_on_this_side_before_comes_back(school_phones, answered, mode, again):
    play = Play(side="con", mode=mode)
    assert begin(play, school_phones, "s-1", past=Past(answered=answered))[1].again is again


@pytest.mark.parametrize(
    ("best", "chosen"), [({}, "eyes-on-screens"), ({"eyes-on-screens": 50}, "planned-anyway")]
)
def test_a_rung_is_a_drill_of_the_weakest_one(school_phones, best, chosen):
    started = setup(school_phones, best, side="con", rung=1)
    assert (started.mode, started.rounds, started.rung) == ("drill", 1, 1)
    assert started.counterarguments == (chosen,)
    assert (started.limit, started.has_cards, started.in_steps) == (0, True, True)


def test_the_highest_rung_has_no_cards_and_ninety_seconds(school_phones):
    started = setup(school_phones, counterargument="lost-pupil", rung=3)
    assert started.counterarguments == ("lost-pupil",)
    assert (started.limit, started.has_cards, started.by_the_clock) == (90, False, True)


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"rung": 4}, "There is no rung 4"),
        ({"rung": -1}, "There is no rung -1"),
        ({"rung": 1, "mode": "match"}, "a match chooses its own"),
        ({"rung": 1, "rounds": 2}, "leave out --rounds"),
    ],
)
def test_a_rung_that_makes_no_sense_is_told(school_phones, asked, sentence):
    with pytest.raises(UsageError, match=sentence):
        setup(school_phones, **asked)


@pytest.mark.parametrize(("asked", "kept"), [({}, True), ({"rung": 2}, False)])
def test_a_rung_has_rules_of_its_own(school_phones, asked, kept):
    started = setup(school_phones, flow_first=True, steelman=True, **asked)
    assert (started.flow_first, started.steelman) == (kept, kept)


def test_the_day_has_rules_of_its_own(school_phones):
    asked = {"counterargument": "planned-anyway", "day": "2026-11-25"}
    started = setup(school_phones, flow_first=True, steelman=True, **asked)
    assert (started.flow_first, started.steelman) == (False, False)


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        ({"rung": 2}, "--rung 2."),
        ({"rung": 1, "counterargument": "lost-pupil"}, "--rung 1 and --counterargument."),
        ({"mode": "drill"}, "--mode drill."),
    ],
)
def test_a_duel_names_what_makes_it_a_drill(school_phones, asked, named):
    with pytest.raises(UsageError) as error:
        setup(school_phones, duellists=("Ann", "Ben"), **asked)
    assert str(error.value) == f"A duel is a whole contest: leave out {named}"


@pytest.mark.parametrize("asked", [{"rung": 1}, {"day": "2026-11-25"}])
def test_a_duel_is_neither_a_rung_nor_the_day(school_phones, asked):
    with pytest.raises(UsageError, match="whole contest"):
        setup(school_phones, duellists=("Ann", "Ben"), **asked)
