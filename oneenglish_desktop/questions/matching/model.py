"""Shapes of a question that asks for pairs."""

import random
from typing import Annotated, Literal, Self

from pydantic import Field, TypeAdapter, model_validator

from oneenglish_desktop.questions.content import (
    Content,
    CorrectAnswer,
    FrozenModel,
    LineOfWords,
    PartId,
    ScoringRules,
)
from oneenglish_desktop.questions.marks import Fraction

MOST_RIGHT = 26
"""One for each letter."""

Response = dict[PartId, PartId]
"""Left id -> right id."""
RESPONSE: TypeAdapter[Response] = TypeAdapter(Annotated[Response, Field(max_length=100)])


class Item(FrozenModel):
    """Something to match, on either side."""

    id: PartId
    text: LineOfWords


class MatchingContent(Content):
    """2 to 20 items on the left, 2 to 26 on the right, distractors too.

    The right side is kept in the order of the alphabet and mixed for every run.

    Attributes:
        reuse: an item on the right may belong to more than one on the left.
    """

    left: Annotated[tuple[Item, ...], Field(min_length=2, max_length=20)]
    right: Annotated[tuple[Item, ...], Field(min_length=2, max_length=MOST_RIGHT)]
    reuse: bool = False

    @model_validator(mode="after")
    def _ids_differ(self) -> Self:
        for side in (self.left, self.right):
            if len({item.id for item in side}) < len(side):
                raise ValueError("two items of a side have the same id")
        return self

    def shown_right(self, seed: str) -> tuple[Item, ...]:
        """The right side in the order of this run: the same seed gives the same order."""
        shown = list(self.right)
        random.Random(seed).shuffle(shown)  # noqa: S311 - an order, not a secret
        return tuple(shown)


class MatchingAnswer(CorrectAnswer):
    """Left id -> right id, for every item on the left."""

    pairs: dict[PartId, PartId]


class MatchingRules(ScoringRules):
    """How pairs turn into a fraction.

    Attributes:
        wrong_cost: share of a pair that each wrong pair costs; only for `per_pair`.
    """

    marking: Literal["per_pair", "all_or_nothing"] = "per_pair"
    wrong_cost: Fraction = 0.0
