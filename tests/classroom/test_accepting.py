"""Accepting an appeal, stopped at every step: the same command goes on there."""

import contextlib
import json
import shutil
from pathlib import Path

import pytest

import game.scoring
from game.classroom import accepting, grading
from game.classroom.accepting import stopped
from game.classroom.appeals import Said, file_appeal
from game.classroom.collecting import collect
from game.classroom.deciding import accept, reject
from game.classroom.decisions import Signed
from game.classroom.folder import open_class
from game.classroom.forgetting import find_traces
from game.classroom.journal import add_to_journal, read_journal
from game.classroom.students import find_student
from game.classroom.submission import FORMAT, seal_of
from game.cli import main
from game.errors import FAILED, OK, USAGE, UsageError
from game.packs.library import load_pack

ME = Signed("Ms Example", "2026-12-05T09:00:00+00:00")
LATER = Signed("Mr Other", "2026-12-09T09:00:00+00:00")
TEXTS = ("Teachers walk along with us, so that nobody is lost.", "A keeper has a whistle for that.")
WORDS = (TEXTS[0], "A keeper whistles.")
PLACES = ("zoo/eyes-on-screens", "zoo/planned-anyway")


@pytest.fixture(autouse=True)
def judge_by_overlap(monkeypatch, overlap_matcher):
    monkeypatch.setattr(game.scoring, "load_matcher", lambda: overlap_matcher, raising=False)
    monkeypatch.setattr("game.processes.cores", lambda: 0)


@pytest.fixture(params=["own", "bundled"])
def appealed(request, set_class, graded, form, home, monkeypatch):
    """A class of an own or a bundled pack, with an appeal of Ada and one of Alan."""
    if request.param == "bundled":
        for module in ("game.packs.library", "game.classroom.amending"):
            monkeypatch.setattr(f"{module}.bundled_packs_folder", lambda: home / "bundled")
    given = set_class()
    if request.param == "bundled":
        (home / "bundled").mkdir()
        shutil.move(home / "packs" / "school-phones", home / "bundled" / "school-phones")
    graded(form(("2026-12-03 10:00", "ada@x.edu", TEXTS[0], "x"),
                ("2026-12-03 10:00", "alan@x.edu", "x", TEXTS[1])), given=given)  # fmt: skip
    for who, place in zip(("ada@x.edu", "alan@x.edu"), PLACES, strict=True):
        point = _points(given, place)[0]
        given, _ = file_appeal(given, find_student(given, who), place, Said(point), ME)
    return given


def _points(given, place):
    motion, thrown = place.split("/")
    return [one.id for one in given.pack.get_motion(motion).get_counterargument(thrown).point]


def _files(*folders):
    return {path: path.read_bytes() for folder in folders for path in sorted(folder.rglob("*"))
            if path.is_file() and path.name != "codes.key"}  # fmt: skip


def _put_back(files, *folders):
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)
    for path, content in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


class Steps:
    """Everything that appears on the disk or in the journal, one by one; one of them fails."""

    def __init__(self, monkeypatch, at, error, *, after):
        self.count, self._at, self._error, self._after = 0, at, error, after
        self.done = False
        for where, name in (
            (Path, "replace"),
            (Path, "rename"),
            (accepting, "add_to_journal"),
            (grading, "add_to_journal"),
        ):
            monkeypatch.setattr(where, name, self._wrapped(getattr(where, name)))  # fmt: skip

    def _wrapped(self, real):
        def step(*arguments):
            self.count += 1
            fails = self.count == self._at
            if fails and not self._after:
                raise self._error
            found = real(*arguments)
            if fails:
                raise self._error
            return found

        return step


@pytest.mark.parametrize(
    ("error", "after"),
    [(PermissionError(13, "in use"), False), (KeyboardInterrupt(), True)],
    ids=["refused", "killed after it"],
)
def test_stopped_at_any_step_it_ends_as_if_it_had_not_been(
    appealed, home, monkeypatch, error, after
):
    name, class_folder = str(appealed.folder.path), appealed.folder.path
    folders = (class_folder, home / "packs", home / "bundled")
    key = appealed.folder.secret.read_bytes()
    begun = _files(*folders)
    before = appealed.pack.content_hash

    accept(open_class(name), [1, 2], Said(why="Right"), ME)
    whole = _files(*folders)
    assert open_class(name).former == {before}
    for at in range(1, 50):
        _put_back(begun, *folders)
        appealed.folder.secret.write_bytes(key)
        with monkeypatch.context() as patch:
            steps = Steps(patch, at, error, after=after)
            with contextlib.suppress(type(error)):
                accept(open_class(name), [1, 2], Said(why="Right"), ME)
                steps.done = True
        kinds = {one["kind"] for one in read_journal(appealed.folder.decisions)}
        meant = "accepting" in kinds  # then the reason and the signature stand there already
        again = (Said(), LATER) if meant else (Said(why="Right"), ME)
        given, _ = accept(open_class(name), [1, 2], *again)
        assert _files(*folders) == whole, at
        assert stopped(given) == {}
        assert given.assignment.pack_hash == given.pack.content_hash
        assert given.former == {before}
        if steps.done:
            break
    assert steps.done
    assert at > 8


def test_another_appeal_or_wording_does_not_lose_what_was_stopped(appealed, monkeypatch):
    name = str(appealed.folder.path)
    with monkeypatch.context() as patch, contextlib.suppress(KeyboardInterrupt):
        Steps(patch, 2, KeyboardInterrupt(), after=True)
        accept(appealed, [1], Said("", WORDS[0], "Right"), ME)
    given = open_class(name)
    assert list(stopped(given)) == [1]
    with pytest.raises(UsageError, match=r"stopped in the middle: --accept 1 finishes it"):
        accept(given, [1], Said(sentence="Other words."), ME)
    with pytest.raises(UsageError, match=r"stopped in the middle.*--accept 1 finishes"):
        reject(given, 1, "No.", ME)
    assert WORDS[0] in "".join(find_traces(given, find_student(given, "ada@x.edu")).learnt)
    given, amended = accept(given, [2], Said("", WORDS[1], "Too"), LATER)
    states = {n: (one["state"], one["answer"]["by"]) for n, one in given.decisions.appeals.items()}
    assert states == {1: ("accepted", "Ms Example"), 2: ("accepted", "Mr Other")}
    assert given.assignment.pack_hash == given.pack.content_hash == amended.pack.content_hash
    with pytest.raises(UsageError, match="Appeal 1 was accepted on 2026-12-05 as"):
        accept(given, [1], Said(sentence="Other words."), ME)


def test_a_journal_that_lost_its_last_line_gets_only_that_back(appealed):
    given, _ = accept(appealed, [1, 2], Said(why="Right"), ME)
    journal = given.folder.decisions
    whole = journal.read_bytes()
    journal.write_bytes(whole[: whole[:-1].rfind(b"\n") + 30])
    given = open_class(str(given.folder.path))
    assert list(stopped(given)) == [2]
    accept(given, [1, 2], Said(), LATER)
    assert journal.read_bytes() == whole


def test_filing_the_same_twice_is_written_once(appealed):
    before = appealed.folder.decisions.read_bytes()
    ada, point = find_student(appealed, "ada@x.edu"), _points(appealed, PLACES[0])[0]
    given, entry = file_appeal(appealed, ada, PLACES[0], Said(point), LATER)
    assert (entry["number"], given.folder.decisions.read_bytes()) == (1, before)
    assert (
        file_appeal(given, ada, PLACES[0], Said(point, why="Another reason"), LATER)[1]["number"]
        == 3
    )


def test_turning_down_twice_is_written_once(appealed):
    given = reject(appealed, 1, "No.", ME)
    given = reject(given, 1, "No.", LATER)
    kinds = [one["kind"] for one in read_journal(given.folder.decisions)]
    assert kinds.count("rejected") == 1


def test_a_locked_table_is_said_and_the_same_command_ends_it(appealed, tmp_path, monkeypatch,
                                                             capsys):  # fmt: skip
    folder, made = appealed.folder, appealed.pack
    asked = ["class", "appeal", str(folder.path), "--accept", "1", "--jobs", "0"]
    real = Path.replace

    def locked(path, target):
        if Path(target) == folder.grades_csv:
            raise PermissionError(13, "Permission denied", str(target))
        return real(path, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", locked)
        assert main(asked) == FAILED
    assert "the same command goes on there" in capsys.readouterr().err
    assert main(asked) == OK
    assert "Accepted before; the grades are written again." in capsys.readouterr().out
    assert "accepted by" in folder.grades_csv.read_text(encoding="utf-8")
    # students can play, and who has played before is not blamed for it
    given = open_class(str(folder.path))
    assert given.assignment.pack_hash == load_pack(given.assignment.pack).content_hash
    data = {"format": FORMAT, "format_version": 1, "assignment": given.assignment.id,
            "student": "grace@x.edu", "handed_in": "2026-12-03T10:00:00", "pack": made.id,
            "pack_version": made.manifest.version, "pack_hash": made.content_hash,
            "answers": []}  # fmt: skip
    (tmp_path / "grace.json").write_text(json.dumps(data | {"seal": seal_of(data)}))
    (work,) = collect(given, [tmp_path / "grace.json"]).works
    assert "other-pack" not in {note.code for note in work.notes}


def test_the_list_says_what_was_stopped(appealed, capsys):
    meant = {"named": appealed.assignment.pack, "before": {}, "after": {}, "point": "x",
             "sentence": "y", "why": ""}  # fmt: skip
    add_to_journal(appealed.folder.decisions, [ME.entry("accepting", number=2, **meant)])
    assert main(["class", "appeal", str(appealed.folder.path)]) == OK
    assert "Accepting appeal 2 was stopped in the middle" in capsys.readouterr().out
    assert (
        main(["class", "appeal", str(appealed.folder.path), "--reject", "2", "--why", "n"]) == USAGE
    )
