"""What only the player of ordering does."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from oneenglish_desktop.questions.marking import mark
from oneenglish_desktop.questions.marks import redact
from oneenglish_desktop.questions.player import Player
from oneenglish_desktop.questions.players import response_text
from oneenglish_desktop.widgets.controls.labels import Label
from oneenglish_desktop.widgets.learning.key_line import KeyLine
from oneenglish_desktop.widgets.learning.order_row import OrderRow
from oneenglish_desktop.widgets.theme.holder import ThemeHolder
from tests.questions.page import Key, Show, press
from tests.questions.plain import SENTENCE, STORY, made


def rows(player: Player) -> list[OrderRow]:
    """The rows from top to bottom."""
    return sorted(player.findChildren(OrderRow), key=lambda row: row.y())


def texts(player: Player) -> list[str]:
    return [row.accessibleName() for row in rows(player)]


def said(row: OrderRow) -> list[str]:
    return [label.text() for label in row.findChildren(Label) if label.isVisible()][1:]


def test_nothing_is_answered_before_the_first_move(show: Show) -> None:
    player = show(made(STORY))
    assert player.response() == []
    assert player.missing() == "Put the sentences in order."
    press(Key.Key_Space, Key.Key_Down, Key.Key_Escape)
    assert player.response() == []
    press(Key.Key_Space, Key.Key_Down, Key.Key_Space)
    assert isinstance(player.response(), list)
    assert player.missing() is None
    assert show(made(SENTENCE)).missing() == "Put the words in order."


def test_the_same_run_shows_the_same_order(show: Show) -> None:
    assert texts(show(made(STORY))) == texts(show(made(STORY)))
    assert texts(show(made(STORY))) != list(STORY["items"])


def test_the_line_says_what_is_up_and_which_keys_go_on(show: Show) -> None:
    player = show(made(STORY))
    line = player.findChildren(KeyLine)[0]
    assert line.text() == "Pick up a sentence."
    press(Key.Key_Down, Key.Key_Down, Key.Key_Space)
    assert line.text() == "Sentence 3 is up. Place 3 of 6."
    press(Key.Key_Down)
    assert line.text() == "Sentence 3 is up. Place 4 of 6."
    press(Key.Key_Space)
    assert line.text() == "Pick up a sentence."
    words = show(made(SENTENCE))
    press(Key.Key_Space)
    assert words.findChildren(KeyLine)[0].text() == "Word 1 is up. Place 1 of 5."


def test_arrows_of_a_row_move_it(show: Show) -> None:
    player = show(made(STORY))
    told: list[bool] = []
    player.changed.connect(lambda: told.append(True))
    before = texts(player)
    up, down = rows(player)[1].findChildren(QAbstractButton)
    QTest.mouseClick(down, Qt.MouseButton.LeftButton)
    assert texts(player) == [before[0], before[2], before[1], *before[3:]]
    QTest.mouseClick(up, Qt.MouseButton.LeftButton)
    assert texts(player) == before
    assert len(told) == 2
    first_up = rows(player)[0].findChildren(QAbstractButton)[0]
    assert not first_up.isEnabled()


def test_a_row_is_dragged(show: Show) -> None:
    player = show(made(STORY))
    before = texts(player)
    row, left = rows(player)[0], Qt.MouseButton.LeftButton
    QTest.mousePress(row, left, pos=QPoint(200, 20))
    for y in (40, 60, 90):
        QTest.mouseMove(row, QPoint(200, y))
    QTest.mouseRelease(row, left)
    assert texts(player) != before
    assert player.missing() is None


def test_verdicts_stand_in_the_rows(show: Show) -> None:
    question = made(STORY, marking="relative_to_correct")
    player = show(question)
    first, second, *others = question.validation.correct_answer.order
    response = [second, first, *others]
    player.set_response(response)
    made_mark = mark(question, response)
    player.show_mark(made_mark.model_dump(mode="json"))
    assert [said(row) for row in rows(player)] == [
        ["Almost, place 2"],
        ["Almost, place 1"],
        *[["Correct"]] * 4,
    ]
    assert not player.findChildren(KeyLine)[0].isVisible()
    player.show_mark(redact(made_mark).model_dump(mode="json"))
    assert said(rows(player)[0]) == ["Almost"]
    player.show_mark(None)
    assert [said(row) for row in rows(player)] == [[]] * 6
    assert player.findChildren(KeyLine)[0].isVisible()


def test_nothing_moves_while_it_is_locked(show: Show) -> None:
    player = show(made(STORY))
    before = texts(player)
    player.set_locked(True)
    row = rows(player)[0]
    QTest.mousePress(row, Qt.MouseButton.LeftButton, pos=QPoint(200, 20))
    QTest.mouseMove(row, QPoint(200, 200))
    QTest.mouseRelease(row, Qt.MouseButton.LeftButton, pos=QPoint(200, 200))
    press(Key.Key_Space, Key.Key_Down, Key.Key_Space)
    assert texts(player) == before
    assert rows(player)[1].hasFocus()


def test_words_of_a_response(look: ThemeHolder) -> None:
    question = made(SENTENCE)
    order = list(question.validation.correct_answer.order)
    assert response_text(question, order) == "the / cat / saw / the / dog"
    assert response_text(question, ["zz", order[1]]) == "cat"
