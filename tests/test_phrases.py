import pytest

from game.phrases import cut, plural


@pytest.mark.parametrize(
    ("number", "words", "said"),
    [
        (1, ("point",), "1 point"),
        (0, ("point",), "0 points"),
        (2, ("match", "matches"), "2 matches"),
        (1, ("match", "matches"), "1 match"),
    ],
)
def test_a_number_takes_its_noun_in_the_form_that_it_needs(number, words, said):
    assert plural(number, *words) == said


@pytest.mark.parametrize(
    ("text", "shown"), [("", ""), ("abcd", "abcd"), ("abcde", "abc…"), ("規則で足りる", "規則で…")]
)
def test_a_text_is_cut_to_so_many_code_points_with_the_ellipsis_among_them(text, shown):
    assert cut(text, 4) == shown
