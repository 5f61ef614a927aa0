"""What an administrator does to a whole PostgreSQL database, from the command line."""

import psycopg
from psycopg import pq

from oneenglish_desktop.domain.errors import Invalid
from oneenglish_desktop.storage.postgres.engine import CONNECT_SECONDS
from oneenglish_desktop.storage.postgres.errors import domain_errors
from oneenglish_desktop.storage.postgres.migrate import owner_transaction

_DROP = """
    set local lock_timeout = '5s';
    set local statement_timeout = 0;
    drop schema if exists app, private cascade;
"""


def environment(conninfo: str) -> dict[str, str]:
    """The variables of libpq that say the same as an address; nothing else shows its secret.

    Args:
        conninfo: URL or keywords of libpq.

    Raises:
        Invalid: it cannot be read; the message does not repeat it.
    """
    try:
        options = pq.Conninfo.parse(conninfo.encode())
    except psycopg.Error:
        # libpq's own words repeat the part that it could not read: it may be the password.
        raise Invalid(
            "the address of PostgreSQL cannot be read; it looks like"
            " postgresql://login:password@host:5432/postgres, and special characters of the"
            " password are written as %XX"
        ) from None
    return {
        option.envvar.decode(): option.val.decode()
        for option in options
        if option.envvar is not None and option.val is not None
    }


def has_database(superuser: str, database: str) -> bool:
    """Whether a cluster has a database.

    Args:
        superuser: conninfo of any login, to any database of the cluster.
        database: its name.

    Raises:
        Unavailable: no connection.
    """
    with (
        domain_errors(),
        psycopg.connect(superuser, connect_timeout=CONNECT_SECONDS) as connection,
    ):
        found = connection.execute(
            "select 1 from pg_catalog.pg_database where datname = %s", (database,)
        ).fetchone()
    return found is not None


def drop_school(conninfo: str) -> None:
    """Removes everything of a school but the database itself and the logins.

    Args:
        conninfo: of the migrator or a superuser, to the school's database.

    Raises:
        NotAllowed: the login may not become the owner.
        Unavailable: no connection, or somebody uses a table for too long.
    """
    with owner_transaction(conninfo) as connection:
        connection.exec_driver_sql(_DROP, execution_options={"no_parameters": True})
