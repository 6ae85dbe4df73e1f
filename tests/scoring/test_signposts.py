import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.scoring import judge, load_matcher
from game.scoring.sentences import split_sentences
from game.scoring.signposts import parted, reported, reports
from game.text import clean

CHIPS = "that chips leak anyway"


HONEST_JA = """\
スマホは授業の邪魔になるという指摘は、正しいと思います。
密輸が横行しており、規制が効いているという意見は現実を見ていない。
AIを使いたいと考える人は、無料の公開モデルを選べる。
薬を飲むと治ると信じる人は、医者に行かずに手遅れになる。
チップが密輸されているという指摘は、米国の当局も認めている。
仕事を失うという心配は本物だ。
安く作れるという話は嘘ではない。
規制が強まるという懸念も、あり得る話だ。
中国は検閲しているという指摘もあるが、その通りだ。
密輸は多いという指摘もありますが、私もそう思います。
いじめで自殺したという話もあります。
研究では安く買えるという指摘は少なくない。
値段が下がるという話は、裏を返せば需要が増えるということです。
密輸が多いという説は、疑う余地がない。
仕事を失うという心配は、無理もないと思います。
値段が上がるという指摘は、甘いどころか厳しすぎるくらい当たっている。""".splitlines()
"""What a player holds himself, though it sounds like hearsay: it stays whole and is no report."""


def parts(text):
    return [sentence.text for sentence in parted(split_sentences(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"You say {CHIPS}, but a leak is no flood.", [f"You say {CHIPS}", "a leak is no flood."]),
        (f"They claim {CHIPS}; yet it is dear.", [f"They claim {CHIPS}", "it is dear."]),
        ("They claim five million, but that is a run.",) * 2,
        ("私はこれが正しいと言いますが、相手は認めない。",) * 2,
        (f"First, you’d say {CHIPS}.", [f"First, you’d say {CHIPS}."]),
        (
            f"My opponents argue {CHIPS} but a leak is no flood.",
            [f"My opponents argue {CHIPS}", "a leak is no flood."],
        ),
        (
            "The other side says prices fall; however, that is no reason.",
            ["The other side says prices fall", "that is no reason."],
        ),
        ("You say nothing but chips matter here.", ["You say nothing but chips matter here."]),
        ("You say it is cheap and good, but no.", ["You say it is cheap and good, but no."]),
        ("We say it is cheap, but they say it is dear.",) * 2,
        (
            "誰でも買えると言いますが、銀行が見ている。",
            ["誰でも買えると言いますが、", "銀行が見ている。"],
        ),
        (
            "誰でも安く買えるという説も、税関の記録を見てから聞きたい。",
            ["誰でも安く買えるという説も、", "税関の記録を見てから聞きたい。"],
        ),
        (
            "誰でも安く買えると言う人には、税関の記録を見てから言ってほしい。",
            ["誰でも安く買えると言う人には、", "税関の記録を見てから言ってほしい。"],
        ),
        ("規制が効いているという意見は間違っています。",) * 2,
        *((honest,) * 2 for honest in HONEST_JA),
        ("相手は安いと言う。でも高い。", ["相手は安いと言う。", "でも高い。"]),
        ("No, because people switch.", ["No", "because people switch."]),
        ("That’s wrong because people switch.", ["That’s wrong", "because people switch."]),
        ("No, people switch.",) * 2,
        ("No, because so.",) * 2,
        ("They disagree because people switch.",) * 2,
    ],
)
def test_what_they_say_is_parted_from_the_answer_to_it(text, found):
    assert parts(text) == ([found] if isinstance(found, str) else found)


@pytest.mark.parametrize(
    ("sentence", "mere"),
    [
        (f"You say {CHIPS}.", True),
        (f"And they would argue {CHIPS}.", True),
        ("相手はチップは漏れると言います。", True),
        ("相手はチップは漏れると言いますが、", True),
        (f"You say yourselves {CHIPS}.", False),
        (f"You say {CHIPS}, and that is wrong.", False),
        ("You say that when it suits you.", False),
        ("They think before they buy, so they wait.", False),
        ("Do you say that chips leak?", False),
        (f"Amodei says {CHIPS}.", False),
        ("漏れると言いますが、銀行が見ている。", False),
        ("You believe a figure that counts one run and leaves out the salaries.", False),
        ("They say it cost five million, forgetting the failed runs.", False),
        ("They say that uniforms save money, which is false.", False),
        ("They may think twice before stealing because cameras deter theft.", False),
        ("They will say less and pay more.", False),
        ("彼らは働く場を失うと言われる。", False),
        ("相手は証拠がないので信用できないと言う。", False),
        ("", False),
    ],
)
def test_a_mere_report_is_told_from_an_answer(sentence, mere):
    assert reports(sentence) is mere


@pytest.mark.parametrize("sentence", [*HONEST_JA, "安いモデルを使いたいと思う人が多い。",
                                      "先生が大丈夫だと励ましてくれる。"])  # fmt: skip
def test_what_a_player_holds_himself_is_no_report(sentence):
    assert reported([sentence]) == [False]


@pytest.mark.parametrize(
    "agrees", ["実際その通りで、価格は倍です。", "それは事実です。", "私もそう思います。"]
)
def test_japanese_hearsay_with_which_the_next_sentence_agrees_is_the_players_own(agrees):
    assert reported(["北京は最新のチップを買えない、とよく言われます。", agrees]) == [False, False]
    assert reported(["北京は最新のチップを買えない、とよく言われます。", "でも買えます。"]) == [
        True,
        False,
    ]


def test_a_whole_answer_in_brackets_is_the_players_own():
    assert reported(["「規制は密輸で簡単に破られる」"]) == [False]
    assert reported(["「規制は密輸で簡単に破られる」", "そうでしょうか。"]) == [True, False]


@pytest.mark.parametrize(
    ("sentence", "heard"),
    [
        (f"People keep telling me {CHIPS}.", True),
        (f"Some will say {CHIPS}.", True),
        (f"In our canteen they all say {CHIPS}.", True),
        (f"Well, my mate reckons {CHIPS}.", True),
        (f"Everybody insists {CHIPS}.", True),
        (f"I know, I know, '{CHIPS}'.", True),
        ("チップは漏れると言う人が多い。", True),
        ("チップは漏れるという話をよく聞くが、", True),
        ("チップは漏れるって言うやつがいるけど、", True),
        ("出た出た、「密輸じゃ数が足りない」ってやつねw", True),
        ("はいはい、重みだって一個のファイルだから金庫に入れとけるって話ね。", True),
        ("ああ出ました、重みを公開すれば世界中が焼いてくれる説。", True),
        ("「縛られたからこそ工夫して効率が上がった」でしたっけ？", True),
        ("チップは漏れる、なんて声も聞こえてきますよね。", True),
        ("「株はほとんど動かなかった」と言う人がよくいますよね。", True),
        ("出荷が止まったという話は去年の統計にある。", False),
        ("「海外で借りればいい」なんていう馬鹿げた議論をする人がいますが、", True),
        ("海外で借りればいいという議論をする人がいる。", False),
        ("はい、それは規制前に買ったチップの話です。", False),
        ("はい、五百万ドルは最後の一回分だけという話です。", False),
        ("出たモデルの性能だけで規制の成否を決めるのはおかしな話だ。", False),
        ("来た注文の数を見れば、需要がないというのは作り話です。", False),
        ("でたらめに数を並べただけの説です。", False),
        ("「規制は失敗した」と言い切れるのは「去年の在庫を数えなかった人」ですか？", False),
        ("密輸チップが税関で押収された、なんて話もあります。", False),
        ("部品が足りなくて諦めたなんて声も聞こえてきます。", False),
        ("重みを公開すれば世界中が使うという話です。", False),
        ("チップは漏れる、とよく聞きますが、", True),
        ("「チップは漏れる」って慰めてくれるんですけどね。", True),
        ("チップは漏れるという見方もあるが、", True),
        ("チップは漏れるという指摘もあります。", False),
        ("チップは漏れると聞きます。", False),
        (f"Everybody said {CHIPS} in 2008.", False),
        (f"Most of us think {CHIPS}.", False),
        ("Many insist on open weights for good reasons.", False),
        ("Most people swear by open models in their work.", False),
        ("Everyone says it is safe until they see the bill.", False),
        (f"People say {CHIPS}, which it never did.", False),
        (f"People say {CHIPS}, and the numbers prove them.", False),
        ("My neighbour says the plant closed in March.", False),
        ("専門家からは、規制は効果がないとよく言われています。", False),
        ("調査によれば、蒸留は検知できると考える人が多い。", False),
        ("蒸留は検知できると言われています。", False),
        ("Well, 'cheap' is what they call it, and the failed runs are 'research'.", False),
        (f"Some say {CHIPS}, which is wrong.", False),
        (f"Some say {CHIPS}; it does not.", False),
        (f"Do people say {CHIPS}?", False),
        ("Some think before they buy.", False),
        ("People say less and pay more.", False),
        ("They all say so.", False),
        (f"The engineers say {CHIPS}.", False),
        ("専門家はチップは漏れると言う。", False),
        (f"'{CHIPS}'", False),
        ("", False),
    ],
)
def test_hearsay_is_what_others_say_unless_the_sentence_goes_on(sentence, heard):
    assert reported([sentence]) == [heard]
    assert not reports(sentence)


@pytest.mark.parametrize(
    ("after", "heard"),
    [
        ("They are right.", False),
        ("And I agree.", False),
        ("So do I.", False),
        ("We agree.", False),
        ("Quite right.", False),
        ("He has a very good point.", False),
        ("その通りだ。", False),
        ("That is not true.", True),
        ("I do not agree.", True),
        ("They are not right.", True),
        ("That is far from true.", True),
        ("Exactly the opposite is the case.", True),
        ("It is right there in the report that they do not.", True),
        ("That would be news to me.", True),
        ("It is not so, as the customs can see.", True),
    ],
)
def test_hearsay_is_ones_own_where_the_next_sentence_agrees(after, heard):
    assert reported([f"Some say {CHIPS}.", after])[0] is heard


def test_what_follows_a_but_is_no_agreement():
    said = parts(f"Some people say {CHIPS}, but that is true of paper, too.")
    assert reported(said) == [True, False]


@pytest.mark.parametrize("piece", ["'", "’", '"', "“", "' ", "people ", "in my a b c ", "と"])
def test_thousands_of_odd_marks_do_not_hang_it(piece):
    for text in (f"oh {piece * 5000}x", f"{piece * 5000}oh sure", f"some say {piece * 5000}"):
        assert reported([text, text]) in ([True, True], [False, False])


@given(st.lists(st.text(max_size=60)))
def test_each_sentence_of_any_text_is_hearsay_or_not(texts):
    assert len(reported(texts)) == len(texts)


def test_hearsay_is_parted_from_the_answer_to_it():
    assert parts(f"Some people say {CHIPS}, but a leak is no flood.") == [
        f"Some people say {CHIPS}",
        "a leak is no flood.",
    ]
    assert parts("チップは漏れると言う人がいるけれど、銀行が見ている。") == [
        "チップは漏れると言う人がいるけれど、",
        "銀行が見ている。",
    ]


@given(
    st.lists(
        st.sampled_from(
            ["You say ", "they think that ", "x is y", ", but ", "。", "と言いますが、", " "]
        )
    )
)
def test_the_parts_stand_at_their_spans_in_order(pieces):
    text, end = clean("".join(pieces)), 0
    for part in parted(split_sentences(text)):
        assert text[slice(*part.span)] == part.text
        assert part.span[0] >= end
        end = part.span[1]


@pytest.mark.usefixtures("shared_cache")
@pytest.mark.parametrize("refusal", ["No", "Wrong", "I disagree"])
def test_a_refusal_and_its_reason_are_read_in_one_sentence_as_in_two(brief_lessons, refusal):
    motion = brief_lessons.get_motion("moat")
    c, matcher = motion.get_counterargument("users-moat"), load_matcher("en")
    reason = "because people can just switch to another chatbot."
    one, two = (
        judge(text, c, motion, matcher=matcher)
        for text in (f"{refusal}, {reason}", f"{refusal}. {reason}")
    )
    assert (one.score, one.made, one.flags) == (two.score, two.made, two.flags)


@pytest.mark.usefixtures("shared_cache")
def test_in_one_sentence_or_in_two_the_answer_is_read_alike_and_the_report_makes_no_point(
    brief_lessons,
):
    motion = brief_lessons.get_motion("export-controls")
    c, matcher = motion.get_counterargument("five-million"), load_matcher("en")
    answer = "that was only the last training run and left out the failed experiments and salaries."
    found = [
        judge(text, c, motion, matcher=matcher)
        for text in (f"They say it cost five million, but {answer}", answer)
    ]
    assert [[p.id for p in v.points if p.made] for v in found] == [["one-run-only"]] * 2
    made = "the bill shows one last training run and hides the failed experiments and salaries."
    assert [p.id for p in judge(made, c, motion, matcher=matcher).points if p.made]
    for told in (
        f"They say that {made}",
        f"They say that {made} They say that {made}",
        f"People keep telling me that {made} That would be news to me.",
    ):
        assert not any(p.made for p in judge(told, c, motion, matcher=matcher).points)
