"""Challenges as the signed-in person sees them."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Date, Text, bindparam, column, func, select

from oneenglish_desktop.domain import challenges as domain
from oneenglish_desktop.domain.medals import MedalThresholds
from oneenglish_desktop.domain.progress import (
    ChallengeState,
    PhaseRunSummary,
    PhaseState,
    PhaseStatus,
    Podium,
    PodiumPlace,
)
from oneenglish_desktop.storage.postgres.progress import RUN_COLUMNS, run_summary
from oneenglish_desktop.storage.postgres.reading import Query, fetch, json_rows, of_person
from oneenglish_desktop.storage.postgres.tables.base import uuid_type
from oneenglish_desktop.storage.postgres.tables.challenges import Challenge, Phase
from oneenglish_desktop.storage.postgres.tables.progress import PhaseProgress, UserProgress

_ID = bindparam("challenge_id", type_=uuid_type())


def _states() -> Query:
    """Challenges, in each its phases, in each the runs that row security leaves: the person's."""
    runs = (
        select(*RUN_COLUMNS)
        .where(PhaseProgress.phase_id == Phase.id)
        .order_by(PhaseProgress.run)
        .correlate(Phase)
    )
    phases = (
        select(
            Phase.id,
            Phase.challenge_id,
            Phase.position,
            Phase.name,
            Phase.pass_percent,
            Phase.gold,
            Phase.silver,
            Phase.bronze,
            Phase.time_limit,
            Phase.max_runs,
            Phase.question_count,
            Phase.max_points,
            Phase.question_types,
            Phase.practice,
            Phase.content_revision,
            json_rows(runs, "r").label("runs"),
        )
        .where(Phase.challenge_id == Challenge.id)
        .order_by(Phase.position)
        .correlate(Challenge)
    )
    assigned = func.app.my_assignments().table_valued(
        column("challenge_id", uuid_type()),
        column("due", Date),
        column("set_by", Text),
        name="assigned",
    )
    return (
        select(
            Challenge.id,
            Challenge.title,
            Challenge.category,
            Challenge.level,
            Challenge.difficulty,
            Challenge.description,
            UserProgress.finished_at,
            assigned.c.due,
            assigned.c.set_by,
            json_rows(phases, "p").label("phases"),
        )
        .select_from(Challenge)
        .outerjoin(UserProgress, UserProgress.challenge_id == Challenge.id)
        .outerjoin(assigned, assigned.c.challenge_id == Challenge.id)
        .order_by(Challenge.position, Challenge.title, Challenge.id)
    )


_ALL_STATES = of_person(json_rows(_states(), "c"))
_ONE_STATE = of_person(json_rows(_states().where(Challenge.id == _ID), "c"))
_PODIUM = select(func.app.current_user_id(), func.app.challenge_podium(_ID))


def load_states(
    connection: Connection, challenge_id: str | None = None
) -> tuple[ChallengeState, ...]:
    """Published challenges in the school's order, with the person's progress; one round trip.

    Args:
        connection: of the signed-in person.
        challenge_id: only this one; one that is not published is left out.

    Raises:
        SessionExpired: nobody is signed in.
    """
    if challenge_id is None:
        rows = fetch(connection, _ALL_STATES)
    else:
        rows = fetch(connection, _ONE_STATE, {"challenge_id": challenge_id})
    return tuple(map(_state, rows))


def podium(connection: Connection, challenge_id: str) -> Podium:
    """The first three of the person's class who have passed all five phases.

    Raises:
        SessionExpired: nobody is signed in.
    """
    me, found = connection.execute(_PODIUM, {"challenge_id": challenge_id}).one()
    return Podium(
        challenge_id=challenge_id,
        class_name=found["class_name"],
        finished=found["finished"],
        places=tuple(
            PodiumPlace(
                place=place["place"],
                person_id=place["person_id"],
                full_name=place["full_name"],
                points=float(place["points"]),
                is_me=place["person_id"] == str(me),
            )
            for place in found["places"]
        ),
    )


def _state(row: Mapping[str, Any]) -> ChallengeState:
    return ChallengeState(
        challenge=domain.Challenge(
            id=row["id"],
            title=row["title"],
            category=row["category"],
            level=domain.Level(row["level"]),
            difficulty=row["difficulty"],
            description=row["description"],
            due=row["due"] and date.fromisoformat(row["due"]),
            set_by=row["set_by"],
        ),
        phases=tuple(_phase_states(row["phases"])),
        finished_at=row["finished_at"] and datetime.fromisoformat(row["finished_at"]),
    )


def _phase_states(rows: Sequence[Mapping[str, Any]]) -> Iterator[PhaseState]:
    unlocked = True
    for row in rows:
        phase = _phase(row)
        runs = tuple(map(run_summary, row["runs"]))
        yield PhaseState(
            phase=phase,
            status=_status(phase, runs, unlocked=unlocked),
            runs=len(runs),
            current=next((run for run in runs if not run.finished), None),
            # The first of the best, should two runs be equal.
            best=max(
                (run for run in runs if run.finished),
                key=lambda run: (run.passed, run.points),
                default=None,
            ),
        )
        unlocked = any(run.passed for run in runs)


def _status(
    phase: domain.Phase, runs: Sequence[PhaseRunSummary], *, unlocked: bool
) -> PhaseStatus:
    if any(not run.finished for run in runs):
        return PhaseStatus.STARTED
    used_up = phase.max_runs is not None and len(runs) >= phase.max_runs
    if used_up or any(run.passed for run in runs):
        return PhaseStatus.FINISHED
    return PhaseStatus.OPEN if unlocked else PhaseStatus.LOCKED


def _phase(row: Mapping[str, Any]) -> domain.Phase:
    return domain.Phase(
        id=row["id"],
        challenge_id=row["challenge_id"],
        position=row["position"],
        name=row["name"],
        pass_percent=float(row["pass_percent"]),
        thresholds=MedalThresholds(gold=row["gold"], silver=row["silver"], bronze=row["bronze"]),
        time_limit=row["time_limit"],
        max_runs=row["max_runs"],
        question_count=row["question_count"],
        max_points=float(row["max_points"]),
        question_types=row["question_types"],
        practice=tuple(domain.PracticePoint(**point) for point in row["practice"]),
        content_revision=row["content_revision"],
    )
