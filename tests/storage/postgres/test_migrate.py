"""Upgrades of the schema."""

import importlib
import pkgutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from oneenglish_desktop.domain.errors import AppTooOld, SchoolTooOld, Unavailable
from oneenglish_desktop.domain.permissions import ROLE_PERMISSIONS, Permission
from oneenglish_desktop.storage.postgres import migrate, tables
from oneenglish_desktop.storage.postgres.school import MIGRATOR, prepare_cluster
from oneenglish_desktop.storage.postgres.tables.base import Table
from tests.storage.postgres.school import PASSWORDS, SchoolDatabase


@pytest.fixture
def empty(school_database: SchoolDatabase) -> Iterator[str]:
    """The migrator's way into a prepared database without a schema."""
    name = f"empty_{uuid4().hex[:12]}"
    prepare_cluster(school_database.servers.root_postgres_url(), PASSWORDS, name)
    yield school_database.conninfo(MIGRATOR, name)
    with psycopg.connect(school_database.superuser, autocommit=True) as root:
        root.execute(f"drop database {name}")


def set_version(conninfo: str, version: str) -> None:
    with migrate.owner_transaction(conninfo) as connection:
        connection.execute(
            text("update private.alembic_version set version_num = :version"), {"version": version}
        )


def test_upgrade_from_nothing_and_again(empty: str) -> None:
    assert migrate.status(empty) == migrate.SchemaStatus(found=None)
    migrate.upgrade(empty)
    assert migrate.status(empty) == migrate.SchemaStatus(found=migrate.SCHEMA_VERSION)
    with migrate.owner_transaction(empty) as connection:
        connection.execute(text("insert into private.setting values ('mark', '1')"))
    migrate.upgrade(empty)
    with migrate.owner_transaction(empty) as connection:
        marks = connection.execute(text("select count(*) from private.setting where key = 'mark'"))
        assert marks.scalar() == 1


def test_two_upgrades_at_once_take_turns(empty: str) -> None:
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(migrate.upgrade, [empty, empty]))
    assert migrate.status(empty).found == migrate.SCHEMA_VERSION


def test_the_state_of_functions_and_rights_can_be_replaced(
    school_database: SchoolDatabase,
) -> None:
    with school_database.owner() as connection:
        connection.execute(text("create function app.stray() returns int language sql return 1"))
        connection.execute(text("grant update on app.phase to oneenglish_client"))
        migrate.apply_state(connection, migrate.SCHEMA_VERSION)
        stray = connection.execute(text("select to_regprocedure('app.stray()')")).scalar()
        may = text("select has_table_privilege('oneenglish_client', 'app.phase', 'update')")
        assert stray is None
        assert connection.execute(may).scalar() is False


def test_a_newer_school_asks_for_a_newer_app(empty: str) -> None:
    migrate.upgrade(empty)
    set_version(empty, "9999")
    with pytest.raises(AppTooOld):
        migrate.upgrade(empty)


def test_every_login_can_compare_the_versions(
    school_database: SchoolDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    with school_database.database() as pc, pc.read() as connection:
        migrate.check_version(connection)
        monkeypatch.setattr(migrate, "SCHEMA_VERSION", "0000")
        with pytest.raises(AppTooOld):
            migrate.check_version(connection)
        monkeypatch.setattr(migrate, "SCHEMA_VERSION", "0002")
        with pytest.raises(SchoolTooOld):
            migrate.check_version(connection)


def test_no_server_is_told() -> None:
    with pytest.raises(Unavailable):
        migrate.upgrade("postgresql://nobody:nothing@127.0.0.1:1/oneenglish")


def test_every_revision_has_its_state() -> None:
    folder = Path(migrate.__file__).parent / "migrations"
    scripts = ScriptDirectory(str(folder))
    assert scripts.get_current_head() == migrate.SCHEMA_VERSION
    for revision in scripts.walk_revisions():
        frozen = folder / "frozen" / revision.revision
        assert revision.revision == migrate.SCHEMA_VERSION or list(frozen.glob("*.sql"))


def test_tables_in_python_are_those_of_the_migrations(school_database: SchoolDatabase) -> None:
    for module in pkgutil.iter_modules(tables.__path__):
        importlib.import_module(f"{tables.__name__}.{module.name}")
    with school_database.owner() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "include_schemas": True,
                "include_name": lambda name, kind, _: (
                    kind != "schema" or name in {"app", "private"}
                ),
                "version_table_schema": "private",
                "compare_type": True,
                "compare_server_default": True,
            },
        )
        assert compare_metadata(context, Table.metadata) == []


def test_permissions_and_roles_are_those_of_the_domain(school_database: SchoolDatabase) -> None:
    with school_database.owner() as connection:
        codes = connection.execute(text("select code from app.permission")).scalars()
        assert set(codes) == {permission.value for permission in Permission}
        given = connection.execute(
            text(
                "select r.name, g.permission_code from app.role_permission g"
                " join app.role r on r.id = g.role_id"
            )
        )
        assert {tuple(row) for row in given} == {
            (role.value, permission.value)
            for role, permissions in ROLE_PERMISSIONS.items()
            for permission in permissions
        }
