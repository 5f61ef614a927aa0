"""Ordering as an author writes it in a file of questions."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Field

from oneenglish_desktop.questions.content import FrozenModel, Text
from oneenglish_desktop.questions.ordering.model import Marking, untold
from oneenglish_desktop.questions.question_type import Draft


class _Plain(FrozenModel):
    items: Annotated[tuple[Text, ...], Field(min_length=2)]
    unit: Literal["sentence", "word"] = "sentence"
    marking: Marking = "all_or_nothing"


def from_plain(fields: Mapping[str, Any]) -> Draft:
    """Items are written in the right order and kept in another one; raises ValueError."""
    plain = _Plain.model_validate(fields)
    kept = untold(plain.items)
    ids = {place: chr(ord("a") + number) for number, place in enumerate(kept)}
    return Draft(
        content={
            "items": [{"id": ids[place], "text": plain.items[place]} for place in kept],
            "unit": plain.unit,
        },
        correct_answer={"order": [ids[place] for place in range(len(plain.items))]},
        scoring_rules={"marking": plain.marking},
    )
