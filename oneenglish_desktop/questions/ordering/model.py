"""Shapes of a question that asks for an order."""

import random
from collections import Counter
from collections.abc import Sequence
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

_PAIR = 2

Response = tuple[PartId, ...]
"""Ids of all items in the order of the student; none before the first move."""
RESPONSE: TypeAdapter[Response] = TypeAdapter(Annotated[Response, Field(max_length=100)])

Marking = Literal[
    "all_or_nothing",
    "absolute_position",
    "relative_next",
    "relative_next_with_ends",
    "relative_both",
    "longest_ordered",
    "longest_contiguous",
    "relative_to_correct",
]


class Item(FrozenModel):
    """A word or a sentence to put into its place."""

    id: PartId
    text: LineOfWords


class OrderingContent(Content):
    """2 to 20 items, which are kept in no telling order.

    Every run mixes them, but never into the right order: the first two are kept the wrong way
    round, and are shown so. `untold` makes such an order of the right one.

    Attributes:
        unit: what an item is called when it is moved.
    """

    items: Annotated[tuple[Item, ...], Field(min_length=2, max_length=20)]
    unit: Literal["sentence", "word"] = "sentence"

    @model_validator(mode="after")
    def _items_differ(self) -> Self:
        if len({item.id for item in self.items}) < len(self.items):
            raise ValueError("two items have the same id")
        if len(_single([item.text for item in self.items])) < _PAIR:
            raise ValueError("two items must differ from all others: there is nothing to order")
        return self

    def shown_items(self, seed: str) -> tuple[Item, ...]:
        """The items in the mixed order of this run: the same seed gives the same order."""
        shown = list(self.items)
        random.Random(seed).shuffle(shown)  # noqa: S311 - an order, not a secret
        first, second = (shown.index(item) for item in self.items[:_PAIR])
        if first > second:
            shown[first], shown[second] = shown[second], shown[first]
        return tuple(shown)


class OrderingAnswer(CorrectAnswer):
    """Ids of the items in the right order."""

    order: Annotated[tuple[PartId, ...], Field(min_length=2)]


class OrderingRules(ScoringRules):
    """How an order turns into a fraction.

    Attributes:
        marking: `absolute_position` counts items in their place; `relative_next` items that
            have the right one behind them, `relative_next_with_ends` also that the last one is
            last, `relative_both` also looks at the one before; `longest_ordered` and
            `longest_contiguous` count the longest run in the right order, with or without
            others in between; `relative_to_correct` counts how far each is from its place.
    """

    marking: Marking = "all_or_nothing"


def untold(texts: Sequence[str]) -> list[int]:
    """The places of the right order in an order that does not tell it.

    Args:
        texts: the items in the right order, of which two or more differ from all others.
    """
    sorted_places = sorted(range(len(texts)), key=lambda place: (texts[place].casefold(), place))
    single = _single(texts)
    pair = sorted([place for place in sorted_places if texts[place] in single][:_PAIR])
    return [*reversed(pair), *(place for place in sorted_places if place not in pair)]


def _single(texts: Sequence[str]) -> frozenset[str]:
    """The texts that occur once."""
    return frozenset(text for text, times in Counter(texts).items() if times == 1)
