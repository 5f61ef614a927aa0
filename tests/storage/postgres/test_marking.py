"""What the marker writes, and what it adds up to."""

from dataclasses import replace
from uuid import uuid4

import pytest
from sqlalchemy import text

from oneenglish_desktop.domain.errors import Invalid, NotAllowed
from oneenglish_desktop.domain.medals import Medal
from oneenglish_desktop.domain.progress import PhaseRunSummary
from oneenglish_desktop.storage.postgres import accounts, challenges, marking, progress
from oneenglish_desktop.storage.postgres.engine import Database
from oneenglish_desktop.storage.postgres.seed import SeedChallenge
from tests.storage.postgres.playing import play, start
from tests.storage.postgres.school import SchoolDatabase, SignedIn, outcome


def summary_of(pc: Database, run: str) -> PhaseRunSummary:
    with pc.read() as connection:
        return progress.load_run(connection, run).summary


def test_context_of_a_run(
    pc: Database, marker: Database, challenge: SeedChallenge, student: SignedIn
) -> None:
    run = start(pc, challenge.phases[0].id)
    marked = [outcome(run, 3), outcome(run, 3, attempt=2), outcome(run, 1)]
    with marker.begin() as connection:
        marking.record_outcomes(connection, marked)
    with pc.begin() as connection:
        progress.finish_phase(connection, run, [each.answer_id for each in marked])
        accounts.sign_out(connection)
    with marker.read() as connection:
        context = marking.marking_context(connection, student.session_id, run)
    assert context.session_user_id == context.owner_id == student.somebody.id
    assert context.sign_key is not None
    assert len(context.sign_key) == 32
    assert context.phase_id == challenge.phases[0].id
    assert context.finished
    assert context.manifest == {each.answer_id for each in marked}
    assert (context.content_revision, context.question_count, context.max_points) == (1, 4, 8)
    assert context.attempts == {1: (1,), 3: (1, 2)}


def test_context_of_what_is_not_known(marker: Database) -> None:
    with marker.read() as connection:
        context = marking.marking_context(connection, str(uuid4()), str(uuid4()))
    assert context == marking.MarkingContext(
        session_user_id=None,
        sign_key=None,
        owner_id=None,
        phase_id=None,
        finished=False,
        manifest=frozenset(),
        content_revision=0,
        question_count=0,
        max_points=0,
        attempts={},
    )


def test_marking_twice_changes_nothing(
    pc: Database, marker: Database, challenge: SeedChallenge
) -> None:
    run = start(pc, challenge.phases[0].id)
    marked = [outcome(run, 1), outcome(run, 2, 0.5)]
    for new in (2, 0):
        with marker.begin() as connection:
            assert marking.record_outcomes(connection, marked) == new
        assert summary_of(pc, run).points == 2.5
    other = replace(outcome(run, 1, 0), answer_id=str(uuid4()))
    with marker.begin() as connection:
        # The same try of the same item: the first one stays.
        assert marking.record_outcomes(connection, [other]) == 0
    assert summary_of(pc, run).points == 2.5


def test_the_best_try_of_an_item_counts(
    pc: Database, marker: Database, challenge: SeedChallenge
) -> None:
    run = start(pc, challenge.phases[0].id)
    tries = [outcome(run, 1, 1), outcome(run, 1, 2, attempt=2), outcome(run, 1, 0, attempt=3)]
    with marker.begin() as connection:
        marking.record_outcomes(connection, tries)
    summary = summary_of(pc, run)
    assert (summary.points, summary.answered) == (2, 1)


@pytest.mark.parametrize(
    ("points", "medal"),
    [
        ([2, 2, 2, 1.2], Medal.GOLD),
        ([2, 2, 2, 1.19], Medal.SILVER),
        ([2, 2, 2], Medal.SILVER),
        ([2, 2, 0.8], Medal.BRONZE),
        ([2, 2, 0.79], None),
        ([], None),
    ],
)
def test_medals_and_passing(
    pc: Database,
    marker: Database,
    challenge: SeedChallenge,
    points: list[float],
    medal: Medal | None,
) -> None:
    run = play(pc, marker, challenge.phases[0].id, points)
    summary = summary_of(pc, run)
    # Passing and bronze both begin at 60 %.
    assert (summary.medal, summary.passed) == (medal, medal is not None)
    assert summary.medal == challenge.phases[0].thresholds.medal(summary.percent)


def test_a_running_run_has_no_medal(
    pc: Database, marker: Database, challenge: SeedChallenge
) -> None:
    run = play(pc, marker, challenge.phases[0].id, [2, 2, 2, 2], finish=False)
    summary = summary_of(pc, run)
    assert (summary.percent, summary.medal, summary.passed) == (100, None, False)


def test_after_the_finish_only_listed_answers_count(
    pc: Database, marker: Database, challenge: SeedChallenge
) -> None:
    run = start(pc, challenge.phases[0].id)
    listed = [outcome(run, item) for item in (1, 2, 3)]
    late = outcome(run, 4)
    with pc.begin() as connection:
        progress.finish_phase(connection, run, [each.answer_id for each in listed])
    assert summary_of(pc, run).pending == 3
    with marker.begin() as connection:
        assert marking.record_outcomes(connection, [late, listed[0]]) == 1
    assert (summary_of(pc, run).points, summary_of(pc, run).pending) == (2, 2)
    with marker.begin() as connection:
        assert marking.record_outcomes(connection, listed) == 2
    summary = summary_of(pc, run)
    assert (summary.points, summary.pending, summary.passed) == (6, 0, True)


def test_outcomes_of_many_runs_and_of_none(
    pc: Database, marker: Database, challenge: SeedChallenge, school_database: SchoolDatabase
) -> None:
    other = school_database.add_challenge()
    runs = [start(pc, challenge.phases[0].id), start(pc, other.phases[0].id)]
    marked = [outcome(run, 1) for run in (*runs, str(uuid4()))]
    with marker.begin() as connection:
        assert marking.record_outcomes(connection, marked) == 2
        assert marking.record_outcomes(connection, []) == 0
    assert [summary_of(pc, run).points for run in runs] == [2, 2]


def test_what_jsonb_cannot_hold_is_replaced(
    pc: Database, marker: Database, challenge: SeedChallenge
) -> None:
    run = start(pc, challenge.phases[0].id)
    marked = replace(outcome(run, 1), feedback={"given": ["a\0b\ud800", 1.5, None, True]})
    with marker.begin() as connection:
        marking.record_outcomes(connection, [marked])
    with pc.read() as connection:
        found = progress.outcome(connection, marked.answer_id)
    assert found is not None
    assert found.feedback == {"given": ["a\ufffdb\ufffd", 1.5, None, True]}


def test_an_impossible_outcome_is_refused_whole(
    pc: Database, marker: Database, challenge: SeedChallenge
) -> None:
    run = start(pc, challenge.phases[0].id)
    bad = replace(outcome(run, 2), fraction=1.5)
    with pytest.raises(Invalid), marker.begin() as connection:
        marking.record_outcomes(connection, [outcome(run, 1), bad])
    assert summary_of(pc, run).answered == 0


def test_progress_of_the_challenge_follows_the_best_runs(
    pc: Database, marker: Database, school_database: SchoolDatabase, student: SignedIn
) -> None:
    challenge = school_database.add_challenge()
    play(pc, marker, challenge.phases[0].id, [2, 2, 2])
    play(pc, marker, challenge.phases[0].id, [2])
    play(pc, marker, challenge.phases[1].id, [2], finish=False)
    with school_database.owner() as connection:
        row = connection.execute(
            text(
                "select points, phases_passed, finished_at from app.user_progress"
                " where user_id = :id"
            ),
            {"id": student.somebody.id},
        ).one()
    assert tuple(row) == (6, 1, None)


def test_late_marks_can_open_the_next_phase(
    pc: Database, marker: Database, school_database: SchoolDatabase
) -> None:
    challenge = school_database.add_challenge()
    run = start(pc, challenge.phases[0].id)
    listed = [outcome(run, item) for item in (1, 2, 3)]
    with pc.begin() as connection:
        progress.finish_phase(connection, run, [each.answer_id for each in listed])
    with pc.read() as connection:
        (state,) = challenges.load_states(connection, challenge.challenge.id)
        assert state.phases[1].status.value == "locked"
    with marker.begin() as connection:
        marking.record_outcomes(connection, listed)
    assert start(pc, challenge.phases[1].id)


def test_pcs_may_not_mark(pc: Database, challenge: SeedChallenge, student: SignedIn) -> None:
    run = start(pc, challenge.phases[0].id)
    with pytest.raises(NotAllowed), pc.begin() as connection:
        marking.record_outcomes(connection, [outcome(run, 1)])
    with pytest.raises(NotAllowed), pc.read() as connection:
        marking.marking_context(connection, student.session_id, run)
