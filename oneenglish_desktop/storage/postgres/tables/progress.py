"""What people have done in challenges; every index starts with the person."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import (
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Numeric,
    SmallInteger,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from oneenglish_desktop.storage.postgres.tables.base import (
    CLOCK,
    Table,
    id_column,
    uuid_type,
)
from oneenglish_desktop.storage.postgres.tables.challenges import POINTS
from oneenglish_desktop.storage.postgres.tables.people import USER_ID


class UserProgress(Table):
    """A person in a challenge."""

    __tablename__ = "user_progress"
    __table_args__ = (
        UniqueConstraint("user_id", "challenge_id"),
        UniqueConstraint("user_id", "id", "challenge_id"),
    )

    id: Mapped[str] = id_column()
    user_id: Mapped[str] = mapped_column(uuid_type(), ForeignKey(USER_ID, ondelete="CASCADE"))
    challenge_id: Mapped[str] = mapped_column(uuid_type(), ForeignKey("app.challenge.id"))
    started_at: Mapped[datetime] = mapped_column(server_default=CLOCK)
    finished_at: Mapped[datetime | None]
    phases_passed: Mapped[int] = mapped_column(SmallInteger, server_default="0")
    points: Mapped[Decimal] = mapped_column(POINTS, server_default="0")
    revision: Mapped[int] = mapped_column(server_default="0")


class PhaseProgress(Table):
    """One run of a person through a phase."""

    __tablename__ = "phase_progress"
    __table_args__ = (
        UniqueConstraint("user_id", "phase_id", "run"),
        UniqueConstraint("user_id", "id"),
        ForeignKeyConstraint(
            ["user_id", "user_progress_id", "challenge_id"],
            [
                "app.user_progress.user_id",
                "app.user_progress.id",
                "app.user_progress.challenge_id",
            ],
            ondelete="CASCADE",
        ),
        ForeignKeyConstraint(
            ["phase_id", "challenge_id"], ["app.phase.id", "app.phase.challenge_id"]
        ),
        Index(
            "phase_progress_one_running",
            "user_id",
            "phase_id",
            unique=True,
            postgresql_where=text("state = 'started'"),
        ),
    )

    id: Mapped[str] = id_column()
    user_progress_id: Mapped[str] = mapped_column(uuid_type())
    user_id: Mapped[str] = mapped_column(uuid_type())
    challenge_id: Mapped[str] = mapped_column(uuid_type())
    phase_id: Mapped[str] = mapped_column(uuid_type())
    run: Mapped[int]
    state: Mapped[str] = mapped_column(server_default="started")
    started_at: Mapped[datetime] = mapped_column(server_default=CLOCK)
    finished_at: Mapped[datetime | None]
    active_seconds: Mapped[int] = mapped_column(server_default="0")
    points: Mapped[Decimal] = mapped_column(POINTS, server_default="0")
    max_points: Mapped[Decimal] = mapped_column(POINTS)
    answered: Mapped[int] = mapped_column(server_default="0")
    question_count: Mapped[int]
    percent: Mapped[Decimal] = mapped_column(Numeric(7, 4), server_default="0")
    passed: Mapped[bool] = mapped_column(server_default="false")
    medal: Mapped[str | None]
    manifest: Mapped[list[str]] = mapped_column(ARRAY(uuid_type()), server_default="{}")
    pending: Mapped[int] = mapped_column(server_default="0")
    content_revision: Mapped[int]
    revision: Mapped[int] = mapped_column(server_default="0")


class AnswerOutcome(Table):
    """What the marker made of one answer."""

    __tablename__ = "answer_outcome"
    __table_args__ = (
        UniqueConstraint("user_id", "phase_progress_id", "item", "attempt"),
        ForeignKeyConstraint(
            ["user_id", "phase_progress_id"],
            ["app.phase_progress.user_id", "app.phase_progress.id"],
            ondelete="CASCADE",
        ),
        Index(None, "user_id", "marked_at"),
    )

    answer_id: Mapped[str] = mapped_column(uuid_type(), primary_key=True)
    phase_progress_id: Mapped[str] = mapped_column(uuid_type())
    user_id: Mapped[str] = mapped_column(uuid_type())
    item: Mapped[int]
    attempt: Mapped[int]
    fraction: Mapped[Decimal] = mapped_column(Numeric(7, 6))
    points: Mapped[Decimal] = mapped_column(POINTS)
    correct: Mapped[bool | None]
    feedback: Mapped[dict[str, Any]] = mapped_column(server_default="{}")
    marked_at: Mapped[datetime] = mapped_column(server_default=CLOCK)
