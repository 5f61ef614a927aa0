"""What the student's home page shows."""

from dataclasses import dataclass

from oneenglish_desktop.domain.accounts import Person
from oneenglish_desktop.domain.progress import ChallengeState, MedalCount


@dataclass(frozen=True, slots=True, kw_only=True)
class StudentHome:
    """One page of a student.

    Attributes:
        current: the challenge to continue or to start with, None when there is none.
        others: the next few challenges, the ones to do first, then the finished ones.
        total: how many challenges the person can see.
        days_this_week: days since Monday on which the person answered a question.
    """

    person: Person
    current: ChallengeState | None
    others: tuple[ChallengeState, ...]
    total: int
    medals: MedalCount
    days_this_week: int
