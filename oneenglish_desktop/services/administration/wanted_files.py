"""What the files of a school's PCs and of its marker shall say."""

import ssl
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from oneenglish_desktop.domain.errors import Invalid
from oneenglish_desktop.services.administration.addresses import (
    check_servers,
    is_near,
    mongo_address,
    postgres_address,
)
from oneenglish_desktop.services.administration.connection_files import (
    MarkerFile,
    new_password,
    pc_name,
    read_marker_file,
)
from oneenglish_desktop.services.school import Servers
from oneenglish_desktop.settings import ConnectionFile
from oneenglish_desktop.storage.mongo.roles import Account
from oneenglish_desktop.storage.postgres.school import MARKER


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


def check_addresses(servers: Servers, wanted: FilesWanted) -> None:
    """Look at every address before anything is written.

    Raises:
        Invalid: one cannot be read; the message does not repeat it.
    """
    check_servers(
        Servers(postgres=wanted.postgres or servers.postgres, mongo=wanted.mongo or servers.mongo)
    )


def pc_files(
    servers: Servers,
    name: str,
    wanted: FilesWanted,
    before: Mapping[str, ConnectionFile],
    logins: Iterable[str],
) -> dict[str, ConnectionFile]:
    """The files of all these PCs and of those that have one; passwords stay.

    Args:
        servers: the administrators' ways in.
        name: of the school.
        wanted: what a person said about the files.
        before: the files that are there, by PostgreSQL login.
        logins: of PCs that need a file.

    Raises:
        Invalid: the certificate cannot be used.
    """
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


def marker_file(servers: Servers, wanted: FilesWanted, known: Iterable[Account]) -> MarkerFile:
    """The marker's file; it runs beside the stores, where the administrator's addresses lead.

    Args:
        servers: the administrators' ways in.
        wanted: what a person said about the files.
        known: accounts that the school's database keeps: MongoDB's account of the marker stays
            as it is, so that this password comes first.

    Raises:
        Invalid: the file that is there cannot be understood.
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


def is_unprotected(files: Iterable[ConnectionFile]) -> bool:
    """Whether a PC would cross a network without checking whom it talks to."""
    return any(
        file.tls_ca is None and not (is_near(file.database_url) and is_near(file.mongo_uri))
        for file in files
    )


def _authority(path: Path | None) -> str | None:
    """The certificate itself: the connection file is then all that a PC needs."""
    if path is None:
        return None
    try:
        text = path.read_text(encoding="ascii")
        ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_verify_locations(cadata=text)
    except (OSError, ValueError) as error:
        raise Invalid(f"{path} is no certificate (PEM)") from error
    return text
