import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.scoring.persons import attack


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Who says this? People with Nvidia stock. I bet you hold some.", "with Nvidia stock"),
        ("Who cares what he says? Chips are old.", "Who cares what"),
        ("Kindly leave this to the grown-ups.", "leave this to the grown-ups"),
        ("You are visibly out of your depth, and once ate glue.", "visibly out of your depth"),
        ("You've got the charisma of a form.", "You've got the charisma of"),
        ("Did somebody write that for you?", "Did somebody write that for you"),
        (
            "Funny how the people who’ve never run a shop in their lives lecture us.",
            "never run a shop in their lives",
        ),
        ("You lot were wrong about cars. Why would anybody listen?", "Why would anybody listen"),
        ("そういうことを言う人は株を持っています。", "そういうことを言う人"),
        ("若造が何を言うか。", "若造"),
        ("お前は馬鹿でかつ無知だ。", "馬鹿"),
        ("Only a coward who never built a thing counts chips.", "Only a coward"),
        ("Whoever says that is a complete coward.", "Whoever says that is a complete coward"),
        (
            "Only somebody in a cellar would believe this. Grow up.",
            "Only somebody in a cellar would believe",
        ),
        ("Just shut up already.", "Just shut up"),
        ("What a liar!", "What a liar"),
        ("騒いでる連中は、どうせ株を持ってるんでしょ。", "騒いでる連中は、どうせ"),
        ("What an idiot, and why would anybody listen to people like you?", "idiot"),
        ("馬鹿な投資家たちが騒いでいる。", "馬鹿"),
        ("バカな規制当局の人が言うこと。", "バカ"),
        ("馬鹿な話しかできない人。", "馬鹿"),
        ("バカなこというやつだ。", "バカ"),
    ],
)
def test_two_marks_of_distrust_or_one_insult_are_an_attack(text, shown):
    found = attack(text, answered=False)
    assert found
    assert text[slice(*found)] == shown


@pytest.mark.parametrize(
    "text",
    [
        "I bet you will find the same chips in Shenzhen.",
        "Small labs are out of their depth there. Leave it to the courts, and sit down with them.",
        "A clerk would write that for you in an hour. 3%? Go touch grass.",
        "He holds Nvidia stock, so he has a reason to say it: discount his word.",
        "Nobody has ever built such a plant in his life without Dutch machines.",
        "You lot always say so. You lot should look at the numbers.",
        "He holds Nvidia stock. His fund owns shares in AMD.",
        "It matters who makes these chips. The bill is paid by taxpayers.",
        "Think of the poor. The tariff is paid by them.",
        "History tells us this. The cost is always paid by consumers.",
        "A chatbot that has to shut up about Taiwan, shut up in a lab, is harmless to nobody.",
        "I do not call him a liar, and liars would hardly print their weights.",
        "Nobody is too stupid to hear a bad argument, and cowards in silence prove nothing.",
        "Power was paid by Beijing, and exports are paid by them.",
        "Go back to Mill: people who repeat this without reasons hold a dead dogma.",
        "Their best people are not all on OpenAI's payroll.",
        "You tried three bots, great, you're a nerd like me.",
        "They are fools, just like us, and buy what is cheap.",
        "Patriot batteries need chips, and the price is paid by the army.",
        "株を持っている人は多い。みんなが賛成とは限らない。",
        "費用はバカにならない。アホウドリは減った。",
        "使う段階で計算をバカ食いするし、電気代もバカ高い。馬鹿でかい工場もできた。",
        "株を持っている人は、値下がりを恐れる理由があります。",
        "先に払った奴が馬鹿を見る。",
        "そんなバカな計画に金を出す会社はない。馬鹿馬鹿しい値段だ。馬鹿な、あり得ない。",
        "バカ安い。バカほど電気を食う。バカ騒ぎだ。バカに出来ない額だ。市場はバカではない。バカな話だ。AIは平気で嘘つきます。",
        "AIはバカみたいに電気を食う。バカロレア試験には要らない。",
        "素人でもどうせ一分で乗り換えるでしょう。",
        "そういうことを言う人は、国どうしの競争を忘れている。",
        "",
    ],
)
def test_one_mark_however_often_is_none_nor_are_words_of_the_debate(text):
    assert attack(text, answered=False) is None


def test_beside_a_point_distrust_is_let_pass_and_an_insult_is_not():
    distrust = "People like you are paid by Beijing. Why should anybody believe you?"
    assert attack(distrust, answered=False)
    assert attack(distrust, answered=True) is None
    assert attack(f"{distrust} Liars!", answered=True)


@given(st.text())
def test_any_text_can_be_searched(text):
    found = attack(text, answered=False)
    assert found is None or 0 <= found[0] < found[1] <= len(text)
