"""Reading question documents: whole ones, damaged ones, keys that do not fit."""

from datetime import UTC, datetime
from typing import Any

import pytest

from oneenglish_desktop.questions.document import (
    DamagedPrompt,
    Prompt,
    content_of,
    parse_prompt,
    parse_question,
)
from oneenglish_desktop.questions.true_false.model import TrueFalseContent
from tests.questions.plain import BUS, NOW, QUESTION_ID, made


class ObjectId:
    """Stands for the driver's class, which only the storage floor knows."""

    def __str__(self) -> str:
        return QUESTION_ID


def document(**changes: object) -> dict[str, Any]:
    return {**made(BUS).model_dump(), **changes}


def test_a_document_of_the_driver_is_read() -> None:
    stored = document(created_at=NOW.replace(tzinfo=None), of_a_newer_app=1)
    del stored["id"]
    prompt = parse_prompt({"_id": ObjectId(), **stored})
    assert isinstance(prompt, Prompt)
    assert prompt.id == QUESTION_ID
    assert prompt.created_at == datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"type": "telepathy"}, "there is no question type 'telepathy'"),
        ({"type": None}, "type"),
        ({"content": {"prompt": "?"}}, "content.options: Field required"),
        ({"content": None}, "content"),
        ({"content": {"options": [], "surprise": 1}}, "content.surprise"),
        ({"settings": {"points": 0}}, "settings.points"),
        ({"settings": {"points": float("nan")}}, "settings.points"),
        ({"id": "not an id"}, "id"),
        ({"order": "first"}, "order"),
        ({"metadata": {"language_level": "Z9"}}, "metadata.language_level"),
        ({"content": {"prompt": "x" * 100_001, "options": []}}, "content.prompt"),
    ],
    ids=str,
)
def test_a_damaged_prompt_says_why(changes: dict[str, Any], words: str) -> None:
    damaged = parse_prompt(document(**changes))
    assert isinstance(damaged, DamagedPrompt)
    assert words in damaged.reason
    assert damaged.order == (0 if "order" in changes else 1)


def test_a_document_of_nothing_is_damaged() -> None:
    damaged = parse_question({})
    assert isinstance(damaged, DamagedPrompt)
    assert (damaged.id, damaged.type, damaged.order) == ("", "", 0)
    assert "validation: Field required" in damaged.reason


@pytest.mark.parametrize(
    ("validation", "words"),
    [
        (None, "validation"),
        ({}, "correct_answer"),
        ({"correct_answer": {"options": []}}, "options"),
        ({"correct_answer": {"options": ["z"]}}, "does not fit"),
        ({"correct_answer": {"options": ["b"]}, "scoring_rules": {"weights": {"b": 0.5}}}, "full"),
        (
            {"correct_answer": {"options": ["b"]}, "evaluation_method": "magic"},
            "evaluation_method",
        ),
    ],
    ids=str,
)
def test_a_key_that_does_not_fit_is_damage(validation: object, words: str) -> None:
    damaged = parse_question(document(validation=validation))
    assert isinstance(damaged, DamagedPrompt)
    assert words in damaged.reason
    assert "Because he missed the bus" not in damaged.reason


def test_a_damaged_content_is_told_once() -> None:
    damaged = parse_question(document(content={"options": []}))
    assert isinstance(damaged, DamagedPrompt)
    assert damaged.reason.count("\n") == 0


def test_a_person_may_mark_what_no_key_can() -> None:
    key = {"correct_answer": {"options": ["z"]}, "evaluation_method": "manual"}
    question = parse_question(document(validation=key))
    assert not isinstance(question, DamagedPrompt)
    assert question.validation.evaluation_method == "manual"


def test_content_of_another_type_is_a_bug() -> None:
    with pytest.raises(TypeError, match="multiple_choice has no TrueFalseContent"):
        content_of(made(BUS), TrueFalseContent)
