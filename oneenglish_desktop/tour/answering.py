"""How the robot answers each type of question with the keyboard."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from oneenglish_desktop.questions.document import Question
from oneenglish_desktop.questions.marking import key_response
from oneenglish_desktop.questions.player import Player
from oneenglish_desktop.tour.robot import Robot, TourStopped
from oneenglish_desktop.widgets.learning.answers import AnswerOption
from oneenglish_desktop.widgets.learning.true_false import TrueFalseRow


def answer_right(robot: Robot, player: Player, question: Question) -> None:
    """Answers the question on screen so that it earns full marks.

    Raises:
        TourStopped: the player does not hold the right answer afterwards.
    """
    right = key_response(question)
    _TYPES[question.type](robot, player, right)
    robot.until(lambda: player.response() == right, f"the right answer to {question.id}")


def answer_wrong(robot: Robot, player: Player, question: Question) -> None:
    """Answers a multiple choice question with an option that is not right."""
    right = key_response(question)
    options = player.findChildren(AnswerOption)
    wrong = next(
        option.id
        for option in question.content.options  # type: ignore[attr-defined]  # its own content
        if option.id not in right  # type: ignore[operator]  # a list of ids
    )
    _choose(robot, player, [wrong])
    robot.until(lambda: player.response() == [wrong], f"an answer, of {len(options)} options")


def _choose(robot: Robot, player: Player, ids: Any) -> None:  # noqa: ANN401 - a JSON response
    texts = {option.id: option.text for option in player.prompt.content.options}  # type: ignore[attr-defined]
    shown = [option.answer for option in player.findChildren(AnswerOption)]
    for id_ in ids:
        letter = shown.index(texts[id_])
        robot.press(Qt.Key(Qt.Key.Key_A.value + letter))


def _judge(robot: Robot, player: Player, right: Any) -> None:  # noqa: ANN401 - a JSON response
    choices = list(player.prompt.content.choices)  # type: ignore[attr-defined]
    rows = player.findChildren(TrueFalseRow)
    truths = [right["answers"][statement.id] for statement in player.prompt.content.statements]  # type: ignore[attr-defined]
    for row, truth in zip(rows, truths, strict=True):
        robot.go_to(row)
        robot.press(Qt.Key(Qt.Key.Key_1.value + choices.index(truth)))


def _fill(robot: Robot, player: Player, right: Any) -> None:  # noqa: ANN401 - a JSON response
    content = player.prompt.content
    if content.mode == "word_bank":  # type: ignore[attr-defined]
        for gap in content.gaps:  # type: ignore[attr-defined]
            index = content.word_bank.index(right[gap.id])  # type: ignore[attr-defined]
            robot.press(Qt.Key(Qt.Key.Key_A.value + index))
        return
    for place, gap in enumerate(content.gaps):  # type: ignore[attr-defined]
        if place:
            robot.press(Qt.Key.Key_Tab)
        if content.mode == "drop_down":  # type: ignore[attr-defined]
            _pick(robot, player, right[gap.id])
        else:
            robot.write(right[gap.id])


def _pick(robot: Robot, player: Player, text: str) -> None:
    box = next(box for box in player.findChildren(QComboBox) if box.hasFocus())
    for _ in range(box.count() + 1):
        if box.currentText() == text:
            return
        robot.press(Qt.Key.Key_Down)
    raise TourStopped(f"{text!r} is not in the list")


_TYPES: Mapping[str, Callable[[Robot, Player, Any], None]] = {
    "multiple_choice": _choose,
    "true_false": _judge,
    "fill_blank": _fill,
}
