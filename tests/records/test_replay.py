from dataclasses import replace

import pytest

from game.debate.events import (
    Answered,
    Flowed,
    HintTaken,
    OwnWords,
    RoundClosed,
    Steelmanned,
)
from game.errors import PackError, RecordError
from game.packs.format import Counterargument, Point
from game.records.history import History
from game.records.reading import read_match
from game.records.replay import replay_steps, scene_lines
from game.records.saved import SavedMatch
from game.scoring.verdict import PointResult, Verdict

TITLES = [
    "The match begins",
    "You open",
    "Round 1 of 2: Parents must reach their child",
    "You take a hint",
    "You call it",
    "You answer",
    "You revise",
    "They press you",
    "You see what you missed",
    "You contest",
    "The round ends",
    "Round 2 of 2: Phones are tools for learning",
    "You answer",
    "The round ends",
    "You close",
    "The ballot",
]


def no_pack(pack_id: str):
    raise PackError("it is not needed")


@pytest.fixture
def steps(history: History, motion, events, started):
    def of(count=None, **changes):
        saved = SavedMatch.start(history, motion, replace(started, **changes))
        for event in events[1:count]:
            saved.commit(event)
        return replay_steps(history, saved.id, no_pack)

    return of


def test_a_whole_match_is_seen_again_step_by_step(steps):
    assert [step.scene.title for step in steps()] == TITLES


def test_each_step_has_the_match_as_it_was_then(steps, history):
    seen = steps()
    assert [len(step.match.rounds) for step in seen] == [0, 1, 1] + 7 * [1] + [2] * 6
    assert seen[-1].match == read_match(history, history.matches()[0].id, no_pack)
    assert [step.at for step in seen] == sorted(step.at for step in seen)


def test_what_was_said_and_found_stands_in_the_steps(steps):
    text = "\n".join(line for step in steps() for line in scene_lines(step.scene))
    for words in (
        "You argue PRO (for the motion). Mode: practice.",
        "They hear “Safety first.” and throw: Parents must reach their child.",
        "A father: My daughter travels an hour each way.",
        "Hint 1, nudge (-5 in all): Who else has a telephone?",
        "You:\n    # Not a heading",
        "Score 30 of 100",
        "From 30 to 48: +18.",
        "They ask: “And who would answer the telephone?”",
        "✓ That closes the hole: The school office passes messages on.",
        "You hold that you made: an answer that is on no list",
        "A model answer: The office can be rung at any time.",
        "Against: Parents must reach their child",
        "Closing: 66 of 100.",
        "Match score 64 of 100",
    ):
        assert words in text


def test_the_words_to_mark_are_those_that_were_judged(steps):
    marked = [step.scene for step in steps() if step.scene.verdict]
    assert [scene.title for scene in marked] == ["You answer", "You revise", "You answer"]
    assert all(scene.text == scene.verdict.text for scene in marked)


def test_the_players_own_words_are_there_again(steps):
    own = (OwnWords("safety", "They ring the office.", "2026-02-24", 5),)
    begins = steps(own_words=own)[2].scene
    assert begins.before[0].startswith("On Tuesday you said: “They ring the office.”")


def test_a_match_that_is_not_over_has_no_ballot_yet(steps):
    assert [step.scene.title for step in steps(5)] == TITLES[:6]


def test_a_drill_begins_with_its_round(history, motion, started):
    drill = replace(started, mode="drill", counterarguments=("lessons",))
    saved = SavedMatch.start(history, motion, drill)
    saved.commit(RoundClosed())
    titles = [step.scene.title for step in replay_steps(history, saved.id, no_pack)]
    assert titles == [
        "The match begins", "Round 1 of 1: Phones are tools for learning", "The round ends",
        "The ballot",
    ]  # fmt: skip


def test_a_match_without_motion_and_pack_gives_a_sentence(history, started):
    match_id = history.start(started)
    with pytest.raises(RecordError, match="cannot be read without its pack"):
        replay_steps(history, match_id, no_pack)


# -- two players, and what comes before a verdict ---------------------------------------


def test_a_duel_names_who_did_what_and_ends_with_the_ballot_of_both(history, motion, started):
    theirs = Counterargument(
        id="calm", against="con", claim="Lessons are calmer.", point=(Point(id="no", text="No."),)
    )
    both = motion.model_copy(update={"counterargument": (*motion.counterargument, theirs)})
    setup = replace(started, counterarguments=("safety", "calm"), duellists=("Ann", "Ben"))
    saved = SavedMatch.start(history, both, setup)
    answered = Answered(Verdict("It rings.", 62, 3, (PointResult("office", 0.9, True),)))
    for event in (HintTaken(1, "office"), answered, RoundClosed(), RoundClosed()):
        saved.commit(event)
    seen = replay_steps(history, saved.id, no_pack)
    titles = [step.scene.title for step in seen]
    assert titles[2:4] == ["Ann: take a hint", "Ann: answer"]
    text = "\n".join(line for step in seen for line in scene_lines(step.scene))
    assert "Duel: Ann (PRO) against Ben (CON). Mode: practice." in text
    assert "Ann:\n    It rings." in text
    assert "Ann carries the House" in text
    assert "with you" not in text


def test_restatement_and_own_flow_are_steps_too(history, motion, started):
    setup = replace(started, mode="drill", counterarguments=("lessons",), steelman=True,
                    flow_first=True)  # fmt: skip
    saved = SavedMatch.start(history, motion, setup)
    made = (PointResult("laptops", 0.8, True),)
    for event in (
        Steelmanned("They hold that phones teach.", 71, True),
        Answered(Verdict("They have laptops.", 62, 3, made)),
        Flowed(("laptops",)),
        RoundClosed(),
    ):
        saved.commit(event)
    seen = replay_steps(history, saved.id, no_pack)
    assert [step.scene.title for step in seen][2:5] == [
        "You restate them",
        "You answer",
        "You jot a flow",
    ]
    text = "\n".join(line for step in seen for line in scene_lines(step.scene))
    assert "You:\n    They hold that phones teach.\n✓ They would agree with that" in text
    assert "You noted 1 point; the judge credited 1." in text
