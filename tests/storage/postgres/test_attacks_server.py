"""Attacks on the server itself and on the other PCs."""

import psycopg
import pytest

from oneenglish_desktop.storage.postgres.school import PC_CONNECTIONS
from tests.storage.postgres.attacks import refused, rows
from tests.storage.postgres.school import PASSWORDS, PCS, RawConnection, SchoolDatabase, SignedIn


@pytest.mark.parametrize(
    "statement",
    [
        "select lo_create(0)",
        "select lo_creat(-1)",
        "select lo_from_bytea(0, 'x')",
        "select lo_put(1, 0, 'x')",
        "select lo_get(1)",
        "select lowrite(0, 'x')",
    ],
)
def test_a26_no_large_objects_fill_the_disk(attacker: RawConnection, statement: str) -> None:
    refused(attacker, statement)


def test_a27_no_notice_through_a_function(attacker: RawConnection) -> None:
    """NOTIFY itself cannot be withdrawn, so that a notice is a hint and never a fact."""
    refused(attacker, "select pg_notify('any', 'thing')")
    refused(attacker, "select pg_logical_emit_message(true, 'any', 'thing')")


def test_a30_other_clients_cannot_be_stopped(
    attacker: RawConnection, school_database: SchoolDatabase
) -> None:
    with school_database.raw(login=PCS[1]) as victim:
        pid = victim.info.backend_pid
        for statement in (
            f"select pg_terminate_backend({pid})",
            f"select pg_cancel_backend({pid})",
            f"select pg_terminate_backend({pid}, 100)",
        ):
            refused(attacker, statement)
        assert rows(victim, "select 1") == [(1,)]


@pytest.mark.parametrize("database", ["postgres", "template1", "template0"])
def test_a31_no_other_database_lets_a_pc_in(
    school_database: SchoolDatabase, database: str
) -> None:
    with pytest.raises(
        psycopg.OperationalError, match=r"permission denied|not currently accepting"
    ):
        psycopg.connect(school_database.conninfo(PCS[0], database))


@pytest.mark.parametrize("login", ["{other}", "oneenglish_marker", "oneenglish_migrator"])
def test_a32_passwords_of_others_cannot_be_changed(
    attacker: RawConnection, school_database: SchoolDatabase, login: str
) -> None:
    login = login.format(other=PCS[1])
    refused(attacker, f"alter role {login} password 'stolen'")
    refused(attacker, f"alter role {login} rename to stolen")
    with psycopg.connect(
        school_database.servers.postgres_url(login, PASSWORDS[login], school_database.name)
    ) as connection:
        assert connection.info.user == login


def test_a33_settings_of_others_cannot_be_changed(
    attacker: RawConnection, school_database: SchoolDatabase
) -> None:
    for whose in (
        f"role {PCS[1]}",
        "role oneenglish_client",
        "role oneenglish_marker",
        "role all",
        f"database {school_database.name}",
    ):
        refused(attacker, f"alter {whose} set statement_timeout = 1")
    refused(attacker, f"alter role {PCS[1]} in database {school_database.name} set role 'x'")


@pytest.mark.parametrize(
    "statement",
    [
        "alter role oneenglish_client login password 'x'",
        "alter role {pc} superuser",
        "alter role {pc} bypassrls",
        "alter role {pc} connection limit -1",
        "create role stolen login",
        "grant oneenglish_owner to {pc}",
        "grant pg_read_all_data to {pc}",
        "grant oneenglish_client to {other} with admin option",
        "alter system set ssl = off",
        "select pg_reload_conf()",
        "create database stolen",
        "drop schema app cascade",
        "alter table app.user_progress disable row level security",
        "alter table app.user_progress owner to current_user",
        "drop policy own on app.user_progress",
        "create policy mine on app.user_progress using (true)",
        "alter function app.current_user_id() owner to current_user",
        "create or replace function app.current_user_id() returns uuid return null",
        "create trigger t before update on app.phase execute function private.record_audit()",
        "create index mine on app.user_progress (challenge_id, points)",
        "create view app.mine as select 1",
        "grant select on app.user_progress to public",
        "comment on table app.user_progress is 'mine'",
        "vacuum app.user_progress",
        "reindex table app.user_progress",
        "cluster app.user_progress",
        "create publication mine for table app.user_progress",
        "create event trigger mine on ddl_command_start execute function private.record_audit()",
        "security label on table app.user_progress is 'x'",
    ],
)
def test_a34_roles_tables_and_policies_cannot_be_changed(
    attacker: RawConnection, statement: str
) -> None:
    if statement.startswith("vacuum"):
        # PostgreSQL skips what is not allowed, with a warning.
        warnings: list[str] = []
        attacker.add_notice_handler(lambda notice: warnings.append(notice.sqlstate or ""))
        attacker.execute(statement.encode())
        assert warnings == ["01000"]
        return
    statement = statement.format(pc=PCS[0], other=PCS[1])
    refused(attacker, statement, state=("42501", "42809", "22023", "42704"))


def test_a35_a_pc_cannot_become_the_group(attacker: RawConnection) -> None:
    refused(attacker, "set role oneenglish_client")


@pytest.mark.parametrize(
    "function",
    [
        "pg_advisory_lock(1)",
        "pg_advisory_xact_lock(1)",
        "pg_try_advisory_lock(1)",
        "pg_try_advisory_lock(1, 2)",
        "pg_advisory_lock_shared(1)",
        "pg_try_advisory_xact_lock_shared(1)",
    ],
)
def test_a36_no_advisory_locks(attacker: RawConnection, function: str) -> None:
    refused(attacker, f"select {function}")


def test_a37_tables_and_rows_cannot_be_locked(attacker: RawConnection) -> None:
    for table in ("user_progress", "phase", "challenge", "answer_outcome"):
        for mode in ("access exclusive", "exclusive", "share", "row exclusive"):
            attacker.execute("begin")
            refused(attacker, f"lock table app.{table} in {mode} mode nowait")
            attacker.execute("rollback")
        for strength in ("update", "no key update", "share", "key share"):
            refused(attacker, f"select from app.{table} for {strength}")


@pytest.mark.parametrize(
    "statement",
    [
        "do $$ begin end $$",
        "do language sql 'select 1'",
        "create function app.mine() returns int language sql as 'select 1'",
        "create function pg_temp.mine() returns int language plpgsql as 'begin return 1; end'",
        "create procedure public.mine() language sql as 'select 1'",
        "create type app.mine as (x int)",
        "create operator app.=== (function = int4eq, leftarg = int, rightarg = int)",
        "create cast (text as int) with inout",
        "create aggregate app.mine (int) (sfunc = int4pl, stype = int)",
    ],
)
def test_a55_no_code_of_ones_own(attacker: RawConnection, statement: str) -> None:
    refused(attacker, statement, state=("42501", "0A000"))


def test_a57_a_pc_has_few_connections(school_database: SchoolDatabase) -> None:
    taken = [psycopg.connect(school_database.conninfo(PCS[15])) for _ in range(PC_CONNECTIONS)]
    with pytest.raises(psycopg.OperationalError, match="too many connections for role"):
        psycopg.connect(school_database.conninfo(PCS[15]))
    with school_database.raw(login=PCS[16]) as other:
        assert rows(other, "select 1") == [(1,)]
    for connection in taken:
        connection.close()


def test_limits_that_a_pc_cannot_lift(attacker: RawConnection, student: SignedIn) -> None:
    for setting in (
        "temp_file_limit", "log_parameter_max_length", "log_statement", "log_min_messages",
        "session_preload_libraries", "zero_damaged_pages", "lc_messages", "deadlock_timeout",
    ):  # fmt: skip
        refused(attacker, f"select set_config('{setting}', '0', false)", state=("42501", "22023"))
    assert rows(attacker, "show log_parameter_max_length") == [("0",)]
    assert rows(attacker, "show temp_file_limit") == [("256MB",)]
