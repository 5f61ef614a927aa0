"""Rows that are put in order by keys and by mouse."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QKeyEvent, QKeySequence, QMouseEvent, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from oneenglish_desktop.widgets.controls.surfaces import ScrollArea
from oneenglish_desktop.widgets.layouts import STRETCH, column
from oneenglish_desktop.widgets.learning import order_rows
from oneenglish_desktop.widgets.learning.order_row import OrderRow
from oneenglish_desktop.widgets.learning.order_rows import OrderRows
from oneenglish_desktop.widgets.theme.holder import ThemeHolder, current_theme

Key = Qt.Key
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
LONG = "A much longer sentence that needs several lines in a narrow window. " * 4
Shown = Callable[[QWidget], QWidget]


def listed(show: Shown, *texts: str) -> OrderRows:
    """Rows in a scroll area, the first one with the focus."""
    made = OrderRows(texts or ("One", "Two", "Three", "Four"))
    content = QWidget()
    content.setLayout(column(made, STRETCH))
    area = ScrollArea(content)
    area.resize(500, 330)
    show(area)
    made.setFocus()
    QApplication.processEvents()
    return made


def row(rows: OrderRows, name: str) -> OrderRow:
    """The row of that text; a lifted row becomes the last child."""
    return next(item for item in rows.findChildren(OrderRow) if item.accessibleName() == name)


def press(rows: OrderRows, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(QApplication.focusWidget() or rows, key)


def names(rows: OrderRows) -> list[str]:
    """Rows from top to bottom."""
    items = sorted(rows.findChildren(OrderRow), key=lambda item: item.y())
    return [item.accessibleName() for item in items]


def told_by(rows: OrderRows) -> tuple[list[str], list[bool]]:
    told: list[str] = []
    changed: list[bool] = []
    rows.told.connect(told.append)
    rows.changed.connect(lambda: changed.append(True))
    return told, changed


def drag(rows: OrderRows, start: int, *ys: int) -> None:
    """Presses the mouse at the height `start` and moves it to the others."""
    target = next(
        item for item in rows.findChildren(OrderRow) if item.geometry().contains(100, start)
    )
    QTest.mousePress(target, LEFT, pos=target.mapFrom(rows, QPoint(100, start)))
    for y in ys:
        at = QPointF(target.mapFrom(rows, QPoint(100, y)))
        event = QEvent.Type.MouseMove
        move = QMouseEvent(event, at, target.mapToGlobal(at), LEFT, LEFT, NONE)
        QApplication.sendEvent(target, move)


def release(rows: OrderRows) -> None:
    target = rows.findChildren(OrderRow)[0]
    QTest.mouseRelease(target, LEFT)


def test_space_lifts_arrows_move_space_puts_down(show: Shown) -> None:
    rows = listed(show)
    told, changed = told_by(rows)
    press(rows, Key.Key_Down, Key.Key_Space)
    assert rows.is_lifted
    press(rows, Key.Key_Down, Key.Key_Down, Key.Key_Down)
    assert changed == []
    press(rows, Key.Key_Space)
    assert rows.order() == (0, 2, 3, 1)
    assert names(rows) == ["One", "Three", "Four", "Two"]
    assert changed == [True]
    assert told == [
        "Sentence 2 is up. Place 2 of 4.",
        "Sentence 2 is up. Place 3 of 4.",
        "Sentence 2 is up. Place 4 of 4.",
        "",
    ]


def test_escape_puts_back_and_the_page_does_not_get_it(show: Shown) -> None:
    rows = listed(show)
    told, changed = told_by(rows)
    press(rows, Key.Key_Space, Key.Key_Down, Key.Key_Down)
    ask = QKeyEvent(QEvent.Type.ShortcutOverride, Key.Key_Escape, NONE)
    ask.ignore()
    focused = QApplication.focusWidget()
    assert focused is not None
    QApplication.sendEvent(focused, ask)
    assert ask.isAccepted()
    press(rows, Key.Key_Escape)
    assert rows.order() == (0, 1, 2, 3)
    assert changed == []
    assert told[-1] == ""
    again = QKeyEvent(QEvent.Type.ShortcutOverride, Key.Key_Escape, NONE)
    again.ignore()
    QApplication.sendEvent(focused, again)
    assert not again.isAccepted()


def test_enter_puts_down_and_does_not_check_the_answer(show: Shown) -> None:
    rows = listed(show)
    _, changed = told_by(rows)
    checks: list[bool] = []
    enter = QShortcut(QKeySequence("Return"), rows.window())
    enter.activated.connect(lambda: checks.append(True))
    press(rows, Key.Key_Space, Key.Key_Down, Key.Key_Return)
    assert (rows.order(), changed, checks) == ((1, 0, 2, 3), [True], [])
    press(rows, Key.Key_Return)
    assert checks == [True]


def test_a_row_that_comes_back_to_its_place_changes_nothing(show: Shown) -> None:
    rows = listed(show)
    _, changed = told_by(rows)
    press(rows, Key.Key_Space, Key.Key_Down, Key.Key_Up, Key.Key_Space)
    assert changed == []


def test_leaving_a_lifted_row_puts_it_down(show: Shown) -> None:
    rows = listed(show)
    _, changed = told_by(rows)
    press(rows, Key.Key_Space, Key.Key_Down)
    row(rows, "Three").setFocus()
    assert not rows.is_lifted
    assert rows.order() == (1, 0, 2, 3)
    assert changed == [True]


def test_arrows_home_and_end_go_from_row_to_row(show: Shown) -> None:
    rows = listed(show)
    at: list[str] = []
    for key in (Key.Key_Up, Key.Key_Down, Key.Key_End, Key.Key_Down, Key.Key_Home):
        press(rows, key)
        at += [item.accessibleName() for item in rows.findChildren(OrderRow) if item.hasFocus()]
    assert at == ["One", "Two", "Four", "Four", "One"]
    assert rows.order() == (0, 1, 2, 3)


def test_one_stop_of_the_tab_key(show: Shown) -> None:
    rows = listed(show)
    press(rows, Key.Key_Down)
    stops = [
        item
        for item in rows.findChildren(OrderRow)
        if item.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
    ]
    assert [item.accessibleName() for item in stops] == ["Two"]
    assert rows.focusProxy() is stops[0]


def test_other_keys_are_left_to_the_page(show: Shown) -> None:
    rows = listed(show)
    for key, modifiers in (
        (Key.Key_X, NONE),
        (Key.Key_Space, Qt.KeyboardModifier.ControlModifier),
    ):
        event = QKeyEvent(QEvent.Type.KeyPress, key, modifiers)
        rows.keyPressEvent(event)
        assert not event.isAccepted()
    press(rows, Key.Key_Escape)
    assert not rows.is_lifted


def test_the_mouse_drags_a_row(show: Shown) -> None:
    rows = listed(show)
    told, changed = told_by(rows)
    drag(rows, 30, 31, 32)
    assert not rows.is_lifted
    release(rows)
    drag(rows, 30, 60, 130, 250, 400)
    assert rows.order() == (1, 2, 3, 0)
    assert told[0] == "Sentence 1 is up. Place 1 of 4."
    lifted = row(rows, "One")
    assert lifted.x() > 0
    assert lifted.geometry().bottom() < rows.height()
    drag_back = QPointF(lifted.mapFrom(rows, QPoint(100, 20)))
    move = QMouseEvent(
        QEvent.Type.MouseMove, drag_back, lifted.mapToGlobal(drag_back), LEFT, LEFT, NONE
    )
    QApplication.sendEvent(lifted, move)
    assert rows.order() == (0, 1, 2, 3)
    release(rows)
    assert changed == []
    drag(rows, 30, 60, 110)
    release(rows)
    assert rows.order() == (1, 0, 2, 3)
    assert changed == [True]


def test_a_low_row_does_not_flicker_beside_a_high_one(show: Shown) -> None:
    rows = listed(show, "Low", LONG, "Lowest")
    second = rows.findChildren(OrderRow)[1].geometry()
    drag(rows, 30, 60, second.center().y() + 4)
    assert rows.order() == (1, 0, 2)
    drag_on = second.center().y() + 5
    low = row(rows, "Low")
    at = QPointF(low.mapFrom(rows, QPoint(100, drag_on)))
    move = QMouseEvent(QEvent.Type.MouseMove, at, low.mapToGlobal(at), LEFT, LEFT, NONE)
    QApplication.sendEvent(low, move)
    assert rows.order() == (1, 0, 2)
    release(rows)


def test_the_other_mouse_button_and_stray_moves_do_nothing(show: Shown) -> None:
    rows = listed(show)
    target = rows.findChildren(OrderRow)[0]
    QTest.mousePress(target, Qt.MouseButton.RightButton)
    QTest.mouseMove(target, QPoint(10, 200))
    QTest.mouseRelease(target, Qt.MouseButton.RightButton)
    assert rows.order() == (0, 1, 2, 3)


def test_a_moved_row_stays_in_sight(show: Shown) -> None:
    rows = listed(show, *(f"Sentence {number}" for number in range(12)))
    press(rows, Key.Key_Space, *[Key.Key_Down] * 11)
    moved, area = row(rows, "Sentence 0"), rows.window()
    top = moved.mapTo(area, QPoint()).y()
    assert 0 <= top <= area.height() - moved.height()


def test_what_screen_readers_hear(show: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[str] = []
    monkeypatch.setattr(order_rows, "announce", lambda _widget, text: heard.append(text))
    rows = listed(show)
    first = rows.findChildren(OrderRow)[0]
    reader = QAccessible.queryAccessibleInterface(first)
    assert reader is not None
    assert reader.role() == QAccessible.Role.ListItem
    assert reader.text(QAccessible.Text.Value) == "Place 1 of 4"
    press(rows, Key.Key_Space)
    assert reader.text(QAccessible.Text.Value) == "Place 1 of 4, picked up"
    press(rows, Key.Key_Down, Key.Key_Space, Key.Key_Space, Key.Key_Up, Key.Key_Escape)
    assert heard == [
        "Sentence 1 is up. Place 1 of 4.",
        "Sentence 1 is up. Place 2 of 4.",
        "Sentence 1 is down. Place 2 of 4.",
        "Sentence 2 is up. Place 2 of 4.",
        "Sentence 2 is up. Place 1 of 4.",
        "Sentence 2 is back. Place 2 of 4.",
    ]
    rows.set_verdict(0, "not_yet", "Not yet, place 4")
    assert reader.text(QAccessible.Text.Value) == "Place 2 of 4, Not yet, place 4"


def test_locking_puts_down_and_hides_the_arrows(show: Shown) -> None:
    rows = listed(show)
    press(rows, Key.Key_Space, Key.Key_Down)
    rows.set_locked(True)
    assert not rows.is_lifted
    assert rows.order() == (1, 0, 2, 3)
    press(rows, Key.Key_Space)
    assert not rows.is_lifted
    rows.set_order((0, 1, 2, 3))
    assert rows.order() == (0, 1, 2, 3)


@pytest.mark.parametrize("choice", ["light", "dark", "contrast"])
def test_states_are_painted_in_their_colours(
    show: Shown, themes: ThemeHolder, choice: str
) -> None:
    themes.set_look(choice=choice)
    rows = listed(show)
    press(rows, Key.Key_Space)
    for index, verdict in ((1, "correct"), (2, "almost"), (3, "not_yet")):
        rows.set_verdict(index, verdict, verdict)
    QApplication.processEvents()
    picture = rows.grab().toImage()
    used = {
        picture.pixelColor(x, y).name()
        for x in range(0, picture.width(), 3)
        for y in range(picture.height())
    }
    for role in ("primarySoft", "successLine", "accentEdge", "dangerLine"):
        assert current_theme().colour(role).name() in used
