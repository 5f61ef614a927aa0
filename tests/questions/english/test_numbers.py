"""Numbers in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneenglish_desktop.questions.english.numbers import digits

UNITS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen"),
)
TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def in_words(number: int) -> str:
    """A second way, from digits to words, to hold the first against."""
    if number < 20:
        return UNITS[number]
    if number < 100:
        rest = number % 10
        return TENS[number // 10] + (f"-{UNITS[rest]}" if rest else "")
    scale, name = (100, "hundred") if number < 1_000 else (1_000, "thousand")
    rest = number % scale
    joined = " and " if rest and rest < 100 else " " if rest else ""
    return f"{in_words(number // scale)} {name}{joined}{in_words(rest) if rest else ''}"


@given(st.integers(0, 999_999))
def test_every_number_below_a_million(number: int) -> None:
    assert digits(in_words(number).split(" ")) == (str(number),)
    assert digits(in_words(number).replace("-", " ").split(" ")) == (str(number),)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("two three", "2 3"),
        ("a dog", "a dog"),
        ("a hundred dogs", "100 dogs"),
        ("a thousand and one", "1001"),
        ("Twenty past ten", "20 past 10"),
        ("someone and one", "someone and 1"),
        ("bread and butter", "bread and butter"),
        ("hundred", "hundred"),
        ("", ""),
    ],
)
def test_numbers_in_a_sentence(words: str, expected: str) -> None:
    assert " ".join(digits(words.split(" "))) == expected
