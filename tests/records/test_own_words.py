from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from game.debate.assigned import Assigned, Part
from game.debate.events import Answered, OwnWords, RoundClosed
from game.debate.setup import Play, begin
from game.records.history import History
from game.records.own_words import own_words
from game.records.past import answered_sides, best_scores, set_up
from game.records.reading import read_match
from game.records.saved import SavedMatch
from game.scoring.verdict import PointResult, Verdict

MONDAY = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def now():
    """The time, which a test may move."""
    return [MONDAY]


@pytest.fixture
def history(path, now):
    with History(path, clock=lambda: now[0]) as opened:
        yield opened


@pytest.fixture
def say(history, school_phones):
    """Answers `planned-anyway` as con in a drill so that a point is made by a sentence."""

    def drill(
        sentence="We get split up.", score=60, point="crowds-split", made=True, pack=None, **asked
    ):
        seconds = asked.pop("seconds", 0.0)
        play = Play(counterargument="planned-anyway", **asked)
        motion, started = begin(play, pack or school_phones, "s-1", draw=lambda _: 1)
        saved = SavedMatch.start(history, motion, started)
        result = PointResult(point, 0.8, made, sentence, (0, len(sentence)))
        saved.commit(Answered(Verdict(sentence, score, score // 20, (result,)), seconds))
        saved.commit(RoundClosed())
        return saved

    return drill


def found(history, pack):
    return own_words(history, pack, pack.motions[0])


def test_without_history_nothing_is_quoted(history, school_phones):
    assert found(history, school_phones) == {}
    assert set_up(Play(side="pro"), school_phones, history)[1].own_words == ()


def test_a_point_made_on_the_other_side_comes_back(history, school_phones, say, now):
    say()
    now[0] += timedelta(days=2)
    quoted = OwnWords("lost-pupil", "We get split up.", "2026-03-02", 2)
    assert found(history, school_phones) == {"lost-pupil": quoted}
    assert set_up(Play(side="pro"), school_phones, history)[1].own_words == (quoted,)
    assert set_up(Play(side="con"), school_phones, history)[1].own_words == ()


def test_the_best_scored_sentence_comes_back_and_of_equals_the_latest(
    history, school_phones, say, now
):
    for sentence, score in (("Good.", 70), ("Later.", 70), ("Weaker.", 50)):
        say(sentence, score)
        now[0] += timedelta(hours=1)
    assert found(history, school_phones)["lost-pupil"].sentence == "Later."


def test_a_sentence_is_quoted_once_where_there_is_another(history, school_phones, say):
    motion = school_phones.motions[0]
    echoes = ("planned-anyway/crowds-split", "planned-anyway/sudden-illness")
    both = tuple(
        c.model_copy(update={"echoes": echoes if c.against == "pro" else ()})
        for c in motion.counterargument
    )
    eager = motion.model_copy(update={"counterargument": both})
    say("Split up.", 80)
    assert {own.sentence for own in own_words(history, school_phones, eager).values()} == {
        "Split up."
    }
    say("Somebody falls ill.", 60, "sudden-illness")
    quoted = own_words(history, school_phones, eager)
    assert [own.sentence for own in quoted.values()] == ["Split up.", "Somebody falls ill."]


@pytest.mark.parametrize(
    "said",
    [
        {"made": False},
        {"score": 39},
        {"sentence": " "},
        {"point": "sudden-illness"},
        {"sentence": "We get split up because"},
        {"sentence": "We get split up,"},
        {"sentence": "We get split up in", "rung": 3, "seconds": 90.0},
    ],
)
def test_what_made_no_point_that_is_echoed_or_breaks_off_is_not_quoted(
    history, school_phones, say, said
):
    say(**said)
    assert found(history, school_phones) == {}


@pytest.mark.parametrize(
    "said",
    [
        {"sentence": "We get split up"},
        {"sentence": "We get split up", "rung": 3, "seconds": 89.9},
        {"sentence": "We get split up.", "rung": 3, "seconds": 90.0},
    ],
)
def test_what_the_clock_did_not_cut_off_is_quoted(history, school_phones, say, said):
    say(**said)
    assert found(history, school_phones)["lost-pupil"].sentence == said["sentence"]


def test_another_sentence_is_quoted_where_one_was_cut_off(history, school_phones, say):
    say("They split us.", 60)
    say("We get split up in", 90, rung=3, seconds=90.0)
    assert found(history, school_phones)["lost-pupil"].sentence == "They split us."


def test_another_pack_and_a_motion_without_echoes_quote_nothing(history, school_phones, say):
    say(pack=school_phones.model_copy(update={"id": "another"}))
    assert found(history, school_phones) == {}
    say()
    motion = school_phones.motions[0]
    silent = tuple(c.model_copy(update={"echoes": ()}) for c in motion.counterargument)
    mute = motion.model_copy(update={"counterargument": silent})
    assert own_words(history, school_phones, mute) == {}


def test_a_match_that_cannot_be_read_is_left_out(history, school_phones, say):
    say()
    broken = say("Unread.", 90)
    with history._database.writing("damage") as connection:
        connection.execute(
            "UPDATE event SET body = '{}' WHERE match_id = ? AND kind = 'started'", (broken.id,)
        )
    assert found(history, school_phones)["lost-pupil"].sentence == "We get split up."


def test_a_match_keeps_the_words_with_which_it_began(history, school_phones, say, now):
    say()
    play = Play(side="pro", mode="drill", seed=1)
    saved = SavedMatch.start(history, *set_up(play, school_phones, history))
    now[0] += timedelta(days=40)
    say("Something better.", 90)
    again = SavedMatch.resume(history, saved.id, lambda _: school_phones)
    assert again.match == saved.match == read_match(history, saved.id, lambda _: school_phones)
    assert again.match.current.own_words.sentence == "We get split up."


@pytest.mark.parametrize("mode", ["match", "practice", "drill"])
def test_words_change_nothing_of_what_is_thrown(history, school_phones, say, overlap_matcher, mode):
    from game.debate.match import Match
    from game.debate.moves import open_match

    def thrown():
        motion, started = set_up(Play(side="pro", mode=mode, seed=5), school_phones, history)
        match = Match.begin(motion, started)
        if mode == "drill":
            return started, match.thrown
        return started, open_match(match, "Grown-ups find a lost pupil.", overlap_matcher).thrown

    before, first = thrown()
    say()
    after, second = thrown()
    assert second == first
    assert len(after.own_words) == 1
    assert replace(after, own_words=()) == before


def test_a_duel_neither_quotes_nor_is_quoted(history, school_phones, say):
    two = Play(side="con", duellists=("Ann", "Ben"))
    motion, started = begin(two, school_phones, "s-1", draw=lambda _: 1)
    saved = SavedMatch.start(history, motion, started)
    while saved.match.current.counterargument.id != "planned-anyway":
        saved.commit(RoundClosed())
    result = PointResult("crowds-split", 0.8, True, "We split.", (0, 9))
    saved.commit(Answered(Verdict("We split.", 60, 3, (result,))))
    assert found(history, school_phones) == {}
    say()
    assert set_up(Play(side="pro"), school_phones, history)[1].own_words
    again = Play(side="pro", duellists=("Ann", "Ben"))
    assert set_up(again, school_phones, history)[1].own_words == ()


def test_work_for_a_class_counts_only_where_one_student_does_it(history, school_phones, say):
    motion = school_phones.motions[0].id
    parts = (Part(motion, ("planned-anyway",)),)
    for student, attempt, quoted in (("ann", 1, True), ("Ann", 2, True), ("ben", 1, False)):
        task = Assigned(
            "w3", "Week 3", student, student, attempt, 2, "best", True, (motion,), parts
        )
        say(assigned=task)
        assert ("lost-pupil" in found(history, school_phones)) is quoted
        assert bool(answered_sides(history, school_phones)) is quoted
        assert bool(best_scores(history, school_phones, motion)) is quoted
    say("Mine.", 41)
    assert found(history, school_phones)["lost-pupil"].sentence == "Mine."
