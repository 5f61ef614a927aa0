"""Roles, permissions, and who holds them."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from oneenglish_desktop.storage.postgres.tables.base import (
    NOW,
    Table,
    id_column,
    uuid_type,
)
from oneenglish_desktop.storage.postgres.tables.people import USER_ID


class Role(Table):
    """A named set of permissions."""

    __tablename__ = "role"

    id: Mapped[str] = id_column()
    name: Mapped[str] = mapped_column(unique=True)
    created_at: Mapped[datetime] = mapped_column(server_default=NOW)


class Permission(Table):
    """Something that one may be allowed to do: `resource.action`."""

    __tablename__ = "permission"

    code: Mapped[str] = mapped_column(primary_key=True)


class RolePermission(Table):
    """A permission that a role gives."""

    __tablename__ = "role_permission"
    __table_args__ = (Index(None, "permission_code"),)

    role_id: Mapped[str] = mapped_column(
        uuid_type(), ForeignKey("app.role.id", ondelete="CASCADE"), primary_key=True
    )
    permission_code: Mapped[str] = mapped_column(
        ForeignKey("app.permission.code", ondelete="CASCADE"), primary_key=True
    )


class ValidRole(Table):
    """A role that a person has from one moment to another."""

    __tablename__ = "valid_role"

    user_id: Mapped[str] = mapped_column(
        uuid_type(), ForeignKey(USER_ID, ondelete="CASCADE"), primary_key=True
    )
    role_id: Mapped[str] = mapped_column(uuid_type(), ForeignKey("app.role.id"), primary_key=True)
    valid_from: Mapped[datetime] = mapped_column(primary_key=True, server_default=NOW)
    valid_until: Mapped[datetime | None]
    granted_by: Mapped[str | None] = mapped_column(
        uuid_type(), ForeignKey(USER_ID, ondelete="SET NULL")
    )


class UserPermission(Table):
    """A permission given to a person directly, or denied: a denial beats every grant."""

    __tablename__ = "user_permission"

    user_id: Mapped[str] = mapped_column(
        uuid_type(), ForeignKey(USER_ID, ondelete="CASCADE"), primary_key=True
    )
    permission_code: Mapped[str] = mapped_column(
        ForeignKey("app.permission.code", ondelete="CASCADE"), primary_key=True
    )
    allowed: Mapped[bool]
    granted_by: Mapped[str | None] = mapped_column(
        uuid_type(), ForeignKey(USER_ID, ondelete="SET NULL")
    )
    granted_at: Mapped[datetime] = mapped_column(server_default=NOW)
