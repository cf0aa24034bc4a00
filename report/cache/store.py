"""Bytes by key in one file, shared by processes.

SQLite, from the standard library: one file to open, safe under several processes and when one is killed, and quick:
hundreds of values in a few milliseconds. It does not see when a page of its file was damaged, so each value has its
hash beside it. Nothing that goes wrong here is an error: without a store everything is made anew.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sqlite3
import threading
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAME = "kept.sqlite"
FORMAT = 1
"""To be raised when the table changes."""
DAY = 86_400
WAIT = 5.0
"""Seconds to wait for another process that writes."""
FULL = 0.8
"""How much is left when the store has been over its size."""
_TABLE = """
    CREATE TABLE kept (
        kind TEXT NOT NULL, key TEXT NOT NULL, digest BLOB NOT NULL, size INTEGER NOT NULL, used INTEGER NOT NULL,
        value BLOB NOT NULL, PRIMARY KEY (kind, key)
    ) WITHOUT ROWID
"""


_INHERITED: list[sqlite3.Connection | None] = []
"""Connections of a parent process, kept from being closed."""
_FAULTS = (sqlite3.Error, OverflowError, ValueError)
"""What a damaged file can raise; ValueError where SQLite quotes a damaged name that is no UTF-8."""
_PASSING = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_READONLY,
    }
)
"""Errors that say nothing against the file: another process writes for too long, a full disk, a folder taken away."""


def _is_damage(error: Exception) -> bool:
    """Tell whether the file is to blame, so that it is no use to anybody."""
    if isinstance(error, OSError):
        return False
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF not in _PASSING


class Store:
    """Bytes by kind and key in a folder; written by `flush`, all at once."""

    def __init__(self, folder: Path, most_bytes: int) -> None:
        """Open nothing yet: the file is opened when it is first asked."""
        self.path = folder / NAME
        self.most_bytes = most_bytes
        self._lock = threading.RLock()
        self._waiting: dict[tuple[str, str], bytes] = {}
        self._used: set[tuple[str, str]] = set()
        self._connection: sqlite3.Connection | None = None
        self._process = os.getpid()
        self._is_broken = False

    def get(self, kind: str, key: str) -> bytes | None:
        """Return the bytes of a key; None where there are none, or damaged ones."""
        with self._lock:
            if (kind, key) in self._waiting:
                return self._waiting[kind, key]
            with self._guarded() as connection:
                if connection is None:
                    return None
                question = "SELECT digest, used, value FROM kept WHERE kind = ? AND key = ?"
                row = connection.execute(question, (kind, key)).fetchone()
                if row is None:
                    return None
                digest, used, value = row
                if isinstance(value, bytes) and hashlib.sha256(value).digest() == digest:
                    if not isinstance(used, int) or used < time.time() - DAY:
                        self._used.add((kind, key))
                    return value
            return None

    def put(self, kind: str, key: str, value: bytes) -> None:
        """Keep bytes from the next `flush` on."""
        with self._lock:
            self._waiting[kind, key] = value

    def flush(self) -> None:
        """Write what was put; forget what was not used for longest where the store has become too large."""
        with self._lock:
            if not self._waiting and not self._used:
                return
            waiting, self._waiting = self._waiting, {}
            used, self._used = self._used, set()
            with self._guarded() as connection:
                if connection is None:
                    return
                now = int(time.time())
                rows = [
                    (*name, hashlib.sha256(value).digest(), len(value), now, value) for name, value in waiting.items()
                ]
                connection.execute("BEGIN IMMEDIATE")
                connection.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?, ?, ?)", rows)
                connection.executemany(
                    "UPDATE kept SET used = ? WHERE kind = ? AND key = ?", [(now, *name) for name in used]
                )
                if rows and self.path.stat().st_size > self.most_bytes:
                    self._prune(connection)
                connection.execute("COMMIT")

    def close(self) -> None:
        """Write what was put, and let go of the file."""
        with self._lock:
            self.flush()
            if self._connection is not None and self._process == os.getpid():
                with contextlib.suppress(sqlite3.Error):
                    self._connection.close()
                self._connection = None

    def _prune(self, connection: sqlite3.Connection) -> None:
        total = connection.execute("SELECT total(size) FROM kept").fetchone()[0]
        if total <= self.most_bytes:
            return
        leaving = []
        for kind, key, size in connection.execute("SELECT kind, key, size FROM kept ORDER BY used, kind, key"):
            if total <= self.most_bytes * FULL:
                break
            leaving.append((kind, key))
            total -= size
        connection.executemany("DELETE FROM kept WHERE kind = ? AND key = ?", leaving)

    @contextlib.contextmanager
    def _guarded(self) -> Iterator[sqlite3.Connection | None]:
        """Give the open file, or None; whatever fails inside ends the use of the file, not the work."""
        try:
            yield self._opened()
        except (*_FAULTS, OSError) as error:
            self._let_go()
            if _is_damage(error):
                self._remove()  # the next run begins a new one

    def _opened(self) -> sqlite3.Connection | None:
        if self._process != os.getpid():
            # A connection must not be used in a forked process, nor closed there: that would meddle with the parent's.
            _INHERITED.append(self._connection)
            self._connection, self._process, self._is_broken = None, os.getpid(), False
        if self._connection is None and not self._is_broken:
            try:
                self._connection = self._connect()
            except OSError:
                self._is_broken = True
            except _FAULTS as error:
                if not _is_damage(error):
                    raise
                self._remove()
                self._connection = self._connect()
        return self._connection

    def _connect(self) -> sqlite3.Connection:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(self.path, timeout=WAIT, isolation_level=None, check_same_thread=False)
        try:
            # The file may be anybody's: nothing that it defines is run.
            connection.execute("PRAGMA trusted_schema = OFF")
            connection.execute("PRAGMA cell_size_check = ON")
            if connection.execute("PRAGMA user_version").fetchone()[0] != FORMAT:
                connection.execute("PRAGMA journal_mode = WAL")
                connection.execute("BEGIN IMMEDIATE")
                connection.execute("DROP TABLE IF EXISTS kept")
                connection.execute(_TABLE)
                connection.execute(f"PRAGMA user_version = {FORMAT}")
                connection.execute("COMMIT")
            # No waiting for the disk: a power cut may cost what was kept, and the hashes tell.
            connection.execute("PRAGMA synchronous = OFF")
        except _FAULTS:
            connection.close()
            raise
        return connection

    def _let_go(self) -> None:
        if self._connection is not None:
            with contextlib.suppress(sqlite3.Error):
                self._connection.close()
        self._connection, self._is_broken = None, True

    def _remove(self) -> None:
        for ending in ("", "-wal", "-shm"):
            with contextlib.suppress(OSError):
                self.path.with_name(self.path.name + ending).unlink()
