"""Attacks on what others or the student himself may not change."""

from datetime import timedelta
from uuid import uuid4

import psycopg
import pytest
from sqlalchemy import text

from oneenglish_desktop.domain.permissions import Permission, RoleName
from oneenglish_desktop.storage.postgres import accounts, seed
from oneenglish_desktop.storage.postgres.engine import Database
from oneenglish_desktop.storage.postgres.seed import SeedChallenge
from tests.storage.postgres.attacks import NOT_ALLOWED, NOT_FOUND, refused, rows
from tests.storage.postgres.playing import start
from tests.storage.postgres.school import PCS, RawConnection, SchoolDatabase, SignedIn


@pytest.fixture
def run(pc: Database, challenge: SeedChallenge) -> str:
    return start(pc, challenge.phases[0].id)


TABLES = (
    '"user"', "user_setting", "user_activity", "role", "permission", "role_permission",
    "valid_role", "user_permission", "challenge", "phase", "school_class", "class_member",
    "assignment", "user_progress", "phase_progress", "answer_outcome", "saga", "error_log",
)  # fmt: skip

CHANGES: tuple[str, ...] = (
    "update app.phase_progress set points = 8, passed = true",
    "update app.user_progress set points = 40, phases_passed = 5",
    "update app.answer_outcome set points = 2",
    "update app.user_progress set points = points where user_id = app.current_user_id()",
    """insert into app.user_progress (id, user_id, challenge_id)
    select id, user_id, challenge_id from app.user_progress
    on conflict (id) do update set points = 40""",
    """merge into app.user_progress u using app.user_progress v on u.id = v.id
    when matched then update set points = 40""",
    "with changed as (update app.phase_progress set points = 8 returning 1) select * from changed",
    "select points from app.phase_progress for update",
    "update app.phase set max_runs = null, pass_percent = 0",
    "update app.\"user\" set full_name = 'Somebody Else'",
    "update app.user_setting set value = '1'",
)


@pytest.mark.parametrize("statement", CHANGES)
def test_a06_nothing_can_be_changed(attacker: RawConnection, run: str, statement: str) -> None:
    before = rows(attacker, "select id, points, passed, revision from app.phase_progress")
    refused(attacker, statement)
    assert rows(attacker, "select id, points, passed, revision from app.phase_progress") == before


@pytest.mark.parametrize("table", TABLES)
def test_a06_nothing_can_be_deleted(attacker: RawConnection, table: str) -> None:
    refused(attacker, f"delete from app.{table}")  # noqa: S608
    refused(attacker, f"truncate app.{table} cascade")
    refused(attacker, f"insert into app.{table} default values")


def test_a07_no_row_with_a_score_can_be_inserted(
    attacker: RawConnection, student: SignedIn, challenge: SeedChallenge
) -> None:
    refused(
        attacker,
        "insert into app.user_progress (user_id, challenge_id, points, phases_passed)"
        " values (%s, %s, 40, 5)",
        student.somebody.id,
        challenge.challenge.id,
    )


def test_a08_nothing_starts_for_another_user_or_in_a_draft(
    attacker: RawConnection, classmate: SignedIn, school_database: SchoolDatabase
) -> None:
    draft = school_database.add_challenge()
    with school_database.owner() as connection:
        connection.execute(
            text("update app.challenge set state = 'draft' where id = :id"),
            {"id": draft.challenge.id},
        )
    refused(
        attacker,
        "insert into app.user_progress (user_id, challenge_id) values (%s, %s)",
        classmate.somebody.id,
        draft.challenge.id,
    )
    refused(attacker, "select app.start_phase(%s)", draft.phases[0].id, state=NOT_FOUND)
    refused(attacker, "select app.start_phase(%s)", str(uuid4()), state=NOT_FOUND)


def test_a09_no_run_hangs_under_a_classmates_progress(
    attacker: RawConnection,
    student: SignedIn,
    classmate: SignedIn,
    school_database: SchoolDatabase,
    challenge: SeedChallenge,
) -> None:
    phase = challenge.phases[0]
    with school_database.database(classmate.token, classmate.login) as other:
        start(other, phase.id)
    with school_database.owner() as connection:
        progress_id = connection.execute(
            text("select id from app.user_progress where user_id = :id"),
            {"id": classmate.somebody.id},
        ).scalar_one()
    row = (progress_id, student.somebody.id, challenge.challenge.id, phase.id)
    insert: str = (
        "insert into app.phase_progress (user_progress_id, user_id, challenge_id, phase_id, run,"
        " max_points, question_count, content_revision) values (%s, %s, %s, %s, 9, 8, 4, 1)"
    )
    refused(attacker, insert, *row)
    # Not even the owner can: the keys do not fit.
    with psycopg.connect(school_database.superuser, autocommit=True) as root:
        refused(root, insert, *row, state="23503")


@pytest.mark.parametrize(
    "statement",
    [
        "select app.record_outcomes('[]')",
        "select * from app.marking_context(gen_random_uuid(), gen_random_uuid())",
        "select private.recompute('{}')",
        "select private.holds(gen_random_uuid(), 'x')",
        "select private.require('class.view')",
        "select private.open_session(gen_random_uuid(), gen_random_uuid())",
        "select private.forget_old_sign_ins()",
        "select private.new_id()",
        "select private.record_audit()",
    ],
)
def test_a11_functions_of_others_cannot_be_called(attacker: RawConnection, statement: str) -> None:
    refused(attacker, statement)


def test_a11_class_functions_ask_for_the_permission(
    attacker: RawConnection, school_database: SchoolDatabase, student: SignedIn
) -> None:
    class_ = school_database.add_class((student.somebody,))
    refused(attacker, "select * from app.class_progress(%s)", class_.id, state=NOT_ALLOWED)
    refused(attacker, "select * from app.class_progress(null)", state=NOT_ALLOWED)


def test_a12_the_tier_of_the_document_store_is_not_above_the_person(
    school_database: SchoolDatabase,
) -> None:
    student = school_database.sign_in(school_database.add_person(), PCS[14])
    with school_database.owner() as connection:
        seed.save_document_accounts(
            connection,
            [
                seed.DocumentAccount(
                    device=PCS[14], tier=tier, username=f"{PCS[14]}_{tier}", password=tier
                )
                for tier in ("student", "staff")
            ],
        )
    with school_database.raw(student.token, PCS[14]) as connection:
        connection.execute("select set_config('oneenglish.tier', 'staff', false)")
        ((tier,),) = rows(connection, "select tier from app.mongo_credentials()")
        assert tier == "student"
        refused(connection, "select password from private.mongo_account")
        refused(connection, "select app.mongo_credentials('staff')", state="42883")


INJECTIONS = (
    '\'; drop table app."user" cascade; --',
    "x' or '1'='1",
    "$$; update app.user_progress set points = 40; $$",
    "%s %(x)s {0} \\",
)


@pytest.mark.parametrize("text_", INJECTIONS)
def test_a13_arguments_are_never_statements(
    attacker: RawConnection, pc: Database, text_: str, school_database: SchoolDatabase
) -> None:
    with pc.begin() as connection:
        salt = accounts.sign_in_salt(connection, text_)
        assert len(salt.salt) == 16
        accounts.sign_in_submit(connection, text_, bytes(32), bytes(32))
    ((allowed,),) = rows(attacker, "select app.has_permission(%s)", text_)
    assert allowed is False
    refused(attacker, "select app.set_setting(%s, '1')", text_, state="23514")
    refused(attacker, "select app.record_activity(%s, '{}')", text_, state="23514")
    attacker.execute("select app.report_error(%s, %s, %s, '{}')", (text_, text_, text_))
    with school_database.owner() as connection:
        query = text('select count(*) from app."user"')
        assert int(connection.execute(query).scalar_one()) > 0
    assert rows(attacker, "select sum(points) from app.user_progress") == [(None,)]


def deny(school: SchoolDatabase, session: SignedIn, permission: Permission) -> None:
    with school.owner() as connection:
        connection.execute(
            text(
                "insert into app.user_permission (user_id, permission_code, allowed)"
                " values (:user, :code, false)"
            ),
            {"user": session.somebody.id, "code": permission},
        )


def test_a50_a_denial_and_an_ended_role_stop_the_functions(
    attacker: RawConnection,
    school_database: SchoolDatabase,
    student: SignedIn,
    challenge: SeedChallenge,
    run: str,
) -> None:
    deny(school_database, student, Permission.CHALLENGE_PLAY)
    phase = challenge.phases[0].id
    refused(attacker, "select app.start_phase(%s)", phase, state=NOT_ALLOWED)
    refused(attacker, "select app.touch_phase(%s, 5)", run, state=NOT_ALLOWED)
    refused(attacker, "select app.finish_phase(%s, '{}')", run, state=NOT_ALLOWED)
    former = school_database.sign_in(school_database.add_person(RoleName.STUDENT), PCS[1])
    with school_database.owner() as connection:
        connection.execute(
            text(
                "update app.valid_role set valid_from = now() - :long,"
                " valid_until = now() - :short where user_id = :user"
            ),
            {
                "long": timedelta(days=2),
                "short": timedelta(seconds=1),
                "user": former.somebody.id,
            },
        )
    with school_database.raw(former.token, PCS[1]) as connection:
        refused(connection, "select app.start_phase(%s)", phase, state=NOT_ALLOWED)


def test_a51_no_copy_no_chosen_start_no_outcome(
    attacker: RawConnection, student: SignedIn, challenge: SeedChallenge, run: str
) -> None:
    refused(attacker, "copy app.user_progress from stdin")
    refused(attacker, "copy app.answer_outcome (answer_id) from stdin")
    refused(
        attacker,
        "insert into app.phase_progress (id, started_at) values (gen_random_uuid(), '2001-01-01')",
    )
    refused(
        attacker,
        "insert into app.answer_outcome (answer_id, phase_progress_id, user_id, item, attempt,"
        " fraction, points) values (gen_random_uuid(), %s, %s, 1, 1, 1, 2)",
        run,
        student.somebody.id,
    )


def test_a51_time_is_the_servers(attacker: RawConnection, run: str) -> None:
    for seconds in ("2147483647", "null", "-5"):
        rows(attacker, f"select app.touch_phase(%s, {seconds})", run)
    ((active,),) = rows(attacker, "select active_seconds from app.phase_progress")
    assert isinstance(active, int)
    assert 0 <= active < 120
