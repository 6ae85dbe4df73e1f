import re

import pytest

from game.debate.setup import Play, begin
from game.paths import exports_folder, history_file
from game.records.history import History
from game.records.saved import SavedMatch
from game.tui.screens.debate import DebateScreen
from game.tui.screens.history import HistoryScreen
from game.tui.screens.replay import ReplayScreen
from game.tui.screens.transcript import TranscriptScreen


async def test_an_empty_history_says_what_will_be_here(
    make_app, settle, screen_text, assert_golden
) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("h")
        await settle(pilot)
        assert_golden("history-empty", screen_text(app))
        await pilot.press("up", "down", "enter", "end")
        await settle(pilot)
        assert screen_text(app).startswith(" History")


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_matches_are_listed_newest_first(
    make_app, settle, screen_text, assert_golden, play_match, size: tuple[int, int]
) -> None:
    play_match("pro", [82, 75])
    play_match("con", [44], mode="match")
    app = make_app()
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await pilot.press("h")
        await settle(pilot)
        text = re.sub(r"match \w{6} .*", "match ...", screen_text(app))
        assert_golden(f"history-{size[0]}x{size[1]}", text)


async def test_what_stands_above_the_list_is_of_the_pack_under_the_cursor(
    make_app, settle, screen_text, play_match, school_phones
) -> None:
    play_match("pro", [82, 75])
    play_match("con", [44], pack=school_phones.model_copy(update={"id": "other-zoo"}))
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("h")
        await settle(pilot)
        assert screen_text(app).startswith(" History · other-zoo\n")
        above = screen_text(app).splitlines()[1]
        await pilot.press("down")
        await settle(pilot)
        assert not screen_text(app).startswith(" History · other-zoo")
        assert screen_text(app).splitlines()[1] != above
        await pilot.press("up")
        await settle(pilot)
        assert screen_text(app).splitlines()[1] == above


async def test_escape_from_a_match_of_the_history_says_back(
    make_app, settle, screen_text, play_match
) -> None:
    play_match("pro", [82, 75])
    play_match("con", [44])
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("h")
        for match in ("up", "down"):
            await pilot.press(match, "enter")
            await settle(pilot)
            if isinstance(app.screen, DebateScreen):
                await pilot.press("escape")  # out of the box
                await settle(pilot)
            assert "esc Back" in screen_text(app)
            await pilot.press("escape")
            await settle(pilot)
            assert isinstance(app.screen, HistoryScreen)
        await pilot.press("escape", "c")
        await settle(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert "esc Home" in screen_text(app)


async def test_an_unfinished_match_goes_on_where_it_was_left(make_app, settle, play_match) -> None:
    saved = play_match("con", [44], mode="match")
    saved.save_draft("half a sentence")
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("h", "enter")
        await settle(pilot)
        assert isinstance(app.screen, DebateScreen)
        assert app.screen.query_one("ReplyBox").text == "half a sentence"
        await pilot.press("escape")


async def test_a_finished_match_opens_its_ballot_even_without_its_pack(
    make_app, settle, screen_text, play_match, shelf
) -> None:
    play_match("pro", [82, 75])
    (shelf / "school-phones").rename(shelf / "elsewhere")
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("h", "enter")
        await settle(pilot)
        assert type(app.screen).__name__ == "BallotScreen"
        assert "79" in screen_text(app)


@pytest.mark.parametrize(("scores", "screen"), [([], "BriefingScreen"), ([44], "DebateScreen")])
async def test_an_unfinished_match_goes_on_without_its_pack(
    make_app, settle, screen_text, play_match, shelf, school_phones, scores, screen
) -> None:
    if scores:
        play_match("con", scores, mode="match")
    else:
        with History(history_file()) as history:
            SavedMatch.start(history, *begin(Play(side="con"), school_phones, "overlap"))
    (shelf / "school-phones").rename(shelf / "elsewhere")
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await pilot.press("h", "enter")
        await settle(pilot)
        assert type(app.screen).__name__ == screen
        assert "Phones at the zoo" in screen_text(app)
        if not scores:
            await pilot.press("n")
            await settle(pilot)
            assert type(app.screen).__name__ == "DebateScreen"
        assert not list(app._notifications)


async def test_without_its_pack_a_match_and_a_motion_give_a_sentence(
    make_app, settle, shelf, school_phones
) -> None:
    setup = begin(Play(side="con"), school_phones, "overlap")[1]
    with History(history_file()) as history:
        history.start(setup)
    (shelf / "school-phones").rename(shelf / "elsewhere")
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await pilot.press("h", "enter")
        await settle(pilot)
        assert isinstance(app.screen, HistoryScreen)
        toasts = [notification.message for notification in app._notifications]
        assert any("cannot be read without its pack" in toast for toast in toasts)


async def test_a_ballot_without_its_pack_says_what_playing_on_needs(
    make_app, settle, screen_text, play_match, shelf
) -> None:
    play_match("con", [82, 75], mode="drill")
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("h", "enter")
        await settle(pilot)
        assert "Now argue PRO" in screen_text(app)
        await pilot.press("escape")
        (shelf / "school-phones").rename(shelf / "elsewhere")
        await pilot.press("enter")
        await settle(pilot)
        text = screen_text(app)
        assert "install its pack “school-phones”" in text
        assert "Now argue PRO" not in text
        await pilot.press("o", "p")
        await settle(pilot)
        assert type(app.screen).__name__ == "BallotScreen"


async def test_a_match_is_exported_to_a_file_that_is_named(make_app, settle, play_match) -> None:
    saved = play_match("pro", [82, 75])
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await pilot.press("h", "x", "j", "v")
        assert isinstance(app.screen, TranscriptScreen)
        path = exports_folder() / f"rebuttal-{saved.id}.md"
        assert path.read_text(encoding="utf-8").startswith("# Phones at the zoo")
        assert path.with_suffix(".json").exists()
        toasts = [notification.message for notification in app._notifications]
        assert f"{path.name}\nin {path.parent}" in toasts


async def test_an_export_that_fails_gives_a_sentence(make_app, settle, play_match) -> None:
    play_match("pro", [82, 75])
    exports_folder().write_text("a file where the folder should be")
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await pilot.press("h", "x")
        toasts = [notification.message for notification in app._notifications]
        assert any("was not written" in toast for toast in toasts)


async def test_the_other_side_has_as_many_rounds_and_a_short_match_says_so(
    make_app, settle, screen_text, play_match
) -> None:
    play_match("pro", [82], rounds=1)
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("h")
        assert "1 round   " in screen_text(app)
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("o")
        await settle(pilot)
        await pilot.press("n")
        await settle(pilot)
        assert "round 1 of 1" in screen_text(app)


# -- progress ----------------------------------------------------------------------


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_progress_is_plotted_in_characters(
    make_app, settle, screen_text, assert_golden, play_match, size: tuple[int, int]
) -> None:
    for side, score in (("pro", 40), ("con", 35), ("con", 66), ("pro", 82)):
        play_match(side, [score, score])
    play_match("con", [90, 90], mode="drill")
    app = make_app()
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await pilot.press("h", "p")
        await settle(pilot)
        text = re.sub(r"\d{1,2} \w{3} \d{4}", "(day)", screen_text(app))
        assert_golden(f"progress-{size[0]}x{size[1]}", text)


async def test_progress_goes_from_motion_to_motion_and_lists_what_was_never_made(
    make_app, settle, screen_text, play_match, school_phones
) -> None:
    motion = school_phones.motions[0]
    other = motion.model_copy(update={"id": "farm", "title": "The [b]farm"})
    farm = school_phones.model_copy(update={"motions": (other,)})
    play_match("con", [44, 30])
    play_match("con", [70, 70], pack=farm)
    app = make_app()
    async with app.run_test(size=(80, 70)) as pilot:
        await settle(pilot)
        await pilot.press("h", "p")
        await settle(pilot)
        assert "all motions" in screen_text(app)
        await pilot.press("m", "m")
        await settle(pilot)
        text = screen_text(app)
        assert "Progress · School phones · The [b]farm" in text
        assert "8 not met yet" not in text
        assert "4 met, not made" in text
        assert "Clear rules about when to use a phone solve distraction" in text
        assert "(Eyes on the screen, weight 3, met once)" in " ".join(text.split())
        await pilot.press("M")
        await settle(pilot)
        assert "Phones at the zoo" in screen_text(app)
        await pilot.press("escape")
        assert isinstance(app.screen, HistoryScreen)


# -- replay ------------------------------------------------------------------------


async def test_a_finished_match_is_replayed_by_keys_without_judge_and_pack(
    make_app, settle, screen_text, assert_golden, play_match, shelf, overlap_matcher, monkeypatch
) -> None:
    def judge(*_: object, **__: object) -> None:
        raise AssertionError("a replay asks no judge")

    play_match("pro", [82, 75])
    monkeypatch.setattr(overlap_matcher, "match_phrasings", judge, raising=False)
    (shelf / "school-phones").rename(shelf / "elsewhere")
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        app.animation_level = "none"
        await settle(pilot)
        await pilot.press("h", "r", "left")
        await settle(pilot)
        assert "Step 1 of 10 · The match begins" in screen_text(app)
        assert "Next" in screen_text(app)
        assert "Back" not in screen_text(app)
        await pilot.press("right", "enter", "n")
        await settle(pilot)
        assert_golden("replay-answer", screen_text(app))
        await pilot.press("b")
        assert "Step 3 of 10 · Round 1 of 2: Lost without a phone" in screen_text(app)
        await pilot.press("end", "n")
        await settle(pilot)
        assert "Step 10 of 10 · The ballot" in screen_text(app)
        assert "Next" not in screen_text(app)
        assert "Back" in screen_text(app)
        assert "carried" in screen_text(app)
        await pilot.press("home")
        assert "Step 1 of 10" in screen_text(app)
        await pilot.press("escape")
        assert isinstance(app.screen, HistoryScreen)


async def test_only_finished_matches_are_replayed(
    make_app, settle, screen_text, play_match
) -> None:
    play_match("pro", [82, 75])
    play_match("con", [44], mode="match")
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("h", "r")
        assert isinstance(app.screen, HistoryScreen)
        await pilot.press("down", "r")
        assert isinstance(app.screen, ReplayScreen)
