"""Answers given as regular expressions, which may not keep the marker busy."""

from functools import lru_cache

import regex

from oneenglish_desktop.questions.english.normalising import words
from oneenglish_desktop.questions.english.tolerance import Tolerance

LONGEST_SEARCH = 0.1
"""Seconds after which an expression does not fit: a good one needs far less than a thousandth."""


def fits(given: str, expression: str, tolerance: Tolerance) -> bool:
    """Whether the whole typed answer fits a regular expression.

    Quotes, Unicode forms, spaces and case are levelled as the switches say; the others are left
    to the expression.
    """
    levelled = tolerance.model_copy(update={"ignore_case": False, "ignore_punctuation": False})
    text = " ".join(words(given, levelled))
    try:
        found = _compiled(expression, ignore_case=tolerance.ignore_case).fullmatch(
            text, timeout=LONGEST_SEARCH
        )
    except TimeoutError:
        return False
    return found is not None


def check(expression: str) -> str:
    """Returns the expression; raises ValueError when it is none."""
    try:
        _compiled(expression, ignore_case=True)
    except regex.error as error:
        raise ValueError(f"no regular expression: {error}") from error
    return expression


@lru_cache(maxsize=512)
def _compiled(expression: str, *, ignore_case: bool) -> regex.Pattern[str]:
    return regex.compile(expression, regex.IGNORECASE if ignore_case else 0)
