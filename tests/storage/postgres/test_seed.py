"""Writers of the demo school."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import text

from oneenglish_desktop.domain.errors import Conflict
from oneenglish_desktop.domain.permissions import RoleName
from oneenglish_desktop.domain.progress import PhaseStatus
from oneenglish_desktop.storage.postgres import accounts, challenges, progress, seed, seed_runs
from oneenglish_desktop.storage.postgres.engine import Database
from tests.storage.postgres.school import (
    COSTS,
    PCS,
    SchoolDatabase,
    SignedIn,
    Somebody,
    outcome,
)

NOW = datetime(2031, 5, 14, 9, 0, tzinfo=UTC)


def audited(school: SchoolDatabase) -> int:
    with school.owner() as connection:
        return int(connection.execute(text("select count(*) from private.audit_log")).scalar_one())


def seed_person(somebody: Somebody, **changes: object) -> seed.SeedPerson:
    person = seed.SeedPerson(
        id=somebody.id,
        username=somebody.username,
        full_name="Person",
        salt=bytes(16),
        verifier=bytes(32),
        roles=(RoleName.STUDENT,),
        time_cost=1,
        memory_kib=8,
        parallelism=1,
    )
    return replace(person, **changes)  # type: ignore[arg-type]


def test_saving_the_same_again_leaves_no_trace(school_database: SchoolDatabase) -> None:
    somebody = school_database.add_person()
    teacher = school_database.add_person(RoleName.TEACHER)
    class_ = school_database.add_class((somebody,), (teacher,))
    challenge = school_database.add_challenge()
    person = seed_person(somebody)
    assignment = seed.SeedAssignment(
        id=str(uuid4()),
        class_id=class_.id,
        challenge_id=challenge.challenge.id,
        set_by=teacher.id,
        due=date(2031, 5, 20),
    )
    counts = []
    for _ in range(2):
        with school_database.owner() as connection:
            seed.save_people(connection, [person])
            seed.save_classes(connection, [class_])
            seed.save_challenges(connection, [challenge])
            seed.save_assignments(connection, [assignment])
        counts.append(audited(school_database))
    assert counts[0] == counts[1]


def test_what_is_given_is_what_is_there(
    school_database: SchoolDatabase, pc: Database, student: SignedIn
) -> None:
    challenge = school_database.add_challenge()
    renamed = replace(challenge, challenge=replace(challenge.challenge, title="Better"))
    other = school_database.add_person()
    class_ = school_database.add_class((other,))
    with school_database.owner() as connection:
        seed.save_challenges(connection, [renamed])
        seed.save_classes(connection, [replace(class_, students=(student.somebody.id,))])
    with pc.read() as connection:
        (state,) = challenges.load_states(connection, challenge.challenge.id)
        session = accounts.load_session(connection, student.token)
    assert state.challenge.title == "Better"
    assert session is not None
    assert session.person.classes == (class_.name,)
    with school_database.owner() as connection:
        members = connection.execute(
            text("select user_id::text from app.class_member where class_id = :id"),
            {"id": class_.id},
        ).scalars()
        assert list(members) == [student.somebody.id]
        seed.save_classes(connection, [replace(class_, students=())])
        seed.save_classes(connection, [])
        seed.save_people(connection, [])


def test_a_name_that_somebody_else_has_is_a_conflict(school_database: SchoolDatabase) -> None:
    somebody = school_database.add_person()
    with pytest.raises(Conflict), school_database.owner() as connection:
        seed.save_people(connection, [seed_person(somebody, id=str(uuid4()))])


def test_roles_are_given_again_after_they_ended(school_database: SchoolDatabase) -> None:
    somebody = school_database.add_person(RoleName.TEACHER)
    with school_database.owner() as connection:
        connection.execute(
            text(
                "update app.valid_role set valid_from = now() - interval '2 d',"
                " valid_until = now() - interval '1 d' where user_id = :id"
            ),
            {"id": somebody.id},
        )
        seed.save_people(connection, [seed_person(somebody, roles=(RoleName.TEACHER,))])
        count = connection.execute(
            text("select count(*) from app.valid_role where user_id = :id"), {"id": somebody.id}
        )
        assert count.scalar() == 2


def test_school_settings(school_database: SchoolDatabase) -> None:
    with school_database.owner() as connection:
        seed.save_school_settings(connection, name="Riverside School", **COSTS)
        assert seed.school_name(connection) == "Riverside School"
        seed.save_school_settings(connection, name="Test School", **COSTS)


def test_document_accounts(school_database: SchoolDatabase) -> None:
    account = seed.DocumentAccount(
        device=PCS[18],
        tier="student",
        username=PCS[18],
        password="secret",  # noqa: S106
    )
    assert "secret" not in repr(account)
    with school_database.owner() as connection:
        for _ in range(2):
            seed.save_document_accounts(connection, [account])
        assert account in seed.document_accounts(connection)


def run(
    somebody: SignedIn, phase_id: str, points: list[float], **changes: object
) -> seed_runs.SeedRun:
    id_ = str(uuid4())
    made = seed_runs.SeedRun(
        id=id_,
        user_id=somebody.somebody.id,
        phase_id=phase_id,
        run=1,
        started_at=NOW - timedelta(minutes=9),
        finished_at=NOW,
        active_seconds=300,
        outcomes=tuple(
            replace(outcome(id_, item, score), marked_at=NOW)
            for item, score in enumerate(points, 1)
        ),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def test_runs_of_the_past(
    school_database: SchoolDatabase, pc: Database, student: SignedIn
) -> None:
    challenge = school_database.add_challenge()
    first, second = (phase.id for phase in challenge.phases[:2])
    runs = [
        run(student, first, [2, 2, 1]),
        run(student, second, [2, 2], finished_at=None),
    ]
    for _ in range(2):
        with school_database.owner() as connection:
            seed_runs.save_runs(connection, runs)
            known = seed_runs.known_runs(connection, [runs[0].id, runs[1].id, str(uuid4())])
        assert known == {runs[0].id, runs[1].id}
    with pc.read() as connection:
        (state,) = challenges.load_states(connection, challenge.challenge.id)
        assert progress.active_days(connection, NOW) == 1
        stored = progress.load_run(connection, runs[0].id)
    assert [phase.status for phase in state.phases[:2]] == [
        PhaseStatus.FINISHED,
        PhaseStatus.STARTED,
    ]
    assert stored.outcomes == runs[0].outcomes
    summary = stored.summary
    assert (summary.points, summary.passed, summary.pending) == (5, True, 0)
    assert (summary.started_at, summary.finished_at) == (runs[0].started_at, NOW)
    with school_database.owner() as connection:
        events = connection.execute(
            text(
                "select kind from app.user_activity where user_id = :id and at <= :now order by at"
            ),
            {"id": student.somebody.id, "now": NOW},
        ).scalars()
        kinds = [kind for kind in events if kind.startswith("phase")]
        assert sorted(kinds) == ["phase_finished", "phase_started", "phase_started"]
        started = connection.execute(
            text("select started_at from app.user_progress where user_id = :id"),
            {"id": student.somebody.id},
        )
        assert started.scalar() == runs[0].started_at


def test_a_run_that_the_person_went_on_with_stays(
    school_database: SchoolDatabase, pc: Database, student: SignedIn
) -> None:
    challenge = school_database.add_challenge()
    running = run(student, challenge.phases[0].id, [2, 2], finished_at=None)
    with school_database.owner() as connection:
        seed_runs.save_runs(connection, [running])
    with pc.begin() as connection:
        progress.finish_phase(
            connection, running.id, [each.answer_id for each in running.outcomes]
        )
    with school_database.owner() as connection:
        seed_runs.save_runs(connection, [running])
    with pc.read() as connection:
        assert progress.load_run(connection, running.id).summary.finished
