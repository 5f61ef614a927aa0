"""Multiple choice as an author writes it in a file of questions."""

from collections.abc import Mapping
from typing import Any, Literal

from oneenglish_desktop.questions.content import FrozenModel, ObjectIdText, Text
from oneenglish_desktop.questions.question_type import Draft


class _PlainOption(FrozenModel):
    text: Text = ""
    media: ObjectIdText | None = None
    correct: bool = False
    weight: float | None = None
    feedback: Text = ""


class _Plain(FrozenModel):
    options: tuple[_PlainOption, ...]
    select: Literal["one", "many"] = "one"
    shuffle: bool = False
    marking: Literal["weights", "all_or_nothing", "right_minus_wrong"] = "weights"


def from_plain(fields: Mapping[str, Any]) -> Draft:
    """Options are lettered in their order: `a`, `b`, ...; raises ValueError."""
    plain = _Plain.model_validate(fields)
    options = {chr(ord("a") + place): option for place, option in enumerate(plain.options)}
    return Draft(
        content={
            "options": [
                {"id": id_, **option.model_dump(include={"text", "media", "feedback"})}
                for id_, option in options.items()
            ],
            "select": plain.select,
            "shuffle": plain.shuffle,
        },
        correct_answer={"options": [id_ for id_, option in options.items() if option.correct]},
        scoring_rules={
            "marking": plain.marking,
            "weights": {
                id_: option.weight for id_, option in options.items() if option.weight is not None
            },
        },
    )
