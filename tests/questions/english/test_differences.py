"""Word by word: what went and what came."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneenglish_desktop.questions.english.differences import Side, differences


def shown(side: Side) -> str:
    """The changed words in brackets."""
    return " ".join(word if change == "same" else f"[{word}]" for word, change in side)


@pytest.mark.parametrize(
    ("typed", "right", "ours", "theirs"),
    [
        ("he go home", "he went home", "he [go] home", "he [went] home"),
        ("He Went home.", "he went home", "He Went home.", "he went home"),
        ("he home", "he went home", "he home", "he [went] home"),
        ("he went to home", "he went home", "he went [to] home", "he went home"),
        ("", "he went", "", "[he] [went]"),
        ("he went", "", "[he] [went]", ""),
        ("home went he", "he went home", "home [went] [he]", "[he] [went] home"),
        ("?! yes", "yes", "[?!] yes", "yes"),
        ("  a \n b ", "a b", "a b", "a b"),
    ],
)
def test_differences(typed: str, right: str, ours: str, theirs: str) -> None:
    found = differences(typed, right)
    assert (shown(found.given), shown(found.expected)) == (ours, theirs)


@given(typed=st.text(max_size=80), right=st.text(max_size=80))
def test_every_word_is_told_once(typed: str, right: str) -> None:
    found = differences(typed, right)
    assert [word for word, _ in found.given] == typed.split()
    assert [word for word, _ in found.expected] == right.split()
    kept = [[change for _, change in side].count("same") for side in found]
    assert kept[0] == kept[1]
