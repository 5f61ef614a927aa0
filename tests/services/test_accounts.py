"""Signing in and out on real stores."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Connection

from oneenglish_desktop.domain.errors import (
    NotAllowed,
    SchoolTooOld,
    SessionExpired,
    SignInRefused,
    SignInThrottled,
    Unavailable,
)
from oneenglish_desktop.domain.permissions import ROLE_PERMISSIONS, Permission, RoleName
from oneenglish_desktop.domain.preferences import Preferences
from oneenglish_desktop.services.house import Endpoints, Services, open_services
from oneenglish_desktop.services.marker import Marker
from oneenglish_desktop.storage.postgres import accounts
from oneenglish_desktop.storage.postgres.engine import Database
from oneenglish_desktop.storage.postgres.migrate import owner_transaction
from oneenglish_desktop.storage.postgres.school import pc_login
from tests.services.conftest import OpenPc
from tests.services.small_school import PASSWORD, RIGHT, SmallSchool


def end_sessions(school: SmallSchool, services: Services) -> None:
    """End the session as ten hours do."""
    session = services.accounts.session
    assert session is not None
    with owner_transaction(school.migrator) as connection:
        connection.exec_driver_sql(
            "update private.session set expires_at = clock_timestamp() - interval '1 second'"
            " where id = %s",
            (session.id,),
        )


@pytest.mark.parametrize("login", ["tom", "TOM", "tom@small.example", "Tom@Small.Example"])
def test_user_name_or_email_in_any_case(open_pc: OpenPc, login: str) -> None:
    session = open_pc().accounts.sign_in(login, PASSWORD)
    assert session.person.full_name == "Tom Teacher"
    assert session.person.classes == ("Class 1A",)


def test_the_secret_of_a_session_is_never_shown(pc: Services) -> None:
    session = pc.accounts.session
    assert session is not None
    assert session.token
    assert session.token not in repr(session)
    assert session.token not in repr(pc)


@pytest.mark.parametrize(
    ("login", "role"),
    [("pupil.1", RoleName.STUDENT), ("tom", RoleName.TEACHER), ("ada", RoleName.ADMIN)],
)
def test_services_and_database_agree_about_every_permission(
    open_pc: OpenPc, small_school: SmallSchool, login: str, role: RoleName
) -> None:
    services = open_pc()
    session = services.accounts.sign_in(login, PASSWORD)
    database = Database(small_school.endpoints(pc_login(1)).postgres, lambda: session.token)
    with database.read() as connection:
        held = {each: accounts.has_permission(connection, each) for each in Permission}
    database.close()
    assert {each: services.accounts.may(each) for each in Permission} == held
    assert session.permissions == ROLE_PERMISSIONS[role]


def test_a_denial_beats_the_role_in_services_and_database(
    open_pc: OpenPc, small_school: SmallSchool
) -> None:
    pupil = small_school.fresh_pupil()
    with owner_transaction(small_school.migrator) as connection:
        connection.exec_driver_sql(
            "insert into app.user_permission (user_id, permission_code, allowed)"
            " select id, 'challenge.play', false from app.\"user\" where username = %s",
            (pupil,),
        )
    services = open_pc(pupil)
    assert not services.accounts.may(Permission.CHALLENGE_PLAY)
    with pytest.raises(NotAllowed, match=r"challenge\.play"):
        services.challenges.states()


def test_nobody_signed_in_may_nothing(open_pc: OpenPc) -> None:
    services = open_pc()
    assert not any(services.accounts.may(permission) for permission in Permission)
    with pytest.raises(NotAllowed):
        services.challenges.home()
    with pytest.raises(NotAllowed):
        services.accounts.sign_in_again(PASSWORD)


def test_a_wrong_password_and_an_unknown_name_get_the_same_words(
    open_pc: OpenPc, small_school: SmallSchool
) -> None:
    services = open_pc()
    with pytest.raises(SignInRefused) as wrong:
        services.accounts.sign_in(small_school.fresh_pupil(), "guess")
    with pytest.raises(SignInRefused) as unknown:
        services.accounts.sign_in("nobody.of.this.school", "guess")
    assert str(wrong.value) == str(unknown.value)
    assert services.accounts.session is None


def test_too_many_guesses_rest(open_pc: OpenPc, small_school: SmallSchool) -> None:
    pupil = small_school.fresh_pupil()
    services = open_pc(number=3)
    for _ in range(10):
        with pytest.raises(SignInRefused):
            services.accounts.sign_in(pupil, "guess")
    with pytest.raises(SignInThrottled) as throttled:
        services.accounts.sign_in(pupil, PASSWORD)
    assert 0 < throttled.value.retry_after <= 600


def test_who_signs_in_takes_the_place_of_who_was_there(
    open_pc: OpenPc, small_school: SmallSchool
) -> None:
    services = open_pc(small_school.fresh_pupil())
    before = services.accounts.session
    assert before is not None
    services.accounts.sign_in("tom", PASSWORD)
    assert services.accounts.session is not None
    assert services.accounts.session.person.username == "tom"
    database = Database(small_school.endpoints(pc_login(1)).postgres, lambda: before.token)
    with database.read() as connection:
        assert accounts.current_user_id(connection) is None
    database.close()


def test_signing_out_ends_the_session_in_the_database(
    pc: Services, small_school: SmallSchool
) -> None:
    session = pc.accounts.session
    assert session is not None
    pc.accounts.sign_out()
    pc.accounts.sign_out()
    assert pc.accounts.session is None
    database = Database(small_school.endpoints(pc_login(1)).postgres, lambda: session.token)
    with database.read() as connection:
        assert accounts.load_session(connection, session.token) is None
    database.close()


def test_an_expired_session_is_noticed_by_every_read(
    pc: Services, small_school: SmallSchool
) -> None:
    run = pc.playing.start(small_school.phase())
    end_sessions(small_school, pc)
    for call in (
        pc.challenges.home,
        pc.challenges.states,
        lambda: pc.challenges.state(run.challenge.id),
        lambda: pc.challenges.podium(run.challenge.id),
        lambda: pc.playing.load(run.id),
        lambda: pc.playing.start(run.phase.id),
        lambda: pc.playing.spend(run.id, 5),
        lambda: pc.playing.finish(run.id),
        lambda: pc.playing.result(run.id),
        lambda: pc.answering.outcome("018f0000-0000-7000-8000-000000000001"),
        lambda: pc.preferences.change(language="pt"),
    ):
        with pytest.raises(SessionExpired):
            call()
    assert pc.accounts.session is not None


def test_a_session_that_ends_in_the_middle_of_a_phase_loses_no_answer(
    pc: Services, small_school: SmallSchool, running_marker: Marker
) -> None:
    run = pc.playing.start(small_school.phase())
    end_sessions(small_school, pc)
    late = pc.answering.submit(run.id, 1, RIGHT[1], 0)
    with pytest.raises(SessionExpired):
        pc.answering.wait_for_outcome(late.answer_id, timeout=60)
    with pytest.raises(SignInRefused):
        pc.accounts.sign_in_again("guess")
    assert pc.accounts.session is not None
    before = pc.accounts.session
    after = pc.accounts.sign_in_again(PASSWORD)
    assert after.person == before.person
    assert after.id != before.id
    outcome = pc.answering.wait_for_outcome(late.answer_id, timeout=60)
    assert outcome is not None
    assert outcome.points == 2
    assert pc.answering.submit(run.id, 2, RIGHT[2], 0).sent


def test_a_guess_that_is_a_minute_old_is_not_judged(
    open_pc: OpenPc, small_school: SmallSchool, monkeypatch: pytest.MonkeyPatch
) -> None:
    finish = accounts.sign_in_finish

    def slow(connection: Connection, attempt: str) -> accounts.SignInVerdict:
        with owner_transaction(small_school.migrator) as owner:
            owner.exec_driver_sql(
                "update private.sign_in_attempt set at = at - interval '2 minutes' where id = %s",
                (attempt,),
            )
        return finish(connection, attempt)

    monkeypatch.setattr(accounts, "sign_in_finish", slow)
    with pytest.raises(Unavailable, match="too long"):
        open_pc(small_school.fresh_pupil())


def test_a_session_that_ends_while_it_opens(
    open_pc: OpenPc, small_school: SmallSchool, monkeypatch: pytest.MonkeyPatch
) -> None:
    services = open_pc()

    def ended(_connection: Connection, _token: str) -> None:
        return None

    monkeypatch.setattr(accounts, "load_session", ended)
    with pytest.raises(SessionExpired):
        services.accounts.sign_in(small_school.fresh_pupil(), PASSWORD)
    assert services.accounts.session is None


def test_preferences_of_who_left_change_nobody(pc: Services) -> None:
    current = pc.accounts._current
    left = current.require().session
    current.change(replace(left, id="another session", preferences=Preferences(language="pt")))
    assert current.require().session == left
    pc.accounts.sign_out()
    current.change(left)
    with pytest.raises(SessionExpired):
        current.require()


def test_without_postgres_signing_in_says_that_the_school_is_away(tmp_path: Path) -> None:
    services = open_services(
        Endpoints(
            postgres="postgresql://oneenglish_pc_001:x@127.0.0.1:9/oneenglish",
            mongo="mongodb://127.0.0.1:9",
        ),
        journal_path=tmp_path / "journal.sqlite3",
        reports_path=tmp_path / "errors.jsonl",
    )
    with pytest.raises(Unavailable):
        services.accounts.sign_in("pupil.1", PASSWORD)
    services.close()


def test_an_older_school_is_told_before_any_password_is_tried(
    open_pc: OpenPc, small_school: SmallSchool
) -> None:
    services = open_pc()
    with owner_transaction(small_school.migrator) as connection:
        connection.exec_driver_sql("update private.alembic_version set version_num = '0000'")
    try:
        with pytest.raises(SchoolTooOld):
            services.accounts.sign_in("tom", PASSWORD)
    finally:
        with owner_transaction(small_school.migrator) as connection:
            connection.exec_driver_sql("update private.alembic_version set version_num = '0001'")


def test_a_pc_without_an_account_for_documents_signs_nobody_in(
    open_pc: OpenPc, small_school: SmallSchool
) -> None:
    services = open_pc(number=3)
    with owner_transaction(small_school.migrator) as connection:
        taken = connection.exec_driver_sql(
            "delete from private.mongo_account where device = %s and tier = 'staff' returning *",
            (pc_login(3),),
        ).one()
    try:
        with pytest.raises(Exception, match="no account in the document store"):
            services.accounts.sign_in("tom", PASSWORD)
        assert services.accounts.session is None
    finally:
        with owner_transaction(small_school.migrator) as connection:
            connection.exec_driver_sql(
                "insert into private.mongo_account values (%s, %s, %s, %s)", tuple(taken)
            )
