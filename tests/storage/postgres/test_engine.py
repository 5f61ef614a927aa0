"""The door to the database: transactions, tokens, idle and broken connections."""

import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager

import psycopg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import ProgrammingError

from oneenglish_desktop.domain.errors import Conflict, Invalid, NotAllowed, NotFound, Unavailable
from oneenglish_desktop.storage.postgres import accounts, preferences
from oneenglish_desktop.storage.postgres.engine import Database
from oneenglish_desktop.storage.postgres.errors import domain_errors
from oneenglish_desktop.storage.postgres.school import MIGRATOR
from tests.storage.postgres.school import PCS, SchoolDatabase, SignedIn

LOGIN = PCS[11]


def backends(school: SchoolDatabase, login: str = LOGIN) -> list[tuple[int, str]]:
    """Connections of a login: process and last statement."""
    with psycopg.connect(school.superuser) as root:
        query = "select pid, query from pg_stat_activity where usename = %s"
        return root.execute(query, (login,)).fetchall()


def wait_until_gone(school: SchoolDatabase, login: str = LOGIN) -> None:
    deadline = time.monotonic() + 20
    while backends(school, login) and time.monotonic() < deadline:
        time.sleep(0.05)


@pytest.fixture
def door(school_database: SchoolDatabase) -> Iterator[Database]:
    wait_until_gone(school_database)
    with school_database.database(login=LOGIN) as database:
        yield database


@contextmanager
def owner_door(school: SchoolDatabase) -> Iterator[Database]:
    """Write with the owner's rights, to see what a transaction leaves."""
    database = Database(school.conninfo(MIGRATOR))
    with database.begin() as connection:
        connection.execute(text("set role oneenglish_owner"))
    yield database
    database.close()


def begin_and_fail(database: Database) -> None:
    with database.begin() as connection:
        connection.execute(text("insert into private.setting values ('lost', '1')"))
        raise RuntimeError


def test_begin_commits_and_rolls_back(school_database: SchoolDatabase) -> None:
    save = text("insert into private.setting values (:key, '1')")
    with owner_door(school_database) as database:
        with database.begin() as connection:
            connection.execute(save, {"key": "kept"})
        with pytest.raises(RuntimeError):
            begin_and_fail(database)
        with database.begin() as connection:
            found = connection.execute(text("select key from private.setting")).scalars().all()
            assert "kept" in found
            assert "lost" not in found
            connection.execute(text("delete from private.setting where key = 'kept'"))


def test_statements_of_a_transaction_share_it(door: Database) -> None:
    now = text("select now()")
    with door.begin() as connection:
        assert connection.execute(now).scalar() == connection.execute(now).scalar()
    with door.read() as connection:
        assert connection.execute(now).scalar() != connection.execute(now).scalar()


def test_the_token_is_there_in_every_statement_and_nowhere_else(
    school_database: SchoolDatabase, student: SignedIn
) -> None:
    with school_database.database(student.token) as pc:
        for door in (pc.begin, pc.read):
            with door() as connection:
                for _ in range(2):
                    assert accounts.current_user_id(connection) == student.somebody.id
        with pc.read() as connection:
            driver = connection.connection.driver_connection
            assert isinstance(driver, psycopg.Connection)
            query = "select current_setting('oneenglish.token', true)"
            assert driver.execute(query).fetchone() == ("",)


def test_a_new_token_is_used_at_once(school_database: SchoolDatabase, student: SignedIn) -> None:
    other = school_database.sign_in(school_database.add_person())
    token: str | None = None
    pc = Database(school_database.conninfo(PCS[0]), lambda: token)
    seen = []
    for token in (student.token, other.token, None):  # noqa: B007 - read by the database
        with pc.begin() as connection:
            seen.append(accounts.current_user_id(connection))
    pc.close()
    assert seen == [student.somebody.id, other.somebody.id, None]


def test_start_options_outrank_the_settings_of_the_role(
    school_database: SchoolDatabase, door: Database
) -> None:
    with psycopg.connect(school_database.superuser, autocommit=True) as root:
        root.execute(f"alter role {LOGIN} set search_path = app")
        root.execute(f"alter role {LOGIN} set statement_timeout = 1")
    with door.read() as connection:
        row = connection.execute(
            text("select current_setting('search_path'), current_setting('statement_timeout')")
        ).one()
    with psycopg.connect(school_database.superuser, autocommit=True) as root:
        root.execute(f"alter role {LOGIN} reset all")
    assert tuple(row) == ("pg_catalog", "15s")


def test_connections_are_few(school_database: SchoolDatabase, door: Database) -> None:
    for _ in range(3):
        with door.read() as connection:
            accounts.current_user_id(connection)
    assert len(backends(school_database)) == 1
    with door.begin() as first, door.begin() as second:
        accounts.current_user_id(first)
        accounts.current_user_id(second)
        assert len(backends(school_database)) == 2


def test_no_free_connection_is_told(
    school_database: SchoolDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("oneenglish_desktop.storage.postgres.engine.WAIT_SECONDS", 0.01)
    database = Database(school_database.conninfo(LOGIN), max_overflow=0)
    with database.begin() as connection:
        accounts.current_user_id(connection)
        with pytest.raises(Unavailable), database.read():
            pass
    database.close()


def test_idle_connections_are_closed(school_database: SchoolDatabase) -> None:
    wait_until_gone(school_database)
    database = Database(school_database.conninfo(LOGIN), idle_seconds=0.2)
    for _ in range(2):
        with database.read() as connection:
            accounts.current_user_id(connection)
        # The reaper finds a younger use first, and waits for the rest.
        time.sleep(0.12)
        with database.read() as connection:
            accounts.current_user_id(connection)
        wait_until_gone(school_database)
        assert backends(school_database) == []
    database.close()
    database.close()


def test_a_connection_in_use_is_not_idle(school_database: SchoolDatabase) -> None:
    wait_until_gone(school_database)
    database = Database(school_database.conninfo(LOGIN), idle_seconds=0.05)
    with database.read() as connection:
        accounts.current_user_id(connection)
    with database.begin() as connection:
        accounts.current_user_id(connection)
        time.sleep(0.2)
        accounts.current_user_id(connection)
        assert len(backends(school_database)) == 1
    wait_until_gone(school_database)
    assert backends(school_database) == []
    database.close()


def test_a_reaper_that_comes_too_late_does_nothing(door: Database) -> None:
    with door.read() as connection:
        accounts.current_user_id(connection)
    door.close()
    before = threading.active_count()
    door._close_idle()
    assert threading.active_count() <= before


def test_closing_stops_the_reaper(door: Database) -> None:
    before = threading.active_count()
    with door.read() as connection:
        accounts.current_user_id(connection)
    assert threading.active_count() == before + 1
    door.close()
    for thread in threading.enumerate():
        if isinstance(thread, threading.Timer):
            thread.join(5)
    assert threading.active_count() == before


def test_a_connection_that_the_server_closed_is_replaced(
    school_database: SchoolDatabase, door: Database
) -> None:
    with door.read() as connection:
        accounts.current_user_id(connection)
    ((pid, _),) = backends(school_database)
    with psycopg.connect(school_database.superuser, autocommit=True) as root:
        root.execute("select pg_terminate_backend(%s, 5000)", (pid,))
    with door.begin() as connection:
        assert accounts.current_user_id(connection) is None
    ((other, _),) = backends(school_database)
    assert other != pid


def lose_connection(school: SchoolDatabase, door: Database) -> None:
    with door.begin() as connection:
        accounts.current_user_id(connection)
        ((pid, _),) = backends(school)
        with psycopg.connect(school.superuser, autocommit=True) as root:
            root.execute("select pg_terminate_backend(%s, 5000)", (pid,))
        accounts.current_user_id(connection)


def test_a_connection_that_breaks_in_use_is_told(
    school_database: SchoolDatabase, door: Database
) -> None:
    with pytest.raises(Unavailable):
        lose_connection(school_database, door)
    with door.read() as connection:
        assert accounts.current_user_id(connection) is None


@pytest.mark.parametrize(
    "conninfo",
    [
        "postgresql://nobody:nothing@127.0.0.1:1/oneenglish",
        "host=/nonexistent user=nobody dbname=oneenglish",
    ],
)
def test_no_server_is_told(conninfo: str) -> None:
    with (
        closing(Database(conninfo)) as database,
        pytest.raises(Unavailable),
        database.begin() as connection,
    ):
        accounts.current_user_id(connection)


def test_a_refused_login_is_told(school_database: SchoolDatabase) -> None:
    url = school_database.servers.postgres_url(LOGIN, "wrong", school_database.name)
    with (
        closing(Database(url)) as database,
        pytest.raises(Unavailable),
        database.read() as connection,
    ):
        accounts.current_user_id(connection)


@pytest.mark.parametrize(
    ("statement", "error"),
    [
        ("select pg_sleep(1)", Unavailable),
        ("select * from private.session", NotAllowed),
        ("select 'x'::int", Invalid),
    ],
)
def test_errors_of_the_server_become_those_of_the_domain(
    door: Database, statement: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        run_for_a_moment(door, statement)


@pytest.mark.parametrize(
    ("statement", "error"),
    [
        ("insert into app.challenge (id) values (gen_random_uuid())", Invalid),
        ("insert into app.role (name) values ('student')", Conflict),
        ("insert into app.class_member select gen_random_uuid(), gen_random_uuid()", NotFound),
    ],
)
def test_broken_rules_become_errors_of_the_domain(
    school_database: SchoolDatabase, statement: str, error: type[Exception]
) -> None:
    with pytest.raises(error), school_database.owner() as connection:
        connection.execute(text(statement))


def run_for_a_moment(door: Database, statement: str) -> None:
    with door.begin() as connection:
        connection.execute(text("select set_config('statement_timeout', '50', true)"))
        connection.execute(text(statement))


def test_errors_of_the_bare_driver_are_translated_too(school_database: SchoolDatabase) -> None:
    with school_database.raw(login=LOGIN) as connection:
        with pytest.raises(NotAllowed), domain_errors():
            connection.execute("select * from private.session")
        with pytest.raises(Invalid), domain_errors():
            connection.execute("select %s", ("null\0byte",))
        with pytest.raises(psycopg.errors.SyntaxError), domain_errors():
            connection.execute("selekt")
        connection.close()
        with pytest.raises(Unavailable), domain_errors():
            connection.execute("select 1")


def test_a_bug_stays_a_bug(door: Database) -> None:
    with pytest.raises(ProgrammingError), door.read() as connection:
        connection.execute(text("selekt"))
    with door.read() as connection:
        assert accounts.current_user_id(connection) is None


def test_a_failed_first_statement_leaves_a_usable_connection(door: Database) -> None:
    for _ in range(3):
        with pytest.raises(Invalid), door.begin() as connection:
            accounts.sign_in_salt(connection, "half \ud800 pair")
        with door.begin() as connection:
            assert connection.execute(text("select 1")).scalar() == 1


def test_secrets_are_not_in_messages(door: Database) -> None:
    with pytest.raises(Invalid) as refused, door.begin() as connection:
        accounts.sign_in_submit(connection, "x", b"a secret proof", bytes(32))
    error: BaseException | None = refused.value
    while error is not None:
        assert "a secret proof" not in str(error)
        error = error.__cause__


def test_a_statement_that_returns_nothing_after_a_failed_one(
    school_database: SchoolDatabase, student: SignedIn
) -> None:
    with school_database.database(student.token) as pc:
        with pytest.raises(Invalid), pc.begin() as connection:
            preferences.save_settings(connection, {"Bad Key": 1})
        with pc.begin() as connection:
            preferences.save_settings(connection, {"theme": "dark"})
        with pc.read() as connection:
            assert preferences.load_preferences(connection).theme == "dark"
