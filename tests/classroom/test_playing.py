"""An assignment played by lines of text, from the file to the grade."""

import io
import json
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from game.classroom.attempts import next_attempt
from game.classroom.collected import collected_lines
from game.classroom.collecting import collect
from game.classroom.exercise import named_student, open_exercise
from game.classroom.folder import open_class
from game.classroom.handing_in import file_name, hand_in, next_command, submission_of
from game.classroom.student_page import student_page
from game.classroom.submission import seal_of
from game.cli import main
from game.cli.plain_attempt import play_attempt
from game.cli.plain_start import play_new
from game.cli.seat import Seat
from game.cli.talk import Talk
from game.errors import OK, RecordError, UsageError
from game.records.history import History
from game.records.saved import SavedMatch
from game.records.sides import Progress

ADA = "ada@x.edu"
RULES = "Clear rules about when to use a phone solve that distraction without any ban."
PLANNED = "The visit is planned long before, because teachers prepare it and know the paths."
PRACTICE = {"mode": "practice", "attempts": 9}
WHOLE = ["answer", RULES, ".", "1", "next", "", "answer", PLANNED, ".", "", "next", ""]
DAY = datetime(2026, 12, 1, 12, tzinfo=UTC)


class Killed(BaseException):
    """Nothing in the program catches it: no chance to save anything."""


def until_killed(lines):
    yield from lines
    raise Killed


class Pupil:
    """Plays by lines of text, with a clock that is set by hand."""

    def __init__(self, exercise, matcher, path):
        self.exercise, self.matcher = exercise, matcher
        self.now = DAY
        self.history = History(path, clock=lambda: self.now)
        self.said = ""

    def play(self, lines, student=ADA, side=None):
        out = io.StringIO()
        attempt = next_attempt(self.exercise, student, self.history, side)
        try:
            return play_attempt(self.exercise, student, attempt, self.seat(lines, out))
        finally:
            self.said = " ".join(out.getvalue().split())

    def seat(self, lines, out):
        return Seat(self.history, Talk(lines, out), lambda: self.matcher, clock=lambda: 0.0)

    @property
    def saved(self) -> SavedMatch:
        """The newest match."""
        newest = self.history.matches()[0].id
        return SavedMatch.resume(self.history, newest, lambda _: self.exercise.pack)

    @property
    def files(self):
        return sorted(self.exercise.folder.glob("*_attempt*.json"))


@pytest.fixture
def pupil(set_class, overlap_matcher, tmp_path):
    made = []

    def make(**changes):
        given = set_class(**changes)
        exercise = open_exercise(given.folder.assignment_file)
        made.append(Pupil(exercise, overlap_matcher, tmp_path / "history.db"))
        return made[-1]

    yield make
    for one in made:
        one.history.close()


@pytest.fixture
def two_motions(set_class, home):
    """The pack has a second motion, `park`."""
    folder = home / "packs" / "school-phones"
    text = (folder / "motions" / "zoo.toml").read_text(encoding="utf-8")
    park = text.replace('id = "zoo"', 'id = "park"', 1)
    (folder / "motions" / "park.toml").write_text(park, encoding="utf-8")
    manifest = folder / "pack.toml"
    old = manifest.read_text(encoding="utf-8")
    manifest.write_text(old.replace('motions = ["zoo"]', 'motions = ["zoo", "park"]'), "utf-8")


def test_the_file_that_is_handed_in_is_graded_with_the_same_scores(pupil, graded, set_class):
    student = pupil(play={"hints": True, "revisions": 1})
    lines = ["hint", *WHOLE[:4], "revise", "Every pupil follows them.", ".", *WHOLE[4:]]
    assert student.play(lines) == 0
    match = student.saved.match
    (file,) = student.files
    assert (
        f"Hand in this file, as it is, where your teacher collects the work: {file}" in student.said
    )
    grade = next(one for one in graded(file, given=open_class(str(student.exercise.folder)))
                 if one["student"] == ADA)  # fmt: skip
    assert grade["notes"] == []
    assert [r["score"] for r in grade["rounds"]] == [r.accepted.score for r in match.rounds]
    assert [r["hint_cost"] for r in grade["rounds"]] == [5, 0]
    weight = sum(r.counterargument.weight for r in match.rounds)
    mean = sum(r.score * r.counterargument.weight for r in match.rounds) / weight
    assert grade["score"] == pytest.approx(mean, abs=0.005)


def test_the_file_holds_every_event_the_pack_and_a_seal(pupil):
    student = pupil()
    student.play(WHOLE)
    data = json.loads(student.files[0].read_text(encoding="utf-8"))
    kinds = [event["kind"] for event in data["events"]]
    assert kinds == ["started", "called", "answered", "round-closed", "answered", "round-closed"]
    assert data["pack_hash"] == student.exercise.pack.content_hash
    assert data["scorer_version"] == student.saved.match.setup.scorer_version
    assert (data["student"], data["attempt"], data["graded"]) == (ADA, 1, True)
    assert data["seal"].startswith(hand_in(student.saved).receipt)
    assert submission_of(student.history, student.saved.match.setup.assigned) == data


def test_a_match_that_was_killed_goes_on_with_its_draft_and_its_rules(pupil):
    student = pupil(play={"attempts": 2})
    with pytest.raises(Killed):
        student.play(until_killed([*WHOLE[:6], "answer", PLANNED]))
    assert student.files == []
    student.history = History(student.history._database.path, clock=lambda: student.now)
    student.exercise.folder.joinpath("assignment.toml").unlink()
    student.play(["answer", ".", "", "next", ""])
    assert student.saved.match.rounds[1].answer.verdict.text == PLANNED
    assert len(student.files) == 1
    assert len(student.history.matches()) == 1


def test_attempts_are_counted_shown_and_limited(pupil):
    student = pupil(play={"attempts": 2, "counts": "best"})
    student.play(WHOLE)
    assert "Zoo (graded · attempt 1 of 2)" in student.said
    assert "Attempt 1 of 2; the best counts." in student.said
    file = student.exercise.folder / "assignment.toml"
    begin = f"Attempt 2 of 2 begins with this command: rebuttal play --assignment {file} --plain"
    assert begin in student.said
    student.play(WHOLE)
    assert "graded · attempt 2 of 2" in student.said
    assert "begins with this command" not in student.said
    assert [file.name.split("_")[-1] for file in student.files] == [
        "attempt1.json",
        "attempt2.json",
    ]
    with pytest.raises(UsageError, match="All 2 attempts are used"):
        student.play(WHOLE)
    with pytest.raises(UsageError, match="All 2"):
        student.play(WHOLE, student="ADA@X.EDU")
    student.play(WHOLE, student="alan@x.edu")


def test_what_the_exam_forbids_is_not_offered(pupil):
    student = pupil()
    student.play(["hint", "revise", "rules", *WHOLE[:4], "revise", "press", *WHOLE[4:]])
    match = student.saved.match
    assert match.phase == "over"
    assert all(not r.hints and not r.revisions and not r.press for r in match.rounds)
    assert student.said.count("no hints; no revision") == 2


def test_practice_allows_hints_and_a_revision_and_says_so(pupil):
    student = pupil(play={"mode": "practice"})
    student.play(["hint", *WHOLE[:4], "revise", "More.", ".", "hint", *WHOLE[4:]])
    assert "practice · attempt 1 of 1" in student.said
    assert len(student.saved.match.rounds[0].hints) == 1  # none is sold when nothing can be changed
    assert student.saved.match.rounds[0].revisions
    assert "graded" not in student.said


def test_when_the_time_is_over_what_was_written_is_handed_in(pupil):
    student = pupil(play={"minutes": 30})
    student.play(["answer", RULES])
    assert "30 minutes left" in student.said
    student.now += timedelta(minutes=31)
    student.play([])
    match = student.saved.match
    assert "Your time is over: what you wrote is handed in." in student.said
    assert match.phase == "over"
    assert match.rounds[0].answer.verdict.text == RULES
    assert match.rounds[1].answer is None
    assert len(student.files) == 1


def test_the_time_runs_on_while_the_program_is_closed(pupil):
    student = pupil(play={"minutes": 30})
    student.play([])
    student.now += timedelta(minutes=20)
    student.play([])
    assert "10 minutes left" in student.said


def test_the_next_motion_is_offered_with_the_file_whatever_it_is_called(pupil, two_motions):
    student = pupil(motions=["zoo", "park"])
    first = next_attempt(student.exercise, ADA, student.history).play
    file = student.exercise.folder / "assignment.toml"
    out = io.StringIO()
    play_new(first, student.exercise.pack, student.seat(iter(WHOLE), out))
    command = f"rebuttal play --assignment {file} --plain\n"
    assert f"Motion 1 of 2 is done. The next one:\n{command}" in out.getvalue()
    named = file.rename(file.with_name("my task (1).toml"))
    assert next_command(student.saved) == f"rebuttal play --assignment '{named}'"
    named.unlink()
    assert next_command(student.saved) == "rebuttal play --assignment FILE"


def test_when_the_time_is_over_the_motions_not_begun_are_named(pupil, two_motions):
    student = pupil(motions=["zoo", "park"], play={"minutes": 30})
    student.play(["answer", RULES])
    student.now += timedelta(minutes=31)
    student.play([])
    assert "The time was over before motion 2 of 2 began: nothing is handed in" in student.said


@pytest.mark.parametrize("attempts", [1, 2])
def test_time_that_ran_out_between_two_motions_hands_in_what_there_is(pupil, two_motions, attempts):
    student = pupil(motions=["zoo", "park"], play={"minutes": 30, "attempts": attempts})
    first = next_attempt(student.exercise, ADA, student.history).play
    play_new(first, student.exercise.pack, student.seat(iter(WHOLE), io.StringIO()))
    assert student.files == []
    student.now += timedelta(minutes=31)
    if attempts == 1:
        with pytest.raises(UsageError, match=r"attempt 1 ran out; .*attempt1\.json"):
            next_attempt(student.exercise, ADA, student.history)
    else:
        second = next_attempt(student.exercise, ADA, student.history)
        assert second.number == 2
        assert "attempt 1 ran out; hand in its file" in second.play.note
    (file,) = student.files
    data = json.loads(file.read_text(encoding="utf-8"))
    assert (data["attempt"], data["handed_in"]) == (1, DAY.astimezone().isoformat())
    assert [bool(one["text"]) for one in data["answers"]] == [True, True, False, False]


def test_names_that_look_alike_in_a_file_s_name_stay_apart(set_class):
    exercise = open_exercise(set_class(anonymous=False).folder.path)
    students = (
        "anna_lee",
        "anna-lee",
        "anna lee",
        "anna/lee",
        ADA,
        "a" * 90,
        "a" * 91,
        "李",
        "...",
    )
    names = [file_name(exercise.attempt(one, "con", 1)) for one in students]
    assert len(set(names)) == len(students)
    assert {"zoo-9b_anna-lee_attempt1.json", f"zoo-9b_{ADA}_attempt1.json"} < set(names)
    assert file_name(exercise.attempt("Anna_Lee", "con", 1)).lower() == names[0].lower()


def test_late_work_is_told_marked_and_only_refused_where_the_assignment_says_so(pupil, graded):
    student = pupil()
    student.now = datetime(2026, 12, 6, tzinfo=UTC)
    student.play(WHOLE)
    assert "The deadline has passed: what you hand in now is marked as late." in student.said
    assert "It is marked as late" in student.said
    given = open_class(str(student.exercise.folder))
    assert [g["late"] for g in graded(student.files[0], given=given) if g["rounds"]] == [True]


def test_late_work_is_refused_where_the_assignment_says_so(pupil):
    student = pupil(play={"late": False})
    student.now = datetime(2026, 12, 6, tzinfo=UTC)
    with pytest.raises(UsageError, match="takes no later work"):
        student.play(WHOLE)


def test_pasting_that_cannot_be_told_is_said_to_be_so(pupil):
    student = pupil(play={"pasting": False})
    student.play([])
    assert "cannot tell pasting from typing" in student.said


def test_no_student_text_leaves_its_place_in_the_name_of_the_file(pupil):
    student = pupil(anonymous=False)
    student.play(WHOLE, student=named_student("../../a_b\u202e 花子/x"))
    (file,) = student.files
    assert re.fullmatch(r"zoo-9b_a-b-花子-x-[0-9A-F]{6}_attempt1\.json", file.name)


def test_by_lines_of_text_it_asks_who_plays_and_on_which_side(
    set_class, overlap_matcher, monkeypatch, capsys
):
    import game.scoring

    monkeypatch.setattr(game.scoring, "load_matcher", lambda: overlap_matcher, raising=False)
    file = set_class(sides={"rule": "chosen"}).folder.assignment_file
    lines = ["", "ada@x.edu", "north", "con", "quit"]
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(lines) + "\n"))
    assert main(["play", "--assignment", str(file), "--plain"]) == OK
    said = " ".join(capsys.readouterr().out.split())
    assert "Zoo (graded) Who are you?" in said
    assert "Say who you are" in said
    assert "Which side do you argue?" in said
    assert "You argue CON" in said
    assert "rebuttal history resume" in said


def test_two_windows_cannot_begin_the_same_attempt(pupil):
    student = pupil(play={"attempts": 2})
    first = next_attempt(student.exercise, ADA, student.history)
    student.play([])
    with pytest.raises(RecordError, match="Attempt 1 was begun already"):
        play_attempt(student.exercise, ADA, first, student.seat([], io.StringIO()))


def test_revisions_are_counted_and_the_best_version_is_handed_in(pupil):
    student = pupil(play={"revisions": 2}, questions={"count": 1})
    better = f"{RULES} Teachers can check them, because rules are clear to all."
    student.play(
        ["answer", "No.", ".", "", "revise", ".clear", better, ".", "revise", ".clear", "Hm.", ".",
         "revise", "next", ""]
    )  # fmt: skip
    played = student.saved.match.rounds[0]
    assert len(played.revisions) == 2
    assert "the better version counts" in student.said
    data = json.loads(student.files[0].read_text(encoding="utf-8"))
    assert data["answers"][0]["text"] == played.accepted.text == better


def test_the_report_tells_neutrally_how_much_was_typed_and_pasted(pupil, graded):
    from game.classroom.folder import open_class

    student = pupil()
    student.play(WHOLE)
    given = open_class(str(student.exercise.folder))
    file = student.files[0]
    grade = next(g for g in graded(file, given=given) if g["rounds"])
    assert (grade["writing"]["typed"], grade["writing"]["pasted"]) == (None, None)
    assert "typed" not in "".join(student_page(given, grade, names=False))
    data = json.loads(file.read_text(encoding="utf-8"))
    for answer, typed in zip(data["answers"], (70, 10), strict=True):
        answer |= {"typed": typed, "pasted": 5}
    data["seal"] = seal_of(data)
    file.write_text(json.dumps(data), encoding="utf-8")
    grade = next(g for g in graded(file, given=given) if g["rounds"])
    page = "".join(student_page(given, grade, names=False))
    assert "80 characters typed, 10 pasted" in page


def test_an_assignment_counts_as_no_whole_match(pupil):
    student = pupil()
    student.play(WHOLE)
    (summary,) = student.history.matches()
    assert not summary.whole
    assert summary.assigned.place == "graded · attempt 1 of 1"
    assert Progress.of(summary.pack, [summary]).best("zoo", "con").shorter


def notes_of(found):
    return [n.message for work in found.works for n in work.notes if n.code == "other-rules"]


def test_rules_that_a_student_rewrote_are_named_with_those_of_the_class(pupil, graded):
    student = pupil()
    exercise = student.exercise
    play = exercise.assignment.play.model_copy(update=PRACTICE)
    theirs = exercise.assignment.model_copy(update={"play": play})
    student.exercise = replace(exercise, assignment=theirs)
    student.play(["hint", *WHOLE[:4], "revise", "So it is.", ".", *WHOLE[4:]])
    given = open_class(str(exercise.folder))
    found = collect(given, student.files)
    words = (
        "it was played with mode practice (the class: exam), attempts 9 (the class: 1), hints true "
        "(the class: false), revisions 1 (the class: 0); it holds 1 hint (hints: false), "
        "1 revision of one answer (revisions: 0)"
    )
    assert notes_of(found) == [words]
    assert f"  other-rules: Lovelace, Ada: {words} ({student.files[0].name})" in collected_lines(
        given, found
    )
    grade = next(one for one in graded(*student.files, given=given) if one["rounds"])
    assert words in "".join(student_page(given, grade, names=True))
    page = "".join(student_page(given, grade, names=False))
    assert "other-rules: it was played by other rules than those of the class." in page


@pytest.mark.parametrize("play", [{}, PRACTICE, {"hints": True, "revisions": 1, "minutes": 30}])
def test_who_plays_by_the_rules_of_the_class_is_not_named(pupil, play):
    student = pupil(play=play)
    student.play(WHOLE)
    assert notes_of(collect(open_class(str(student.exercise.folder)), student.files)) == []


@pytest.mark.parametrize("gone", ["roster.csv", "sides.csv"])
@pytest.mark.parametrize("said", [ADA, "Lovelace, Ada"])
def test_attempts_are_counted_by_the_row_of_the_list_and_not_by_the_name_typed(pupil, gone, said):
    student = pupil(sides={"rule": "dealt", "seed": 3})
    (student.exercise.folder / gone).unlink()
    student.play(WHOLE, student=said)
    for other in (ADA, " ADA@x.edu", "Lovelace, Ada"):
        with pytest.raises(UsageError, match="Your one attempt is used"):
            student.play(WHOLE, student=other)
    assert json.loads(student.files[0].read_text(encoding="utf-8"))["student"] == ADA
    student.play(WHOLE, student="alan@x.edu")


def test_an_attempt_that_was_left_goes_on_under_another_spelling_of_the_name(pupil):
    student = pupil()
    student.play(WHOLE[:6], student="u1")
    student.play(WHOLE[6:], student="Ada Lovelace")
    assert len(student.history.matches()) == len(student.files) == 1


@pytest.mark.parametrize("gone", ["roster.csv", "sides.csv"])
def test_a_name_that_two_students_share_counts_for_neither(pupil, gone):
    student = pupil(sides={"rule": "dealt", "seed": 3})
    folder = student.exercise.folder
    with (folder / "roster.csv").open("a", encoding="utf-8") as file:
        file.write('"Lovelace, Ada",105,u5,ada2@x.edu,9b,\n')
    with (folder / "sides.csv").open("a", encoding="utf-8") as file:
        file.write('ada2@x.edu,"Lovelace, Ada",con\nzoe@x.edu,Zoe,con\n')
    (folder / gone).unlink()
    with pytest.raises(UsageError, match=r"may be several students in \w+\.csv: type your e-mail"):
        student.play(WHOLE, student="Lovelace, Ada")


def test_two_files_of_one_student_under_two_names_are_two_attempts(set_class, submission):
    given = set_class()
    submission(given)
    answers = [{"motion": "zoo", "counterargument": "eyes-on-screens", "text": "Another text."}]
    other = {"handed_in": "2026-12-03 11:00", "answers": answers}
    works = collect(given, [submission(given, "b.json", student="Ada Lovelace", **other)]).works
    assert [(work.student, work.attempt) for work in works] == [(ADA, 1), (ADA, 0)]
    assert "too-many" in {note.code for note in works[1].notes}
