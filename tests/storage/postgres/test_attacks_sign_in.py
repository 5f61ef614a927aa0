"""Attacks on passwords, sessions and the functions that know secrets."""

import os
from collections.abc import Callable, Iterator
from uuid import uuid4

import psycopg
import pytest
from sqlalchemy import text

from tests.storage.postgres.attacks import NO_SESSION, refused, rows
from tests.storage.postgres.school import (
    PCS,
    RawConnection,
    SchoolDatabase,
    SignedIn,
    Somebody,
)

SUBMIT = "select app.sign_in_submit(%s, %s, %s)"
FINISH = "select status from app.sign_in_finish(%s)"
GUESSES = 25
LIMIT = 10


@pytest.fixture
def target(school_database: SchoolDatabase) -> Somebody:
    """Whose password is guessed; the right one comes last."""
    return school_database.add_person()


@pytest.fixture
def guesser(school_database: SchoolDatabase) -> Iterator[RawConnection]:
    with school_database.raw(login=PCS[17]) as connection:
        yield connection


@pytest.fixture(autouse=True)
def fresh_pc(school_database: SchoolDatabase) -> None:
    """Earlier tests have used up the guesses of the PC."""
    with school_database.owner() as connection:
        connection.execute(
            text("delete from private.sign_in_attempt where device = :pc"), {"pc": PCS[17]}
        )


def guesses(target: Somebody) -> list[bytes]:
    return [os.urandom(32) for _ in range(GUESSES)] + [target.proof]


def one(connection: RawConnection, statement: str, *values: object) -> object:
    row = connection.execute(statement.encode(), values).fetchone()
    assert row is not None
    return row[0]


def plainly(connection: RawConnection, target: Somebody) -> list[object]:
    return [
        one(connection, FINISH, one(connection, SUBMIT, target.username, proof, bytes(32)))
        for proof in guesses(target)
    ]


def rolled_back_judgement(connection: RawConnection, target: Somebody) -> list[object]:
    found = []
    for proof in guesses(target):
        attempt = one(connection, SUBMIT, target.username, proof, bytes(32))
        connection.execute("begin")
        found.append(one(connection, FINISH, attempt))
        connection.execute("rollback")
    return found


def savepoints(connection: RawConnection, target: Somebody) -> list[object]:
    attempts = [
        one(connection, SUBMIT, target.username, proof, bytes(32)) for proof in guesses(target)
    ]
    found = []
    connection.execute("begin")
    for attempt in attempts:
        connection.execute("savepoint before")
        found.append(one(connection, FINISH, attempt))
        connection.execute("rollback to before")
    connection.execute("rollback")
    return found


def hoarded(connection: RawConnection, target: Somebody) -> list[object]:
    connection.execute("begin")
    attempts = [
        one(connection, SUBMIT, target.username, proof, bytes(32)) for proof in guesses(target)
    ]
    connection.execute("commit")
    return [one(connection, FINISH, attempt) for attempt in reversed(attempts)]


def old_snapshot(connection: RawConnection, target: Somebody) -> list[object]:
    found = []
    for proof in guesses(target):
        attempt = one(connection, SUBMIT, target.username, proof, bytes(32))
        connection.execute("begin isolation level repeatable read")
        found.append(one(connection, FINISH, attempt))
        connection.execute("commit")
    return found


def by_other_spellings(connection: RawConnection, target: Somebody) -> list[object]:
    found = []
    for number, proof in enumerate(guesses(target)):
        login = target.username.upper() if number % 2 else target.username.title()
        found.append(one(connection, FINISH, one(connection, SUBMIT, login, proof, bytes(32))))
    return found


@pytest.mark.parametrize(
    "variant",
    [plainly, rolled_back_judgement, savepoints, hoarded, old_snapshot, by_other_spellings],
)
def test_a43_no_variant_gets_more_than_ten_guesses(
    guesser: RawConnection,
    target: Somebody,
    variant: Callable[[RawConnection, Somebody], list[object]],
) -> None:
    found = variant(guesser, target)
    assert len(found) == GUESSES + 1
    judged = [status for status in found if status in {"wrong", "ok"}]
    assert len(judged) <= LIMIT
    if variant is not hoarded:
        # The right password does not help while signing in rests.
        assert found[-1] == "throttled"


def test_a42_a_guess_that_is_not_committed_is_not_judged(
    guesser: RawConnection, target: Somebody
) -> None:
    guesser.execute("begin")
    attempt = one(guesser, SUBMIT, target.username, target.proof, bytes(32))
    refused(guesser, FINISH, attempt, state="25001")
    guesser.execute("rollback")
    assert one(guesser, FINISH, attempt) == "expired"
    guesser.execute("begin")
    guesser.execute("savepoint s")
    attempt = one(guesser, SUBMIT, target.username, target.proof, bytes(32))
    guesser.execute("release s")
    refused(guesser, FINISH, attempt, state="25001")
    guesser.execute("rollback")


def test_a43_guesses_over_two_connections_are_counted_together(
    school_database: SchoolDatabase, guesser: RawConnection, target: Somebody
) -> None:
    with school_database.raw(login=PCS[17]) as second:
        attempts = [
            one(connection, SUBMIT, target.username, os.urandom(32), bytes(32))
            for connection in (guesser, second) * GUESSES
        ]
        found = [
            one(connection, FINISH, attempt)
            for attempt, connection in zip(attempts, (second, guesser) * GUESSES, strict=True)
        ]
    assert found.count("wrong") <= LIMIT


def test_a45_salts_do_not_tell_who_is_there(guesser: RawConnection, target: Somebody) -> None:
    query = "select length(salt), time_cost, memory_kib, parallelism from app.sign_in_salt(%s)"
    known = guesser.execute(query, (target.username,)).fetchone()
    unknown = guesser.execute(query, (f"{uuid4()}",)).fetchone()
    assert known == unknown
    stable = "select salt from app.sign_in_salt(%s)"
    for login in (target.username, "somebody.unknown"):
        assert one(guesser, stable, login) == one(guesser, stable, login.upper())


def expire(school: SchoolDatabase, session: SignedIn) -> None:
    with school.owner() as connection:
        connection.execute(
            text("update private.session set expires_at = clock_timestamp() where id = :id"),
            {"id": session.session_id},
        )


def revoke(school: SchoolDatabase, session: SignedIn) -> None:
    with school.owner() as connection:
        connection.execute(
            text("update private.session set revoked_at = clock_timestamp() where id = :id"),
            {"id": session.session_id},
        )


def test_a46_a_long_transaction_does_not_stop_the_clock(
    attacker: RawConnection, school_database: SchoolDatabase, student: SignedIn
) -> None:
    attacker.execute("begin")
    assert one(attacker, "select app.current_user_id()") is not None
    expire(school_database, student)
    assert one(attacker, "select app.current_user_id()") is None
    attacker.execute("rollback")


@pytest.mark.parametrize("isolation", ["repeatable read", "serializable"])
def test_a47_a48_an_old_snapshot_keeps_no_session_alive(
    attacker: RawConnection, school_database: SchoolDatabase, student: SignedIn, isolation: str
) -> None:
    school_database.add_challenge()
    attacker.execute(f"begin isolation level {isolation}".encode())
    attacker.execute("select 1")
    revoke(school_database, student)
    assert one(attacker, "select app.current_user_id()") is None
    assert rows(attacker, "select id from app.challenge") == []
    refused(attacker, "select app.set_setting('theme', '1')", state=NO_SESSION)
    attacker.execute("rollback")


def test_a49_a_revoked_session_is_over_in_a_running_transaction(
    attacker: RawConnection, school_database: SchoolDatabase, student: SignedIn
) -> None:
    attacker.execute("begin")
    assert len(rows(attacker, 'select id from app."user"')) == 1
    revoke(school_database, student)
    assert rows(attacker, 'select id from app."user"') == []
    refused(attacker, "select app.start_phase(gen_random_uuid())", state=NO_SESSION)
    attacker.execute("rollback")
    assert rows(attacker, "select app.whoami()") == [(None,)]


def as_in_a_plan(secret: bytes) -> str:
    """Bytes as debug_print_plan shows them."""
    return " ".join(str(byte - 256 if byte > 127 else byte) for byte in secret)


def one_line(told: list[str]) -> str:
    return " ".join(" ".join(told).split())


def test_a40_a41_plans_show_no_secret_of_the_functions(
    school_database: SchoolDatabase, target: Somebody
) -> None:
    student = school_database.sign_in(school_database.add_person(), PCS[17])
    told: list[str] = []
    with psycopg.connect(school_database.superuser) as root:
        secrets = root.execute(
            "select c.verifier, s.token_hash from private.credential c, private.session s"
            " where c.user_id = %s and s.id = %s",
            (target.id, student.session_id),
        ).fetchone()
        salt_key = root.execute(
            "select value #>> '{}' from private.setting where key = 'fake_salt_secret'"
        ).fetchone()
    assert secrets is not None
    assert salt_key is not None
    with school_database.raw(student.token, PCS[17]) as connection:
        connection.add_notice_handler(lambda notice: told.append(notice.message_primary or ""))
        connection.add_notice_handler(lambda notice: told.append(notice.message_detail or ""))
        for setting in (
            "client_min_messages = log", "debug_print_plan = on", "debug_print_parse = on",
            "debug_print_rewritten = on", "plpgsql.print_strict_params = on",
        ):  # fmt: skip
            connection.execute(f"set {setting}".encode())
        own = b"a secret of one's own"
        connection.execute("select %s::bytea", (own,))
        assert as_in_a_plan(own) in one_line(told), "the test would not see a secret"
        told.clear()
        connection.execute("select app.sign_in_salt(%s)", (target.username,))
        connection.execute("select app.sign_in_salt('nobody')")
        attempt = one(connection, SUBMIT, target.username, os.urandom(32), bytes(32))
        assert one(connection, FINISH, attempt) == "wrong"
        connection.execute("select app.whoami(), app.has_permission('challenge.play')")
        refused(connection, "select * from app.mongo_credentials()", state="OE002")
        connection.execute("select app.sign_out()")
    everything = one_line(told)
    assert len(everything) > 1000
    for secret in (*secrets, salt_key[0].encode()):
        assert as_in_a_plan(bytes(secret)) not in everything
