"""What `oneenglish db` does: look, upgrade, fill and empty the stores of a school."""

from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime

from oneenglish_desktop.domain.errors import Conflict, Invalid, NotFound
from oneenglish_desktop.services.administration.access import Access
from oneenglish_desktop.services.administration.addresses import owner_url
from oneenglish_desktop.services.administration.documents import (
    prepare_documents,
    stored_accounts,
)
from oneenglish_desktop.services.demo_school import load_demo_school
from oneenglish_desktop.services.passwords import SCHOOL_COSTS
from oneenglish_desktop.services.school import Servers, prepare_school
from oneenglish_desktop.storage.mongo.administration import drop_documents
from oneenglish_desktop.storage.mongo.client import Documents
from oneenglish_desktop.storage.mongo.inspection import DocumentsReport, inspect_documents
from oneenglish_desktop.storage.postgres import migrate, seed
from oneenglish_desktop.storage.postgres.administration import drop_school, has_database
from oneenglish_desktop.storage.postgres.inspection import DatabaseReport, inspect_database
from oneenglish_desktop.storage.postgres.migrate import SchemaStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class StoresReport:
    """What the stores of a school hold.

    Attributes:
        name: of the school; None when the schema is not the one that this app speaks.
        schema: found and wanted.
        database: PostgreSQL, None when the school has no database there.
        documents: MongoDB.
    """

    name: str | None
    schema: SchemaStatus
    database: DatabaseReport | None
    documents: DocumentsReport


def look(servers: Servers) -> StoresReport:
    """Measure both stores; changes nothing.

    Raises:
        Unavailable: a server cannot be reached.
        NotAllowed: a login is not an administrator's.
    """
    with closing(Documents(servers.mongo, servers.mongo_database)) as documents:
        held = inspect_documents(documents)
    if not has_database(servers.postgres, servers.database):
        return StoresReport(
            name=None, schema=SchemaStatus(found=None), database=None, documents=held
        )
    schema = migrate.status(owner_url(servers))
    ours = schema.found == schema.wanted
    with migrate.owner_transaction(owner_url(servers)) as connection:
        return StoresReport(
            name=seed.school_name(connection) if ours else None,
            schema=schema,
            database=inspect_database(connection, count=ours),
            documents=held,
        )


def upgrade(access: Access) -> None:
    """Bring the schema, the documents' rules, indexes and accounts to what this app speaks.

    Raises:
        NotFound: given servers were never prepared.
        AppTooOld: a newer app was here.
        Unavailable, NotAllowed: as in `look`.
    """
    servers = access.servers
    if access.embedded:
        prepare_school(servers, access.passwords)
        return
    _require_database(servers)
    migrate.upgrade(owner_url(servers))
    known = stored_accounts(servers)
    if not known:
        raise NotFound(
            "this database was never prepared to the end: run oneenglish school init with the"
            " folder of the connection files"
        )
    prepare_documents(servers, known)


def fill(access: Access) -> None:
    """Load the demo school, or bring it up to date.

    Raises:
        NotFound, AppTooOld, Unavailable, NotAllowed: as in `upgrade`.
    """
    upgrade(access)
    servers = access.servers
    now = datetime.now(UTC).astimezone()
    load_demo_school(owner_url(servers), servers.mongo, servers.mongo_database, now=now)


def empty(access: Access, *, force: str | None = None) -> None:
    """Remove everything that people made, and prepare the stores anew.

    Logins and accounts of PCs and of the marker stay: connection files still fit.

    Args:
        access: which stores.
        force: the database's name, typed by a person, for servers that are not this PC's own.

    Raises:
        Invalid: the servers are not this PC's own, and nobody forced it.
        Conflict: the forced name is another one.
        NotFound, Unavailable: as in `upgrade`.
    """
    check_force(access, force)
    servers = access.servers
    if access.embedded:
        _clear(servers)
        prepare_school(servers, access.passwords)
        return
    upgrade(access)
    known = stored_accounts(servers)
    with migrate.owner_transaction(owner_url(servers)) as connection:
        name = seed.school_name(connection)
    _clear(servers)
    migrate.upgrade(owner_url(servers))
    prepare_documents(servers, known)
    name_school(servers, name)


def check_force(access: Access, force: str | None) -> None:
    """Refuse what `empty` would refuse, before a person is asked anything.

    Raises:
        Invalid, NotFound, Conflict, Unavailable: as in `empty`.
    """
    if access.embedded:
        return
    name = access.servers.database
    if force is None:
        raise Invalid(
            f"these servers are not this PC's own: only --force {name} empties its database"
        )
    if force != name:
        raise Conflict(f"the database is called {name}, not {force}")
    _require_database(access.servers)


def name_school(servers: Servers, name: str) -> None:
    """Give a school its name, and its passwords their costs.

    Raises:
        Unavailable, NotAllowed: as in `look`.
    """
    with migrate.owner_transaction(owner_url(servers)) as connection:
        seed.save_school_settings(
            connection,
            name=name,
            time_cost=SCHOOL_COSTS.time_cost,
            memory_kib=SCHOOL_COSTS.memory_kib,
            parallelism=SCHOOL_COSTS.parallelism,
        )


def _clear(servers: Servers) -> None:
    if has_database(servers.postgres, servers.database):
        # First, because it does all or nothing: it fails while somebody holds a table.
        drop_school(owner_url(servers))
    with closing(Documents(servers.mongo, servers.mongo_database)) as documents:
        drop_documents(documents)


def _require_database(servers: Servers) -> None:
    if not has_database(servers.postgres, servers.database):
        raise NotFound(
            f"there is no database {servers.database} on this server: oneenglish school init"
            " prepares it"
        )
