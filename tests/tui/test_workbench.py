from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from textual.pilot import Pilot

from game.packs.reading import read_pack
from game.tui.preview import PreviewApp
from game.tui.screens.workbench import WorkbenchScreen
from game.tui.widgets.answerbox import AnswerBox
from game.tui.widgets.packtree import PackTree

SAID = (
    "Adults and staff with radios look after the class, a lost pupil is found. A [b] hums. 動物。"
)


@pytest.fixture
def bench(sample_pack: Path, overlap_matcher) -> PreviewApp:
    pack, _ = read_pack(sample_pack)
    return PreviewApp(sample_pack, pack, "zoo", "lost-pupil", load=lambda: overlap_matcher)


@pytest.fixture
def type_in(settle: Callable[[Pilot[int]], object]):
    async def run(pilot: Pilot[int], text: str) -> None:
        screen = pilot.app.screen
        assert isinstance(screen, WorkbenchScreen)
        screen.box.load_text(text)
        for _ in range(3):
            await settle(pilot)

    return run


def motion_file(folder: Path) -> Path:
    return folder / "motions" / "zoo.toml"


async def save(pilot: Pilot[int], settle, folder: Path, old: str, new: str) -> None:
    file = motion_file(folder)
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")
    pilot.app.screen.look()
    for _ in range(3):
        await settle(pilot)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 20)])
async def test_points_are_shown_until_something_is_written(
    bench, settle, screen_text, assert_golden, type_in, size
) -> None:
    async with bench.run_test(size=size) as pilot:
        await settle(pilot)
        assert isinstance(bench.focused, AnswerBox)
        assert "grown-ups (weight 2, 6 wordings)" in screen_text(bench)
        await type_in(pilot, SAID)
        shown = screen_text(bench)
        assert "makes grown-ups" in shown
        assert "A [b] hums." in shown
        if size == (80, 24):
            assert_golden("workbench", shown.replace(shown.splitlines()[0], "Preview"))


async def test_the_first_verdict_says_that_the_judge_is_loading(
    sample_pack, overlap_matcher, settle, screen_text, type_in
) -> None:
    loaded = Event()

    def load():
        assert loaded.wait(20)
        return overlap_matcher

    pack, _ = read_pack(sample_pack)
    app = PreviewApp(sample_pack, pack, "zoo", "lost-pupil", load=load)
    async with app.run_test(size=(80, 24)) as pilot:
        app.screen.box.load_text(SAID)
        await pilot.pause()
        assert "The judge is loading, which takes some seconds ..." in screen_text(app)
        loaded.set()
        for _ in range(3):
            await settle(pilot)
        assert "judge is loading" not in screen_text(app)
        assert "makes grown-ups" in screen_text(app)


async def test_escape_leads_to_the_tree_and_its_cursor_changes_what_is_answered(
    bench, settle, screen_text
) -> None:
    async with bench.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("escape", "down", "down", "down")
        await settle(pilot)
        assert isinstance(bench.focused, PackTree)
        assert "one-camera (weight 2" in screen_text(bench)
        await pilot.press("m")
        await settle(pilot)
        assert isinstance(bench.focused, AnswerBox)
        assert "One camera for each group" in bench.focused.text


async def test_a_saved_file_is_read_again_and_the_answer_judged_anew(
    bench, settle, screen_text, type_in, sample_pack
) -> None:
    async with bench.run_test(size=(80, 24)) as pilot:
        await type_in(pilot, "Quokkas hum.")
        assert "makes grown-ups" not in screen_text(bench)
        await save(pilot, settle, sample_pack, 'accept = ["The', 'accept = ["Quokkas hum.", "The')
        assert "makes grown-ups" in screen_text(bench)
        assert bench.screen.box.text == "Quokkas hum."


async def test_an_invalid_file_keeps_the_last_good_version(
    bench, settle, screen_text, type_in, sample_pack
) -> None:
    async with bench.run_test(size=(80, 24)) as pilot:
        await type_in(pilot, SAID)
        whole = motion_file(sample_pack).read_text("utf-8")
        for half in (whole[: len(whole) // 2], "", "\x00[[", whole.replace("weight", "wieght", 1)):
            await save(
                pilot, settle, sample_pack, motion_file(sample_pack).read_text("utf-8"), half
            )
            if half:
                assert "last good version shown. zoo.toml:" in screen_text(bench)
            assert "makes grown-ups" in screen_text(bench)
            await type_in(pilot, f"{SAID} {len(half)}.")  # read anew while the file is broken
            assert "line 7" in screen_text(bench)
        long = whole.replace(
            "phrasings = [", 'phrasings = [\n  He said "yes, it is so, and always was".', 1
        )
        before = motion_file(sample_pack).read_text("utf-8")
        await save(pilot, settle, sample_pack, before, long.replace("weight", "wieght", 1))
        assert "2 errors, last good version shown." in screen_text(bench)  # however long the first
        motion_file(sample_pack).write_text(whole, "utf-8")
        bench.screen.look()
        await settle(pilot)
        assert "last good version" not in screen_text(bench)


async def test_what_is_answered_may_vanish_from_the_file(
    bench, settle, screen_text, sample_pack
) -> None:
    async with bench.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await save(pilot, settle, sample_pack, 'id = "lost-pupil"', 'id = "strayed-pupil"')
        # `helps` still names the old id, so the pack is not good yet
        assert "P404" in screen_text(bench)
        await save(pilot, settle, sample_pack, '"lost-pupil"', '"strayed-pupil"')
        assert "P404" not in screen_text(bench)
        assert "grown-ups (weight 2" in screen_text(bench)


async def test_the_history_is_never_opened(bench, settle, home) -> None:
    async with bench.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
    assert not home.exists()


async def test_an_answer_that_is_too_long_is_not_judged(
    bench, settle, screen_text, type_in
) -> None:
    async with bench.run_test(size=(80, 24)) as pilot:
        await type_in(pilot, "word " * 5000)
        assert "longer than 20,000 characters" in screen_text(bench)
