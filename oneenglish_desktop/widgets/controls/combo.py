"""Drop-down lists and menus."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QAction, QFontMetricsF, QKeySequence, QPaintEvent
from PySide6.QtWidgets import QComboBox, QMenu, QSizePolicy, QStyledItemDelegate, QWidget

from oneenglish_desktop.widgets.accessibility import describe
from oneenglish_desktop.widgets.icons import icon as themed_icon
from oneenglish_desktop.widgets.icons import paint_icon
from oneenglish_desktop.widgets.override import override
from oneenglish_desktop.widgets.painting import box, painter_for
from oneenglish_desktop.widgets.text import draw_text, text_width
from oneenglish_desktop.widgets.theme.holder import current_theme, theme_holder
from oneenglish_desktop.widgets.theme.theme import Theme
from oneenglish_desktop.widgets.theme.themed import Themed

_TYPES = {34: ("ui", 7), 40: ("body", 9), 48: ("bodyStudent", 12)}
_SIDE, _GAP, _ICON = 12, 8, 18


class ComboBox(Themed, QComboBox):
    """A drop-down list.

    Args:
        name: what is chosen, for screen readers; Qt would say only the current text.
        icon: left of the current text.
        size: height in px at 100 %: 34, 40 or 48.
    """

    def __init__(
        self, name: str, *, icon: str = "", size: int = 40, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon, self._size, self._name = icon, size, name
        self.currentTextChanged.connect(self._describe)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setItemDelegate(QStyledItemDelegate(self))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._describe("")
        self.apply_theme(current_theme())

    def focus_shape(self) -> tuple[QWidget, QRect, float]:
        """The focus ring goes around the whole list."""
        return self, self.rect(), current_theme().radius("control")

    @override
    def apply_theme(self, theme: Theme) -> None:
        self.setStyleSheet(theme_holder().sheet)
        self.setFont(theme.font(_TYPES[self._size][0]))
        super().apply_theme(theme)

    @override
    def sizeHint(self) -> QSize:
        theme = current_theme()
        kind, padding = _TYPES[self._size]
        texts = [self.itemText(index) for index in range(self.count())]
        widest = max((text_width(self.font(), text) for text in texts), default=0)
        icons = theme.icon(_ICON) + theme.scaled(_GAP)
        width = widest + 2 * theme.scaled(_SIDE) + icons * (2 if self._icon else 1)
        return QSize(round(width) + 2, theme.height(self._size, kind, padding))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().scaled(90), self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, rect = current_theme(), QRectF(self.rect())
        painter = painter_for(self)
        edge = "line" if not self.isEnabled() else "text" if self.underMouse() else "lineStrong"
        box(
            painter,
            rect,
            theme.radius("control"),
            fill=theme.colour("surface" if self.isEnabled() else "sunken"),
            edge=theme.colour(edge),
            width=theme.border,
        )
        ink = theme.colour("text" if self.isEnabled() else "muted")
        side, gap = theme.icon(_ICON), theme.scaled(_GAP)
        inner = rect.adjusted(theme.scaled(_SIDE), 0, -theme.scaled(_SIDE), 0)
        place = QRectF(inner.left(), round(rect.center().y() - side / 2), side, side)
        if self._icon:
            paint_icon(painter, place, self._icon, ink)
            inner.setLeft(inner.left() + side + gap)
        place.moveLeft(inner.right() - side)
        paint_icon(painter, place, "chevron-down", ink)
        inner.setRight(inner.right() - side - gap)
        elided = QFontMetricsF(self.font()).elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, inner.width() + 1
        )
        draw_text(painter, inner.adjusted(0, 0, 2, 0), elided, self.font(), ink)
        painter.end()

    def _describe(self, text: str) -> None:
        # Qt names a combo box by its current text, whatever its accessible name is.
        describe(self, QAccessible.Role.ComboBox, self._name, text)


class Menu(Themed, QMenu):
    """A menu with icons of the theme."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self.setWindowFlag(Qt.WindowType.NoDropShadowWindowHint)
        self.apply_theme(current_theme())

    @override
    def apply_theme(self, theme: Theme) -> None:
        self.setStyleSheet(theme_holder().sheet)
        super().apply_theme(theme)

    def add(self, text: str, icon: str = "", keys: str = "", *, danger: bool = False) -> QAction:
        """Add a choice.

        Args:
            text: a verb first.
            icon: Lucide's name.
            keys: shortcut as Qt writes it, such as "Ctrl+D".
            danger: it takes something away.
        """
        action = self.addAction(text)
        if icon:
            role = "danger" if danger else "text"
            action.setIcon(themed_icon(icon, current_theme().icon(_ICON), role))
        if keys:
            action.setShortcut(QKeySequence(keys))
        return action
