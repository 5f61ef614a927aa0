"""What only the player of short answers does."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from oneenglish_desktop.questions.marking import mark
from oneenglish_desktop.questions.marks import redact
from oneenglish_desktop.questions.player import Player
from oneenglish_desktop.questions.players import response_text
from oneenglish_desktop.questions.short_answer.result import Result
from oneenglish_desktop.widgets.controls.labels import Label
from oneenglish_desktop.widgets.learning.verdict import DiffText, DiffWord
from oneenglish_desktop.widgets.theme.holder import ThemeHolder
from tests.questions.page import Key, Show, press
from tests.questions.plain import DIARY, LEO, made

NEAR = "Yesterday he walked to the musuem and bought a ticket."


def said(player: Player) -> list[str]:
    QApplication.processEvents()
    result = player.findChildren(Result)[0]
    return [label.text() for label in result.findChildren(Label) if label.isVisible()]


def changed_words(player: Player) -> list[str]:
    words = [word for word in player.findChildren(DiffWord) if word.isVisible()]
    return [word.accessibleName() for word in words]


def test_enter_checks_one_line(show: Show, qtbot: QtBot) -> None:
    player = show(made(LEO))
    press("He")
    with qtbot.waitSignal(player.submitted):
        press(Key.Key_Return)
    assert player.key_hint() == (("[Enter]", "check"),)
    assert player.missing() is None


def test_one_line_takes_500_characters(show: Show) -> None:
    player = show(made(LEO))
    player.set_response("x" * 100_000)
    assert player.response() == "x" * 500
    assert player.findChildren(QLineEdit)[0].maxLength() == 500


def test_several_lines_take_2000_characters_and_count_them(show: Show, qtbot: QtBot) -> None:
    player = show(made(DIARY))
    told: list[bool] = []
    player.changed.connect(lambda: told.append(True))
    press("It is", Key.Key_Return, "there")
    assert player.response() == "It is\nthere"
    edit = player.findChildren(QPlainTextEdit)[0]
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    edit.insertPlainText("y" * 5_000)
    assert player.response() == "y" * 1_989 + "It is\nthere"
    labels = [label.text() for label in player.findChildren(Label)]
    assert "2000 of 2000 characters" in labels
    assert told != []
    with qtbot.waitSignal(player.submitted):
        QTest.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert player.key_hint() == (("[Ctrl]", "[Enter]", "check"),)
    assert player.response() == "y" * 1_989 + "It is\nthere"
    press(Key.Key_Tab)
    assert not edit.hasFocus()


def test_the_words_that_changed_are_shown(show: Show) -> None:
    question = made(LEO)
    player = show(question)
    player.set_response(NEAR)
    made_mark = mark(question, NEAR)
    player.show_mark(made_mark.model_dump(mode="json"))
    assert said(player) == [
        "Almost",
        "Right, but check the spelling.",
        "Your answer",
        "Correct answer",
    ]
    assert changed_words(player) == ["removed: musuem", "added: museum"]
    assert not player.findChildren(QLineEdit)[0].isVisible()
    player.show_mark(redact(made_mark).model_dump(mode="json"))
    assert said(player) == ["Almost", "Right, but check the spelling.", "Your answer"]
    assert changed_words(player) == []
    player.show_mark(None)
    assert said(player) == []
    assert player.findChildren(QLineEdit)[0].isVisible()
    assert player.response() == NEAR


def test_a_right_answer_and_none_at_all(show: Show) -> None:
    question = made(LEO)
    player = show(question)
    right = question.validation.correct_answer.right
    player.show_mark(mark(question, right).model_dump(mode="json"))
    assert said(player) == ["Correct", "Your answer"]
    player.show_mark(mark(question, "").model_dump(mode="json"))
    assert said(player) == ["No answer", "Correct answer"]
    assert changed_words(player) == []


def test_endless_words_fit_at_200_per_cent(show: Show, look: ThemeHolder) -> None:
    look.set_look(choice="light", text_size=200)
    question = made(LEO)
    player = show(question, width=900)
    player.show_mark(mark(question, "x" * 1_500).model_dump(mode="json"))
    assert said(player) == ["Not yet", "Your answer", "Correct answer"]
    assert all(text.width() <= 900 for text in player.findChildren(DiffText))
    assert max(word.width() for word in player.findChildren(DiffWord)) < 900


def test_nothing_is_typed_while_it_is_locked(show: Show) -> None:
    for question in (made(LEO), made(DIARY)):
        player = show(question)
        player.set_locked(True)
        press("x")
        assert player.response() == ""


def test_fields_have_a_name(show: Show) -> None:
    for question, kind in ((made(LEO), QLineEdit), (made(DIARY), QPlainTextEdit)):
        reader = QAccessible.queryAccessibleInterface(show(question).findChildren(kind)[0])
        assert reader is not None
        assert reader.text(QAccessible.Text.Name) == "Your answer"


def test_words_of_a_response(look: ThemeHolder) -> None:
    assert response_text(made(DIARY), "It is\n there") == "It is there"
    assert response_text(made(DIARY), 5) == ""
