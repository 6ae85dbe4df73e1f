import pytest

from game.scoring.assent import (
    agrees_plainly,
    assents,
    concession,
    opens_by_agreeing,
    surrenders,
    turns,
    turns_back,
)


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
        "Yes I think this is true, Liang said it himself.",
        "True, the traffic goes in one direction.",
        "That is exactly right.",
        "Correct.",
        "Quite. The plan takes for granted that only one country has it.",
        "Exactly, it's not only training. Running the model eats most of the chips.",
        "Exactly my point, they gave the lead away.",
        "Exactly, and America was the only one who had it. It won nothing by that.",
        "Agreed, and vetting the staff is only the beginning: close the labs.",
        "To be honest this is right: cheaper bulbs made us burn more light.",
        "Yes I agree, USA has OpenAI and Google.",
        "Spot on. I put panels on the roof and couldn't tell you the brand.",
        "その通りです。規制は失敗しました。",
        "仰る通りです。中国でも同じです。",
        "同感。",
        "ほんとそれ。枚数なんてもう関係ない。",
        "ほんとその通りで、酒だってタンカー一隻分は無理ですもんね。",
        "それは相手の言うとおりだと思います。うちの工場でもそうでした。",
        "おっしゃる通りで、もう隠しても無駄だと思います。",
        "それな！",
    ],
)
def test_who_begins_by_agreeing_and_never_turns_assents(text):
    assert assents(text)


@pytest.mark.parametrize(
    "text",
    [
        "True, but that was years ago.",
        "Exactly the wrong lesson: the ban was late.",
        "Yes, I think it is right to ban them.",
        "Agreed, chips are scarce. That does not help you, though.",
        "Yes it hurts them. No, it does not stop them: they bought early.",
        "Oh sure, super light: you only get sued for billions.",
        "Right, just a few clever people with an itch. And ten thousand A100s.",
        "Of course it hurts. The question is whether it works.",
        "Totally different machines, bought before the rules.",
        "That is right only in theory.",
        "True. That is only half of the story.",
        "Great point, if only it were so.",
        "Exactly my points of doubt: the ban was late.",
        "It's true that they copied. However, the copy trails.",
        "True cost is hidden in the payroll.",
        "Good point guards win games, chips do not.",
        "This is a good point to stop and count.",
        "その通りですが、それは昔の話です。",
        "賛成できません。",
        "ほんとそれ？ チップは足りていますよ。",
        "おっしゃる通り、チップは小さいです。ただ数が違う。",
        "相手の言うとおりにしたら、先に進めません。",
        "それはその通り。だからといって規制が無意味にはなりません。",
        "おっしゃるとおりで、運べます。それでも百万枚は運べません。",
        "本当にそれで勝てるのか。",
        "その通りだとしても、何も変わりません。",
        "その通り。ただ、規制前に買ったチップです。",
        "賛成派の意見は間違っています。",
        "I couldn't agree less.",
        "I couldn't agree that chips are scarce.",
        "Absolutely, it's false.",
        "Absolutely! Not.",
        "True, they bought chips before the ban, which is my point.",
        "That is true. It is also irrelevant.",
        "That's true. On the other hand, they trail by a year.",
        "True, in theory. In practice they trail.",
        "True - only it trails by a year.",
        "True. It only holds while nobody sells them chips.",
        "Quite the opposite, they trail.",
        "Yes and no. They have chips.",
        "Correct, and it proves my case: they bought early.",
        "You are right about the chips and wrong about the rest.",
        "",
    ],
)
def test_an_honest_answer_does_not(text):
    assert not assents(text)


@pytest.mark.parametrize("word", ["right", "correct"])
def test_a_concession_is_found_where_it_stands_and_not_where_it_is_only_supposed(word):
    said = f"In the end you are {word}."
    found = concession(said)
    assert found is not None
    assert said[slice(*found)] == f"you are {word}"
    assert concession(f"Say you are {word} about the lead.") is None
    assert concession("Even if I agree, nothing follows.") is None


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Totally agree with this.", "Totally agree"),
        ("I do not totally agree with this.", None),
        ("Nobody would fully agree.", None),
        ("“Totally agree”, you click, and nobody reads it.", None),
        ("So yes, agree, these firms will all end up the same way.", "yes, agree"),
        ("Yes, agree to disagree.", None),
    ],
)
def test_who_agrees_without_saying_who_does_means_himself(sentence, words):
    found = concession(sentence)
    assert (sentence[slice(*found)] if found else None) == words


@pytest.mark.parametrize(
    "sentence",
    [
        "Being sure of it does not mean you are correct.",
        "Nothing in the essay shows that you are correct.",
        "I doubt you are right.",
        "I don't think you are right.",
        "I am not sure that you are correct.",
        "How do you know you are correct?",
        "You are correct only if the chips were bought after the ban.",
        "相手の主張は途中まではその通りです。",
        "日本は数日で降参しました。",
        "相手からの反論はありません。",
        "おっしゃる通りですが、数が違います。",
        "そこは同意しますが、数が違います。",
    ],
)
def test_what_is_doubted_granted_in_part_or_told_of_others_concedes_nothing(sentence):
    assert concession(sentence) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "降参です。",
        "まったくその通りですね。",
        "私は同意します。",
        "おっしゃる通りです。",
        "まったく同感で、反論はありません。",
        "I think you are right.",
        "The figures show that you are right.",
        "I give up because you are correct.",
    ],
)
def test_who_concedes_in_earnest_does(sentence):
    assert concession(sentence)


def test_a_turn_counts_from_where_one_looks():
    assert turns("Fine, but no.")
    assert not turns("But fine.", 3)
    assert turns("The fence is there, I agree, only the oil is going out.")
    assert not turns("I agree, only more so.")
    assert not turns("You're right only if chips are scarce.")


@pytest.mark.parametrize(
    ("sentence", "concedes"),
    [
        ("Everybody clicks “I agree” and carries on.", False),
        ("Anybody can scrape those without ever clicking I Agree.", False),
        ("Users press I agree without reading.", False),
        ("They tapped I agree and went on.", False),
        ("Just hit I agree and go.", False),
        ("You click through an I agree button and nobody is bound.", False),
        ("The little I agree box stops no spy.", False),
        ("It clicked. I agree with every word.", True),
        ("It finally clicked you are right.", True),
        ("It just clicked, I agree.", True),
        ("The second it clicked I agree with you.", True),
        ("The second it clicked I surrender.", True),
        ("Having checked I agree.", True),
        ('Nobody ever read it before they clicked "I agree".', False),
        ("みんな「同意します」を押すだけです。", False),
        ("Users who press ‘yes, I agree’ change nothing.", False),
        ("Ticking the box «I agree» stops no spy.", False),
        ("みんな「はい、同意します」をクリックするだけ。", False),
        ("“I agree.”", True),
        ("To sum up: “I agree with you.”", True),
        ("All I can say is “you are right”.", True),
        ("Everybody clicks “yes”, and I agree.", True),
        ("正直に言うと「その通りです」。", True),
        ("私は「同意します」と言います。", True),
    ],
)
def test_who_presses_a_button_that_says_so_concedes_nothing(sentence, concedes):
    assert (concession(sentence) is not None) == concedes


@pytest.mark.parametrize("piece", ["so ", "well ", "very ", "true and ", "totally "])
def test_a_long_text_of_nothing_else_costs_no_time(piece):
    assert not assents(piece * 20_000 + "but")


@pytest.mark.parametrize(
    ("text", "agrees"),
    [
        ("True, but that was years ago.", True),
        ("Exactly, the map is out of date, but since January there is Hangzhou, too.", True),
        ("That was years ago. True, it hurt.", False),
        ("Exactly the wrong lesson: the ban was late.", False),
    ],
)
def test_a_text_opens_by_agreeing_whatever_follows(text, agrees):
    assert opens_by_agreeing(text) is agrees


@pytest.mark.parametrize(
    ("sentence", "up"),
    [
        ("I give up, you are right.", True),
        ("You’re right, I give up.", True),
        ("I agree, you win this one.", True),
        ("You are right, I have no answer to that.", True),
        ("I can't argue with that.", True),
        ("I concede.", True),
        ("I concede the debate.", True),
        ("I agree with everything that you said.", True),
        ("You're right and my side is wrong.", True),
        ("その通りで、降参です。", True),
        ("You are right, screens win.", False),
        ("I agree about Windows.", False),
        ("I concede that they took a great deal.", False),
        ("その通りです。", False),
    ],
)
def test_who_gives_up_is_told_from_who_grants(sentence, up):
    assert surrenders(sentence) is up


@pytest.mark.parametrize(
    ("text", "plainly"),
    [
        ("Yes that's true, China has a lot of talented people.", True),
        ("Yes I think it is true that they gave a lot away.", True),
        ("Yes this is a real danger, if they get it first.", True),
        ("Yeah I agree with the opponent here.", True),
        ("I think this is partly right, data is important.", True),
        ("I have to admit that chips matter.", True),
        ("Well, that is a fair point.", True),
        ("Agreed. It worked so with aeroplanes.", True),
        ("You’re right about the boxes.", True),
        ("Yes they are short of chips and still they made it.", False),
        ("Exactly, and pigs fly.", False),
        ("Sure, in three years maybe.", False),
        ("Of course he says that.", False),
        ("That is not true.", False),
        ("That would be right if chips were all.", False),
        ("That is right if chips are all.", False),
        ("I agree to nothing here.", False),
        ("I agree with nothing that you said.", False),
        ("I admit nothing.", False),
        ("Agreed terms bind nobody abroad.", False),
        ("Agree on what?", False),
        ("It is fair to ask who pays.", False),
        ("They are right now buying chips.", False),
        ("You are right-wing.", False),
        ("That's the real problem: whoever leaves has it in his head.", False),
        ("No, I think that is wrong.", False),
        ("I think yes, you are right about that.", True),
        ("Yes well, it is true that Meta gave it away.", True),
        ("I think yes-men ruin companies.", False),
        ("I think yes votes were bought.", False),
        ("I think yeah right, as if.", False),
        ("Wrong. Yes, that is true of chips.", False),
        ("yes ok this is probably true, AI will change the whole economy", True),
        ("Yeah, sure, that is right.", False),
        ("Yes ok but this is what they want you to think", False),
    ],
)
def test_agreement_in_plain_words_is_told_from_irony_and_grants(text, plainly):
    assert agrees_plainly(text) is plainly


@pytest.mark.parametrize(
    ("text", "back"),
    [
        ("Yes that's true, and they will sell more.", False),
        ("Yes that's true, but only in theory.", True),
        ("That’s true. So what?", True),
    ],
)
def test_what_takes_agreement_back_is_found_anywhere(text, back):
    assert turns_back(text) is back
