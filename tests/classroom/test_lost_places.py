"""What a pack has lost since a class was graded, and which answer is the weakest."""

import pytest

import game.scoring
from game.classroom.grades import place_of, weakest
from game.cli import main
from game.errors import OK, USAGE

GOOD = "The teacher may set clear rules, because clear rules are enough: a ban is not needed."
BEFORE = "2026-12-03 10:00"


@pytest.fixture
def renamed(set_class, graded, form, home, overlap_matcher, monkeypatch):
    """The folder of a graded class, and what renames something in its pack."""
    monkeypatch.setattr(game.scoring, "load_matcher", lambda: overlap_matcher, raising=False)
    given = set_class()
    path = form((BEFORE, "ada@x.edu", GOOD, "Teachers walk along, so nobody is lost."))
    graded(path, given=given)
    file = home / "packs" / "school-phones" / "motions" / "zoo.toml"

    def rename(old, new):
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")

    return str(given.folder.path), path, rename


@pytest.mark.parametrize("command", [["report"], ["export", "--long"], ["regrade", "--jobs", "0"]])
def test_a_counterargument_that_the_pack_lost_is_told_with_what_to_do(renamed, command, capsys):
    folder, path, rename = renamed
    rename("planned-anyway", "planned-else")
    assert main(["class", command[0], folder, *command[1:]]) == USAGE
    said = " ".join(capsys.readouterr().err.split())
    assert "has no zoo/planned-anyway any more. Collect what was handed in again" in said
    assert main(["class", "collect", folder, str(path)]) == OK
    assert main(["class", "regrade", folder, "--jobs", "0", "--accept"]) == OK
    assert main(["class", command[0], folder, *command[1:]]) == OK


@pytest.mark.parametrize("command", [["report"], ["export", "--long"]])
def test_a_point_that_the_pack_lost_is_told_too(renamed, command, capsys):
    folder, _, rename = renamed
    rename("rules-not-bans", "rules-enough")
    assert main(["class", command[0], folder, *command[1:]]) == USAGE
    said = " ".join(capsys.readouterr().err.split())
    assert "has no zoo/eyes-on-screens/rules-not-bans any more." in said


def test_the_weakest_answer_is_the_one_that_counts_least():
    """After a hint's cost and by the class's weights, not by the score before them."""
    high = {"motion": "m", "counterargument": "a", "score": 50, "band": 2, "hint_cost": 20}
    low = {"motion": "m", "counterargument": "b", "score": 45, "band": 2, "hint_cost": 0}
    assert place_of(weakest([low, high], (60, 40))) == "m/a"
    by_hand = {**low, "override": {"new": 90}}
    assert place_of(weakest([by_hand, {**high, "hint_cost": 0}], (60, 40))) == "m/a"


def test_the_comment_advises_on_the_answer_that_counts_least(set_class, graded, tmp_path):
    from game.classroom.grades import comment_of
    from game.classroom.works import Answer, Work

    given = set_class()
    names = [q.counterargument.id for q in given.questions if q.side == "con"]
    work = Work("ada@x.edu", "", "", "", False, "con", tuple(Answer("zoo", n, "x") for n in names))
    rounds = [
        {
            "motion": "zoo", "counterargument": name, "score": score, "band": 2, "points": [],
            "flags": [], "text": "x", "off_list": False, "lift": f"Lift {name}.", "hint_cost": cost,
        }
        for name, score, cost in zip(names, (45, 50), (0, 20), strict=True)
    ]  # fmt: skip
    said = comment_of(given, work, rounds)
    assert said.endswith(f"Next time, on “Safe without phones”: Lift {names[1]}.")
    assert comment_of(given, work, rounds[1:]).endswith(f" Next time: Lift {names[1]}.")
