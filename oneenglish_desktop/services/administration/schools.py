"""What `oneenglish school` does: prepare a school's servers, and connect its PCs to them."""

import re
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass

from oneenglish_desktop.domain.errors import Invalid, NotFound
from oneenglish_desktop.services.administration.addresses import owner_url
from oneenglish_desktop.services.administration.connection_files import (
    MarkerFile,
    WrittenFile,
    pc_number,
    read_pc_files,
    require_school,
    write_marker_file,
    write_pc_files,
)
from oneenglish_desktop.services.administration.documents import (
    prepare_documents,
    stored_accounts,
)
from oneenglish_desktop.services.administration.marking import check_marker, login_from
from oneenglish_desktop.services.administration.stores import name_school
from oneenglish_desktop.services.administration.wanted_files import (
    FilesWanted,
    check_addresses,
    is_unprotected,
    marker_file,
    pc_files,
)
from oneenglish_desktop.services.school import Servers, add_administrator
from oneenglish_desktop.settings import ConnectionFile
from oneenglish_desktop.storage.mongo.client import Documents
from oneenglish_desktop.storage.mongo.inspection import is_replicated
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
class PreparedSchool:
    """A school that is ready for its PCs.

    Attributes:
        files: of its PCs and of the marker.
        administrators: user names of those who administer it; empty for a new school.
        warnings: what is not as it should be.
    """

    files: tuple[WrittenFile, ...]
    administrators: tuple[str, ...]
    warnings: tuple[str, ...]


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
    check_addresses(servers, wanted)
    _require_replica_set(servers)
    known = _known_accounts(servers)
    before = read_pc_files(wanted.folder)
    require_school(before, name)
    files = pc_files(servers, name, wanted, before, [pc_login(n + 1) for n in range(pcs)])
    marker = marker_file(servers, wanted, known)
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
        files=tuple(written),
        administrators=people,
        warnings=tuple(_warnings(files.values(), marker)),
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
    check_addresses(servers, wanted)
    with migrate.owner_transaction(owner_url(servers)) as connection:
        name = seed.school_name(connection)
    before = read_pc_files(wanted.folder)
    require_school(before, name)
    devices = {*before, *(account.pc for account in known if account.pc != MARKER)}
    last = max(map(pc_number, devices), default=0)
    if not 1 <= more <= MOST_PCS - last:
        raise Invalid(f"a school has 1 to {MOST_PCS} PCs; {last} are there")
    new = [pc_login(last + 1 + n) for n in range(more)]
    files = pc_files(servers, name, wanted, before, new)
    written = write_pc_files(wanted.folder, files)
    # Those of all files: an earlier run may have ended between the files and the servers.
    add_pcs(servers.postgres, {login: file.database_password for login, file in files.items()})
    prepare_documents(servers, known, files)
    return tuple(written)


def _warnings(files: Iterable[ConnectionFile], marker: MarkerFile) -> Iterator[str]:
    if is_unprotected(files):
        yield "without --tls-ca the PCs do not check which servers they talk to"
    login = login_from(marker.database_url, marker.mongo_uri, marker.mongo_database)
    for problem in check_marker(login):
        yield f"the marker cannot work yet ({problem})"


def _require_replica_set(servers: Servers) -> None:
    with closing(Documents(servers.mongo, servers.mongo_database)) as documents:
        if not is_replicated(documents):
            raise Invalid(
                "this mongod is not a member of a replica set, which even a single server needs:"
                " start it with --replSet and run rs.initiate() once"
            )


def _known_accounts(servers: Servers) -> tuple[Account, ...]:
    if not has_database(servers.postgres, servers.database):
        return ()
    found = migrate.status(owner_url(servers)).found
    return stored_accounts(servers) if found else ()
