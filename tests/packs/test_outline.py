"""Outlines in Markdown as packs, and what keeps one from being a pack."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.packs.format import ID_PATTERN, Motion
from game.packs.naming import Names, slug_of
from game.packs.outline import Outline, read_outline
from game.packs.placing import place_pack
from game.packs.starting import Basics, pack_files

OUTLINE = """\
# Zoos *today*

About **zoos**, from [a paper](https://example.org).

## This house would close the zoo.

People have gone there for years.

### Against the motion

#### Zoos save species.

Without them there would
be no oryx.

- Reserves save animals better.
  - Parks keep more species alive.
  - accept: Real parks do a better job.
  - Reject: Animals are nice.
  - press: Where else could they live?
- Few are ever
  released.

### For the motion

#### Cages are cruel.

1. Modern enclosures are wide.
2. Keepers care.

## This house would feed the lions

### Lions are hungry (against con)
* They are fed.

### [against pro] Lions are lazy
* They rest.
"""


def read(text: str) -> Outline:
    return read_outline(Path("outline.md"), text)


def test_headings_are_motions_and_claims_and_bullets_are_points() -> None:
    outline = read(OUTLINE)
    assert outline.problems == []
    assert outline.manifest == {"title": "Zoos today", "summary": "About zoos, from a paper."}
    zoo, lions = outline.motions.values()
    assert (zoo["id"], zoo["text"]) == ("close-zoo", "This house would close the zoo.")
    assert zoo["briefing"] == "People have gone there for years."
    saved, cruel = zoo["counterargument"]
    assert (saved["against"], cruel["against"]) == ("pro", "con")
    assert saved["speech"] == "Without them there would be no oryx."
    assert saved["point"][0] == {
        "id": "reserves-save-animals-better",
        "text": "Reserves save animals better.",
        "phrasings": ["Parks keep more species alive."],
        "accept": ["Real parks do a better job."],
        "reject": ["Animals are nice."],
        "press": "Where else could they live?",
    }
    assert saved["point"][1]["text"] == "Few are ever released."
    assert len(cruel["point"]) == 2
    assert [c["against"] for c in lions["counterargument"]] == ["con", "pro"]
    assert [c["claim"] for c in lions["counterargument"]] == ["Lions are hungry", "Lions are lazy"]
    assert outline.guessed == []


def test_an_outline_becomes_a_pack_that_passes_the_check(tmp_path: Path) -> None:
    outline = read(OUTLINE)
    files = pack_files(outline.manifest | Basics("Zoos").manifest(), outline.motions)
    pack = place_pack(tmp_path / "zoos", files)
    assert [motion.id for motion in pack.motions] == ["close-zoo", "feed-lions"]
    assert pack.motions[0] == Motion.model_validate(outline.motions["close-zoo"])


def test_two_levels_of_headings_are_enough_and_sides_may_be_left_out() -> None:
    outline = read("# This house would nap\n## Naps waste time\n- Rest is needed.\n")
    assert outline.problems == []
    assert list(outline.motions) == ["nap"]
    assert outline.guessed == ["Naps waste time"]


def test_underlined_headings_rules_and_comments_are_read_as_markdown_has_them() -> None:
    outline = read(
        "This house naps\n===\n<!-- no\n- point -->\nNaps waste time\n---\n- Rest.\n\n---\n"
    )
    assert outline.problems == []
    [motion] = outline.motions.values()
    assert [c["claim"] for c in motion["counterargument"]] == ["Naps waste time"]


def test_other_alphabets_get_numbered_ids() -> None:
    outline = read("# 動物園を閉鎖する\n## 残酷だ (against con)\n- 檻は広い。\n- 餌がある。\n")
    [motion] = outline.motions.values()
    assert motion["id"] == "motion-1"
    assert [point["id"] for point in motion["counterargument"][0]["point"]] == [
        "point-1",
        "point-2",
    ]


@pytest.mark.parametrize(
    ("text", "code", "line", "column", "words"),
    [
        ("", "P702", 1, 1, "no motion"),
        ("just words\n", "P702", 1, 1, "no motion"),
        ("# Motion\n## Claim\n", "P702", 2, 4, "no points"),
        ("# Title\n## One\n### Claim\n- p\n## Two\n", "P702", 5, 4, "no claims"),
        ("- lost\n# Motion\n## Claim\n- p\n", "P701", 1, 3, "below no claim"),
        ("# Motion\n- lost\n## Claim\n- p\n", "P701", 2, 3, "below no claim"),
        ("# Motion\n## Pro\n### Claim\n- p\n", "P703", 2, 4, "who makes the claims"),
        (f"# Motion\n## Claim\n- {'x' * 601}\n", "P704", 3, 3, "601 characters"),
        ("# Motion\n## Claim\n- p\n  - accepted: q\n", "P705", 4, 5, "no label"),
        ("# Motion\n## Claim\n- p\n  - reject Teachers say so.\n", "P705", 4, 5, "no label"),
        ("# Motion\n## Claim\n- p\n  - ACCEPT - q\n", "P705", 4, 5, "`ACCEPT -` is no label"),
        ("# Motion\n## Claim\n- p\n  - (reject) q\n", "P705", 4, 5, "`(reject)` is no label"),
        ("# M\n## C\n- p\n  - gut: q\n  - gut: r\n  - Gut: s\n", "P705", 4, 5, "`gut:`"),
        ("# M\n## C\n- p\n| a | b |\n|---|---|\n| c | d |\n", "P706", 4, 1, "tables"),
        ("# T\n## This house naps\nFor:\n- a\n  - b\nAgainst:\n- c\n", "P702", 2, 4, "no claims"),
        (f"# {'x' * 81}\n## Motion\n### Claim\n- p\n", "P704", 1, 3, "at most 80"),
        ("# T\n## M\n### C\n- p\n# U\n## N\n### D\n- p\n", "P701", 5, 3, "neither a motion nor"),
    ],
)  # fmt: skip
def test_what_cannot_be_placed_is_named_with_its_line(
    text: str, code: str, line: int, column: int, words: str
) -> None:
    problem = read(text).problems[0]
    assert (problem.code, problem.line, problem.column) == (code, line, column), str(problem)
    assert words in problem.message
    assert problem.hint


FOR = [
    "For the motion", "IN FAVOUR OF THE MOTION", "In favor of the motion:", "Pro the motion",
    "Supporting the motion", "Arguments in support of this motion", "Why the motion is right",
    "Why we should support the motion", "The case for the motion", "Against con", "Proposition",
    "For the motion (pro)", "Pro: in favour of the motion", "The Proposition's case",
    "Why the motion should pass", "Supporters of the proposal",
]  # fmt: skip
AGAINST = [
    "Against the motion", "Opposed to the motion", "Opposing the motion", "Contra the motion",
    "Why the motion is wrong", "Why the motion is not right", "Claims against this house",
    "Why people should vote against the motion", "In opposition to the motion", "Opposition",
    "Against the motion (con)", "Opponents of the motion", "Against pro",
    "Why the motion must fall", "Reasons against the proposal", "Not in favour of the motion",
]  # fmt: skip
"""Headings above what the side pro has to answer."""


@pytest.mark.parametrize(
    ("heading", "side"), [*((one, "con") for one in FOR), *((one, "pro") for one in AGAINST)]
)
def test_headings_name_a_side_in_many_words(heading: str, side: str) -> None:
    outline = read(f"# Zoos\n## This house naps\n### {heading}\n#### Naps help\n- They do not.\n")
    assert outline.problems == []
    [motion] = outline.motions.values()
    assert [claim["against"] for claim in motion["counterargument"]] == [side]
    assert outline.guessed == []


@pytest.mark.parametrize(
    "heading",
    ["Supporting the motion would cost jobs", "The motion is wrong about naps", "For the children",
     "Opposition to naps grows", "Why naps are wrong"],
)  # fmt: skip
def test_claims_that_begin_like_a_side_are_claims(heading: str) -> None:
    outline = read(f"# This house naps\n## {heading}\n- They do not.\n")
    [motion] = outline.motions.values()
    assert [claim["claim"] for claim in motion["counterargument"]] == [heading]


@pytest.mark.parametrize("heading", ["Our friends", "Pro", "Round one", "Supporting jobs"])
@pytest.mark.parametrize(
    "outline",
    [
        "# Zoos\n## Naps\n### Against the motion\n#### A\n- p\n### {}\n#### B\n- q\n#### C\n- r\n",
        "# Zoos\n## Naps\n### {}\n#### B\n- q\n## Zoos\n### For the motion\n#### C\n- r\n",
        "# Zoos\n## Naps\n### {}\n#### B\n- q\n  - accept: s\n",
        "# This house naps\n## {}\n### B\n- q\n- r\n",
        "# Naps\n## For the motion\n### A\n- p\n## {}\n### B\n- q\n",
    ],
)
def test_where_a_side_should_be_named_and_is_not_there_is_one_problem(
    outline: str, heading: str
) -> None:
    text = outline.format(heading)
    [problem] = read(text).problems
    line = next(i for i, line in enumerate(text.split("\n"), 1) if line.endswith(heading))
    assert (problem.code, problem.line) == ("P703", line)
    assert heading in problem.message
    assert "`For the motion` or `Against the motion`" in problem.hint


@pytest.mark.parametrize("mark", ["{}", "{}:", "**{}**", "__{}:__", "\n- {}", "\n- **{}:**"])
def test_a_line_that_names_a_side_is_as_good_as_a_heading(mark: str) -> None:
    text = "# T\n## This house naps\n{}\n### A\n- p\n  - accept: s\n\n{}\n### B\n- q\n"
    sides = (mark.format("Against the motion"), mark.format("For the motion"))
    outline = read(text.format(*sides))
    assert outline.problems == []
    [motion] = outline.motions.values()
    assert [claim["against"] for claim in motion["counterargument"]] == ["pro", "con"]
    assert outline.guessed == []
    assert "briefing" not in motion


@pytest.mark.parametrize("line", ["For:", "**Against**", "Pro:"])
def test_a_line_that_may_mean_either_side_is_told_and_swallowed_by_no_bullet(line: str) -> None:
    outline = read(f"# This house naps\n## A\n- p\n  - q\n{line}\n## B\n- r\n")
    assert [(one.code, one.line) for one in outline.problems] == [("P703", 5)]


def test_a_wrapped_line_that_ends_in_the_name_of_a_side_is_no_heading() -> None:
    outline = read("# Nap\nA speaker defended it for\nthe opposition\n## A\n- one more\n  for\n")
    assert outline.problems == []
    assert outline.motions["nap"]["briefing"] == "A speaker defended it for the opposition"


@pytest.mark.parametrize(
    ("headings", "texts"),
    [
        (["1. This house naps", "1.1 It rests", "1.2. It helps"], ["It rests", "It helps"]),
        (["1 This house naps", "1) It rests", "2) It helps"], ["It rests", "It helps"]),
        (["Motion: This house naps", "Claim 1: It rests", "Claim 2 - It helps"],
         ["It rests", "It helps"]),
        (["This house naps", "（1）　It rests", "（2）　It helps"], ["It rests", "It helps"]),
        (["This house naps", "1.5 million people nap", "3 of 4 nap"],
         ["1.5 million people nap", "3 of 4 nap"]),
        (["This house naps", "Claims are cheap", "Motion sickness is real"],
         ["Claims are cheap", "Motion sickness is real"]),
    ],
)  # fmt: skip
def test_numbers_of_headings_are_no_part_of_what_is_said(
    headings: list[str], texts: list[str]
) -> None:
    motion, *claims = headings
    below = "".join(f"## {claim}\n- Point 1: p\n- Points count: q\n" for claim in claims)
    outline = read(f"# {motion}\n{below}")
    assert outline.problems == []
    [found] = outline.motions.values()
    assert [claim["claim"] for claim in found["counterargument"]] == texts
    assert [point["text"] for point in found["counterargument"][0]["point"]] == [
        "p", "Points count: q",
    ]  # fmt: skip


def test_a_numbered_heading_that_names_a_side_is_understood() -> None:
    outline = read("# Nap\n## 1. This house naps\n### 1.1 Against the motion\n#### 1.1.1 A\n- p\n")
    assert outline.problems == []
    [motion] = outline.motions.values()
    assert (motion["id"], motion["text"]) == ("naps", "This house naps")
    assert motion["counterargument"][0]["id"] == "a"


def test_points_below_a_side_without_a_claim_are_one_problem() -> None:
    [problem] = read("# This house naps\n## For the motion\n- p\n  - q\n- r\n## A\n- b\n").problems
    assert (problem.code, problem.line) == ("P701", 3)


LINES = st.lists(
    st.sampled_from(
        ["# A", "## B c", "### D", "- p", "  - q", "\t- accept: r", "words", "", "---", "===",
         "## For the motion", "### Against pro", "## pro", "1. n", "For:", "- For:", "o\tq", "・r",
         "| a | b |", "## 1. x", "### 1.1 y", "**x**", "#", "- ", "動物"]
    )
    | st.text(max_size=20),
    max_size=14,
)  # fmt: skip


@given(LINES)
def test_any_outline_is_a_pack_or_its_problems(lines: list[str]) -> None:
    outline = read("\n".join(lines))
    if not outline.problems:
        assert outline.motions
        for motion in outline.motions.values():
            Motion.model_validate(motion)


@given(st.lists(st.text(max_size=60)))
def test_ids_are_valid_and_never_alike(texts: list[str]) -> None:
    names = Names("point")
    ids = [names.new(text) for text in texts]
    assert len(set(ids)) == len(ids)
    for one in ids:
        assert re.fullmatch(ID_PATTERN, one)
        assert len(one) <= 48


def test_an_id_has_the_weighty_words() -> None:
    assert slug_of("This house would close the zoo.") == "close-zoo"
    assert slug_of("It is so") == "it-is-so"
    assert slug_of("Élève d'école") == "eleve-decole"
