"""Passwords, sessions, guesses and accounts of PCs: no client may read them."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.dialects.postgresql import INET
from sqlalchemy.orm import Mapped, mapped_column

from oneenglish_desktop.storage.postgres.tables.base import (
    CLOCK,
    NOW,
    PRIVATE,
    SESSION_USER,
    Table,
    id_column,
    uuid_type,
)
from oneenglish_desktop.storage.postgres.tables.people import USER_ID


class Credential(Table):
    """Salt and sha256 of the argon2 proof of a person's password."""

    __tablename__ = "credential"
    __table_args__ = ({"schema": PRIVATE},)

    user_id: Mapped[str] = mapped_column(
        uuid_type(), ForeignKey(USER_ID, ondelete="CASCADE"), primary_key=True
    )
    salt: Mapped[bytes]
    verifier: Mapped[bytes]
    time_cost: Mapped[int]
    memory_kib: Mapped[int]
    parallelism: Mapped[int]
    changed_at: Mapped[datetime] = mapped_column(server_default=NOW)


class SignInSession(Table):
    """A sign-in: sha256 of its token and the public key that signs its answers."""

    __tablename__ = "session"
    __table_args__ = (Index(None, "user_id", "device"), {"schema": PRIVATE})

    id: Mapped[str] = id_column()
    user_id: Mapped[str] = mapped_column(uuid_type(), ForeignKey(USER_ID, ondelete="CASCADE"))
    token_hash: Mapped[bytes] = mapped_column(unique=True)
    sign_key: Mapped[bytes]
    device: Mapped[str]
    client_addr: Mapped[str | None] = mapped_column(INET)
    created_at: Mapped[datetime] = mapped_column(server_default=CLOCK)
    expires_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]


class SignInAttempt(Table):
    """A guess; `outcome` is null until it is judged."""

    __tablename__ = "sign_in_attempt"
    __table_args__ = (
        Index(None, "login", "at"),
        Index(None, "device", "at"),
        {"schema": PRIVATE},
    )

    id: Mapped[str] = id_column()
    login: Mapped[str]
    verifier: Mapped[bytes]
    sign_key: Mapped[bytes]
    xact: Mapped[str] = mapped_column(server_default=text("(pg_current_xact_id())::text"))
    device: Mapped[str] = mapped_column(server_default=SESSION_USER)
    client_addr: Mapped[str | None] = mapped_column(
        INET, server_default=text("inet_client_addr()")
    )
    at: Mapped[datetime] = mapped_column(server_default=CLOCK)
    outcome: Mapped[str | None]


class MongoAccount(Table):
    """Account of a PC in the document store."""

    __tablename__ = "mongo_account"
    __table_args__ = ({"schema": PRIVATE},)

    device: Mapped[str] = mapped_column(primary_key=True)
    tier: Mapped[str] = mapped_column(primary_key=True)
    username: Mapped[str] = mapped_column(unique=True)
    password: Mapped[str]
