"""What the database says about permissions, for every permission and role."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from oneenglish_desktop.domain.permissions import ROLE_PERMISSIONS, Permission, RoleName
from oneenglish_desktop.storage.postgres import accounts
from tests.storage.postgres.school import SchoolDatabase, SignedIn, Somebody


def held(school: SchoolDatabase, session: SignedIn) -> set[Permission]:
    """Asked one by one, and all at once: the answers must be the same."""
    with school.database(session.token) as pc, pc.read() as connection:
        one_by_one = {
            permission
            for permission in Permission
            if accounts.has_permission(connection, permission)
        }
        at_once = accounts.load_session(connection, session.token)
    assert at_once is not None
    assert at_once.permissions == one_by_one
    return one_by_one


def decide(
    school: SchoolDatabase, somebody: Somebody, permission: Permission, *, allowed: bool
) -> None:
    with school.owner() as connection:
        connection.execute(
            text(
                "insert into app.user_permission (user_id, permission_code, allowed)"
                " values (:user, :code, :allowed)"
            ),
            {"user": somebody.id, "code": permission, "allowed": allowed},
        )


def set_validity(
    school: SchoolDatabase, somebody: Somebody, start: timedelta, end: timedelta
) -> None:
    with school.owner() as connection:
        connection.execute(
            text(
                "update app.valid_role set valid_from = clock_timestamp() + :start,"
                " valid_until = clock_timestamp() + :end where user_id = :user"
            ),
            {"user": somebody.id, "start": start, "end": end},
        )


@pytest.mark.parametrize("role", RoleName)
def test_a_role_gives_exactly_its_permissions(
    school_database: SchoolDatabase, role: RoleName
) -> None:
    session = school_database.sign_in(school_database.add_person(role))
    assert held(school_database, session) == ROLE_PERMISSIONS[role]


def test_roles_add_up(school_database: SchoolDatabase) -> None:
    session = school_database.sign_in(school_database.add_person(*RoleName))
    assert held(school_database, session) == set(Permission)


@pytest.mark.parametrize("permission", Permission)
def test_direct_grants_and_denials(
    school_database: SchoolDatabase, permission: Permission
) -> None:
    granted = school_database.add_person(RoleName.STUDENT)
    denied = school_database.add_person(*RoleName)
    decide(school_database, granted, permission, allowed=True)
    decide(school_database, denied, permission, allowed=False)
    of_student = ROLE_PERMISSIONS[RoleName.STUDENT]
    assert held(school_database, school_database.sign_in(granted)) == of_student | {permission}
    assert held(school_database, school_database.sign_in(denied)) == set(Permission) - {permission}


@pytest.mark.parametrize(
    ("start", "end", "valid"),
    [
        (timedelta(days=-2), timedelta(days=1), True),
        (timedelta(days=-2), timedelta(days=-1), False),
        (timedelta(days=1), timedelta(days=2), False),
    ],
)
def test_a_role_counts_while_it_is_valid(
    school_database: SchoolDatabase,
    start: timedelta,
    end: timedelta,
    valid: bool,  # noqa: FBT001
) -> None:
    session = school_database.sign_in(school_database.add_person(RoleName.TEACHER))
    set_validity(school_database, session.somebody, start, end)
    expected = ROLE_PERMISSIONS[RoleName.TEACHER] if valid else set()
    assert held(school_database, session) == expected
    with school_database.database(session.token) as pc, pc.read() as connection:
        loaded = accounts.load_session(connection, session.token)
    assert loaded is not None
    assert loaded.person.roles == ({RoleName.TEACHER} if valid else set())


def test_a_direct_grant_outlives_the_role(school_database: SchoolDatabase) -> None:
    session = school_database.sign_in(school_database.add_person(RoleName.TEACHER))
    decide(school_database, session.somebody, Permission.AUDIT_READ, allowed=True)
    set_validity(school_database, session.somebody, timedelta(days=-2), timedelta(days=-1))
    assert held(school_database, session) == {Permission.AUDIT_READ}


def test_without_a_session_nothing_is_held(school_database: SchoolDatabase) -> None:
    with school_database.database() as pc, pc.read() as connection:
        assert not any(accounts.has_permission(connection, each) for each in Permission)


def test_class_progress_is_for_its_teachers_and_those_who_manage_classes(
    school_database: SchoolDatabase, student: SignedIn
) -> None:
    own = school_database.sign_in(school_database.add_person(RoleName.TEACHER))
    other = school_database.sign_in(school_database.add_person(RoleName.TEACHER))
    admin = school_database.sign_in(school_database.add_person(RoleName.ADMIN))
    class_ = school_database.add_class((student.somebody,), (own.somebody,))
    for session, rows in ((own, 1), (admin, 1), (other, None), (student, None)):
        with school_database.raw(session.token) as connection:
            query = "select user_id::text, phases_passed from app.class_progress(%s)"
            if rows is None:
                with pytest.raises(Exception, match=r"not your class|class\.view"):
                    connection.execute(query, (class_.id,))
            else:
                found = connection.execute(query, (class_.id,)).fetchall()
                assert found == [(student.somebody.id, None)]
