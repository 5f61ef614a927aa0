"""Classes, who is in them, what they are to do."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from oneenglish_desktop.storage.postgres.tables.base import (
    NOW,
    Table,
    id_column,
    uuid_type,
)
from oneenglish_desktop.storage.postgres.tables.people import USER_ID

CLASS_ID = "app.school_class.id"


class SchoolClass(Table):
    """A class of the school."""

    __tablename__ = "school_class"

    id: Mapped[str] = id_column()
    name: Mapped[str] = mapped_column(unique=True)
    created_at: Mapped[datetime] = mapped_column(server_default=NOW)


class ClassMember(Table):
    """Somebody who learns or teaches in a class."""

    __tablename__ = "class_member"
    __table_args__ = (Index(None, "class_id"),)

    user_id: Mapped[str] = mapped_column(
        uuid_type(), ForeignKey(USER_ID, ondelete="CASCADE"), primary_key=True
    )
    class_id: Mapped[str] = mapped_column(
        uuid_type(), ForeignKey(CLASS_ID, ondelete="CASCADE"), primary_key=True
    )
    teaches: Mapped[bool] = mapped_column(server_default="false")


class Assignment(Table):
    """A challenge that a class is to finish by a day."""

    __tablename__ = "assignment"
    __table_args__ = (
        UniqueConstraint("class_id", "challenge_id"),
        Index(None, "challenge_id"),
    )

    id: Mapped[str] = id_column()
    class_id: Mapped[str] = mapped_column(uuid_type(), ForeignKey(CLASS_ID, ondelete="CASCADE"))
    challenge_id: Mapped[str] = mapped_column(
        uuid_type(), ForeignKey("app.challenge.id", ondelete="CASCADE")
    )
    due: Mapped[date]
    set_by: Mapped[str | None] = mapped_column(
        uuid_type(), ForeignKey(USER_ID, ondelete="SET NULL")
    )
    created_at: Mapped[datetime] = mapped_column(server_default=NOW)
