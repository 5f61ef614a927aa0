"""Shapes of a question that asks for a short text."""

from typing import Annotated, Literal, Self

from pydantic import Field, TypeAdapter, model_validator

from oneenglish_desktop.questions.content import (
    Content,
    CorrectAnswer,
    FrozenModel,
    LineOfWords,
    ScoringRules,
    Text,
)
from oneenglish_desktop.questions.english import expressions
from oneenglish_desktop.questions.english.tolerance import Tolerance
from oneenglish_desktop.questions.marks import FULL, Fraction

Form = Literal["exact", "wildcard", "expression"]

Response = Text
"""What was typed."""
RESPONSE: TypeAdapter[Response] = TypeAdapter(Response)

LONGEST_ANSWER = 2_000
"""Characters from which a text is no short answer and fits nothing."""
LONGEST_LINE_ANSWER = 500


class ShortAnswerContent(Content):
    """A prompt and a field.

    Attributes:
        lines: `one` line of 500 characters, or `several` with 2,000.
    """

    lines: Literal["one", "several"] = "one"

    @property
    def longest(self) -> int:
        """Characters that the field takes."""
        return LONGEST_LINE_ANSWER if self.lines == "one" else LONGEST_ANSWER


class Accepted(FrozenModel):
    """An answer and what it earns.

    Attributes:
        form: `exact` after levelling what does not matter; with `*` as a `wildcard`; or a
            regular `expression` for the whole answer.
        fraction: share of the points; 0 for a common mistake that gets its own feedback.
        feedback: what the author says to somebody who gave it.
    """

    text: LineOfWords
    form: Form = "exact"
    fraction: Fraction = 1.0
    feedback: Text = ""

    @model_validator(mode="after")
    def _expression_can_be_read(self) -> Self:
        if self.form == "expression":
            expressions.check(self.text)
        return self


class ShortAnswerAnswer(CorrectAnswer):
    """Answers in their order: the first that fits counts."""

    answers: Annotated[tuple[Accepted, ...], Field(min_length=1, max_length=100)]

    @model_validator(mode="after")
    def _tells_a_right_answer(self) -> Self:
        if not any(one.form == "exact" and one.fraction >= FULL for one in self.answers):
            raise ValueError("one exact answer must earn everything: it is shown as the right one")
        return self

    @property
    def right(self) -> str:
        """The answer that is shown as the right one."""
        full = (one.text for one in self.answers if one.form == "exact" and one.fraction >= FULL)
        return next(full)


class ShortAnswerRules(ScoringRules):
    """How a text turns into a fraction.

    Attributes:
        almost_cost: share of an answer that a slip in the spelling costs.
    """

    tolerance: Tolerance = Tolerance()
    almost_cost: Fraction = 0.25
