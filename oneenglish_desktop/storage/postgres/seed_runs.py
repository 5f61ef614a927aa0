"""Writes runs of the past with their outcomes, for a school that is not empty."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ARRAY, Connection, bindparam, select, text
from sqlalchemy.dialects.postgresql import JSONB

from oneenglish_desktop.domain.answers import Outcome
from oneenglish_desktop.storage.postgres.bulk import as_json
from oneenglish_desktop.storage.postgres.storable import storable
from oneenglish_desktop.storage.postgres.tables.base import uuid_type
from oneenglish_desktop.storage.postgres.tables.progress import PhaseProgress

_GIVEN = """
    jsonb_to_recordset(:rows) as given (
        id uuid, user_id uuid, phase_id uuid, run integer, started_at timestamptz,
        finished_at timestamptz, active_seconds integer, manifest uuid[]
    )
"""
_START_CHALLENGES = text(f"""
    insert into app.user_progress (user_id, challenge_id, started_at)
    select given.user_id, f.challenge_id, min(given.started_at)
    from {_GIVEN}
    join app.phase f on f.id = given.phase_id
    group by given.user_id, f.challenge_id
    on conflict do nothing
""").bindparams(bindparam("rows", type_=JSONB))  # noqa: S608 - a constant
# A run that is there already stays as it is: the person may have gone on with it.
_SAVE_RUNS = text(f"""
    with stored as (
        insert into app.phase_progress
            (id, user_progress_id, user_id, challenge_id, phase_id, run, state, started_at,
             finished_at, active_seconds, max_points, question_count, content_revision, manifest)
        select given.id, u.id, given.user_id, f.challenge_id, f.id, given.run,
            case when given.finished_at is null then 'started' else 'finished' end,
            given.started_at, given.finished_at, given.active_seconds, f.max_points,
            f.question_count, f.content_revision, given.manifest
        from {_GIVEN}
        join app.phase f on f.id = given.phase_id
        join app.user_progress u on u.user_id = given.user_id and u.challenge_id = f.challenge_id
        on conflict do nothing
        returning id, user_id, phase_id, started_at, finished_at
    ), events as (
        insert into app.user_activity (user_id, kind, details, at)
        select s.user_id, e.kind,
            jsonb_build_object('phase_id', s.phase_id, 'phase_progress_id', s.id), e.at
        from stored s
        cross join lateral (
            values ('phase_started', s.started_at), ('phase_finished', s.finished_at)
        ) as e (kind, at)
        where e.at is not null
    )
    select id from stored
""").bindparams(bindparam("rows", type_=JSONB))  # noqa: S608 - a constant
_SAVE_OUTCOMES = text("""
    insert into app.answer_outcome
        (answer_id, phase_progress_id, user_id, item, attempt, fraction, points, correct,
         feedback, marked_at)
    select given.answer_id, p.id, p.user_id, given.item, given.attempt, given.fraction,
        given.points, given.correct, given.feedback, given.marked_at
    from jsonb_to_recordset(:rows) as given (
        answer_id uuid, phase_progress_id uuid, item integer, attempt integer, fraction numeric,
        points numeric, correct boolean, feedback jsonb, marked_at timestamptz
    )
    join app.phase_progress p on p.id = given.phase_progress_id
    on conflict do nothing
""").bindparams(bindparam("rows", type_=JSONB))
_RECOMPUTE = text("select private.recompute(:runs)").bindparams(
    bindparam("runs", type_=ARRAY(uuid_type()))
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SeedRun:
    """A run through a phase.

    Attributes:
        id: UUID as text; the outcomes carry it as `phase_progress_id`.
        finished_at: None for a run that is still going on.
    """

    id: str
    user_id: str
    phase_id: str
    run: int
    started_at: datetime
    finished_at: datetime | None
    active_seconds: int
    outcomes: tuple[Outcome, ...]


def known_runs(connection: Connection, ids: Sequence[str]) -> frozenset[str]:
    """Which of these runs are there already."""
    query = select(PhaseProgress.id).where(PhaseProgress.id.in_(ids))
    return frozenset(connection.execute(query).scalars())


def save_runs(connection: Connection, runs: Sequence[SeedRun]) -> None:
    """Stores runs that are not there yet; totals are recomputed as after marking.

    Args:
        connection: of `migrate.owner_transaction`.
        runs: of people and phases that are there.
    """
    rows = [_row(run) for run in runs]
    connection.execute(_START_CHALLENGES, {"rows": rows})
    stored = [str(id_) for id_ in connection.execute(_SAVE_RUNS, {"rows": rows}).scalars()]
    new = frozenset(stored)
    outcomes = [
        {name: as_json(value) for name, value in asdict(outcome).items()}
        for run in runs
        if run.id in new
        for outcome in run.outcomes
    ]
    connection.execute(_SAVE_OUTCOMES, {"rows": storable(outcomes)})
    connection.execute(_RECOMPUTE, {"runs": stored})


def _row(run: SeedRun) -> dict[str, Any]:
    return {
        "id": run.id,
        "user_id": run.user_id,
        "phase_id": run.phase_id,
        "run": run.run,
        "started_at": run.started_at.isoformat(),
        "finished_at": run.finished_at and run.finished_at.isoformat(),
        "active_seconds": run.active_seconds,
        "manifest": [outcome.answer_id for outcome in run.outcomes] if run.finished_at else [],
    }
