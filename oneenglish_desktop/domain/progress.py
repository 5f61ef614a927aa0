"""What a person has done in a challenge: a projection of the outcomes, never counted up."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from oneenglish_desktop.domain.challenges import Challenge, Phase
from oneenglish_desktop.domain.medals import Medal


class PhaseStatus(StrEnum):
    """Where a phase stands for one person."""

    LOCKED = "locked"
    OPEN = "open"
    STARTED = "started"
    FINISHED = "finished"


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseRunSummary:
    """One run through a phase (a row of `phase_progress`).

    Attributes:
        run: 1 for the first try of the phase.
        points: sum of the best outcome of each question.
        answered: questions with at least one outcome.
        pending: answers of a finished run that are not marked yet.
        active_seconds: time that the person spent in the player.
    """

    id: str
    phase_id: str
    run: int
    finished: bool
    points: float
    max_points: float
    answered: int
    question_count: int
    pending: int
    passed: bool
    medal: Medal | None
    active_seconds: int
    started_at: datetime
    finished_at: datetime | None

    @property
    def percent(self) -> float:
        """Share of the points, 0..100."""
        return 100 * self.points / self.max_points if self.max_points else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseState:
    """A phase as one person sees it: status, the running try and the best finished one."""

    phase: Phase
    status: PhaseStatus
    runs: int
    current: PhaseRunSummary | None = None
    best: PhaseRunSummary | None = None

    @property
    def runs_left(self) -> int | None:
        """Tries that are left, None for any number."""
        if self.phase.max_runs is None:
            return None
        return max(0, self.phase.max_runs - self.runs)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChallengeState:
    """A challenge as one person sees it; five phases in order."""

    challenge: Challenge
    phases: tuple[PhaseState, ...]
    finished_at: datetime | None = None

    @property
    def phases_done(self) -> int:
        """How many phases are passed."""
        return sum(1 for state in self.phases if state.best and state.best.passed)

    @property
    def next_phase(self) -> PhaseState | None:
        """The phase to play now: the first that is started or open and not passed."""
        for state in self.phases:
            if state.status is PhaseStatus.STARTED:
                return state
        for state in self.phases:
            if state.status is PhaseStatus.OPEN:
                return state
        return None

    @property
    def points(self) -> float:
        """Sum of the best runs."""
        return sum(state.best.points for state in self.phases if state.best)

    @property
    def max_points(self) -> float:
        """Sum of the points of all five phases."""
        return sum(state.phase.max_points for state in self.phases)


@dataclass(frozen=True, slots=True, kw_only=True)
class MedalCount:
    """How many medals a person holds, best run of each phase."""

    gold: int = 0
    silver: int = 0
    bronze: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PodiumPlace:
    """One of the first three of a class in a challenge."""

    place: int
    person_id: str
    full_name: str
    points: float
    is_me: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Podium:
    """The first three of the person's class; nobody below is named.

    Attributes:
        class_name: None when the person is in no class.
        finished: how many students of the class finished all five phases.
    """

    challenge_id: str
    class_name: str | None
    finished: int
    places: tuple[PodiumPlace, ...]
