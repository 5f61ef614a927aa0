"""Shapes of a multiple choice question."""

import random
from typing import Annotated, Literal, Self

from pydantic import Field, TypeAdapter, model_validator

from oneenglish_desktop.questions.content import (
    Content,
    CorrectAnswer,
    FrozenModel,
    Line,
    ObjectIdText,
    PartId,
    ScoringRules,
    Text,
)

Weight = Annotated[float, Field(ge=-1, le=1)]
Response = tuple[str, ...]
"""Ids of the chosen options, in any order."""
RESPONSE: TypeAdapter[Response] = TypeAdapter(Annotated[Response, Field(max_length=100)])


class Option(FrozenModel):
    """Something to choose: a text, a picture or a recording.

    Attributes:
        feedback: what the author says to somebody who chose it; the store keeps it from
            students until the answer is marked, because it tells which options are wrong.
    """

    id: PartId
    text: Line = ""
    media: ObjectIdText | None = None
    feedback: Text = ""

    @model_validator(mode="after")
    def _shows_something(self) -> Self:
        if not self.text.strip() and self.media is None:
            raise ValueError("an option needs a text or a medium")
        return self


class MultipleChoiceContent(Content):
    """2 to 10 options; `one` of them is right, or `many`."""

    options: Annotated[tuple[Option, ...], Field(min_length=2, max_length=10)]
    select: Literal["one", "many"] = "one"
    shuffle: bool = False

    @model_validator(mode="after")
    def _ids_differ(self) -> Self:
        if len({option.id for option in self.options}) < len(self.options):
            raise ValueError("two options have the same id")
        return self

    def shown_options(self, seed: str) -> tuple[Option, ...]:
        """The options in the order of this run: the same seed gives the same order."""
        options = list(self.options)
        if self.shuffle:
            random.Random(seed).shuffle(options)  # noqa: S311 - an order, not a secret
        return tuple(options)


class MultipleChoiceAnswer(CorrectAnswer):
    """Ids of the right options."""

    options: Annotated[tuple[PartId, ...], Field(min_length=1)]


class MultipleChoiceRules(ScoringRules):
    """How choices turn into a fraction.

    Attributes:
        marking: only for `many`; `weights` adds the weights of what was chosen.
        weights: option id -> share of the points, -1..1. Without them the right options
            share the points equally, and with `many` the others cost as much together.
    """

    marking: Literal["weights", "all_or_nothing", "right_minus_wrong"] = "weights"
    weights: dict[PartId, Weight] = Field(default_factory=dict)
