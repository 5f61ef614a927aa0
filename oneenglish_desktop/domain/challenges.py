"""Challenges and their five phases."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from oneenglish_desktop.domain.medals import MedalThresholds

PHASES_PER_CHALLENGE = 5
PHASE_NAMES = ("Warm-up", "Heats", "Quarter-final", "Semi-final", "Final")


class Level(StrEnum):
    """Levels of the Common European Framework."""

    A1 = "A1"
    A2 = "A2"
    B1 = "B1"
    B2 = "B2"
    C1 = "C1"
    C2 = "C2"


@dataclass(frozen=True, slots=True, kw_only=True)
class Challenge:
    """A published challenge.

    Attributes:
        due: day by which the person's class finishes it, if assigned.
        set_by: full name of the teacher who assigned it, if assigned.
    """

    id: str
    title: str
    category: str
    level: Level
    difficulty: str
    description: str = ""
    due: date | None = None
    set_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticePoint:
    """One thing that a phase practises: a short title and an example line."""

    title: str
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """One of the five phases of a challenge.

    Attributes:
        position: 1..5.
        time_limit: seconds, None for no limit.
        max_runs: how often it may be taken, None for any number; the best run counts.
        max_points: sum of the points of its questions.
        question_types: type name -> how many, as published.
        content_revision: grows with every publication; caches are keyed by it.
    """

    id: str
    challenge_id: str
    position: int
    name: str
    pass_percent: float
    thresholds: MedalThresholds
    time_limit: int | None
    max_runs: int | None
    question_count: int
    max_points: float
    question_types: dict[str, int]
    practice: tuple[PracticePoint, ...]
    content_revision: int
