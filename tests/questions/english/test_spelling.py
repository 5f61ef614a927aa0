"""American and British spelling."""

import pytest

from oneenglish_desktop.questions.english.spelling import british


@pytest.mark.parametrize(
    ("american", "expected"),
    [
        ("colors", "colours"),
        ("neighborhood", "neighbourhood"),
        ("behavior", "behaviour"),
        ("honorable", "honourable"),
        ("center", "centre"),
        ("kilometers", "kilometres"),
        ("canceled", "cancelled"),
        ("traveler", "traveller"),
        ("realize", "realise"),
        ("organizations", "organisations"),
        ("paralyzed", "paralysed"),
        ("mom", "mum"),
        ("pajamas", "pyjamas"),
    ],
)
def test_american_becomes_british(american: str, expected: str) -> None:
    assert british(american) == expected
    assert british(expected) == expected


@pytest.mark.parametrize(
    "word", ["size", "sizes", "seized", "prizes", "enter", "later", "doctor", "actor", "color-in"]
)
def test_other_words_stay(word: str) -> None:
    assert british(word) == word
