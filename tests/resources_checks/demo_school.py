"""The files of the demo school, read once."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from typing import Any

import yaml

from oneenglish_desktop.questions.authoring import question_from_plain
from oneenglish_desktop.questions.document import Question
from oneenglish_desktop.resources import resource_path

SLUGS = ("my-family-and-friends", "a-day-in-the-city", "sports-and-heroes")
GAP = re.compile(r"\{\{(\w+)\}\}")
_OF_PEOPLE = "00000000-0000-4000-8000-000000000000"

Plain = dict[str, Any]


@cache
def challenge(slug: str) -> Plain:
    """A challenge as its file says it."""
    file = resource_path("demo_school", "challenges", f"{slug}.yaml")
    read: Plain = yaml.safe_load(file.read_text(encoding="utf-8"))
    return read


@cache
def people() -> Plain:
    """The people, classes and assignments as the file says them."""
    file = resource_path("demo_school", "people.yaml")
    read: Plain = yaml.safe_load(file.read_text(encoding="utf-8"))
    return read


def questions(slug: str) -> list[Plain]:
    """Every question of a challenge in order."""
    return [question for phase in challenge(slug)["phases"] for question in phase["questions"]]


def of_type(name: str) -> list[Plain]:
    """Every question of that type in the school."""
    return [question for slug in SLUGS for question in questions(slug) if question["type"] == name]


def parsed(question: Plain, level: str = "A1") -> Question:
    """The question document that the school gets."""
    return question_from_plain(
        {**question, "level": level},
        id="0" * 24,
        phase_id=_OF_PEOPLE,
        author_id=_OF_PEOPLE,
        order=1,
        now=datetime(2024, 5, 14, tzinfo=UTC),
    )


def texts(question: Plain) -> Iterator[tuple[str, str]]:
    """Where a text stands, and the text, for everything that a student can read or should type."""
    for place in ("instructions", "prompt", "text", "explanation"):
        if place in question:
            yield place, question[place]
    for place, text in question.get("passage", {}).items():
        yield f"passage {place}", text
    yield from _texts_to_choose(question)


def _texts_to_choose(question: Plain) -> Iterator[tuple[str, str]]:
    options = question.get("options", ())
    gaps = question.get("gaps", {}).values()
    yield from (("option", option["text"]) for option in options)
    yield from (("feedback", option["feedback"]) for option in options if "feedback" in option)
    yield from (("statement", item["text"]) for item in question.get("statements", ()))
    yield from (("choice", choice) for gap in gaps for choice in gap.get("choices", ()))
    yield from (("answer", answer) for gap in gaps for answer in gap["answers"])
    yield from (("word", word) for word in question.get("word_bank", ()))
