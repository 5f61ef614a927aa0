"""Attacks on what others may not know: a student with the raw driver and a PC's credentials."""

import re
from uuid import uuid4

import psycopg
import pytest

from oneenglish_desktop.storage.postgres.engine import Database
from oneenglish_desktop.storage.postgres.seed import SeedChallenge
from tests.storage.postgres.attacks import NO_SESSION, refused, rows
from tests.storage.postgres.playing import play
from tests.storage.postgres.school import (
    PCS,
    RawConnection,
    SchoolDatabase,
    SignedIn,
)

PRIVATE = (
    "credential", "session", "sign_in_attempt", "mongo_account", "setting", "audit_log",
    "alembic_version",
)  # fmt: skip
CLOSED = (
    "user_activity", "role", "permission", "role_permission", "valid_role", "user_permission",
    "school_class", "class_member", "assignment", "saga", "error_log",
)  # fmt: skip
PERSONAL = ("user_progress", "phase_progress", "answer_outcome", "user_setting")


@pytest.fixture
def victim(
    school_database: SchoolDatabase,
    classmate: SignedIn,
    marker: Database,
    challenge: SeedChallenge,
) -> SignedIn:
    """A classmate with 5 points in the challenge."""
    with school_database.database(classmate.token, classmate.login) as pc:
        play(pc, marker, challenge.phases[0].id, [2, 2, 1])
        with pc.begin() as connection:
            connection.exec_driver_sql("select app.set_setting('theme', '\"dark\"')")
    return classmate


@pytest.mark.parametrize("table", PRIVATE)
def test_a01_a02_private_tables_cannot_be_read(attacker: RawConnection, table: str) -> None:
    refused(attacker, f"select * from private.{table}")  # noqa: S608
    refused(attacker, f"copy private.{table} to stdout")


@pytest.mark.parametrize("table", CLOSED)
def test_a02_closed_tables_cannot_be_read(attacker: RawConnection, table: str) -> None:
    refused(attacker, f"select * from app.{table}")  # noqa: S608


def test_a03_a_token_cannot_be_forged(
    school_database: SchoolDatabase, student: SignedIn, classmate: SignedIn
) -> None:
    forged = (
        "",
        " ",
        "0" * 64,
        student.token.upper(),
        student.token[:-1],
        student.token + " ",
        classmate.session_id,
        classmate.somebody.id,
    )
    for token in forged:
        with school_database.raw(token) as connection:
            assert rows(connection, "select app.current_user_id(), app.whoami()") == [(None, None)]
            assert rows(connection, "select * from app.user_progress") == []
            assert rows(connection, "select id from app.challenge") == []


def test_a04_nobody_becomes_somebody_else(
    attacker: RawConnection, student: SignedIn, victim: SignedIn
) -> None:
    attacker.execute("select set_config('oneenglish.user_id', %s, false)", (victim.somebody.id,))
    attacker.execute("select set_config('app.current_user_id', %s, false)", (victim.somebody.id,))
    ((me,),) = rows(attacker, "select app.current_user_id()::text")
    assert me == student.somebody.id
    for role in ("oneenglish_owner", "oneenglish_migrator", "oneenglish_marker", PCS[1]):
        refused(attacker, f"set role {role}")
        refused(attacker, f"set session authorization {role}")
    refused(attacker, "set session_replication_role = replica")
    attacker.execute("set row_security = off")
    refused(attacker, "select id from app.user_progress")


@pytest.mark.parametrize("table", PERSONAL)
def test_a10_rows_of_others_are_not_there(
    attacker: RawConnection, victim: SignedIn, table: str
) -> None:
    found = rows(
        attacker,
        f"select user_id from app.{table} where user_id = %s or true",  # noqa: S608
        victim.somebody.id,
    )
    assert found == []


def test_a05_a_stolen_token_is_worth_nothing_on_another_pc(
    school_database: SchoolDatabase, student: SignedIn
) -> None:
    with school_database.raw(student.token, PCS[1]) as thief:
        assert rows(thief, "select app.current_user_id(), app.whoami()") == [(None, None)]
        assert rows(thief, "select id from app.challenge") == []
        refused(thief, "select app.set_setting('theme', '1')", state=NO_SESSION)


def test_a10_people_and_addresses_of_others_are_not_there(
    attacker: RawConnection, student: SignedIn, victim: SignedIn
) -> None:
    assert rows(attacker, 'select username from app."user"') == [(student.somebody.username,)]
    refused(attacker, 'select email from app."user"')
    refused(attacker, 'select * from app."user"')
    refused(attacker, 'select "user" from app."user"')


def test_a14_functions_do_not_follow_the_callers_search_path(
    attacker: RawConnection, student: SignedIn
) -> None:
    refused(attacker, "create schema trap")
    refused(attacker, "create function app.sha256(bytea) returns bytea return $1")
    refused(attacker, "create table app.session (user_id uuid)")
    refused(attacker, "create function public.now() returns timestamptz return null")
    for path in ("pg_temp, app, private", "public", ""):
        attacker.execute("select set_config('search_path', %s, false)", (path,))
        ((me,),) = rows(attacker, "select app.current_user_id()::text")
        assert me == student.somebody.id


def test_a15_no_temporary_table_shadows_a_real_one(attacker: RawConnection) -> None:
    refused(attacker, "create temp table phase (id uuid)")
    refused(attacker, "create temp view phase as select 1")
    refused(attacker, "select 1 as id into temp phase")
    refused(attacker, "create table pg_temp.phase (id uuid)")


@pytest.mark.parametrize(
    "condition",
    [
        "1 / (points - 5) > 0",
        "1 / (case when points = 5 then 0 else 1 end) = 1",
        "sqrt(-points) > 0",
    ],
)
def test_a16_errors_in_a_condition_do_not_meet_hidden_rows(
    attacker: RawConnection, victim: SignedIn, condition: str
) -> None:
    assert rows(attacker, f"select id from app.user_progress where {condition}") == []  # noqa: S608


def test_a17_casts_and_notices_do_not_meet_hidden_rows(
    attacker: RawConnection, victim: SignedIn, student: SignedIn
) -> None:
    assert rows(attacker, "select id from app.user_progress where (id || 'x')::int > 0") == []
    assert rows(attacker, "select key from app.user_setting where (key || 'x')::int > 0") == []
    ((name,),) = rows(
        attacker, "select username from app.\"user\" where (username || '')::text <> 'x'"
    )
    assert name == student.somebody.username


def plan(connection: RawConnection, query: str, *values: object) -> str:
    """EXPLAIN ANALYZE of a query, without the values that were asked for."""
    lines = rows(
        connection,
        "explain (analyze, costs off, timing off, summary off, buffers off) " + query,
        *values,
    )
    text = "\n".join(str(line) for (line,) in lines)
    return re.sub(r"'[^']*'|\b\d+(\.\d+)?::numeric\b|\(\d+\)::numeric", "?", text)


ORACLES: tuple[str, ...] = (
    "select from app.user_progress where user_id = %s and points = {}",
    "select from app.user_progress where user_id in (%s) and points between {} and {}",
    "select from app.user_progress where user_id::text = %s and points = {}",
    "select from app.user_progress where user_id = any (array[%s]::uuid[]) and points = {}",
    "select from app.user_progress u where exists (select where u.user_id = %s and u.points = {})",
    """with v (u) as (values (%s::uuid))
    select from v, app.user_progress where user_id = u and points = {}""",
    "select from app.user_progress where (user_id, points) = (%s, {})",
)


def test_a18_the_oracle_of_a_careless_policy_would_be_noticed(
    attacker: RawConnection, school_database: SchoolDatabase, victim: SignedIn
) -> None:
    """What A19 asks would differ if a policy said `mine or I may`."""
    table = f"app.careless_{uuid4().hex[:8]}"
    with school_database.owner() as connection:
        connection.exec_driver_sql(f"""
            create table {table} as select user_id, points::int as points from app.user_progress;
            create index on {table} (user_id, points);
            alter table {table} enable row level security;
            grant select on {table} to oneenglish_client;
            create policy careless on {table} for select to oneenglish_client
                using (user_id = app.current_user_id() or app.has_permission('grade.view'));
        """)  # noqa: S608 - a name that was made here
    plans = {
        plan(
            attacker,
            f"select from {table} where user_id = %s and points = {value}",
            victim.somebody.id,
        )
        for value in (5, 6)
    }
    with school_database.owner() as connection:
        connection.exec_driver_sql(f"drop table {table}")
    assert len(plans) == 2


@pytest.mark.parametrize("query", ORACLES)
def test_a19_explain_analyze_tells_nothing_of_others(
    attacker: RawConnection, victim: SignedIn, query: str
) -> None:
    right = plan(attacker, query.replace("{}", "5"), victim.somebody.id)
    wrong = plan(attacker, query.replace("{}", "6"), victim.somebody.id)
    assert right == wrong


def test_a20_explain_analyze_tells_nothing_of_a_known_row(
    attacker: RawConnection, victim: SignedIn, school_database: SchoolDatabase
) -> None:
    with school_database.raw(victim.token, victim.login) as connection:
        ((progress_id,),) = rows(connection, "select id from app.user_progress")
        ((run_id,),) = rows(connection, "select id from app.phase_progress")
    for query, id_ in (
        ("select from app.user_progress where id = %s and points = {}", progress_id),
        ("select from app.phase_progress where id = %s and points = {}", run_id),
    ):
        plans = {plan(attacker, query.replace("{}", value), id_) for value in ("5", "6")}
        assert len(plans) == 1


def test_a24_files_and_programs_are_out_of_reach(attacker: RawConnection) -> None:
    for statement in (
        "copy (select 1) to '/tmp/stolen'",
        "copy (select 1) to program 'cat'",
        "copy app.user_setting from '/etc/passwd'",
        "copy app.user_setting from program 'id'",
        "select pg_read_file('/etc/passwd')",
        "select pg_read_binary_file('PG_VERSION')",
        "select * from pg_ls_dir('.')",
        "select lo_import('/etc/passwd')",
        "load '/tmp/trap.so'",
        "create extension dblink schema app",
        "create language plperl",
        "create server s foreign data wrapper postgres_fdw",
        "select * from pg_hba_file_rules",
    ):
        refused(attacker, statement, state=("42501", "0A000", "58P01", "42704"))


def test_a25_copy_to_the_client_gives_only_own_rows(
    attacker: RawConnection, victim: SignedIn
) -> None:
    for table in PERSONAL:
        query = f"copy (select user_id from app.{table}) to stdout".encode()  # noqa: S608
        with attacker.cursor() as cursor, cursor.copy(query) as copy:
            assert b"".join(copy) == b""
    refused(attacker, "copy (select * from private.credential) to stdout")


def test_a28_statements_of_others_cannot_be_read(
    attacker: RawConnection, school_database: SchoolDatabase, victim: SignedIn
) -> None:
    with school_database.raw(login=PCS[1]) as other:
        rows(other, f"select set_config('oneenglish.token', '{victim.token}', false)")
        pid = other.info.backend_pid
        for statement in (
            "select query from pg_stat_activity",
            f"select * from pg_stat_get_activity({pid})",  # noqa: S608 - a number
            f"select pg_stat_get_backend_activity({pid})",
            "select pg_stat_get_backend_idset()",
            "select * from pg_locks",
        ):
            refused(attacker, statement)


def test_a29_the_app_sends_the_token_as_a_parameter(
    school_database: SchoolDatabase,
) -> None:
    student = school_database.sign_in(school_database.add_person(), PCS[13])
    with school_database.database(student.token, PCS[13]) as pc, pc.begin() as connection:
        connection.exec_driver_sql("select app.current_user_id()")
        with psycopg.connect(school_database.superuser) as root:
            found = root.execute(
                "select query from pg_stat_activity where usename = %s", (PCS[13],)
            ).fetchall()
    assert found
    assert not any(student.token in query for (query,) in found)
