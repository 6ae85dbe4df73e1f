import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.scoring.clauses import clauses


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        (
            "Their chips will do for that, and the weights are open so anyone may run them.",
            ["Their chips will do for that", "the weights are open", "anyone may run them."],
        ),
        (
            "It costs billions, the factories are booked by others; then you still need power.",
            ["It costs billions, the factories are booked by others", "then you still need power."],
        ),
        (
            "He owns 10,000 of them - nobody else in that town has any.",
            ["He owns 10,000 of them", "nobody else in that town has any."],
        ),
        ("They copied it and they will copy the next one.", [""]),
        (
            "It starts at 12:30 and the crowd is late for all of it.",
            ["It starts at 12:30", "the crowd is late for all of it."],
        ),
        ("Power, sites and permits are scarce.", ["Power, sites and permits are scarce."]),
        (
            "半導体を注文できるのは片方だけで、もう一方は古い機械を使い続けるしかない。",
            ["半導体を注文できるのは片方だけで", "もう一方は古い機械を使い続けるしかない。"],
        ),
        ("しかし、規則は守られていない。", ["しかし、規則は守られていない。"]),
        ("", [""]),
    ],
)  # fmt: skip
def test_a_compound_sentence_has_clauses_of_some_length_and_another_none(sentence, parts):
    assert clauses(sentence) == (tuple(parts) if len(parts) > 1 else ())


PIECES = [
    "ships",
    "cost",
    "money",
    ", ",
    " and ",
    "; ",
    " but the ",
    ":",
    "3",
    "、",
    "半導体",
    " ",
    "\n",
]


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_clauses_are_pieces_of_the_sentence_in_its_order(text):
    start = 0
    for part in clauses(text):
        assert part.strip() == part
        assert part
        start = text.index(part, start) + len(part)
