import re
from collections.abc import Iterator
from typing import Any

import pytest
import tomli
from hypothesis import example, given
from hypothesis import strategies as st

from game.packs.positions import LONGEST_PATH, KeyPath, Positions

RICH = '''# a comment
title = "A title"   # another
"quoted key".'other one' = 'literal \\ text'
sizes = [1, 2.5, [true, 1979-05-27 07:32:00Z], # inside
  "three, ]",
]
inline = { a = 1, b.c = "}", d = [{ e = 1 }, {}] }
long = """
many "quoted" ""lines\\""" of \\
  text"""
raw = \'\'\'
it's \\ raw\'\'\'

[side.pro]
case = "x"
  [[motion]]
  id = "a"
    [[motion.point]]
    weight = 2
    [motion.point.hints]
    nudge = "n"
    [[motion.point]]
    weight = +3_0
[[motion]]
id = "b"
[[motion.point]]
weight = 0xff
dotted.in.table = inf
'''


def paths_of(value: Any, path: KeyPath = ()) -> Iterator[KeyPath]:
    items: Any = value.items() if isinstance(value, dict) else enumerate(value)
    for key, item in items:
        yield (*path, key)
        if isinstance(item, dict | list):
            yield from paths_of(item, (*path, key))


def assert_paths_agree(text: str) -> None:
    """If tomli reads the text, the scanner saw exactly the same keys."""
    while "\r\n" in text:  # tomli does so once more
        text = text.replace("\r\n", "\n")
    positions = Positions(text)
    assert 0 <= positions.end <= len(text)
    try:
        data = tomli.loads(text)
    except (ValueError, RecursionError):
        return
    known = {path for path in paths_of(data) if len(path) <= LONGEST_PATH}
    assert positions.paths() == known


@pytest.mark.parametrize(
    ("path", "key", "value"),
    [
        (("title",), (2, 1), (2, 9)),
        (("quoted key", "other one"), (3, 14), (3, 28)),
        (("sizes", 1), (4, 13), (4, 13)),
        (("sizes", 2, 1), (4, 25), (4, 25)),
        (("sizes", 3), (5, 3), (5, 3)),
        (("inline",), (7, 1), (7, 10)),
        (("inline", "b", "c"), (7, 21), (7, 25)),
        (("inline", "d", 0, "e"), (7, 37), (7, 41)),
        (("long",), (8, 1), (8, 8)),
        (("side",), (14, 2), (14, 2)),
        (("side", "pro"), (14, 7), (14, 7)),
        (("motion", 0), (16, 3), (16, 3)),
        (("motion", 0, "point", 0, "weight"), (19, 5), (19, 14)),
        (("motion", 0, "point", 0, "hints", "nudge"), (21, 5), (21, 13)),
        (("motion", 0, "point", 1, "weight"), (23, 5), (23, 14)),
        (("motion", 1, "point", 0, "weight"), (27, 1), (27, 10)),
        (("motion", 1, "point", 0, "dotted", "in", "table"), (28, 11), (28, 19)),
        (("motion", 1, "point", 0, "missing"), (26, 1), (26, 1)),
        (("nowhere", 3, "at all"), (1, 1), (1, 1)),
    ],
)
def test_a_key_and_its_value_have_their_places(
    path: KeyPath, key: tuple[int, int], value: tuple[int, int]
) -> None:
    positions = Positions(RICH)
    assert positions.of_key(path) == key
    assert positions.of_value(path) == value


def test_columns_count_code_points() -> None:
    positions = Positions('"ключ" = "é"  # 漢字\nmap = { "🦓" = [ "🦓", "x" ] }')
    assert positions.of_value(("map", "🦓", 1)) == (2, 22)


def test_a_value_span_is_the_value_as_written() -> None:
    start, end = Positions(RICH).value_span(("sizes", 3)) or (0, 0)
    assert RICH[start:end] == '"three, ]"'


def test_a_broken_text_keeps_what_came_before() -> None:
    positions = Positions("a = 1\nb = [1, 2\nc = 3\n")
    assert positions.of_key(("a",)) == (1, 1)
    assert positions.of_value(("b", 1)) == (2, 9)
    assert ("c",) not in positions.paths()


def test_repeated_keys_and_tables_are_noted() -> None:
    text = "a = 1\n[t]\nx.y = 1\nx.y = 2\n[t]\n"
    assert [path for _, path in Positions(text).repeats] == [("t", "x", "y"), ("t",)]


def test_the_rich_text_has_the_paths_of_its_data() -> None:
    tomli.loads(RICH)
    assert_paths_agree(RICH)


TOKENS = [
    *"abx019.=,#\"'[]{}\\\n \t-_:+e\r", '"""', "'''", "[[", "]]", "\r\n", " = ", "true", "1.5",
    "1979-05-27", "07:32:00", "inf", '"s"', "\\u00e9", "漢", "\x00", "\n[a]\n", "\n[[a]]\n",
    "\na = ", "\nb.c = ", "{x = 1}", "[1, 2]",
]  # fmt: skip


@given(st.lists(st.sampled_from(TOKENS), max_size=40).map("".join))
@example('a = """x"""""\nb = 1')
@example("a = ''''x'''\n")
@example("[a]\n[a.b]\n[[a.c]]\n[a.c.d]\n")
@example("a = 1979-05-27 07:32:00 # t\nb=1")
@example("a = [\n" * 100)
@example(".".join("a" * 300) + " = 1")
def test_any_text_is_scanned_as_tomli_reads_it(text: str) -> None:
    assert_paths_agree(text)


@given(st.data())
def test_a_changed_text_is_scanned_as_tomli_reads_it(data: st.DataObject) -> None:
    text = RICH
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(len(text), start + 12)))
        text = text[:start] + data.draw(st.sampled_from(["", *TOKENS])) + text[end:]
    assert_paths_agree(text)


@given(st.text())
def test_no_text_at_all_crashes_the_scanner(text: str) -> None:
    assert_paths_agree(text)


def test_a_megabyte_of_brackets_ends_soon() -> None:
    for text in ("[" * 1_000_000, "a=" + "[" * 1_000_000, '"' * 1_000_000, "a={" * 300_000):
        assert Positions(text).end <= len(text)


def test_every_offset_has_the_line_that_counting_gives() -> None:
    positions = Positions(RICH)
    for match in re.finditer(r"\w+", RICH):
        line = RICH.count("\n", 0, match.start()) + 1
        assert positions.place(match.start()).line == line
