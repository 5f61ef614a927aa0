"""From the answer to the mark, with everything that can come between."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from oneenglish_desktop.domain.answers import Outcome
from oneenglish_desktop.domain.errors import Conflict, Invalid, JournalFull, Unavailable
from oneenglish_desktop.questions.document import Prompt, content_of
from oneenglish_desktop.questions.marking import key_response
from oneenglish_desktop.questions.multiple_choice.model import MultipleChoiceContent
from oneenglish_desktop.questions.true_false.model import TrueFalseContent
from oneenglish_desktop.screens.player import answer_flow
from oneenglish_desktop.screens.player.run_state import Stage
from oneenglish_desktop.services.runs import Run
from oneenglish_desktop.widgets.learning.answers import AnswerOption
from oneenglish_desktop.widgets.learning.verdict import VerdictHead
from tests.screens.player.conftest import Play
from tests.screens.player.game import Game
from tests.screens.player.runs import (
    damaged_item,
    item_of,
    outcome_of,
    question_of,
    run_of,
    typed_question,
    with_settings,
)

CHOICE = question_of("multiple_choice")
TRUTH = question_of("true_false")
TYPED = typed_question()
KEY = key_response(CHOICE)
WRONG = [
    option.id for option in content_of(CHOICE, MultipleChoiceContent).options if [option.id] != KEY
][:1]


def without_words(made: Outcome) -> Outcome:
    """As if the author had written nothing about a wrong answer."""
    return replace(made, feedback={**made.feedback, "feedback": ""})


def verdict(game: Game) -> str:
    """What the coloured head says; "" when there is none."""
    heads = game.visible(VerdictHead)
    return heads[0].accessibleName() if heads else ""


def test_a_right_answer(play: Play, said: list[str]) -> None:
    game = play(run_of(item_of(CHOICE), item_of(TRUTH)))
    assert game.words().count("Choose an answer.") == 1
    assert not game.bar.primary.isEnabled()
    game.respond(KEY)
    assert "Choose an answer." not in game.words()
    game.press(Qt.Key.Key_Return)
    game.until(lambda: game.stage is Stage.MARKED)
    assert verdict(game).startswith("Correct")
    assert "+1 of 1 point" in verdict(game)
    assert "Why?" in game.words(game.question)
    assert game.bar.primary.text() == "Next question"
    assert game.bar.primary.hasFocus()
    assert game.bar.back.isVisible()
    assert not game.bar.again.isVisible()
    assert game.school.answering.submitted == [(CHOICE.order, KEY)]
    assert any(words.startswith("Correct") for words in said)


def test_while_an_answer_is_sent_nothing_else_happens(play: Play) -> None:
    game = play(run_of(item_of(CHOICE), item_of(TRUTH)))
    game.school.answering.gate.clear()
    game.respond(KEY)
    game.press(Qt.Key.Key_Return)
    assert game.stage is Stage.SENDING
    assert game.bar.primary.is_busy
    assert game.bar.primary.hasFocus()
    assert not any(option.isEnabled() for option in game.visible(AnswerOption))
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_A):
        game.press(key)
    game.bar.choose_next()
    game.school.answering.gate.set()
    game.until(lambda: game.stage is Stage.MARKED)
    assert len(game.school.answering.submitted) == 1
    assert game.state.index == 0


def test_not_yet_and_try_again(play: Play) -> None:
    game = play(run_of(item_of(CHOICE), item_of(TRUTH)))
    game.school.answering.change_outcome = without_words
    game.answer(WRONG)
    assert "Not yet" in verdict(game)
    assert "You can try once more." in verdict(game)
    assert game.bar.again.text() == "Try again (1 left)"
    assert not game.bar.back.isVisible()
    game.bar.again.click()
    assert verdict(game) == ""
    assert game.stage is Stage.ANSWERING
    assert game.bar.primary.text() == "Check answer"
    chosen = [option for option in game.visible(AnswerOption) if option.isChecked()]
    assert [option.hasFocus() for option in chosen] == [True]
    game.answer(WRONG)
    assert "Not yet" in verdict(game)
    assert not game.bar.again.isVisible()
    assert "Try 2 of 2" in game.question._tries._text


def test_almost_right(play: Play) -> None:
    game = play(run_of(item_of(TYPED)))
    key = key_response(TYPED)
    assert isinstance(key, dict)
    game.answer({**key, "1": "nothing"})
    assert verdict(game).startswith("Almost there")
    game.bar.again.click()
    game.answer(dict.fromkeys(key, "nothing"))
    assert "Your best try counts" in verdict(game)


def test_one_try_is_the_last(play: Play) -> None:
    once = with_settings(TRUTH, max_attempts=1)
    game = play(run_of(item_of(once)))
    statements = content_of(once, TrueFalseContent).statements
    game.answer({"answers": {statement.id: "true" for statement in statements}})
    assert not game.bar.again.isVisible()
    assert game.bar.primary.text() == "Finish"
    assert "A part of your answer is right." in verdict(game)


def test_any_number_of_tries(play: Play) -> None:
    often = with_settings(CHOICE, max_attempts=None)
    game = play(run_of(item_of(often)))
    game.school.answering.change_outcome = without_words
    assert "Try" not in game.words(game.question)
    for _ in range(3):
        game.answer(WRONG)
        assert game.bar.again.text() == "Try again"
        assert "You can try again." in verdict(game)
        game.bar.again.click()
    assert len(game.school.answering.submitted) == 3


def test_more_than_one_try_left(play: Play) -> None:
    game = play(run_of(item_of(with_settings(CHOICE, max_attempts=3))))
    game.school.answering.change_outcome = without_words
    game.answer(WRONG)
    assert game.bar.again.text() == "Try again (2 left)"
    assert "You can try again." in verdict(game)


def test_the_words_of_the_author_come_first(play: Play) -> None:
    game = play(run_of(item_of(CHOICE)))

    def with_words(made: Outcome) -> Outcome:
        return replace(made, feedback={**made.feedback, "feedback": "It was closed."})

    game.school.answering.change_outcome = with_words
    game.answer(WRONG)
    assert "It was closed." in verdict(game)


def test_a_mark_of_a_person_comes_later(play: Play) -> None:
    game = play(run_of(item_of(CHOICE), item_of(TRUTH)))

    def unmarked(made: Outcome) -> Outcome:
        return replace(made, correct=None, feedback={**made.feedback, "correct": None})

    game.school.answering.change_outcome = unmarked
    game.answer(WRONG)
    assert "Your teacher marks it" in verdict(game)
    assert "point" not in verdict(game)


def test_a_person_who_marks_needs_no_words_of_the_author(play: Play) -> None:
    game = play(run_of(item_of(CHOICE), item_of(TRUTH)))

    def unmarked(made: Outcome) -> Outcome:
        return replace(made, correct=None, feedback={"correct": None, "fraction": 0})

    game.school.answering.change_outcome = unmarked
    game.answer(WRONG)
    assert "Your teacher marks it. You can go on now" in verdict(game)


def test_a_mark_that_cannot_be_read_still_tells_the_verdict(play: Play) -> None:
    game = play(run_of(item_of(CHOICE)))

    def damaged(made: Outcome) -> Outcome:
        return replace(made, feedback={"parts": "none", "surprise": 1})

    game.school.answering.change_outcome = damaged
    game.answer(KEY)
    assert verdict(game).startswith("Correct")


def test_a_damaged_question_is_told_and_passed(play: Play) -> None:
    game = play(run_of(item_of(CHOICE), damaged_item(2), item_of(TRUTH)))
    game.answer(KEY)
    game.press(Qt.Key.Key_Return)
    assert game.stage is Stage.DAMAGED
    assert "We cannot show this question" in game.words()
    assert game.bar.primary.hasFocus()
    assert game.question.response() is None
    game.press(Qt.Key.Key_A)
    game.press(Qt.Key.Key_Return)
    assert game.state.index == 2


def test_offline_the_answer_is_saved_and_the_mark_comes_when_it_can(
    play: Play, monkeypatch: pytest.MonkeyPatch, said: list[str]
) -> None:
    monkeypatch.setattr(answer_flow, "LOOK_AGAIN_MS", 20)
    game = play(run_of(item_of(CHOICE), item_of(TRUTH)))
    game.school.answering.sent = False
    game.answer(KEY, Stage.SAVED)
    assert "Your answer is saved" in verdict(game)
    assert any("Your answer is saved" in words for words in said)
    assert game.bar.primary.text() == "Next question"
    game.school.playing.error = Unavailable("away")
    loaded = game.school.playing.loaded
    game.until(lambda: game.school.playing.loaded > loaded + 1)
    assert game.stage is Stage.SAVED
    game.school.playing.error = None
    game.school.marked_elsewhere(
        CHOICE.order, outcome_of(CHOICE, KEY), attempts_used=1, attempts_left=1
    )
    game.until(lambda: game.stage is Stage.MARKED)
    assert verdict(game).startswith("Correct")
    assert game.state.awaited == []


def test_a_mark_that_comes_later_leaves_the_keyboard_where_it_is(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answer_flow, "LOOK_AGAIN_MS", 20)
    game = play(run_of(item_of(CHOICE), item_of(TRUTH)))
    game.school.answering.marks = False
    game.answer(KEY, Stage.SAVED)
    game.bar.flag.setFocus()
    game.school.marked_elsewhere(
        CHOICE.order, outcome_of(CHOICE, KEY), attempts_used=1, attempts_left=1
    )
    game.until(lambda: game.stage is Stage.MARKED)
    assert game.bar.flag.hasFocus()


def test_a_mark_for_a_question_that_is_not_on_screen(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answer_flow, "LOOK_AGAIN_MS", 20)
    game = play(run_of(item_of(CHOICE), item_of(TRUTH)))
    game.school.answering.marks = False
    game.answer(KEY, Stage.SAVED)
    game.press(Qt.Key.Key_Return)
    shown = game.question
    focused = QApplication.focusWidget()
    game.school.marked_elsewhere(
        CHOICE.order, outcome_of(CHOICE, KEY), attempts_used=1, attempts_left=1
    )
    game.until(lambda: game.state.questions[0].stage is Stage.MARKED)
    assert game.question is shown
    assert QApplication.focusWidget() is focused
    assert game.state.index == 1


def test_waiting_for_the_mark_may_fail(play: Play) -> None:
    game = play(run_of(item_of(CHOICE), item_of(TRUTH)))
    game.school.answering.mark_error = Unavailable("away")
    game.answer(KEY, Stage.SAVED)
    assert "Your answer is saved" in verdict(game)
    assert game.banner == ""


def test_answers_that_waited_when_the_run_was_opened_are_looked_for(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answer_flow, "LOOK_AGAIN_MS", 20)
    item = item_of(CHOICE, waiting=True, attempts_used=1, attempts_left=1, last_response=KEY)
    game = play(run_of(item))
    assert game.stage is Stage.SAVED
    game.school.marked_elsewhere(CHOICE.order, outcome_of(CHOICE, KEY))
    game.until(lambda: game.stage is Stage.MARKED)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (JournalFull("full"), "This computer is full. Your answer stays here."),
        (Invalid("too long"), "We cannot send this answer. Please write it again"),
        (Unavailable("away"), "We cannot send this answer now. It stays here."),
        (RuntimeError("a bug"), "We could not send this answer. Your work is safe."),
    ],
)
def test_an_answer_that_is_not_taken_stays_on_the_screen(
    play: Play, error: Exception, words: str
) -> None:
    game = play(run_of(item_of(CHOICE), item_of(TRUTH)))
    game.school.answering.error = error
    game.respond(WRONG)
    game.press(Qt.Key.Key_Return)
    game.until(lambda: game.banner)
    assert game.banner.startswith(words)
    assert game.stage is Stage.ANSWERING
    assert game.question.response() == WRONG
    assert game.bar.primary.text() == "Check answer"
    assert game.bar.primary.isEnabled()
    game.school.answering.error = None
    game.press(Qt.Key.Key_Return)
    game.until(lambda: game.stage is Stage.MARKED)
    assert game.school.answering.submitted == [(CHOICE.order, WRONG)]


def test_a_bug_tells_its_code(play: Play) -> None:
    game = play(run_of(item_of(CHOICE)))
    game.school.answering.error = RuntimeError("a bug")
    game.respond(WRONG)
    game.press(Qt.Key.Key_Return)
    game.until(lambda: game.banner)
    assert game.banner.endswith("Code E-7K2M9Q.")


def test_a_refusal_names_the_question_when_another_one_is_on_screen(play: Play) -> None:
    game = play(run_of(item_of(CHOICE), item_of(TRUTH)))
    game.school.answering.error = JournalFull("full")
    game.school.answering.gate.clear()
    game.respond(WRONG)
    game.press(Qt.Key.Key_Return)
    game.press(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert game.state.index == 1
    game.school.answering.gate.set()
    game.until(lambda: game.banner)
    assert game.banner.startswith("Question 1: This computer is full.")
    game.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert game.question.response() == WRONG
    assert game.stage is Stage.ANSWERING


def test_another_computer_was_first(play: Play, said: list[str]) -> None:
    game = play(run_of(item_of(CHOICE), item_of(TRUTH)))
    game.school.answering.superseded = True
    game.school.marked_elsewhere(
        CHOICE.order, outcome_of(CHOICE, KEY), attempts_used=1, attempts_left=1
    )
    game.answer(WRONG)
    assert game.banner == "You answered question 1 on another computer. That answer counts."
    assert game.banner in said
    assert verdict(game).startswith("Correct")


def test_a_question_that_was_closed_elsewhere_shows_what_counts(play: Play) -> None:
    game = play(run_of(item_of(CHOICE), item_of(TRUTH)))
    game.school.answering.error = Conflict("no tries are left")
    outcome = outcome_of(CHOICE, KEY)
    game.school.marked_elsewhere(CHOICE.order, outcome, attempts_used=2, attempts_left=0)
    game.respond(WRONG)
    game.press(Qt.Key.Key_Return)
    game.until(lambda: game.stage is Stage.MARKED)
    assert game.banner == "This question is closed. Your earlier answers count."
    assert verdict(game).startswith("Correct")
    assert not game.bar.again.isVisible()


def test_a_closed_question_whose_mark_has_not_come_waits_for_it(play: Play) -> None:
    game = play(run_of(item_of(CHOICE), item_of(TRUTH)))
    game.school.answering.error = Conflict("no tries are left")
    run = game.school.playing.run
    waiting = replace(run.items[0], attempts_used=2, attempts_left=0, waiting=True)
    game.school.playing.run = replace(run, items=(waiting, *run.items[1:]))
    game.respond(WRONG)
    game.press(Qt.Key.Key_Return)
    game.until(lambda: game.stage is Stage.SAVED)
    assert game.state.current.attempts_left == 0


def test_a_run_that_was_finished_elsewhere_ends_here_too(play: Play) -> None:
    game = play(run_of(item_of(CHOICE)))
    game.school.answering.error = Conflict("this run is finished")
    game.school.playing.run = replace(game.school.playing.run, finished=True)
    game.respond(WRONG)
    game.press(Qt.Key.Key_Return)
    game.until(lambda: game.finished)
    assert game.finished == [game.state.run.id]


def test_a_slow_school_is_not_asked_twice_at_a_time(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answer_flow, "LOOK_AGAIN_MS", 10)
    game = play(run_of(item_of(CHOICE), item_of(TRUTH)))
    game.school.answering.marks = False
    asked: list[str] = []

    def slow(run_id: str) -> Run:
        asked.append(run_id)
        game.school.playing.gate.wait(10)
        return game.school.playing.run

    monkeypatch.setattr(game.school.playing, "load", slow)
    game.school.playing.gate.clear()
    game.answer(WRONG, Stage.SAVED)
    game.until(lambda: asked)
    QTest.qWait(50)
    assert len(asked) == 1
    game.school.playing.gate.set()
    game.until(lambda: len(asked) > 1)


def test_every_mark_is_news_for_other_pages(play: Play) -> None:
    game = play(run_of(item_of(CHOICE), item_of(TRUTH)))
    with game.qtbot.waitSignal(game.changes.progress_changed):
        game.answer(KEY)


def test_a_question_without_a_verdict_yet_says_nothing(play: Play) -> None:
    game = play(run_of(item_of(CHOICE)))
    assert isinstance(game.state.current.prompt, Prompt)
    assert game.question._feedback.heading() == ""
