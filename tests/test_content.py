"""The packs that are shipped hold what `pack check` cannot ask of everybody's packs."""

import json
import re
from itertools import accumulate
from pathlib import Path

import pytest
import tomli

from game.packs.format import Counterargument, Motion, Point, Side
from game.packs.reading import read_pack
from game.scoring.words import content_words, is_function_word, words

ROOT = Path(__file__).resolve().parent.parent
SHIPPED = {
    name: read_pack(ROOT / "content" / name, complete=True)
    for name in ("deepseek-lessons", "on-liberty")
}
MOTIONS = [motion for pack, _ in SHIPPED.values() if pack for motion in pack.motions]
COUNTERARGUMENTS = [(m, c) for m in MOTIONS for c in m.counterargument]
POINTS = [(c, p) for _, c in COUNTERARGUMENTS for p in c.point]
MAP = ROOT.parent / "shared" / "essay" / "argument-map.toml"


def names(value: object) -> str:
    return value.id if isinstance(value, Motion | Counterargument | Point) else str(value)


@pytest.mark.parametrize("name", SHIPPED)
def test_the_pack_has_nothing_to_complain_about(name: str) -> None:
    pack, problems = SHIPPED[name]
    assert pack is not None
    assert [str(problem) for problem in problems] == []


def test_every_pack_that_is_shipped_is_tested_here() -> None:
    assert {path.parent.name for path in (ROOT / "content").glob("*/pack.toml")} == set(SHIPPED)


def test_every_id_of_the_argument_map_is_there() -> None:
    if not MAP.is_file():
        pytest.skip("the argument map does not lie beside the checkout")
    wanted = {m["id"]: m for m in tomli.loads(MAP.read_text(encoding="utf-8"))["motion"]}
    pack, _ = SHIPPED["deepseek-lessons"]
    for motion in pack.motions if pack else ():
        for c in wanted[motion.id]["counterargument"]:
            have = {point.id for point in motion.get_counterargument(c["id"]).point}
            assert {point["id"] for point in c["points"]} <= have


@pytest.mark.parametrize("motion", MOTIONS, ids=names)
def test_each_motion_explains_itself(motion: Motion) -> None:
    assert len(motion.briefing.split()) >= 100
    assert len(motion.term) >= 5
    assert len(motion.evidence) >= 10
    for case in (motion.side.pro, motion.side.con):
        assert case.case
        assert len(case.openings) >= 2
    for card in motion.evidence:
        assert card.origin == "essay" or card.source is not None, card.id


@pytest.mark.parametrize("motion", MOTIONS, ids=names)
@pytest.mark.parametrize("side", ["pro", "con"])
def test_players_of_either_side_meet_their_own_words_on_the_other(
    motion: Motion, side: Side
) -> None:
    thrown = motion.against(side)
    assert sum(bool(c.echoes) for c in thrown) >= min(3, len(thrown) - 1)


@pytest.mark.parametrize(("motion", "c"), COUNTERARGUMENTS, ids=names)
def test_each_counterargument_can_be_delivered_and_answered(
    motion: Motion, c: Counterargument
) -> None:
    assert c.title
    assert c.voice
    assert c.source
    assert 40 <= len(c.speech.split()) <= 90
    assert 40 <= len(c.second_speech.split()) <= 90
    assert c.second_speech != c.speech
    assert 50 <= len(c.model_answer.split()) <= 75
    assert len(motion.cards_for(c.id)) >= 2


@pytest.mark.parametrize(("c", "point"), POINTS, ids=names)
def test_each_point_can_be_judged_hinted_at_and_pressed(c: Counterargument, point: Point) -> None:
    assert point.source
    assert len(point.phrasings) >= 3
    assert len(point.accept) >= 2
    assert len(point.reject) >= 1
    assert len(point.contrary) >= 2
    assert min(len(words(text)) for text in point.accept) < 15
    assert point.press
    assert point.refutation
    assert all((point.hints.nudge, point.hints.facts, point.hints.passage))


@pytest.mark.parametrize(("c", "point"), POINTS, ids=names)
def test_accept_examples_say_it_in_other_words(c: Counterargument, point: Point) -> None:
    known = {word[:6] for word in content_words(point.text)}
    for text in point.accept:
        used = [word[:6] for word in content_words(text)]
        shared = sum(word in known for word in used)
        assert shared <= len(used) / 2, text


RUN = 6
"""Words in a row that two people do not write by chance."""


def runs_of(text: str) -> set[tuple[str, ...]]:
    """Runs of words; "at the end of the day" and its like, which anybody writes, do not count."""
    found = re.findall(r"[^\W_]+(?:['’][^\W_]+)*", text.lower())
    telling = [0, *accumulate(not is_function_word(word) for word in found)]
    starts = range(len(found) - RUN + 1)
    return {tuple(found[i : i + RUN]) for i in starts if telling[i + RUN] - telling[i] >= 3}


def test_no_six_words_in_a_row_come_from_the_labelled_rebuttals(benchmark_data: Path) -> None:
    if not MAP.is_file():
        pytest.skip("the argument map does not lie beside the checkout")
    labelled: set[tuple[str, ...]] = set()
    for path in sorted((benchmark_data / "rebuttals").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            labelled |= runs_of(json.loads(line)["text"])
    labelled -= runs_of(MAP.read_text(encoding="utf-8"))  # some of them quote the map
    assert labelled
    places = [ROOT / "content", ROOT / "tests", ROOT / "game", ROOT / "benchmarks"]
    for path in sorted(p for place in places for p in place.rglob("*")):
        if path.suffix == ".py" and not path.is_relative_to(ROOT / "tests"):
            continue
        if path.suffix in (".toml", ".py", ".json", ".jsonl", ".md", ".txt"):
            text = path.read_text(encoding="utf-8", errors="replace")  # some are broken on purpose
            shared = runs_of(text) & labelled
            assert not shared, f"{path.relative_to(ROOT)}: {sorted(shared)[:3]}"
