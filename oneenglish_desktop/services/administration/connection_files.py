"""The files that `oneenglish school` writes: one for each PC, and one for the marker."""

import os
import re
import secrets
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from pydantic import ValidationError

from oneenglish_desktop.domain.errors import Conflict, Invalid
from oneenglish_desktop.services.administration.addresses import Login, login_of, with_login
from oneenglish_desktop.settings import ConnectionFile, write_private
from oneenglish_desktop.storage.postgres.school import MARKER, PC_PREFIX

MARKER_FILE = "marker.env"
_PRIVATE = stat.S_IRUSR | stat.S_IWUSR


class FileState(StrEnum):
    """What happened to a file."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "as it was"


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenFile:
    """A file and what happened to it."""

    path: Path
    state: FileState


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownMarker:
    """What an earlier run gave the marker and the next one keeps; see `MarkerFile`."""

    password: str = field(repr=False)
    tls_ca: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkerFile:
    """What the marker's file shall say.

    Attributes:
        postgres: URL of PostgreSQL without a login.
        mongo: URI of MongoDB without a login.
        mongo_database: name of the database there, where the marker's account lives too.
        password: of the marker, the same in both stores.
        tls_ca: path of the authority that signed the servers' certificates.
    """

    postgres: str
    mongo: str
    mongo_database: str
    password: str = field(repr=False)
    tls_ca: str | None

    @property
    def database_url(self) -> str:
        """URL of PostgreSQL with the marker's login."""
        options = {} if self.tls_ca is None else _postgres_tls(self.tls_ca)
        return with_login(self.postgres, self._login, **options)

    @property
    def mongo_uri(self) -> str:
        """URI of MongoDB with the marker's login."""
        options = {} if self.tls_ca is None else _mongo_tls(self.tls_ca)
        return with_login(self.mongo, self._login, authSource=self.mongo_database, **options)

    @property
    def _login(self) -> Login:
        return Login(name=MARKER, password=self.password)


def _postgres_tls(authority: str) -> dict[str, str]:
    return {"sslmode": "verify-full", "sslrootcert": authority}


def _mongo_tls(authority: str) -> dict[str, str]:
    return {"tls": "true", "tlsCAFile": authority}


def pc_number(login: str) -> int:
    """Number of the PC with this PostgreSQL login.

    Raises:
        Invalid: it is not a PC's login.
    """
    found = re.fullmatch(re.escape(PC_PREFIX) + r"(\d+)", login)
    if found is None:
        raise Invalid(f"{login} is not the login of a PC")
    return int(found[1])


def pc_name(login: str) -> str:
    """Name of the PC with this login, for people and for its file, such as `pc-001`."""
    return f"pc-{pc_number(login):03d}"


def read_pc_files(folder: Path) -> dict[str, ConnectionFile]:
    """The connection files of a folder, by the PostgreSQL login of their PC.

    Raises:
        Invalid: a file cannot be read; its passwords would be lost if it were replaced.
    """
    files = {}
    for path in sorted(folder.glob("pc-*.json")):
        try:
            file = ConnectionFile.model_validate_json(path.read_bytes())
        except (OSError, ValidationError):
            raise Invalid(
                f"{path} is no connection file: move it to another folder first"
            ) from None
        pc_number(file.database_login)
        files[file.database_login] = file
    return files


def require_school(files: Mapping[str, ConnectionFile], name: str) -> None:
    """Make sure that the files are of this school.

    Raises:
        Conflict: they are of another one.
    """
    for login, file in files.items():
        if file.school != name:
            raise Conflict(
                f"{_pc_file(login)} is of {file.school}, not of {name}: choose another folder"
                " for the connection files"
            )


def write_pc_files(folder: Path, files: Mapping[str, ConnectionFile]) -> list[WrittenFile]:
    """Write the files that differ.

    Raises:
        Invalid: a file cannot be written.
    """
    return [
        _write(
            folder / _pc_file(login),
            file.model_dump_json(indent=2, exclude_none=True) + "\n",
        )
        for login, file in sorted(files.items(), key=lambda item: pc_number(item[0]))
    ]


def new_password() -> str:
    """192 random bits that mean the same in a URL, a file and a shell."""
    return secrets.token_urlsafe(24)


def read_marker_file(folder: Path) -> KnownMarker | None:
    """What the marker's file of the folder says, None when there is none.

    Raises:
        Invalid: the file cannot be understood.
    """
    path = folder / MARKER_FILE
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise Invalid(f"{path} cannot be read: {error}") from error
    values = dict(line.split("=", 1) for line in lines if "=" in line)
    url = values.get("DATABASE_URL", "")
    login = login_of(url)
    if login.name != MARKER or not login.password:
        raise Invalid(f"{path} is no file of the marker: move it to another folder first")
    options = dict(parse_qsl(urlsplit(url).query))
    return KnownMarker(password=login.password, tls_ca=options.get("sslrootcert"))


def write_marker_file(folder: Path, file: MarkerFile) -> WrittenFile:
    """Write the variables with which `oneenglish marker` finds the stores, if they differ.

    Raises:
        Invalid: the file cannot be written.
    """
    lines = [
        "# The environment of `oneenglish marker`. Whoever reads this file can set marks.",
        f"DATABASE_URL={file.database_url}",
        f"MONGO_URI={file.mongo_uri}",
        f"MONGO_DATABASE={file.mongo_database}",
    ]
    return _write(folder / MARKER_FILE, "\n".join(lines) + "\n")


def _pc_file(login: str) -> str:
    return f"{pc_name(login)}.json"


def _write(path: Path, text: str) -> WrittenFile:
    try:
        state = _state(path, text)
        if state is not FileState.SAME:
            write_private(path, text)
    except (OSError, UnicodeDecodeError) as error:
        raise Invalid(f"{path} cannot be written: {error}") from error
    return WrittenFile(path=path, state=state)


def _state(path: Path, text: str) -> FileState:
    """What has to happen to a file that shall hold this text and be private."""
    try:
        before = path.read_text(encoding="utf-8")
        private = os.name == "nt" or stat.S_IMODE(path.stat().st_mode) == _PRIVATE
    except FileNotFoundError:
        return FileState.NEW
    return FileState.SAME if before == text and private else FileState.CHANGED
