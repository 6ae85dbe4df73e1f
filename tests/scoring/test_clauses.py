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
        ("They copied it and they will copy the next one.", [
            "They copied it, they will copy the next one.",
        ]),
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


@given(st.text(alphabet="ab ,;:-、。 and but so the it\n", max_size=200))
def test_no_clause_is_empty_and_none_stands_alone(text):
    found = clauses(text)
    assert len(found) != 1
    assert all(part.strip() for part in found)
