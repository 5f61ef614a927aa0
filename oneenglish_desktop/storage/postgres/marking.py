"""What the marker asks and writes; for the marker's login only."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, func, select, text
from sqlalchemy.dialects.postgresql import JSONB

from oneenglish_desktop.domain.answers import Outcome
from oneenglish_desktop.storage.postgres.storable import storable
from oneenglish_desktop.storage.postgres.tables.base import uuid_type

_CONTEXT = text("select * from app.marking_context(:session_id, :run_id)").bindparams(
    bindparam("session_id", type_=uuid_type()), bindparam("run_id", type_=uuid_type())
)
_RECORD = select(func.app.record_outcomes(bindparam("outcomes", type_=JSONB)))


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkingContext:
    """What must be known before an answer is marked.

    Attributes:
        session_user_id: whose session it is, None for an unknown session.
        sign_key: public Ed25519 key of the session, also after it ended.
        owner_id: whose run it is, None for an unknown run.
        manifest: the answers that count once the run is finished.
        attempts: item -> tries that have an outcome already.
    """

    session_user_id: str | None
    sign_key: bytes | None
    owner_id: str | None
    phase_id: str | None
    finished: bool
    manifest: frozenset[str]
    content_revision: int
    question_count: int
    max_points: float
    attempts: dict[int, tuple[int, ...]]


def marking_context(
    connection: Connection, session_id: str, phase_progress_id: str
) -> MarkingContext:
    """Session and run that an answer names; what is unknown is None."""
    values = {"session_id": session_id, "run_id": phase_progress_id}
    row = connection.execute(_CONTEXT, values).one()
    return MarkingContext(
        session_user_id=row.session_user_id and str(row.session_user_id),
        sign_key=row.sign_key,
        owner_id=row.owner_id and str(row.owner_id),
        phase_id=row.phase_id and str(row.phase_id),
        finished=row.finished,
        manifest=frozenset(map(str, row.manifest)),
        content_revision=row.content_revision,
        question_count=row.question_count,
        max_points=float(row.max_points),
        attempts={int(item): tuple(tries) for item, tries in row.attempts.items()},
    )


def record_outcomes(connection: Connection, outcomes: Sequence[Outcome]) -> int:
    """Stores outcomes and recomputes the totals; repeating changes nothing.

    Args:
        connection: of the marker's login.
        outcomes: `marked_at` is not used: the database's clock counts.

    Returns:
        How many were new; those of a finished run that does not list them are dropped.

    Raises:
        Invalid: a value that no outcome can have.
    """
    values = {"outcomes": [_outcome(outcome) for outcome in outcomes]}
    return int(connection.execute(_RECORD, values).scalar_one())


def _outcome(outcome: Outcome) -> dict[str, Any]:
    return {
        "answer_id": outcome.answer_id,
        "phase_progress_id": outcome.phase_progress_id,
        "item": outcome.item,
        "attempt": outcome.attempt,
        "fraction": outcome.fraction,
        "points": outcome.points,
        "correct": outcome.correct,
        "feedback": storable(outcome.feedback),
    }
