from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from game.cli import main, play
from game.debate.setup import Play, begin
from game.packs import library
from game.paths import history_file, user_packs_folder
from game.records.daily import todays
from game.records.history import History
from game.records.saved import SavedMatch

DAY = date(2026, 11, 25)
ANSWER = "You say they look at screens. Clear rules solve that distraction without any ban on use."


def daily(desk, lines):
    asked = todays([desk.pack], desk.history.matches(), DAY)
    if asked.resume:
        return desk.resume(lines)
    given = {name: getattr(asked, name) for name in ("motion", "side", "counterargument")}
    return desk.play(lines, **given, day=asked.day, note=asked.note)


def test_a_day_is_played_once_by_lines_and_ends_with_a_line_to_share(desk):
    match = daily(desk, ["", "a", ANSWER, ".", "", "hint", "next", ""])
    assert match.phase == "over"
    assert match.setup.day == "2026-11-25"
    assert "Press Enter when you are ready: then the clock runs." in desk.said
    assert "I do not know “hint”." in desk.words
    score = match.rounds[0].score
    line = desk.said.split("To share, without giving anything away:\n")[1].split("\n")[0]
    assert line.startswith(f"Rebuttal 2026-11-25 zoo {score}/100 ")
    assert line.endswith(" 3:00 streak 1")

    again = daily(desk, ["quit"])
    assert again.setup.day == ""
    assert again.setup.counterarguments == match.setup.counterarguments
    assert "does not count" in desk.words


def test_the_line_that_comes_after_the_time_is_the_last_one_and_the_time_counts_no_further(desk):
    match = daily(desk, ["", "a", "One.", "Two.", "", "next", "", "never read"])
    answer = match.rounds[0].answer
    assert answer.verdict.text == "One.\nTwo."
    assert answer.seconds == 180
    assert "3 minutes left." in desk.said
    assert "50 seconds left." in desk.said
    assert "Time is up: what you have written counts." in desk.words


def test_when_the_time_is_up_what_was_kept_and_typed_is_handed_in(desk):
    daily(desk, ["", "a", "One."])
    match = daily(desk, ["", "And now two.", ""])
    assert match.rounds[0].answer.verdict.text == "One.\nAnd now two."
    assert "Time is up: what you have written counts." in desk.words


def test_when_the_time_is_up_and_nothing_was_written_the_argument_is_dropped(desk):
    match = daily(desk, ["", "speech", "speech", "speech", "never read"])
    assert (match.phase, match.rounds[0].answer) == ("over", None)
    assert "Time is up, and nothing was written: the argument is dropped." in desk.words


def test_an_attempt_that_was_left_goes_on_with_its_text_and_its_time(desk):
    desk.tick = 20
    daily(desk, ["", "a", "One."])
    assert desk.saved.draft("answer") == "One."
    spent = desk.saved.spent("answer")
    assert spent >= 20
    match = daily(desk, ["", "a", ".", ""])
    assert match.rounds[0].answer.verdict.text == "One."
    assert match.rounds[0].answer.seconds == spent + 2 * 20


def test_quitting_before_the_clock_runs_costs_no_time(desk):
    daily(desk, ["quit"])
    assert desk.saved.spent("answer") == 0
    daily(desk, ["", "quit"])
    assert desk.saved.spent("answer") == 2 * 65


@pytest.fixture
def shelf(tmp_path: Path, write_sample_pack: Callable[[Path], Path], monkeypatch) -> None:
    folder = tmp_path / "bundled"
    folder.mkdir()
    write_sample_pack(folder / "school-phones")
    monkeypatch.setattr(library, "bundled_packs_folder", lambda: folder)


def test_the_command_deals_what_the_date_says(shelf, monkeypatch):
    opened: list[Play] = []
    monkeypatch.setattr(play, "_open_screens", lambda asked, mouse: opened.append(asked) or 0)
    assert play.start_daily("", plain=False, today=lambda: DAY) == 0
    assert (opened[0].pack, opened[0].motion, opened[0].day) == ("school-phones", "zoo", f"{DAY}")
    with History(history_file()) as history:
        assert not history.matches()


def test_a_pack_of_ones_own_changes_no_day_unless_it_is_named(
    shelf, write_sample_pack, monkeypatch
):
    opened: list[Play] = []
    monkeypatch.setattr(play, "_open_screens", lambda asked, mouse: opened.append(asked) or 0)
    write_sample_pack(user_packs_folder() / "phones-again")
    for number in range(20):
        play.start_daily("", plain=False, today=lambda day=DAY + timedelta(number): day)
    assert {asked.pack for asked in opened} == {"school-phones"}
    play.start_daily("phones-again", plain=False, today=lambda: DAY)
    assert opened[-1].pack == "phones-again"


def test_the_attempt_that_was_begun_is_gone_on_with_and_leaves_the_mouse_alone(
    shelf, school_phones, monkeypatch
):
    motion, started = begin(Play(counterargument="lost-pupil", day=f"{DAY}"), school_phones, "s")
    with History(history_file()) as history:
        saved = SavedMatch.start(history, motion, started)
    opened: list[tuple[str, bool]] = []
    monkeypatch.setattr(
        play, "_open_screens", lambda asked, mouse: opened.append((asked.resume, mouse)) or 0
    )
    assert play.start_daily("", plain=False, mouse=False, today=lambda: DAY) == 0
    assert opened == [(saved.id, False)]


def test_what_the_date_chooses_cannot_be_chosen(shelf, capsys):
    assert main(["play", "--daily", "--motion", "zoo", "--mode", "drill", "--plain"]) == 2
    assert "--daily chooses by the date: leave out --motion, --mode." in capsys.readouterr().err
    assert main(["play", "--daily", "--no-steelman", "--duel", "Ann", "Ben", "--plain"]) == 2
    assert "leave out --duel, --steelman." in capsys.readouterr().err


def test_a_pack_that_is_not_there_is_told(shelf, capsys):
    assert main(["play", "school-fones", "--daily", "--plain"]) == 2
    assert "Did you mean “school-phones”?" in capsys.readouterr().err


def test_without_any_pack_a_sentence_says_so(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(library, "bundled_packs_folder", lambda: tmp_path / "nowhere")
    assert main(["play", "--daily", "--plain"]) == 1
    assert "No pack that comes with Rebuttal can be played" in capsys.readouterr().err
