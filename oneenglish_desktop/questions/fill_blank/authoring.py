"""A text with gaps as an author writes it in a file of questions."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from oneenglish_desktop.questions.content import FrozenModel, Text
from oneenglish_desktop.questions.fill_blank.model import GAP
from oneenglish_desktop.questions.question_type import Draft


def _as_accepted(value: Any) -> Any:  # noqa: ANN401 - a validator meets anything
    """A bare text is an accepted answer that earns the whole gap."""
    return {"text": value} if isinstance(value, str) else value


class _PlainAnswer(FrozenModel):
    text: Text
    fraction: float = 1.0


class _PlainGap(FrozenModel):
    answers: tuple[Annotated[_PlainAnswer, BeforeValidator(_as_accepted)], ...]
    choices: tuple[Text, ...] = ()
    weight: float = 1.0
    tolerance: dict[str, bool] = Field(default_factory=dict)


class _Plain(FrozenModel):
    text: Text
    mode: Literal["typed", "drop_down", "word_bank"] = "typed"
    gaps: dict[str, _PlainGap]
    word_bank: tuple[Text, ...] = ()
    reuse_words: bool = False
    tolerance: dict[str, bool] = Field(default_factory=dict)
    almost_cost: float = 0.25


def from_plain(fields: Mapping[str, Any]) -> Draft:
    """Gaps come in the order of the text; a gap's switches add to those of the question.

    Raises:
        ValueError: a field is not known, or the text has a gap that `gaps` does not name.
    """
    plain = _Plain.model_validate(fields)
    order = GAP.findall(plain.text)
    if sorted(order) != sorted(plain.gaps):
        raise ValueError(f"gaps: the text has the gaps {order}, the list {list(plain.gaps)}")
    gaps = plain.gaps
    return Draft(
        content={
            "text": plain.text,
            "gaps": [{"id": gap, "choices": gaps[gap].choices} for gap in order],
            "mode": plain.mode,
            "word_bank": plain.word_bank,
            "reuse_words": plain.reuse_words,
        },
        correct_answer={
            "gaps": {
                id_: [answer.model_dump() for answer in gap.answers] for id_, gap in gaps.items()
            }
        },
        scoring_rules={
            "weights": {id_: gap.weight for id_, gap in gaps.items() if gap.weight != 1},
            "tolerance": plain.tolerance,
            "gap_tolerance": {
                id_: {**plain.tolerance, **gap.tolerance}
                for id_, gap in gaps.items()
                if gap.tolerance
            },
            "almost_cost": plain.almost_cost,
        },
    )
