import numpy as np
import pytest

from game.scoring import load_matcher
from game.scoring.contract import Question
from game.scoring.denial import denied, denies, sweeps

INNER = "the ban failed"


@pytest.mark.parametrize(
    "sentence",
    [
        "It is simply not true that the ban failed",
        "But it’s not the case that the ban failed",
        "It isn't true that the ban failed",
        "It is false that the ban failed",
        "No, it's nonsense to say that the ban failed",
        "I don't believe that the ban failed",
        "We deny the claim that the ban failed",
        "Nobody can say that the ban failed",
        "So those who say that the ban failed are mistaken.",
        "Whoever thinks the ban failed is simply wrong!",
        "Nor is it really the case that the ban failed",
        "I will certainly not argue that the ban failed",
    ],
)
def test_what_is_denied_as_a_whole_is_found(sentence):
    assert denied([sentence]) == [INNER]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("It is not true that the ban failed.", True),
        ("It isn’t true that the ban failed, because smuggling is dear.", True),
        ("So those who say that the ban failed are mistaken.", True),
        ("規制が失敗したというのは間違いです。", True),
        ("車を売りたかったから、なんてことはないです。", True),
        ("It is true that the ban failed.", False),
        ("The ban failed, and it is not true that it was cheap.", False),
    ],
)
def test_a_denial_is_one_with_its_reason_too(sentence, found):
    assert denies(sentence) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("None of that is true.", True),
        ("None of these excuses work, as anybody knows.", True),
        ("All of those points are simply false, so I have answered them.", True),
        ("And none of this is true or relevant.", True),
        ("None of that work moves to other makers.", False),
        ("None of this work moves to other makers.", False),
        ("None of them holds a licence.", False),
        ("They say that none of that is true.", False),
        ("Not all of this is wrong.", False),
        ("All of this is true.", False),
    ],
)
def test_one_sentence_may_deny_all_before_it(sentence, found):
    assert sweeps(sentence) is found


def test_a_question_mark_in_brackets_is_no_end_of_the_denial():
    assert denied(["It is not true that people use less (Jevons??), so chips lie idle."]) == [
        "people use less (Jevons??), so chips lie idle."
    ]
    assert denied(["It is not true that they use less? Why not."]) == [None]


@pytest.mark.parametrize(
    "after",
    [
        "The opposite is the case.",
        "No, quite the opposite!",
        "That is simply not true.",
        "It didn’t.",
        "They aren't and it doesn't.",
    ],
)
def test_a_sentence_can_be_denied_by_the_next_one(after):
    assert denied(["They say the ban failed.", after]) == ["They say the ban failed.", None]


@pytest.mark.parametrize(
    ("sentence", "inner"),
    [
        ("規制が失敗したというのは事実ではない。", "規制が失敗した"),
        ("規制が完全に失敗したとは思わない。", "規制が完全に失敗した"),
        ("規制が失敗したという見方は間違っています。", "規制が失敗した"),
        ("規制が失敗したという心配はいりません。", "規制が失敗した"),
        ("規制が完全に失敗した、なんてことはないです。", "規制が完全に失敗した"),
        ("規制が失敗したというのは誤解だと思います。", "規制が失敗した"),
        ("規制が失敗するなんてのもありえない。", "規制が失敗する"),
        ("規制が失敗したって話、あれは違います。", "規制が失敗した"),
        ("規制が失敗したっていうのも嘘です。", "規制が失敗した"),
        ("規制が守られないってこともありません。", "規制が守られない"),
        ("規制が失敗したという事実はどこにもありません。", "規制が失敗した"),
        (
            "単価が下がっているという事実はありませんし、会社が並んだということもないのです。",
            "単価が下がっている。会社が並んだ",
        ),
    ],
)
def test_japanese_denials_are_found(sentence, inner):
    assert denied([sentence]) == [inner]
    assert denied([f"{inner}。", "それは間違いだ。"]) == [f"{inner}。", None]
    assert denied([f"{inner}？", "そんなわけないでしょう。"])[0] == f"{inner}？"
    assert denied([f"{inner}。", "でも、それは違うと思います。"])[0] == f"{inner}。"


@pytest.mark.parametrize(
    "sentence",
    [
        "The ban failed.",
        "It is not true that the ban failed, because phones are gone.",
        "Is it not true that the ban failed?",
        "It is true that the ban failed.",
        "I don't believe in bans.",
        "That is a different question.",
        "It does not matter here.",
        "Those who say it are wrong about prices.",
        "規制は失敗したのだから、意味がない。",
        "規制が失敗したということはないが、費用は高い。",
        "誰でも買えますし、記録が残るということもありません。",
        "完全に安全なAIなんてありえない。",
        "小さな会社にも最新のチップなんて必要ない。",
        "動物を檻に閉じ込めるなんて間違っている。",
        "国が研究を止めるというのは間違っている。",
        "罰として働かせるということは必要ない。",
        "数枚のチップが漏れるくらい、どうってことはありません。",
        "チップは第三国経由で買えるし、規制が効いているという見方は間違っている。",
        "",
    ],
)
def test_other_sentences_deny_nothing_as_a_whole(sentence):
    assert denied([sentence, "It sharpens safety too."]) == [None, None]


def test_a_denied_point_is_not_made():
    matcher = load_matcher("en")
    point = "Phones went down in the schools that have a ban."
    texts = [point, f"It is simply not true that {point[0].lower()}{point[1:]}"]
    asserts = [matcher.match_phrasings([t], Question([[point]])).asserts.max() for t in texts]
    assert asserts[0] >= 0.5 > asserts[1]


def test_the_pair_with_a_denied_sentence_is_not_read():
    matcher = load_matcher("en")
    point = "Phones went down in the schools that have a ban."
    found = matcher.match_phrasings([point, "The opposite is the case."], Question([[point]]))
    np.testing.assert_array_less(found.asserts, 0.5)
