"""Signing in inside the database."""

import os
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import text

from oneenglish_desktop.domain.accounts import SESSION_HOURS
from oneenglish_desktop.domain.errors import Invalid, NotFound, SessionExpired, Unavailable
from oneenglish_desktop.domain.permissions import ROLE_PERMISSIONS, Permission, RoleName
from oneenglish_desktop.domain.preferences import Preferences
from oneenglish_desktop.storage.postgres import accounts, seed
from oneenglish_desktop.storage.postgres.accounts import SignInVerdict
from oneenglish_desktop.storage.postgres.engine import Database
from tests.storage.postgres.school import COSTS, PCS, SchoolDatabase, SignedIn, Somebody

KEY = bytes(32)


def submit(database: Database, login: str, proof: bytes) -> str:
    with database.begin() as connection:
        return accounts.sign_in_submit(connection, login, proof, KEY)


def finish(database: Database, attempt: str) -> SignInVerdict:
    with database.begin() as connection:
        return accounts.sign_in_finish(connection, attempt)


def guess(database: Database, login: str, proof: bytes) -> SignInVerdict:
    return finish(database, submit(database, login, proof))


def test_sign_in_by_username_or_email_in_any_case(school_database: SchoolDatabase) -> None:
    somebody = school_database.add_person(email=True)
    assert somebody.email is not None
    with school_database.database() as pc:
        for login in (somebody.username, somebody.username.upper(), somebody.email.title()):
            verdict = guess(pc, login, somebody.proof)
            assert (verdict.status, verdict.retry_after) == ("ok", 0)
            assert verdict.token is not None
            assert verdict.expires_at is not None
            rest = verdict.expires_at - datetime.now(UTC) - timedelta(hours=SESSION_HOURS)
            assert abs(rest) < timedelta(minutes=2)


def test_a_wrong_guess_and_an_unknown_login_look_the_same(school_database: SchoolDatabase) -> None:
    somebody = school_database.add_person()
    with school_database.database() as pc:
        wrong = guess(pc, somebody.username, os.urandom(32))
        unknown = guess(pc, f"nobody.{uuid4()}", os.urandom(32))
    assert wrong == unknown
    assert wrong == SignInVerdict(
        status="wrong", retry_after=0, token=None, session_id=None, expires_at=None
    )


def test_a_guess_is_judged_once_and_within_a_minute(school_database: SchoolDatabase) -> None:
    somebody = school_database.add_person()
    with school_database.database() as pc:
        attempt = submit(pc, somebody.username, somebody.proof)
        assert finish(pc, attempt).status == "ok"
        assert finish(pc, attempt).status == "expired"
        assert finish(pc, str(uuid4())).status == "expired"
        late = submit(pc, somebody.username, somebody.proof)
        with school_database.owner() as connection:
            connection.execute(
                text(
                    "update private.sign_in_attempt set at = at - interval '61 s' where id = :id"
                ),
                {"id": late},
            )
        assert finish(pc, late).status == "expired"
    with school_database.database(login=PCS[1]) as other_pc:
        assert finish(other_pc, submit(pc, somebody.username, somebody.proof)).status == "expired"


def test_a_person_who_left_cannot_sign_in(school_database: SchoolDatabase) -> None:
    somebody = school_database.add_person()
    session = school_database.sign_in(somebody)
    with school_database.owner() as connection:
        connection.execute(
            text('update app."user" set active = false where id = :id'), {"id": somebody.id}
        )
    with school_database.database(session.token) as pc:
        assert guess(pc, somebody.username, somebody.proof).status == "wrong"
        with pc.read() as connection:
            assert accounts.load_session(connection, session.token) is None


@pytest.mark.parametrize(
    ("login", "proof", "key"),
    [("", bytes(32), KEY), ("x" * 255, bytes(32), KEY), ("x", b"short", KEY), ("x", KEY, b"key")],
)
def test_a_guess_without_the_right_lengths_is_refused(
    school_database: SchoolDatabase, login: str, proof: bytes, key: bytes
) -> None:
    with school_database.database() as pc, pytest.raises(Invalid), pc.begin() as connection:
        accounts.sign_in_submit(connection, login, proof, key)


@pytest.mark.parametrize("login", ["null\0byte", "half \ud800 pair"])
def test_text_that_cannot_be_stored_is_refused(
    school_database: SchoolDatabase, login: str
) -> None:
    with school_database.database() as pc, pytest.raises(Invalid), pc.read() as connection:
        accounts.sign_in_salt(connection, login)


def test_salt_of_an_unknown_login_is_stable_and_has_the_usual_costs(
    school_database: SchoolDatabase,
) -> None:
    somebody = school_database.add_person()
    with school_database.database() as pc, pc.read() as connection:
        known = accounts.sign_in_salt(connection, somebody.username)
        first = accounts.sign_in_salt(connection, "Nobody.At.All")
        again = accounts.sign_in_salt(connection, "nobody.at.all")
        other = accounts.sign_in_salt(connection, "nobody.else")
    assert first == again
    assert len({known.salt, first.salt, other.salt}) == 3
    assert len(known.salt) == len(first.salt) == 16
    for salt in (known, first):
        costs = {name: getattr(salt, name) for name in COSTS}
        assert costs == COSTS


def test_ten_wrong_guesses_make_the_login_rest_on_this_pc(
    school_database: SchoolDatabase,
) -> None:
    somebody = school_database.add_person()
    with school_database.database() as pc:
        for _ in range(10):
            assert guess(pc, somebody.username, os.urandom(32)).status == "wrong"
        resting = guess(pc, somebody.username, somebody.proof)
        assert resting.status == "throttled"
        assert 590 <= resting.retry_after <= 600
        assert resting.token is None
        # Trying on does not make it longer.
        forget(school_database, somebody, "10 minutes", keep=1)
        assert guess(pc, somebody.username, somebody.proof).status == "ok"
        # A right guess ends the count.
        for _ in range(10):
            assert guess(pc, somebody.username, os.urandom(32)).status == "wrong"
        assert guess(pc, somebody.username, somebody.proof).status == "throttled"


def forget(school: SchoolDatabase, somebody: Somebody, age: str, *, keep: int) -> None:
    """Let the person's guesses but the newest ones be older."""
    with school.owner() as connection:
        connection.execute(
            text("""
                update private.sign_in_attempt set at = at - cast(:age as interval)
                where login = :login and id not in (
                    select id from private.sign_in_attempt
                    where login = :login order by at desc limit :keep)
            """),
            {"login": somebody.username, "age": age, "keep": keep},
        )


def spread_guesses(
    school: SchoolDatabase, count: int, login: str | None, device: str | None
) -> None:
    """Wrong guesses of many PCs for a login, or of a PC for many logins."""
    with school.owner() as connection:
        connection.execute(
            text("""
                insert into private.sign_in_attempt
                    (login, verifier, sign_key, device, client_addr, outcome)
                select coalesce(:login, gen_random_uuid()::text), sha256(''), sha256(''),
                    coalesce(:device, 'pc ' || n), '203.0.113.7', 'wrong'
                from generate_series(1, :count) n
            """),
            {"login": login, "device": device, "count": count},
        )


def test_guesses_from_many_pcs_make_the_login_rest_but_not_where_the_person_is_known(
    school_database: SchoolDatabase,
) -> None:
    somebody = school_database.add_person()
    school_database.sign_in(somebody, PCS[2])
    spread_guesses(school_database, 30, somebody.username, None)
    with school_database.database(login=PCS[3]) as new_pc:
        assert guess(new_pc, somebody.username, somebody.proof).status == "throttled"
    with school_database.database(login=PCS[2]) as known_pc:
        assert guess(known_pc, somebody.username, somebody.proof).status == "ok"


def test_guesses_for_many_logins_make_the_pc_rest(school_database: SchoolDatabase) -> None:
    somebody = school_database.add_person()
    spread_guesses(school_database, 50, None, PCS[4])
    with school_database.database(login=PCS[4]) as pc:
        assert guess(pc, somebody.username, somebody.proof).status == "throttled"
    with school_database.database(login=PCS[5]) as pc:
        assert guess(pc, somebody.username, somebody.proof).status == "ok"


def test_a_pc_that_guesses_without_end_is_not_heard(school_database: SchoolDatabase) -> None:
    spread_guesses(school_database, 500, None, PCS[6])
    with school_database.database(login=PCS[6]) as pc, pytest.raises(Unavailable):
        submit(pc, "anybody", KEY)


def test_old_guesses_and_sessions_are_forgotten(school_database: SchoolDatabase) -> None:
    somebody = school_database.add_person()
    session = school_database.sign_in(somebody)
    forget(school_database, somebody, "2 days", keep=0)
    with school_database.owner() as connection:
        connection.execute(
            text(
                "update private.session set expires_at = now() - interval '181 d' where id = :id"
            ),
            {"id": session.session_id},
        )
    school_database.sign_in(school_database.add_person())
    with school_database.owner() as connection:
        values = {"id": session.session_id, "login": somebody.username}
        left = connection.execute(
            text("""
                select (select count(*) from private.session where id = :id)
                    + (select count(*) from private.sign_in_attempt where login = :login)
            """),
            values,
        ).scalar_one()
    assert left == 0


def test_the_session_tells_who_the_person_is(
    school_database: SchoolDatabase, teacher: SignedIn
) -> None:
    class_ = school_database.add_class(teachers=(teacher.somebody,))
    with school_database.database(teacher.token) as pc, pc.read() as connection:
        session = accounts.load_session(connection, teacher.token)
    assert session is not None
    assert (session.id, session.token) == (teacher.session_id, teacher.token)
    person = session.person
    assert (person.id, person.username) == (teacher.somebody.id, teacher.somebody.username)
    assert person.email == teacher.somebody.email
    assert person.roles == {RoleName.TEACHER}
    assert person.classes == (class_.name,)
    assert session.permissions == ROLE_PERMISSIONS[RoleName.TEACHER]
    assert session.preferences == Preferences()
    assert session.expires_at > datetime.now(UTC)


def test_signing_out_ends_the_session(
    pc: Database, student: SignedIn, school_database: SchoolDatabase
) -> None:
    with pc.read() as connection:
        assert accounts.current_user_id(connection) == student.somebody.id
    for _ in range(2):
        with pc.begin() as connection:
            accounts.sign_out(connection)
    with pc.read() as connection:
        assert accounts.current_user_id(connection) is None
        assert accounts.load_session(connection, student.token) is None
        assert not accounts.has_permission(connection, Permission.CHALLENGE_PLAY)
    with school_database.owner() as connection:
        kinds = connection.execute(
            text("select kind from app.user_activity where user_id = :id order by at"),
            {"id": student.somebody.id},
        ).scalars()
        assert list(kinds) == ["signed_in", "signed_out"]


def test_document_account_fits_the_pc_and_the_tier(
    school_database: SchoolDatabase, student: SignedIn, teacher: SignedIn
) -> None:
    made = [
        seed.DocumentAccount(device=login, tier=tier, username=f"{login}_{tier}", password=tier)
        for login in (PCS[0], PCS[7])
        for tier in ("student", "staff", "marker")
    ]
    with school_database.owner() as connection:
        seed.save_document_accounts(connection, made)
    for somebody, login, tier in (
        (student, PCS[0], "student"),
        (teacher, PCS[0], "staff"),
        (school_database.sign_in(student.somebody, PCS[7]), PCS[7], "student"),
    ):
        with school_database.database(somebody.token, login) as pc, pc.read() as connection:
            found = accounts.mongo_credentials(connection)
        assert (found.tier, found.username, found.password) == (tier, f"{login}_{tier}", tier)
    elsewhere = school_database.sign_in(student.somebody, PCS[8])
    for token, login, error in (
        (elsewhere.token, PCS[8], NotFound),
        (None, PCS[0], SessionExpired),
    ):
        with (
            school_database.database(token, login) as pc,
            pytest.raises(error),
            pc.read() as connection,
        ):
            accounts.mongo_credentials(connection)
