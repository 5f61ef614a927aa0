"""Locks that the system drops when their holder dies, however it dies.

A lock file is immune to what fools process ids: reuse, a restart of the PC, a clock that jumps.
"""

import contextlib
import json
import os
import secrets
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from socket import gethostname

from oneenglish_desktop.domain.errors import Unavailable

PAUSE = 0.02  # seconds between two looks at a lock

if sys.platform == "win32":  # pragma: no cover - only there
    import msvcrt

    FAR = 1 << 30  # Windows locks bytes, and others could not read those that it locks

    def _lock(descriptor: int, *, patient: bool = False) -> bool:
        os.lseek(descriptor, FAR, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_LOCK if patient else msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        finally:
            os.lseek(descriptor, 0, os.SEEK_SET)
        return True

else:
    import fcntl

    def _lock(descriptor: int, *, patient: bool = False) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if patient else fcntl.LOCK_NB))
        except BlockingIOError:
            return False
        return True


@contextlib.contextmanager
def held(path: Path, patience: float, waiting: Callable[[], None]) -> Iterator[None]:
    """Hold the lock of a file.

    Args:
        path: the lock file; made when it is not there, and never removed.
        patience: seconds to wait for another holder.
        waiting: called once when there is another holder.

    Raises:
        Unavailable: the other holder kept it longer than that.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        if not _lock(descriptor):
            waiting()
            deadline = time.monotonic() + patience
            while not _lock(descriptor):
                if time.monotonic() > deadline:
                    raise Unavailable(
                        "another start of the app on this PC does not come to an end"
                    )
                time.sleep(PAUSE)
        yield
    finally:
        os.close(descriptor)


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """A process that uses the servers of this PC.

    Attributes:
        host: name of the PC; folders of people may lie on a server that several PCs see.
        pid: its process id, for people.
        since: when it came.
    """

    host: str
    pid: int
    since: datetime


class Users:
    """Who uses the servers: a locked file for each; a file without a lock is of a dead one."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._mine: tuple[Path, int] | None = None

    def join(self) -> None:
        """Count this object among the users, once."""
        if self._mine is not None:
            return
        self._folder.mkdir(mode=0o700, exist_ok=True)
        path = self._folder / f"{os.getpid()}-{secrets.token_hex(4)}.json"
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
        _lock(descriptor, patient=True)  # somebody may look at it just now
        self._mine = (path, descriptor)
        told = {"host": gethostname(), "pid": os.getpid(), "since": datetime.now(UTC).isoformat()}
        os.write(descriptor, json.dumps(told).encode())

    def leave(self) -> None:
        """Count this object no more."""
        if self._mine is not None:
            path, descriptor = self._mine
            self._mine = None
            os.close(descriptor)
            path.unlink(missing_ok=True)

    def living(self) -> tuple[User, ...]:
        """Return who is there, this object included."""
        return tuple(
            _user(path) for path in sorted(self._folder.glob("*.json")) if not _is_free(path)
        )

    def sweep(self) -> None:
        """Remove the files of the dead; only for the holder of the lock of the servers."""
        for path in self._folder.glob("*.json"):
            if _is_free(path):
                path.unlink(missing_ok=True)


def _is_free(path: Path) -> bool:
    try:
        descriptor = os.open(path, os.O_RDWR)
    except FileNotFoundError:
        return True
    try:
        return _lock(descriptor)
    finally:
        os.close(descriptor)


def _user(path: Path) -> User:
    """Read a user's file; while it is being written, its name tells the process."""
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        since = datetime.fromisoformat(told["since"])
        return User(host=told["host"], pid=told["pid"], since=since)
    except (OSError, ValueError):
        pid = int(path.name.partition("-")[0])
        return User(host=gethostname(), pid=pid, since=datetime.now(UTC))
