"""Two at once: markers, PCs, and a finish that meets a late outcome."""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from typing import TypeVar

import psycopg
from sqlalchemy import text

from oneenglish_desktop.storage.postgres import marking, progress
from oneenglish_desktop.storage.postgres.school import MARKER
from tests.storage.postgres.playing import start
from tests.storage.postgres.school import PCS, SchoolDatabase, SignedIn, outcome

Result = TypeVar("Result")


def at_once(works: Sequence[Callable[[], Result]]) -> list[Result]:
    """Start all works at the same moment."""
    barrier = threading.Barrier(len(works))

    def run(work: Callable[[], Result]) -> Result:
        barrier.wait()
        return work()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(run, works))


def test_two_pcs_start_the_same_phase_at_once(
    school_database: SchoolDatabase, student: SignedIn
) -> None:
    challenge = school_database.add_challenge()
    second = school_database.sign_in(student.somebody, PCS[12])
    with (
        school_database.database(student.token, student.login) as one,
        school_database.database(second.token, second.login) as two,
    ):
        for phase_id in [challenge.phases[0].id] * 5:
            runs = at_once([lambda: start(one, phase_id), lambda: start(two, phase_id)])  # noqa: B023
            assert runs[0] == runs[1]
            with one.begin() as connection:
                progress.finish_phase(connection, runs[0], [])
        with one.read() as connection:
            found = progress.runs(connection, challenge.phases[0].id)
    assert [run.run for run in found] == [1, 2, 3, 4, 5]


def test_markers_record_the_same_and_other_outcomes_at_once(
    school_database: SchoolDatabase, student: SignedIn
) -> None:
    challenge = school_database.add_challenge()
    with ExitStack() as stack:
        pc = stack.enter_context(school_database.database(student.token))
        markers = [stack.enter_context(school_database.database(login=MARKER)) for _ in range(3)]
        run = start(pc, challenge.phases[0].id)
        shared = [outcome(run, item, 1) for item in (1, 2, 3, 4)]
        own = [
            [outcome(run, item, 2, attempt=2 + number) for item in (1, 2, 3, 4)]
            for number in range(3)
        ]

        def record(number: int) -> int:
            new = 0
            for mine, common in zip(own[number], shared, strict=True):
                with markers[number].begin() as connection:
                    new += marking.record_outcomes(connection, [mine, common])
            return new

        counts = at_once([lambda number=number: record(number) for number in range(3)])  # type: ignore[misc]
        with pc.read() as connection:
            stored = progress.load_run(connection, run)
    assert sum(counts) == len(stored.outcomes) == 16
    assert (stored.summary.points, stored.summary.answered) == (8, 4)


def test_marks_of_two_phases_at_once_add_up(
    school_database: SchoolDatabase, student: SignedIn
) -> None:
    challenge = school_database.add_challenge()
    with ExitStack() as stack:
        pc = stack.enter_context(school_database.database(student.token))
        markers = [stack.enter_context(school_database.database(login=MARKER)) for _ in range(2)]
        runs = []
        for phase in challenge.phases[:2]:
            run = start(pc, phase.id)
            listed = [outcome(run, item) for item in (1, 2, 3, 4)]
            with pc.begin() as connection:
                progress.finish_phase(connection, run, [each.answer_id for each in listed])
            runs.append(listed)
            if len(runs) == 1:
                with markers[0].begin() as connection:
                    marking.record_outcomes(connection, listed[:3])

        def record(number: int) -> None:
            for each in runs[number]:
                with markers[number].begin() as connection:
                    marking.record_outcomes(connection, [each])

        at_once([lambda: record(0), lambda: record(1)])
    with school_database.owner() as connection:
        row = connection.execute(
            text("select points, phases_passed from app.user_progress where user_id = :id"),
            {"id": student.somebody.id},
        ).one()
    assert tuple(row) == (16, 2)


def test_an_outcome_that_waits_for_the_finish_obeys_the_manifest(
    school_database: SchoolDatabase, student: SignedIn
) -> None:
    challenge = school_database.add_challenge()
    with ExitStack() as stack:
        pc = stack.enter_context(school_database.database(student.token))
        marker = stack.enter_context(school_database.database(login=MARKER))
        run = start(pc, challenge.phases[0].id)
        listed, dropped = outcome(run, 1), outcome(run, 2)

        def record() -> int:
            with marker.begin() as connection:
                return marking.record_outcomes(connection, [dropped, listed])

        with ThreadPoolExecutor(1) as pool:
            with pc.begin() as connection:
                progress.finish_phase(connection, run, [listed.answer_id])
                late = pool.submit(record)
                wait_for_lock(school_database)
            assert late.result() == 1
        with pc.read() as connection:
            stored = progress.load_run(connection, run)
    assert [each.answer_id for each in stored.outcomes] == [listed.answer_id]
    assert (stored.summary.points, stored.summary.pending) == (2, 0)


def test_a_finish_that_waits_for_an_outcome_counts_it(
    school_database: SchoolDatabase, student: SignedIn
) -> None:
    challenge = school_database.add_challenge()
    with ExitStack() as stack:
        pc = stack.enter_context(school_database.database(student.token))
        marker = stack.enter_context(school_database.database(login=MARKER))
        run = start(pc, challenge.phases[0].id)
        marked = [outcome(run, item) for item in (1, 2, 3)]

        def finish() -> None:
            with pc.begin() as connection:
                progress.finish_phase(connection, run, [each.answer_id for each in marked])

        with ThreadPoolExecutor(1) as pool:
            with marker.begin() as connection:
                marking.record_outcomes(connection, marked)
                finishing = pool.submit(finish)
                wait_for_lock(school_database)
            finishing.result()
        with pc.read() as connection:
            summary = progress.load_run(connection, run).summary
    assert (summary.points, summary.pending, summary.passed) == (6, 0, True)


def wait_for_lock(school: SchoolDatabase) -> None:
    """Until somebody in this database waits for somebody else."""
    query = "select from pg_stat_activity where datname = %s and wait_event_type = 'Lock'"
    with psycopg.connect(school.superuser, autocommit=True) as root:
        for _ in range(1000):
            if root.execute(query, (school.name,)).rowcount:
                return
            root.execute("select pg_sleep(0.01)")
    raise AssertionError("nobody waits")
