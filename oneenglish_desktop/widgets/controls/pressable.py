"""What all buttons share: keys, hover and the frame of the focus ring."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from oneenglish_desktop.widgets.override import override
from oneenglish_desktop.widgets.theme.holder import current_theme
from oneenglish_desktop.widgets.theme.themed import Themed

_PRESS_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)


class Pressable(Themed, QAbstractButton):
    """A button painted by its subclass; Space and Enter press it.

    Attributes:
        radius_name: corner radius, for the focus ring.
    """

    radius_name = "control"

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def focus_shape(self) -> tuple[QWidget, QRect, float]:
        """Where the focus ring goes: a widget, a rectangle in it, a corner radius."""
        return self, self.rect(), current_theme().radius(self.radius_name)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _PRESS_KEYS:
            self.click()
        elif event.key() in _ARROWS and not self._is_exclusive():
            # Qt would move the focus to any neighbour; arrows belong to the page.
            event.ignore()
        else:
            super().keyPressEvent(event)

    @property
    def state(self) -> str:
        """`disabled`, `pressed`, `hover` or `default`."""
        if not self.isEnabled():
            return "disabled"
        if self.isDown():
            return "pressed"
        return "hover" if self.underMouse() else "default"

    def _is_exclusive(self) -> bool:
        in_group: object = self.group()
        return in_group is not None or self.autoExclusive()
