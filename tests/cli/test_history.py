import io
import json
import os
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from game import paths
from game.cli.history import history
from game.cli.history_list import NOTHING_YET, told_result
from game.cli.replay import replay_by_keys
from game.cli.talk import Talk
from game.debate.events import Answered, Closed, Opened, RoundClosed, Started, Thrown
from game.errors import RecordError, UnknownMatch, UsageError
from game.packs.format import Counterargument, Motion, Point
from game.records.history import History
from game.records.replay import replay_steps
from game.records.saved import SavedMatch
from game.records.summary import Summary
from game.scoring.verdict import PointResult, Verdict

MOTION = Motion(
    id="school-phones",
    title="Phones in [red]school[/red]",
    text="This house would ban phones in schools.",
    counterargument=(
        Counterargument(
            id="lessons",
            against="pro",
            claim="Phones are tools for learning.",
            point=(Point(id="laptops", text="Schools lend out laptops."),),
        ),
    ),
)


def start(record: History, mode: str = "practice") -> SavedMatch:
    """A match of a pack that is not installed."""
    setup = Started("long-gone", "1.0.0", "abc", "school-phones", "pro", mode, 7, "test-1")
    return SavedMatch.start(record, MOTION, setup)


@pytest.fixture
def matches() -> tuple[str, str]:
    """Ids of a finished match and of one that waits after the opening."""
    ids = iter(["bcd234", "xyz789"])
    with History(paths.history_file(), new_id=lambda: next(ids)) as record:
        finished, waiting = start(record), start(record, "match")
        verdict = Verdict("They have laptops.", 62, 3, (PointResult("laptops", 0.8, True),))
        for event in (
            Opened("", (Thrown("lessons"),)), Answered(verdict), RoundClosed(), Closed("")
        ):  # fmt: skip
            finished.commit(event)
        waiting.commit(Opened("We say", (Thrown("lessons"),)))
        return finished.id, waiting.id


def run(*arguments: str) -> Result:
    return CliRunner().invoke(history, arguments)


def test_without_matches_it_says_how_to_begin_and_makes_no_file(home: Path):
    result = run()
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", NOTHING_YET + "\n")
    assert not home.exists()


def test_an_empty_history_says_how_to_begin():
    History(paths.history_file()).close()
    result = run()
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", NOTHING_YET + "\n")


def test_the_list_is_newest_first_and_one_match_a_line(matches: tuple[str, str]):
    result = run()
    assert (result.exit_code, result.stderr) == (0, "")
    rows = [line.split("\t") for line in result.stdout.splitlines()]
    assert rows[0] == [
        "id",
        "started",
        "motion",
        "side",
        "mode",
        "pack",
        "state",
        "score",
        "day",
        "rung",
        "assignment",
        "attempt",
    ]
    assert [row[0] for row in rows[1:]] == ["xyz789", "bcd234"]
    assert rows[1][2:] == [
        "Phones in [red]school[/red]", "pro", "match", "long-gone", "unfinished", "", "", "", "", ""
    ]  # fmt: skip
    assert rows[2][5:] == ["long-gone", "won", "62", "", "", "", ""]


def test_the_list_tells_a_drill_in_the_words_of_the_screens():
    setup = Started(
        "long-gone", "1.0.0", "abc", "school-phones", "pro", "drill", 7, "test-1", ("lessons",)
    )
    with History(paths.history_file()) as record:
        drill = SavedMatch.start(record, MOTION, setup)
        verdict = Verdict("They have laptops.", 62, 3, (PointResult("laptops", 0.8, True),))
        drill.commit(Answered(verdict))
        drill.commit(RoundClosed())
    row = run().stdout.splitlines()[1].split("\t")
    assert row[6:8] == ["answered", "62"]


def test_show_prints_a_match_to_read_though_its_pack_is_gone(matches: tuple[str, str]):
    result = run("show", "bcd")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("# Phones in \\[red\\]school\\[/red\\]\n")
    assert "> They have laptops.\n" in result.stdout


def test_export_prints_markdown_or_json(matches: tuple[str, str]):
    assert run("export", "bcd234").stdout == run("show", "bcd234").stdout
    record = json.loads(run("export", "xyz789", "--format", "json").stdout)
    assert (record["id"], len(record["events"]), record["score"]) == ("xyz789", 2, None)


def test_export_never_replaces_a_file_unasked(matches: tuple[str, str], tmp_path: Path):
    out = tmp_path / "match.md"
    result = run("export", "bcd234", "--out", str(out))
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"Match bcd234 is in {out}\n"
    first = out.read_text(encoding="utf-8")
    assert first == run("show", "bcd234").stdout

    again = run("export", "xyz789", "--out", str(out))
    assert isinstance(again.exception, UsageError)
    assert str(again.exception) == f"{out} exists already; add --force to replace it."
    assert out.read_text(encoding="utf-8") == first

    assert run("export", "xyz789", "--out", str(out), "--force").exit_code == 0
    assert out.read_text(encoding="utf-8") == run("show", "xyz789").stdout
    assert sorted(p.name for p in tmp_path.iterdir()) == ["home", "match.md"]


def test_a_dangling_link_counts_as_an_existing_file(matches: tuple[str, str], tmp_path: Path):
    link = tmp_path / "link.md"
    link.symlink_to(tmp_path / "nowhere.md")
    assert isinstance(run("export", "bcd234", "--out", str(link)).exception, UsageError)


def test_a_file_that_cannot_be_written_is_told(matches: tuple[str, str], tmp_path: Path):
    result = run("export", "bcd234", "--out", str(tmp_path / "no" / "match.md"))
    assert isinstance(result.exception, UsageError)
    assert "cannot be written" in str(result.exception)


def test_a_finished_match_is_replayed_step_by_step_without_a_terminal_all_at_once(
    matches: tuple[str, str], monkeypatch: pytest.MonkeyPatch
):
    def judge(*_: object, **__: object) -> None:
        raise AssertionError("a replay asks no judge")

    monkeypatch.setattr("game.scoring.load_matcher", judge)
    result = run("replay", "bcd234")
    assert (result.exit_code, result.stderr) == (0, "")
    titles = re.findall(r"(?m)^Step (\d) of 7, \d{4}-\d\d-\d\d \d\d:\d\d\. (.+)$", result.stdout)
    assert [title for _, title in titles] == [
        "The match begins", "You skip the opening",
        "Round 1 of 1: Phones are tools for learning", "You answer", "The round ends",
        "You skip the closing", "The ballot",
    ]  # fmt: skip
    assert "    They have laptops.\n" in result.stdout


def test_a_match_that_is_not_finished_is_resumed_and_not_replayed(matches: tuple[str, str]):
    result = run("replay", "xyz789")
    assert isinstance(result.exception, UsageError)
    assert "Go on with: rebuttal history resume xyz789" in str(result.exception)


@pytest.fixture
def walk(matches: tuple[str, str]):
    """Replays with these lines typed; returns the numbers of the steps that were shown."""

    def by_keys(*lines: str) -> list[int]:
        out = io.StringIO()
        with History(paths.history_file()) as record:
            steps = replay_steps(record, matches[0], lambda _: None)  # type: ignore[arg-type, return-value]
        replay_by_keys(steps, Talk(lines, out))
        return [int(number) for number in re.findall(r"(?m)^Step (\d)", out.getvalue())]

    return by_keys


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ([], [1]),
        (["", "n", "b", "q", ""], [1, 2, 3, 2]),
        (["b", "what", "next"], [1, 1, 2]),
        ([""] * 20, [1, 2, 3, 4, 5, 6, 7]),
    ],
)
def test_a_replay_goes_on_back_and_stops_by_typed_words(walk, typed: list[str], shown: list[int]):
    assert walk(*typed) == shown


@pytest.mark.parametrize("command", ["show", "replay", "export", "resume"])
def test_an_unknown_id_is_told(matches: tuple[str, str], command: str):
    result = run(command, "nope")
    assert isinstance(result.exception, UnknownMatch)
    assert str(result.exception) == "No match has the id “nope”; `rebuttal history` lists them."


@pytest.mark.parametrize("arguments", [(), ("show", "b"), ("export", "b"), ("resume", "b")])
def test_a_damaged_history_is_told(home: Path, arguments: tuple[str, ...]):
    home.mkdir()
    paths.history_file().write_text("this is no database, but it is long enough to be read as one")
    result = run(*arguments)
    assert isinstance(result.exception, RecordError)
    assert "is not a history file" in str(result.exception)


def test_the_program_ends_with_a_sentence_and_no_traceback(home: Path):
    home.mkdir()
    paths.history_file().mkdir()
    done = subprocess.run(
        [sys.executable, "-m", "game", "history"], capture_output=True, text=True, timeout=60
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("rebuttal: The history was not opened.")
    assert "Traceback" not in done.stderr


def test_a_match_without_pack_and_motion_is_told():
    setup = Started("long-gone", "1.0.0", "abc", "school-phones", "pro", "match", 7, "test-1")
    with History(paths.history_file(), new_id=lambda: "old222") as record:
        record.start(setup)
    result = run("resume", "old", "--plain")
    assert isinstance(result.exception, RecordError)
    assert "Match old222 cannot be read without its pack “long-gone”" in str(result.exception)
    assert "rebuttal history export old222 --format json" in str(result.exception)


@pytest.mark.parametrize(
    ("mode", "rung", "score", "told"),
    [
        ("practice", 0, 62, "won 62"),
        ("drill", 0, 51, "partly 51"),
        ("drill", 1, 63, "answered 63 ★☆☆"),
        ("drill", 0, None, "unfinished"),
    ],
)
def test_a_single_round_is_neither_won_nor_lost(mode, rung, score, told):
    now = datetime(2026, 1, 2, tzinfo=UTC)
    played = Summary(
        "k2", now, now, "p", "1.0.0", "m", "Title", "pro", mode, ("a",),
        None if score is None else now, score, None if score is None else score > 60, 1, rung=rung,
    )  # fmt: skip
    assert told_result(played) == told


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are Unix's")
@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (
            (),
            [
                "Phones in",
                "[red]school[/red]",
                "won 62",
                "rebuttal history resume xyz789",
                "In long-gone:",
                "Score   62",
                "Points  1 motion: 1 made · 0 met, not made · 0 not met yet",
                "[red]school[/red]: PRO 62, CON not played",
            ],
        ),
        (("show", "bcd234"), ["Phones in [red]school[/red]", "They have laptops."]),
    ],
)
def test_in_a_terminal_markup_of_others_is_only_text(
    matches: tuple[str, str], arguments: tuple[str, ...], expected: list[str]
):
    import pty

    ours, theirs = pty.openpty()
    environment = {**os.environ, "COLUMNS": "120", "TERM": "dumb"}
    try:
        done = subprocess.run(
            [sys.executable, "-m", "game", "history", *arguments],
            stdout=theirs, stderr=theirs, stdin=theirs, env=environment, timeout=60,
        )  # fmt: skip
        screen = os.read(ours, 65536).decode()
    finally:
        os.close(theirs)
        os.close(ours)
    assert done.returncode == 0, screen
    for words in expected:
        assert words in screen


def test_resume_without_an_id_takes_the_last_match_left_unfinished(home: Path):
    assert "No match was left unfinished" in str(run("resume", "--plain").exception)
    setup = Started("long-gone", "1.0.0", "abc", "school-phones", "pro", "match", 7, "test-1")
    with History(paths.history_file(), new_id=lambda: "old222") as record:
        record.start(setup)
    assert "Match old222 cannot be read" in str(run("resume", "--plain").exception)
