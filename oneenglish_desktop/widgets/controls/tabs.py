"""One of a few: tabs, segments, and the list of settings."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QSizePolicy, QWidget

from oneenglish_desktop.widgets.controls.pressable import Pressable
from oneenglish_desktop.widgets.icons import paint_icon
from oneenglish_desktop.widgets.layouts import column, row
from oneenglish_desktop.widgets.override import override
from oneenglish_desktop.widgets.painting import box, painter_for
from oneenglish_desktop.widgets.text import draw_text, text_width
from oneenglish_desktop.widgets.theme.holder import current_theme
from oneenglish_desktop.widgets.theme.themed import Themed

_TAB_GAP, _UNDERLINE = 24, 3
_SEGMENT_SIDE, _SEGMENT_INSET = 12, 3


class _Tab(Pressable):
    """One of the tabs; its subclass paints it."""

    radius_name = "small"

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setCheckable(True)
        # The group makes it exclusive already; screen readers take it for a radio button so.
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        theme = current_theme()
        width = text_width(theme.font("body", weight=600), self.text())
        return QSize(round(width) + 2, theme.height(40, "body", 9))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, rect = current_theme(), QRectF(self.rect())
        painter = painter_for(self)
        strong = self.isChecked()
        role = {"disabled": "muted", "default": "text2"}.get(self.state, "text")
        font = theme.font("body", weight=600 if strong else 500)
        colour = theme.colour("text" if strong else role)
        draw_text(painter, rect, self.text(), font, colour, align=Qt.AlignmentFlag.AlignHCenter)
        if strong:
            line = QRectF(0, rect.bottom() - _UNDERLINE, rect.width(), _UNDERLINE)
            box(painter, line, _UNDERLINE / 2, fill=theme.colour("primary"))
        painter.end()


class _Segment(_Tab):
    @override
    def sizeHint(self) -> QSize:
        theme = current_theme()
        width = text_width(theme.font("ui", weight=600), self.text())
        height = theme.height(32, "ui", 6)
        return QSize(round(width) + 2 * theme.scaled(_SEGMENT_SIDE), height)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, rect = current_theme(), QRectF(self.rect())
        painter = painter_for(self)
        strong = self.isChecked()
        if strong:
            edge, fill = theme.colour("lineStrong"), theme.colour("surface")
            box(painter, rect, theme.radius("small"), fill=fill, edge=edge, width=theme.border)
        role = {"disabled": "muted", "default": "text2"}.get(self.state, "text")
        font = theme.font("ui", weight=600 if strong else 500)
        colour = theme.colour("text" if strong else role)
        draw_text(painter, rect, self.text(), font, colour, align=Qt.AlignmentFlag.AlignHCenter)
        painter.end()


class _SideTab(_Tab):
    radius_name = "control"

    def __init__(self, icon: str, text: str) -> None:
        super().__init__(text)
        self._icon = icon
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        theme = current_theme()
        width = text_width(theme.font("body", weight=600), self.text()) + theme.icon(18)
        return QSize(round(width) + 3 * theme.scaled(13), theme.height(42, "body", 10))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, rect = current_theme(), QRectF(self.rect())
        painter = painter_for(self)
        strong = self.isChecked()
        fill = "primarySoft" if strong else "sunken" if self.state == "hover" else ""
        if fill:
            box(painter, rect, theme.radius("control"), fill=theme.colour(fill))
        colour = theme.colour("onPrimarySoft" if strong else "text2")
        side, left = theme.icon(18), theme.scaled(13)
        place = QRectF(left, round(rect.center().y() - side / 2), side, side)
        paint_icon(painter, place, self._icon, colour)
        words = rect.adjusted(left + side + theme.scaled(12), 0, 0, 0)
        font = theme.font("body", weight=600 if strong else 500)
        draw_text(painter, words, self.text(), font, colour)
        painter.end()


class _OneOf(Themed, QWidget):
    """A group of which one is chosen; arrows move inside it.

    Signals:
        changed: index of the one that was chosen by the person or by `set_current`.
    """

    changed = Signal(int)

    def __init__(self, tabs: Sequence[_Tab], layout: QBoxLayout, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        for index, tab in enumerate(tabs):
            self._group.addButton(tab, index)
            layout.addWidget(tab)
        self.setLayout(layout)
        if tabs:
            tabs[0].setChecked(True)
        self._group.idToggled.connect(self._toggled)

    def current(self) -> int:
        """Index of the chosen one."""
        return self._group.checkedId()

    def set_current(self, index: int) -> None:
        """Choose another one."""
        self._group.button(index).setChecked(True)

    def set_enabled(self, index: int, enabled: bool) -> None:  # noqa: FBT001 - a Qt-like setter
        """Let one be chosen, or not."""
        self._group.button(index).setEnabled(enabled)

    def _toggled(self, index: int, checked: bool) -> None:  # noqa: FBT001 - a Qt slot
        if checked:
            self.changed.emit(index)


class Tabs(_OneOf):
    """Views of one thing, side by side over a line."""

    def __init__(self, labels: Sequence[str], *, parent: QWidget | None = None) -> None:
        layout = row(spacing=_TAB_GAP)
        super().__init__([_Tab(label) for label in labels], layout, parent)
        layout.addStretch(1)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_for(self)
        line = QRectF(0, self.height() - 1, self.width(), 1)
        painter.fillRect(line, current_theme().colour("line"))
        painter.end()


class Segments(_OneOf):
    """A short choice of which every value can be seen."""

    def __init__(self, labels: Sequence[str], name: str, *, parent: QWidget | None = None) -> None:
        inset = (_SEGMENT_INSET,) * 4
        layout = row(margins=inset)
        super().__init__([_Segment(label) for label in labels], layout, parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = painter_for(self)
        edge, fill = theme.colour("line"), theme.colour("chip")
        box(painter, QRectF(self.rect()), theme.radius("control"), fill=fill, edge=edge)
        painter.end()


class SideTabs(_OneOf):
    """The pages of the settings, from top to bottom.

    Args:
        entries: (icon, text) of each page.
    """

    def __init__(
        self, entries: Sequence[tuple[str, str]], *, parent: QWidget | None = None
    ) -> None:
        tabs = [_SideTab(icon, text) for icon, text in entries]
        super().__init__(tabs, column(spacing=2), parent)
