"""The focus ring: for the keyboard, always in text fields, around the right shape."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from oneenglish_desktop.widgets.controls.buttons import Button
from oneenglish_desktop.widgets.controls.choices import Check
from oneenglish_desktop.widgets.controls.fields import TextField
from oneenglish_desktop.widgets.controls.surfaces import Page, ScrollArea
from oneenglish_desktop.widgets.focus import FocusRing
from oneenglish_desktop.widgets.layouts import column
from oneenglish_desktop.widgets.learning.hero import Hero
from oneenglish_desktop.widgets.theme.holder import current_theme

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

Show = Callable[[QWidget], QWidget]
TAB, MOUSE = Qt.FocusReason.TabFocusReason, Qt.FocusReason.MouseFocusReason


class Window(Page):
    """Two buttons, a field, a check, a hero and a scrolled button."""

    def __init__(self) -> None:
        super().__init__()
        self.first, self.second = Button("First"), Button("Second")
        self.field, self.check = TextField("Name"), Check("Yes")
        self.hero, self.on_hero = Hero(), Button("Continue", "continue")
        self.hero.setLayout(column(self.on_hero, margins=(20, 20, 20, 20)))
        self.scrolled, content = Button("Scrolled"), QWidget()
        content.setLayout(column(600, self.scrolled, 600, margins=(20, 20, 20, 20)))
        self.area = ScrollArea(content)
        self.parts = column(self.first, self.second, self.field, self.check, self.hero, self.area)
        self.setLayout(self.parts)
        self.resize(500, 600)
        self.ring = FocusRing(self)


@pytest.fixture
def window(show: Show) -> Window:
    made = Window()
    show(made)
    return made


def is_shown(window: Window) -> bool:
    return window.ring.is_shown


def ring_pixel(window: Window, target: QWidget) -> str:
    """Colour in the middle of the left stroke of the ring around `target`."""
    corner = target.mapTo(window, target.rect().topLeft())
    picture = window.grab().toImage()
    return picture.pixelColor(corner.x() - 3, corner.y() + target.height() // 2).name()


def test_tab_shows_the_ring_and_the_mouse_hides_it(window: Window) -> None:
    window.first.setFocus(TAB)
    assert is_shown(window)
    window.second.setFocus(MOUSE)
    assert not is_shown(window)
    QTest.keyClick(window.second, Qt.Key.Key_Right)
    assert is_shown(window)


def test_a_click_hides_a_ring_that_came_by_program(window: Window) -> None:
    window.first.setFocus()
    assert is_shown(window)
    QTest.mouseClick(window.first, Qt.MouseButton.LeftButton)
    assert not is_shown(window)


def test_text_fields_always_have_it(window: Window) -> None:
    window.first.setFocus(TAB)
    window.field.input.setFocus(MOUSE)
    assert is_shown(window)
    window.first.setFocus()
    assert not is_shown(window)


def test_it_goes_with_the_widget_and_on_to_the_next(window: Window, qapp: QApplication) -> None:
    window.parts.setContentsMargins(20, 20, 20, 20)
    window.first.setFocus(TAB)
    qapp.processEvents()
    before = ring_pixel(window, window.first)
    assert before == current_theme().colour("focus").name()
    window.parts.setContentsMargins(60, 60, 20, 20)
    qapp.processEvents()
    assert ring_pixel(window, window.first) == before
    window.first.hide()
    qapp.processEvents()
    assert window.second.hasFocus()
    assert ring_pixel(window, window.second) == before


def test_on_hero_it_is_white(window: Window) -> None:
    window.on_hero.setFocus(TAB)
    assert ring_pixel(window, window.on_hero) == current_theme().colour("focusOnHero").name()


def test_it_scrolls_with_the_content_and_outlives_it(window: Window, qapp: QApplication) -> None:
    window.scrolled.setFocus(TAB)
    assert is_shown(window)
    content = window.area.widget()
    assert content is not None
    assert window.ring._frame is not None
    assert window.ring._frame.parent() is content
    window.area.takeWidget()
    content.deleteLater()
    qapp.sendPostedEvents(content)
    qapp.processEvents()
    window.second.setFocus(TAB)
    assert is_shown(window)


def test_a_widget_may_say_where_its_ring_goes(window: Window) -> None:
    window.check.setFocus(TAB)
    frame = window.ring._frame
    assert frame is not None
    assert frame.width() < window.check.width()
    window.field.input.setFocus(TAB)
    assert frame.width() == window.field.width() + 10


def test_focus_of_another_window_is_not_its_business(window: Window, show: Show) -> None:
    window.first.setFocus(TAB)
    other = Button("Other")
    show(other)
    other.activateWindow()
    other.setFocus(TAB)
    assert not is_shown(window)
