"""Taking a phase: start, go on, finish, look at the result."""

from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from oneenglish_desktop.domain.accounts import Session
from oneenglish_desktop.domain.answers import Outcome
from oneenglish_desktop.domain.challenges import Phase
from oneenglish_desktop.domain.errors import Unavailable
from oneenglish_desktop.domain.medals import Medal
from oneenglish_desktop.domain.permissions import Permission
from oneenglish_desktop.domain.progress import (
    ChallengeState,
    PhaseRunSummary,
    PhaseState,
    PhaseStatus,
)
from oneenglish_desktop.services.items import best_outcomes, look_again, skill_scores
from oneenglish_desktop.services.permissions import requires
from oneenglish_desktop.services.polling import poll
from oneenglish_desktop.services.responses import storable
from oneenglish_desktop.services.run_reader import RunReader
from oneenglish_desktop.services.runs import Run, RunResult
from oneenglish_desktop.services.signed_in import CurrentSession
from oneenglish_desktop.storage.local.journal import AnswerState, Journal, JournalledAnswer
from oneenglish_desktop.storage.postgres import progress
from oneenglish_desktop.storage.postgres.engine import Database

WAIT_FOR_MARKS = 2.0
ON_ITS_WAY = (AnswerState.WAITING, AnswerState.SENT)


class Playing:
    """Runs of the person who is signed in."""

    def __init__(
        self, database: Database, current: CurrentSession, journal: Journal, runs: RunReader
    ) -> None:
        self._database = database
        self._current = current
        self._journal = journal
        self._runs = runs

    @property
    def session(self) -> Session | None:
        """Who is signed in."""
        return self._current.session

    @requires(Permission.CHALLENGE_PLAY)
    def start(self, phase_id: str) -> Run:
        """The running try of a phase, or a new one.

        Raises:
            Conflict: the phase is locked, or no tries are left.
            NotFound: no such phase, or it has no questions yet.
            Unavailable: a store cannot be reached.
        """
        with self._database.begin() as connection:
            run_id = progress.start_phase(connection, phase_id)
        return self._runs.load(run_id)

    @requires(Permission.CHALLENGE_PLAY)
    def load(self, run_id: str) -> Run:
        """A run of this person, running or finished.

        Raises:
            NotFound: no such run of this person.
            Unavailable: a store cannot be reached.
        """
        return self._runs.load(run_id)

    @requires(Permission.CHALLENGE_PLAY)
    def save_draft(self, run_id: str, item: int, response: Any) -> None:  # noqa: ANN401 - JSON
        """Keep on this PC what is not submitted yet; None for nothing.

        Raises:
            Invalid: the response cannot be kept.
            JournalFull: the disk of this PC is full.
        """
        self._journal.save_draft(self._user_id(), run_id, item, storable(response))

    @requires(Permission.CHALLENGE_PLAY)
    def set_flag(self, run_id: str, item: int, flagged: bool) -> None:  # noqa: FBT001 - a switch
        """Mark a question on this PC to come back to it."""
        self._journal.set_flag(self._user_id(), run_id, item, flagged)

    @requires(Permission.CHALLENGE_PLAY)
    def keep_seconds(self, run_id: str, active_seconds: int) -> None:
        """Note on this PC how long the run took so far, in seconds; quick, works offline."""
        self._journal.set_active_seconds(self._user_id(), run_id, active_seconds)

    @requires(Permission.CHALLENGE_PLAY)
    def spend(self, run_id: str, active_seconds: int) -> None:
        """Note here and in the school how long the run took so far.

        Args:
            run_id: a running run.
            active_seconds: all seconds in the player since the run started.
        """
        self._journal.set_active_seconds(self._user_id(), run_id, active_seconds)
        # Offline this PC remembers; the school hears of it when the run is finished.
        with suppress(Unavailable), self._database.begin() as connection:
            progress.touch_phase(connection, run_id, active_seconds)

    @requires(Permission.CHALLENGE_PLAY)
    def finish(self, run_id: str) -> RunResult:
        """Finish a run with the answers that were submitted; again changes nothing.

        Raises:
            NotFound: no such run of this person.
            Unavailable: the school cannot be reached; nothing is lost, finish again.
        """
        if not self._others_are_marked(run_id):
            poll(lambda: self._others_are_marked(run_id) or None, WAIT_FOR_MARKS)
        seconds = self._journal.active_seconds(self._user_id(), run_id)
        # On its own: together with the end it would lock in another order than the marker.
        with self._database.begin() as connection:
            progress.touch_phase(connection, run_id, seconds)
        with self._database.begin() as connection:
            outcomes = progress.outcomes(connection, run_id)
            manifest = _manifest(self._journal.answers(run_id), outcomes)
            progress.finish_phase(connection, run_id, manifest)
        self._runs.forget(run_id)
        result = self.result(run_id)
        if result.pending and poll(lambda: self._all_are_marked(run_id) or None, WAIT_FOR_MARKS):
            return self.result(run_id)
        return result

    @requires(Permission.CHALLENGE_PLAY)
    def result(self, run_id: str) -> RunResult:
        """What a run brought, as far as it is marked.

        Raises:
            NotFound: no such run of this person.
            Unavailable: a store cannot be reached.
        """
        reading = self._runs.read(run_id)
        phase, summary = reading.phase, reading.stored.summary
        with self._database.read() as connection:
            runs = progress.runs(connection, phase.phase.id)
        best = best_outcomes(reading.stored.outcomes)
        return RunResult(
            run=summary,
            phase=phase.phase,
            challenge=reading.challenge.challenge,
            previous_best_percent=_previous_best(runs, summary),
            points_to_next_medal=_next_medal(phase.phase, summary),
            skills=skill_scores(reading.prompts, best),
            look_again=look_again(reading.prompts, best, self._journal.answers(run_id)),
            runs_left=phase.runs_left,
            next_phase=_next_phase(reading.challenge, phase.phase),
            challenge_finished=reading.challenge.finished_at is not None,
            pending=summary.pending,
        )

    def _user_id(self) -> str:
        return self._current.require().session.person.id

    def _others_are_marked(self, run_id: str) -> bool:
        """Whether the school knows every try in which another PC of this person was first.

        The answers of the other PC count; this one learns their ids only from their outcomes.
        """
        superseded = {
            (journalled.answer.item, journalled.answer.attempt)
            for journalled in self._journal.answers(run_id)
            if journalled.state is AnswerState.SUPERSEDED
        }
        if not superseded:
            return True
        with self._database.read() as connection:
            outcomes = progress.outcomes(connection, run_id)
        return superseded <= {(outcome.item, outcome.attempt) for outcome in outcomes}

    def _all_are_marked(self, run_id: str) -> bool:
        with self._database.read() as connection:
            return progress.load_run(connection, run_id).summary.pending == 0


def _manifest(answers: Iterable[JournalledAnswer], outcomes: Iterable[Outcome]) -> list[str]:
    """Ids of the answers of a run: those of this PC and what is marked of other PCs."""
    mine = (
        journalled.answer.answer_id for journalled in answers if journalled.state in ON_ITS_WAY
    )
    return sorted({*mine, *(outcome.answer_id for outcome in outcomes)})


def _previous_best(runs: Iterable[PhaseRunSummary], this: PhaseRunSummary) -> float | None:
    return max((run.percent for run in runs if run.finished and run.run < this.run), default=None)


def _next_medal(phase: Phase, summary: PhaseRunSummary) -> tuple[Medal, float] | None:
    for medal in (Medal.BRONZE, Medal.SILVER, Medal.GOLD):
        needed = phase.thresholds.model_dump()[medal] * summary.max_points / 100
        if summary.points < needed:
            return medal, round(needed - summary.points, 4)
    return None


def _next_phase(challenge: ChallengeState, phase: Phase) -> PhaseState | None:
    for state in challenge.phases:
        is_next = state.phase.position == phase.position + 1
        if is_next and state.status in {PhaseStatus.OPEN, PhaseStatus.STARTED}:
            return state
    return None
