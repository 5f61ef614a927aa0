"""What a database administrator does once for a school: roles, database, hardening.

Everything here needs a superuser, is absolute and may be repeated. The tables come afterwards,
from `migrate`, which needs no superuser.
"""

from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any

import psycopg
from psycopg import sql
from psycopg.conninfo import make_conninfo

from oneenglish_desktop.storage.postgres.engine import CONNECT_SECONDS
from oneenglish_desktop.storage.postgres.errors import domain_errors

DATABASE = "oneenglish"
OWNER = "oneenglish_owner"
CLIENT = "oneenglish_client"
MIGRATOR = "oneenglish_migrator"
MARKER = "oneenglish_marker"
PC_PREFIX = "oneenglish_pc_"
# The app holds one connection and a second at peak; a killed app may leave its own for a moment.
PC_CONNECTIONS = 4

_TAKE_TURNS = "select pg_catalog.pg_advisory_lock(6381742090)"
POSTGRESQL_16 = 160000
POSTGRESQL_17 = 170000

Connection = psycopg.Connection[tuple[Any, ...]]


def pc_login(number: int) -> str:
    """Login of the PC with this number (from 1)."""
    return f"{PC_PREFIX}{number:03d}"


def prepare_cluster(
    superuser: str, passwords: Mapping[str, str], database: str = DATABASE
) -> None:
    """Makes roles, logins and the empty, hardened database of a school.

    Args:
        superuser: conninfo of a superuser, to any database of the cluster.
        passwords: of the migrator, the marker and any number of PCs, by login.
        database: name of the school's database.

    Raises:
        NotAllowed: the login is not a superuser.
        Unavailable: no connection.
    """
    with domain_errors(), _connect(superuser) as cluster:
        # Held until the connection ends: roles are made one after the other.
        cluster.execute(_TAKE_TURNS)
        cluster.execute(_script("roles"))
        _save_logins(cluster, passwords)
        _create_database(cluster, database)
        with _connect(make_conninfo(superuser, dbname=database)) as school:
            school.execute(_script("hardening"))


def add_pcs(superuser: str, passwords: Mapping[str, str]) -> None:
    """Makes logins of more PCs, or gives known ones new passwords.

    Args:
        superuser: as in `prepare_cluster`.
        passwords: by login, see `pc_login`.

    Raises:
        NotAllowed, Unavailable: as in `prepare_cluster`.
    """
    with domain_errors(), _connect(superuser) as connection:
        connection.execute(_TAKE_TURNS)
        _save_logins(connection, passwords)


def _connect(superuser: str) -> Connection:
    return psycopg.connect(superuser, autocommit=True, connect_timeout=CONNECT_SECONDS)


def _script(name: str) -> bytes:
    return files(__package__).joinpath("cluster", f"{name}.sql").read_bytes()


def _save_logins(connection: Connection, passwords: Mapping[str, str]) -> None:
    known = {name for (name,) in connection.execute("select rolname from pg_catalog.pg_roles")}
    statements = [
        statement
        for login, password in passwords.items()
        for statement in _login(connection, login, password, exists=login in known)
    ]
    connection.execute(sql.SQL("; ").join(statements))


def _login(
    connection: Connection, login: str, password: str, *, exists: bool
) -> Iterator[sql.Composable]:
    name = sql.Identifier(login)
    if not exists:
        yield sql.SQL("create role {}").format(name)
    # Hashed here: the server's log never meets the password.
    verifier = connection.pgconn.encrypt_password(
        password.encode(), login.encode(), b"scram-sha-256"
    ).decode()
    yield sql.SQL("alter role {} password {}").format(name, sql.Literal(verifier))
    if login.startswith(PC_PREFIX):
        yield sql.SQL(
            "alter role {} login inherit nosuperuser nocreatedb nocreaterole noreplication"
            " nobypassrls connection limit {}"
        ).format(name, sql.Literal(PC_CONNECTIONS))
        # A PC has the group's rights but cannot become it; PostgreSQL 15 has no such option.
        options = (
            " with inherit true, set false"
            if connection.info.server_version >= POSTGRESQL_16
            else ""
        )
        yield sql.SQL("grant {} to {}" + options).format(sql.Identifier(CLIENT), name)


def _create_database(connection: Connection, database: str) -> None:
    if connection.execute(
        "select 1 from pg_catalog.pg_database where datname = %s", (database,)
    ).fetchone():
        return
    # The same order and case of letters on every system: of the server itself where it has one.
    has_own = connection.info.server_version >= POSTGRESQL_17
    locale = "locale 'C'" + (
        " locale_provider builtin builtin_locale 'C.UTF-8'" if has_own else ""
    )
    connection.execute(
        sql.SQL("create database {} owner {} template template0 encoding 'UTF8' " + locale).format(
            sql.Identifier(database), sql.Identifier(OWNER)
        )
    )
