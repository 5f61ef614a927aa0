"""Activity, errors and the audit log."""

from typing import Any

import pytest
from sqlalchemy import text

from oneenglish_desktop.domain.errors import Invalid, SessionExpired
from oneenglish_desktop.domain.permissions import RoleName
from oneenglish_desktop.storage.postgres import activity, error_log, seed
from oneenglish_desktop.storage.postgres.engine import Database
from tests.storage.postgres.school import COSTS, PCS, SchoolDatabase, SignedIn, Somebody


def rows(school: SchoolDatabase, query: str, **values: object) -> list[Any]:
    with school.owner() as connection:
        return [tuple(row) for row in connection.execute(text(query), values)]


def test_activity_is_kept(
    pc: Database, student: SignedIn, school_database: SchoolDatabase
) -> None:
    with pc.begin() as connection:
        activity.record_activity(connection, "certificate_saved", {"file": "a\0b"})
    (found,) = rows(
        school_database,
        "select details from app.user_activity where user_id = :id and kind = 'certificate_saved'",
        id=student.somebody.id,
    )
    assert found == ({"file": "a\ufffdb"},)


def test_activity_has_limits(
    pc: Database, student: SignedIn, school_database: SchoolDatabase
) -> None:
    for kind in ("Not A Kind", "phase_finished"):
        with pytest.raises(Invalid), pc.begin() as connection:
            activity.record_activity(connection, kind, {})
    with school_database.owner() as connection:
        connection.execute(
            text(
                "insert into app.user_activity (user_id, kind)"
                " select :id, 'flood' from generate_series(1, 2000)"
            ),
            {"id": student.somebody.id},
        )
    with pc.begin() as connection:
        activity.record_activity(connection, "one_too_many", {})
    assert not rows(school_database, "select from app.user_activity where kind = 'one_too_many'")


def test_activity_needs_a_session(school_database: SchoolDatabase) -> None:
    with (
        school_database.database() as pc,
        pytest.raises(SessionExpired),
        pc.begin() as connection,
    ):
        activity.record_activity(connection, "certificate_saved", {})


def report(database: Database, reference: str, **changes: object) -> None:
    values: dict[str, Any] = {"kind": "KeyError", "message": "'x'", "details": {}, **changes}
    with database.begin() as connection:
        error_log.report_error(connection, reference=reference, **values)


def test_errors_are_kept_with_and_without_a_session(
    pc: Database, student: SignedIn, school_database: SchoolDatabase
) -> None:
    report(pc, "E-1", details={"where": ["sign\0in", "\ud800"]})
    with school_database.database(login=PCS[9]) as nobody:
        report(nobody, "E-2", message="m" * 20_000, details={"trace": "x" * 60_000})
    found = rows(
        school_database,
        "select reference, user_id::text, device, length(message), details from app.error_log"
        " where reference in ('E-1', 'E-2') order by reference",
    )
    assert found == [
        ("E-1", student.somebody.id, PCS[0], 3, {"where": ["sign\ufffdin", "\ufffd"]}),
        ("E-2", None, PCS[9], 10_000, {"cut": True}),
    ]


def test_a_pc_cannot_fill_the_error_log(school_database: SchoolDatabase) -> None:
    with school_database.owner() as connection:
        connection.execute(
            text(
                "insert into app.error_log (reference, device, kind, message)"
                " select 'flood', :device, 'k', 'm' from generate_series(1, 200)"
            ),
            {"device": PCS[10]},
        )
    with school_database.database(login=PCS[10]) as pc:
        report(pc, "E-too-many")
    assert not rows(school_database, "select from app.error_log where reference = 'E-too-many'")


def audit(school: SchoolDatabase, somebody: Somebody) -> list[Any]:
    return rows(
        school,
        "select action, table_name, before, after from private.audit_log"
        " where row_key = :id order by id",
        id=somebody.id,
    )


def test_changes_of_people_are_written_down(school_database: SchoolDatabase) -> None:
    somebody = school_database.add_person(RoleName.TEACHER)
    with school_database.owner() as connection:
        connection.execute(
            text("update app.\"user\" set full_name = 'New Name' where id = :id"),
            {"id": somebody.id},
        )
        # Not a change.
        connection.execute(
            text('update app."user" set full_name = full_name where id = :id'),
            {"id": somebody.id},
        )
        connection.execute(
            text("update private.credential set changed_at = now() where user_id = :id"),
            {"id": somebody.id},
        )
        connection.execute(
            text("update private.credential set salt = sha256('new') where user_id = :id"),
            {"id": somebody.id},
        )
        connection.execute(text('delete from app."user" where id = :id'), {"id": somebody.id})
    found = audit(school_database, somebody)
    assert [(action, table) for action, table, _, _ in found] == [
        ("insert", "user"),
        ("insert", "credential"),
        ("insert", "valid_role"),
        ("update", "user"),
        ("update", "credential"),
        ("delete", "credential"),
        ("delete", "valid_role"),
        ("delete", "user"),
    ] or sorted(table for _, table, _, _ in found[5:]) == ["credential", "user", "valid_role"]
    before, after = found[3][2:]
    assert before["full_name"] != after["full_name"] == "New Name"
    assert all(row[2:] == (None, None) for row in found if row[1] == "credential")


def test_who_changed_it_is_written_down(school_database: SchoolDatabase) -> None:
    with school_database.owner() as connection:
        seed.save_school_settings(connection, name="Test School", **COSTS)
        connection.execute(text("insert into app.permission (code) values ('test.audit')"))
        connection.execute(text("delete from app.permission where code = 'test.audit'"))
    found = rows(
        school_database,
        "select action, device, user_id from private.audit_log where row_key = 'test.audit'"
        " order by id",
    )
    assert found == [
        ("insert", "oneenglish_migrator", None),
        ("delete", "oneenglish_migrator", None),
    ]
