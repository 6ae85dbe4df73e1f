from types import SimpleNamespace

import pytest

from game.cli.again import other_side_command
from game.debate.setup import Play, begin
from game.packs.library import load_pack
from game.paths import settings_file

MOTION = "export-controls"
ON = "flow_first = true\nsteelman = true\n"


def command(**asked: object) -> str:
    motion, setup = begin(
        Play(motion=MOTION, side="pro", **asked), load_pack("deepseek-lessons"), ""
    )
    match = SimpleNamespace(setup=setup)
    return other_side_command(SimpleNamespace(match=match, motion=motion, pack_name="my pack"))


@pytest.mark.parametrize(
    ("asked", "options"),
    [
        ({}, ""),
        ({"mode": "match"}, " --mode match"),
        ({"mode": "match", "rounds": 2}, " --mode match --rounds 2"),
        ({"mode": "drill"}, " --mode drill"),
        ({"mode": "drill", "rounds": 2}, " --mode drill --rounds 2"),
        ({"rung": 1, "counterargument": ""}, ""),
        ({"duellists": ("Ann", "B C")}, " --duel Ann 'B C'"),
        ({"duellists": ("Ann", "Ben"), "rounds": 2}, " --duel Ann Ben --rounds 2"),
        ({"flow_first": True, "steelman": True}, " --flow-first --steelman"),
    ],
)
def test_the_other_side_has_the_options_of_the_match(asked, options):
    start = f"rebuttal play 'my pack' --motion {MOTION} --side con"
    assert command(**asked) == f"{start}{options} --plain"


@pytest.mark.parametrize(
    ("had", "options"),
    [(True, "--flow-first --steelman"), (False, "--no-flow-first --no-steelman")],
)
def test_what_the_match_had_counts_more_than_the_settings(had, options):
    settings_file().parent.mkdir(parents=True)
    settings_file().write_text(ON, encoding="utf-8")
    assert options in command(flow_first=had, steelman=had)
    assert "flow" not in command(rung=1)
