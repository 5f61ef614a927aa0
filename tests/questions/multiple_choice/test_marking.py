"""Marking of multiple choice."""

from typing import Any

import pytest

from oneenglish_desktop.domain.errors import Invalid
from oneenglish_desktop.questions.marking import mark
from oneenglish_desktop.questions.multiple_choice.model import MultipleChoiceContent
from tests.questions.plain import BUS, FRUIT, made


def options(*weights: float | None, correct: str = "") -> list[dict[str, Any]]:
    return [
        {"text": f"Option {letter}", "correct": letter in correct, "weight": weight}
        for letter, weight in zip("abcdef", weights, strict=False)
    ]


@pytest.mark.parametrize(
    ("chosen", "fraction", "verdict"),
    [("a", 1.0, "right"), ("b", 0.5, "almost"), ("c", 0.0, "not_yet"), ("d", 0.0, "not_yet")],
)
def test_single_choice_takes_the_weight_floored_at_zero(
    chosen: str, fraction: float, verdict: str
) -> None:
    question = made(BUS, options=options(1, 0.5, None, -1, correct="a"))
    made_mark = mark(question, [chosen])
    assert made_mark.fraction == fraction
    assert made_mark.correct is (fraction == 1)
    part = next(part for part in made_mark.parts if part.id == chosen)
    assert (part.verdict, part.given) == (verdict, f"Option {chosen}")


def test_single_choice_tells_what_was_right_and_what_the_author_says() -> None:
    made_mark = mark(made(BUS), ["a"])
    assert made_mark.feedback == "It was, but that is not why."
    assert made_mark.explanation.startswith("Leo says")
    assert [(part.id, part.verdict, part.expected) for part in made_mark.parts] == [
        ("a", "not_yet", None),
        ("b", "missing", "Because he missed the bus."),
    ]


def test_one_of_two_right_options_is_enough() -> None:
    question = made(BUS, options=options(None, None, None, correct="ab"))
    assert [mark(question, [chosen]).fraction for chosen in "abc"] == [1, 1, 0]
    assert [part.id for part in mark(question, ["b"]).parts] == ["b"]


def test_two_choices_where_one_is_asked_for() -> None:
    made_mark = mark(made(BUS), ["a", "b"])
    assert (made_mark.fraction, made_mark.note, made_mark.parts) == (0, "too_many", ())


@pytest.mark.parametrize("entry", [BUS, FRUIT])
def test_an_option_that_is_not_there(entry: dict[str, Any]) -> None:
    assert mark(made(entry), ["z"]).note == "unreadable"


@pytest.mark.parametrize(
    ("marking", "chosen", "fraction"),
    [
        ("weights", "ac", 1.0),
        ("weights", "a", 0.5),
        ("weights", "ab", 0.0),
        ("weights", "abc", 0.5),
        ("weights", "abcd", 0.0),
        ("weights", "bd", 0.0),
        ("all_or_nothing", "ca", 1.0),
        ("all_or_nothing", "a", 0.0),
        ("all_or_nothing", "abc", 0.0),
        ("right_minus_wrong", "ac", 1.0),
        ("right_minus_wrong", "a", 0.5),
        ("right_minus_wrong", "acb", 0.5),
        ("right_minus_wrong", "bd", 0.0),
    ],
)
def test_several_choices(marking: str, chosen: str, fraction: float) -> None:
    assert mark(made(FRUIT, marking=marking), list(chosen)).fraction == fraction


def test_own_weights_of_several_choices_add_up() -> None:
    question = made(FRUIT, options=options(0.7, -0.2, 0.3, None, correct="ac"))
    given = {chosen: mark(question, list(chosen)).fraction for chosen in ("ac", "a", "ab", "abd")}
    assert given == pytest.approx({"ac": 1.0, "a": 0.7, "ab": 0.5, "abd": 0.5})


def test_the_same_choice_twice_counts_once() -> None:
    assert mark(made(FRUIT), ["a", "a"]).fraction == 0.5


def test_parts_of_several_choices() -> None:
    parts = mark(made(FRUIT), ["a", "b"]).parts
    assert [(part.id, part.verdict) for part in parts] == [
        ("a", "right"),
        ("b", "not_yet"),
        ("c", "missing"),
    ]


def test_all_options_may_be_right() -> None:
    question = made(FRUIT, options=options(None, None, correct="ab"))
    assert mark(question, ["a"]).fraction == 0.5


def test_a_picture_needs_no_text() -> None:
    pictures = [
        {"media": "65f0000000000000000000aa", "correct": True},
        {"media": "65f0000000000000000000ab"},
    ]
    question = made(BUS, options=pictures)
    assert mark(question, ["a"]).parts[0].given == "a"
    with pytest.raises(Invalid, match="a text or a medium"):
        made(BUS, options=[{"text": " "}, {"text": "x", "correct": True}])


def test_ids_must_differ() -> None:
    with pytest.raises(ValueError, match="same id"):
        MultipleChoiceContent.model_validate(
            {"options": [{"id": "a", "text": "x"}, {"id": "a", "text": "y"}]}
        )


def test_the_same_seed_gives_the_same_order() -> None:
    content = made(FRUIT, shuffle=True).content
    assert isinstance(content, MultipleChoiceContent)
    orders = {content.shown_options(str(seed)) for seed in range(50)}
    assert len(orders) > 10
    assert all(set(order) == set(content.options) for order in orders)
    assert content.shown_options("run 1") == content.shown_options("run 1")
    fixed = made(FRUIT, shuffle=False).content
    assert isinstance(fixed, MultipleChoiceContent)
    assert fixed.shown_options("run 1") == fixed.options
