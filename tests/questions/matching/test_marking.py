"""Marking of pairs, distractors, repeated partners and the cost of wrong pairs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import JsonValue

from oneenglish_desktop.domain.errors import Invalid
from oneenglish_desktop.questions.marking import key_response, mark, missing
from oneenglish_desktop.questions.matching.model import MatchingContent
from tests.questions.plain import MEANINGS, VERBS, made

PAIRS = [{"left": left, "right": right} for left, right in ("aA", "bB", "cC", "dD")]
SMALL = {"type": "matching", "prompt": "Match.", "pairs": PAIRS, "distractors": ["E", "F"]}
"""The right side is sorted: A is `a`, B is `b` and so on."""


@pytest.mark.parametrize(
    ("rules", "response", "fraction"),
    [
        ({}, "abcd", 1),
        ({}, "abdc", 2 / 4),
        ({}, "ab", 2 / 4),
        ({}, "befa", 0),
        ({"marking": "all_or_nothing"}, "abcd", 1),
        ({"marking": "all_or_nothing"}, "abce", 0),
        ({"marking": "all_or_nothing"}, "abc", 0),
        ({"wrong_cost": 0.5}, "abdc", (2 - 1) / 4),
        ({"wrong_cost": 0.5}, "ab", 2 / 4),
        ({"wrong_cost": 1}, "aefb", 0),
        ({"wrong_cost": 1}, "abcd", 1),
    ],
)
def test_rules(rules: dict[str, object], response: str, fraction: float) -> None:
    given_pairs: JsonValue = {str(n): right for n, right in enumerate(response, start=1)}
    made_mark = mark(made(SMALL, **rules), given_pairs)
    assert made_mark.fraction == pytest.approx(fraction)
    assert made_mark.correct is (fraction == 1)


def test_parts_say_what_was_given_and_wanted() -> None:
    parts = mark(made(SMALL), {"1": "a", "2": "e"}).parts
    assert [(part.id, part.verdict, part.given, part.expected) for part in parts] == [
        ("1", "right", "A", "A"),
        ("2", "not_yet", "E", "B"),
        ("3", "missing", "", "C"),
        ("4", "missing", "", "D"),
    ]


@pytest.mark.parametrize("response", [{"1": "z"}, {"9": "a"}, {"1": "a", "x": "y"}])
def test_items_that_do_not_exist_are_unreadable(response: JsonValue) -> None:
    made_mark = mark(made(SMALL), response)
    assert (made_mark.fraction, made_mark.note) == (0, "unreadable")


def test_a_partner_is_used_once_unless_it_may_be_used_again() -> None:
    parts = mark(made(SMALL), {"2": "b", "1": "b", "3": "b"}).parts
    assert [part.note for part in parts] == ["", "used_twice", "used_twice", ""]
    assert [part.verdict for part in parts[:2]] == ["not_yet", "not_yet"]
    again = mark(made(SMALL, reuse=True), {"1": "b", "2": "b"})
    assert [part.note for part in again.parts] == [""] * 4
    assert again.fraction == 1 / 4


def test_a_text_that_is_repeated_on_the_right_is_one_item_that_may_be_used_again() -> None:
    question = made(VERBS)
    content = question.content
    assert isinstance(content, MatchingContent)
    assert [item.text for item in content.right] == ["irregular", "no verb", "regular"]
    assert content.reuse
    assert key_response(question) == {"1": "a", "2": "c", "3": "a"}


def test_two_items_with_the_same_text_are_the_same() -> None:
    document = made(SMALL).model_dump()
    document["content"]["right"] += ({"id": "z", "text": "A"},)
    question = type(made(SMALL)).model_validate(document)
    assert mark(question, {"1": "z", "2": "b", "3": "c", "4": "d"}).correct is True


def test_missing_words() -> None:
    assert missing(made(SMALL), {"1": "a", "3": "b"}) == ("2", "4")


@given(seed=st.text(max_size=8))
def test_the_right_side_is_mixed_by_the_run(seed: str) -> None:
    content = made(MEANINGS).content
    assert isinstance(content, MatchingContent)
    assert sorted(item.id for item in content.shown_right(seed)) == list("abcde")
    assert content.shown_right(seed) == content.shown_right(seed)
    assert len({content.shown_right(f"{seed}{number}") for number in range(20)}) > 5


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"distractors": ["A"]}, "distractors: 'A' belongs to a pair"),
        ({"pairs": PAIRS[:1], "distractors": ["E"]}, "content.left"),
        ({"distractors": [f"word {number}" for number in range(30)]}, "at most 26"),
        ({"wrong_cost": 2}, "wrong_cost"),
        ({"marking": "by_luck"}, "marking"),
        ({"pairs": [*PAIRS, {"left": " ", "right": "G"}]}, "content.left.4"),
    ],
)
def test_a_broken_entry(changes: dict[str, object], words: str) -> None:
    with pytest.raises(Invalid, match=words):
        made(SMALL, **changes)


@pytest.mark.parametrize("side", ["left", "right"])
def test_ids_differ(side: str) -> None:
    content = made(SMALL).content.model_dump()
    content[side] = [{"id": "a", "text": "one"}, {"id": "a", "text": "two"}]
    with pytest.raises(ValueError, match="same id"):
        MatchingContent.model_validate(content)


def test_a_key_without_a_pair_is_refused() -> None:
    document = made(SMALL).model_dump()
    del document["validation"]["correct_answer"]["pairs"]["4"]
    with pytest.raises(ValueError, match="does not fit"):
        type(made(SMALL)).model_validate(document)
