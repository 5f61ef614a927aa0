"""Shapes of a true or false question."""

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
)

Truth = Literal["true", "false", "not_given"]


class Statement(FrozenModel):
    """One sentence to judge."""

    id: PartId
    text: LineOfWords


class TrueFalseContent(Content):
    """1 to 20 statements.

    Attributes:
        not_given: the third choice is offered: the text does not say.
        justification: the student must say why for each statement; kept, not marked.
    """

    statements: Annotated[tuple[Statement, ...], Field(min_length=1, max_length=20)]
    not_given: bool = False
    justification: bool = False

    @model_validator(mode="after")
    def _ids_differ(self) -> Self:
        if len({statement.id for statement in self.statements}) < len(self.statements):
            raise ValueError("two statements have the same id")
        return self

    @property
    def choices(self) -> tuple[Truth, ...]:
        """What can be answered, in the order of the buttons and their keys."""
        return ("true", "false", "not_given") if self.not_given else ("true", "false")


class TrueFalseAnswer(CorrectAnswer):
    """Statement id -> what is right."""

    statements: dict[PartId, Truth]


class TrueFalseRules(ScoringRules):
    """`per_statement` gives each statement an equal share of the points."""

    marking: Literal["all_or_nothing", "per_statement"] = "all_or_nothing"


class Response(FrozenModel):
    """Statement id -> the choice, and -> the justification."""

    answers: Annotated[dict[PartId, Truth], Field(max_length=100)] = Field(default_factory=dict)
    reasons: Annotated[dict[PartId, Text], Field(max_length=100)] = Field(default_factory=dict)


RESPONSE: TypeAdapter[Response] = TypeAdapter(Response)
