import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.scoring.argument import answers_back, argued, doubted, features, gives_up

CLAIM = "Phones at the zoo keep every pupil from looking at the animals."


@pytest.mark.parametrize(
    "text",
    [
        "Last June our class went to the aquarium in Genoa with phones in every pocket, and the "
        "octopus had a queue of forty in front of it because Lea had filmed it opening a jar.",
        "A map, a timetable and the name of each beast are in the pocket: take them away, and the "
        "children trot past the cages without knowing whether they saw a lynx or an ocelot.",
        "昨年の遠足では、子どもたちが撮った三十枚の写真から図鑑を作りました。カメラがなければ、"
        "キリンの模様を家で見比べることもできなかったのです。",
    ],
)
def test_cases_names_and_reasons_are_an_argument(text: str) -> None:
    assert argued(text, CLAIM) >= 0


@pytest.mark.parametrize(
    "text",
    [
        "I really do not believe that. In my opinion it is simply not true, and I think we all "
        "know it very well.",
        "No, that is a silly thing to say about phones at the zoo and every pupil should know it.",
        "Phones are fine.",
        "",
    ],
)
def test_belief_and_the_claims_own_words_are_none(text: str) -> None:
    assert argued(text, CLAIM) < 0


BELIEF = "I firmly believe that this is very wrong."
CASE = "Last June in Genoa forty of us filmed an octopus, because Lea had shown it opening a jar."


@pytest.mark.parametrize(
    ("probability", "own", "text", "left"),
    [
        (0.55, BELIEF, f"{BELIEF} I think so.", 0.4),
        (0.55, CASE, f"{BELIEF} {CASE}", 0.55),
        (0.55, BELIEF, f"{BELIEF} {CASE} {CASE}", 0.55),
        (0.8, BELIEF, f"{BELIEF} I think so.", 0.8),
        (0.3, BELIEF, f"{BELIEF} I think so.", 0.3),
    ],
    ids=["belief alone", "a case", "belief among cases", "surely made", "not nearly made"],
)
def test_what_belief_alone_barely_makes_is_doubted(probability, own, text, left):
    assert doubted(probability, own, text, CLAIM) == left


@given(
    st.floats(0, 1), st.floats(0, 1), st.sampled_from([BELIEF, CASE, "Phones are fine, so there."])
)
def test_doubt_keeps_the_order_and_adds_nothing(one, other, own):
    less, more = sorted((round(one, 3), round(other, 3)))
    first, second = (doubted(value, own, f"{own} {BELIEF}", CLAIM) for value in (less, more))
    assert first <= less
    assert first <= second + 0.001  # rounding


@given(st.text(max_size=300), st.text(max_size=100))
def test_any_text_has_a_finite_value_that_stays(text: str, claim: str) -> None:
    assert -40 < argued(text, claim) < 40
    assert argued(text, claim) == argued(text, claim)


def test_what_the_claim_said_already_is_nothing_new() -> None:
    new, density, *_ = features("Every pupil, phones, the zoo, the animals.", CLAIM)
    assert new == 0
    assert density == 0


@pytest.mark.parametrize(
    "text",
    ["idk", "I don’t know.", "i dont know what to say", "No idea, sorry.", "um, dunno", "Pass.",
     "I really don't know how to answer that", "I have no idea.", "わかりません。", "特になし",
     "I have absolutely no idea", "I'm not sure.", "no answer", "I can't answer", "hmm i dunno",
     "I have nothing to say", "I don't know. Pass.", "分かりません", "すみません、わかりません",
     "idk bro", "idk tbh", "none"],
)  # fmt: skip
def test_who_has_no_answer_gives_up(text: str) -> None:
    assert gives_up(text)


@pytest.mark.parametrize(
    "text",
    ["", "I don't know why anyone would build that.", "No idea is safe from copying.",
     "I don't know that chips are scarce.", "Pass laws, then watch them leave.",
     "Nobody knows, so why panic?", "Don't know? Really?", "No idea? Really.",
     "None of that is true.",
     "Nothing. Chips are everywhere.", "分かりませんか、答えは簡単です。"],
)  # fmt: skip
def test_who_says_anything_else_does_not(text: str) -> None:
    assert not gives_up(text)


@pytest.mark.parametrize(
    "text",
    ["That's just hype.", "prove it", "says who?", "それは嘘です", "citation needed",
     "Wild guess.", "I disagree", "間違いです"],
)  # fmt: skip
def test_a_few_words_answer_back(text: str) -> None:
    assert answers_back(text)


@pytest.mark.parametrize("text", ["I like pizza.", "asdf qwer", "Chips and salsa"])
def test_a_few_others_do_not(text: str) -> None:
    assert not answers_back(text)


@pytest.mark.parametrize("piece", ["no ", "idk ", "i ", "really ", "not sure. ", "hmm, "])
def test_a_long_text_of_such_words_costs_no_time(piece: str) -> None:
    assert not gives_up(piece * 20_000 + "chips")
    assert not answers_back("chips " * 20_000)
