import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.scoring.sentences import split_sentences
from game.text import clean


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("It cost 5.6 million. Really.", ["It cost 5.6 million.", "Really."]),
        ("Dr. Heim says so. Mr. Huang too.", ["Dr. Heim says so.", "Mr. Huang too."]),
        ("The U.S. did it. Nobody else.", ["The U.S. did it.", "Nobody else."]),
        (
            "Chips are few.Nobody has more!So what?",
            ["Chips are few.", "Nobody has more!", "So what?"],
        ),
        ("See e.g.Nvidia and U.S.China in Node.js", ["See e.g.Nvidia and U.S.China in Node.js"]),
        ("no stop at all", ["no stop at all"]),
        ("one line\nanother line", ["one line", "another line"]),
        ("規制は効く。密輸は小さい！", ["規制は効く。", "密輸は小さい！"]),
        ('He said "no." Then he left.', ['He said "no."', "Then he left."]),
        ("... !!! ???", []),
        ("", []),
    ],
)
def test_texts_are_split_where_a_reader_would(text: str, sentences: list[str]) -> None:
    assert [s.text for s in split_sentences(text)] == sentences


@given(st.text(max_size=400))
def test_each_sentence_stands_at_its_span_in_order(text: str) -> None:
    text = clean(text)
    end = 0
    for sentence in split_sentences(text):
        assert text[slice(*sentence.span)] == sentence.text
        assert sentence.span[0] >= end
        end = sentence.span[1]
