"""The board of pairs, by keys and by mouse."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from oneenglish_desktop.widgets.learning import match_board
from oneenglish_desktop.widgets.learning.match_board import MatchBoard
from oneenglish_desktop.widgets.learning.match_item import LeftItem, MatchItem, RightItem
from oneenglish_desktop.widgets.learning.match_lines import MatchLines
from oneenglish_desktop.widgets.theme.holder import ThemeHolder, current_theme

Key = Qt.Key
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
Shown = Callable[[QWidget], QWidget]
Board = Callable[..., MatchBoard]


@pytest.fixture
def board(show: Shown) -> Board:
    def made(*, reuse: bool = False, width: int = 840) -> MatchBoard:
        one = MatchBoard(["one", "two", "three"], ["A 1", "B 2", "C 3", "D 4"], reuse=reuse)
        window = QWidget()
        one.setParent(window)
        one.resize(width, 400)
        window.resize(width, 500)
        show(window)
        one.setFocus()
        return one

    return made


def press(*keys: Qt.Key | str) -> None:
    for key in keys:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClicks(focused, key) if isinstance(key, str) else QTest.keyClick(focused, key)


def focused(board: MatchBoard) -> str:
    items = board.findChildren(LeftItem) + board.findChildren(RightItem)
    return next((item.words for item in items if item.hasFocus()), "")


def lines(board: MatchBoard) -> int:
    return len(board.findChildren(MatchLines)[0].lines)


def middle(board: MatchBoard, item: MatchItem) -> QPoint:
    return item.geometry().center()


def draw(board: MatchBoard, one: MatchItem, to: QPoint) -> None:
    """Presses the mouse on an item and draws a line to a point of the board."""
    QTest.mousePress(one, LEFT)
    at = QPointF(one.mapFrom(board, to))
    move = QMouseEvent(QEvent.Type.MouseMove, at, one.mapToGlobal(at), LEFT, LEFT, NONE)
    QApplication.sendEvent(one, move)


def drop(one: MatchItem, board: MatchBoard, to: QPoint) -> None:
    QTest.mouseRelease(one, LEFT, pos=one.mapFrom(board, to))


def test_a_letter_matches_and_the_next_word_waits(board: Board) -> None:
    shown = board()
    told: list[dict[int, int]] = []
    shown.changed.connect(lambda: told.append(shown.pairs()))
    press("c")
    assert focused(shown) == "two"
    press("A", "b")
    assert told == [{0: 2}, {0: 2, 1: 0}, {0: 2, 1: 0, 2: 1}]
    assert focused(shown) == "three"
    press("d")
    assert shown.pairs() == {0: 2, 1: 0, 2: 3}
    assert lines(shown) == 3


def test_a_partner_that_is_taken_moves(board: Board) -> None:
    shown = board()
    press("a", "a")
    assert shown.pairs() == {1: 0}
    again = board(reuse=True)
    press("a", "a")
    assert again.pairs() == {0: 0, 1: 0}
    numbers = QAccessible.queryAccessibleInterface(again.findChildren(RightItem)[0])
    assert numbers is not None
    assert numbers.text(QAccessible.Text.Value) == "matched with 1, 2"


def test_arrows_move_inside_a_side_and_stop_at_its_ends(board: Board) -> None:
    shown = board()
    met = []
    for key in (Key.Key_Up, Key.Key_Down, Key.Key_End, Key.Key_Down, Key.Key_Home):
        press(key)
        met.append(focused(shown))
    assert met == ["one", "two", "three", "three", "one"]


def test_space_on_the_right_matches_and_matches_no_more(board: Board) -> None:
    shown = board()
    press(Key.Key_Down, Key.Key_Tab, Key.Key_Down, Key.Key_Space)
    assert shown.pairs() == {1: 1}
    assert focused(shown) == "three"
    press(Key.Key_Up, Key.Key_Tab, Key.Key_Space)
    assert shown.pairs() == {}


def test_delete_takes_the_match_away(board: Board) -> None:
    shown = board()
    told: list[bool] = []
    press("b", Key.Key_Up)
    shown.changed.connect(lambda: told.append(True))
    press(Key.Key_Delete)
    assert shown.pairs() == {}
    press(Key.Key_Backspace)
    assert told == [True]


def test_other_keys_are_left_to_the_page(board: Board) -> None:
    shown = board()
    for key, text, modifiers in (
        (Key.Key_E, "e", NONE),
        (Key.Key_1, "1", NONE),
        (Key.Key_Space, " ", NONE),
        (Key.Key_A, "a", Qt.KeyboardModifier.ControlModifier),
    ):
        event = QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text)
        shown.keyPressEvent(event)
        assert not event.isAccepted()
    assert shown.pairs() == {}


def test_click_and_click(board: Board) -> None:
    shown = board()
    left, right = shown.findChildren(LeftItem), shown.findChildren(RightItem)
    QTest.mouseClick(left[2], LEFT)
    QTest.mouseClick(right[3], LEFT)
    assert shown.pairs() == {2: 3}
    QTest.mouseClick(left[2], LEFT)
    QTest.mouseClick(right[3], LEFT)
    assert shown.pairs() == {}
    QTest.mouseClick(right[0], Qt.MouseButton.RightButton)
    assert shown.pairs() == {}


def test_a_line_is_drawn_from_either_side(board: Board) -> None:
    shown = board()
    left, right = shown.findChildren(LeftItem), shown.findChildren(RightItem)
    draw(shown, left[1], middle(shown, right[2]))
    assert lines(shown) == 1
    drop(left[1], shown, middle(shown, right[2]))
    assert shown.pairs() == {1: 2}
    draw(shown, right[0], middle(shown, left[0]))
    drop(right[0], shown, middle(shown, left[0]))
    assert shown.pairs() == {0: 0, 1: 2}


def test_a_line_that_ends_nowhere_matches_nothing(board: Board) -> None:
    shown = board()
    left = shown.findChildren(LeftItem)
    for to in (QPoint(420, 5), middle(shown, left[1])):
        draw(shown, left[0], to)
        drop(left[0], shown, to)
        assert shown.pairs() == {}
        assert lines(shown) == 0
    QTest.mouseMove(left[0], QPoint(300, 5))
    assert lines(shown) == 0
    QTest.mousePress(shown, LEFT, pos=QPoint(420, 5))
    QTest.mouseRelease(shown, LEFT, pos=QPoint(420, 5))
    assert shown.pairs() == {}


def test_nothing_changes_while_it_is_locked(board: Board) -> None:
    shown = board()
    shown.set_pairs({0: 1})
    shown.set_locked(True)
    press("c", Key.Key_Delete, Key.Key_Down)
    left, right = shown.findChildren(LeftItem), shown.findChildren(RightItem)
    QTest.mouseClick(right[0], LEFT)
    draw(shown, left[1], middle(shown, right[2]))
    drop(left[1], shown, middle(shown, right[2]))
    assert shown.pairs() == {0: 1}
    shown.set_locked(False)
    shown.setFocus()
    press("d")
    assert 3 in shown.pairs().values()


def test_sides_stand_below_each_other_without_lines_where_there_is_no_room(
    board: Board, themes: ThemeHolder
) -> None:
    wide, narrow = board(), board(width=400)
    for shown in (wide, narrow):
        shown.set_pairs({0: 1})
    assert (lines(wide), lines(narrow)) == (1, 0)
    assert wide.findChildren(RightItem)[0].y() == 0
    below = narrow.findChildren(LeftItem)[-1].geometry().bottom()
    assert narrow.findChildren(RightItem)[0].y() > below
    themes.set_look(choice="light", text_size=150)
    assert lines(wide) == 0


def test_what_screen_readers_hear(board: Board, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[str] = []
    monkeypatch.setattr(match_board, "announce", lambda _widget, text: heard.append(text))
    shown = board()
    reader = QAccessible.queryAccessibleInterface(shown.findChildren(LeftItem)[0])
    assert reader is not None
    assert reader.text(QAccessible.Text.Name) == "1, one"
    assert reader.text(QAccessible.Text.Value) == "no match"
    press("b", Key.Key_Up)
    assert reader.text(QAccessible.Text.Value) == "B, B 2"
    press(Key.Key_Delete)
    assert heard == ["one: B.", "one: no match."]
    shown.set_pairs({0: 2})
    shown.set_verdict(0, "not_yet", "Not yet, B is right")
    assert reader.text(QAccessible.Text.Value) == "C, C 3, Not yet, B is right"


@pytest.mark.parametrize("choice", ["light", "dark", "contrast"])
def test_states_are_painted_in_their_colours(
    board: Board, themes: ThemeHolder, choice: str
) -> None:
    themes.set_look(choice=choice)
    shown = board()
    shown.set_pairs({0: 1, 1: 0})
    shown.set_verdict(0, "correct", "Correct")
    shown.set_verdict(1, "not_yet", "Not yet")
    QApplication.processEvents()
    picture = shown.grab().toImage()
    used = {
        picture.pixelColor(x, y).name()
        for x in range(0, picture.width(), 3)
        for y in range(picture.height())
    }
    for role in ("primarySoft", "primary", "successLine", "dangerLine", "lineStrong"):
        assert current_theme().colour(role).name() in used
