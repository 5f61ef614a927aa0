"""Every error has words, a code and a way on."""

import pytest

from oneenglish_desktop.domain.errors import (
    AppTooOld,
    Conflict,
    Invalid,
    JournalFull,
    NotAllowed,
    NotFound,
    SchoolTooOld,
    SessionExpired,
    Unavailable,
)
from oneenglish_desktop.screens.problems import Bug, problem


@pytest.mark.parametrize(
    ("error", "code", "retry"),
    [
        (JournalFull("x"), "PC-1", True),
        (AppTooOld("x"), "APP-1", False),
        (SchoolTooOld("x"), "APP-2", False),
        (Unavailable("x"), "NET-1", True),
        (NotFound("x"), "PAGE-1", False),
        (SessionExpired("x"), "PAGE-2", False),
        (NotAllowed("x"), "PAGE-2", False),
        (Conflict("x"), "PAGE-3", True),
        (Invalid("x"), "PAGE-4", False),
        (Bug("E-7K2M9Q"), "E-7K2M9Q", True),
        (KeyError("secret"), "KeyError", True),
    ],
)
def test_each_kind_of_error_has_its_code(
    error: Exception,
    code: str,
    retry: bool,  # noqa: FBT001 - a table of cases
) -> None:
    words = problem(error)
    assert (words.code, words.retry) == (code, retry)


@pytest.mark.parametrize(
    "error", [JournalFull("x"), AppTooOld("x"), Unavailable("x"), NotFound("x"), Bug("E-1")]
)
def test_the_words_are_short_and_say_that_the_work_is_safe(error: Exception) -> None:
    words = problem(error)
    sentences = [*words.text.split(". "), words.title]
    assert all(len(sentence.split()) <= 12 for sentence in sentences)
    assert "safe" in words.text or "stays here" in words.text
    assert "x" not in words.text.split()
