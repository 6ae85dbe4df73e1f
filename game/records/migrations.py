"""The schema of the history, as the list of changes that led to it.

A change is a function; its name is stored in the database once it has been applied. New changes go
to the end of `MIGRATIONS`; one that has been released is never edited.

    m001_matches    matches, events, drafts and the motions as they were played (0.1.0)
    m002_days       the day's counterargument; how long a draft has been written at
    m003_rungs      the rung of the ladder
"""

import sqlite3
from collections.abc import Callable

from game.errors import RecordError

Migration = Callable[[sqlite3.Connection], None]

MATCHES = """
-- One row a match: what the list of matches needs even when the pack is gone.
CREATE TABLE match (
    id TEXT PRIMARY KEY,              -- short, typed by people
    started TEXT NOT NULL,            -- UTC, ISO 8601, like all times here
    updated TEXT NOT NULL,            -- time of the last event or draft
    pack TEXT NOT NULL,
    pack_version TEXT NOT NULL,
    motion TEXT NOT NULL,             -- id of the motion
    title TEXT NOT NULL,              -- name of the motion for lists, '' if unknown
    side TEXT NOT NULL,               -- pro or con
    mode TEXT NOT NULL,
    counterarguments TEXT NOT NULL,   -- JSON list of ids in the order thrown
    finished TEXT,                    -- NULL while the match can be resumed
    score INTEGER,                    -- 0 to 100, NULL until finished
    won INTEGER,                      -- 0 or 1, NULL until finished
    recorded_motion TEXT REFERENCES recorded_motion (digest)
);

-- A match is the list of its events. Nothing here is ever changed or deleted.
CREATE TABLE event (
    match_id TEXT NOT NULL REFERENCES match (id),
    seq INTEGER NOT NULL,             -- 0 is "started"; two sessions cannot both write the same one
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,               -- JSON, see game/records/codec.py
    PRIMARY KEY (match_id, seq)
);

-- What the player was writing, until the event that contains it is saved.
CREATE TABLE draft (
    match_id TEXT NOT NULL REFERENCES match (id),
    slot TEXT NOT NULL,               -- opening, answer:1, revision:1, press:1, closing
    text TEXT NOT NULL,
    saved TEXT NOT NULL,
    PRIMARY KEY (match_id, slot)
);

-- Motions as they were when played, so that a match can be read after its pack has changed.
CREATE TABLE recorded_motion (
    digest TEXT PRIMARY KEY,          -- SHA-256 of body
    body TEXT NOT NULL                -- JSON of game.packs.format.Motion
);
"""


def m001_matches(connection: sqlite3.Connection) -> None:
    """Matches, events, drafts, motions."""
    for statement in MATCHES.split(";\n\n"):
        connection.execute(statement)


def m002_days(connection: sqlite3.Connection) -> None:
    """The date of a day's counterargument, '' for others; seconds spent on a draft."""
    connection.execute("ALTER TABLE match ADD COLUMN day TEXT NOT NULL DEFAULT ''")
    connection.execute("ALTER TABLE draft ADD COLUMN seconds REAL NOT NULL DEFAULT 0")


def m003_rungs(connection: sqlite3.Connection) -> None:
    """The rung of the ladder, 1 to 3, 0 for none."""
    connection.execute("ALTER TABLE match ADD COLUMN rung INTEGER NOT NULL DEFAULT 0")


MIGRATIONS: tuple[Migration, ...] = (m001_matches, m002_days, m003_rungs)


def migrate(connection: sqlite3.Connection, migrations: tuple[Migration, ...] = MIGRATIONS) -> None:
    """Applies what is missing, all in one transaction; writes nothing when nothing is.

    Raises `RecordError` for a database of a newer program, or of another one.
    """
    if not _missing(connection, migrations):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.execute("CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY)")
        for migration in _missing(connection, migrations):  # another process may have been faster
            migration(connection)
            connection.execute("INSERT INTO migration VALUES (?)", (migration.__name__,))
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _missing(
    connection: sqlite3.Connection, migrations: tuple[Migration, ...]
) -> tuple[Migration, ...]:
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    if not tables:
        return migrations
    if "migration" not in tables:
        raise RecordError("The history file is a database of another program; it was left alone.")
    applied = {name for (name,) in connection.execute("SELECT name FROM migration")}
    unknown = applied - {migration.__name__ for migration in migrations}
    if unknown:
        raise RecordError(
            "The history was made by a newer version of Rebuttal "
            f"(it knows {', '.join(sorted(unknown))}); update this one to open it."
        )
    return tuple(m for m in migrations if m.__name__ not in applied)
