"""Receipts: what is worked out again, and every way in which it may differ."""

import csv
import json
import re
import shutil

import pytest

import game.scoring
from game.classroom.collecting import collect
from game.classroom.folder import open_class
from game.classroom.receipts import hash_of
from game.classroom.submission import FORMAT, seal_of
from game.cli import main
from game.errors import FAILED, OK, USAGE
from game.paths import user_packs_folder

GOOD = "The teacher may set clear rules, because clear rules are enough: a ban is not needed."
BEFORE = "2026-12-03 10:00"


@pytest.fixture(autouse=True)
def judge_by_overlap(monkeypatch, overlap_matcher):
    monkeypatch.setattr(game.scoring, "load_matcher", lambda: overlap_matcher, raising=False)


@pytest.fixture
def receipt(set_class, graded, form):
    """The file of Ada's receipt."""
    given = set_class()
    found = graded(form((BEFORE, "ada@x.edu", GOOD, "静かに。 Rules!")), given=given)
    return given.folder.receipts / f"{found[0]['code']}.json"


@pytest.fixture
def altered(receipt, tmp_path):
    """Writes the receipt changed, sealed again unless told otherwise; returns the file."""

    def write(change, *, seal=True):
        data = json.loads(receipt.read_bytes())
        change(data)
        path = tmp_path / "altered.json"
        path.write_text(json.dumps(data | ({"seal": seal_of(data)} if seal else {})))
        return path

    return write


@pytest.fixture
def verified(capsys):
    """Runs `verify`; returns the exit code and what was said."""

    def run(*arguments):
        capsys.readouterr()
        code = main(["class", "verify", *map(str, arguments)])
        said = capsys.readouterr()
        return code, said.out + said.err

    return run


def test_grading_leaves_a_receipt_for_each_who_handed_in_and_none_has_a_name(receipt):
    files = list(receipt.parent.iterdir())
    assert files == [receipt]
    text = receipt.read_text(encoding="utf-8")
    assert "Lovelace" not in text
    assert "ada@x.edu" not in text


def test_the_same_comes_out_and_the_exit_code_says_so(receipt, verified):
    code, said = verified(receipt)
    assert code == OK
    assert "same: text, pack, scorer, points, score, class (4 points compared)" in said
    assert "not confirmed" not in said


def test_a_folder_ends_with_a_count_and_progress_is_told_where_nobody_sees_a_terminal(
    receipt, altered, monkeypatch, capsys
):
    def worth_more(data):
        data["score"] = data["final"] = 99.0

    shutil.copy(altered(worth_more), receipt.parent / "zz.json")
    (receipt.parent / "zzz.json").write_text("{}")
    monkeypatch.setattr("game.cli.progress.MILESTONE_SECONDS", 0.0)
    capsys.readouterr()
    assert main(["class", "verify", str(receipt.parent)]) == USAGE
    said = capsys.readouterr()
    last = said.out.splitlines()[-1]
    assert last == "3 receipts: 1 the same, 1 differ, 1 could not be worked out."
    assert "1 of 3 receipts verified\n2 of 3 receipts verified\n" in said.err
    assert main(["class", "verify", str(receipt)]) == OK
    assert capsys.readouterr().out.endswith("\n1 receipt: 1 the same, 0 differ.\n")


def test_two_runs_over_the_same_files_write_the_same_receipt(receipt, set_class, graded, form):
    before = receipt.read_bytes()
    graded(
        form((BEFORE, "ada@x.edu", GOOD, "静かに。 Rules!")),
        given=open_class(receipt.parent.parent),
    )
    assert receipt.read_bytes() == before


def set_score(data):
    data["answers"][0]["score"] = 100


def set_total(data):
    data["score"] = data["final"] = 99.0


def set_final(data):
    data["final"] = 99.0


def set_point(data):
    data["answers"][1]["points"][0] |= {"made": True, "probability": 0.9}


def set_span(data):
    data["answers"][0]["points"][0]["span"] = [0, 5]


def set_text(data):
    data["answers"][0]["text"] += " And more."


def set_text_and_hash(data):
    data["answers"][0]["text"] = "Nothing."
    data["answers"][0]["text_hash"] = hash_of("Nothing.")


def set_scorer(data):
    data["scorer_version"] = "1-old"


def drop_point(data):
    del data["answers"][0]["points"][1]


def invent_point(data):
    data["answers"][0]["points"].append({"id": "zebra", "made": True, "probability": 1.0})


def rename_counterargument(data):
    data["answers"][0]["counterargument"] = "lions"


@pytest.mark.parametrize(
    ("change", "kind", "words", "by_hand"),
    [
        (set_score, "score", "zoo/eyes-on-screens: 100 (band", True),
        (set_total, "score", "the judge's mark: 99.00 in the receipt", True),
        (set_final, "score", "the mark: 99.00 in the receipt", True),
        (set_point, "points", "crowds-split: made (0.900) in the receipt, not made", True),
        (set_span, "points", "at 0 to 5 in the receipt, at ", True),
        (drop_point, "points", "practice-for-life is not in the receipt", True),
        (invent_point, "points", "zebra is not in the pack that is here", True),
        (set_text, "text", "the text for zoo/eyes-on-screens is not the one that was", False),
        (set_text_and_hash, "score", "in the receipt", True),
        (set_scorer, "scorer", "scored by 1-old; here is", False),
        (rename_counterargument, "pack", "zoo/lions is not in the pack", False),
    ],
)
def test_whatever_was_changed_is_named_however_it_is_sealed(altered, verified, change, kind, words,
                                                            by_hand):  # fmt: skip
    code, said = verified(altered(change))
    assert code == FAILED
    assert any(line.startswith(f"  {kind}: ") and words in line for line in said.splitlines())
    assert ("the numbers in the receipt were changed" in said) == by_hand
    assert "seal" not in said
    assert "its seal is broken" in verified(altered(change, seal=False))[1]


def set_by_hand(data):
    data["override"] = [{"place": "", "old": 1, "new": 100, "by": "t", "when": "2026", "why": "x"}]
    data["final"] = 100.0


def set_out_of(data):
    data["out_of"] = 200
    data["score"] = data["final"] = 2 * data["score"]


def set_weights(data):
    data["weights"] = [0, 0]


def give_no_hint(data):
    data["answers"][0]["hint_cost"] = 20


def set_weight(data):
    data["answers"][0]["weight"] = 1


def set_assignment(data):
    data["assignment"] = "another"


def set_student(data):
    data["student"] = "S-00000000"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (set_by_hand, "the mark: set by hand to 100.00 in the receipt, not set by hand there"),
        (set_out_of, "out of 200 in the receipt, out of 100 there"),
        (set_weights, "content and strategy are weighed 0 and 0 in the receipt, 60 and 40 there"),
        (give_no_hint, "zoo/eyes-on-screens: hints cost 20 in the receipt, 0 there"),
        (set_text_and_hash, "the text for zoo/eyes-on-screens is not the one that was graded"),
        (set_assignment, "the receipt is of another, the class is zoo-9b"),
        (set_student, "it has no grade of S-00000000"),
    ],
)
def test_the_class_itself_says_what_no_text_can_prove(receipt, altered, verified, change, words):
    path = altered(change)
    code, said = verified(path, "--class", receipt.parent.parent)
    assert code == FAILED
    assert f"  class: {words}" in said
    shutil.copy(path, receipt)  # it lies in the class's folder
    code, said = verified(receipt)
    assert (code, f"  class: {words}" in said) == (FAILED, True)


def test_a_receipt_alone_confirms_no_final_mark(receipt, altered, verified):
    code, said = verified(altered(set_by_hand))
    assert code == OK
    assert "same: text, pack, scorer, points, judge's scores of the answers (4 points" in said
    assert "out of 100; hint costs: none; set by hand: the mark 100.00" in said
    assert "So the final mark is not confirmed; --class FOLDER asks the class itself." in said
    assert said.endswith("0 the same, 0 differ, 1 without a difference, but the final mark not "
                         "confirmed.\n")  # fmt: skip
    assert "its weight: 1 in the receipt, 3 here" in verified(altered(set_weight))[1]


def test_a_receipt_given_out_before_a_decision_differs_from_the_class(receipt, verified, tmp_path):
    shutil.copy(receipt, tmp_path / "mine.json")
    folder = receipt.parent.parent
    assert main(["class", "override", str(folder), "ada", "90", "--why", "w"]) == OK
    code, said = verified(tmp_path / "mine.json", "--class", folder)
    assert code == FAILED
    assert "class: the mark: not set by hand in the receipt, set by hand to 90.00 there" in said
    assert verified(receipt)[0] == OK


def test_a_class_that_cannot_be_read_confirms_nothing(receipt, verified):
    grades = receipt.parent.parent / "grades.jsonl"
    grades.write_bytes(b"{}\n")
    code, said = verified(receipt)
    assert code == OK
    assert "The class cannot be asked: " in said
    assert "not confirmed" in said
    assert verified(receipt, "--class", grades.parent)[0] == USAGE
    grades.unlink()
    assert "not confirmed" in verified(receipt)[1]
    assert verified(receipt, "--class", receipt.parent)[0] == USAGE


def test_another_pack_is_named_and_an_older_version_that_was_kept_is_used(receipt, verified):
    pack = user_packs_folder() / "school-phones"
    file = pack / "pack.toml"
    old = file.read_bytes()
    kept = user_packs_folder() / ".previous" / "1.2.0" / "school-phones"
    shutil.copytree(pack, kept)
    file.write_bytes(old.replace(b"1.2.0", b"1.2.1"))
    assert verified(receipt)[0] == OK
    shutil.rmtree(kept)
    code, said = verified(receipt)
    assert code == FAILED
    assert "pack: scored with school-phones 1.2.0 (" in said
    assert "here is school-phones 1.2.1 (" in said
    assert "same: text, scorer, points, score" in said


def test_a_pack_elsewhere_can_be_named(receipt, verified, tmp_path):
    elsewhere = tmp_path / "stick" / "school-phones"
    shutil.copytree(user_packs_folder() / "school-phones", elsewhere)
    shutil.rmtree(user_packs_folder() / "school-phones")
    code, said = verified(receipt)
    assert code == USAGE
    assert "--pack FOLDER" in said
    assert verified(receipt, "--pack", elsewhere)[0] == OK


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"{", "cut short or damaged"), (b"\xff", "cut short or damaged"), (b"[]", "is no receipt"),
     (b'{"format": "rebuttal-receipt"}', "format_version: field required"),
     (b"[" * 100_000, "cut short or damaged")],
)  # fmt: skip
def test_what_cannot_be_read_ends_with_2(tmp_path, verified, receipt, content, words):
    path = tmp_path / "bad.json"
    path.write_bytes(content)
    code, said = verified(path)
    assert (code, words in said) == (USAGE, True)
    assert verified(tmp_path / "none.json")[0] == USAGE
    code, said = verified(path, receipt)
    assert code == USAGE
    assert verified(receipt.parent)[0] == OK
    assert verified(receipt.parent.parent / "pages")[0] == USAGE
    (tmp_path / "empty").mkdir()
    assert verified(tmp_path / "empty")[0] == USAGE
    code, said = verified(path, receipt)
    assert "same: text" in said


def test_what_a_person_set_stands_in_the_receipt_and_is_no_difference(receipt, verified):
    folder = str(receipt.parent.parent)
    assert main(["class", "override", folder, "ada", "90", "--why", "w"]) == OK
    code, said = verified(receipt)
    assert code == OK
    assert "set by hand to 90.00" in said
    assert main(["class", "override", folder, "ada", "--undo"]) == OK
    assert main(["class", "override", folder, "ada", "40", "--question", "2", "--why", "w"]) == OK
    assert verified(receipt)[0] == OK


def test_a_mark_that_waits_for_a_person_verifies_too(set_class, graded, form, verified):
    given = set_class()
    graded(form((BEFORE, "ada@x.edu", "long " * 5000, "x")), given=given)
    (path,) = given.folder.receipts.iterdir()
    code, said = verified(path)
    assert code == OK
    assert "no score" in said


# -- submissions that are not what they say ----------------------------------------


@pytest.fixture
def hand_in(set_class, tmp_path):
    """A class, and a function that puts a submission into its inbox."""
    given, inbox = set_class(), tmp_path / "inbox"
    inbox.mkdir()

    def put(name, student, text, *, seal=True, after=None, **changes):
        data = {"format": FORMAT, "format_version": 1, "assignment": "zoo-9b", "student": student,
                "handed_in": "2026-12-03T10:00:00", "pack": given.pack.id, "pack_version": "1.2.0",
                "pack_hash": given.pack.content_hash, "answers": [
                    {"motion": "zoo", "counterargument": "eyes-on-screens", "text": text,
                     "score": None}]} | changes  # fmt: skip
        data["seal"] = seal_of(data)
        if after:
            after(data)
            if seal:
                data["seal"] = seal_of(data)
        (inbox / name).write_text(json.dumps(data))
        return inbox

    return given, put


def notes(given, inbox):
    return {note.code for work in collect(given, [inbox]).works for note in work.notes}


def edit_score(data):
    data["answers"][0]["score"] = 100


def swap_pack(data):
    data["pack_hash"] = "0" * 64


def swap_student(data):
    data["student"] = "alan@x.edu"


@pytest.mark.parametrize(
    ("after", "code"),
    [(swap_pack, "other-pack"), (swap_student, "another-name")],
)
def test_a_swapped_pack_or_student_is_detected_even_sealed_again(hand_in, after, code):
    given, put = hand_in
    assert code in notes(given, put("ada@x.edu.json", "ada@x.edu", GOOD, after=after))


@pytest.mark.parametrize("after", [edit_score, swap_pack, swap_student])
def test_any_change_by_hand_breaks_the_seal(hand_in, after):
    given, put = hand_in
    assert "edited" in notes(given, put("a.json", "ada@x.edu", GOOD, after=after, seal=False))


def test_edited_scores_change_nothing_and_are_named(hand_in, graded):
    given, put = hand_in
    honest = graded(put("ada.json", "ada@x.edu", GOOD), given=given)[0]["score"]
    ada = graded(put("ada.json", "ada@x.edu", GOOD, after=edit_score), given=given)[0]
    assert ada["score"] == honest
    assert "other-score" in {note["code"] for note in ada["notes"]}


def test_an_edited_text_sealed_again_earns_what_the_new_text_is_worth(hand_in, graded):
    given, put = hand_in

    def edit(data):
        data["answers"][0]["text"] = GOOD

    edited = graded(put("ada.json", "ada@x.edu", "No.", after=edit), given=given)[0]
    honest = graded(put("ada.json", "ada@x.edu", GOOD), given=given)[0]
    assert edited["score"] == honest["score"]
    assert {n["code"] for n in edited["notes"]} == {n["code"] for n in honest["notes"]}


def test_a_clock_set_back_changes_no_score(hand_in, graded):
    given, put = hand_in
    late = graded(put("ada.json", "ada@x.edu", GOOD, handed_in="2026-12-09T10:00:00"), given=given)
    late = late[0]
    back = graded(put("ada.json", "ada@x.edu", GOOD, handed_in="2026-12-01T10:00:00"), given=given)
    assert late["late"]
    assert not back[0]["late"]
    assert late["score"] == back[0]["score"]


def test_a_submission_handed_in_again_does_not_count_twice(hand_in, graded):
    given, put = hand_in
    put("ada.json", "ada@x.edu", GOOD)
    inbox = put("ada-2.json", "ada@x.edu", GOOD, handed_in="2026-12-03T11:00:00")
    assert "same-again" in notes(given, inbox)
    assert graded(inbox, given=given)[0]["attempts"] == 2


def test_a_submission_replayed_under_another_name_is_told_to_the_teacher(hand_in, capsys):
    given, put = hand_in
    put("x1.json", "ada@x.edu", GOOD)
    inbox = put("x2.json", "ada@x.edu", GOOD, after=swap_student)
    assert main(["class", "grade", str(given.folder.path), str(inbox), "--jobs", "0"]) == OK
    said = capsys.readouterr().out
    assert "same answers: Lovelace, Ada (x1.json); Turing, Alan (x2.json)" in said
    rows = list(csv.DictReader(given.folder.grades_csv.read_text(encoding="utf-8").splitlines()))
    assert not any("same answers" in row["comment"] for row in rows)


def test_a_submission_for_another_assignment_is_detected(hand_in):
    given, put = hand_in
    inbox = put("a.json", "ada@x.edu", GOOD, assignment="last-year")
    assert "other-assignment" in notes(given, inbox)


def test_weights_that_were_edited_after_grading_accuse_nobody(receipt, verified):
    folder = receipt.parent.parent
    rules = folder / "assignment.toml"
    text = rules.read_text(encoding="utf-8")
    edited = re.sub(r"(?m)^content = \d+", "content = 10", text)
    edited = re.sub(r"(?m)^strategy = \d+", "strategy = 90", edited)
    assert edited != text
    rules.write_text(edited, encoding="utf-8")
    said = ["u1", "50", "--question", "Q2", "--why", "read again"]
    assert main(["class", "override", str(folder), *said]) == OK
    code, said = verified(receipt)
    assert (code, "same: text, pack, scorer, points, score" in said) == (OK, True), said
    assert json.loads(receipt.read_bytes())["weights"] == [60, 40]
