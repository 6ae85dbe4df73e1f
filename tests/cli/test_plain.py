from collections.abc import Iterator

import pytest

from game.cells import cell_length
from game.debate.clock import Timer
from game.errors import PackError

RULES = "You say they look at screens. Clear rules solve that distraction without any ban on use."
PRACTISE = "Pupils must learn to handle their phones, since trips are a good place to practise."
SPLIT = "In a crowd groups get separated, and a call is the fastest way back, because it is quick."
"""Makes the point `crowds-split` of con, which `lost-pupil` echoes at pro."""
FINISH = ["next", "", "next", "next", ""]
"""Through what is left of a match once its first counterargument is answered."""

LEAVE_DRAFT = ["answer", "First line.", "Second line."]


def interrupted(lines: list[str]) -> Iterator[str]:
    """Ctrl+C after the last line."""
    yield from lines
    raise KeyboardInterrupt


def test_a_whole_practice_match_with_hint_revision_press_and_contest(desk):
    match = desk.play(
        [
            "adopt 1",
            *("answer", PRACTISE, ".", "1"),
            "hint",
            *("revise", "It is a skill for life.", "."),
            *("press", f"{RULES} They say when a phone is in use.", "."),
            *("contest", "1"),
            "flow",
            *("next", "", "next", "next"),
            *("1", "A rule changes more lives than a ban, because phones stay with us.", "."),
        ]
    )
    first, second = match.rounds
    assert match.phase == "over"
    assert desk.code == 0
    assert first.called == 1
    assert [hint.level for hint in first.hints] == [1]
    assert first.revision is not None
    assert first.press is not None
    assert first.press.made
    assert first.contested == ("",)
    assert second.answer is None
    assert match.closing is not None
    assert match.closing.counterargument == "eyes-on-screens"
    for words in (
        "You argue CON (against the motion).",
        "Round 1 of 2. They say: Eyes on the screen",
        "They press: What would you do instead of a ban?",
        "That closes the hole (alternative): Clear rules about when to use a phone",
        "✓ Made (impact turn): “Pupils must learn to handle their phones",
        "You called 1; the judge found 1.",
        "A model answer: Plans fail exactly when things go wrong.",
        "Ballot You carry the House",
        "rebuttal play school-phones --motion zoo --side pro --plain",
    ):
        assert words in desk.words
    assert "\x1b" not in desk.said


def test_match_mode_has_neither_hints_nor_revision_nor_press(desk):
    match = desk.play(
        [
            *("skip", "", "hint", "answer", PRACTISE, ".", "", "revise", "press"),
            *("next", "", "", "next", "next", ""),
        ],
        mode="match",
    )
    assert match.phase == "over"
    assert match.rounds[0].hints == ()
    assert match.rounds[0].revision is None
    for word in ("hint", "revise", "press"):
        assert f"I do not know “{word}”." in desk.words
    assert "They press" not in desk.said
    assert "Time: 3 minutes." in desk.said


def test_a_drill_has_rounds_only_and_begins_with_the_weakest(desk):
    desk.play(["skip", "answer", RULES, PRACTISE, ".", "", "next", "quit"])
    match = desk.play(["next", "next", "next", "next"], mode="drill")
    assert match.setup.counterarguments == ("planned-anyway", "eyes-on-screens")
    assert match.phase == "over"
    assert match.closing is None


def test_one_counterargument_is_a_drill_of_one_round(desk):
    match = desk.play(["next", "next"], counterargument="lost-pupil", side=None)
    assert match.setup.side == "pro"
    assert match.setup.counterarguments == ("lost-pupil",)
    assert match.phase == "over"


def test_words_may_be_cut_to_a_letter_and_help_says_which(desk):
    match = desk.play(["s", "?", "h", "a", RULES, ".", "", "n", "", "q"])
    assert match.rounds[0].hints[0].level == 1
    assert match.rounds[0].closed
    assert "next (n): go on;" in desk.said
    assert "hint (h):" in desk.said


def test_a_sentence_typed_at_once_begins_the_answer(desk):
    match = desk.play(["skip", RULES, PRACTISE, ".", "2"])
    assert match.rounds[0].answer.verdict.text == f"{RULES}\n{PRACTISE}"


@pytest.mark.parametrize("line", ["card E2", "E2", "[e2]", "evidence E2", "c e2"])
def test_a_card_opens_by_its_tag(desk, line):
    desk.play(["skip", line])
    assert "[E2] Minutes in front of the apes: A class without phones stood" in desk.said


def test_cards_that_help_come_first_and_an_unknown_tag_is_said(desk):
    desk.play(["skip", "card E9"])
    assert "There is no card “E9”." in desk.said
    assert desk.said.index("* E2") < desk.said.index("  E1")
    assert "Open one as in: card E2; cite it as in: [E2]." in desk.words


def test_missed_points_are_named_only_when_the_round_closes(desk):
    secret = "a call is the fastest way back"
    desk.play(["skip", "next", "next", "answer", "That is no argument at all.", ".", ""])
    assert secret not in desk.words
    desk.resume(["next"])
    assert secret in desk.words


def test_a_missed_point_can_be_contested_when_it_is_named(desk):
    match = desk.play(["skip", "answer", PRACTISE, ".", "", "next", "1", "1", "7", "", "quit"])
    assert match.rounds[0].contested == ("rules-not-bans",)
    assert "You have contested that already." in desk.said
    assert "Type 1, or press Enter." in desk.said


def test_what_was_shown_ends_the_attempts_also_for_whoever_comes_back(desk):
    desk.play(["skip", "answer", PRACTISE, ".", "", "next", "quit"])
    match = desk.resume(["revise", "press", "hint"])
    assert not match.rounds[0].closed
    assert "contest | why | next" in desk.words
    assert desk.words.count("I do not know") == 3


def test_next_goes_on_where_a_number_is_asked_for(desk):
    match = desk.play(["skip", "answer", PRACTISE, ".", "next", "next", "next", "quit"])
    assert match.rounds[0].closed
    assert match.rounds[0].contested == ()
    assert match.rounds[0].called is None


def test_an_unanswered_round_is_left_only_when_asked_twice(desk):
    match = desk.play(["skip", "next", "no"])
    assert not match.rounds[0].closed


@pytest.mark.parametrize("word", ["next", "n", "y", "Yes"])
def test_going_on_without_an_answer_takes_a_yes_and_says_what_a_no_did(desk, word):
    match = desk.play(["skip", "next", "hm", "next", word])
    assert "Nothing is dropped; it is still yours to answer." in desk.words
    assert match.rounds[0].closed


@pytest.mark.parametrize("word", ["quit", "Q"])
def test_quit_stops_where_going_on_was_asked_for(desk, word):
    match = desk.play(["skip", "next", word, "next"])
    assert not match.rounds[0].closed
    assert "Kept. Go on with:" in desk.words


def test_another_word_typed_where_going_on_was_asked_for_acts(desk):
    match = desk.play(["skip", "next", "answer", RULES, ".", "", "quit"])
    assert match.rounds[0].answer.verdict.text == RULES
    match = desk.play(["skip", "next", RULES, ".", "", "quit"])
    assert match.rounds[0].answer.verdict.text == RULES


def test_contesting_is_asked_for_twice_and_ends_the_attempts_for_good(desk):
    lines = ["skip", "answer", PRACTISE, ".", "", "contest", "flow", "contest", "contest", "2"]
    match = desk.play([*lines, "revise", "press", "hint", "contest", "2", "next"])
    assert match.rounds[0].contested == ("rules-not-bans",)
    assert "ends your attempts here. Type contest again to go on." in desk.words
    assert desk.words.count("I do not know") == 3
    assert "(contested already)" in desk.words
    assert "You have contested that already." in desk.words
    assert "Contested already: 1." in desk.words
    desk.resume(["revise", "quit"])
    assert "I do not know “revise”." in desk.words


def test_hints_are_sold_once_the_restatement_is_made_as_on_the_screens(desk):
    desk.play(["skip", "hint", "quit"], steelman=True)
    assert "[restate | next" in desk.said
    assert "I do not know “hint”." in desk.words


def test_why_opens_every_number_of_a_verdict(desk):
    desk.play(["skip", "why", "hint", "answer", RULES, ".", "1", "why", "quit"])
    assert desk.words.count("I do not know “why”.") == 1
    for words in (
        "Content",
        "of 60: coverage times",
        "structure",
        "Inside a band content and strategy",
    ):
        assert words in desk.words
    assert "for the answer, less 5 for the hint (nudge): the round stands at" in desk.words
    assert "You called 1 point: right." in desk.words


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("We sell bread.", "Opening: 0 of 100. It does not speak of the motion yet."),
        (RULES, "of 100. It says your side's case; a “because” would give the reason."),
        (SPLIT, "of 100. It says your side's case and a reason for it."),
    ],
)
def test_an_opening_is_told_why_it_has_its_score(desk, text, said):
    desk.play(["open", text, ".", "quit"])
    assert said in desk.words


def test_with_one_round_the_closing_asks_for_no_choice(desk):
    desk.play(["skip", "next", "next"], rounds=1)
    assert "Closing, against their argument: why does yours outweigh it?" in desk.words
    assert "matters most" not in desk.words


def test_dot_commands_edit_an_answer(desk):
    match = desk.play(
        [
            *("skip", "answer", "One.", "Two.", "Three.", ".drop 2", ".show", ".help"),
            *(".5 is a number", ".undo", ".drop 9", ".drop x", "..", ".", ""),
        ]
    )
    assert match.rounds[0].answer.verdict.text == "One.\nThree.\n.."
    assert "2: Three." in desk.said
    assert ".back: leaves it for now" in desk.said


def test_a_worse_revision_does_not_replace_the_answer(desk):
    match = desk.play(["skip", "answer", RULES, ".", "", "revise", ".clear", "Well, no.", "."])
    assert match.rounds[0].accepted.text == RULES
    assert "less; the first version counts." in desk.words


def test_a_revision_without_a_change_is_not_spent(desk):
    match = desk.play(["skip", "answer", RULES, ".", "", "revise", ".", "revise", "More.", "."])
    assert "Nothing has changed yet." in desk.said
    (revision,) = match.current.revisions
    assert revision.verdict.text == f"{RULES}\nMore."


def test_an_empty_answer_is_not_judged(desk):
    match = desk.play(["skip", "answer", "", "  ", ".", "quit"])
    assert match.rounds[0].answer is None
    assert "There is nothing to judge yet" in desk.said


def test_an_answer_of_100_kb_is_refused_with_a_sentence_and_kept(desk):
    match = desk.play(["skip", "answer", "word " * 20_000, ".", ".clear", RULES, ".", ""])
    assert "the judge reads at most 20,000" in desk.words
    assert match.rounds[0].answer.verdict.text == RULES


@pytest.mark.parametrize(
    "nasty",
    ["\x1b]0;title\x07hello", "[ @click=app.quit]x[/]", "a\u202eb\u200bc", "\udcff", "漢字です"],
)
def test_no_text_breaks_the_conversation(desk, nasty):
    match = desk.play(["open", nasty, ".", "answer", nasty, "Well.", ".", nasty, "", nasty])
    assert match.opening is not None
    assert match.rounds[0].answer is not None
    assert not set("\x1b\u202e\u200b") & set(desk.said)


@pytest.mark.parametrize("lines", [["skip"], ["skip", "quit"], ["q"], []])
def test_the_end_of_the_input_and_quit_say_how_to_go_on(desk, lines):
    desk.play(lines)
    assert desk.code == 0
    assert f"rebuttal history resume {desk.id} --plain" in desk.words


@pytest.mark.parametrize(
    ("lines", "kind", "kept"),
    [
        (["open", "We are for phones."], None, "We are for phones."),
        (["skip", *LEAVE_DRAFT], "answer", "First line.\nSecond line."),
        (["skip", "answer", RULES, ".", "", "revise", "More."], "revision", f"{RULES}\nMore."),
        (["skip", "answer", PRACTISE, ".", "", "press", "Rules."], "press", "Rules."),
        (["skip", "answer", RULES, "."], "answer", RULES),
    ],
)
def test_ctrl_c_keeps_what_was_typed(desk, lines, kind, kept):
    desk.play(interrupted(lines))
    assert desk.code == 130
    assert desk.saved.draft(kind) == kept
    assert f"rebuttal history resume {desk.id} --plain" in desk.words


def test_a_match_goes_on_with_its_draft(desk):
    desk.play(["skip", *LEAVE_DRAFT])
    match = desk.resume(["answer", "Third line.", ".", ""])
    assert match.rounds[0].answer.verdict.text == "First line.\nSecond line.\nThird line."
    assert "You left a draft" in desk.said
    assert "    Second line." in desk.said


def test_a_draft_left_with_back_is_still_there(desk):
    match = desk.play(["skip", *LEAVE_DRAFT, ".back", "flow", "answer", ".", ""])
    assert match.rounds[0].answer.verdict.text == "First line.\nSecond line."


def test_a_resumed_round_shows_its_verdict_again(desk):
    desk.play(["skip", "hint", "answer", RULES, ".", ""])
    desk.resume([])
    assert "Hint 1, nudge (-5 in all): Is a ban the only way?" in desk.words
    assert "✓ Probably made (alternative): “Clear rules solve that distraction" in desk.words


def test_a_finished_match_shows_its_ballot_again(desk):
    desk.play(["skip", "next", "next", "next", "next", ""])
    desk.resume([])
    assert desk.code == 0
    assert "Ballot The House is not with you" in desk.words
    assert f"This is match {desk.id}; it is over." in desk.words


def test_a_database_that_cannot_be_written_stops_nothing_and_says_so(desk, monkeypatch):
    from game.errors import RecordError

    def refuse(*_: object, **__: object) -> None:
        raise RecordError("Your draft was not saved: the disk is full.")

    monkeypatch.setattr(desk.history, "save_draft", refuse)
    match = desk.play(["skip", "answer", RULES, ".", ""])
    assert match.rounds[0].answer is not None
    assert "Your draft was not saved: the disk is full. Go on" in desk.words


def test_what_cannot_be_saved_stays_until_it_can(desk, monkeypatch):
    from game.errors import RecordError

    def refuse(*_: object, **__: object) -> None:
        raise RecordError("The disk is full.")

    def lines():
        yield from ["skip", "answer"]
        with monkeypatch.context() as full:
            full.setattr(desk.history, "save_draft", refuse)
            full.setattr(desk.history, "append", refuse)
            yield from [RULES, ".", "", "answer", ".show"]
        yield "One more line."

    desk.play(lines())
    assert f"1: {RULES}" in desk.words
    assert desk.saved.draft("answer") == f"{RULES}\nOne more line."


def test_what_could_not_be_saved_is_printed_at_the_end(desk, monkeypatch):
    from game.errors import RecordError

    def refuse(*_: object, **__: object) -> None:
        raise RecordError("The disk is full.")

    monkeypatch.setattr(desk.history, "save_draft", refuse)
    desk.play(["skip", "answer", RULES])
    assert f"could not be saved; copy it before you close the window: {RULES}" in desk.words


def test_the_opponent_answers_what_the_opening_said(desk):
    desk.play(["In a crowd groups get separated and a call is the fastest way back.", "."])
    assert "Round 1 of 2. They say: Safe without phones" in desk.words
    assert "You said: “In a crowd groups get separated" in desk.words


def test_terms_are_explained(desk):
    desk.play(["terms", "skip", "terms nonsense"])
    assert "study sheet: A page of questions" in desk.words
    assert "Key terms: study sheet." in desk.words


def test_only_what_there_is_is_offered(desk):
    (motion,) = desk.pack.motions
    desk.play(["skip", "quit"])
    assert "[open | adopt | skip | terms | help | quit]" in desk.said
    assert "evidence | card | terms | speech" in desk.words
    bare = motion.model_copy(update={"evidence": (), "term": ()})
    desk.pack = desk.pack.model_copy(update={"motions": (bare,)})
    desk.play(["skip", "evidence", "quit"])
    assert "[open | adopt | skip | help | quit]" in desk.said
    assert "next | speech | flow" in desk.words
    assert "I do not know “evidence”." in desk.words


def test_the_other_side_is_offered_with_as_many_rounds(desk):
    desk.play(["skip", "answer", RULES, ".", "1", "next", "next", ""], rounds=1)
    assert desk.match.phase == "over"
    assert "--motion zoo --side pro --rounds 1 --plain" in desk.words


def test_a_match_goes_on_to_its_end_though_its_pack_is_gone(desk):
    def gone(_: str) -> None:
        raise PackError("There is no such pack.")

    desk.play(["skip", *LEAVE_DRAFT])
    match = desk.resume(["answer", RULES, ".", "1", *FINISH], load_pack=gone)
    assert (desk.code, match.phase) == (0, "over")
    assert "Its pack is not installed; the match goes on with its motion" in desk.words
    assert "Now argue the other side" not in desk.words
    assert f"Read it again: rebuttal history show {desk.id}" in desk.words


def test_a_match_with_another_version_of_its_pack_keeps_its_motion(desk):
    motion = desk.pack.motions[0].model_copy(update={"title": "Something else"})
    newer = desk.pack.model_copy(update={"motions": (motion,), "content_hash": "newer"})
    desk.play(["skip"])
    match = desk.resume(["answer", RULES, ".", "1", *FINISH], load_pack=lambda _: newer)
    assert match.phase == "over"
    assert "The pack has changed since" in desk.words
    assert "Something else" not in desk.said


def test_a_pack_played_by_its_path_is_named_by_it_in_the_end(desk):
    desk.play(["skip", "answer", RULES, ".", "", *FINISH], pack="my packs/school-phones")
    assert "rebuttal play 'my packs/school-phones' --motion zoo --side pro --plain" in desk.words


def test_match_mode_keeps_its_time_as_it_says(desk):
    match = desk.play(["skip", "", "answer", "One.", "Two.", "", "quit"], mode="match")
    assert "You have 3 minutes for each answer. When the time is up, what you have" in desk.words
    assert match.rounds[0].answer.verdict.text == "One.\nTwo."
    assert match.rounds[0].answer.seconds == 180
    desk.play([])
    assert "the time is up" not in desk.words


def test_in_a_match_the_time_runs_from_the_restatement_on(desk):
    lines = ["skip", "", "restate", RULES, ".", "restate", RULES, ".", "answer", "One.", ".", ""]
    match = desk.play(lines, mode="match", steelman=True)
    assert "3 minutes left from when you have restated it." in desk.words
    assert match.rounds[0].answer.seconds < 180


def test_a_call_beyond_the_points_there_are_is_asked_for_again(desk):
    match = desk.play(["skip", "answer", RULES, ".", "3", "2", "quit"])
    assert match.rounds[0].called == 2
    assert "Type a number from 0 to 2" in desk.words


# -- the player's own words --------------------------------------------------------


def test_on_the_other_side_the_players_own_sentence_comes_back(desk):
    desk.play([f"{SPLIT} So we win.", ".", "answer", SPLIT, ".", "", *FINISH])
    assert "Now answer yourself" not in desk.said
    match = desk.play(["skip"], side="pro")
    said = (
        f"in “If something happens”: Earlier today you said: “{SPLIT}” Now answer yourself. Picture"
    )
    assert said in desk.words
    assert match.current.own_words.sentence == SPLIT
    desk.resume(["speech"])
    assert desk.words.count(said) == 2


def test_a_japanese_sentence_comes_back_in_lines_that_fit(desk):
    japanese = "人ごみでは班がはぐれるので、電話が一番早く戻る方法です。" * 3
    desk.play(["skip", "next", "next", "answer", f"{SPLIT[:-1]}、{japanese}", ".", "", "quit"])
    desk.play(["skip"], side="pro")
    assert "電話が一番早く" in desk.said.replace("\n", "")
    assert "。” Now answer yourself." in desk.words
    assert max(map(cell_length, desk.said.splitlines())) <= 78


def test_a_timer_tells_the_time_of_every_speech_and_ends_none(desk):
    match = desk.play(
        [
            *("open", "A phone is a tool.", "."),
            *("answer", "One.", "Two.", "Three.", ".", "", "revise", RULES, ".", "next", "", ""),
            *("next", "next", "1", "A rule changes more lives than a ban.", "."),
        ],
        timer=Timer("down", 180),
    )
    assert match.opening.seconds == 130
    answer = match.rounds[0].answer
    assert answer.verdict.text == "One.\nTwo.\nThree."
    assert answer.seconds > 180
    assert match.rounds[0].revision.seconds == 130
    assert match.closing.seconds == 130
    assert "1 minute 55 seconds left." in desk.said
    assert "Your time is over. Finish your thought: nothing is lost" in desk.words
    assert desk.words.count("Time: 2 minutes 10 seconds of 3 minutes.") == 3


def test_without_a_timer_the_time_is_kept_and_not_told(desk):
    match = desk.play(["skip", "answer", RULES, ".", "", "quit"])
    assert match.opening.seconds == 0
    assert match.rounds[0].answer.seconds == 130
    assert "Time:" not in desk.said


def test_the_first_answer_in_another_language_is_told_to_take_longest_once(desk):
    desk.play(
        [
            "skip",
            "answer",
            "規則で足りる。",
            ".",
            "",
            "revise",
            "電話は要る。",
            ".",
            "next",
            "",
            "quit",
        ]
    )
    assert desk.words.count("The first text in a language takes longest.") == 1
    desk.play(["skip", "answer", RULES, ".", "", "quit"])
    assert "takes longest" not in desk.said
