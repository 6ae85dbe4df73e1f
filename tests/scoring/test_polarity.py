import pytest

from game.scoring.polarity import clashes, sense


@pytest.mark.parametrize(
    ("sentence", "point", "clash"),
    [
        ("The compute gap is not widening.", "The compute gap is widening.", True),
        ("New models ponder less each time.", "New models ponder longer each time.", True),
        ("Clever code never halves costs.", "Clever code halves costs every year.", True),
        ("Tests cost most of the budget.", "Tests cost a sliver of the budget.", True),
        ("A slight majority is safer.", "Most pupils are safer.", False),
        ("A fraction of a second decides it.", "A second decides it.", False),
        ("Tests cost a tiny part of the budget.", "Tests cost a sliver of the budget.", False),
        ("The compute gap keeps widening.", "The compute gap is widening.", False),
        ("Nobody denies that the compute gap is widening.", "The compute gap is widening.", False),
        ("Older, weaker chips answer users.", "Older chips answer users.", False),
        ("When AI gets cheaper people use it more.", "People use far more of cheap AI.", False),
        ("Stronger chips answer users.", "Weaker chips answer users.", True),
        ("Chips became much cheaper there.", "Chips became more expensive there.", True),
        ("Weaker chips serve users well.", "Older chips are good enough to serve users.", False),
        ("Cheap chips serve users.", "Good chips serve users.", False),
        ("Last year the compute gap widened.", "The large compute gap widened.", False),
        ("Chips in China are not dear.", "Chips in China are cheap.", False),
        ("Chips in China are not cheap.", "Chips in China are cheap.", True),
        ("Closed labs invent new models.", "The labs invent new models.", False),
        ("Closed labs invent new models.", "Open labs invent new models.", True),
        ("They win a close race to new models.", "They win a race to new models.", False),
        ("Chips arrived after the ban.", "Chips arrived before the ban.", True),
        ("Members can come in the evening instead.", "Members can come in the evening.", False),
        ("They rent chips instead of buying new ones.", "They rent chips.", False),
        ("They rent instead of buying new chips.", "They rent, and buy new chips.", True),
        ("The compute gap is closing.", "The compute gap is widening.", True),
        ("The compute gap narrows.", "The compute gap is closing.", False),
        ("Cats sleep on warm mats.", "The compute gap is widening.", False),
        ("", "The compute gap is widening.", False),
    ],
)
def test_an_odd_number_of_turns_in_close_wording_is_a_clash(
    sentence: str, point: str, clash: bool
) -> None:
    assert clashes(sentence, point) is clash


@pytest.mark.parametrize(
    ("sentence", "point", "clash"),
    [
        (
            "The ban on chips is his problem not money.",
            "The ban on chips, not money, is it.",
            False,
        ),
        ("Export controls are simply not working.", "Export controls are working.", True),
        ("Tariffs will probably not raise prices.", "Tariffs will raise prices.", True),
        ("Cheap models are still not profitable.", "Cheap models are profitable.", True),
        ("Their chips they're not smuggled.", "Their chips are smuggled.", True),
        ("The case tells us little about controls.", "The case tells nothing of controls.", False),
        ("Money matters little in war.", "Money matters in war.", True),
        ("Who would pay for the training run?", "Nobody would pay for the training run.", False),
        ("Who would pay for the training run?", "Firms would pay for the training run.", True),
    ],
)
def test_a_trailing_not_little_and_a_question_that_means_nobody_are_counted(sentence, point, clash):
    assert clashes(sentence, point) is clash


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The compute gap is widening fast.", 1),
        ("The compute gap is not widening.", -1),
        ("Cats sleep on warm mats.", 0),
    ],
)
def test_sense_tells_what_says_the_same_from_what_says_nothing_of_it(sentence, found):
    assert sense(sentence, "The compute gap is widening.") == found


def test_as_many_contraries_as_repetitions_are_a_contrary():
    point = "Cats sleep on warm mats; dogs bark at loud cars."
    assert sense("Cats sleep on warm mats, dogs never bark at loud cars.", point) == -1
