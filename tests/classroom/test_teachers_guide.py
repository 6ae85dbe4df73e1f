"""The evening of `docs/teachers.md`, command by command, as it is written there."""

import re
import shlex
import shutil
from pathlib import Path

import pytest

import game.classroom.judging
import game.scoring
from game.cli import main
from game.errors import FAILED, OK
from game.scoring.verdict import PointResult, Verdict, band_of

ROOT = Path(__file__).resolve().parents[2]
GUIDE = (ROOT / "docs" / "teachers.md").read_text(encoding="utf-8")
COMMANDS = [
    shlex.split(line)[1:]
    for block in re.findall(r"(?ms)^ *```sh\n(.*?)```", GUIDE)
    for line in block.splitlines()
    if line.strip()
]
INLINE = [found.split() for found in re.findall(r"`rebuttal ([^`]+)`", GUIDE) if found != "class"]
"""Commands that a sentence mentions; the class of one's own is there by then."""

APPEALED = re.findall(r"--point (\S+)", GUIDE)
"""What the guide contests must be missed first."""

DEMO, OWN = COMMANDS[:7], COMMANDS[7:]


def verdict_by_length(text, counterargument, motion, *, matcher, earlier=()):
    """A verdict without reading: two hundred students in a moment."""
    score = min(100, len(text) // 4)
    made = [
        score > 30 * number and point.id not in APPEALED
        for number, point in enumerate(counterargument.point, start=1)
    ]
    points = [
        PointResult(point.id, 0.9 * done, done, text[:20] or None, (0, min(20, len(text))))
        for point, done in zip(counterargument.point, made, strict=True)
    ]
    return Verdict(text, score, band_of(score), tuple(points), lift="Say why.")


@pytest.fixture(autouse=True)
def quick_judge(monkeypatch, overlap_matcher, tmp_path):
    monkeypatch.setattr(game.classroom.judging, "judge", verdict_by_length)
    monkeypatch.setattr(game.scoring, "load_matcher", lambda: overlap_matcher, raising=False)
    monkeypatch.setattr("game.processes.cores", lambda: 0)
    monkeypatch.chdir(tmp_path)


def test_the_demo_evening_goes_from_nothing_to_a_filled_gradebook(capsys):
    assert DEMO[0][:2] == ["class", "demo"]
    codes = [main(command) for command in DEMO]
    # a damaged file; a stranger in no gradebook
    assert codes == [OK, OK, OK, FAILED, OK, OK, FAILED]
    said = capsys.readouterr().out
    assert "unreadable: files/" in said
    before = Path("debate-9b/gradebook.csv").read_bytes()
    after = Path("debate-9b/gradebook-filled.csv").read_bytes()
    assert before.count(b"\n") == after.count(b"\n") == 202
    assert len(after) > len(before) + 150 * len("12.34")
    report = Path("debate-9b/report.html").read_text(encoding="utf-8")
    assert len(report) > 100_000
    assert "1 file or row could not be read" in report
    assert Path("worksheet.html").read_text(encoding="utf-8").count("Therefore") == 6
    assert "A model answer" in Path("key.html").read_text(encoding="utf-8")


def test_the_commands_for_a_class_of_one_s_own_work_as_written(tmp_path, capsys):
    assert main(["class", "demo", "made-up", "--students", "50"]) == OK
    shutil.copy("made-up/roster.csv", "roster.csv")
    shutil.copy("made-up/handed-in/answers.csv", "answers.csv")
    title = b"Debate: Export controls"
    assert title in Path("roster.csv").read_bytes()
    shutil.copy("roster.csv", "gradebook.csv")
    for command in OWN:
        assert main(command) == OK, (command, capsys.readouterr())
    assert len(list(Path("pages").iterdir())) == 51
    for command in [*INLINE, ["class", "export", "my-class", "--canvas"],
                    ["class", "export", "my-class", "--long"],
                    ["class", "report", "my-class", "--names", "--each", "named"]]:  # fmt: skip
        assert main(command) == OK, (command, capsys.readouterr())
    assert all(re.match(r"\w+-\w+.*-S-", page.name) for page in Path("named").iterdir())


def test_every_picture_of_the_guide_is_there():
    pictures = re.findall(r"!\[[^\]]{40,}\]\(([a-z]+\.png)\)", GUIDE)
    assert len(pictures) == 3 == GUIDE.count("![")
    for name in pictures:
        assert (ROOT / "docs" / name).read_bytes().startswith(b"\x89PNG")


def test_one_table_says_what_every_file_of_a_class_holds():
    part = GUIDE.split("## Where the data is")[1].split("\n## ")[0]
    assert GUIDE.count("| file | holds |") == part.count("| file | holds |") == 1
    for name in ("decisions.jsonl", "receipts/", "gaps.txt", "grades.csv", "codes.key"):
        assert f"`{name}`" in part


def test_every_code_that_collecting_notes_stands_in_the_guide():
    source = "".join(
        (ROOT / "game" / "classroom" / name).read_text(encoding="utf-8")
        for name in ("authors.py", "collecting.py", "lateness.py", "submission.py")
    )
    codes = set(re.findall(r'noted\(\s*"([a-z-]+)"', source))
    codes |= set(re.findall(r'notes\.append\(\("([a-z-]+)"', source))
    assert len(codes) > 15
    assert codes <= set(re.findall(r"`([a-z-]+)`", GUIDE))
