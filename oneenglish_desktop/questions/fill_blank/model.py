"""Shapes of a text with gaps."""

import re
from typing import Annotated, Literal, Self

from pydantic import Field, TypeAdapter, model_validator

from oneenglish_desktop.questions.content import (
    Content,
    CorrectAnswer,
    FrozenModel,
    LineOfWords,
    PartId,
    ScoringRules,
    Text,
    Words,
)
from oneenglish_desktop.questions.english.tolerance import Tolerance
from oneenglish_desktop.questions.marks import Fraction

LONGEST_TEXT_WITH_GAPS = 10_000
GAP = re.compile(r"\{\{\s*([A-Za-z0-9_-]{1,32})\s*\}\}")
"""A gap in the text; group 1 is its id."""

Response = dict[PartId, Text]
"""Gap id -> what was typed or picked."""
RESPONSE: TypeAdapter[Response] = TypeAdapter(Annotated[Response, Field(max_length=100)])


class Gap(FrozenModel):
    """A gap; `choices` are the words of its drop-down list."""

    id: PartId
    choices: tuple[LineOfWords, ...] = ()


class FillBlankContent(Content):
    """A text with 1 to 50 gaps written as `{{1}}`.

    Attributes:
        text: plain text; a new line starts a new line.
        gaps: in the order of the text.
        word_bank: every word that is shown, distractors too.
        reuse_words: a word of the bank may go into more than one gap.
    """

    text: Annotated[Words, Field(max_length=LONGEST_TEXT_WITH_GAPS)]
    gaps: Annotated[tuple[Gap, ...], Field(min_length=1, max_length=50)]
    mode: Literal["typed", "drop_down", "word_bank"] = "typed"
    word_bank: Annotated[tuple[LineOfWords, ...], Field(max_length=50)] = ()
    reuse_words: bool = False

    @model_validator(mode="after")
    def _gaps_are_in_the_text(self) -> Self:
        if GAP.findall(self.text) != [gap.id for gap in self.gaps]:
            raise ValueError("the gaps must be those of the text, each once and in its order")
        if self.mode == "drop_down" and any(len(gap.choices) < 2 for gap in self.gaps):  # noqa: PLR2004
            raise ValueError("each gap needs two choices or more")
        if self.mode == "word_bank" and not self.word_bank:
            raise ValueError("the word bank is empty")
        return self


class Accepted(FrozenModel):
    """An answer that a gap accepts and the share of the gap that it earns."""

    text: LineOfWords
    fraction: Fraction = 1.0


class FillBlankAnswer(CorrectAnswer):
    """Gap id -> the answers that it accepts, the best one first."""

    gaps: dict[PartId, Annotated[tuple[Accepted, ...], Field(min_length=1)]]


class FillBlankRules(ScoringRules):
    """How gaps turn into a fraction.

    Attributes:
        weights: gap id -> its weight; 1 when it is not named.
        tolerance: for typed gaps.
        gap_tolerance: gap id -> its own switches instead of those of the question.
        almost_cost: share of a gap that a slip in the spelling costs.
    """

    weights: dict[PartId, Annotated[float, Field(gt=0, le=1_000)]] = Field(default_factory=dict)
    tolerance: Tolerance = Tolerance()
    gap_tolerance: dict[PartId, Tolerance] = Field(default_factory=dict)
    almost_cost: Fraction = 0.25
