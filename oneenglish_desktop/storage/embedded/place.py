"""The folders of the embedded school."""

import hashlib
import os
import shutil
import stat
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from oneenglish_desktop.storage.embedded.account import ServerAccount, server_account
from oneenglish_desktop.storage.embedded.errors import SchoolNotStarted

SOCKET_PATH_LIMIT = 100  # bytes; the system allows 107, and PostgreSQL adds ".lock" to a name
SHORT_FOLDER = Path("/tmp")  # noqa: S108 - not TMPDIR: all apps of this PC must find the same
LONGEST_SOCKET = ".s.PGSQL.5432"
HOME = "embedded"
ROOM_NEEDED = 300_000_000  # bytes for both servers with an empty school
SYSTEM_FOLDER = Path("/var/lib/oneenglish-desktop")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where the servers and their locks live.

    Attributes:
        account: who runs the servers.
        data_dir: the app's data directory, with the locks.
        home: folder of both servers, owned by their account.
    """

    account: ServerAccount
    data_dir: Path
    home: Path

    @property
    def lock(self) -> Path:
        """File whose lock whoever starts or stops the servers holds."""
        return self.data_dir / "embedded.lock"

    @property
    def users(self) -> Path:
        """Folder with a file for each process that uses the servers."""
        return self.data_dir / "embedded.users"

    @property
    def postgres(self) -> Path:
        """PostgreSQL's data directory."""
        return self.home / "postgres"

    @property
    def mongo(self) -> Path:
        """Mongod's data directory."""
        return self.home / "mongo"

    @property
    def logs(self) -> Path:
        """Folder of the servers' log files."""
        return self.home / "log"

    @property
    def copies(self) -> Path:
        """Folder of copies of the programs, when the account cannot reach the originals."""
        return self.home / "programs"

    @property
    def sockets(self) -> Path:
        """Private folder of the sockets; a short one when the data lie too deep for a socket."""
        folder = self.home / "run"
        if len(os.fsencode(folder / LONGEST_SOCKET)) <= SOCKET_PATH_LIMIT:
            return folder
        return SHORT_FOLDER / f"oneenglish-{_name_of(self.home)}"

    @property
    def name_file(self) -> Path:
        """File with the name of this school's secret: it stays with data that are moved."""
        return self.home / "name"

    @property
    def complete(self) -> Path:
        """File that tells that both stores were up once: data that are missing now are lost."""
        return self.home / "complete"

    def make_data_dir(self) -> None:
        """Make the data directory if it is missing; the servers' account may pass through it."""
        _make(self.data_dir, 0o700 if self.account.uid is None else 0o711)

    def make(self) -> None:
        """Make the folders that are missing.

        Raises:
            SchoolNotStarted: a folder for sockets is there and belongs to somebody else.
        """
        self.make_data_dir()
        _make(self.home.parent, 0o711)
        for folder in (self.home, self.logs, self.sockets):
            if not folder.exists():
                folder.mkdir(mode=0o700)
                self.account.own(folder)
        link = self.data_dir / HOME
        if not link.exists():
            link.unlink(missing_ok=True)  # it may point at data that were set aside
            link.symlink_to(self.home)
        if sys.platform != "win32":  # pragma: no branch
            self._check_sockets()

    def _check_sockets(self) -> None:
        found = self.sockets.lstat()
        owner = os.geteuid() if self.account.uid is None else self.account.uid
        private = stat.S_ISDIR(found.st_mode) and stat.S_IMODE(found.st_mode) == stat.S_IRWXU
        if not private or found.st_uid != owner:
            raise SchoolNotStarted("PostgreSQL", f"{self.sockets} belongs to somebody else")


def place_in(data_dir: Path) -> Place:
    """Return the place of the embedded school of a data directory; makes nothing.

    Below a folder that the servers' account cannot enter, such as root's own, stands only a
    link: the servers then live in a folder of the system.
    """
    account = server_account()
    home = data_dir.absolute() / HOME
    existing = next(folder for folder in (home, *home.parents) if folder.exists())
    if existing != home and not account.reaches(existing):
        home = SYSTEM_FOLDER / _name_of(home)
    return Place(account=account, data_dir=data_dir.absolute(), home=home.resolve())


def set_aside(path: Path) -> Path:
    """Rename a data directory so that a new one can be made, and return its new path.

    Nothing is lost: the old data keep a name with the time.
    """
    aside = path.with_name(f"{path.name}.aside-{datetime.now().astimezone():%Y%m%d-%H%M%S}")
    path.rename(aside)
    return aside


def free_space(path: Path) -> int:
    """Return the bytes that are free on the disk of a folder."""
    return shutil.disk_usage(path).free


def _make(folder: Path, mode: int) -> None:
    """Make a folder and those above it that are missing, whatever the umask says."""
    for missing in (*reversed(folder.parents), folder):
        if not missing.exists():
            missing.mkdir(exist_ok=True)
            missing.chmod(mode)


def _name_of(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path.absolute())).hexdigest()[:12]
