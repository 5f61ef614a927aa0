"""Every rule of ordering, in a table of cases."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import JsonValue

from oneenglish_desktop.domain.errors import Invalid
from oneenglish_desktop.questions.document import Question
from oneenglish_desktop.questions.marking import mark, missing
from oneenglish_desktop.questions.marks import redact
from oneenglish_desktop.questions.ordering.model import (
    Marking,
    OrderingContent,
    OrderingRules,
    untold,
)
from tests.questions.plain import SENTENCE, STORY, made

MARKINGS: tuple[Marking, ...] = OrderingRules.model_fields["marking"].annotation.__args__  # type: ignore[union-attr]
NUMBERS = {
    "type": "ordering",
    "prompt": "Order.",
    "items": ["one", "two", "three", "four", "five"],
}
CASES: list[tuple[Marking, str, float]] = [
    ("all_or_nothing", "12345", 1),
    ("all_or_nothing", "12354", 0),
    ("absolute_position", "12354", 3 / 5),
    ("absolute_position", "23451", 0),
    ("relative_next", "23451", 3 / 4),
    ("relative_next", "54321", 0),
    ("relative_next", "45123", 3 / 4),
    ("relative_next_with_ends", "23451", 3 / 5),
    ("relative_next_with_ends", "21345", 3 / 5),
    ("relative_both", "23451", 6 / 10),
    ("relative_both", "13245", (2 * 1 + 1 + 1) / 10),
    ("relative_both", "54321", 0),
    ("longest_ordered", "23451", 4 / 5),
    ("longest_ordered", "14253", 3 / 5),
    ("longest_ordered", "54321", 0),
    ("longest_contiguous", "45123", 3 / 5),
    ("longest_contiguous", "13524", 0),
    ("longest_contiguous", "12435", 2 / 5),
    ("relative_to_correct", "21345", 1 - 2 / 20),
    ("relative_to_correct", "54321", 1 - 12 / 20),
]


def ids(question: Question, numbers: str) -> list[JsonValue]:
    """The ids of the items that were written at those places, from 1."""
    order = question.validation.correct_answer.order
    return [order[int(number) - 1] for number in numbers]


@pytest.mark.parametrize(("marking", "numbers", "fraction"), CASES)
def test_rules(marking: Marking, numbers: str, fraction: float) -> None:
    question = made(NUMBERS, marking=marking)
    made_mark = mark(question, ids(question, numbers))
    assert made_mark.fraction == pytest.approx(fraction)
    assert made_mark.correct is (numbers == "12345")
    assert sum(part.verdict == "right" for part in made_mark.parts) < 5 or made_mark.correct


@pytest.mark.parametrize("marking", MARKINGS)
@given(order=st.permutations(range(5)))
def test_only_the_right_order_earns_everything(marking: Marking, order: list[int]) -> None:
    question = made(NUMBERS, marking=marking)
    key = question.validation.correct_answer.order
    made_mark = mark(question, [key[place] for place in order])
    assert (made_mark.fraction == 1) is (order == sorted(order))
    assert made_mark.note == ""
    assert [part.given for part in made_mark.parts] == ["1", "2", "3", "4", "5"]
    assert [part.expected for part in made_mark.parts] == [str(place + 1) for place in order]


@pytest.mark.parametrize(
    "response", [["a"], ["a", "a", "b", "c", "d"], ["a", "b", "c", "d", "z"], list("abcdef")]
)
def test_a_list_that_is_no_order_of_the_items_is_unreadable(response: list[str]) -> None:
    made_mark = mark(made(NUMBERS), [*response])
    assert (made_mark.fraction, made_mark.note) == (0, "unreadable")


def test_a_place_that_is_half_right_is_almost_right() -> None:
    question = made(NUMBERS, marking="relative_to_correct")
    verdicts = [part.verdict for part in mark(question, ids(question, "32154")).parts]
    assert verdicts == ["almost", "right", "almost", "almost", "almost"]
    verdicts = [part.verdict for part in mark(question, ids(question, "52341")).parts]
    assert verdicts == ["not_yet", "right", "right", "right", "not_yet"]


def test_the_same_word_twice_may_stand_in_either_place() -> None:
    question = made(SENTENCE)
    the, cat, saw, the_other, dog = question.validation.correct_answer.order
    assert mark(question, [the_other, cat, saw, the, dog]).correct is True
    moved = mark(made(SENTENCE, marking="absolute_position"), [cat, the_other, saw, the, dog])
    assert moved.fraction == pytest.approx(3 / 5)
    assert [part.expected for part in moved.parts] == ["2", "1", "3", "4", "5"]


def test_nothing_tells_the_order_before_the_answer_is_shown() -> None:
    question = made(STORY)
    hidden = redact(mark(question, []))
    key = list(question.validation.correct_answer.order)
    assert [part.id for part in hidden.parts] != key
    assert sorted(item.id for item in question.content.items) == sorted(key)  # type: ignore[attr-defined]


@given(
    texts=st.lists(st.sampled_from("abcdefgh"), min_size=2, max_size=10).filter(
        lambda texts: list(Counter(texts).values()).count(1) > 1
    ),
    seed=st.text(max_size=8),
)
def test_items_are_never_shown_in_the_right_order(texts: list[str], seed: str) -> None:
    places = untold(texts)
    assert sorted(places) == list(range(len(texts)))
    items = [{"id": str(place), "text": texts[place]} for place in places]
    content = OrderingContent.model_validate({"items": items})
    shown = content.shown_items(seed)
    assert shown == content.shown_items(seed)
    assert sorted(item.id for item in shown) == sorted(item.id for item in content.items)
    assert [item.text for item in shown] != texts


def test_runs_show_different_orders() -> None:
    content = made(STORY).content
    assert isinstance(content, OrderingContent)
    assert len({content.shown_items(f"run {number}") for number in range(20)}) > 10


def test_everything_is_missing_before_the_first_move() -> None:
    question = made(NUMBERS)
    assert missing(question, []) == ("a", "b", "c", "d", "e")
    assert missing(question, ids(question, "54321")) == ()


@pytest.mark.parametrize(
    ("items", "words"),
    [
        (["only one"], "items"),
        (["same", "same", "other"], "nothing to order"),
        (["x"] * 2, "nothing to order"),
        ([f"word {number}" for number in range(21)], "at most 20"),
        (["a", " "], "content.items"),
    ],
)
def test_items_that_cannot_be_ordered(items: list[str], words: str) -> None:
    with pytest.raises(Invalid, match=words):
        made(NUMBERS, items=items)


def test_ids_differ() -> None:
    items = [{"id": "a", "text": "one"}, {"id": "a", "text": "two"}]
    with pytest.raises(ValueError, match="same id"):
        OrderingContent.model_validate({"items": items})


def test_a_key_of_other_items_is_refused() -> None:
    question = made(NUMBERS)
    document = question.model_dump()
    document["validation"]["correct_answer"]["order"] = ("a", "b", "c", "d", "x")
    with pytest.raises(ValueError, match="does not fit"):
        type(question).model_validate(document)
