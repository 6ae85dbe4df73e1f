"""By which rules a file was played, beside those of the class."""

from dataclasses import replace

import pytest

from game.classroom.collecting import collect
from game.debate.assigned import Assigned, Part
from game.records.codec import event_data
from tests.classroom.conftest import TEXT

ANSWER = {"motion": "zoo", "counterargument": "eyes-on-screens", "text": TEXT, "seconds": 100}


def started(**rules):
    """The first event of a match in the class of `set_class`, played by these rules."""
    parts = (Part("zoo", ("eyes-on-screens",)),)
    assigned = Assigned(
        id="zoo-9b", title="Zoo", student="ada@x.edu", code="S-00000000", attempt=1, attempts=1,
        counts="last", graded=True, motions=("zoo",), parts=parts,
    )  # fmt: skip
    return {"kind": "started", "assigned": event_data(replace(assigned, **rules))}


def note_of(work):
    return next((note.message for note in work.notes if note.code == "other-rules"), "")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"graded": False}, "mode practice (the class: exam)"),
        ({"events": [started(minutes=0)]}, "minutes 0 (the class: 30)"),
        ({"events": [started(pasting=True)]}, "pasting true (the class: false)"),
        ({"events": [started(minutes=30, pasting=False)]}, ""),
        ({"attempt": 2}, "attempt 2 (attempts: 1)"),
        ({"answers": [ANSWER | {"hints": 3}]}, "1 hint (hints: false)"),
        ({"events": [{"kind": "revised"}] * 2}, "2 revisions of one answer (revisions: 0)"),
        ({"answers": [ANSWER | {"seconds": 3000}]}, "50 minutes of writing (minutes: 30)"),
        ({"answers": [ANSWER | {"seconds": 1830}]}, ""),  # the judge takes a moment
        ({"events": [{"kind": ["x"], "assigned": {"hints": 1}}, 7], "graded": "no"}, ""),
    ],
)
def test_what_a_file_says_of_its_rules_is_compared_with_the_class(
    set_class, submission, changes, words
):
    given = set_class(play={"minutes": 30, "pasting": False})
    (work,) = collect(given, [submission(given, **changes)]).works
    assert words in note_of(work)
    assert bool(words) is bool(note_of(work))
    assert work.answers[0].text == TEXT
