import pytest

from game.phrases import cut, is_closed, plural


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


@pytest.mark.parametrize(
    ("sentence", "closed"),
    [
        ("Rules are enough.", True),
        ("“Rules are enough!” ", True),
        ("Enough ...", True),
        ("規則で足りる。", True),
        ("Rules are enough", False),
        ("Rules are enough. And", False),
        ("規則で足りる、", False),
        ("", False),
    ],
)
def test_a_sentence_is_closed_by_a_full_stop_or_its_like(sentence, closed):
    assert is_closed(sentence) is closed
