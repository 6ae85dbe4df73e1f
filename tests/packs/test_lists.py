"""Lists of texts that TOML cannot read: which text is named, and how the list should be written."""

from pathlib import Path

import pytest

from game.packs.diagnostics import Problem
from game.packs.lists import list_at
from game.packs.syntax import parse


def errors(text: str) -> list[Problem]:
    return parse(Path("motion.toml"), text)[1]


@pytest.mark.parametrize(
    ("written", "code", "line", "column", "hint"),
    [
        ("[one, two]", "P202", 1, 11, 'accept = ["one", "two"]'),
        ('["one", two]', "P202", 1, 18, 'accept = ["one", "two"]'),
        ('["one", two, "three"]', "P202", 1, 18, 'accept = ["one", "two", ...]'),
        ('["one", "two", three]', "P202", 1, 25, 'accept = [..., "two", "three"]'),
        ('[9000 a year, "two"]', "P202", 1, 11, 'accept = ["9000 a year", "two"]'),
        ("[\n  It's, I say, free,\n  two\n]", "P202", 2, 3, '["It\'s, I say, free", "two"]'),
        ('[\n  "one"\n  two\n]', "P202", 3, 3, 'accept = ["one", "two"]'),
        ('[\n  "one",\n  two",\n]', "P202", 3, 3, 'accept = ["one", "two"]'),
        ("[\n  - one\n  - two\n]", "P202", 2, 3, 'accept = ["one", "two"]'),
        ("[“one”, “two”]", "P202", 1, 11, 'accept = ["one", "two"]'),
        (f"[{'a ' * 40}]", "P202", 1, 11, f'["{"a " * 13}a…"]'),
        ('["one" "two"]', "P206", 1, 16, 'a comma between two texts: accept = ["one", "two"]'),
        ('[\n  "one"\n  "two"\n]', "P206", 2, 8, 'accept = ["one", "two"]'),
        ('["a "big" one", "two"]', "P206", 1, 15, 'accept = [\'a "big" one\', "two"]'),
        ('["it\'s "big", "two"]', "P206", 1, 18, 'accept = ["it\'s \\"big", "two"]'),
        ('["one", , "two"]', "P206", 1, 18, "delete it"),
        ('["one",\n"two"', "P206", 2, 6, "write ] behind the last text"),
    ],
)
def test_what_is_wrong_in_a_list_is_named_with_its_fix(
    written: str, code: str, line: int, column: int, hint: str
) -> None:
    [problem] = errors(f"accept = {written}\nweight = 2\n")
    assert (problem.code, problem.line, problem.column) == (code, line, column), str(problem)
    assert hint in problem.hint


def test_a_table_in_a_list_is_not_taken_for_a_text() -> None:
    [problem] = errors("test = [{ title = one }]\n")
    assert problem.code == "P202"
    assert problem.message == "something in `test` is not a value; texts need quotes"


def test_the_rest_of_the_file_is_read_although_a_list_cannot_be() -> None:
    found = errors("accept = [\n  one,\n  two,\n]\nreject = [three]\nweight = two\n")
    assert [(one.code, one.line) for one in found] == [("P202", 2), ("P202", 5), ("P202", 6)]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ('["one", "two, three"]', ["one", "two, three"]),
        ("[one, 'two']", ["one", "two"]),
        ('[ # a comment\n# another\n"one",\ntwo, three\n]\n"four"', ["one", "two, three"]),
        ("[one\ntwo [E1]\n]", ["one", "two [E1]"]),
        ('["one",\n\n[[evidence]]\n', ["one"]),
        ("[]", []),
        ("[", []),
    ],
)
def test_the_items_are_those_that_the_author_sees(text: str, items: list[str]) -> None:
    assert [item.written.strip("\"'") for item in list_at(text, 0).items] == items
