"""Texts in three quotes that lose some of them: the check names the text that lost them."""

import re
from pathlib import Path

import pytest

from game.packs.diagnostics import Problem
from game.packs.starting import Basics, starter_files
from game.packs.syntax import parse

MOTION = starter_files(Basics("Torn"))["motions/homework.toml"]
LONG = re.compile(r'^(\w+) = ("""\n(?:[^"]|"(?!""))*""")', re.MULTILINE)
TEXTS = [(match[1], match.start(2), match.end(2)) for match in LONG.finditer(MOTION)]


def errors(text: str) -> list[Problem]:
    _, problems = parse(Path("homework.toml"), text)
    return problems


def place(offset: int) -> tuple[int, int]:
    start = MOTION.rfind("\n", 0, offset) + 1
    return MOTION.count("\n", 0, offset) + 1, offset - start + 1


def test_there_are_texts_to_tear() -> None:
    assert len(TEXTS) == 10
    assert errors(MOTION) == []


@pytest.mark.parametrize(("key", "start", "end"), TEXTS)
@pytest.mark.parametrize("left", ["", '"', '""'])
def test_a_text_that_is_not_closed_is_named_where_it_begins(
    key: str, start: int, end: int, left: str
) -> None:
    [problem] = errors(MOTION[: end - 3] + left + MOTION[end:])
    assert (problem.code, problem.line, problem.column) == ("P204", *place(start))
    assert problem.message == f"the text of `{key}` is not closed"
    following = MOTION.count("\n", 0, re.compile(r"^[\w\[]", re.M).search(MOTION, end).start()) + 1
    assert f"before line {following}, " in problem.hint


@pytest.mark.parametrize(("key", "start", "end"), TEXTS)
@pytest.mark.parametrize("left", ["", '"', '"And so: '])
def test_a_text_that_is_not_opened_is_named_too(key: str, start: int, end: int, left: str) -> None:
    [problem] = errors(MOTION[:start] + left + MOTION[start + 3 :])
    assert (problem.code, problem.line, problem.column) == ("P204", *place(start))
    assert f'write `{key} = """`' in problem.hint


def test_mistakes_below_it_are_found_in_the_same_run() -> None:
    _, _, end = TEXTS[0]
    torn = (MOTION[: end - 3] + MOTION[end:]).replace("weight = 2", "weight = two", 1)
    assert [problem.code for problem in errors(torn)] == ["P204", "P202"]


def test_a_last_text_that_takes_in_the_rest_of_the_file_is_named() -> None:
    [problem] = errors('id = "a"\nspeech = """\nWords.\n[[counterargument]]\nid = "b"\n')
    assert (problem.line, problem.column) == (2, 10)
    assert "before line 4, which it takes in: `[[counterargument]]`" in problem.hint


@pytest.mark.parametrize(
    ("after", "code"),
    [
        ("[[evidence\n", "P206"),
        ('title = "x"\nweight two\n', "P206"),
        ('title = "The "big" one"\n', "P204"),
    ],
)
def test_a_text_that_is_closed_is_not_blamed(after: str, code: str) -> None:
    [problem] = errors(f'speech = """\nThe law says\nthat = "what"\nand no more."""\n{after}')
    assert problem.code == code
    assert problem.line > 4
