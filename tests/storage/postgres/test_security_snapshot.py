"""The rights in the database are those that were looked at."""

import os
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.storage.postgres.school import PCS, SchoolDatabase
from tests.storage.postgres.security_snapshot import mistakes, snapshot

COMMITTED = Path(__file__).with_name("security_snapshot.txt")
# Set it to write the file anew; then read its diff as carefully as the change itself.
WRITE = "ONEENGLISH_WRITE_SNAPSHOT"


def test_rights_are_those_that_were_looked_at(school_database: SchoolDatabase) -> None:
    with school_database.owner() as connection:
        found = snapshot(connection, PCS[0])
    if os.environ.get(WRITE):
        COMMITTED.write_text(found, encoding="utf-8")
    assert found == COMMITTED.read_text(encoding="utf-8")


def test_no_rule_is_broken(school_database: SchoolDatabase) -> None:
    with school_database.owner() as connection:
        assert list(mistakes(connection)) == []


@pytest.mark.parametrize(
    ("mistake", "rule"),
    [
        ("create table app.careless (id int)", "table without row security"),
        ("create view app.careless as select * from app.phase", "view without security_invoker"),
        (
            """create function app.careless() returns int language plpgsql security definer
            as 'begin return 1; end'""",
            "function without an empty search_path",
        ),
        (
            "grant execute on function app.record_outcomes(jsonb) to public",
            "function that everybody may call",
        ),
        (
            """create function app.careless(q text) returns void language plpgsql
            set search_path = '' as 'begin execute q; end'""",
            "function with dynamic SQL",
        ),
        (
            """create function app.careless() returns int language sql set search_path = ''
            as 'select 1'""",
            "function in SQL",
        ),
        ("grant update on app.user_progress to oneenglish_client", "right to write"),
        ("grant update (points) on app.user_progress to oneenglish_client", "right to write"),
        ("grant select on app.saga to oneenglish_client", "right to read a whole table"),
        ("grant usage on schema private to oneenglish_marker", "right in the private schema"),
        (
            """create policy careless on app.user_progress for select to oneenglish_client
            using (user_id = app.current_user_id() or app.has_permission('grade.view'))""",
            "policy on a person's rows",
        ),
        (
            "create policy careless on app.challenge for select using (true)",
            "policy for everybody",
        ),
        ("create index on app.user_progress (challenge_id, points)", "index that shows"),
    ],
)
def test_careless_changes_are_found(
    school_database: SchoolDatabase, mistake: str, rule: str
) -> None:
    with school_database.owner() as connection:
        connection.execute(text(mistake))
        found = list(mistakes(connection))
        connection.rollback()
    assert any(line.startswith(rule) for line in found), found


def test_what_a_careless_migration_makes_is_not_open(school_database: SchoolDatabase) -> None:
    """A53, A54: a new table has no grants, a new function is not everybody's."""
    with school_database.owner() as connection:
        connection.execute(text("create table app.careless (id int)"))
        connection.execute(
            text("create function app.careless() returns int language sql return 1")
        )
        row = connection.execute(
            text(
                "select has_table_privilege('oneenglish_client', 'app.careless', 'select'),"
                " has_function_privilege('oneenglish_client', 'app.careless()', 'execute')"
            )
        ).one()
        connection.rollback()
    assert tuple(row) == (False, False)
