import pytest

from game.packs.headers import advice_above, header_at

TEXT = """title = "a"
#[essay]
# What it is.
author = "b"
[[section]]
url = "c"
"""


@pytest.mark.parametrize(
    ("offset", "name", "several"), [(TEXT.index("sect"), "section", True), (0, None, None)]
)
def test_the_header_of_a_line_is_found(offset: int, name: str | None, several: bool | None) -> None:
    header = header_at(TEXT, offset)
    assert (header and header.name, header and header.several) == (name, several)
    assert header is None or TEXT[header.offset :].startswith("[[section]]")


def test_a_header_that_is_a_comment_still_is_named_for_the_keys_below_it() -> None:
    assert advice_above(TEXT, TEXT.index("author")) == "take the # from `[essay]` on line 2"
    assert advice_above(TEXT, TEXT.index("url")) == ""
    assert advice_above(TEXT, 0) == ""


def test_explanations_in_brackets_are_no_headers() -> None:
    assert advice_above("# [[section]] lists them\nkey = 1\n", 25) == ""
