"""A student who plays and a marker who marks, in a few words."""

from collections.abc import Sequence

from oneenglish_desktop.storage.postgres import marking, progress
from oneenglish_desktop.storage.postgres.engine import Database
from oneenglish_desktop.storage.postgres.seed import SeedChallenge
from tests.storage.postgres.school import outcome


def start(pc: Database, phase_id: str) -> str:
    with pc.begin() as connection:
        return progress.start_phase(connection, phase_id)


def play(
    pc: Database,
    marker: Database,
    phase_id: str,
    points: Sequence[float],
    *,
    finish: bool = True,
) -> str:
    """Take a phase with these points for its first items; gives the run."""
    run = start(pc, phase_id)
    outcomes = [outcome(run, item, score) for item, score in enumerate(points, 1)]
    with marker.begin() as connection:
        marking.record_outcomes(connection, outcomes)
    if finish:
        with pc.begin() as connection:
            progress.finish_phase(connection, run, [each.answer_id for each in outcomes])
    return run


def finish_challenge(
    pc: Database, marker: Database, challenge: SeedChallenge, points: Sequence[float]
) -> None:
    """Pass all five phases."""
    for phase in challenge.phases:
        play(pc, marker, phase.id, points)
