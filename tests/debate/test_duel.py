from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.debate.duel import check_names, divide, duel_ballot, speaker
from game.debate.events import Answered, RoundClosed, Started
from game.debate.flow import flow_sheet
from game.debate.house import SEATS
from game.debate.match import Match
from game.debate.moves import answer
from game.debate.result_lines import division_line, duel_lines
from game.debate.setup import Past, Play, begin
from game.errors import UsageError
from game.packs.format import Pack
from game.scoring.verdict import Verdict

NAMES = ("Ann", "ベン")


@pytest.fixture
def duel(school_phones: Pack) -> Match:
    motion, started = begin(Play(side="pro", duellists=NAMES), school_phones, "x", draw=lambda _: 1)
    return Match.begin(motion, started)


def _play(match: Match, *scores: int | None, text: str = "Some words.") -> Match:
    for score in scores:
        if score is not None:
            match = match.after(Answered(Verdict(text, score, min(4, score // 20), ())))
        match = match.after(RoundClosed())
    return match


# -- names -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (("Ann", "Ben"), ("Ann", "Ben")),
        (("  Ann \n Lee ", "\x1b[31mBen\u202e"), ("Ann Lee", "Ben")),
        (("[b]Ann[/]", "[ @click=app.quit]"), ("[b]Ann[/]", "[ @click=app.quit]")),
        (("花子", "太郎"), ("花子", "太郎")),
        (("1", "🎈"), ("1", "🎈")),
    ],
)
def test_names_pass_the_gate_and_are_otherwise_taken_as_they_are(typed, kept) -> None:
    assert check_names(*typed) == kept


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        (("", "Ben"), "needs a name"),
        (("Ann", " \u200b\u202e\n"), "needs a name"),
        (("\u0301", "Ben"), "needs a name"),
        (("Ann", "B" * 25), "at most 24 characters"),
        (("Ann", "Ann"), "two names that differ; both are “Ann”"),
        (("Ann", " ann\t"), "two names that differ"),
        (("Ann", "Ａｎｎ"), "two names that differ"),
        (("Ann", "A\u200bnn"), "two names that differ"),
    ],
)
def test_names_that_cannot_be_told_apart_or_shown_are_refused(typed, why) -> None:
    with pytest.raises(UsageError, match=why):
        check_names(*typed)


@settings(deadline=None)
@given(st.text(max_size=40), st.text(max_size=40))
def test_names_that_are_taken_are_short_printable_and_stay_as_they_are(first, second) -> None:
    with suppress(UsageError):
        names = check_names(first, second)
        assert check_names(*names) == names
        assert all(name.isprintable() and 0 < len(name) <= 24 for name in names)


# -- turns -------------------------------------------------------------------------


def test_the_two_take_turns_and_each_answers_what_is_thrown_at_their_side(duel: Match) -> None:
    seen = []
    while (who := speaker(duel)) and duel.current:
        seen.append((who.name, duel.current.counterargument.against, duel.side))
        duel = _play(duel, 70)
    assert seen == [("Ann", "pro", "pro"), ("ベン", "con", "con")] * 2
    assert duel.phase == "over", "neither opening nor closing"


def test_the_heaviest_come_first_and_the_same_seed_is_the_same_duel(school_phones: Pack) -> None:
    asked = Play(side="con", duellists=NAMES, seed=5)
    motion, started = begin(asked, school_phones, "x")
    assert started == begin(asked, school_phones, "x")[1]
    assert started.counterarguments[:2] == ("eyes-on-screens", "lost-pupil")
    weights = [motion.get_counterargument(name).weight for name in started.counterarguments]
    assert weights == sorted(weights, reverse=True)


@pytest.mark.parametrize(("rounds", "turns"), [(1, 2), (2, 4), (9, 4), (None, 4)])
def test_rounds_are_counted_for_each_and_both_have_as_many(
    school_phones: Pack, rounds: int | None, turns: int
) -> None:
    _, started = begin(Play(rounds=rounds, duellists=NAMES), school_phones, "x")
    assert (started.rounds, len(started.counterarguments)) == (turns, turns)


def test_nobody_hears_second_wordings_because_of_what_was_played_alone(school_phones: Pack) -> None:
    answered = {("zoo", "pro"), ("zoo", "con")}
    _, started = begin(Play(duellists=NAMES), school_phones, "x", past=Past(answered=answered))
    assert not started.again


@pytest.mark.parametrize("wrong", [{"mode": "drill"}, {"counterargument": "lost-pupil"}])
def test_a_duel_is_no_drill(school_phones: Pack, wrong: dict[str, str]) -> None:
    with pytest.raises(UsageError, match="A duel is a whole contest"):
        begin(Play(duellists=NAMES, **wrong), school_phones, "x")


def test_a_motion_with_one_side_has_no_duel(school_phones: Pack) -> None:
    motion = school_phones.motions[0]
    one_sided = motion.model_copy(update={"counterargument": motion.against("pro")})
    pack = school_phones.model_copy(update={"motions": (one_sided,)})
    with pytest.raises(UsageError, match="one side only"):
        begin(Play(duellists=NAMES), pack, "x")


def test_while_it_goes_on_nobody_reads_the_words_of_the_other(duel: Match) -> None:
    duel = _play(duel, 70, text="The secret of Ann.")
    (first, *_) = flow_sheet(duel)
    assert (first.speaker, first.status, first.yours) == ("Ann", "answered", "")
    duel = _play(duel, 30, text="The secret of Ben.")
    first, second, *_ = flow_sheet(duel)
    assert (first.yours, second.yours) == ("The secret of Ann.", "")
    duel = _play(duel, 50, 50)
    assert [line.yours for line in flow_sheet(duel)][:2] == [
        "The secret of Ann.", "The secret of Ben.",
    ]  # fmt: skip


def test_copying_is_told_from_ones_own_earlier_answers_alone(duel: Match, overlap_matcher) -> None:
    text = "Grown-ups on duty find a child at once because they carry radios with them all day."
    duel = _play(duel, 70, text=text)
    assert duel.earlier_answers == ()
    duel = _play(duel, 70)
    assert duel.earlier_answers == (text,)
    flags = answer(duel, text, overlap_matcher).verdict.flags
    assert [flag.kind for flag in flags] == ["copied"]


# -- the House ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("scores", "seats", "winner"),
    [
        ((), (0, 0), None),
        ((70,), (29, 0), None),
        ((10,), (0, 29), None),
        ((50,), (14, 14), None),
        ((70, 70, 70, 70), (49, 49), None),
        ((70, 71, 70, 70), (49, 50), "ベン"),
        ((None, None, None, None), (49, 49), None),
        ((70, 10, 70, 10), (99, 0), "Ann"),
        ((10, 70, 10, 70), (0, 99), "ベン"),
        ((70, 70, 10, 70), (29, 70), "ベン"),
        ((70, 70, 90, 50), (60, 39), "Ann"),
    ],
)
def test_what_stands_wins_its_seats_for_those_who_threw_it(
    duel: Match, scores, seats, winner
) -> None:
    duel = _play(duel, *scores)
    result = duel_ballot(duel)
    assert (result.house.ayes, result.house.noes) == seats
    assert (result.carried_by.name if result.carried_by else None) == winner


@settings(deadline=None)
@given(scores=st.lists(st.none() | st.integers(0, 100), max_size=4))
def test_the_seats_add_up_and_only_a_majority_carries(school_phones: Pack, scores) -> None:
    motion, started = begin(Play(side="con", duellists=NAMES, seed=1), school_phones, "x")
    match = _play(Match.begin(motion, started), *scores)
    house, winner = divide(match), duel_ballot(match).carried_by
    assert house.ayes + house.noes + house.undecided == SEATS
    assert min(house.ayes, house.noes, house.undecided) >= 0
    if winner is not None:
        assert max(house.ayes, house.noes) * 2 > SEATS
    if match.phase == "over":
        assert house.undecided <= 1


def test_the_ballot_names_both_and_who_carried_the_house(duel: Match) -> None:
    lines = duel_lines(duel_ballot(_play(duel, 70, 70, 10, 70)))
    assert lines[0] == (
        "ベン carries the House, 70 seats to 29: all 5 of the weight answered, against 3 of 5."
    )
    assert any(line.startswith("Ann (PRO): score 46 of 100") for line in lines)
    assert any(line.startswith("ベン (CON): score 70 of 100") for line in lines)
    assert sum(" on “" in line for line in lines) == 4


def test_a_level_duel_is_carried_by_nobody_and_the_score_parts_equal_shares(duel: Match) -> None:
    level = duel_ballot(_play(duel, 70, 70, 70, 70)).reason
    assert level == "Nobody carries the House, 49 to 49: both level."
    assert duel_ballot(_play(duel, 70, 71, 70, 70)).reason == (
        "ベン carries the House, 50 seats to 49, by the score: "
        "as much weight is answered on both sides."
    )


def test_the_house_is_told_by_names(duel: Match) -> None:
    assert division_line(_play(duel, 70)) == "The House: 29 with Ann, 0 with ベン, 70 undecided."


def test_histories_written_before_there_were_duels_are_no_duels(school_phones: Pack) -> None:
    setup = Started("p", "1", "h", "zoo", "pro", "practice", 1, "s")
    assert not setup.duel
    assert speaker(Match.begin(school_phones.motions[0], setup)) is None
