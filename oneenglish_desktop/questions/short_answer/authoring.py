"""A short answer as an author writes it in a file of questions."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from oneenglish_desktop.questions.content import FrozenModel, Text
from oneenglish_desktop.questions.question_type import Draft


def _as_answer(value: Any) -> Any:  # noqa: ANN401 - a validator meets anything
    """A bare text is an exact answer that earns everything."""
    return {"text": value} if isinstance(value, str) else value


class _PlainAnswer(FrozenModel):
    text: Text | None = None
    wildcard: Text | None = None
    expression: Text | None = None
    fraction: float = 1.0
    feedback: Text = ""

    @model_validator(mode="after")
    def _has_one_form(self) -> Self:
        if len(self.forms()) != 1:
            raise ValueError("give one of text, wildcard and expression")
        return self

    def forms(self) -> dict[str, str]:
        """What is given, by the form of the answer."""
        named = {"exact": self.text, "wildcard": self.wildcard, "expression": self.expression}
        return {form: text for form, text in named.items() if text is not None}


class _Plain(FrozenModel):
    answers: tuple[Annotated[_PlainAnswer, BeforeValidator(_as_answer)], ...]
    lines: Literal["one", "several"] = "one"
    tolerance: dict[str, bool] = Field(default_factory=dict)
    almost_cost: float = 0.25


def from_plain(fields: Mapping[str, Any]) -> Draft:
    """Answers stay in their order; raises ValueError."""
    plain = _Plain.model_validate(fields)
    return Draft(
        content={"lines": plain.lines},
        correct_answer={
            "answers": [
                {"text": text, "form": form, **one.model_dump(include={"fraction", "feedback"})}
                for one in plain.answers
                for form, text in one.forms().items()
            ]
        },
        scoring_rules={"tolerance": plain.tolerance, "almost_cost": plain.almost_cost},
    )
