"""The file of the journal: opened with care, written durably, put aside when damaged."""

import os
import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from time import monotonic, sleep
from typing import Any

from oneenglish_desktop.domain.errors import JournalFull, Unavailable

SCHEMA = """
create table if not exists answer (
    seq integer primary key autoincrement,
    answer_id text not null unique,
    phase_progress_id text not null,
    item integer not null,
    attempt integer not null,
    body text not null,
    signature blob not null,
    state text not null default 'waiting',
    reason text,
    added_at real not null
);
create index if not exists answer_run on answer (phase_progress_id, item, attempt);
create index if not exists answer_waiting on answer (seq) where state = 'waiting';
create table if not exists draft (
    user_id text not null,
    phase_progress_id text not null,
    item integer not null,
    response text,
    flagged integer not null default 0,
    touched_at real not null,
    primary key (user_id, phase_progress_id, item)
);
create table if not exists run (
    user_id text not null,
    phase_progress_id text not null,
    active_seconds integer not null,
    touched_at real not null,
    primary key (user_id, phase_progress_id)
);
"""
_RESCUE = """
select answer_id, phase_progress_id, item, attempt, body, signature, state, reason, added_at
from answer order by seq
"""
_KEEP = """
insert or ignore into answer
    (answer_id, phase_progress_id, item, attempt, body, signature, state, reason, added_at)
values (?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_DAMAGE = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_BUSY_SECONDS = 10.0

Row = tuple[Any, ...]


class JournalFile:
    """One SQLite file, shared by threads and by several running apps.

    It uses a write-ahead log: an answer costs one flush, a draft none, and a killed app loses
    neither. Such a log works for the processes of one PC only: two PCs need two files.

    Attributes:
        set_aside: where a damaged file was moved, None when all was well.
    """

    def __init__(self, path: Path) -> None:
        """Open the file, or make it; the folder too.

        Raises:
            Unavailable: the file cannot be opened or made.
        """
        self._path = path
        self._lock = Lock()
        self.set_aside: Path | None = None
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            # Answers are the student's own business: nobody else on the PC reads them.
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
            self._connection = self._open_sound()
        except (OSError, sqlite3.Error) as error:
            raise Unavailable(f"the journal cannot be opened: {error}") from error

    def execute(self, statement: str, *values: object, durable: bool = False) -> list[Row]:
        """Run one statement, a transaction of its own.

        Args:
            statement: SQL with `?` for each value.
            values: numbers, texts and bytes.
            durable: on the disk, not only in its cache, when this returns.

        Raises:
            JournalFull: the disk is full, the file is locked or gone.
        """
        with self._lock:
            try:
                return self._run(statement, values, durable=durable)
            except sqlite3.DatabaseError as error:
                if not _is_damage(error):
                    raise JournalFull(f"the journal cannot be written: {error}") from error
            try:
                self._connection.close()
                # Another app may have replaced the damaged file already.
                self._connection = self._open_sound()
                return self._run(statement, values, durable=durable)
            except (OSError, sqlite3.Error) as error:
                raise JournalFull(f"the journal cannot be replaced: {error}") from error

    def close(self) -> None:
        """Close the file; later statements raise JournalFull."""
        with self._lock:
            self._connection.close()

    def _run(self, statement: str, values: Row, *, durable: bool) -> list[Row]:
        self._connection.execute(f"pragma synchronous = {'full' if durable else 'normal'}")
        return self._connection.execute(statement, values).fetchall()

    def _open_sound(self) -> sqlite3.Connection:
        try:
            connection = _connect(self._path)
        except sqlite3.DatabaseError as error:
            if not _is_damage(error):
                raise
            return self._start_anew()
        if connection.execute("pragma integrity_check(1)").fetchone() == ("ok",):
            return connection
        connection.close()
        return self._start_anew()

    def _start_anew(self) -> sqlite3.Connection:
        """Put the damaged file aside and save what can still be read of its answers."""
        moment = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
        aside = self._path.with_name(f"{self._path.name}.damaged-{moment}")
        self._path.replace(aside)
        for suffix in ("-wal", "-shm"):
            companion = self._path.with_name(self._path.name + suffix)
            if companion.exists():
                companion.replace(aside.with_name(aside.name + suffix))
        self.set_aside = aside
        connection = _connect(self._path)
        _rescue(aside, connection)
        return connection


def _connect(path: Path) -> sqlite3.Connection:
    deadline = monotonic() + 2 * _BUSY_SECONDS
    while True:
        try:
            return _connect_once(path)
        except sqlite3.OperationalError as error:
            # Two apps that make the file at once: SQLite does not wait to begin the log.
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or monotonic() > deadline:
                raise
            sleep(0.02)


def _connect_once(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(
        path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )
    try:
        connection.execute("pragma journal_mode = wal")
        connection.executescript(SCHEMA)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _rescue(aside: Path, connection: sqlite3.Connection) -> None:
    """Copy answers until the damage; the marker's check of signatures finds a broken one."""
    try:
        damaged = sqlite3.connect(aside, isolation_level=None)
        try:
            for row in damaged.execute(_RESCUE):
                connection.execute(_KEEP, row)
        finally:
            damaged.close()
    except sqlite3.DatabaseError:
        # Nothing more can be read; the file stays where it was set aside.
        return


def _is_damage(error: sqlite3.DatabaseError) -> bool:
    code = getattr(error, "sqlite_errorcode", None)
    return code is not None and code & 0xFF in _DAMAGE
