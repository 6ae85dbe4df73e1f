"""Read back by a Markdown parser: whatever a player wrote is text and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from game.markdown import inline, quoted
from game.text import clean, one_line

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
TEXT = st.text(
    st.one_of(st.sampled_from("\\`*_{}[]<>|~&$#^-+=:.)!( \n\t19ab\"'"), st.characters()),
    max_size=60,
)
PLAIN = {
    "blockquote_open", "blockquote_close", "paragraph_open", "paragraph_close", "inline", "text",
    "hardbreak", "text_special", "softbreak",
}  # fmt: skip


def flat(tokens: list[Token]) -> list[Token]:
    return [t for token in tokens for t in (token, *flat(token.children or []))]


def words(tokens: list[Token]) -> str:
    return " ".join("".join(_word(t) for t in tokens).split())


def _word(token: Token) -> str:
    if token.type in ("hardbreak", "softbreak", "paragraph_close"):
        return " "
    return token.content if token.type in ("text", "text_special") else ""


@pytest.mark.parametrize("plain", ["11-1c494afeb32e", "2026-11-25", "1:05", "1.0.2"])
def test_what_begins_no_markup_is_left_as_it_is(plain: str):
    assert inline(plain) == plain


@given(TEXT)
def test_a_quoted_text_is_only_paragraphs_of_its_own_words(text: str):
    tokens = flat(PARSER.parse(quoted(text)))
    assert {token.type for token in tokens} <= PLAIN
    assert words(tokens) == " ".join(clean(text).split())


@given(TEXT)
@pytest.mark.parametrize("place", ["{}", "- {}", "# {}", "“{}” and more", "a: {}"])
def test_a_line_is_literal_wherever_it_stands(place: str, text: str):
    tokens = flat(PARSER.parse(place.format(inline(text))))
    known = {token.type for token in flat(PARSER.parse(place.format("word")))} | PLAIN
    assert {token.type for token in tokens} <= known
    bare = place.removeprefix("- ").removeprefix("# ").format(one_line(text))
    assert words(tokens) == " ".join(bare.split())


@given(TEXT, TEXT)
def test_a_line_stays_in_its_cell(first: str, second: str):
    table = f"| a | b |\n|---|---|\n| {inline(first)} | {inline(second)} |\n"
    tokens = PARSER.parse(table)
    cells = [words(flat([tokens[i + 1]])) for i, t in enumerate(tokens) if t.type == "td_open"]
    assert cells == [one_line(first), one_line(second)]
    assert {t.type for t in flat(tokens) if t.nesting == 0} <= PLAIN


def test_lines_and_paragraphs_of_a_quoted_text_are_kept():
    assert quoted("one\ntwo\n\nthree # four") == "> one\\\n> two\n>\n> three \\# four"
