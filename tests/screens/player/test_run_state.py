"""What the player knows of a run while it is on screen."""

from oneenglish_desktop.questions.marking import key_response
from oneenglish_desktop.screens.player.run_state import RunState, Stage
from tests.screens.player.runs import damaged_item, item_of, outcome_of, question_of, run_of

CHOICE = question_of("multiple_choice")
TRUTH = question_of("true_false")
WRONG = outcome_of(CHOICE, [])
RIGHT = outcome_of(CHOICE, key_response(CHOICE))


def test_it_opens_at_the_first_question_to_do() -> None:
    state = RunState(run_of(item_of(CHOICE, attempts_used=1, outcome=RIGHT), item_of(TRUTH)))
    assert state.index == 1
    assert [question.number for question in state.questions] == [1, 2]


def test_it_opens_at_the_last_question_when_all_are_done() -> None:
    done = item_of(CHOICE, attempts_used=1, attempts_left=1, outcome=RIGHT)
    state = RunState(run_of(done, done))
    assert state.index == 1
    assert state.is_last
    assert state.to_do == []


def test_a_damaged_question_is_not_to_do() -> None:
    state = RunState(run_of(damaged_item(1), item_of(TRUTH)))
    assert state.questions[0].stage is Stage.DAMAGED
    assert [question.number for question in state.to_do] == [2]


def test_a_draft_is_shown_before_what_was_sent() -> None:
    item = item_of(CHOICE, attempts_used=1, attempts_left=1, outcome=WRONG, last_response=["a"])
    assert RunState(run_of(item)).current.stage is Stage.MARKED
    with_draft = item_of(
        CHOICE, attempts_used=1, attempts_left=1, outcome=WRONG, last_response=["a"], draft=["b"]
    )
    current = RunState(run_of(with_draft)).current
    assert current.stage is Stage.ANSWERING
    assert current.response == ["b"]


def test_an_answer_goes_from_saved_to_marked() -> None:
    state = RunState(run_of(item_of(CHOICE)))
    question = state.current
    question.seconds = 12
    question.saved(1)
    assert (question.stage, question.attempts_left, question.seconds) == (Stage.SAVED, 1, 0)
    assert state.awaited == [question]
    question.marked(WRONG)
    assert question.can_try_again
    question.try_again()
    question.saved(2)
    question.marked(outcome_of(CHOICE, [], attempt=2))
    assert not question.can_try_again


def test_a_right_answer_needs_no_other_try() -> None:
    question = RunState(run_of(item_of(CHOICE))).current
    question.saved(1)
    question.marked(RIGHT)
    assert not question.can_try_again


def test_marks_that_came_meanwhile_are_taken() -> None:
    state = RunState(run_of(item_of(CHOICE, waiting=True, attempts_used=1, attempts_left=1)))
    waiting = run_of(item_of(CHOICE, waiting=True, attempts_used=1, attempts_left=1))
    assert state.merge(waiting) == []
    assert state.merge(run_of(item_of(TRUTH))) == []
    marked = run_of(item_of(CHOICE, attempts_used=1, attempts_left=1, outcome=RIGHT))
    assert state.merge(marked) == [state.current]
    assert state.current.outcome == RIGHT
    assert state.awaited == []


def test_a_question_with_any_number_of_tries_keeps_them() -> None:
    question = RunState(run_of(item_of(CHOICE, attempts_left=None))).current
    question.saved(1)
    question.marked(WRONG)
    assert question.attempts_left is None
    assert question.can_try_again


def test_it_moves_only_to_questions_that_are_there() -> None:
    state = RunState(run_of(item_of(CHOICE), item_of(TRUTH)))
    assert [state.move(-1), state.move(0), state.move(2), state.move(1)] == [
        False,
        False,
        False,
        True,
    ]
    assert state.current.prompt.id == TRUTH.id


def test_a_draft_of_a_closed_question_is_not_shown() -> None:
    item = item_of(
        CHOICE, attempts_used=2, attempts_left=0, outcome=WRONG, last_response=["a"], draft=["b"]
    )
    question = RunState(run_of(item)).current
    assert (question.stage, question.response, question.touched) == (Stage.MARKED, ["a"], False)


def test_what_another_computer_did_is_taken() -> None:
    state = RunState(run_of(item_of(CHOICE)))
    elsewhere = item_of(CHOICE, attempts_used=2, attempts_left=0, outcome=RIGHT)
    assert state.merge(run_of(elsewhere), closed=state.current) == [state.current]
    assert (state.current.attempts_used, state.current.attempts_left) == (2, 0)
    assert state.current.outcome == RIGHT


def test_a_closed_question_without_a_mark_takes_the_tries() -> None:
    state = RunState(run_of(item_of(CHOICE)))
    state.merge(run_of(item_of(CHOICE, attempts_left=0)), closed=state.current)
    assert (state.current.stage, state.current.attempts_left) == (Stage.ANSWERING, 0)


def test_the_best_of_all_tries_counts() -> None:
    question = RunState(run_of(item_of(CHOICE))).current
    assert question.best_points is None
    question.marked(RIGHT)
    question.marked(outcome_of(CHOICE, [], attempt=2))
    assert question.best_points == RIGHT.points
