"""Settings and description of a question, the same for every type."""

from typing import Annotated, Literal

from pydantic import Field

from oneenglish_desktop.domain.challenges import Level
from oneenglish_desktop.questions.content import FrozenModel, Text

Difficulty = Literal["easy", "medium", "hard"]
Reveal = Literal["last_try", "always", "never"]


class Settings(FrozenModel):
    """What a question is worth and how often it may be tried.

    Attributes:
        time_limit: seconds, None for no limit.
        max_attempts: None for any number.
        attempt_penalty: share of the points that each earlier attempt costs, 0..1.
        reveal: when the right answer is shown.
    """

    points: Annotated[float, Field(gt=0, le=1_000, allow_inf_nan=False)] = 1.0
    time_limit: Annotated[int, Field(gt=0)] | None = None
    max_attempts: Annotated[int, Field(ge=1)] | None = None
    difficulty: Difficulty = "medium"
    attempt_penalty: Annotated[float, Field(ge=0, le=1)] = 0.0
    reveal: Reveal = "last_try"


class Metadata(FrozenModel):
    """What a question practises."""

    skill_category: Text = ""
    language_level: Level | None = None
    tags: tuple[Text, ...] = ()
