from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.packs.documents import Document
from game.packs.invisible import find_invisible, hidden_in
from game.text import clean


@pytest.mark.parametrize(
    ("text", "offsets"),
    [
        ("plain text, é, 漢字, 🦓\twith\nlines\r\n", []),
        ("a\u200bb\u202ec", [1, 3]),
        ("\ufeffa\x1b[31m", [0, 2]),
        ("family 👨\u200d👩 but not\u200dhere", [18]),
        ("soft\u00adhyphen", [4]),
        ("line\u2028separator, no\u00a0break", []),
    ],
)
def test_hidden_characters_are_found_where_they_stand(text: str, offsets: list[int]) -> None:
    assert [offset for offset, _ in hidden_in(text)] == offsets


@given(st.text())
def test_a_cleaned_text_hides_nothing(text: str) -> None:
    assert list(hidden_in(clean(text))) == []


def test_escapes_and_literal_characters_are_told_apart() -> None:
    text = 'a = "x\u200by"\nb = "\\u200b"\nc = \'\\u200b\'\n'
    data = {"a": "x\u200by", "b": "\u200b", "c": "\\u200b"}
    problems = find_invisible(Document(Path("f.toml"), text, data))
    assert [(problem.line, problem.column) for problem in problems] == [(1, 7), (2, 5)]
    assert {problem.severity for problem in problems} == {"warning"}
    assert "escape" in problems[1].message
    assert "escape" not in problems[0].message
