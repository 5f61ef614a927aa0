"""Challenges and their phases."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import ForeignKey, Numeric, SmallInteger, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from oneenglish_desktop.storage.postgres.tables.base import (
    NOW,
    Table,
    id_column,
    uuid_type,
)
from oneenglish_desktop.storage.postgres.tables.people import USER_ID

PERCENT = Numeric(5, 2)
POINTS = Numeric(10, 4)


class Challenge(Table):
    """A challenge, as draft, published or archived."""

    __tablename__ = "challenge"

    id: Mapped[str] = id_column()
    title: Mapped[str]
    category: Mapped[str]
    level: Mapped[str]
    difficulty: Mapped[str]
    description: Mapped[str] = mapped_column(server_default="")
    position: Mapped[int] = mapped_column(server_default="0")
    state: Mapped[str] = mapped_column(server_default="draft")
    created_by: Mapped[str | None] = mapped_column(
        uuid_type(), ForeignKey(USER_ID, ondelete="SET NULL")
    )
    created_at: Mapped[datetime] = mapped_column(server_default=NOW)


class Phase(Table):
    """One of the five phases of a challenge."""

    __tablename__ = "phase"
    __table_args__ = (
        UniqueConstraint("challenge_id", "position"),
        # Progress refers to both, so that its challenge is the phase's.
        UniqueConstraint("id", "challenge_id"),
    )

    id: Mapped[str] = id_column()
    challenge_id: Mapped[str] = mapped_column(
        uuid_type(), ForeignKey("app.challenge.id", ondelete="CASCADE")
    )
    position: Mapped[int] = mapped_column(SmallInteger)
    name: Mapped[str]
    pass_percent: Mapped[Decimal] = mapped_column(PERCENT, server_default="60")
    gold: Mapped[Decimal] = mapped_column(PERCENT, server_default="90")
    silver: Mapped[Decimal] = mapped_column(PERCENT, server_default="75")
    bronze: Mapped[Decimal] = mapped_column(PERCENT, server_default="60")
    time_limit: Mapped[int | None]
    max_runs: Mapped[int | None]
    question_count: Mapped[int] = mapped_column(server_default="0")
    max_points: Mapped[Decimal] = mapped_column(POINTS, server_default="0")
    question_types: Mapped[dict[str, Any]] = mapped_column(server_default="{}")
    practice: Mapped[list[Any]] = mapped_column(JSONB, server_default="[]")
    content_revision: Mapped[int] = mapped_column(server_default="1")
    published: Mapped[bool] = mapped_column(server_default="false")
