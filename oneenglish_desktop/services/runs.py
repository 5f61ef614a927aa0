"""A run through a phase as the player and the result page see it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from oneenglish_desktop.domain.answers import Outcome
from oneenglish_desktop.domain.challenges import Challenge, Phase
from oneenglish_desktop.domain.medals import Medal
from oneenglish_desktop.domain.progress import PhaseRunSummary, PhaseState
from oneenglish_desktop.questions.document import DamagedPrompt, Prompt


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One question of a run.

    Attributes:
        item: place in the phase, from 1; an archived question leaves a hole.
        attempts_left: None for any number.
        outcome: of the latest attempt that is marked.
        best_points: None while no attempt is marked.
        draft: response that is not submitted yet, None when there is none.
        last_response: what this PC submitted last, None when unknown here.
        waiting: an attempt is submitted and not marked yet.
    """

    item: int
    prompt: Prompt | DamagedPrompt
    attempts_used: int = 0
    attempts_left: int | None = None
    outcome: Outcome | None = None
    best_points: float | None = None
    draft: Any = None
    last_response: Any = None
    flagged: bool = False
    waiting: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run of a person through a phase.

    Attributes:
        id: UUID of the `phase_progress` row.
        run: 1 for the first.
        runs_left: after this one, None for any number.
        active_seconds: time spent in the player so far.
        started_at: by the clock of the school, not of the PC.
    """

    id: str
    challenge: Challenge
    phase: Phase
    run: int
    runs_left: int | None
    items: tuple[Item, ...]
    active_seconds: int
    started_at: datetime
    finished: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SkillScore:
    """Points of the questions of one skill, such as `grammar`."""

    skill: str
    points: float
    max_points: float


@dataclass(frozen=True, slots=True, kw_only=True)
class LookAgain:
    """A question that was not fully right.

    Attributes:
        response: what this PC submitted last, None when unknown here.
        outcome: the best one, None when the question was not answered.
    """

    item: int
    prompt: Prompt | DamagedPrompt
    response: Any
    outcome: Outcome | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RunResult:
    """What a finished run brought.

    Attributes:
        previous_best_percent: of the earlier runs of the phase, None when this is the first.
        points_to_next_medal: the next better medal and the points that it lacks.
        runs_left: None for any number.
        next_phase: the phase after this one when it is open, else None.
        pending: answers that are not marked yet; the result may still rise.
    """

    run: PhaseRunSummary
    phase: Phase
    challenge: Challenge
    previous_best_percent: float | None
    points_to_next_medal: tuple[Medal, float] | None
    skills: tuple[SkillScore, ...]
    look_again: tuple[LookAgain, ...]
    runs_left: int | None
    next_phase: PhaseState | None
    challenge_finished: bool
    pending: int
