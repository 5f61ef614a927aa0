"""What a person sees of the challenges."""

from datetime import date, timedelta

import pytest

from oneenglish_desktop.domain.errors import SessionExpired
from oneenglish_desktop.domain.medals import Medal
from oneenglish_desktop.domain.permissions import RoleName
from oneenglish_desktop.domain.progress import PhaseStatus
from oneenglish_desktop.storage.postgres import accounts, challenges
from oneenglish_desktop.storage.postgres.engine import Database
from oneenglish_desktop.storage.postgres.seed import SeedChallenge
from tests.storage.postgres.playing import finish_challenge, play
from tests.storage.postgres.school import PCS, SchoolDatabase, SignedIn

LOCKED, OPEN, STARTED, FINISHED = (
    PhaseStatus.LOCKED,
    PhaseStatus.OPEN,
    PhaseStatus.STARTED,
    PhaseStatus.FINISHED,
)


def statuses(pc: Database, challenge: SeedChallenge) -> list[PhaseStatus]:
    with pc.read() as connection:
        (state,) = challenges.load_states(connection, challenge.challenge.id)
    return [phase.status for phase in state.phases]


def test_new_student_sees_first_phase_open(pc: Database, challenge: SeedChallenge) -> None:
    with pc.read() as connection:
        (state,) = challenges.load_states(connection, challenge.challenge.id)
    assert state.challenge == challenge.challenge
    assert tuple(phase.phase for phase in state.phases) == challenge.phases
    assert statuses(pc, challenge) == [OPEN, LOCKED, LOCKED, LOCKED, LOCKED]
    assert state.finished_at is None
    assert {(phase.runs, phase.current, phase.best) for phase in state.phases} == {(0, None, None)}


def test_statuses_follow_the_runs(
    pc: Database, marker: Database, school_database: SchoolDatabase
) -> None:
    challenge = school_database.add_challenge(max_runs=2)
    first = challenge.phases[0].id
    play(pc, marker, first, [2, 2], finish=False)
    assert statuses(pc, challenge) == [STARTED, LOCKED, LOCKED, LOCKED, LOCKED]
    play(pc, marker, first, [])
    assert statuses(pc, challenge) == [OPEN, LOCKED, LOCKED, LOCKED, LOCKED]
    play(pc, marker, first, [2, 2, 2])
    assert statuses(pc, challenge) == [FINISHED, OPEN, LOCKED, LOCKED, LOCKED]
    play(pc, marker, challenge.phases[1].id, [0])
    play(pc, marker, challenge.phases[1].id, [0])
    # No runs are left and it was never passed.
    assert statuses(pc, challenge) == [FINISHED, FINISHED, LOCKED, LOCKED, LOCKED]


def test_best_run_is_the_one_with_most_points(
    pc: Database, marker: Database, school_database: SchoolDatabase
) -> None:
    challenge = school_database.add_challenge()
    phase = challenge.phases[0]
    play(pc, marker, phase.id, [2, 2, 2])
    best = play(pc, marker, phase.id, [2, 2, 2, 2])
    play(pc, marker, phase.id, [2, 2, 2, 2])
    running = play(pc, marker, phase.id, [2], finish=False)
    with pc.read() as connection:
        (state,) = challenges.load_states(connection, challenge.challenge.id)
    first = state.phases[0]
    assert first.runs == 4
    assert first.best is not None
    assert (first.best.id, first.best.run, first.best.points) == (best, 2, 8)
    assert (first.best.medal, first.best.passed, first.best.percent) == (Medal.GOLD, True, 100)
    assert first.current is not None
    assert (first.current.id, first.current.answered, first.current.finished) == (
        running,
        1,
        False,
    )


def test_a_finished_challenge_says_when(
    pc: Database, marker: Database, school_database: SchoolDatabase
) -> None:
    challenge = school_database.add_challenge()
    finish_challenge(pc, marker, challenge, [2, 2, 2])
    with pc.read() as connection:
        (state,) = challenges.load_states(connection, challenge.challenge.id)
    last = state.phases[4].best
    assert last is not None
    assert state.finished_at == last.finished_at
    assert (state.phases_done, state.points, state.max_points) == (5, 30, 40)


def test_assignment_of_the_class_with_the_earliest_day(
    school_database: SchoolDatabase, student: SignedIn, teacher: SignedIn, pc: Database
) -> None:
    challenge = school_database.add_challenge()
    today = date(2031, 5, 14)
    for days in (7, 3):
        class_ = school_database.add_class((student.somebody,), (teacher.somebody,))
        school_database.add_assignment(
            class_, challenge, teacher.somebody, today + timedelta(days=days)
        )
    with pc.read() as connection:
        (state,) = challenges.load_states(connection, challenge.challenge.id)
    assert state.challenge.due == date(2031, 5, 17)
    assert state.challenge.set_by == "Person Number " + teacher.somebody.username.split(".")[1]


def test_states_come_in_the_order_of_the_school(
    pc: Database, school_database: SchoolDatabase
) -> None:
    made = [school_database.add_challenge().challenge.id for _ in range(3)]
    with pc.read() as connection:
        found = [state.challenge.id for state in challenges.load_states(connection)]
    assert [id_ for id_ in found if id_ in made] == made


def test_drafts_are_not_seen(pc: Database, school_database: SchoolDatabase) -> None:
    challenge = school_database.add_challenge()
    with school_database.owner() as connection:
        connection.exec_driver_sql(
            "update app.challenge set state = 'draft' where id = %s", (challenge.challenge.id,)
        )
    with pc.read() as connection:
        assert challenges.load_states(connection, challenge.challenge.id) == ()


def test_an_ended_session_is_noticed_by_every_read(pc: Database, challenge: SeedChallenge) -> None:
    with pc.begin() as connection:
        accounts.sign_out(connection)
    with pytest.raises(SessionExpired), pc.read() as connection:
        challenges.load_states(connection)
    with pytest.raises(SessionExpired), pc.read() as connection:
        challenges.podium(connection, challenge.challenge.id)


def test_podium_names_the_first_three_of_the_class(
    school_database: SchoolDatabase, marker: Database
) -> None:
    challenge = school_database.add_challenge()
    class_mates = [school_database.add_person() for _ in range(5)]
    outsider = school_database.add_person()
    head = school_database.add_person(RoleName.TEACHER)
    class_ = school_database.add_class(tuple(class_mates), (head,))
    for number, somebody in enumerate([*class_mates[:4], outsider]):
        signed_in = school_database.sign_in(somebody)
        with school_database.database(signed_in.token) as pc:
            scores = [2.0, 2, 2, 0.5 * number]
            finish_challenge(pc, marker, challenge, scores)
    me = school_database.sign_in(class_mates[0], PCS[1])
    with school_database.database(me.token, PCS[1]) as pc, pc.read() as connection:
        podium = challenges.podium(connection, challenge.challenge.id)
    assert podium.class_name == class_.name
    assert podium.finished == 4
    assert [(place.place, place.person_id, place.points) for place in podium.places] == [
        (1, class_mates[3].id, 37.5),
        (2, class_mates[2].id, 35),
        (3, class_mates[1].id, 32.5),
    ]
    assert not any(place.is_me for place in podium.places)


def test_podium_of_somebody_without_a_class_is_empty(
    pc: Database, challenge: SeedChallenge
) -> None:
    with pc.read() as connection:
        podium = challenges.podium(connection, challenge.challenge.id)
    assert (podium.class_name, podium.finished, podium.places) == (None, 0, ())
