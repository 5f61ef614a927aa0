"""Answers are the events; outcomes are what the marker made of them."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer as a PC writes it: signed, without a mark.

    Attributes:
        answer_id: UUID made by the PC, so that sending twice stores once.
        item: place of the question in its phase, from 1.
        attempt: 1 for the first try of the question in this run.
        response: JSON value of the question type.
        time_spent: milliseconds on the question.
        signature: Ed25519 over `signed_bytes`, 64 bytes.
    """

    answer_id: str
    user_id: str
    session_id: str
    phase_progress_id: str
    question_id: str
    question_version: int
    item: int
    attempt: int
    response: Any
    time_spent: int
    signature: bytes = b""

    def signed_bytes(self) -> bytes:
        """What the signature covers: every field but itself, as canonical JSON."""
        fields = {
            "answer_id": self.answer_id,
            "attempt": self.attempt,
            "item": self.item,
            "phase_progress_id": self.phase_progress_id,
            "question_id": self.question_id,
            "question_version": self.question_version,
            "response": self.response,
            "session_id": self.session_id,
            "time_spent": self.time_spent,
            "user_id": self.user_id,
        }
        text = json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
        return b"oneenglish answer v1\n" + text.encode("ascii")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What the marker wrote for one answer (a row of `answer_outcome`).

    Attributes:
        fraction: 0..1 of the question's points before penalties.
        points: after penalties, never below zero.
        correct: None while a person still has to mark it.
        feedback: the JSON of `questions.marks.Mark`, with the expected answers left out
            while tries are left.
    """

    answer_id: str
    phase_progress_id: str
    item: int
    attempt: int
    fraction: float
    points: float
    correct: bool | None
    feedback: dict[str, Any]
    marked_at: datetime
