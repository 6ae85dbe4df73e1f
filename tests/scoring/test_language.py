import pytest

from game.scoring.language import is_foreign, language_of, language_of_all


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Chips wear out.", "en"),
        ("チップは古くなります。", "ja"),
        ("DeepSeekは規制の前にH800を買いました。", "ja"),
        ("The firm 任天堂 was founded in the city of Kyoto long before that.", "en"),
        ("", "en"),
        ("2025!", "en"),
        ("Les puces s'usent.", "en"),
    ],
)
def test_a_text_is_japanese_when_a_fifth_of_its_letters_is(text: str, language: str) -> None:
    assert language_of(text) == language


def test_one_japanese_text_makes_all_of_them_japanese() -> None:
    assert language_of_all(["Chips.", "チップ"]) == "ja"
    assert language_of_all(["Chips.", "Bans."]) == "en"
    assert language_of_all([]) == "en"


@pytest.mark.parametrize(
    "text",
    [
        "Les puces sont dans les serveurs et elles ne sont pas une arme, mais cette loi est vaine.",
        "Das ist nicht richtig, weil die Chips auch ohne das Verbot alt werden und dann fehlen.",
        "Это неправда, потому что чипы изнашиваются и их нельзя заменить.",
        "칩은 낡아지고 다시 살 수 없습니다.",
        "这些芯片在禁令之前就已经买好了所以禁令没有作用",
    ],
)
def test_what_the_judge_does_not_read_is_foreign(text: str) -> None:
    assert is_foreign(text)


@pytest.mark.parametrize(
    "text",
    [
        "The con case: OS makers die in Los Angeles, and the son must mend it plus pay.",
        "Chips wear out, so wait for the next data centre.",
        "そのチップは禁輸の前に買われたものです。",
        "中国",
        "",
    ],
)
def test_english_and_japanese_are_not_foreign(text: str) -> None:
    assert not is_foreign(text)
