"""Runs through phases and the outcomes of their answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ARRAY, Connection, Interval, bindparam, distinct, func, select

from oneenglish_desktop.domain.answers import Outcome
from oneenglish_desktop.domain.errors import NotFound
from oneenglish_desktop.domain.medals import Medal
from oneenglish_desktop.domain.progress import PhaseRunSummary
from oneenglish_desktop.storage.postgres.reading import Query, fetch, json_rows, of_person
from oneenglish_desktop.storage.postgres.tables.base import uuid_type
from oneenglish_desktop.storage.postgres.tables.progress import AnswerOutcome, PhaseProgress

RUN_COLUMNS = (
    PhaseProgress.id,
    PhaseProgress.phase_id,
    PhaseProgress.run,
    PhaseProgress.state,
    PhaseProgress.points,
    PhaseProgress.max_points,
    PhaseProgress.answered,
    PhaseProgress.question_count,
    PhaseProgress.pending,
    PhaseProgress.passed,
    PhaseProgress.medal,
    PhaseProgress.active_seconds,
    PhaseProgress.started_at,
    PhaseProgress.finished_at,
)
_OUTCOMES = select(
    AnswerOutcome.answer_id,
    AnswerOutcome.phase_progress_id,
    AnswerOutcome.item,
    AnswerOutcome.attempt,
    AnswerOutcome.fraction,
    AnswerOutcome.points,
    AnswerOutcome.correct,
    AnswerOutcome.feedback,
    AnswerOutcome.marked_at,
)


def _uuid(name: str) -> Any:  # noqa: ANN401 - SQLAlchemy's own type says no more
    return bindparam(name, type_=uuid_type())


def _outcomes_of_run() -> Query:
    return _OUTCOMES.where(AnswerOutcome.phase_progress_id == _uuid("run_id")).order_by(
        AnswerOutcome.item, AnswerOutcome.attempt
    )


_START = select(func.app.start_phase(_uuid("phase_id")))
_TOUCH = select(func.app.touch_phase(_uuid("run_id"), bindparam("active_seconds")))
_FINISH = select(
    func.app.finish_phase(_uuid("run_id"), bindparam("answer_ids", type_=ARRAY(uuid_type())))
)
_RUN = of_person(
    json_rows(
        select(
            *RUN_COLUMNS,
            PhaseProgress.challenge_id,
            PhaseProgress.content_revision,
            json_rows(_outcomes_of_run(), "o").label("outcomes"),
        ).where(PhaseProgress.id == _uuid("run_id")),
        "r",
    )
)
_RUNS = of_person(
    json_rows(
        select(*RUN_COLUMNS)
        .where(PhaseProgress.phase_id == _uuid("phase_id"))
        .order_by(PhaseProgress.run),
        "r",
    )
)
_OUTCOMES_OF_RUN = of_person(json_rows(_outcomes_of_run(), "o"))
_OUTCOME = of_person(
    json_rows(_OUTCOMES.where(AnswerOutcome.answer_id == _uuid("answer_id")), "o")
)
_ACTIVE_DAYS = of_person(
    select(
        func.count(
            distinct(
                func.date_trunc(
                    "day",
                    func.timezone("UTC", AnswerOutcome.marked_at)
                    + bindparam("offset", type_=Interval),
                )
            )
        )
    )
    .where(AnswerOutcome.marked_at >= bindparam("since"))
    .scalar_subquery()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredRun:
    """A run with everything that was marked in it; outcomes by item, then attempt."""

    challenge_id: str
    content_revision: int
    summary: PhaseRunSummary
    outcomes: tuple[Outcome, ...]


def start_phase(connection: Connection, phase_id: str) -> str:
    """The running run of the phase, or a new one.

    Returns:
        Id of the run (`phase_progress`).

    Raises:
        SessionExpired, NotAllowed: nobody is signed in; the person does not play.
        NotFound: no such phase is published, or it has no questions.
        Conflict: the phase is locked, or no runs are left.
    """
    return str(connection.execute(_START, {"phase_id": phase_id}).scalar_one())


def touch_phase(connection: Connection, phase_progress_id: str, active_seconds: int) -> None:
    """Stores the time in the player; it never falls and never exceeds the time since the start.

    Args:
        connection: of the signed-in person.
        phase_progress_id: the run; one that is finished stays as it is.
        active_seconds: of the whole run so far.

    Raises:
        SessionExpired, NotAllowed: as in `start_phase`.
        NotFound: no such run.
    """
    connection.execute(_TOUCH, {"run_id": phase_progress_id, "active_seconds": active_seconds})


def finish_phase(
    connection: Connection, phase_progress_id: str, answer_ids: Sequence[str]
) -> None:
    """Ends a run; a second call changes nothing.

    Args:
        connection: of the signed-in person.
        phase_progress_id: the run.
        answer_ids: every answer that counts; others that come later are dropped.

    Raises:
        SessionExpired, NotAllowed: as in `start_phase`.
        NotFound: no such run.
        Invalid: more than 5000 answers.
    """
    values = {"run_id": phase_progress_id, "answer_ids": list(answer_ids)}
    connection.execute(_FINISH, values)


def load_run(connection: Connection, phase_progress_id: str) -> StoredRun:
    """A run of the signed-in person, running or finished.

    Raises:
        SessionExpired: nobody is signed in.
        NotFound: no such run of this person.
    """
    for row in fetch(connection, _RUN, {"run_id": phase_progress_id}):
        return StoredRun(
            challenge_id=row["challenge_id"],
            content_revision=row["content_revision"],
            summary=run_summary(row),
            outcomes=_outcome_values(row["outcomes"]),
        )
    raise NotFound("the run is not there")


def runs(connection: Connection, phase_id: str) -> tuple[PhaseRunSummary, ...]:
    """The person's runs through a phase, the first one first.

    Raises:
        SessionExpired: nobody is signed in.
    """
    return tuple(map(run_summary, fetch(connection, _RUNS, {"phase_id": phase_id})))


def outcomes(connection: Connection, phase_progress_id: str) -> tuple[Outcome, ...]:
    """What is marked of a run, by item, then attempt.

    Raises:
        SessionExpired: nobody is signed in.
    """
    return _outcome_values(fetch(connection, _OUTCOMES_OF_RUN, {"run_id": phase_progress_id}))


def outcome(connection: Connection, answer_id: str) -> Outcome | None:
    """The outcome of an answer, None while it is not marked.

    Raises:
        SessionExpired: nobody is signed in.
    """
    return next(iter(_outcome_values(fetch(connection, _OUTCOME, {"answer_id": answer_id}))), None)


def active_days(connection: Connection, since: datetime) -> int:
    """On how many days the person's answers were marked.

    Args:
        connection: of the signed-in person.
        since: aware; the first moment that counts, and the time zone in which days change.

    Raises:
        SessionExpired: nobody is signed in.
    """
    values = {"since": since, "offset": since.utcoffset()}
    return int(fetch(connection, _ACTIVE_DAYS, values))


def run_summary(row: Mapping[str, Any]) -> PhaseRunSummary:
    """A run from the JSON of `RUN_COLUMNS`."""
    return PhaseRunSummary(
        id=row["id"],
        phase_id=row["phase_id"],
        run=row["run"],
        finished=row["state"] == "finished",
        points=float(row["points"]),
        max_points=float(row["max_points"]),
        answered=row["answered"],
        question_count=row["question_count"],
        pending=row["pending"],
        passed=row["passed"],
        medal=row["medal"] and Medal(row["medal"]),
        active_seconds=row["active_seconds"],
        started_at=datetime.fromisoformat(row["started_at"]),
        finished_at=row["finished_at"] and datetime.fromisoformat(row["finished_at"]),
    )


def _outcome_values(rows: Sequence[Mapping[str, Any]]) -> tuple[Outcome, ...]:
    return tuple(
        Outcome(
            answer_id=row["answer_id"],
            phase_progress_id=row["phase_progress_id"],
            item=row["item"],
            attempt=row["attempt"],
            fraction=float(row["fraction"]),
            points=float(row["points"]),
            correct=row["correct"],
            feedback=row["feedback"],
            marked_at=datetime.fromisoformat(row["marked_at"]),
        )
        for row in rows
    )
