"""Marking of true or false."""

from typing import Any

import pytest

from oneenglish_desktop.questions.marking import mark, missing
from oneenglish_desktop.questions.true_false.model import TrueFalseContent
from tests.questions.plain import SIGN, made


def answers(*truths: str, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    return {"answers": dict(zip("123", truths, strict=False)), **more}


@pytest.mark.parametrize(
    ("marking", "truths", "fraction"),
    [
        ("all_or_nothing", ("true", "false", "not_given"), 1.0),
        ("all_or_nothing", ("true", "false", "true"), 0.0),
        ("all_or_nothing", ("true", "false"), 0.0),
        ("per_statement", ("true", "false", "not_given"), 1.0),
        ("per_statement", ("true", "false", "true"), 2 / 3),
        ("per_statement", ("true",), 1 / 3),
        ("per_statement", ("false", "true", "true"), 0.0),
    ],
)
def test_marking(marking: str, truths: tuple[str, ...], fraction: float) -> None:
    assert mark(made(SIGN, marking=marking), answers(*truths)).fraction == pytest.approx(fraction)


def test_parts() -> None:
    parts = mark(made(SIGN), answers("true", "true")).parts
    assert [(part.id, part.verdict, part.given, part.expected) for part in parts] == [
        ("1", "right", "true", "true"),
        ("2", "not_yet", "true", "false"),
        ("3", "missing", "", "not_given"),
    ]


def test_justifications_are_wanted_but_not_marked() -> None:
    question = made(SIGN, justification=True)
    whole = answers("true", "false", "not_given")
    assert missing(question, whole) == ("1", "2", "3")
    said = answers("true", "false", reasons={"1": "10:00", "2": "  ", "3": "It does not say."})
    assert missing(question, said) == ("2", "3")
    assert mark(question, whole) == mark(question, {**whole, "reasons": {"1": "Because."}})


def test_a_choice_that_is_not_offered_is_not_right() -> None:
    two = made(SIGN, not_given=False, statements=[{"text": "It is open.", "answer": True}])
    assert mark(two, answers("not_given")).fraction == 0
    content = two.content
    assert isinstance(content, TrueFalseContent)
    assert content.choices == ("true", "false")


def test_ids_must_differ() -> None:
    with pytest.raises(ValueError, match="same id"):
        TrueFalseContent.model_validate(
            {"statements": [{"id": "1", "text": "x"}, {"id": "1", "text": "y"}]}
        )
