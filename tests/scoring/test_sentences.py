import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.scoring.sentences import said_once, split_sentences
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
        ("four months later This is odd", ["four months later", "This is odd"]),
        ("I Think That They Are Wrong", ["I Think That They Are Wrong"]),
        ("he read The Economist and it WAS so", ["he read The Economist and it WAS so"]),
        ("chips are few you see chips are few you see", ["chips are few you see"] * 2),
        ("no no no no", ["no no no no"]),
        ("that is all It’s so", ["that is all", "It’s so"]),
        ("i think You lost because They won", ["i think You lost because They won"]),
        ("the film When Harry Met Sally", ["the film When Harry Met Sally"]),
        ("they say You must pay", ["they say You must pay"]),
        ("one line\nanother line", ["one line", "another line"]),
        ("規制は効く。密輸は小さい！", ["規制は効く。", "密輸は小さい！"]),
        ("効くってやつねw 密輸は？", ["効くってやつねw", "密輸は？"]),
        ("効くわけない（笑） 密輸は？", ["効くわけない（笑）", "密輸は？"]),
        ("社長も微笑 んでいた", ["社長も微笑 んでいた"]),
        ("「もう効かない！」と言うが違う。", ["「もう効かない！」と言うが違う。"]),
        ("「もう効かない！」でも違う。", ["「もう効かない！」", "でも違う。"]),
        ("「『効かない！』」と言うが違う。", ["「『効かない！』」と言うが違う。"]),
        ("効くのですか?違います", ["効くのですか?", "違います"]),
        ("効くの?と聞かれた", ["効くの?と聞かれた"]),
        ("専門家（笑）の話。中国はまだ 遅い", ["専門家（笑）の話。", "中国はまだ 遅い"]),
        ("ますます 無理です から", ["ますます 無理です から"]),
        ("無理だろ 隠しても一年だよ　H800もある", ["無理だろ", "隠しても一年だよ", "H800もある"]),
        ("誰が使うんだよw個人でも無理", ["誰が使うんだよw", "個人でも無理"]),
        ("規制 密輸 抜け穴 人材", ["規制 密輸 抜け穴 人材"]),
        ("先に開発した DeepSeek も同じ", ["先に開発した DeepSeek も同じ"]),
        ('He said "no." Then he left.', ['He said "no."', "Then he left."]),
        ("It is no. 1 there. No. 12 chips.", ["It is no. 1 there.", "No.", "12 chips."]),
        ("Hugely popular (no. 1 in June).", ["Hugely popular (no. 1 in June)."]),
        ("Do they stay? no. 31 left.", ["Do they stay?", "no.", "31 left."]),
        ("I say no. 2.6 million left.", ["I say no.", "2.6 million left."]),
        ("1. chips are few 2. power is dear", ["chips are few", "power is dear"]),
        ("Why? (1) chips are few, (2) no power.", ["Why?", "chips are few,", "no power."]),
        (
            "two: 1) chips go. 2) power. No. 3) go on",
            ["two:", "chips go.", "power.", "No.", "go on"],
        ),
        ("1. chips are few\n2. power is dear", ["chips are few", "power is dear"]),
        ("my points 1) chips go 2) power goes", ["my points", "chips go", "power goes"]),
        ("1. It fell in phase 9. 2. It is slow.", ["It fell in phase 9.", "It is slow."]),
        ("We had 1. They had 2. So what?", ["We had 1.", "They had 2.", "So what?"]),
        ("2. That is all 1. Or not", ["2.", "That is all 1.", "Or not"]),
        ("It rents (1) and it copies (2) from us.", ["It rents (1) and it copies (2) from us."]),
        ("Sources: (1) and (2) say so.", ["Sources: (1) and (2) say so."]),
        ("... !!! ???", []),
        ("", []),
    ],
)
def test_texts_are_split_where_a_reader_would(text: str, sentences: list[str]) -> None:
    assert [s.text for s in split_sentences(text)] == sentences


def test_a_list_may_be_long():
    entries = [f"entry {name} says so" for name in "abcdefghijkl"]
    text = " ".join(f"{number}. {entry}" for number, entry in enumerate(entries, 1))
    assert [s.text for s in split_sentences(text)] == entries


LONG = (
    "Worse, if the lead goes to Beijing, the most powerful machine is built by a government that "
    "answers to nobody. So a law that binds us alone moves the danger to a place where we cannot "
    "see it, and pay for alignment research instead"
)


@pytest.mark.parametrize("width", [40, 60, 72, 100])
def test_a_text_that_was_broken_at_a_margin_has_the_same_sentences(width: int) -> None:
    broken = textwrap.fill(LONG, width)
    assert "\n" in broken
    assert split_sentences(broken) == split_sentences(LONG)


@pytest.mark.parametrize(
    "text",
    [
        "the rules bite already and you know it\nsmuggling stays small\nso what is your point here",
        "- the rules bite already and you know it\n- smuggling stays as small as it ever was here",
        "Rules of this kind bite already, and you know it\nSmuggling stays small",
        "The rules bite already, and you know it\n\nsmuggling stays small, and you know that, too",
    ],
)
def test_lines_that_somebody_meant_are_sentences(text: str) -> None:
    assert len(split_sentences(text)) == len([line for line in text.split("\n") if line])


@pytest.mark.parametrize(
    ("text", "once"),
    [
        ("One day.\nTwo  days. Three.", "One day.\nTwo  days. Three."),
        ("One day. Two days.  One day.", "One day. Two days."),
        ("", ""),
    ],
)
def test_what_is_said_again_is_left_out(text: str, once: str) -> None:
    assert said_once(text, split_sentences(text)) == once


@given(st.text(max_size=400))
def test_each_sentence_stands_at_its_span_in_order(text: str) -> None:
    text = clean(text)
    end = 0
    for sentence in split_sentences(text):
        assert text[slice(*sentence.span)].replace("\n", " ") == sentence.text
        assert sentence.span[0] >= end
        end = sentence.span[1]
