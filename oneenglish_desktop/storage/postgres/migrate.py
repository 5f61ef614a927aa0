"""Brings the schema of a school to the version that this app speaks."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from sqlalchemy import Connection, Engine, NullPool, create_engine

from oneenglish_desktop.domain.errors import AppTooOld, SchoolTooOld
from oneenglish_desktop.storage.postgres.engine import CONNECT_SECONDS
from oneenglish_desktop.storage.postgres.errors import domain_errors
from oneenglish_desktop.storage.postgres.school import OWNER

SCHEMA_VERSION = "0001"
_PACKAGE = Path(__file__).parent
_TAKE_TURNS = "set local lock_timeout = '120s'; select pg_advisory_xact_lock(6381742091)"
_PREPARE = """
    set local lock_timeout = '5s';
    set local statement_timeout = 0;
    create schema if not exists private;
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemaStatus:
    """Version that was found, None for an empty database, and the one that this app speaks."""

    found: str | None
    wanted: str = SCHEMA_VERSION


def upgrade(conninfo: str) -> None:
    """Upgrades the schema, or does nothing when it is up to date; two at once take turns.

    Args:
        conninfo: of the migrator's login.

    Raises:
        AppTooOld: the schema is newer than this app.
        Unavailable: no connection, or a table was in use for too long.
    """
    with owner_transaction(conninfo) as connection:
        found = _found(connection)
        _refuse_newer(found)
        if found == SCHEMA_VERSION:
            return
        _run_script(connection, _TAKE_TURNS)
        # Another app may have upgraded while this one waited.
        if _found(connection) != SCHEMA_VERSION:
            _run_script(connection, _PREPARE)
            _run_migrations(connection)


def status(conninfo: str) -> SchemaStatus:
    """Which version the school has.

    Args:
        conninfo: of the migrator's login.

    Raises:
        Unavailable: no connection.
    """
    with owner_transaction(conninfo) as connection:
        return SchemaStatus(found=_found(connection))


def check_version(connection: Connection) -> None:
    """Compares the school's schema with this app; for every login.

    Raises:
        AppTooOld: the schema is newer.
        SchoolTooOld: the schema is older.
    """
    found = connection.exec_driver_sql("select schema_version from app.school()").scalar_one()
    _refuse_newer(found)
    if found != SCHEMA_VERSION:
        raise SchoolTooOld(f"the school has schema {found}, this app needs {SCHEMA_VERSION}")


def run_files(connection: Connection, *paths: Path) -> None:
    """Runs SQL files in one round trip; for migrations."""
    _run_script(connection, "\n".join(path.read_text(encoding="utf-8") for path in paths))


def apply_state(connection: Connection, revision: str) -> None:
    """Replaces functions, triggers, policies and grants by those of a revision; for migrations.

    The files in `state` belong to the newest revision. Whoever makes a new one first copies them
    to `migrations/frozen/<revision>`, for the schools that upgrade over several.
    """
    frozen = _PACKAGE / "migrations" / "frozen" / revision
    folder = _PACKAGE / "state" if revision == SCHEMA_VERSION else frozen
    run_files(connection, *sorted(folder.glob("*.sql")))


def _engine(conninfo: str) -> Engine:
    return create_engine(
        "postgresql+psycopg://",
        creator=lambda: psycopg.connect(conninfo, connect_timeout=CONNECT_SECONDS),
        poolclass=NullPool,
        use_native_hstore=False,
    )


@contextmanager
def owner_transaction(conninfo: str) -> Iterator[Connection]:
    """A transaction with the owner's rights, to write what no function writes.

    Args:
        conninfo: of the migrator's login.

    Yields:
        A connection; committed at the end.

    Raises:
        Unavailable: no connection.
    """
    with domain_errors(), _engine(conninfo).begin() as connection:
        connection.exec_driver_sql(f"set local role {OWNER}")
        yield connection


def _run_script(connection: Connection, script: str) -> None:
    connection.exec_driver_sql(script, execution_options={"no_parameters": True})


def _found(connection: Connection) -> str | None:
    table = "private.alembic_version"
    if connection.exec_driver_sql(f"select to_regclass('{table}')").scalar() is None:
        return None
    return connection.exec_driver_sql(f"select version_num from {table}").scalar()  # noqa: S608 - constant


def _refuse_newer(found: str | None) -> None:
    if found is not None and found > SCHEMA_VERSION:
        raise AppTooOld(f"the school has schema {found}, this app knows {SCHEMA_VERSION}")


def _run_migrations(connection: Connection) -> None:
    # Imported here: it takes 0.3 s, and most starts of the app find nothing to upgrade.
    from alembic.config import Config  # noqa: PLC0415
    from alembic.runtime.environment import EnvironmentContext  # noqa: PLC0415
    from alembic.runtime.migration import MigrationContext, RevisionStep  # noqa: PLC0415
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    scripts = ScriptDirectory(str(_PACKAGE / "migrations"))

    def newer(revision: str, _context: MigrationContext) -> list[RevisionStep]:
        return scripts._upgrade_revs("head", revision)  # noqa: SLF001 - Alembic's documented way

    with EnvironmentContext(Config(), scripts, fn=newer) as environment:
        environment.configure(connection=connection, version_table_schema="private")
        environment.run_migrations()
