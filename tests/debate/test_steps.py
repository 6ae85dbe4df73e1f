import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.debate.steps import draft_of, join_steps, split_steps
from game.scoring.sentences import split_sentences
from game.scoring.words import BUT, REASON, SO_WHAT, THEY_SAY

LINES = st.text(
    st.characters(exclude_characters="\n\r", exclude_categories=("Cs", "Cc", "Zl", "Zp"))
)


@pytest.mark.parametrize(
    ("steps", "text"),
    [
        (
            ("chips cannot be smuggled", "they are", "DeepSeek had tens of thousands", "no lead"),
            "They say chips cannot be smuggled. But they are. Because DeepSeek had tens of "
            "thousands. Therefore no lead.",
        ),
        (("", "It fails.", "", ""), "But it fails."),
        (
            ("they say so", "but not decisive", "because it is old", "so it fails"),
            "They say so. But not decisive. Because it is old. So it fails.",
        ),
        (("", "", "it is so.", ""), "Because it is so."),
        (
            ("You say it is bad.", "But it is not.", "Because rules help.", "So we win!"),
            "You say it is bad. But it is not. Because rules help. So we win!",
        ),
        (
            ("", "Who would do that?", "nobody gains", ""),
            "But who would do that? Because nobody gains.",
        ),
        (
            ("密輸は続かない", "続いている", "数万個が渡った", "規制は弱い"),
            "相手は密輸は続かないと言う。しかし続いている。なぜなら数万個が渡ったからだ。したがって規制は弱い。",
        ),
        (
            (
                "相手は無理だという。",
                "しかし違う。",
                "なぜなら前例があるから。",
                "だから成り立つ。",
            ),
            "相手は無理だという。しかし違う。なぜなら前例があるから。だから成り立つ。",
        ),
        (
            (
                "彼らは密輸は続かないと言います",
                "続いています",
                "数万個が渡ったからです",
                "規制は弱いです",
            ),
            "彼らは密輸は続かないと言います。しかし続いています。なぜなら数万個が渡ったからです。"
            "したがって規制は弱いです。",
        ),
        (
            ("制服のほうがもっといい", "違う", "費用が高いもの", "要らない"),
            "相手は制服のほうがもっといいと言う。しかし違う。なぜなら費用が高いものからだ。"
            "したがって要らない。",
        ),
        (
            ("US labs lead", "I'd say not", "It's May 2025", "We win"),
            "They say US labs lead. But I'd say not. Because it's May 2025. Therefore we win.",
        ),
        (
            ("A lead lasts", "May 2025 ended it", "Will Smith said so", "IT is open"),
            "They say a lead lasts. But May 2025 ended it. Because Will Smith said so. "
            "Therefore IT is open.",
        ),
        (
            ("“Why not?”", "It may be wrong", "May be nobody asked", "so what"),
            "They say “Why not?” But it may be wrong. Because may be nobody asked. So what.",
        ),
        (
            ("the East (東) leads", "it does not", "", ""),
            "They say the East (東) leads. But it does not.",
        ),
        (("", " ", "", ""), ""),
    ],
)
def test_the_steps_join_into_one_text_led_in_once(steps, text) -> None:
    assert join_steps(steps) == text


@pytest.mark.parametrize(
    "steps",
    [
        ("phones are safe", "a plan is safer", "a battery dies", "leave them"),
        ("電話は安全だ", "計画の方が安全だ", "電池は切れる", "置いていく"),
    ],
)
def test_the_judge_finds_all_four_steps(steps) -> None:
    text = join_steps(steps)
    assert all(step.search(text) for step in (THEY_SAY, BUT, REASON, SO_WHAT))


@pytest.mark.parametrize(
    "steps",
    [
        ("phones are safe", "a plan is safer", "a battery dies", "leave them"),
        ("Phones are safe.", "But a plan is safer.", "Because a battery dies.", "So leave them."),
        ("電話は安全だ", "計画の方が安全だ", "電池は切れる", "置いていく"),
    ],
)
def test_each_step_stays_a_sentence_of_its_own(steps) -> None:
    assert len(split_sentences(join_steps(steps))) == len(steps)


@given(st.tuples(LINES, LINES, LINES, LINES))
def test_steps_come_back_from_their_draft(steps) -> None:
    if any(step.strip() for step in steps):
        assert split_steps(draft_of(steps)) == steps
    else:
        assert draft_of(steps) == ""


def test_any_draft_can_be_gone_on_with() -> None:
    assert split_steps("One.\nTwo.") == ("One.", "Two.", "", "")
    assert split_steps("1\n2\n3\n4\n5\n\n6") == ("1", "2", "3", "4 5 6")
    assert split_steps("") == ("", "", "", "")
