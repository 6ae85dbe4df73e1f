"""Groups of contrast texts and their pairs."""

import pytest

from benchmarks.contrast import Group, Saying
from benchmarks.pairs import ASSERTS, OPPOSITE

SAYING = Saying("遅れは一時的だ。", 1, "a1")
FORMS = ("遅れは続かない。", "遅れは続く。")


@pytest.mark.parametrize("other", [None, ("The lag will pass.", "The lag will stay.")])
def test_texts_stand_against_both_forms_in_the_other_language_where_they_are_known(other):
    group = Group("チップ", *FORMS, (SAYING,), "ja", other)
    assert [pair.point for pair in group.pairs()] == [*FORMS]
    across = group.pairs(across=True)
    assert [pair.point for pair in across] == [*(other or ())]
    assert [pair.label for pair in across] == ([ASSERTS, OPPOSITE] if other else [])
