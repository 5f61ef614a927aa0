"""Patterns with stars, in a table of cases."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneenglish_desktop.questions.english.tolerance import Tolerance
from oneenglish_desktop.questions.english.wildcards import fits

STRICT = Tolerance(**dict.fromkeys(Tolerance.model_fields, False))


@pytest.mark.parametrize(
    ("pattern", "typed", "found"),
    [
        ("went", "Went.", True),
        ("went", "he went", False),
        ("*", "anything at all", True),
        ("he * home", "he went home", True),
        ("he * home", "He went slowly home!", True),
        ("he * home", "he home", True),
        ("he * home", "hehome", False),
        ("he * home", "she went home", False),
        ("he * home", "he went home late", False),
        ("walk*", "walking", True),
        ("walk*", "walk", True),
        ("walk*", "walk home", True),
        ("walk*", "talk", False),
        ("*ed", "walked", True),
        ("*walk*", "he walked home", True),
        ("* bus * museum *", "The bus is at the museum now", True),
        ("* bus * museum *", "The museum is at the bus stop", False),
        ("one * two * three", "one and two and three", True),
        ("one * one", "one", False),
        ("ab*ba", "aba", False),
        ("he's *", "he is late", True),
        ("he is *", "he's late", True),
        ("* colour *", "my favourite color is blue", True),
        ("twenty-one *", "21 people", True),
    ],
)
def test_stars(pattern: str, typed: str, *, found: bool) -> None:
    assert fits(typed, pattern, Tolerance()) is found


@pytest.mark.parametrize(
    ("pattern", "typed", "found"),
    [
        (r"2 \* 2", "2 * 2", True),
        (r"2 \* 2", "2 x 2", False),
        (r"2 \* *", "2 * 3", True),
        (r"\*", "*", True),
        (r"\*", "x", False),
        ("He *", "he went", False),
    ],
)
def test_a_star_with_a_backslash_is_a_star(pattern: str, typed: str, *, found: bool) -> None:
    assert fits(typed, pattern, STRICT) is found


@given(text=st.text(max_size=60), head=st.text("abc *", max_size=10))
def test_any_text_and_pattern_are_compared(text: str, head: str) -> None:
    assert fits(text, "*", Tolerance()) or not text.strip("*\\ ")
    assert fits(head + text, head + "*", STRICT) in {True, False}
