"""What there is to know about the servers of this PC, for people who look for a fault."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from oneenglish_desktop.domain.errors import Unavailable
from oneenglish_desktop.settings import Settings
from oneenglish_desktop.storage.embedded import mongo, postgres
from oneenglish_desktop.storage.embedded.binaries import (
    EXE,
    find_mongod,
    find_postgres,
    version_numbers,
    version_of,
)
from oneenglish_desktop.storage.embedded.locks import User, Users
from oneenglish_desktop.storage.embedded.place import (
    ROOM_NEEDED,
    Place,
    free_space,
    place_in,
)
from oneenglish_desktop.storage.embedded.school import secret_name


class Fault(StrEnum):
    """A kind of thing that is wrong, or worth knowing."""

    PROGRAM_MISSING = "program_missing"
    PROGRAM_BROKEN = "program_broken"
    UNFINISHED = "unfinished"  # a first start was killed; the next one begins again
    KILLED = "killed"  # a server was killed; the next start recovers it
    WITHOUT_USERS = "without_users"  # servers run for nobody; the next start takes them over
    NOT_RUNNING = "not_running"  # somebody uses the pair, but a server is away
    LITTLE_ROOM = "little_room"
    SECRET_LOST = "secret_lost"  # noqa: S105 - the name of a fault
    SET_ASIDE = "set_aside"  # old data that were set aside still take room


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A fault and where it is.

    Attributes:
        fault: its kind.
        where: the path or the server's name.
        details: the size or the program's own words; may be empty.
    """

    fault: Fault
    where: str
    details: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerReport:
    """One of the two servers.

    Attributes:
        store: ``PostgreSQL`` or ``MongoDB``.
        program: its program, if it is installed.
        version: what the program says of itself, or why it does not run.
        data: its data directory.
        size: bytes of the data; 0 when there are none.
        pid: its process, if it runs.
        address: the socket, or ``127.0.0.1:port``; empty while there are no data.
        log: its log file.
    """

    store: str
    program: Path | None
    version: str
    data: Path
    size: int
    pid: int | None
    address: str
    log: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolReport:
    """The embedded school of this PC.

    Attributes:
        home: folder of both servers.
        free: bytes that are free on its disk.
        runs_as: user id of the servers when it is not the person's own.
        servers: PostgreSQL and MongoDB.
        users: who uses them now.
        findings: what is wrong or worth knowing.
    """

    home: Path
    free: int
    runs_as: int | None
    servers: tuple[ServerReport, ServerReport]
    users: tuple[User, ...]
    findings: tuple[Finding, ...]


def inspect_school(settings: Settings) -> SchoolReport:
    """Look at the embedded school; starts nothing and changes nothing."""
    place = place_in(settings.data_dir)
    existing = next(folder for folder in (place.home, *place.home.parents) if folder.exists())
    servers = _postgres_report(place), _mongo_report(place)
    users = Users(place.users).living()
    free = free_space(existing)
    findings = [
        *(finding for server in servers for finding in _server_findings(server, users)),
        *_leftovers(place),
        *_secret_findings(settings, place, servers),
    ]
    if free < ROOM_NEEDED:
        findings.append(Finding(fault=Fault.LITTLE_ROOM, where=str(existing), details=str(free)))
    return SchoolReport(
        home=place.home,
        free=free,
        runs_as=place.account.uid,
        servers=servers,
        users=users,
        findings=tuple(findings),
    )


def _postgres_report(place: Place) -> ServerReport:
    folder = find_postgres()
    program = folder / f"postgres{EXE}" if folder else None
    process = postgres.process_on(place.postgres)
    return ServerReport(
        store=postgres.STORE,
        program=program,
        version=version_of(program) if program else "",
        data=place.postgres,
        size=_size(place.postgres),
        pid=process.pid if process else None,
        address=postgres.address_on(place.postgres),
        log=place.logs / postgres.LOG,
    )


def _mongo_report(place: Place) -> ServerReport:
    program = mongo.program_of(place.mongo) or find_mongod()
    process = mongo.process_on(place.mongo)
    return ServerReport(
        store=mongo.STORE,
        program=program,
        version=version_of(program) if program else "",
        data=place.mongo,
        size=_size(place.mongo),
        pid=process.pid if process else None,
        address=mongo.address_of(process) if process else "",
        log=place.logs / mongo.LOG,
    )


def _server_findings(server: ServerReport, users: tuple[User, ...]) -> Iterator[Finding]:
    if server.program is None:
        yield Finding(fault=Fault.PROGRAM_MISSING, where=server.store)
    elif not version_numbers(server.program):
        yield Finding(
            fault=Fault.PROGRAM_BROKEN, where=str(server.program), details=server.version
        )
    if server.pid is None and users:
        yield Finding(fault=Fault.NOT_RUNNING, where=server.store)
    elif server.pid is not None and not users:
        yield Finding(fault=Fault.WITHOUT_USERS, where=server.store, details=str(server.pid))
    if server.pid is None and _was_killed(server.data):
        yield Finding(fault=Fault.KILLED, where=str(server.data))


def _was_killed(data: Path) -> bool:
    """Whether a server left its process id, which it removes when it stops in order."""
    lock = data / "mongod.lock"
    return (data / "postmaster.pid").exists() or (lock.exists() and lock.stat().st_size > 0)


def _leftovers(place: Place) -> Iterator[Finding]:
    for path in sorted(place.home.glob("postgres.new-*")):
        yield Finding(fault=Fault.UNFINISHED, where=str(path))
    if place.mongo.exists() and not mongo.is_complete(place.mongo):
        yield Finding(fault=Fault.UNFINISHED, where=str(place.mongo))
    for path in sorted(place.home.parent.glob(f"{place.home.name}.aside-*")):
        yield Finding(fault=Fault.SET_ASIDE, where=str(path), details=str(_size(path)))


def _secret_findings(
    settings: Settings, place: Place, servers: tuple[ServerReport, ServerReport]
) -> Iterator[Finding]:
    name = secret_name(place)
    try:
        lost = name is None or settings.secret(name) is None
    except Unavailable as error:
        yield Finding(fault=Fault.SECRET_LOST, where=str(place.home), details=str(error))
    else:
        if lost and any(server.size for server in servers):
            yield Finding(fault=Fault.SECRET_LOST, where=str(place.home))


def _size(folder: Path) -> int:
    """Return the bytes on the disk below a folder; files may vanish while we look."""
    total = 0
    for path in folder.rglob("*"):
        with contextlib.suppress(OSError):
            found = path.lstat()
            total += getattr(found, "st_blocks", 0) * 512 or found.st_size
    return total
