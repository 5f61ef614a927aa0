"""Runs of a student."""

from datetime import UTC, datetime, timedelta, timezone
from uuid import uuid4

import pytest
from sqlalchemy import text

from oneenglish_desktop.domain.errors import (
    Conflict,
    Invalid,
    NotAllowed,
    NotFound,
    SessionExpired,
)
from oneenglish_desktop.storage.postgres import accounts, marking, progress
from oneenglish_desktop.storage.postgres.engine import Database
from oneenglish_desktop.storage.postgres.seed import SeedChallenge
from tests.storage.postgres.playing import play, start
from tests.storage.postgres.school import SchoolDatabase, SignedIn, outcome


def activity(school: SchoolDatabase, somebody: SignedIn) -> list[str]:
    with school.owner() as connection:
        query = text("select kind from app.user_activity where user_id = :id order by at")
        return list(connection.execute(query, {"id": somebody.somebody.id}).scalars())


def test_start_makes_a_run_and_continues_it(
    pc: Database, challenge: SeedChallenge, student: SignedIn, school_database: SchoolDatabase
) -> None:
    phase = challenge.phases[0]
    run = start(pc, phase.id)
    assert start(pc, phase.id) == run
    with pc.read() as connection:
        stored = progress.load_run(connection, run)
    assert stored.challenge_id == challenge.challenge.id
    assert stored.content_revision == phase.content_revision
    assert stored.outcomes == ()
    summary = stored.summary
    assert (summary.id, summary.phase_id, summary.run) == (run, phase.id, 1)
    assert (summary.points, summary.max_points, summary.question_count) == (0, 8, 4)
    assert not summary.finished
    assert summary.started_at - datetime.now(UTC) < timedelta(minutes=1)
    assert activity(school_database, student) == ["signed_in", "phase_started"]


def test_start_is_refused_when_locked(pc: Database, challenge: SeedChallenge) -> None:
    with pytest.raises(Conflict, match="locked"):
        start(pc, challenge.phases[1].id)
    with pc.read() as connection:
        assert progress.runs(connection, challenge.phases[1].id) == ()


def test_start_is_refused_when_no_runs_are_left(
    pc: Database, marker: Database, school_database: SchoolDatabase
) -> None:
    challenge = school_database.add_challenge(max_runs=1)
    play(pc, marker, challenge.phases[0].id, [2])
    with pytest.raises(Conflict, match="no runs are left"):
        start(pc, challenge.phases[0].id)


def test_start_is_refused_without_questions(pc: Database, school_database: SchoolDatabase) -> None:
    challenge = school_database.add_challenge()
    with school_database.owner() as connection:
        connection.execute(
            text("update app.phase set question_count = 0 where id = :id"),
            {"id": challenge.phases[0].id},
        )
    with pytest.raises(NotFound, match="no questions"):
        start(pc, challenge.phases[0].id)


@pytest.mark.parametrize(
    "change",
    ["update app.challenge set state = 'archived'", "update app.phase set published = false"],
)
def test_start_is_refused_when_not_published(
    pc: Database, school_database: SchoolDatabase, change: str
) -> None:
    challenge = school_database.add_challenge()
    column = "id" if "challenge" in change else "challenge_id"
    with school_database.owner() as connection:
        connection.execute(text(f"{change} where {column} = :id"), {"id": challenge.challenge.id})
    with pytest.raises(NotFound):
        start(pc, challenge.phases[0].id)


def test_start_of_an_unknown_phase_or_with_a_bad_id(pc: Database) -> None:
    with pytest.raises(NotFound):
        start(pc, str(uuid4()))
    with pytest.raises(Invalid):
        start(pc, "no uuid")


def test_teachers_do_not_play(
    school_database: SchoolDatabase, teacher: SignedIn, challenge: SeedChallenge
) -> None:
    with school_database.database(teacher.token) as pc, pytest.raises(NotAllowed) as refused:
        start(pc, challenge.phases[0].id)
    assert not isinstance(refused.value, SessionExpired)


def test_an_ended_session_is_told(pc: Database, challenge: SeedChallenge) -> None:
    run = start(pc, challenge.phases[0].id)
    with pc.begin() as connection:
        accounts.sign_out(connection)
    with pytest.raises(SessionExpired):
        start(pc, challenge.phases[0].id)
    with pytest.raises(SessionExpired), pc.read() as connection:
        progress.load_run(connection, run)
    with pytest.raises(SessionExpired), pc.read() as connection:
        progress.outcomes(connection, run)
    with pytest.raises(SessionExpired), pc.read() as connection:
        progress.outcome(connection, str(uuid4()))


def seconds(pc: Database, run: str) -> int:
    with pc.read() as connection:
        return progress.load_run(connection, run).summary.active_seconds


def test_time_never_falls_and_never_exceeds_the_clock(
    pc: Database, school_database: SchoolDatabase, challenge: SeedChallenge
) -> None:
    run = start(pc, challenge.phases[0].id)
    with school_database.owner() as connection:
        connection.execute(
            text(
                "update app.phase_progress set started_at = clock_timestamp() - interval '100 s'"
                " where id = :id"
            ),
            {"id": run},
        )
    for given, expected in ((40, range(40, 41)), (20, range(40, 41)), (5000, range(100, 161))):
        with pc.begin() as connection:
            progress.touch_phase(connection, run, given)
        assert seconds(pc, run) in expected


def test_a_finished_run_keeps_its_time(
    pc: Database, marker: Database, challenge: SeedChallenge
) -> None:
    run = play(pc, marker, challenge.phases[0].id, [2])
    with pc.begin() as connection:
        progress.touch_phase(connection, run, 9)
    assert seconds(pc, run) == 0


def test_runs_of_others_are_not_there(
    pc: Database, school_database: SchoolDatabase, classmate: SignedIn, challenge: SeedChallenge
) -> None:
    with school_database.database(classmate.token, classmate.login) as other:
        run = start(other, challenge.phases[0].id)
    with pytest.raises(NotFound), pc.begin() as connection:
        progress.touch_phase(connection, run, 1)
    with pytest.raises(NotFound), pc.begin() as connection:
        progress.finish_phase(connection, run, [])
    with pytest.raises(NotFound), pc.read() as connection:
        progress.load_run(connection, run)


def test_finish_keeps_the_first_manifest(
    pc: Database, school_database: SchoolDatabase, student: SignedIn, challenge: SeedChallenge
) -> None:
    run = start(pc, challenge.phases[0].id)
    listed = [str(uuid4()), str(uuid4())]
    for manifest in ([*listed, listed[0]], [], [str(uuid4())]):
        with pc.begin() as connection:
            progress.finish_phase(connection, run, manifest)
    with pc.read() as connection:
        summary = progress.load_run(connection, run).summary
    assert (summary.finished, summary.pending, summary.passed) == (True, 2, False)
    assert summary.finished_at is not None
    with school_database.owner() as connection:
        query = text("select manifest from app.phase_progress where id = :id")
        stored = connection.execute(query, {"id": run}).scalar_one()
    assert {str(answer_id) for answer_id in stored} == set(listed)
    assert activity(school_database, student)[-2:] == ["phase_started", "phase_finished"]


def test_a_manifest_has_an_end(pc: Database, challenge: SeedChallenge) -> None:
    run = start(pc, challenge.phases[0].id)
    with pytest.raises(Invalid), pc.begin() as connection:
        progress.finish_phase(connection, run, [str(uuid4())] * 5001)


def test_outcomes_are_read_back(
    pc: Database, marker: Database, challenge: SeedChallenge, student: SignedIn
) -> None:
    run = start(pc, challenge.phases[0].id)
    marked = [outcome(run, 2, 1.5), outcome(run, 1, 0), outcome(run, 1, 2, attempt=2)]
    with marker.begin() as connection:
        marking.record_outcomes(connection, marked)
    with pc.read() as connection:
        found = progress.outcomes(connection, run)
        single = progress.outcome(connection, marked[0].answer_id)
        missing = progress.outcome(connection, str(uuid4()))
        stored = progress.load_run(connection, run)
        (summary,) = progress.runs(connection, challenge.phases[0].id)
    assert [each.answer_id for each in found] == [
        marked[1].answer_id,
        marked[2].answer_id,
        marked[0].answer_id,
    ]
    assert single == found[2]
    assert (single.item, single.attempt, single.fraction, single.points) == (2, 1, 0.75, 1.5)
    assert (single.correct, single.feedback) == (False, {"parts": []})
    assert missing is None
    assert stored.outcomes == found
    assert stored.summary == summary
    assert (summary.points, summary.answered) == (3.5, 2)


def test_days_are_counted_where_the_person_lives(
    pc: Database, marker: Database, school_database: SchoolDatabase, challenge: SeedChallenge
) -> None:
    run = start(pc, challenge.phases[0].id)
    marked = [outcome(run, item) for item in (1, 2, 3)]
    with marker.begin() as connection:
        marking.record_outcomes(connection, marked)
    times = ["2031-05-12T10:00:00Z", "2031-05-12T22:30:00Z", "2031-05-14T08:00:00Z"]
    with school_database.owner() as connection:
        for each, time in zip(marked, times, strict=True):
            connection.execute(
                text("update app.answer_outcome set marked_at = :time where answer_id = :id"),
                {"time": time, "id": each.answer_id},
            )
    monday = datetime(2031, 5, 12, tzinfo=UTC)
    with pc.read() as connection:
        assert progress.active_days(connection, monday) == 2
        assert progress.active_days(connection, monday + timedelta(days=1)) == 1
        in_lisbon = monday.replace(tzinfo=timezone(timedelta(hours=2)))
        assert progress.active_days(connection, in_lisbon) == 3
