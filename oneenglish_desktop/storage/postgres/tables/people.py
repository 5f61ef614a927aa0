"""People, what they like, what they did."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from oneenglish_desktop.storage.postgres.tables.base import (
    CLOCK,
    NOW,
    Table,
    id_column,
    uuid_type,
)

USER_ID = "app.user.id"


class User(Table):
    """Somebody of the school."""

    __tablename__ = "user"

    id: Mapped[str] = id_column()
    username: Mapped[str] = mapped_column(unique=True)
    email: Mapped[str | None] = mapped_column(unique=True)
    full_name: Mapped[str]
    active: Mapped[bool] = mapped_column(server_default="true")
    created_at: Mapped[datetime] = mapped_column(server_default=NOW)


class UserSetting(Table):
    """One preference of a person."""

    __tablename__ = "user_setting"

    user_id: Mapped[str] = mapped_column(
        uuid_type(), ForeignKey(USER_ID, ondelete="CASCADE"), primary_key=True
    )
    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[Any] = mapped_column(JSONB)
    updated_at: Mapped[datetime] = mapped_column(server_default=NOW)


class UserActivity(Table):
    """Something that a person did."""

    __tablename__ = "user_activity"
    __table_args__ = (Index(None, "user_id", "at"),)

    id: Mapped[str] = id_column()
    user_id: Mapped[str] = mapped_column(uuid_type(), ForeignKey(USER_ID, ondelete="CASCADE"))
    kind: Mapped[str]
    details: Mapped[dict[str, Any]] = mapped_column(server_default="{}")
    at: Mapped[datetime] = mapped_column(server_default=CLOCK)
