"""The tutorial of `docs/authors.md`: its files and commands in their order, as they stand there."""

import io
import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import tomli

import game.scoring
from game.cli import main
from game.errors import FAILED, OK
from game.packs.library import load_pack

ROOT = Path(__file__).resolve().parents[2]
GUIDE = (ROOT / "docs" / "authors.md").read_text("utf-8")
BLOCKS = re.findall(r"(?ms)^```([a-z]+)\n(.*?)^```", GUIDE)
MOTION = Path("sunday-library/motions/open-library-sundays.toml")
MAY_FAIL = ("pack test", "--complete")
"""Commands that find something to mend: the judge here is a stand-in, and the pack not complete."""

Run = Callable[[str], int]


@pytest.fixture
def run(
    overlap_matcher, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[Callable[[str], int]]:
    monkeypatch.setattr(game.scoring, "load_matcher", lambda: overlap_matcher, raising=False)
    monkeypatch.chdir(tmp_path)

    def command(line: str) -> int:
        program, *arguments = shlex.split(line)
        if program == "python":
            return subprocess.run([sys.executable, *arguments], check=True).returncode
        assert program == "rebuttal", line
        if arguments[0] == "play" and "--plain" not in arguments:
            arguments.append("--plain")
        typed = "skip\nThe bank would pay for it.\n.\n\nnext\n\n\n" * 9
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed.encode())))
        return main(arguments)

    return command


def take(kind: str, text: str) -> None:
    """What the reader does with a block that is no command."""
    if kind == "markdown":
        Path("outline.md").write_text(text, "utf-8")
    elif text.startswith("[essay]"):
        manifest = Path("sunday-library/pack.toml")
        lines = manifest.read_text("utf-8").split("\n")
        at = lines.index("#[essay]")
        for line in ("#title", "#author"):
            del lines[next(i for i in range(at, len(lines)) if lines[i].startswith(line))]
        manifest.write_text("\n".join([*lines[:at], text, *lines[at + 1 :]]), "utf-8")
    elif text.startswith("[[test]]"):
        MOTION.write_text(MOTION.read_text("utf-8") + "\n" + text, "utf-8")
        Path("answer.txt").write_text(tomli.loads(text)["test"][0]["text"], "utf-8")


def test_the_tutorial_leads_from_an_outline_to_an_installed_pack(run: Run, capsys) -> None:
    ran = []
    for kind, text in BLOCKS:
        if kind != "sh":
            take(kind, text)
        for line in text.splitlines() if kind == "sh" else ():
            code = run(line)
            assert code == OK or (code == FAILED and any(word in line for word in MAY_FAIL)), (
                line, capsys.readouterr().err
            )  # fmt: skip
            ran.append(line)
    assert len(ran) >= 14
    pack = load_pack("sunday-library")
    assert pack.manifest.essay is not None
    motion = pack.get_motion("open-library-sundays")
    assert [len(c.point) for c in motion.counterargument] == [2, 2]
    assert len(motion.test) == 1


def test_the_pack_of_the_tutorial_keeps_the_tutorials_own_rules() -> None:
    (outline,) = [text for kind, text in BLOCKS if kind == "markdown"]
    points = re.split(r"(?m)^- ", outline)[1:]
    assert len(points) == 4
    for point in points:
        kinds = re.findall(r"(?m)^  - (accept|reject|contrary|)", point)
        assert kinds.count("") >= 7
        assert all(kinds.count(kind) == 2 for kind in ("accept", "reject", "contrary"))


def test_the_guide_says_what_the_check_says(run: Run, capsys) -> None:
    (outline,) = [text for kind, text in BLOCKS if kind == "markdown"]
    take("markdown", outline)
    assert run("rebuttal pack new sunday-library --from outline.md") == OK
    capsys.readouterr()
    assert run("rebuttal pack check sunday-library") == OK
    assert capsys.readouterr().out in GUIDE.replace("\n\n", "\n")


def test_its_examples_of_toml_are_toml() -> None:
    assert all(tomli.loads(text) for kind, text in BLOCKS if kind == "toml")


def test_every_command_for_authors_is_in_it() -> None:
    from game.cli.pack import COMMANDS

    named = set(re.findall(r"rebuttal pack ([a-z]+)", GUIDE))
    assert named >= set(COMMANDS)
