"""The servers' own log files: kept small, and read when a server does not start."""

import json
import re
from pathlib import Path

from oneenglish_desktop.storage.embedded.account import ServerAccount
from oneenglish_desktop.storage.embedded.errors import (
    DamagedDataDirectory,
    DiskFull,
    SchoolNotStarted,
)
from oneenglish_desktop.storage.embedded.place import free_space

LIMIT = 5_000_000  # bytes
FULL = re.compile("no space left on device|disk quota exceeded", re.IGNORECASE)
ENVIRONMENT = re.compile(
    "permission denied|invalid permissions|address already in use|cannot allocate memory|"
    "too many open files",
    re.IGNORECASE,
)
DAMAGE = re.compile(
    "panic|corrupt|checksum|control file|checkpoint record|not a valid data directory|"
    "not a database cluster directory|incompatible with server|does not exist|no such file|"
    "could not find the database system|could not access the server configuration file|"
    "wiredtiger|featurecompatibilityversion|upgrade problem",
    re.IGNORECASE,
)
NO_ROOM = 2_000_000  # bytes; then not even the log can say so
SEVERE = re.compile(r"\b(FATAL|PANIC): +(.*)")


def open_log(path: Path, account: ServerAccount) -> int:
    """Make a log file ready for the servers' account and return where new words will begin."""
    if path.exists() and path.stat().st_size > LIMIT:
        path.replace(path.with_suffix(".old"))
    if not path.exists():
        path.touch(mode=0o600)
        account.own(path)
    return path.stat().st_size


def failure(
    store: str, data: Path, words: str, *, existed: bool = True
) -> SchoolNotStarted | DamagedDataDirectory:
    """Sort why a server did not start by what it said.

    Args:
        store: ``PostgreSQL`` or ``MongoDB``.
        data: what would be set aside.
        words: what it said.
        existed: False when the data were only being made: they cannot be damaged.
    """
    if FULL.search(words) or free_space(data.parent) < NO_ROOM:
        return DiskFull(store, words)
    if existed and not ENVIRONMENT.search(words) and DAMAGE.search(words):
        return DamagedDataDirectory(data, f"{store}: {words}")
    return SchoolNotStarted(store, words or "it said nothing")


def postgres_words(log: Path, start: int) -> str:
    """Return PostgreSQL's fatal messages since an offset of its log, else its last line."""
    lines = _since(log, start)
    severe = [f"{found[1]}: {found[2]}" for line in lines if (found := SEVERE.search(line))]
    return "; ".join(severe) or "; ".join(lines[-2:])


def mongo_words(log: Path, start: int) -> str:
    """Return mongod's errors since an offset of its log of JSON lines."""
    said = []
    for line in _since(log, start):
        try:
            entry = json.loads(line)
        except ValueError:
            continue
        if entry.get("s") in {"E", "F"}:
            details = entry.get("attr", {})
            said.append(
                f"{entry['msg']} {details.get('error', details.get('message', ''))}".strip()
            )
    return "; ".join(dict.fromkeys(said))


def _since(log: Path, start: int) -> list[str]:
    with log.open("rb") as file:
        file.seek(start)
        return file.read().decode(errors="replace").splitlines()
