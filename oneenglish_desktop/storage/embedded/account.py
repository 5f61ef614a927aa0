"""The system account that the servers run as.

PostgreSQL refuses to run as root, and containers run as root: the servers then run as nobody.
"""

import os
import shutil
import stat
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

NOBODY = 65534


class _Identity(TypedDict, total=False):
    """Arguments of `subprocess` that change the account."""

    user: int
    group: int
    extra_groups: list[int]


@dataclass(frozen=True, slots=True)
class ServerAccount:
    """Who runs the servers.

    Attributes:
        uid: another account's user id; None: the person who runs the app.
        gid: its group.
    """

    uid: int | None = None
    gid: int = NOBODY

    @property
    def process_options(self) -> _Identity:
        """Arguments for `subprocess`."""
        if self.uid is None:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def own(self, path: Path) -> None:
        """Give a file or folder that the app made to the servers."""
        if self.uid is not None:
            shutil.chown(path, self.uid, self.gid)

    def reaches(self, path: Path) -> bool:
        """Whether the servers may enter a folder and all those above it."""
        return self.uid is None or all(
            self._enters(folder) for folder in (path, *path.resolve().parents)
        )

    def _enters(self, folder: Path) -> bool:
        found = folder.stat()
        if found.st_uid == self.uid:
            return bool(found.st_mode & stat.S_IXUSR)
        if found.st_gid == self.gid:
            return bool(found.st_mode & stat.S_IXGRP)
        return bool(found.st_mode & stat.S_IXOTH)


def server_account() -> ServerAccount:
    """Return the account for the servers of this process's user."""
    if sys.platform == "win32" or os.geteuid() != 0:
        return ServerAccount()
    return ServerAccount(NOBODY, NOBODY)


def write_private(path: Path, text: str, account: ServerAccount) -> None:
    """Write a file anew that only the servers' account can read."""
    path.unlink(missing_ok=True)
    path.touch(mode=0o600)
    path.write_text(text, encoding="utf-8")
    account.own(path)
