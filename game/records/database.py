"""The connection to SQLite: opening it, short transactions, and every failure as a sentence."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from game.errors import RecordError
from game.records.migrations import migrate

BUSY_SECONDS = 2.0
"""How long to wait for another process that is writing."""

Connect = Callable[[Path], sqlite3.Connection]

_CAUSES = {
    sqlite3.SQLITE_BUSY: "another program is writing to it; try again in a moment",
    sqlite3.SQLITE_LOCKED: "another program is writing to it; try again in a moment",
    sqlite3.SQLITE_READONLY: "it is read-only; check the permissions of the file and its folder",
    sqlite3.SQLITE_PERM: "access is denied; check the permissions of the file and its folder",
    sqlite3.SQLITE_FULL: "the disk is full; free some space and try again",
    sqlite3.SQLITE_CORRUPT: "it is damaged; move the file elsewhere to begin a new history",
    sqlite3.SQLITE_NOTADB: "it is not a history file; move it elsewhere to begin a new history",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened; check the path and its permissions",
    sqlite3.SQLITE_IOERR: "the disk cannot be read or written",
}


def connect(path: Path) -> sqlite3.Connection:
    """A connection that waits `BUSY_SECONDS` for a lock and leaves transactions to us."""
    return sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)


class Database:
    """An open history file with the newest schema.

    In WAL mode with `synchronous=NORMAL` a transaction survives the end of the process by any
    means, and readers never wait for a writer.
    """

    def __init__(self, path: Path, connect: Connect = connect) -> None:
        self.path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise RecordError(
                f"The folder of the history cannot be made: {path.parent} ({error.strerror})."
            ) from None
        with self._told("The history was not opened"):
            self._connection = connect(path)
            try:
                _switch_to_wal(self._connection)
                self._connection.execute("PRAGMA synchronous = NORMAL")
                self._connection.execute("PRAGMA foreign_keys = ON")
                migrate(self._connection)
            except BaseException:
                self._connection.close()
                raise

    def close(self) -> None:
        """Closes the file; closing twice is fine."""
        self._connection.close()

    @contextmanager
    def writing(self, what: str) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it is saved or nothing. `what` is named if it cannot be."""
        with self._told(f"{what} was not saved"):
            try:
                self._connection.execute("BEGIN IMMEDIATE")
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def read(self, sql: str, values: tuple[object, ...] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query."""
        with self._told("The history was not read"):
            return self._connection.execute(sql, values).fetchall()

    @contextmanager
    def _told(self, what: str) -> Iterator[None]:
        """Turns an error of SQLite into a `RecordError` that begins with `what`."""
        try:
            yield
        except sqlite3.Error as error:
            code = getattr(error, "sqlite_errorcode", 0) & 0xFF
            cause = _CAUSES.get(code, str(error))
            raise RecordError(f"{what}. The history is {self.path}: {cause}.") from error


def _switch_to_wal(connection: sqlite3.Connection) -> None:
    """Two processes that create the file together collide here, and SQLite does not wait."""
    deadline = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(0.02)
