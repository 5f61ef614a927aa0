"""What only the player of gaps does."""

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDrag, QDragEnterEvent, QDropEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from oneenglish_desktop.questions.fill_blank.controls import BoundedField, BoundedSlot
from oneenglish_desktop.questions.fill_blank.dragging import dragged_word, word_data
from oneenglish_desktop.questions.fill_blank.solution import GapNotes, Solution
from oneenglish_desktop.questions.marking import mark
from oneenglish_desktop.questions.marks import redact
from oneenglish_desktop.questions.player import Player
from oneenglish_desktop.questions.players import response_text
from oneenglish_desktop.widgets.controls.labels import Label
from oneenglish_desktop.widgets.learning.flow import GapText
from oneenglish_desktop.widgets.learning.word_bank import WordBank
from oneenglish_desktop.widgets.theme.holder import ThemeHolder
from tests.questions.page import Show, key_event, press
from tests.questions.plain import BANK, YESTERDAY, made

NONE = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


def words(player: Player) -> list[QAbstractButton]:
    bank = player.findChildren(WordBank)[0]
    return bank.findChildren(QAbstractButton)


def test_lines_of_the_text_stay_lines(show: Show) -> None:
    player = show(made(YESTERDAY, text="A: {{1}}?\nB: Yes.\nA: {{2}}."))
    lines = [line.accessibleName() for line in player.findChildren(GapText)]
    assert len(lines) == 3
    assert lines[1] == "B: Yes."


def test_enter_in_a_gap_submits(show: Show, qtbot: QtBot) -> None:
    player = show(made(YESTERDAY))
    with qtbot.waitSignal(player.submitted):
        press(Qt.Key.Key_Return)
    assert not player.handle_key(key_event("1"))
    assert player.key_hint() == (("[Tab]", "next gap"),)


def test_a_long_answer_does_not_widen_the_text(show: Show) -> None:
    player = show(made(YESTERDAY))
    player.set_response({"1": "x" * 90_000})
    gap = player.findChildren(BoundedField)[0]
    assert gap.sizeHint().width() == 400
    assert len(gap.text()) == 500


def test_one_gap_is_asked_for_as_one(show: Show) -> None:
    one = show(made(YESTERDAY, text="{{1}}", gaps={"1": {"answers": ["went"]}}))
    assert one.missing() == "Fill the gap."
    assert show(made(YESTERDAY)).missing() == "Fill all 2 gaps."


def test_the_mark_tells_notes_and_the_right_words(show: Show) -> None:
    question = made(YESTERDAY)
    player = show(made(YESTERDAY))
    notes, solution = player.findChildren(GapNotes)[0], player.findChildren(Solution)[0]
    made_mark = mark(question, {"1": "want", "2": "boght"})
    player.show_mark(made_mark.model_dump(mode="json"))
    assert notes.text() == "Gap 2: Right, but check the spelling."
    texts = [label.text() for label in solution.findChildren(Label)]
    assert texts == ["Correct answer", "Yesterday we went to the museum and bought a ticket."]
    assert solution.isVisible()
    player.show_mark(redact(made_mark).model_dump(mode="json"))
    assert notes.isVisible()
    assert not solution.isVisible()
    player.show_mark(mark(question, {"1": "went", "2": "bought"}).model_dump(mode="json"))
    assert not notes.isVisible()
    assert not solution.isVisible()
    player.show_mark(None)
    assert not solution.isVisible()


def test_a_clicked_word_goes_to_the_next_empty_gap(show: Show) -> None:
    player = show(made(BANK))
    told: list[bool] = []
    player.changed.connect(lambda: told.append(True))
    for place in (2, 1, 1, 0, 3):
        QTest.mouseClick(words(player)[place], LEFT)
    assert player.response() == {"1": "goed", "2": "had", "3": "went"}
    assert len(told) == 4
    assert player.key_hint()[1] == ("[A]", "to", "[E]", "word")


def test_words_come_back(show: Show) -> None:
    player = show(made(BANK))
    player.set_response({"1": "got", "2": "had", "3": "went"})
    first, second, _ = player.findChildren(BoundedSlot)
    second.setFocus()
    QTest.keyClick(second, Qt.Key.Key_Delete)
    QTest.keyClick(second, Qt.Key.Key_Delete)
    QTest.keyClick(second, Qt.Key.Key_X)
    assert player.response() == {"1": "got", "3": "went"}
    QTest.mouseClick(first, LEFT)
    assert player.response() == {"3": "went"}
    QTest.mouseClick(words(player)[1], LEFT)
    assert player.response() == {"1": "had", "3": "went"}


def test_a_clicked_gap_waits_for_the_next_word(show: Show) -> None:
    player = show(made(BANK))
    QTest.mouseClick(player.findChildren(BoundedSlot)[2], LEFT)
    QTest.mouseClick(words(player)[0], LEFT)
    assert player.response() == {"3": "went"}


def test_a_used_word_stays_where_it_is(show: Show) -> None:
    player = show(made(BANK))
    player.set_response({"3": "got"})
    assert player.handle_key(key_event("c"))
    assert player.response() == {"3": "got"}
    reused = show(made(BANK, reuse_words=True))
    reused.handle_key(key_event("c"))
    reused.handle_key(key_event("c"))
    assert reused.response() == {"1": "got", "2": "got"}


def test_the_same_word_twice_in_the_bank_goes_into_two_gaps(show: Show) -> None:
    player = show(made(BANK, word_bank=["got", "got", "had", "went"]))
    player.handle_key(key_event("a"))
    player.handle_key(key_event("b"))
    assert player.response() == {"1": "got", "2": "got"}
    player.set_locked(True)
    assert player.handle_key(key_event("d"))
    assert player.response() == {"1": "got", "2": "got"}


def test_more_words_than_letters(show: Show) -> None:
    bank = ["went", "had", "got", *(f"word{n}" for n in range(30))]
    player = show(made(BANK, word_bank=bank))
    assert player.key_hint()[1] == ("[A]", "to", "[Z]", "word")
    assert not player.handle_key(key_event("["))
    assert words(player)[32].text() == "word29"
    QTest.mouseClick(words(player)[32], LEFT)
    assert player.response() == {"1": "word29"}


def test_a_word_is_dropped_into_a_gap(show: Show) -> None:
    player = show(made(BANK))
    slot = player.findChildren(BoundedSlot)[2]
    for data, expected in ((QMimeData(), {}), (word_data(0), {"3": "went"})):
        enter = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, LEFT, NONE)
        enter.ignore()
        QApplication.sendEvent(slot, enter)
        assert enter.isAccepted() is bool(expected)
        drop = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, LEFT, NONE)
        QApplication.sendEvent(slot, drop)
        assert player.response() == expected


def test_a_word_is_dragged_when_the_mouse_leaves_it(
    show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    dragged: list[int | None] = []

    def start(drag: QDrag, _action: Qt.DropAction) -> None:
        dragged.append(dragged_word(drag.mimeData()))

    monkeypatch.setattr(QDrag, "exec", start)  # the real one waits for a mouse
    player = show(made(BANK))
    word = words(player)[1]
    QTest.mouseMove(word, QPoint(10, 10))
    QTest.mousePress(word, LEFT, pos=QPoint(10, 10))
    for to in (QPoint(11, 10), QPoint(60, 30)):
        event = QEvent.Type.MouseMove
        QApplication.sendEvent(
            word, QMouseEvent(event, QPointF(to), word.mapToGlobal(QPointF(to)), LEFT, LEFT, NONE)
        )
    assert dragged == [1]


def test_foreign_data_is_no_word() -> None:
    data = word_data(7)
    assert dragged_word(data) == 7
    data.setData("application/x-oneenglish-word", b"\xff-1")
    assert dragged_word(data) is None


def test_words_of_a_response(look: ThemeHolder) -> None:
    assert response_text(made(YESTERDAY), {"2": " got "}) == (
        "Yesterday we ___ to the museum and got a ticket."
    )
