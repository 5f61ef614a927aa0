"""Entries of an author's file."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from oneenglish_desktop.domain.challenges import Level
from oneenglish_desktop.domain.errors import Invalid
from tests.questions.plain import BUS, FRUIT, NOW, QUESTION_ID, SIGN, YESTERDAY, made


def test_the_fields_of_an_entry_reach_the_document() -> None:
    question = made(BUS, level="A2", time_limit=90, reveal="never")
    assert (question.id, question.order, question.version) == (QUESTION_ID, 1, 1)
    assert (question.created_at, question.updated_at) == (NOW, NOW)
    assert (question.status, question.is_active) == ("published", True)
    assert question.metadata.language_level is Level.A2
    assert question.metadata.skill_category == "reading"
    assert question.metadata.tags == ("past simple",)
    settings = question.settings
    assert (settings.points, settings.max_attempts, settings.attempt_penalty) == (2, 2, 0.5)
    assert (settings.difficulty, settings.time_limit, settings.reveal) == ("easy", 90, "never")
    assert question.content.passage is not None
    assert question.content.passage.speaker == "Leo Park"
    assert question.content.explanation.startswith("Leo says")


@pytest.mark.parametrize(
    ("entry", "changes", "words"),
    [
        (BUS, {"type": "telepathy"}, "museum-bus: there is no question type"),
        (BUS, {"options": [{"text": "Only one", "correct": True}]}, "museum-bus: content.options"),
        (BUS, {"options": [{"text": "A"}, {"text": "B"}]}, "correct_answer.options"),
        (BUS, {"opshuns": []}, "museum-bus: opshuns: Extra inputs"),
        (BUS, {"points": 0}, "settings.points"),
        (BUS, {"level": "D1"}, "metadata.language_level"),
        (SIGN, {"statements": [{"text": "?", "answer": "maybe"}]}, "museum-sign: statements.0"),
        (SIGN, {"not_given": False}, "does not fit"),
        (YESTERDAY, {"text": "No gap here."}, "yesterday: gaps: the text has the gaps []"),
        (YESTERDAY, {"gaps": {"1": {"answers": []}, "2": {"answers": ["a"]}}}, "at least 1 item"),
        (YESTERDAY, {"tolerance": {"magic": True}}, "tolerance.magic"),
        (FRUIT, {"slug": None, "points": 0}, "question Which two are fruit?"),
        (FRUIT, {"slug": None, "prompt": None}, "question without a slug"),
    ],
)
def test_a_broken_entry_names_question_field_and_rule(
    entry: dict[str, Any], changes: dict[str, Any], words: str
) -> None:
    with pytest.raises(Invalid) as caught:
        made(entry, **changes)
    assert words in str(caught.value)


def test_the_entries_of_the_guide_can_be_read() -> None:
    docs = Path(__file__).parents[2] / "docs"
    guide = (docs / "question-types.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```yaml\n(.*?)```", guide, re.DOTALL)
    made_types = [made(entry).type for entry in yaml.safe_load(example)]
    assert made_types == ["ordering", "matching", "short_answer"]
