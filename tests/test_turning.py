import random

import pytest

from benchmarks.turning import turned

WAYS = [
    (
        "More chips always help.",
        {"Less chips always help.", "More chips never help.", "More chips always harm."},
    ),
    ("The lead is gone.", {"The lead is not gone."}),
    ("It isn't so.", {"It is so."}),
    ("They cannot know.", {"They can know."}),
    ("We can't wait.", {"We can wait."}),
    (
        "We paid the bill, but nobody thanked us.",
        {
            "We paid the bill.",
            "But nobody thanked us.",
            "We paid the bill, but everybody thanked us.",
        },
    ),
    ("Chips matter.", {"Chips matter."}),
]


@pytest.mark.parametrize(("text", "expected"), WAYS)
def test_a_text_is_turned_in_one_place(text, expected):
    found = {turned(text, random.Random(seed)) for seed in range(60)}
    assert found <= expected
    assert len(found) > 1 or len(expected) == 1
