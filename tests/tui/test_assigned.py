"""An assignment on the screens, from the name to the file."""

import datetime
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from textual import events
from textual.widgets import Input

from game.classroom.assignment import Assignment
from game.classroom.template import assignment_text
from game.debate.setup import Play
from game.packs.library import load_pack
from game.paths import history_file
from game.records.history import History
from game.tui.screens.assigned import AssignedDebateScreen
from game.tui.screens.assigned_ballot import AssignedBallotScreen
from game.tui.screens.assignment import AssignmentScreen
from game.tui.screens.briefing import BriefingScreen
from game.tui.screens.history import HistoryScreen
from game.tui.screens.home import HomeScreen
from game.tui.widgets.confirm import Confirm
from game.tui.widgets.reply import ReplyBox
from game.tui.widgets.timeleft import TimeLeft

RULES = "Clear rules about when to use a phone solve that distraction without any ban."
DAY = datetime.datetime(2026, 12, 1, 12, tzinfo=datetime.UTC)


@pytest.fixture
def assignment(shelf: Path, tmp_path: Path):
    """Writes an assignment on the pack; keywords change it."""

    def write(**changes: object) -> Path:
        pack = load_pack("school-phones")
        given = {
            "format_version": 1, "id": "zoo-9b", "title": "Zoo", "pack": pack.id,
            "pack_version": pack.manifest.version, "pack_hash": pack.content_hash,
            "motions": ["zoo"], "deadline": datetime.datetime(2026, 12, 4, 18),
            "sides": {"rule": "chosen"},
        }  # fmt: skip
        path = tmp_path / "given" / "assignment.toml"
        path.parent.mkdir(exist_ok=True)
        text = assignment_text(Assignment.model_validate(given | changes))
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.fixture
def hours():
    """The clock on the wall, set by hand."""
    return [DAY]


@pytest.fixture
def open_app(make_app, hours):
    def make(path: Path, **asked: object):
        app = make_app(Play(assignment=str(path), **asked))
        app._history = lambda: History(history_file(), clock=lambda: hours[0])
        return app

    return make


@pytest.fixture
def answer(settle):
    async def hand_in(app, pilot, text: str, *after: str) -> None:
        app.screen.query_one(ReplyBox).text = text
        await pilot.press("ctrl+j")
        await until(pilot, settle, lambda: app.screen.turn.step == "call")
        for key in after:
            await pilot.press(key)
            await settle(pilot)

    return hand_in


async def until(pilot, settle, come: Callable[[], object]) -> None:
    """Waits, on a busy machine too, until that has come."""
    for _ in range(200):
        await settle(pilot)
        if come():
            await settle(pilot)
            return
        await pilot.pause(0.02)
    raise AssertionError(f"it did not come; {pilot.app.screen} is in front")


async def reach(pilot, settle, screen: type) -> None:
    """Waits until one screen after the other has led to that one."""
    await until(pilot, settle, lambda: isinstance(pilot.app.screen, screen))


async def begin(pilot, settle) -> None:
    """From the briefing to the first argument."""
    await reach(pilot, settle, BriefingScreen)
    await until(pilot, settle, lambda: pilot.app.screen.setup and pilot.app.screen.version)
    await pilot.press("enter")
    await reach(pilot, settle, AssignedDebateScreen)


def files(path: Path) -> list[Path]:
    return sorted(path.parent.glob("*.json"))


async def test_an_assignment_is_played_from_the_name_to_the_file(
    open_app, assignment, settle, answer, screen_text, assert_golden
) -> None:
    path = assignment(play={"attempts": 2, "minutes": 40})
    app = open_app(path)
    async with app.run_test(size=(80, 24)) as pilot:
        app.animation_level = "none"
        await settle(pilot)
        assert isinstance(app.screen, AssignmentScreen)
        await pilot.press("enter")
        assert "Say who you are" in screen_text(app)
        app.screen.query_one(Input).value = "ada@x.edu"
        await pilot.press("enter")
        await settle(pilot)
        assert_golden("assignment", screen_text(app))
        assert app.screen.sides.highlighted == 0  # there is something to choose with Enter
        await pilot.press("down", "up", "enter")
        await reach(pilot, settle, BriefingScreen)
        assert_golden("briefing-assigned", screen_text(app))
        await begin(pilot, settle)
        assert_golden("debate-assigned", screen_text(app))
        await pilot.press("f1")
        assert "no hints; no revision" in screen_text(app)
        await pilot.press("escape")
        await answer(app, pilot, RULES, "enter")
        assert "graded · attempt 1 of 2 · 40:00 left" in screen_text(app)
        await pilot.press("n")
        await settle(pilot)
        await answer(app, pilot, "I have no idea at all.", "enter", "n")
        assert isinstance(app.screen, AssignedBallotScreen)
        (file,) = files(path)
        assert file.name.startswith("zoo-9b_S-")
        text = screen_text(app)
        assert "Hand in this file" in text
        assert "graded · attempt 1 of 2" in text
        assert json.loads(file.read_text(encoding="utf-8"))["seal"][:12] in text
    assert str(file) in app.farewell


async def test_typed_and_pasted_characters_are_counted_and_survive_being_killed(
    open_app, assignment, settle
) -> None:
    path = assignment()
    app = open_app(path, student="ada@x.edu", side="con")
    async with app.run_test() as pilot:
        await begin(pilot, settle)
        await pilot.press(*"Rules")
        box = app.screen.query_one(ReplyBox)
        box.post_message(events.Paste(" work. Clear rules work."))
        await pilot.pause()
        box._due()  # the pause after which drafts are saved
        await pilot.pause()
    app.close_history()
    app = open_app(path, student="ada@x.edu")
    async with app.run_test() as pilot:
        await reach(pilot, settle, AssignedDebateScreen)
        assert app.screen.query_one(ReplyBox).text == "Rules work. Clear rules work."
        await pilot.press("!", "ctrl+j")
        await until(pilot, settle, lambda: app.screen.saved.match.current.answer)
        played = app.screen.saved.match.current
        assert (played.answer.typed, played.answer.pasted) == (6, 24)


async def test_pasting_is_refused_with_a_sentence_where_the_assignment_says_so(
    open_app, assignment, settle, screen_text
) -> None:
    app = open_app(assignment(play={"pasting": False}), student="ada@x.edu", side="con")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await begin(pilot, settle)
        box = app.screen.query_one(ReplyBox)
        box.post_message(events.Paste(RULES))
        await pilot.pause()
        assert box.text == ""
        assert "pasting is refused" in " ".join(screen_text(app).split())
        box.post_message(events.Paste("déjà"))
        await pilot.pause()
        assert (box.text, box.pasted) == ("déjà", 4)
        await pilot.press(*" is only a little longer")
        box.select_all()
        await pilot.press("ctrl+x", "ctrl+v")
        assert box.text == "déjà is only a little longer"  # one's own words may be moved
        assert box.pasted == 4


async def test_when_the_time_is_over_the_box_is_handed_in_and_the_rest_is_dropped(
    open_app, assignment, settle, hours
) -> None:
    path = assignment(play={"minutes": 10})
    app = open_app(path, student="ada@x.edu", side="con")
    async with app.run_test() as pilot:
        await begin(pilot, settle)
        app.screen.query_one(ReplyBox).text = RULES
        left = app.screen.query_one(TimeLeft)
        await pilot.press("f9")
        assert isinstance(app.screen, Confirm)  # a question is open at that moment
        hours[0] += datetime.timedelta(minutes=10)
        left.tick()
        await reach(pilot, settle, AssignedBallotScreen)
        first, second = app.screen.saved.match.rounds
        assert first.answer.verdict.text == RULES
        assert second.answer is None
        assert len(files(path)) == 1


async def test_an_attempt_left_until_its_time_was_over_is_handed_in_when_it_is_opened(
    open_app, assignment, settle, hours
) -> None:
    path = assignment(play={"minutes": 10})
    app = open_app(path, student="ada@x.edu", side="con")
    async with app.run_test() as pilot:
        await begin(pilot, settle)
        await pilot.press(*"Rules work.")
        app.screen.query_one(ReplyBox)._due()  # the pause after which drafts are saved
        await pilot.pause()
    app.close_history()
    hours[0] += datetime.timedelta(days=1)
    app = open_app(path, student="ada@x.edu")
    async with app.run_test() as pilot:
        await reach(pilot, settle, AssignedBallotScreen)
        assert app.screen.saved.match.rounds[0].answer.verdict.text == "Rules work."
        assert len(files(path)) == 1


async def test_several_motions_are_one_attempt_and_one_file(
    open_app, assignment, settle, answer, shelf, screen_text
) -> None:
    motions = shelf / "school-phones" / "motions"
    text = (motions / "zoo.toml").read_text(encoding="utf-8")
    (motions / "park.toml").write_text(text.replace('id = "zoo"', 'id = "park"', 1), "utf-8")
    manifest = shelf / "school-phones" / "pack.toml"
    old = manifest.read_text(encoding="utf-8")
    manifest.write_text(old.replace('motions = ["zoo"]', 'motions = ["zoo", "park"]'), "utf-8")
    path = assignment(motions=["zoo", "park"], questions={"count": 1}, play={"minutes": 30})
    app = open_app(path, student="ada@x.edu", side="con")
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot, settle)
        await answer(app, pilot, RULES, "enter", "n")
        await reach(pilot, settle, AssignedBallotScreen)
        assert "Motion 1 of 2 is done" in screen_text(app)
        assert "30:00 left" in screen_text(app)
        assert files(path) == []
        await pilot.press("n")
        await reach(pilot, settle, BriefingScreen)
        assert "the second of 2" in " ".join(screen_text(app).split())
        await begin(pilot, settle)
        await answer(app, pilot, "No idea.", "enter", "n")
        await reach(pilot, settle, AssignedBallotScreen)
        (file,) = files(path)
    data = json.loads(file.read_text(encoding="utf-8"))
    assert [one["motion"] for one in data["answers"]] == ["zoo", "park"]
    assert [event["kind"] for event in data["events"]].count("started") == 2


async def test_history_names_the_assignment(
    open_app, assignment, settle, answer, screen_text
) -> None:
    path = assignment(questions={"count": 1})
    app = open_app(path, student="ada@x.edu", side="con")
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot, settle)
        await answer(app, pilot, RULES, "enter", "n")
        await reach(pilot, settle, AssignedBallotScreen)
        await pilot.press("escape")
        await reach(pilot, settle, HomeScreen)
        await pilot.press("h")
        await reach(pilot, settle, HistoryScreen)
        text = screen_text(app)
        assert "graded" in text
        assert "CON · graded · attempt 1 of 1 · Zoo" in text
        shutil.rmtree(path.parent)  # the folder is gone: the file is still written somewhere
        await pilot.press("enter")
        await reach(pilot, settle, AssignedBallotScreen)
        assert "Hand in this file" in screen_text(app)
