"""What `check --complete` asks for."""

from pathlib import Path

import pytest

from game.packs.diagnostics import Problem
from game.packs.licences import KNOWN, unknown_licence
from game.packs.reading import read_pack
from game.packs.starting import Basics, starter_files


@pytest.fixture
def complete_pack(tmp_path: Path) -> Path:
    for name, text in starter_files(Basics("Complete")).items():
        path = tmp_path / "complete" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return tmp_path / "complete"


def asked_for(folder: Path) -> list[Problem]:
    """All but the template's own words, which the pack is made of here."""
    problems = read_pack(folder, complete=True)[1]
    return [one for one in problems if one.code[1] == "6" and one.code != "P606"]


@pytest.mark.parametrize(
    ("old", "new", "code", "words"),
    [
        ('voice = "An anxious father"', "", "P601", "`no-practice` has no `voice`"),
        ('title = "Homework"', "", "P601", "the motion has no `title`"),
        ('essay_side = "pro"', "", "P601", "the motion has no `essay_side`"),
        ('nudge = "Is home the best place to practise?"', "", "P601",
         "`hints` of the point `practise-in-class` has no `nudge`"),
        ('press = "Where else could the five sums be done?"', "", "P601", "no `press`"),
        ('reject = ["Pupils need to practise what they have learned.", '
         '"Teachers have a lot to do."]', "", "P602", "has 2 `accept` and 0 `reject`"),
        ('helps = ["unfair"]', 'helps = ["no-practice"]', "P603", "helps to answer `unfair`"),
        ('origin = "essay"\nhelps', 'origin = "author"\nhelps', "P604", "`E2` says not where"),
        ('source = "practice"\n# 1 to 3: how much of', "# 1 to 3: how much of", "P605",
         "the counterargument `no-practice` does not say"),
        ('source = "practice"\n# What it does to', "# What it does to", "P605",
         "the point `practise-in-class` does not say"),
    ],
)  # fmt: skip
def test_each_thing_that_is_missing_is_asked_for(
    old: str, new: str, code: str, words: str, complete_pack: Path
) -> None:
    assert asked_for(complete_pack) == []
    motion = complete_pack / "motions" / "homework.toml"
    text = motion.read_text("utf-8")
    at = text.find(old) if old in text else -1
    assert at >= 0, old
    motion.write_text(text[:at] + new + text[at + len(old) :], "utf-8")
    [problem] = asked_for(complete_pack)
    assert (problem.code, problem.severity) == (code, "warning")
    assert words in problem.message
    assert problem.hint
    assert read_pack(complete_pack)[0] is not None


def test_a_bare_pack_is_asked_for_everything_at_once(complete_pack: Path) -> None:
    (complete_pack / "motions" / "homework.toml").write_text(
        'id = "homework"\ntext = "x"\n[[counterargument]]\nid = "c"\nagainst = "pro"\nclaim = "x"\n'
        '[[counterargument.point]]\nid = "p"\ntext = "x"\n', "utf-8"
    )  # fmt: skip
    assert [problem.code for problem in asked_for(complete_pack)] == [
        "P601", "P601", "P603", "P605", "P601", "P602"
    ]  # fmt: skip


@pytest.mark.parametrize(
    "expression",
    [*KNOWN, "cc-by-4.0", "MIT AND CC-BY-4.0", "(MIT OR Apache-2.0) AND CC0-1.0", "GPL-3.0-only",
     "LicenseRef-our-school", "GPL-3.0-or-later WITH Classpath-exception-2.0", ""],
)  # fmt: skip
def test_expressions_of_spdx_are_known(expression: str) -> None:
    assert unknown_licence(expression) == ""


@pytest.mark.parametrize(
    ("expression", "unknown"),
    [("CC-BY", "CC-BY"), ("MIT AND mine", "mine"), ("CC BY 4.0", "CC"), ("free", "free")],
)
def test_other_words_are_not(expression: str, unknown: str) -> None:
    assert unknown_licence(expression) == unknown
