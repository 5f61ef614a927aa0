"""Signing in and out, and who the person is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection, text

from oneenglish_desktop.domain.accounts import Person, Session
from oneenglish_desktop.domain.permissions import Permission
from oneenglish_desktop.storage.postgres.preferences import preferences_of

_SALT = text("select * from app.sign_in_salt(:login)")
_SUBMIT = text("select app.sign_in_submit(:login, :proof, :sign_key)")
_FINISH = text("select * from app.sign_in_finish(:attempt)")
_WHOAMI = text("select app.whoami()")
_SIGN_OUT = text("select app.sign_out()")
_HAS_PERMISSION = text("select app.has_permission(:code)")
_CURRENT_USER = text("select app.current_user_id()")
_MONGO = text("select * from app.mongo_credentials()")


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInSalt:
    """What turns a password into its proof.

    Attributes:
        time_cost: rounds of argon2id.
        memory_kib: memory of argon2id in KiB.
        parallelism: lanes of argon2id.
    """

    salt: bytes
    time_cost: int
    memory_kib: int
    parallelism: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInVerdict:
    """What the database made of a guess.

    Attributes:
        retry_after: seconds to wait when `throttled`, else 0.
        token: bearer secret of the session when `ok`, with `session_id` and `expires_at`.
    """

    status: Literal["ok", "wrong", "throttled", "expired"]
    retry_after: int
    token: str | None = field(repr=False)
    session_id: str | None
    expires_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MongoCredentials:
    """Account of this PC in the document store, for the person's tier."""

    tier: Literal["student", "staff"]
    username: str
    password: str = field(repr=False)


def sign_in_salt(connection: Connection, login: str) -> SignInSalt:
    """Salt and costs of a person; for an unknown login always the same made-up ones.

    Args:
        connection: of a PC's login.
        login: username or e-mail, in any case of letters.

    Raises:
        Invalid: the login holds what the database cannot store.
    """
    return SignInSalt(**connection.execute(_SALT, {"login": login}).mappings().one())


def sign_in_submit(connection: Connection, login: str, proof: bytes, sign_key: bytes) -> str:
    """Stores a guess; commit before `sign_in_finish`.

    Args:
        connection: of a PC's login.
        login: as in `sign_in_salt`.
        proof: raw argon2id hash of the password, 32 bytes.
        sign_key: public Ed25519 key that will sign the person's answers, 32 bytes.

    Returns:
        Id of the attempt.

    Raises:
        Invalid: a length is wrong.
    """
    values = {"login": login, "proof": proof, "sign_key": sign_key}
    return str(connection.execute(_SUBMIT, values).scalar_one())


def sign_in_finish(connection: Connection, attempt_id: str) -> SignInVerdict:
    """Judges a committed guess; each guess once, within a minute."""
    row = connection.execute(_FINISH, {"attempt": attempt_id}).one()
    return SignInVerdict(
        status=row.status,
        retry_after=row.retry_after,
        token=row.token,
        session_id=row.session_id and str(row.session_id),
        expires_at=row.expires_at,
    )


def load_session(connection: Connection, token: str) -> Session | None:
    """The session of the connection's token.

    Args:
        connection: of a database whose token is `token`.
        token: goes into the session.

    Returns:
        None when the token is not valid (any more).
    """
    values = connection.execute(_WHOAMI).scalar_one()
    return values and Session(
        id=values["session_id"],
        token=token,
        person=_person(values),
        permissions=frozenset(code for code in Permission if code in values["permissions"]),
        preferences=preferences_of(values["settings"]),
        expires_at=datetime.fromisoformat(values["expires_at"]),
    )


def sign_out(connection: Connection) -> None:
    """Ends the session; does nothing without one."""
    connection.execute(_SIGN_OUT)


def has_permission(connection: Connection, permission: Permission) -> bool:
    """What the database says now; False without a session."""
    return bool(connection.execute(_HAS_PERMISSION, {"code": permission.value}).scalar_one())


def current_user_id(connection: Connection) -> str | None:
    """Id of the signed-in person, None without a session."""
    found = connection.execute(_CURRENT_USER).scalar_one()
    return found and str(found)


def mongo_credentials(connection: Connection) -> MongoCredentials:
    """The account of this PC in the document store.

    Raises:
        SessionExpired: nobody is signed in.
        NotFound: the PC has no account.
    """
    return MongoCredentials(**connection.execute(_MONGO).mappings().one())


def _person(values: Mapping[str, Any]) -> Person:
    return Person(
        id=values["id"],
        username=values["username"],
        full_name=values["full_name"],
        email=values["email"],
        roles=frozenset(values["roles"]),
        classes=tuple(values["classes"]),
    )
