import sqlite3
from pathlib import Path

import pytest

from game.errors import RecordError
from game.records.history import History
from game.records.migrations import MIGRATIONS, migrate


@pytest.fixture
def connection(tmp_path: Path):
    opened = sqlite3.connect(tmp_path / "plain.db", isolation_level=None)
    yield opened
    opened.close()


def names(connection: sqlite3.Connection) -> list[str]:
    return [name for (name,) in connection.execute("SELECT name FROM migration ORDER BY name")]


def test_the_name_of_each_change_is_stored(connection: sqlite3.Connection):
    migrate(connection)
    assert names(connection) == [migration.__name__ for migration in MIGRATIONS]


def test_migrating_again_changes_nothing(connection: sqlite3.Connection):
    migrate(connection)
    before = connection.total_changes
    migrate(connection)
    assert connection.total_changes == before


def test_only_what_is_missing_is_applied(connection: sqlite3.Connection):
    def m900_colours(connection: sqlite3.Connection) -> None:
        connection.execute("ALTER TABLE match ADD COLUMN colour TEXT")

    migrate(connection)
    migrate(connection, (*MIGRATIONS, m900_colours))
    assert names(connection)[-1] == "m900_colours"
    connection.execute("SELECT colour FROM match")


def test_a_change_that_fails_leaves_the_file_as_it_was(connection: sqlite3.Connection):
    def m900_broken(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE half (a)")
        connection.execute("INSERT INTO nowhere VALUES (1)")

    migrate(connection)
    with pytest.raises(sqlite3.OperationalError):
        migrate(connection, (*MIGRATIONS, m900_broken))
    assert "m900_broken" not in names(connection)
    assert not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'half'").fetchall()


def test_the_file_of_a_newer_program_is_refused_and_left_alone(path: Path, history: History):
    history.close()
    newer = sqlite3.connect(path)
    newer.execute("INSERT INTO migration VALUES ('m900_holograms')")
    newer.commit()
    newer.close()
    before = path.read_bytes()
    with pytest.raises(RecordError, match=r"newer version of Rebuttal \(it knows m900_holograms\)"):
        History(path)
    assert path.read_bytes() == before


def test_the_database_of_another_program_is_refused_and_left_alone(path: Path):
    path.parent.mkdir()
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE bookmarks (url)")
    other.execute("PRAGMA journal_mode = WAL")
    other.close()
    before = path.read_bytes()
    with pytest.raises(RecordError, match="a database of another program"):
        History(path)
    assert path.read_bytes() == before


def test_the_schema_explains_itself(connection: sqlite3.Connection):
    migrate(connection)
    (sql,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'event'").fetchone()
    assert "-- JSON, see game/records/codec.py" in sql


def test_a_history_of_the_first_release_is_read_on(path: Path):
    path.parent.mkdir()
    older = sqlite3.connect(path, isolation_level=None)
    migrate(older, MIGRATIONS[:1])
    started = (
        '{"kind": "started", "pack": "p", "pack_version": "1", "pack_hash": "h", "motion": "m", '
        '"side": "pro", "mode": "match", "seed": 7, "scorer_version": "s"}'
    )
    at = "2026-01-01T00:00:00+00:00"
    row = ("k2", at, at, "p", "1", "m", "Title", "pro", "match", "[]", None, None, None, None)
    older.execute(f"INSERT INTO match VALUES ({', '.join('?' * len(row))})", row)
    older.execute("INSERT INTO event VALUES ('k2', 0, ?, 'started', ?)", (at, started))
    older.execute("INSERT INTO draft VALUES ('k2', 'opening', 'We', ?)", (at,))
    older.close()
    with History(path) as history:
        (summary,) = history.matches()
        (event,) = history.events("k2")
        assert (summary.day, event.day, event.limit) == ("", "", 180)
        assert (history.draft("k2", "opening"), history.spent("k2", "opening")) == ("We", 0)
        history.save_draft("k2", "opening", "We say", 2.5)
        assert history.spent("k2", "opening") == 2.5
