"""What the school keeps about itself: long work, errors, changes, settings."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Identity, Index, text
from sqlalchemy.dialects.postgresql import JSONB
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


class Saga(Table):
    """Work that spans both stores, step by step, so that a crash can be made good."""

    __tablename__ = "saga"
    __table_args__ = (
        Index(
            "saga_open",
            "created_at",
            postgresql_where=text("state in ('running', 'undoing')"),
        ),
    )

    id: Mapped[str] = id_column()
    kind: Mapped[str]
    state: Mapped[str] = mapped_column(server_default="running")
    step: Mapped[int] = mapped_column(server_default="0")
    details: Mapped[dict[str, Any]] = mapped_column(server_default="{}")
    problem: Mapped[str | None]
    lease_holder: Mapped[str | None]
    lease_until: Mapped[datetime | None]
    created_by: Mapped[str | None] = mapped_column(
        uuid_type(), ForeignKey(USER_ID, ondelete="SET NULL")
    )
    created_at: Mapped[datetime] = mapped_column(server_default=NOW)
    updated_at: Mapped[datetime] = mapped_column(server_default=NOW)


class ErrorLog(Table):
    """A bug of the app that somebody met."""

    __tablename__ = "error_log"
    __table_args__ = (Index(None, "reference"), Index(None, "device", "at"))

    id: Mapped[str] = id_column()
    reference: Mapped[str]
    user_id: Mapped[str | None] = mapped_column(
        uuid_type(), ForeignKey(USER_ID, ondelete="SET NULL")
    )
    device: Mapped[str] = mapped_column(server_default=SESSION_USER)
    kind: Mapped[str]
    message: Mapped[str]
    details: Mapped[dict[str, Any]] = mapped_column(server_default="{}")
    at: Mapped[datetime] = mapped_column(server_default=CLOCK)


class AuditLog(Table):
    """A change of people, permissions, challenges or classes."""

    __tablename__ = "audit_log"
    __table_args__ = (
        Index(None, "at"),
        Index("audit_log_row", "table_name", "row_key", "at"),
        {"schema": PRIVATE},
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(always=True), primary_key=True)
    at: Mapped[datetime] = mapped_column(server_default=CLOCK)
    user_id: Mapped[str | None] = mapped_column(uuid_type())
    device: Mapped[str] = mapped_column(server_default=SESSION_USER)
    action: Mapped[str]
    table_name: Mapped[str]
    row_key: Mapped[str]
    before: Mapped[dict[str, Any] | None] = mapped_column(JSONB)
    after: Mapped[dict[str, Any] | None] = mapped_column(JSONB)


class Setting(Table):
    """A setting of the school itself."""

    __tablename__ = "setting"
    __table_args__ = ({"schema": PRIVATE},)

    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[Any] = mapped_column(JSONB)
