"""What the administrator does once."""

from uuid import uuid4

import psycopg
import pytest

from oneenglish_desktop.domain.errors import NotAllowed, Unavailable
from oneenglish_desktop.storage.postgres.school import (
    MARKER,
    MIGRATOR,
    PC_CONNECTIONS,
    add_pcs,
    pc_login,
    prepare_cluster,
)
from tests.storage.postgres.school import FIRST_PC, PASSWORDS, PCS, SchoolDatabase


def test_preparing_again_changes_nothing(school_database: SchoolDatabase) -> None:
    def state() -> list[tuple[object, ...]]:
        with psycopg.connect(school_database.superuser) as root:
            return root.execute("""
                select rolname, rolcanlogin, rolinherit, rolsuper, rolbypassrls, rolconnlimit, null
                from pg_roles where rolname like 'oneenglish%'
                union all
                select datname, null, null, null, null, null, datacl::text
                from pg_database where datname = current_database()
                order by 1
            """).fetchall()

    before = state()
    servers = school_database.servers
    prepare_cluster(servers.root_postgres_url(), PASSWORDS, school_database.name)
    assert state() == before


def test_logins_have_no_power_of_their_own(school_database: SchoolDatabase) -> None:
    with psycopg.connect(school_database.superuser) as root:
        rows = root.execute(
            """
            select rolname, rolcanlogin, rolinherit, rolconnlimit,
                rolsuper or rolcreatedb or rolcreaterole or rolreplication or rolbypassrls
            from pg_roles where rolname like 'oneenglish%%' and rolname <> 'oneenglish_root'
                and (rolname not like 'oneenglish_pc_%%' or rolname = %s)
            order by 1
        """,
            (PCS[0],),
        ).fetchall()
    assert rows == [
        ("oneenglish_client", False, False, -1, False),
        (MARKER, True, False, 8, False),
        (MIGRATOR, True, False, 4, False),
        ("oneenglish_owner", False, False, -1, False),
        (PCS[0], True, True, PC_CONNECTIONS, False),
    ]


def test_passwords_are_kept_as_scram_and_can_change(school_database: SchoolDatabase) -> None:
    login = PCS[19]
    url = school_database.servers.root_postgres_url()
    new = f"new {uuid4()}"
    add_pcs(url, {login: new})
    with psycopg.connect(school_database.superuser) as root:
        query = "select rolpassword from pg_authid where rolname = %s"
        row = root.execute(query, (login,)).fetchone()
    assert row is not None
    assert row[0].startswith("SCRAM-SHA-256$")
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(school_database.conninfo(login))
    with psycopg.connect(
        school_database.servers.postgres_url(login, new, school_database.name)
    ) as connection:
        assert connection.execute("select session_user").fetchone() == (login,)
    add_pcs(url, {login: PASSWORDS[login]})


def test_a_new_pc_has_the_rights_of_all(school_database: SchoolDatabase) -> None:
    login = pc_login(FIRST_PC + 500)
    add_pcs(school_database.servers.root_postgres_url(), {login: "test"})
    with psycopg.connect(
        school_database.servers.postgres_url(login, "test", school_database.name)
    ) as connection:
        assert connection.execute("select app.whoami()").fetchone() == (None,)
    with psycopg.connect(school_database.superuser, autocommit=True) as root:
        root.execute(f"drop role {login}")


def test_names_of_logins() -> None:
    assert pc_login(1) == "oneenglish_pc_001"
    assert pc_login(1234) == "oneenglish_pc_1234"


def test_the_database_sorts_and_folds_the_same_everywhere(school_database: SchoolDatabase) -> None:
    with psycopg.connect(school_database.superuser) as root:
        row = root.execute(
            "select datlocprovider::text, datcollate, pg_encoding_to_char(encoding), lower('ÀÉ')"
            " from pg_database where datname = current_database()"
        ).fetchone()
    assert row == ("b", "C", "UTF8", "àé")


def test_errors_of_the_administrator_are_those_of_the_domain(
    school_database: SchoolDatabase,
) -> None:
    with pytest.raises(NotAllowed):
        add_pcs(school_database.conninfo(MIGRATOR), {pc_login(FIRST_PC): "x"})
    with pytest.raises(Unavailable):
        prepare_cluster("postgresql://nobody:nothing@127.0.0.1:1/postgres", {})
