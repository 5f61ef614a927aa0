"""Signatures: what they cover, and what does not pass for one."""

from dataclasses import replace
from typing import Any

import pytest

from oneenglish_desktop.domain.answers import Answer
from oneenglish_desktop.services.signing import SigningKey, is_signed

ANSWER = Answer(
    answer_id="0f0e1f2a-0000-4000-8000-000000000001",
    user_id="0f0e1f2a-0000-4000-8000-000000000002",
    session_id="0f0e1f2a-0000-4000-8000-000000000003",
    phase_progress_id="0f0e1f2a-0000-4000-8000-000000000004",
    question_id="65f000000000000000000001",
    question_version=1,
    item=1,
    attempt=1,
    response=["a"],
    time_spent=1200,
)


def test_a_signed_answer_passes_with_the_public_half() -> None:
    key = SigningKey()
    signed = key.sign(ANSWER)
    assert is_signed(signed, key.public)
    assert len(key.public) == 32
    assert replace(signed, signature=b"") == ANSWER


@pytest.mark.parametrize(
    "changes",
    [
        {"answer_id": "0f0e1f2a-0000-4000-8000-000000000009"},
        {"user_id": "0f0e1f2a-0000-4000-8000-000000000009"},
        {"session_id": "0f0e1f2a-0000-4000-8000-000000000009"},
        {"phase_progress_id": "0f0e1f2a-0000-4000-8000-000000000009"},
        {"question_id": "65f000000000000000000002"},
        {"question_version": 2},
        {"item": 2},
        {"attempt": 2},
        {"response": ["b"]},
        {"time_spent": 1},
        {"signature": bytes(64)},
        {"signature": b"short"},
    ],
)
def test_no_field_can_be_changed_after_signing(changes: dict[str, Any]) -> None:
    key = SigningKey()
    assert not is_signed(replace(key.sign(ANSWER), **changes), key.public)


def test_the_key_of_another_sign_in_does_not_fit() -> None:
    assert not is_signed(SigningKey().sign(ANSWER), SigningKey().public)


def test_half_a_key_refuses_and_does_not_raise() -> None:
    key = SigningKey()
    assert not is_signed(key.sign(ANSWER), key.public[:16])


@pytest.mark.parametrize(
    "response", ["\0", "e\N{COMBINING ACUTE ACCENT}", "\N{HEBREW LETTER ALEF}\u202e", {"1": None}]
)
def test_any_text_can_be_signed(response: object) -> None:
    key = SigningKey()
    assert is_signed(key.sign(replace(ANSWER, response=response)), key.public)
