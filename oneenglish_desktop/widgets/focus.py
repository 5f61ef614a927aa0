"""The focus ring: one for a window, around whatever has the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMargins, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from oneenglish_desktop.widgets.override import override
from oneenglish_desktop.widgets.painting import painter_for, pen
from oneenglish_desktop.widgets.theme.holder import current_theme
from oneenglish_desktop.widgets.theme.themed import Themed
from oneenglish_desktop.widgets.theme.tokens import tokens

_TEXT_FIELDS = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox)
_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
_MOVES = (
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.ParentChange,
)
_MARGIN = 5
_MARGINS = QMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)


class FocusRing(QObject):
    """Follows the focus inside `window`; seen when the keyboard is used, always in text fields.

    A widget may say where its ring goes by a method `focus_shape` (see `Pressable`), and that
    it is a hero surface by an attribute `is_hero`.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self._frame: _Frame | None = None
        self._by_keyboard = True
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_changed)

    @property
    def is_shown(self) -> bool:
        """Whether a ring can be seen now."""
        return self._frame is not None and isValid(self._frame) and self._frame.isVisible()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _MOVES:
            self._place()
        elif watched is self._target:
            self._notice(event)
        return False

    def _notice(self, event: QEvent) -> None:
        """Learn from what the focus widget is told whether keyboard or mouse is in use."""
        kind = event.type()
        if isinstance(event, QFocusEvent) and kind == QEvent.Type.FocusOut:
            # The next widget is told the same reason, before anybody can listen to it.
            if event.reason() in _KEYBOARD:
                self._by_keyboard = True
            elif event.reason() == Qt.FocusReason.MouseFocusReason:
                self._by_keyboard = False
        elif kind == QEvent.Type.MouseButtonPress and self._by_keyboard:
            self._by_keyboard = False
            self._place()
        elif kind == QEvent.Type.KeyPress and not self._by_keyboard:
            self._by_keyboard = True
            self._place()

    def _focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._watched.clear()
        self._target = new if new is not None and new.window() is self._window else None
        if self._target is not None:
            self._watched = _up_to(self._window, self._target)
        for widget in self._watched:
            widget.installEventFilter(self)
        self._place()

    def _place(self) -> None:
        target = self._target
        seen = target is not None and isValid(target) and target.isVisible()
        if target is None or not seen or not self._is_wanted(target):
            if self._frame is not None and isValid(self._frame):
                self._frame.hide()
            return
        frame = self._frame_in(_container(target, self._window))
        frame.surround(target)

    def _is_wanted(self, target: QWidget) -> bool:
        return self._by_keyboard or isinstance(target, _TEXT_FIELDS)

    def _frame_in(self, container: QWidget) -> _Frame:
        if self._frame is None or not isValid(self._frame):
            self._frame = _Frame(container)
        elif self._frame.parent() is not container:
            self._frame.move_into(container)
        return self._frame


class _Frame(Themed, QWidget):
    """Paints the ring; lies over the widgets without taking their clicks."""

    def __init__(self, container: QWidget) -> None:
        super().__init__(container)
        self._container = container
        self._radius = 0.0
        self._on_hero = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def move_into(self, container: QWidget) -> None:
        """Become a child of `container`."""
        self._container = container
        self.setParent(container)

    def surround(self, target: QWidget) -> None:
        """Move around `target`."""
        widget, rect, radius = _shape(target)
        corner = widget.mapTo(self._container, rect.topLeft())
        place = QRect(corner, rect.size()).marginsAdded(_MARGINS)
        on_hero = _is_on_hero(widget)
        if (place, radius, on_hero) != (self.geometry(), self._radius, self._on_hero):
            self.setGeometry(place)
            self._radius, self._on_hero = radius, on_hero
            self.update()
        self.show()
        self.raise_()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_for(self)
        ring, gap = tokens()["focus"]["width"], tokens()["focus"]["gap"]
        roles = ("focusOnHero", "hero") if self._on_hero else ("focus", "focusGap")
        self._stroke(painter, gap / 2 - 0.25, gap + 0.5, roles[1])
        self._stroke(painter, gap + ring / 2, ring, roles[0])
        painter.end()

    def _stroke(self, painter: QPainter, distance: float, width: float, role: str) -> None:
        """Stroke a rounded rectangle `distance` px outside the target."""
        inset = _MARGIN - distance
        rect = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        radius = min(self._radius + distance, rect.height() / 2, rect.width() / 2)
        painter.setPen(pen(current_theme().colour(role), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect, radius, radius)


def _shape(target: QWidget) -> tuple[QWidget, QRect, float]:
    shape = getattr(target, "focus_shape", None)
    if shape is None:
        return target, target.rect(), current_theme().radius("small")
    widget, rect, radius = shape()
    return widget, rect, radius


def _up_to(window: QWidget, target: QWidget) -> list[QWidget]:
    """`target` and everything that it lies in, without the window."""
    found: list[QWidget] = []
    widget: QWidget | None = target
    while widget is not None and widget is not window:
        found.append(widget)
        widget = widget.parentWidget()
    return found


def _container(target: QWidget, window: QWidget) -> QWidget:
    """Where the frame lives: scrolls with the target, and is clipped like it."""
    widget: QWidget | None = target.parentWidget()
    while widget is not None and widget is not window:
        viewport = widget.parentWidget()
        area = viewport.parentWidget() if viewport is not None else None
        if isinstance(area, QScrollArea) and area.widget() is widget:
            return widget
        widget = viewport
    return window


def _is_on_hero(widget: QWidget | None) -> bool:
    while widget is not None:
        if getattr(widget, "is_hero", False):
            return True
        widget = widget.parentWidget()
    return False
