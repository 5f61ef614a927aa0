"""True or false as an author writes it in a file of questions."""

from collections.abc import Mapping
from typing import Any, Literal

from oneenglish_desktop.questions.content import FrozenModel, Text
from oneenglish_desktop.questions.question_type import Draft


class _PlainStatement(FrozenModel):
    text: Text
    answer: bool | Literal["not_given"]


class _Plain(FrozenModel):
    statements: tuple[_PlainStatement, ...]
    not_given: bool = False
    justification: bool = False
    marking: Literal["all_or_nothing", "per_statement"] = "all_or_nothing"


def from_plain(fields: Mapping[str, Any]) -> Draft:
    """Statements are numbered in their order: `1`, `2`, ...; raises ValueError."""
    plain = _Plain.model_validate(fields)
    numbered = {str(place): item for place, item in enumerate(plain.statements, start=1)}
    return Draft(
        content={
            "statements": [{"id": id_, "text": item.text} for id_, item in numbered.items()],
            "not_given": plain.not_given,
            "justification": plain.justification,
        },
        correct_answer={
            "statements": {id_: str(item.answer).lower() for id_, item in numbered.items()}
        },
        scoring_rules={"marking": plain.marking},
    )
