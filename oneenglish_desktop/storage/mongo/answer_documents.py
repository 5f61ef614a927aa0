"""An answer as a document: the shape that students write and the marker reads."""

from datetime import UTC, datetime
from typing import Any

from pydantic import BaseModel, ConfigDict, JsonValue, ValidationError

from oneenglish_desktop.domain.answers import Answer


class AnswerDocument(BaseModel):
    """What the PC writes into `user_answers`; the marker's fields come beside it.

    Attributes:
        submitted_at: what the PC's clock says; nothing is decided by it.
    """

    model_config = ConfigDict(frozen=True, strict=True, extra="ignore")

    answer_id: str
    user_id: str
    session_id: str
    phase_progress_id: str
    question_id: str
    question_version: int
    item: int
    attempt_number: int
    user_answer: JsonValue
    time_spent: int
    signature: bytes
    submitted_at: datetime


def document_of(answer: Answer) -> dict[str, Any]:
    """The document to insert; the driver refuses a response that cannot be written."""
    return {
        "answer_id": answer.answer_id,
        "user_id": answer.user_id,
        "session_id": answer.session_id,
        "phase_progress_id": answer.phase_progress_id,
        "question_id": answer.question_id,
        "question_version": answer.question_version,
        "item": answer.item,
        "attempt_number": answer.attempt,
        "user_answer": answer.response,
        "time_spent": answer.time_spent,
        "signature": answer.signature,
        "submitted_at": datetime.now(UTC),
    }


def answer_of(document: dict[str, Any]) -> Answer | None:
    """The answer in a document, None when the document is no answer."""
    try:
        read = AnswerDocument.model_validate(document)
    except ValidationError:
        return None
    return Answer(
        answer_id=read.answer_id,
        user_id=read.user_id,
        session_id=read.session_id,
        phase_progress_id=read.phase_progress_id,
        question_id=read.question_id,
        question_version=read.question_version,
        item=read.item,
        attempt=read.attempt_number,
        response=read.user_answer,
        time_spent=read.time_spent,
        signature=read.signature,
    )
