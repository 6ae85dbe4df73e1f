"""The check is exactly as strict as play: what it passes plays, what it refuses play refuses."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.cli import main
from game.cli.pack import pack as pack_command
from game.packs.library import load_pack

Mutate = Callable[[str, st.DataObject], str]
LINES = ["skip", "answer", "Clear rules solve that.", ".", "", "next", "", ""]
"""Typed over and over they bring any match to its end."""


@pytest.fixture
def folder(sample_pack: Path) -> Path:
    return sample_pack


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(name=st.sampled_from(["pack.toml", "motions/zoo.toml"]), data=st.data())
def test_what_the_check_passes_plays_and_what_it_refuses_play_refuses_in_the_same_words(
    folder: Path,
    desk: object,
    mutate: Mutate,
    capsys: pytest.CaptureFixture[str],
    name: str,
    data: st.DataObject,
) -> None:
    file = folder / name
    before = file.read_bytes()
    try:
        file.write_bytes(mutate(before.decode(), data).encode())
        result = CliRunner().invoke(pack_command, ["check", "--format", "json", str(folder)])
        report = json.loads(result.stdout)
        if report["errors"]:
            assert result.exit_code == 1
            assert_play_refuses(folder, report["problems"], capsys)
        else:
            assert result.exit_code == 0
            assert_every_side_plays(folder, desk)
    finally:
        file.write_bytes(before)


def assert_play_refuses(
    folder: Path, problems: list[dict[str, str]], capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert main(["play", str(folder), "--plain"]) == 1
    said = capsys.readouterr().err.splitlines()[1:]
    assert said == [
        "{path}:{line}:{column}: error {code}: {message}".format(**problem)
        + (f" ({problem['hint']})" if problem["hint"] else "")
        for problem in problems
        if problem["severity"] == "error"
    ]


def assert_every_side_plays(folder: Path, desk) -> None:
    desk.pack = load_pack(str(folder))
    for motion in desk.pack.motions:
        for side in ("pro", "con"):
            if motion.against(side):
                match = desk.play(LINES * 8, motion=motion.id, side=side, seed=1)
                assert match.phase == "over", desk.said
