import pytest

from game.scoring.assent import assents, concession, turns


@pytest.mark.parametrize(
    "text",
    [
        "Agreed, and the market said so too.",
        "Exactly, Nvidia isn't fussy, it sells to whoever turns up with a cheque.",
        "yeah basically true, they just take everything",
        "Yeah thats right, look at Linux.",
        "Honestly this one is right, it's what happened with mobile data in India.",
        "I think this is the correct point. With nuclear plants we dont try first.",
        "A very important point, and I couldn’t agree more! Models are alike.",
        "Yes, unfortunately that is true. The Party decides.",
        "True, the traffic only goes in one direction.",
        "その通りです。規制は失敗しました。",
    ],
)
def test_who_begins_by_agreeing_and_never_turns_assents(text):
    assert assents(text)


@pytest.mark.parametrize(
    "text",
    [
        "True, but that was years ago.",
        "Exactly the wrong lesson: the ban was late.",
        "Agreed, chips are scarce. That does not help you, though.",
        "Yes it hurts them. No, it does not stop them: they bought early.",
        "Oh sure, super light: you only get sued for billions.",
        "Right, just a few clever people with an itch. And ten thousand A100s.",
        "Of course it hurts. The question is whether it works.",
        "Totally different machines, bought before the rules.",
        "That is right only in theory.",
        "It's true that they copied. However, the copy trails.",
        "True cost is hidden in the payroll.",
        "Good point guards win games, chips do not.",
        "This is a good point to stop and count.",
        "その通りですが、それは昔の話です。しかし今は違います。",
        "",
    ],
)
def test_an_honest_answer_does_not(text):
    assert not assents(text)


def test_a_concession_is_found_where_it_stands_and_not_where_it_is_only_supposed():
    said = "In the end you are right."
    found = concession(said)
    assert found is not None
    assert said[slice(*found)] == "you are right"
    assert concession("Say you are right about the lead.") is None
    assert concession("Even if I agree, nothing follows.") is None


def test_a_turn_counts_from_where_one_looks():
    assert turns("Fine, but no.")
    assert not turns("But fine.", 3)
