"""Files in which a word processor has changed every quote: one complaint, and the rest is read."""

import re
from pathlib import Path

import pytest

from game.packs.diagnostics import Problem
from game.packs.lookalikes import straightened
from game.packs.reading import read_pack
from game.packs.starting import Basics, starter_files

MOTION = "motions/homework.toml"


def write_pack(folder: Path, motion: str) -> Path:
    files = starter_files(Basics("Zoo", authors=("Ada",))) | {MOTION: motion}
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="")
    return folder


def curled(text: str) -> str:
    """As Word does it: by turns an opening and a closing quote, three of a kind included."""
    return re.sub(r'"([^"\n]*)"', r"“\1”", text)


def problems(folder: Path, motion: str) -> list[Problem]:
    return list(read_pack(write_pack(folder / "zoo", motion))[1])


def test_a_file_full_of_curly_quotes_is_one_problem(tmp_path: Path) -> None:
    motion = starter_files(Basics("Zoo"))[MOTION]
    [problem] = problems(tmp_path, curled(motion))
    assert (problem.code, problem.line, problem.column) == ("P202", 9, 6)
    assert re.search(r"they stand on 1\d\d more lines of this file too", problem.hint)


def test_what_else_is_wrong_is_found_behind_curly_quotes(tmp_path: Path) -> None:
    motion = starter_files(Basics("Zoo"))[MOTION].replace("voice = ", "vioce = ", 1)
    motion = motion.replace("weight = 2", "weight = 5", 1)
    found = problems(tmp_path, curled(motion))
    assert sorted(one.code for one in found) == ["P202", "P301", "P304"]


def test_old_line_ends_are_told_as_what_they_are(tmp_path: Path) -> None:
    motion = starter_files(Basics("Zoo"))[MOTION].replace("\n", "\r")
    [problem] = problems(tmp_path, motion)
    assert problem.code == "P207"
    assert problem.hint == "save it with Windows or Unix line ends"


@pytest.mark.parametrize(
    ("written", "straight"),
    [
        ("title = “Homework”", 'title = "Homework"'),
        ('title = “Homework"', 'title = "Homework"'),
        ("title = “The “big” one” # why", 'title = "The “big” one" # why'),
        ('title = “The "big" one”', "title = \"The 'big' one\""),
        ("  “one”,", '  "one",'),
        ("accept = [“one”, “two”]", 'accept = ["one", "two"]'),
        ("briefing = “””", 'briefing = """'),
        ('the end.“”"', 'the end."""'),
        ('title = "“Homework” is bad"', 'title = "“Homework” is bad"'),
        ("he said “no” and went", "he said “no” and went"),
    ],
)
def test_quotes_around_values_become_straight_and_those_inside_stay(
    written: str, straight: str
) -> None:
    assert straightened(written) == (straight, int(written != straight))
