"""Runs for tests of the player: real questions of the demo school."""

from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from typing import Any

from oneenglish_desktop.domain.answers import Outcome
from oneenglish_desktop.questions.document import DamagedPrompt, Question, content_of
from oneenglish_desktop.questions.fill_blank.model import FillBlankContent
from oneenglish_desktop.questions.marking import mark
from oneenglish_desktop.questions.marks import points, shown
from oneenglish_desktop.resources import resource_path
from oneenglish_desktop.services.demo_content import ChallengeContent
from oneenglish_desktop.services.demo_school import read_demo_school
from oneenglish_desktop.services.runs import Item, Run

MOMENT = datetime(2026, 5, 14, 9, 12, tzinfo=UTC)
RUN_ID = "00000000-0000-7000-8000-000000000001"


@cache
def city() -> ChallengeContent:
    """The A2 challenge of the demo school."""
    return read_demo_school(resource_path("demo_school"), MOMENT).challenges[1]


def question_of(kind: str) -> Question:
    """The first question of a type in the Quarter-final."""
    return next(each for each in city().phases[2].questions if each.type == kind)


def typed_question() -> Question:
    """The first question of the Quarter-final with gaps to type into."""
    return gap_question("typed")


def gap_question(mode: str) -> Question:
    """The first question of the Quarter-final whose gaps are filled in that way."""
    return next(
        each
        for each in city().phases[2].questions
        if each.type == "fill_blank" and content_of(each, FillBlankContent).mode == mode
    )


def with_settings(question: Question, **changes: Any) -> Question:  # noqa: ANN401
    """The question with other settings."""
    settings = question.settings.model_copy(update=changes)
    return question.model_copy(update={"settings": settings})


def outcome_of(question: Question, response: Any, *, attempt: int = 1) -> Outcome:  # noqa: ANN401
    """What the marker makes of a response."""
    made = mark(question, response)
    tries = question.settings.max_attempts
    seen = shown(made, question.settings, tries_left=tries is None or attempt < tries)
    return Outcome(
        answer_id=f"00000000-0000-7000-8000-00000000000{attempt}",
        phase_progress_id=RUN_ID,
        item=question.order,
        attempt=attempt,
        fraction=made.fraction,
        points=points(made.fraction, question.settings, attempt),
        correct=made.correct,
        feedback=seen.model_dump(mode="json"),
        marked_at=MOMENT,
    )


def item_of(question: Question, **changes: Any) -> Item:  # noqa: ANN401
    """A question that nobody has answered yet, but for `changes`."""
    item = Item(
        item=question.order,
        prompt=question,
        attempts_used=0,
        attempts_left=question.settings.max_attempts,
        outcome=None,
        best_points=None,
        draft=None,
        last_response=None,
        flagged=False,
        waiting=False,
    )
    return replace(item, **changes)


def damaged_item(place: int) -> Item:
    """A question that cannot be read."""
    prompt = DamagedPrompt(id="0" * 24, type="essay", order=place, reason="content: missing")
    return replace(item_of(question_of("true_false")), item=place, prompt=prompt)


def run_of(*items: Item, time_limit: int | None = 1200) -> Run:
    """A run through the Quarter-final with these items."""
    content = city()
    phase = replace(content.phases[2].phase, time_limit=time_limit)
    return Run(
        id=RUN_ID,
        challenge=content.challenge,
        phase=phase,
        run=1,
        runs_left=2,
        items=items,
        active_seconds=440,
        started_at=MOMENT,
        finished=False,
    )
