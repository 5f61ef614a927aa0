"""Answers for the tests of the journal and of the documents."""

from dataclasses import replace
from uuid import uuid4

from oneenglish_desktop.domain.answers import Answer


def an_answer(**changes: object) -> Answer:
    """An answer with ids of its own."""
    answer = Answer(
        answer_id=str(uuid4()),
        user_id=str(uuid4()),
        session_id=str(uuid4()),
        phase_progress_id=str(uuid4()),
        question_id="0123456789abcdef01234567",
        question_version=1,
        item=1,
        attempt=1,
        response=["b"],
        time_spent=1200,
        signature=bytes(range(64)),
    )
    return replace(answer, **changes)  # type: ignore[arg-type]
