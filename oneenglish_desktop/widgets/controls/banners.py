"""News of the state of things: banners that stay and toasts that go."""

from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from oneenglish_desktop.widgets.accessibility import announce
from oneenglish_desktop.widgets.controls.button_looks import Content
from oneenglish_desktop.widgets.controls.buttons import Button
from oneenglish_desktop.widgets.controls.labels import Icon, Label
from oneenglish_desktop.widgets.controls.pressable import Pressable
from oneenglish_desktop.widgets.layouts import row
from oneenglish_desktop.widgets.override import override
from oneenglish_desktop.widgets.painting import box, painter_for
from oneenglish_desktop.widgets.theme.holder import current_theme
from oneenglish_desktop.widgets.theme.themed import Themed
from oneenglish_desktop.widgets.theme.tokens import tokens


class _Kind(NamedTuple):
    fill: str
    edge: str
    ink: str
    icon: str


_KINDS = {
    "warn": _Kind("accentSoft", "accentEdge", "onAccentSoft", "triangle-alert"),
    "info": _Kind("primarySoft", "primary", "onPrimarySoft", "info"),
    "ok": _Kind("successSoft", "successLine", "onSuccessSoft", "circle-check"),
    "bad": _Kind("dangerSoft", "dangerLine", "onDangerSoft", "circle-alert"),
}
_HEIGHT = 52
_TOAST_HEIGHT, _TOAST_MARGIN, _TOAST_WIDTH = 46, 24, 312


class Banner(Themed, QWidget):
    """A sentence over the whole width under the title, with at most one button.

    Args:
        kind: `warn`, `info`, `ok` or `bad`.

    Signals:
        acted: the button was pressed.
    """

    acted = Signal()

    def __init__(self, kind: str = "warn", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = _KINDS[kind]
        self._icon = Icon(self._kind.icon, 20, self._kind.ink)
        self._label = Label("", "body", self._kind.ink, wrap=True)
        self._button = Button("", size=34)
        self._button.clicked.connect(self.acted)
        self._button.hide()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setMinimumHeight(_HEIGHT)
        inside = row(self._icon, self._label, spacing=12, margins=(16, 8, 9, 8))
        inside.addWidget(self._button)
        inside.setStretch(1, 1)
        self.setLayout(inside)

    def show_message(
        self,
        bold: str,
        text: str = "",
        action: str = "",
        *,
        kind: str | None = None,
        icon: str = "",
    ) -> None:
        """Show a message and let screen readers say it, `bad` ones at once.

        Args:
            bold: what happened, in bold.
            text: what it means.
            action: words of the button; none when empty.
            kind: another kind than before.
            icon: Lucide's name instead of the kind's own.
        """
        if kind is not None:
            self._kind = _KINDS[kind]
        self._icon.set_icon(icon or self._kind.icon, self._kind.ink)
        self._label.set_role(self._kind.ink)
        self._label.set_lead(bold, text)
        self._button.setText(action)
        self._button.setVisible(bool(action))
        self.setAccessibleName(self._label.text())
        self.update()
        if self.parentWidget() is not None:
            self.show()
        announce(self, self._label.text(), urgent=self._kind is _KINDS["bad"])

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        fill, edge = theme.colour(self._kind.fill), theme.colour(self._kind.edge)
        painter = painter_for(self)
        rect, radius = QRectF(self.rect()), theme.radius("well")
        box(painter, rect, radius, fill=fill, edge=edge, width=theme.border)
        painter.end()


class Toast(Themed, QWidget):
    """A short dark note at the lower left of `area` for five seconds; never for problems.

    Signals:
        acted: the action was pressed.
    """

    acted = Signal()

    def __init__(self, area: QWidget) -> None:
        super().__init__(area)
        self._area = area
        self._icon = Icon("check", 18, "onTooltip")
        self._label = Label("", "ui", "onTooltip")
        self._action = _ToastAction()
        self._action.clicked.connect(self._act)
        self._timer = QTimer(self, singleShot=True, interval=tokens()["motion"]["toast"])
        self._timer.timeout.connect(self.hide)
        inside = row(self._icon, self._label, None, self._action, spacing=12)
        inside.setContentsMargins(16, 8, 18, 8)
        self.setLayout(inside)
        self.setMinimumSize(_TOAST_WIDTH, _TOAST_HEIGHT)
        area.installEventFilter(self)
        self.hide()

    def show_text(self, text: str, icon: str = "check", action: str = "") -> None:
        """Show a note; it replaces the one before."""
        self._icon.set_icon(icon)
        self._label.setText(text)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()
        self._timer.start()
        announce(self, text)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._timer.start()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = painter_for(self)
        radius = theme.radius("control")
        box(painter, QRectF(self.rect()), radius, fill=theme.colour("tooltip"))
        painter.end()

    def _act(self) -> None:
        self.hide()
        self.acted.emit()

    def _place(self) -> None:
        bottom = self._area.height() - self.height() - _TOAST_MARGIN
        self.move(QPoint(_TOAST_MARGIN, bottom))


class _ToastAction(Pressable):
    """The one action of a toast."""

    radius_name = "small"

    @override
    def sizeHint(self) -> QSize:
        theme = current_theme()
        return QSize(round(self._content.width(theme)) + 4, theme.line("ui") + 4)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = painter_for(self)
        colour = theme.colour("accent" if theme.name == "light" else "onTooltip")
        self._content.paint(painter, QRectF(self.rect()), theme, colour)
        painter.end()

    @property
    def _content(self) -> Content:
        return Content(self.text(), current_theme().font("ui", weight=600))
