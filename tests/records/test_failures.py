"""What goes wrong outside: each is one clear sentence, and nothing that was saved is lost."""

import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from datetime import datetime
from pathlib import Path

import pytest

from game.debate.events import Called, Opened, RoundClosed, Started, Thrown
from game.errors import RecordError
from game.records.database import BUSY_SECONDS, connect
from game.records.history import History

WRITER = """
import sys
from pathlib import Path
from game.debate.events import Called, Started
from game.records.history import History

with History(Path(sys.argv[1])) as history:
    match_id = history.start(Started("p", "1.0.0", "h", "m", "pro", "practice", 0, "s"))
    for number in range(int(sys.argv[2])):
        history.append(match_id, Called(number))
        history.save_draft(match_id, "answer:1", f"Half a sentence, keystroke {number}")
        print(match_id, number, flush=True)
"""


def writer(path: Path, count: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), str(count)], stdout=subprocess.PIPE, text=True
    )


def test_kill_9_in_the_middle_of_writing_loses_nothing(path: Path):
    process = writer(path, 100_000)
    assert process.stdout
    try:
        for _ in range(25):
            line = process.stdout.readline()
    finally:
        process.kill()
        rest = process.stdout.read().splitlines()
        process.stdout.close()
    assert process.wait(10) in (-signal.SIGKILL, 1)
    complete = [line for line in [line, *rest] if line.count(" ") == 1 and line.split()[1]]
    match_id, number = complete[-1].split()
    with History(path) as history:
        found = history.last_unfinished()
        assert found
        assert found.id == match_id
        calls = [e.points for e in history.events(match_id) if isinstance(e, Called)]
        assert calls == list(range(len(calls)))
        assert len(calls) > int(number) >= 24
        draft = history.draft(match_id, "answer:1")
        assert draft.startswith("Half a sentence, keystroke ")
        assert int(draft.split()[-1]) >= int(number)
        history.append(match_id, RoundClosed(), seq=len(calls) + 1)


def test_two_processes_at_once_on_a_new_file_both_save_everything(path: Path):
    processes = [writer(path, 40) for _ in range(3)]
    outputs = [process.communicate(timeout=60)[0] for process in processes]
    assert [process.returncode for process in processes] == [0, 0, 0]
    with History(path) as history:
        assert len(history.matches()) == 3
        for output in outputs:
            match_id = output.split()[0]
            assert len(history.events(match_id)) == 41


def test_opening_waits_for_another_process_that_is_just_making_the_file(path: Path):
    """SQLite itself does not wait when two connections switch a new file to WAL."""
    path.parent.mkdir()
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    timer = threading.Timer(0.3, lambda: other.execute("COMMIT"))
    timer.start()
    with History(path) as history:
        assert history.matches() == ()
    timer.join()
    other.close()


def test_a_file_locked_by_another_program_is_told_after_two_seconds(
    history: History, path: Path, started: Started
):
    match_id = history.start(started)
    other = connect(path)
    other.execute("BEGIN IMMEDIATE")
    before = time.monotonic()
    with pytest.raises(RecordError) as caught:
        history.append(match_id, Opened("We", (Thrown("safety"),)), seq=1)
    waited = time.monotonic() - before
    assert str(caught.value) == (
        f"Your opening was not saved. The history is {path}: another program is writing to it; "
        "try again in a moment."
    )
    assert BUSY_SECONDS * 0.8 < waited < BUSY_SECONDS * 3
    assert history.events(match_id) == (started,), "reading goes on meanwhile"
    other.execute("ROLLBACK")
    other.close()
    assert history.append(match_id, Called(1), seq=1) == 2


def test_a_lock_that_is_soon_given_up_is_waited_for(history: History, path: Path, started: Started):
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sqlite3, sys, time\n"
            "c = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
            "c.execute('BEGIN IMMEDIATE'); print('locked', flush=True); time.sleep(.3)\n"
            "c.execute('ROLLBACK')",
            str(path),
        ],
        stdout=subprocess.PIPE,
    )
    assert holder.stdout
    with holder.stdout:
        holder.stdout.readline()
        assert history.events(history.start(started)) == (started,)
    assert holder.wait(10) == 0


def test_a_file_that_may_only_be_read_is_told(history: History, path: Path, started: Started):
    match_id = history.start(started)

    def read_only(path: Path) -> sqlite3.Connection:
        return sqlite3.connect(f"file:{path}?mode=ro", uri=True, isolation_level=None)

    with History(path, connect=read_only) as reader:
        assert reader.events(match_id) == (started,)
        with pytest.raises(RecordError) as caught:
            reader.save_draft(match_id, "opening", "We")
        assert str(caught.value) == (
            f"Your draft was not saved. The history is {path}: it is read-only; check the "
            "permissions of the file and its folder."
        )


@pytest.mark.skipif(not hasattr(os, "seteuid"), reason="permissions of this kind are Unix's")
@pytest.mark.parametrize("existing", [True, False])
def test_a_folder_without_permission_is_told(existing: bool, started: Started):
    """As another user where the tests run as root, whom no permission stops."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if existing:
            with History(folder / "history.db") as history:
                history.start(started)
            (folder / "history.db").chmod(0o444)
        folder.chmod(0o555)
        user = os.geteuid()
        if user == 0:
            os.seteuid(65534)
        try:
            with pytest.raises(RecordError) as caught:
                History(folder / "history.db")
            with pytest.raises(RecordError) as made:
                History(folder / "deeper" / "history.db")
        finally:
            if user == 0:
                os.seteuid(0)
            folder.chmod(0o755)
    assert str(caught.value).startswith("The history was not opened. The history is ")
    assert "permissions" in str(caught.value)
    assert str(made.value) == (
        f"The folder of the history cannot be made: {folder / 'deeper'} (Permission denied)."
    )


def test_a_full_disk_is_told_and_what_was_saved_stays(path: Path, started: Started):
    connections: list[sqlite3.Connection] = []

    def watched(path: Path) -> sqlite3.Connection:
        connections.append(connect(path))
        return connections[-1]

    with History(path, connect=watched) as history:
        match_id = history.start(started)
        history.save_draft(match_id, "opening", "We say")
        (pages,) = connections[0].execute("PRAGMA page_count").fetchone()
        connections[0].execute(f"PRAGMA max_page_count = {pages + 2}")
        with pytest.raises(RecordError) as caught:
            history.save_draft(match_id, "opening", "We say " * 50_000)
        assert str(caught.value) == (
            f"Your draft was not saved. The history is {path}: the disk is full; free some space "
            "and try again."
        )
        with pytest.raises(RecordError, match="Your opening was not saved"):
            history.append(match_id, Opened("We say " * 50_000, (Thrown("safety"),)), seq=1)
        assert history.draft(match_id, "opening") == "We say"
        assert history.events(match_id) == (started,)
        connections[0].execute("PRAGMA max_page_count = 100000")
        history.append(match_id, Opened("We say " * 50_000, (Thrown("safety"),)), seq=1)
    with History(path) as again:
        assert len(again.events(match_id)) == 2


@pytest.mark.parametrize("content", [b"not a database at all " * 99, bytes(range(256)) * 40])
def test_a_file_of_something_else_is_told_and_left_alone(path: Path, content: bytes):
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(RecordError, match="it is not a history file; move it elsewhere"):
        History(path)
    assert path.read_bytes() == content


def test_a_damaged_page_is_told(path: Path, started: Started):
    with History(path) as history:
        match_id = history.start(started)
        for _ in range(300):
            history.append(match_id, Called(1))
    damaged = bytearray(path.read_bytes())
    damaged[4096:] = b"\xff" * (len(damaged) - 4096)
    path.write_bytes(damaged)
    with (
        pytest.raises(RecordError, match="it is damaged; move the file elsewhere"),
        History(path) as history,
    ):
        history.events(match_id)


def test_one_damaged_event_is_told_with_its_place(history: History, path: Path, started: Started):
    match_id, other = history.start(started), history.start(started)
    history.append(match_id, Called(1))
    hand = connect(path)
    hand.execute("UPDATE event SET body = '{' WHERE match_id = ? AND seq = 1", (match_id,))
    hand.close()
    with pytest.raises(RecordError, match=f"Event 1 of match {match_id} cannot be read"):
        history.events(match_id)
    assert history.events(other) == (started,)


def test_a_damaged_row_of_the_list_is_told(history: History, path: Path, started: Started):
    match_id = history.start(started)
    hand = connect(path)
    hand.execute("UPDATE match SET started = 'yesterday'")
    hand.close()
    with pytest.raises(RecordError, match=f"The record of match {match_id} is damaged"):
        history.matches()


def test_a_folder_in_place_of_the_file_is_told(path: Path):
    path.mkdir(parents=True)
    with pytest.raises(RecordError, match="it cannot be opened; check the path"):
        History(path)


def test_a_file_in_place_of_the_folder_is_told(path: Path):
    path.parent.write_text("in the way")
    with pytest.raises(RecordError, match="The folder of the history cannot be made"):
        History(path)


def test_an_interrupt_while_saving_leaves_the_record_whole(
    history: History, path: Path, started: Started
):
    match_id = history.start(started)

    def interrupted() -> datetime:
        raise KeyboardInterrupt

    with History(path, clock=interrupted) as other:
        with pytest.raises(KeyboardInterrupt):
            other.append(match_id, Called(1))
        assert other.events(match_id) == (started,)
        assert history.append(match_id, Called(1), seq=1) == 2, "the lock was given up"
