"""What a student reads beside an answer that was not right."""

from dataclasses import replace

import pytest

from oneenglish_desktop.questions.document import Question, content_of
from oneenglish_desktop.questions.multiple_choice.model import MultipleChoiceContent
from oneenglish_desktop.screens.results.differences import Difference, differences
from oneenglish_desktop.services.runs import LookAgain
from tests.screens.player.runs import city, damaged_item, outcome_of, question_of, typed_question
from tests.screens.results.results import almost_right, look_again_of, not_answered

TYPED = typed_question()
CHOICE = question_of("multiple_choice")
TRUTH = question_of("true_false")
FAST = next(
    option.id
    for option in content_of(CHOICE, MultipleChoiceContent).options
    if option.text == "as fast."
)


def test_every_gap_that_was_not_right() -> None:
    line = look_again_of(TYPED, almost_right(TYPED, gap1="meeted", gap3=""))
    assert differences(line) == [Difference("meeted", "met"), Difference("", "were")]


def test_an_answer_is_not_told_while_tries_are_left() -> None:
    line = look_again_of(TYPED, almost_right(TYPED, gap1="meeted"), attempt=1)
    assert differences(line) == [Difference("meeted", "")]


def test_a_wrong_option_beside_the_right_one() -> None:
    assert differences(look_again_of(CHOICE, [FAST])) == [Difference("as fast.", "faster.")]


def test_a_right_option_that_nobody_chose() -> None:
    assert differences(look_again_of(CHOICE, [])) == [Difference("", "faster.")]


def test_statements_are_told_in_words() -> None:
    line = look_again_of(TRUTH, {"answers": {"1": "true", "2": "true", "3": "false"}})
    assert differences(line) == [Difference("1. True", "1. False")]


@pytest.mark.parametrize("question", [not_answered(TRUTH)], ids=["not answered"])
def test_nothing_to_tell(question: LookAgain) -> None:
    assert differences(question) == []


def test_a_damaged_question_tells_nothing() -> None:
    line = LookAgain(item=1, prompt=damaged_item(1).prompt, response=[FAST], outcome=None)
    assert differences(line) == []


def test_an_answer_without_parts_is_told_as_a_whole() -> None:
    outcome = replace(outcome_of(CHOICE, [FAST]), feedback={})
    line = LookAgain(item=2, prompt=CHOICE, response=[FAST], outcome=outcome)
    assert differences(line) == [Difference("as fast.", "")]


@pytest.mark.parametrize("question", city().phases[2].questions, ids=lambda each: str(each.order))
def test_every_question_tells_words_only(question: Question) -> None:
    for each in differences(look_again_of(question, None)):
        assert all(isinstance(text, str) for text in each)
