"""What `oneenglish school` does: prepare a school's servers, and connect its PCs to them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from oneenglish_desktop.domain.errors import Invalid, NotFound
from oneenglish_desktop.services.administration.addresses import (
    check_servers,
    is_near,
    mongo_address,
    owner_url,
    postgres_address,
)
from oneenglish_desktop.services.administration.connection_files import (
    MarkerFile,
    WrittenFile,
    new_password,
    pc_name,
    pc_number,
    read_marker_file,
    read_pc_files,
    require_school,
    write_marker_file,
    write_pc_files,
)
from oneenglish_desktop.services.administration.documents import (
    prepare_documents,
    stored_accounts,
)
from oneenglish_desktop.services.administration.stores import name_school
from oneenglish_desktop.services.school import Servers, add_administrator
from oneenglish_desktop.settings import CERTIFICATE, ConnectionFile
from oneenglish_desktop.storage.mongo.roles import Account
from oneenglish_desktop.storage.postgres import migrate, seed
from oneenglish_desktop.storage.postgres.administration import has_database
from oneenglish_desktop.storage.postgres.inspection import administrators
from oneenglish_desktop.storage.postgres.school import MARKER, add_pcs, pc_login, prepare_cluster

SHORTEST_PASSWORD = 10
"""Characters of an administrator's password."""
MOST_PCS = 999
USERNAME = "[a-z0-9][a-z0-9._-]{0,62}"


@dataclass(frozen=True, slots=True, kw_only=True)
class FilesWanted:
    """Where the connection files go, and what they say; None: as in the files that are there.

    Attributes:
        folder: for the files.
        postgres: address of PostgreSQL as PCs see it.
        mongo: address of MongoDB as PCs see it.
        tls_ca: PEM file of the authority that signed the servers' certificates.
    """

    folder: Path
    postgres: str | None = None
    mongo: str | None = None
    tls_ca: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedSchool:
    """A school that is ready for its PCs.

    Attributes:
        files: of its PCs and of the marker.
        administrators: user names of those who administer it; empty for a new school.
        unprotected: whether PCs reach the servers over a network without encryption.
    """

    files: tuple[WrittenFile, ...]
    administrators: tuple[str, ...]
    unprotected: bool


def init_school(servers: Servers, name: str, pcs: int, wanted: FilesWanted) -> PreparedSchool:
    """Prepare servers and write what the PCs need; repeating it changes nothing.

    The files come first: whatever happens then, the next run finds the passwords in them.

    Args:
        servers: the administrators' ways in.
        name: of the school, as people know it.
        pcs: how many there are; PCs beyond that number that have files keep them.
        wanted: the files.

    Raises:
        Invalid: a number or a file is not right.
        Conflict: the folder holds the files of another school.
        Unavailable, NotAllowed, AppTooOld: as in `prepare_school`.
    """
    if not 1 <= pcs <= MOST_PCS:
        raise Invalid(f"a school has 1 to {MOST_PCS} PCs")
    if not name:
        raise Invalid("a school has a name")
    _check_addresses(servers, wanted)
    known = _known_accounts(servers)
    before = read_pc_files(wanted.folder)
    require_school(before, name)
    files = _pc_files(servers, name, wanted, before, [pc_login(n + 1) for n in range(pcs)])
    marker = _marker_file(servers, wanted, known)
    written = [
        *write_pc_files(wanted.folder, files),
        write_marker_file(wanted.folder, marker),
    ]
    passwords = {login: file.database_password for login, file in files.items()}
    prepare_cluster(servers.postgres, {MARKER: marker.password, **passwords}, servers.database)
    migrate.upgrade(owner_url(servers))
    account = Account(pc=MARKER, tier="marker", username=MARKER, password=marker.password)
    prepare_documents(servers, [*known, account], passwords)
    name_school(servers, name)
    with migrate.owner_transaction(owner_url(servers)) as connection:
        people = administrators(connection)
    return PreparedSchool(
        files=tuple(written), administrators=people, unprotected=_is_unprotected(files.values())
    )


def add_first_administrator(
    servers: Servers, *, username: str, full_name: str, email: str | None, password: str
) -> None:
    """Make the person who makes all the others.

    Raises:
        Invalid: the password is too short, or the user name breaks a rule.
        Conflict: somebody has this user name or e-mail address.
        Unavailable, NotAllowed: as in `init_school`.
    """
    check_password(password)
    if not re.fullmatch(USERNAME, username):
        raise Invalid("a user name has small letters, digits, dots and dashes, and no spaces")
    add_administrator(
        owner_url(servers), username=username, full_name=full_name, email=email, password=password
    )


def check_password(password: str) -> None:
    """Refuse what is too easy to guess for an administrator.

    Raises:
        Invalid: the password is too short.
    """
    if len(password) < SHORTEST_PASSWORD:
        raise Invalid(f"the password has at least {SHORTEST_PASSWORD} characters")


def add_school_pcs(servers: Servers, more: int, wanted: FilesWanted) -> tuple[WrittenFile, ...]:
    """Connect more PCs to a school that was prepared before.

    Args:
        servers: the administrators' ways in.
        more: how many.
        wanted: the files.

    Returns:
        The new files, and what happened to those that were there.

    Raises:
        NotFound: the school was not prepared.
        Invalid, Conflict, Unavailable, NotAllowed: as in `init_school`.
    """
    known = _known_accounts(servers)
    if not known:
        raise NotFound(
            f"there is no school in {servers.database} yet: oneenglish school init prepares it"
        )
    _check_addresses(servers, wanted)
    with migrate.owner_transaction(owner_url(servers)) as connection:
        name = seed.school_name(connection)
    before = read_pc_files(wanted.folder)
    require_school(before, name)
    devices = {*before, *(account.pc for account in known if account.pc != MARKER)}
    last = max(map(pc_number, devices), default=0)
    if not 1 <= more <= MOST_PCS - last:
        raise Invalid(f"a school has 1 to {MOST_PCS} PCs; {last} are there")
    new = [pc_login(last + 1 + n) for n in range(more)]
    files = _pc_files(servers, name, wanted, before, new)
    written = write_pc_files(wanted.folder, files)
    # Those of all files: an earlier run may have ended between the files and the servers.
    add_pcs(servers.postgres, {login: file.database_password for login, file in files.items()})
    prepare_documents(servers, known, files)
    return tuple(written)


def _check_addresses(servers: Servers, wanted: FilesWanted) -> None:
    """Raise Invalid for an address that PCs could not read."""
    check_servers(
        Servers(postgres=wanted.postgres or servers.postgres, mongo=wanted.mongo or servers.mongo)
    )


def _known_accounts(servers: Servers) -> tuple[Account, ...]:
    if not has_database(servers.postgres, servers.database):
        return ()
    found = migrate.status(owner_url(servers)).found
    return stored_accounts(servers) if found else ()


def _pc_files(
    servers: Servers,
    name: str,
    wanted: FilesWanted,
    before: dict[str, ConnectionFile],
    logins: Iterable[str],
) -> dict[str, ConnectionFile]:
    """The files of all these PCs and of those that have one; passwords stay."""
    example = next(iter(before.values()), None)
    postgres = wanted.postgres or (example.database_url if example else servers.postgres)
    mongo = wanted.mongo or (example.mongo_uri if example else servers.mongo)
    same = {
        "school": name,
        "database_url": postgres_address(postgres, servers.database, files=False),
        "mongo_uri": mongo_address(mongo, files=False),
        "mongo_database": servers.mongo_database,
        "tls_ca": _authority(wanted.tls_ca) or (example.tls_ca if example else None),
    }
    new = {
        login: ConnectionFile(
            pc=pc_name(login), database_login=login, database_password=new_password(), **same
        )
        for login in logins
        if login not in before
    }
    return {login: file.model_copy(update=same) for login, file in before.items()} | new


def _authority(path: Path | None) -> str | None:
    """The certificate itself: the connection file is then all that a PC needs."""
    if path is None:
        return None
    try:
        text = path.read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError) as error:
        raise Invalid(f"{path} cannot be read") from error
    if CERTIFICATE not in text:
        raise Invalid(f"{path} is no certificate (PEM)")
    return text


def _marker_file(servers: Servers, wanted: FilesWanted, known: Iterable[Account]) -> MarkerFile:
    """The marker runs beside the stores, where the administrator's addresses lead there.

    MongoDB's account of the marker stays as it is, so that its password comes first.
    """
    before = read_marker_file(wanted.folder)
    stored = next((account.password for account in known if account.pc == MARKER), None)
    given = str(wanted.tls_ca.resolve()) if wanted.tls_ca else None
    return MarkerFile(
        postgres=postgres_address(servers.postgres, servers.database, files=True),
        mongo=mongo_address(servers.mongo, files=True),
        mongo_database=servers.mongo_database,
        password=stored or (before.password if before else new_password()),
        tls_ca=given or (before.tls_ca if before else None),
    )


def _is_unprotected(files: Iterable[ConnectionFile]) -> bool:
    return any(
        file.tls_ca is None and not (is_near(file.database_url) and is_near(file.mongo_uri))
        for file in files
    )
