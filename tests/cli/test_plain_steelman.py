GOOD = "A class with phones will look at a screen and miss every animal in front of them."
COPY = "They say that with phones in hand the class looks at screens instead of animals."
RULES = "You say they look at screens. Clear rules solve that distraction without any ban on use."
PLAY = {"counterargument": "eyes-on-screens", "steelman": True}


def test_a_restatement_opens_the_way_to_the_answer_and_its_score_stands_on_the_ballot(desk):
    match = desk.play(
        ["answer", "restate", GOOD, ".", "answer", RULES, ".", "1", "next", "", ""], **PLAY
    )
    (played,) = match.rounds
    assert match.phase == "over"
    assert [one.made for one in played.steelman] == [True]
    words = desk.words
    assert "Steelman: before you answer you restate their argument" in words
    assert "I do not know “answer”." in words
    assert "✓ They would agree with that" in words
    assert "Steelman, beside the score: " in words[words.index("Ballot") :]


def test_after_two_tries_the_answer_is_offered(desk):
    match = desk.play([COPY, ".", "restate", COPY, ".", "answer", RULES, ".", ""], **PLAY)
    assert [one.score for one in match.current.steelman] == [0, 0]
    assert match.current.answer.verdict.text == RULES
    assert "I take that as the first line of your restatement." in desk.words
    assert "and copied words do not count: say it in yours. You may try again" in desk.words


def test_a_match_left_at_the_gate_goes_on_there(desk):
    desk.play(["restate", COPY, ".", "restate", "They hold"], **PLAY)
    match = desk.resume(["restate", GOOD, ".", "quit"])
    assert match.current.steelman[1].text == f"They hold\n{GOOD}"
    assert "~ Not yet (0 of 100). These are their own words" in desk.words


def test_the_tries_stand_in_the_export(desk):
    from game.records.export import as_markdown

    desk.play(["restate", COPY, ".", "restate", GOOD, ".", "next", "next"], **PLAY)
    text = as_markdown(desk.history.get(desk.id), desk.match)
    assert "### Steelman, try 1" in text
    assert "They would agree." in text
    assert "- Steelman, beside the score: " in text
