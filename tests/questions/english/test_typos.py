"""Distances and slips."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneenglish_desktop.questions.english.confusables import CONFUSABLES
from oneenglish_desktop.questions.english.typos import is_slip, osa_distance, slips_allowed

WORDS = st.text(alphabet="abcde", max_size=8)


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [("", "", 0), ("ab", "ba", 1), ("ca", "abc", 3), ("kitten", "sitting", 3), ("abc", "", 3)],
)
def test_known_distances(one: str, other: str, distance: int) -> None:
    assert osa_distance(one, other) == distance


@given(WORDS, WORDS)
def test_distance_is_a_distance(one: str, other: str) -> None:
    distance = osa_distance(one, other)
    assert distance == osa_distance(other, one)
    assert (distance == 0) == (one == other)
    assert abs(len(one) - len(other)) <= distance <= max(len(one), len(other))


@pytest.mark.parametrize(
    ("word", "allowed"),
    [("got", 0), ("went", 1), ("beautiful", 1), ("restaurant", 2), ("it's", 0), ("don't", 1),
     ("2005", 0), ("20th", 0), ("", 0)],
)  # fmt: skip
def test_how_many_slips(word: str, allowed: int) -> None:
    assert slips_allowed(word) == allowed


def test_confusable_words_are_never_slips() -> None:
    assert frozenset({"then", "than"}) in CONFUSABLES
    for pair in CONFUSABLES:
        one, other = sorted(pair)
        assert not is_slip(one, other)
        assert not is_slip(other, one)
