import asyncio
import re
import threading
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest
from textual import events
from textual.widgets import OptionList

from game import paths
from game.debate.clock import CUT, TIME_UP
from game.debate.events import Answered, Opened, OwnWords, RoundClosed, Thrown
from game.debate.setup import Past, Play, begin
from game.debate.turn import Turn
from game.packs.library import load_pack
from game.packs.refutations import REFUTATIONS
from game.records.history import History
from game.records.saved import SavedMatch
from game.scoring.verdict import PointResult, Verdict
from game.tui import reading
from game.tui.screens.ballot import BallotScreen
from game.tui.screens.briefing import BriefingScreen
from game.tui.screens.closing import ClosingScreen
from game.tui.screens.debate import DebateScreen
from game.tui.widgets.matchline import Clock
from game.tui.widgets.reply import ReplyBox

CON = Play("school-phones", "zoo", "con", "practice", seed=1)
RULES = (
    "They say it is bad, but about distraction clear rules help without a ban, so a phone in use "
    "is fine, because a pocket is near."
)
"""Makes the point `rules-not-bans` of `eyes-on-screens` in the eyes of the overlap matcher."""

PRACTISE = "Where better to practise than on a trip, since phones are what pupils must learn?"
"""Makes the point `practice-for-life`."""


def box(app) -> ReplyBox:
    return app.screen.query_one(ReplyBox)


def steady(text: str) -> str:
    """Without the clock, which runs."""
    return re.sub(r"\d:\d\d( left)?", "0:00", text)


@pytest.fixture
def debate(make_app, settle, play_match):
    """A match as con, its opening skipped, on its first counterargument."""

    @asynccontextmanager
    async def enter(mode="practice", size=(80, 24)):
        app = make_app()
        async with app.run_test(size=size, notifications=True) as pilot:
            app.animation_level = "none"
            await settle(pilot)
            await app.push_screen(DebateScreen(play_match("con", [], mode)))
            await settle(pilot)
            yield app, pilot

    return enter


@pytest.fixture
def say(settle):
    """Puts a text into the box and hands it in."""

    async def hand_in(app, pilot, text: str, *after: str) -> None:
        box(app).text = text
        await pilot.press("ctrl+j")
        await settle(pilot)
        for key in after:
            await pilot.press(key)
            await settle(pilot)

    return hand_in


# -- the player's own words --------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "sentence", "opening"),
    [
        ("own-words", "We get split up, and one ring brings us back.", ""),
        ("own-words-long", "混雑で班がはぐれても、電話が一本あればすぐに戻れます。\n" * 6, "Hm."),
    ],
)
async def test_a_counterargument_begins_with_what_the_player_said_on_the_other_side(
    make_app,
    settle,
    screen_text,
    assert_golden,
    school_phones,
    name: str,
    sentence: str,
    opening: str,
) -> None:
    own = OwnWords("lost-pupil", sentence, "2026-03-03", 2)
    motion, started = begin(Play(side="pro"), school_phones, "overlap", draw=lambda _: 1,
                            past=Past(own_words={"lost-pupil": own}))  # fmt: skip
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        saved = SavedMatch.start(app.history, motion, started)
        heard = f"{opening} A lost pupil can be found by the staff, by day or night." * bool(
            opening
        )
        saved.commit(Opened(heard, (Thrown("lost-pupil", heard),)))
        await app.push_screen(DebateScreen(saved))
        await settle(pilot)
        assert_golden(name, steady(screen_text(app)))


async def test_words_of_a_match_played_before_open_the_next_one(
    make_app, settle, screen_text, play_match
) -> None:
    sentence = "We get [split] up, [b]one[/b] ring brings us back."
    made = PointResult("crowds-split", 0.9, True, sentence, (0, len(sentence)))
    saved = play_match("con", [20])
    saved.commit(Answered(Verdict(sentence, 60, 3, (made,))))
    app = make_app(Play("school-phones", "zoo", "pro", "match"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("n")
        await settle(pilot)
        assert isinstance(app.screen, DebateScreen)
        assert f"Earlier today you said: “{sentence}”" in " ".join(screen_text(app).split())


async def test_two_matches_on_opposite_sides_meet_in_the_players_own_sentence(
    make_app, settle, say, screen_text
) -> None:
    split = "In a crowd groups get separated, and a call is the fastest way back, for it is quick."
    app = make_app(Play("school-phones", "zoo", "con", "drill", "planned-anyway"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert "you said" not in screen_text(app)
        await say(app, pilot, f"Here is a thing. {split}", "enter", "m", "n")
        assert app.screen.saved.match.rounds[0].made == {"crowds-split"}
        for key in ("o", "n"):
            await pilot.press(key)
            await settle(pilot)
        assert app.screen.saved.match.setup.side == "pro"
        while app.screen.turn.round.counterargument.id != "lost-pupil":
            for key in ("escape", "n", "y"):
                await pilot.press(key)
                await settle(pilot)
        words = " ".join(screen_text(app).split())
        assert f"Earlier today you said: “{split}” Now answer yourself." in words


# -- a whole match -----------------------------------------------------------------


async def test_a_whole_match_is_played_by_keys(
    debate, say, settle, screen_text, assert_golden
) -> None:
    async with debate() as (app, pilot):
        assert_golden("debate-write", steady(screen_text(app)))

        await pilot.press("escape", "h")
        text = screen_text(app)
        assert all(words in text for words in ("costs 5", "Take it (y)", "Not now (n)"))
        await pilot.press("h", "n")
        assert not app.screen.saved.match.current.hints
        await pilot.press("h", "y")
        await settle(pilot)
        assert not app.clipboard, "the answer to the question is no key of the debate"
        assert "Is a ban the only way?" in screen_text(app)

        await say(app, pilot, f"{PRACTISE} So a day is not lost.")
        assert_golden("debate-call", steady(screen_text(app)))
        assert "✓" not in screen_text(app)
        await pilot.press("2")
        await settle(pilot)
        assert_golden("debate-verdict", steady(screen_text(app)))
        assert app.screen.saved.match.current.called == 2

        await pilot.press("p")
        assert "What would you do instead of a ban?" in screen_text(app)
        await say(
            app,
            pilot,
            "Against distraction I want clear rules, so that a phone in use needs no ban.",
        )
        assert app.screen.saved.match.current.press.made
        assert "lifted to" in screen_text(app)
        assert "“Against distraction I want clear rules" in screen_text(app)

        await pilot.press("r")
        assert box(app).text.startswith(PRACTISE)
        await say(app, pilot, f"{RULES} {PRACTISE} Therefore our side weighs more than theirs.")
        assert re.search(r"From \d+ to \d+: \+\d+", screen_text(app))
        await pilot.press("c")
        await settle(pilot)
        await pilot.press("y")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert app.screen.saved.match.current.contested == ("",)
        assert_golden("debate-review", steady(screen_text(app)))

        await pilot.press("n")
        await settle(pilot)
        assert len(app.screen.saved.match.rounds) == 2
        assert box(app).text == ""
        assert box(app).has_focus
        await say(app, pilot, "I have no idea at all.", "enter", "n", "n")

        assert isinstance(app.screen, ClosingScreen)
        assert_golden("closing", screen_text(app))
        await pilot.press("n")
        await settle(pilot)
        assert "It can still answer" in screen_text(app)
        await pilot.press("n")
        await settle(pilot)
        await pilot.press("enter")
        await say(
            app,
            pilot,
            "Even if their planned day is safe for years, our point that a phone brings help in an "
            "emergency matters more, because a life lost is lost for good.",
        )
        assert "Closing:" in screen_text(app)
        await pilot.press("n")
        await settle(pilot)
        assert isinstance(app.screen, BallotScreen)
        assert_golden("ballot", screen_text(app))
        assert app.history.get(app.screen.saved.id).finished

        await pilot.press("o")
        await settle(pilot)
        assert isinstance(app.screen, BriefingScreen)
        assert "You argue  PRO" in screen_text(app)


async def test_match_mode_has_a_clock_and_no_help(debate, say, settle, screen_text) -> None:
    async with debate("match") as (app, pilot):
        assert "left" in screen_text(app)
        await pilot.press("escape")
        for key in ("h", "p", "r", "m", "f5"):
            await pilot.press(key)
            await settle(pilot)
            assert "Match mode: no hints, no revision, no press." in screen_text(app), key
            app.clear_notifications()
            await settle(pilot)
        assert not app.screen.saved.match.current.hints
        await pilot.press("w")
        await say(app, pilot, RULES, "enter")
        text = screen_text(app)
        assert "They would press you" not in text
        assert "Revise" not in text
        await pilot.press("r")
        assert app.screen.turn.step == "review"
        assert "Points the judge did not hear" in text


async def test_without_a_clock_no_key_is_refused_with_a_word(debate, settle, screen_text) -> None:
    async with debate() as (app, pilot):
        await pilot.press("escape", "r", "p", "m")
        await settle(pilot)
        assert "no revision" not in screen_text(app)


async def test_when_time_is_up_what_is_written_is_judged_and_the_screen_says_so(
    debate, settle, screen_text
) -> None:
    async with debate("match") as (app, pilot):
        box(app).text = RULES
        app.screen.query_one(Clock)._now = lambda: 1e9
        app.screen.query_one(Clock).tick()
        await settle(pilot)
        assert app.screen.saved.match.current.answer.verdict.text == RULES
        assert app.screen.turn.step == "call"
        assert TIME_UP in screen_text(app)
        await pilot.press("enter")
        await settle(pilot)
        assert TIME_UP not in screen_text(app)
        assert CUT in screen_text(app)


async def test_when_time_is_up_and_nothing_is_written_the_argument_is_dropped(
    debate, settle
) -> None:
    async with debate("match") as (app, pilot):
        app.screen.query_one(Clock)._now = lambda: 1e9
        app.screen.query_one(Clock).tick()
        await settle(pilot)
        first, second = app.screen.saved.match.rounds
        assert (first.closed, first.answer, second.closed) == (True, None, False)
        assert app.screen.query_one(Clock).elapsed == 0


# -- the first-time path -----------------------------------------------------------


async def test_a_drill_goes_from_a_short_briefing_to_the_debate_with_cards_open(
    make_app, settle, screen_text, assert_golden, say
) -> None:
    app = make_app(Play("school-phones", "zoo", "con", "drill", "eyes-on-screens"))
    async with app.run_test(size=(80, 24)) as pilot:
        app.animation_level = "none"
        await settle(pilot)
        assert_golden("briefing-drill", screen_text(app))
        await pilot.press("enter")
        await settle(pilot)
        assert_golden("debate-drill", steady(screen_text(app)))
        assert box(app).has_focus
        await say(app, pilot, RULES, "1")
        assert "A class without phones" not in screen_text(app)
        await pilot.press("n", "n")
        await settle(pilot)
        assert_golden("ballot-drill", screen_text(app))
        await pilot.press("p")
        await settle(pilot)
        assert isinstance(app.screen, BriefingScreen)
        assert app.screen.setup.mode == "practice"


async def test_a_card_opens_in_place_and_its_tag_goes_into_the_reply(
    debate, settle, screen_text
) -> None:
    async with debate() as (app, pilot):
        box(app).text = "Apes"
        box(app).move_cursor(box(app).document.end)
        await pilot.press("f3", "enter")
        assert "A class without phones" in screen_text(app)
        await pilot.press("i")
        assert box(app).text == "Apes [E2] "
        assert box(app).has_focus


@pytest.mark.parametrize(
    ("before", "after", "text"),
    [
        ("", "", "[E2] "),
        ("Apes", "", "Apes [E2] "),
        ("Apes ", "sleep", "Apes [E2] sleep"),
        ("Apes", ".", "Apes [E2]."),
        ("Apes", " sleep", "Apes [E2] sleep"),
        ("Apes (", ")", "Apes ([E2])"),
    ],
)
async def test_a_tag_is_parted_from_what_stands_around_it(debate, before, after, text) -> None:
    async with debate() as (app, _):
        box(app).text = before + after
        box(app).move_cursor((0, len(before)))
        box(app).cite("E2")
        assert box(app).text == text


async def test_a_press_that_can_lift_nothing_is_practice_and_not_advertised(
    debate, say, settle, screen_text
) -> None:
    async with debate() as (app, pilot):
        good = f"{PRACTISE} So a day is not lost. Therefore our side weighs more than theirs."
        await say(app, pilot, good, "enter")
        played = app.screen.saved.match.current
        verdict = replace(played.answer.verdict, score=94)
        answer = replace(played.answer, verdict=verdict)
        match = app.screen.saved.match
        app.screen.saved.match = replace(
            match, rounds=(*match.rounds[:-1], replace(played, answer=answer))
        )
        app.screen.turn = Turn.of(app.screen.saved.match)
        await app.screen._show(app.screen.turn)
        await settle(pilot)
        assert "They would press you" not in screen_text(app)
        assert app.screen.turn.allows("press")
        await pilot.press("p")
        await settle(pilot)
        assert "as practice: no round is lifted above 79" in screen_text(app)


@pytest.mark.parametrize(("key", "heading"), [("e", "Evidence"), ("f", "Flow"), ("k", "Key terms")])
async def test_a_drawer_opens_and_closes_by_the_same_key(
    debate, screen_text, key: str, heading: str
) -> None:
    async with debate() as (app, pilot):
        await pilot.press("escape")
        before = screen_text(app)
        await pilot.press(key)
        assert f"═ {heading} · " in screen_text(app)
        await pilot.press(key)
        assert steady(screen_text(app)) == steady(before)
        await pilot.press(key, "escape")
        assert steady(screen_text(app)) == steady(before)


async def test_a_wide_terminal_shows_flow_and_evidence_beside_the_debate(
    debate, say, screen_text, assert_golden
) -> None:
    async with debate(size=(120, 40)) as (app, pilot):
        await say(app, pilot, RULES, "1")
        assert_golden("debate-verdict-120x40", steady(screen_text(app)))


async def test_a_small_terminal_is_still_playable(debate, say, screen_text, assert_golden) -> None:
    async with debate(size=(60, 20)) as (app, pilot):
        assert_golden("debate-write-60x20", steady(screen_text(app)))
        await say(app, pilot, RULES, "1")
        assert_golden("debate-verdict-60x20", steady(screen_text(app)))


@pytest.mark.parametrize("size", [(80, 50), (60, 50)])
async def test_a_points_kind_is_told_with_the_point_and_explained_by_why(
    debate, say, settle, screen_text, size: tuple[int, int]
) -> None:
    async with debate(size=size) as (app, pilot):
        await say(app, pilot, RULES, "1")
        assert "makes (alternative): Clear rules" in screen_text(app)
        assert "Alternative:" not in screen_text(app)
        await pilot.press("v")
        await settle(pilot)
        words = " ".join(screen_text(app).split())
        assert "Alternative: another way gets what they want, and nothing need be" in words
        assert "impact turn" not in words.lower()

        await pilot.press("n")
        await settle(pilot)
        assert "○    impact turn: Pupils must learn to handle phones" in screen_text(app)
        words = " ".join(screen_text(app).split())
        assert "Impact turn: what they call good is bad, or what they call bad is" in words


async def test_a_copied_verdict_names_what_was_missed_when_the_round_is_over(
    debate, say, settle
) -> None:
    async with debate() as (app, pilot):
        await say(app, pilot, RULES, "1", "y")
        assert "that is: Clear rules" in app.clipboard
        assert "Not heard" not in app.clipboard
        await pilot.press("n")
        await settle(pilot)
        await pilot.press("y")
        assert "○ Not heard (impact turn): Pupils must learn to handle phones" in app.clipboard


async def test_the_review_opens_at_what_it_adds(debate, say, settle, screen_text) -> None:
    async with debate() as (app, pilot):
        await say(app, pilot, RULES, "1", "v")
        assert "Points the judge did not hear" not in screen_text(app)
        await pilot.press("n")
        await settle(pilot)
        assert "Judge · ↑ more" in screen_text(app)
        assert "Points the judge did not hear" in screen_text(app)
        assert "A model answer" in screen_text(app)
        await pilot.press("home")
        await settle(pilot)
        assert "●●○○ one point" in screen_text(app)


async def test_the_call_shows_more_of_what_was_said(debate, say) -> None:
    async with debate() as (app, pilot):
        await say(app, pilot, " ".join([RULES] * 4))
        assert app.screen.turn.step == "call"
        assert app.screen.query_one("#yours").size.height >= 7
        await pilot.press("1")
        await pilot.pause()
        assert app.screen.query_one("#yours").size.height == 4


async def test_help_in_a_debate_lists_the_kinds_of_refutation(debate, settle, screen_text) -> None:
    async with debate(size=(80, 70)) as (app, pilot):
        await pilot.press("f1")
        await settle(pilot)
        words = " ".join(screen_text(app).split())
        for kind in REFUTATIONS.values():
            assert f"{kind.name} {kind.meaning[:30]}" in words


# -- steps -------------------------------------------------------------------------


async def test_nothing_is_handed_in_that_is_empty(debate, say, screen_text) -> None:
    async with debate() as (app, pilot):
        await say(app, pilot, " \n ")
        assert "nothing to judge" in screen_text(app)
        assert app.screen.turn.step == "write"


async def test_going_on_without_an_answer_asks_first(debate, settle, screen_text) -> None:
    async with debate() as (app, pilot):
        screen = app.screen
        await pilot.press("escape", "n")
        assert "dropped" in screen_text(app)
        await pilot.press("n")
        assert len(screen.saved.match.rounds) == 1
        await pilot.press("n", "y")
        await settle(pilot)
        assert len(screen.saved.match.rounds) == 2
        assert screen.saved.match.rounds[0].standing == "dropped"


async def test_every_number_opens_to_its_parts(debate, say, screen_text) -> None:
    async with debate(size=(80, 40)) as (app, pilot):
        await say(app, pilot, RULES, "enter")
        assert "coverage" not in screen_text(app)
        await pilot.press("v")
        text = screen_text(app)
        for word in ("Band", "coverage", "development", "engagement", "structure", "weighing"):
            assert word in text
        await pilot.press("v")
        assert "coverage" not in screen_text(app)


async def test_escape_closes_what_the_numbers_are_made_of_before_it_leaves(
    debate, say, screen_text
) -> None:
    async with debate(size=(80, 40)) as (app, pilot):
        await say(app, pilot, RULES, "enter", "v", "escape")
        assert isinstance(app.screen, DebateScreen)
        assert "coverage" not in screen_text(app)
        await pilot.press("escape")
        assert not isinstance(app.screen, DebateScreen)


async def test_the_judge_reads_ahead_in_the_language_of_the_draft_once_a_round(
    debate, say, settle, monkeypatch
) -> None:
    asked = []
    async with debate() as (app, pilot):
        matcher = app.scorer.get()
        monkeypatch.setattr(
            type(matcher), "prepare", lambda _, texts, stop=None, *, beside=(): asked.append(beside)
        )
        for text in ("Phones are", "スマホは悪くない。", "スマホは悪くない。規則で足りる。"):
            box(app).post_message(ReplyBox.Drafted(text))
            await settle(pilot)
        assert asked == [["スマホは悪くない。"]]
        await say(app, pilot, RULES, "enter", "n", "n")
        assert len(app.screen.turn.match.rounds) == 2
        asked.clear()
        box(app).post_message(ReplyBox.Drafted("電話がある。"))
        await settle(pilot)
        assert ["電話がある。"] in asked


async def test_a_revision_without_a_change_is_not_spent(debate, say, settle, screen_text) -> None:
    async with debate() as (app, pilot):
        await say(app, pilot, PRACTISE, "enter", "r", "ctrl+j")
        assert "Nothing has changed yet." in screen_text(app)
        assert (app.screen.turn.step, app.screen.turn.judging) == ("revise", False)
        assert not app.screen.saved.match.current.revisions
        await say(app, pilot, RULES)
        assert len(app.screen.saved.match.current.revisions) == 1


async def test_a_revision_can_be_put_off_and_taken_up_again(debate, say, settle) -> None:
    async with debate() as (app, pilot):
        await say(app, pilot, PRACTISE, "enter", "r")
        box(app).text = "A better one, half written"
        await pilot.press("escape", "escape")
        assert app.screen.turn.step == "verdict"
        await pilot.press("r")
        assert box(app).text == "A better one, half written"


@pytest.mark.parametrize("key", ["n", "m"])
async def test_what_was_shown_stays_shown_after_coming_back(
    debate, say, settle, screen_text, key: str
) -> None:
    async with debate() as (app, pilot):
        match_id = app.screen.saved.id
        await say(app, pilot, PRACTISE, "enter", key, "escape")
        assert not isinstance(app.screen, DebateScreen)
        await app.push_screen(DebateScreen(SavedMatch.resume(app.history, match_id, load_pack)))
        await settle(pilot)
        assert "Points the judge did not hear" in screen_text(app)
        for move in "rph":
            await pilot.press(move)
            await settle(pilot)
            assert app.screen.turn.step == "review"


async def test_the_footer_offers_what_works_and_names_the_way_back(
    debate, say, settle, screen_text
) -> None:
    def footer(app) -> str:
        return screen_text(app).splitlines()[-1]

    async with debate() as (app, pilot):
        await say(app, pilot, RULES, "1")
        assert "Press" not in footer(app), "the heaviest point was made"
        assert "Home" in footer(app)
        for there in (("r", "escape"), ("v",), ("k",)):
            await pilot.press(*there)
            await settle(pilot)
            assert "esc Back" in footer(app)
            assert "Home" not in footer(app)
            await pilot.press("escape")
            await settle(pilot)
            assert "esc Home" in footer(app)
            assert "Back" not in footer(app)


async def test_a_round_lifted_by_the_press_shows_the_score_that_counts(
    debate, say, screen_text, school_phones
) -> None:
    async with debate() as (app, pilot):
        surely = (
            "Pupils must learn to handle phones, and what better place to practise than a trip?"
        )
        await say(app, pilot, surely, "enter", "p")
        story = (
            "On a tram home last spring seven such lines were written down and signed by everybody."
        )
        await say(app, pilot, f"{RULES} {story} Therefore our side weighs more than theirs.")
        pressed = app.screen.turn.round.press.verdict
        assert pressed.score > 79
        rows = screen_text(app).splitlines()
        (counts,) = [n for n, row in enumerate(rows) if row.startswith("  79 ")]
        assert "counts: a press lifts a round to 79 at most" in rows[counts]
        assert f"With your reply it is {pressed.score}: ●●●●" in rows[counts + 1]


async def test_contesting_opens_the_list_and_ends_the_attempts(
    debate, say, settle, screen_text
) -> None:
    async with debate() as (app, pilot):
        debating = app.screen
        await say(app, pilot, RULES, "enter")
        assert debating.turn.step == "verdict"
        await pilot.press("c", "n")
        assert debating.turn.step == "verdict", "the list stays closed"
        await pilot.press("c", "y")
        await settle(pilot)
        assert len(app.screen.query_one(OptionList).options) == 2
        assert "▸ A good argument that is on no list" in screen_text(app)
        await pilot.press("down")
        await settle(pilot)
        assert "▸ Pupils must learn" in screen_text(app)
        await pilot.press("enter")
        await settle(pilot)
        assert debating.saved.match.current.contested == ("practice-for-life",)
        await pilot.press("r", "h")
        assert debating.turn.step == "review"


async def test_the_verdict_can_be_copied_and_saved(debate, say, screen_text) -> None:
    async with debate() as (app, pilot):
        await say(app, pilot, RULES, "enter", "y")
        assert RULES in app.clipboard
        assert "clipboard" in screen_text(app)
        assert "Y saves it to a file" in " ".join(screen_text(app).split())
        await pilot.press("Y")
        (file,) = paths.exports_folder().iterdir()
        assert RULES in file.read_text(encoding="utf-8")


async def test_the_ballot_can_be_saved_as_markdown(
    make_app, settle, screen_text, play_match
) -> None:
    saved = play_match("con", [70, 30])
    app = make_app(Play(resume=saved.id))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, BallotScreen)
        await pilot.press("y")
        words = " ".join(screen_text(app).replace("▌", " ").split())
        assert "x saves the match to a file." in words
        await pilot.press("x")
        await pilot.pause()
        assert (paths.exports_folder() / f"rebuttal-{saved.id}.md").read_text().startswith("# ")
        rows = [row.strip(" ▌▁▂▃▄▅▆▇█") for row in screen_text(app).splitlines()]
        assert f"rebuttal-{saved.id}.md" in rows, "on a line of its own"


async def test_long_lines_of_a_ballot_hang_under_their_own_column(
    make_app, settle, screen_text, play_match
) -> None:
    app = make_app(Play(resume=play_match("con", [70, 30], "drill").id))
    async with app.run_test(size=(50, 40)) as pilot:
        await settle(pilot)
        rows = screen_text(app).splitlines()
        for first in ("which points you made", "Play the whole match"):
            (place,) = [n for n, row in enumerate(rows) if first in row]
            column = rows[place].index(first)
            assert rows[place + 1][:column].strip() == ""
            assert rows[place + 1][column] != " "


async def test_a_round_that_is_taken_up_again_shows_how_long_its_answer_took(
    make_app, settle, screen_text, play_match
) -> None:
    saved = play_match("con", [])
    saved.commit(Answered(Verdict(RULES, 50, 2, ()), 65.0))
    app = make_app(Play(resume=saved.id))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert " · 1:05" in screen_text(app).splitlines()[0]


async def test_the_opponent_quotes_the_sentence_that_it_answers(
    make_app, settle, screen_text
) -> None:
    app = make_app(CON)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("w")
        box(app).text = "With an asthma attack in an emergency a phone is help. Enough said."
        await pilot.press("ctrl+j")
        await settle(pilot)
        text = " ".join(screen_text(app).split())
        assert "They answer your opening: “With an asthma attack in an emergency" in text
        assert app.screen.saved.match.current.counterargument.id == "planned-anyway"


# -- nothing is lost, nothing freezes ----------------------------------------------


class Held:
    """A matcher that waits until it is let go, or fails."""

    def __init__(self, inner, *, fails: bool = False) -> None:
        self.inner, self.fails = inner, fails
        self.version = "held"
        self.go = threading.Event()
        self.asked = 0

    def match(self, *args, **kwargs):
        return self.inner.match(*args, **kwargs)

    def prepare(self, *args, **kwargs):
        """Nothing to prepare."""

    def match_phrasings(self, *args, **kwargs):
        self.asked += 1
        self.go.wait(10)
        if self.fails:
            raise ValueError("broken weights")
        return self.inner.match_phrasings(*args, **kwargs)

    def argues(self, *args, **kwargs):
        return self.inner.argues(*args, **kwargs)

    def manner(self, *args, **kwargs):
        return self.inner.manner(*args, **kwargs)

    def nearness(self, *args, **kwargs):
        return self.inner.nearness(*args, **kwargs)

    def asides(self, *args, **kwargs):
        return self.inner.asides(*args, **kwargs)


async def test_while_the_judge_reads_the_box_is_locked_and_only_the_call_can_be_made(
    debate, settle, screen_text, overlap_matcher
) -> None:
    held = Held(overlap_matcher)
    async with debate() as (app, pilot):
        app.scorer._matcher = held
        box(app).text = RULES
        await pilot.press("ctrl+j", "ctrl+j")
        await pilot.pause(0.3)
        text = screen_text(app)
        assert "The judge is reading" in text
        assert "with the judge" in text
        assert "How many points did your answer make? 0 to 2" in text
        footer = text.splitlines()[-1]
        assert "points I made" in footer
        for word in ("Submit", "Next", "Write", "Hint", "Leave", "Evidence", "Flow", "Key terms"):
            assert word not in footer
        await pilot.press("e", "f", "k", "v")
        assert app.screen.side.drawer is None
        await pilot.click(ReplyBox)
        box(app).post_message(events.Paste("pasted"))
        await pilot.press("x", "n", "2", "space")
        assert "Your call: 2 points." in screen_text(app)
        footer = screen_text(app).splitlines()[-1]
        assert "points I made" not in footer
        assert "Skip" not in footer
        await pilot.press("1", "enter")
        assert "Your call: 2 points." in screen_text(app), "it is made once"
        assert box(app).text == RULES
        assert held.asked == 1
        held.go.set()
        await settle(pilot)
        assert app.screen.saved.match.current.answer.verdict.text == RULES
        assert app.screen.saved.match.current.called == 2
        assert app.screen.turn.step == "verdict"
        await pilot.press("r")
        assert box(app).text == RULES
        await pilot.press("x")
        assert box(app).text == f"{RULES}x"


async def test_enter_while_the_judge_reads_skips_the_call(debate, settle, overlap_matcher) -> None:
    held = Held(overlap_matcher)
    async with debate() as (app, pilot):
        app.scorer._matcher = held
        box(app).text = RULES
        await pilot.press("ctrl+j", "enter")
        held.go.set()
        await settle(pilot)
        assert app.screen.saved.match.current.called is None
        assert app.screen.turn.step == "verdict"


@pytest.mark.parametrize(("second", "told"), [(PRACTISE, False), ("規則があれば足りる。", True)])
async def test_only_the_first_answer_in_a_language_is_said_to_take_longest(
    debate, say, settle, screen_text, overlap_matcher, monkeypatch, second: str, told: bool
) -> None:
    monkeypatch.setattr(reading, "LONG", 0.05)
    held = Held(overlap_matcher)
    async with debate() as (app, pilot):
        await say(app, pilot, RULES, "enter", "r")
        app.scorer._matcher = held
        box(app).text = second
        await pilot.press("ctrl+j")
        await pilot.pause(0.5)
        assert "The judge is reading" in screen_text(app)
        assert ("takes longest" in screen_text(app)) is told
        held.go.set()
        await settle(pilot)


async def test_the_judge_reads_a_closing_as_it_reads_an_answer(
    debate, say, settle, screen_text, overlap_matcher, monkeypatch
) -> None:
    fails = Held(overlap_matcher, fails=True)
    async with debate() as (app, pilot):
        await say(app, pilot, RULES, "enter", "n", "n")
        await say(app, pilot, PRACTISE, "enter", "n", "n")
        assert isinstance(app.screen, ClosingScreen)
        app.scorer._matcher = fails
        await pilot.press("enter")
        box(app).text = "Even if their day is safe, a life saved matters more."
        await pilot.press("ctrl+j")
        await pilot.pause(0.3)
        text = screen_text(app)
        assert "The judge is reading" in text
        assert "with the judge" in text
        assert not app.screen.query_one(Clock).running
        for word in ("Submit", "Skip", "Write"):
            assert word not in text.splitlines()[-1]
        await pilot.press("n", "x", "enter")
        assert box(app).text.startswith("Even if")
        fails.go.set()
        await settle(pilot)
        assert "Your text is kept" in " ".join(screen_text(app).split())
        assert app.screen.query_one(Clock).running
        app.scorer._matcher = overlap_matcher
        await pilot.press("x", "backspace", "ctrl+j")
        await settle(pilot)
        assert "Closing:" in screen_text(app)
        marked = [row for row in screen_text(app).splitlines() if "▸" in row]
        await pilot.press("down")
        assert [row for row in screen_text(app).splitlines() if "▸" in row] == marked
        footer = screen_text(app).splitlines()[-1]
        assert "Ballot" in footer
        assert "Choose" not in footer
        assert "Write" not in footer
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, BallotScreen)


async def test_the_argument_that_the_closing_weighs_against_carries_a_mark(
    make_app, settle, screen_text, play_match
) -> None:
    saved = play_match("con", [70])
    saved.commit(RoundClosed())
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await app.push_screen(ClosingScreen(saved))
        await settle(pilot)
        first = next(row for row in screen_text(app).splitlines() if "▸" in row)
        claims = [c.counterargument.claim for c in saved.match.rounds]
        assert sum(f"They say: {claim}" in screen_text(app) for claim in claims) == 1
        assert "You said: nothing." in screen_text(app)  # what stands is marked first
        footer = screen_text(app).splitlines()[-1]
        assert "Choose" in footer
        assert "⏎ Write" in footer
        await pilot.press("up", "enter")
        text = screen_text(app)
        (second,) = [row for row in text.splitlines() if "▸" in row]
        assert second.split("▸")[1] != first.split("▸")[1]
        assert "You said: “" in text
        assert "Write" not in text.splitlines()[-1]


async def test_a_closing_speaks_of_what_stands_only_where_something_does(
    make_app, settle, screen_text, school_phones
) -> None:
    said = "Clear rules about phones are enough on a trip, since the staff will keep to them too "
    motion, started = begin(Play(side="con", rounds=1), school_phones, "overlap")
    with History(paths.history_file()) as history:
        saved = SavedMatch.start(history, motion, started)
        saved.commit(Opened("", (Thrown("eyes-on-screens"),)))
        saved.commit(Answered(Verdict(f"{said * 3}gladly.", 80, 4, ())))
        saved.commit(RoundClosed())
    app = make_app(Play(school_phones.id, resume=saved.id))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, ClosingScreen)
        assert "counts half" not in screen_text(app)
        quote = screen_text(app).partition("You said: ")[2].partition("┌")[0]
        assert set(quote.strip("“” …\n").split()) <= {*said.split(), "gladly."}
        assert "…" in quote
        await pilot.press("n")
        await settle(pilot)
        assert "Skip the closing? It has a score of its own." in " ".join(screen_text(app).split())


async def test_the_judges_time_is_not_the_players(
    debate, settle, screen_text, overlap_matcher
) -> None:
    held = Held(overlap_matcher, fails=True)
    async with debate("match") as (app, pilot):
        app.scorer._matcher = held
        clock = app.screen.query_one(Clock)
        box(app).text = RULES
        await pilot.press("ctrl+j")
        await pilot.pause(0.3)
        assert not clock.running
        assert app.screen.spent == clock.elapsed  # a draft written meanwhile keeps the time
        held.go.set()
        await settle(pilot)
        assert "Your text is kept" in " ".join(screen_text(app).split())
        assert clock.running


async def test_a_judge_that_fails_leaves_the_text_where_it_is(
    debate, settle, screen_text, overlap_matcher
) -> None:
    async with debate() as (app, pilot):
        held = Held(overlap_matcher, fails=True)
        held.go.set()
        app.scorer._matcher = held
        box(app).text = RULES
        await pilot.press("ctrl+j")
        await settle(pilot)
        assert "Your text is kept" in " ".join(screen_text(app).split())
        assert box(app).text == RULES
        assert app.screen.saved.draft("answer") == RULES
        app.scorer._matcher = overlap_matcher
        await pilot.press("ctrl+j")
        await settle(pilot)
        assert app.screen.saved.match.current.answer


async def test_leaving_and_coming_back_finds_the_draft(debate, settle) -> None:
    async with debate() as (app, pilot):
        match_id = app.screen.saved.id
        box(app).text = "half a sentence"
        await pilot.press("escape", "escape")
        await settle(pilot)
        assert not isinstance(app.screen, DebateScreen)
        saved = SavedMatch.resume(app.history, match_id, load_pack)
        assert saved.draft() == "half a sentence"


async def test_a_draft_is_saved_while_it_is_written(debate, screen_text) -> None:
    async with debate() as (app, pilot):
        box(app).text = "half a sentence"
        await pilot.pause(0.05)
        assert "3 words · not saved yet" in screen_text(app)
        await pilot.pause(0.8)
        assert "3 words · saved" in screen_text(app)
        assert app.screen.saved.draft() == "half a sentence"


async def test_resizing_keeps_the_draft_and_the_focus(debate, screen_text) -> None:
    async with debate() as (app, pilot):
        box(app).text = "half a sentence"
        for size in ((30, 8), (60, 20), (120, 40), (80, 24)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
        assert box(app).text == "half a sentence"
        assert box(app).has_focus


async def test_leaving_while_the_judge_reads_keeps_the_draft(
    debate, settle, overlap_matcher
) -> None:
    async with debate() as (app, pilot):
        held = Held(overlap_matcher)
        app.scorer._matcher = held
        match_id = app.screen.saved.id
        box(app).text = RULES
        await pilot.press("ctrl+j", "escape", "escape")
        held.go.set()
        await settle(pilot)
        saved = SavedMatch.resume(app.history, match_id, load_pack)
        assert saved.draft() == RULES
        assert saved.match.current.answer is None


class Slow(Held):
    """A matcher that reads the pack until it is told to stop."""

    def __init__(self, inner) -> None:
        super().__init__(inner)
        self.reads, self.stopped = threading.Event(), threading.Event()

    def prepare(self, texts, stop=lambda: False, *, beside=()) -> None:
        self.reads.set()
        while not stop():
            self.go.wait(0.02)
        self.stopped.set()


@pytest.mark.parametrize("key", ["ctrl+q", "escape"])
async def test_whoever_leaves_waits_for_no_judge_and_finds_the_draft(
    debate, overlap_matcher, key: str
) -> None:
    slow = Slow(overlap_matcher)
    async with debate() as (app, pilot):
        app.scorer._matcher = slow
        match_id = app.screen.saved.id
        box(app).text = RULES
        await pilot.press("ctrl+j")
        assert await asyncio.to_thread(slow.reads.wait, 5)
        assert not slow.stopped.is_set()
        await pilot.press(key)
        assert await asyncio.to_thread(slow.stopped.wait, 5)
        saved = SavedMatch.resume(app.history, match_id, load_pack)
        assert saved.draft() == RULES
        assert saved.match.current.answer is None


async def test_a_huge_paste_is_refused_with_a_sentence(debate) -> None:
    async with debate() as (app, pilot):
        box(app).text = "Before. "
        box(app).post_message(events.Paste("x" * 100_000))
        await pilot.pause()
        await pilot.pause()
        (toast,) = app._notifications
        assert "Nothing was pasted" in toast.message
        assert box(app).text == "Before. "


async def test_a_large_paste_is_taken(debate) -> None:
    async with debate() as (app, pilot):
        box(app).post_message(events.Paste("word " * 3_900))
        await pilot.pause()
        assert len(box(app).text) == 19_500


async def test_a_pasted_line_feed_does_not_submit(debate) -> None:
    async with debate() as (app, pilot):
        for key in ("a", "ctrl+j", "b"):
            box(app).post_message(events.Key(key, key if len(key) == 1 else "\n"))
        await pilot.pause()
        assert box(app).text == "a\nb"
        assert app.screen.turn.step == "write"
        assert not app.screen.turn.judging


HOSTILE = "[/] [b [type=x, y=1] [ @click=app.quit]x[/] $error \\[red] phones"


async def test_brackets_are_shown_as_they_are_written(debate, say, screen_text) -> None:
    async with debate() as (app, pilot):
        await say(app, pilot, f"{HOSTILE} {RULES}", "enter")
        assert HOSTILE in " ".join(screen_text(app).split())
        await pilot.click("#answer", offset=(30, 0))
        await pilot.press("m", "y", "n")
        assert app.is_running


async def test_escapes_bidi_and_zero_width_characters_never_reach_the_screen(
    debate, say, screen_text
) -> None:
    async with debate() as (app, pilot):
        box(app).post_message(events.Paste("a\x1b]52;c;eA==\x07b\u202ec\u200bd\x9b31m"))
        await pilot.pause()
        assert box(app).text == "abcd"
        await say(app, pilot, f"\x1b[31m{RULES}\u202e", "enter")
        assert not set("\x1b\x9b\u202e\u200b") & set(screen_text(app))
        assert app.screen.saved.match.current.answer.verdict.text == RULES


async def test_japanese_lines_up(debate, say, screen_text) -> None:
    async with debate() as (app, pilot):
        box(app).text = "規則があれば禁止は要らない。なぜなら E1 からである。"
        await pilot.pause()
        assert "26 characters" in screen_text(app)
        await say(app, pilot, "規則があれば禁止は要らない。なぜなら生徒は学ぶからである。", "enter")
        assert "規則があれば禁止は要らない。" in screen_text(app)


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_every_hint_that_was_bought_stays_above_the_box(
    debate, settle, screen_text, size
) -> None:
    async with debate(size=size) as (app, pilot):
        played = app.screen.turn.round
        bought = 0
        while app.screen.turn.round.next_hint:
            await pilot.press("f5", "y")
            await settle(pilot)
            bought += 1
        assert bought == len(app.screen.saved.match.current.hints) > 1
        words = str(app.screen.note.query_one("Static").content)
        for hint in app.screen.saved.match.current.hints:
            assert played.hint_text(hint) in words
        assert "in all)" in screen_text(app), "the deepest is in view"
        assert box(app).region.height >= 5
        assert box(app).region.bottom <= size[1] - 1


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_the_keys_fit_below_every_step(debate, say, screen_text, size) -> None:
    async with debate(size=size) as (app, pilot):
        last = [screen_text(app).splitlines()[-1]]
        await say(app, pilot, RULES)
        last.append(screen_text(app).splitlines()[-1])
        for key in ("enter", "r", "escape", "escape", "n"):
            await pilot.press(key)
            await pilot.pause()
            last.append(screen_text(app).splitlines()[-1])
        for row in last:
            assert "Help" in row
            assert any(way in row for way in ("Home", "Back", "Leave box"))


async def test_the_way_past_the_call_stays_where_the_calls_take_the_room(
    debate, say, screen_text, monkeypatch
) -> None:
    monkeypatch.setattr(DebateScreen, "_calls", range(10))
    async with debate(size=(80, 24)) as (app, pilot):
        await say(app, pilot, RULES)
        assert app.screen.turn.step == "call"
        await pilot.pause()
        footer = screen_text(app).splitlines()[-1]
        assert "Skip the call" in footer
        assert "9 points I made" in footer


async def test_the_key_bar_says_what_going_on_does_now(debate, say, settle, screen_text) -> None:
    async with debate("drill") as (app, pilot):
        await pilot.press("escape")
        await pilot.pause()
        assert "n Next" in screen_text(app).splitlines()[-1]
        while app.screen.saved.match.coming:
            await say(app, pilot, PRACTISE, "enter")
            assert "n End round" in screen_text(app).splitlines()[-1]
            await pilot.press("n")
            await settle(pilot)
            assert "n Next" in screen_text(app).splitlines()[-1]
            await pilot.press("f1")
            await settle(pilot)
            assert "Next  End the round" in screen_text(app)
            await pilot.press("escape", "n")
            await settle(pilot)
        await say(app, pilot, PRACTISE, "enter", "n")
        assert "n Ballot" in screen_text(app).splitlines()[-1]


async def test_only_the_points_there_are_can_be_called(debate, say, screen_text) -> None:
    async with debate() as (app, pilot):
        await say(app, pilot, RULES)
        assert "Press 0 to 2 before" in screen_text(app)
        await pilot.press("3", "9")
        assert app.screen.turn.step == "call"
        await pilot.press("0")
        assert app.screen.saved.match.current.called == 0


async def test_a_long_match_adds_no_widgets(
    make_app, settle, say, play_match, school_phones
) -> None:
    motion = school_phones.motions[0]
    first = motion.get_counterargument("eyes-on-screens")
    many = tuple(first.model_copy(update={"id": f"eyes-{n}"}) for n in range(10))
    long = motion.model_copy(update={"counterargument": many})
    pack = school_phones.model_copy(update={"motions": (long,)})
    saved = play_match("con", [], "drill", pack)
    app = make_app()
    counts = []
    async with app.run_test(size=(80, 24)) as pilot:
        app.animation_level = "none"
        await settle(pilot)
        await app.push_screen(DebateScreen(saved, pack))
        await settle(pilot)
        for number in range(1, 6):
            assert len(app.screen.saved.match.rounds) == number
            await say(app, pilot, f"{RULES} Zoo number {number} agrees.", "enter", "n", "n")
            counts.append(len(app.screen.query("*")))
    assert len(counts) == 5
    assert counts[4] <= counts[1], counts
