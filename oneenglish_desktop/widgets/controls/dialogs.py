"""Questions over the window, and panels that slide in over it."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from oneenglish_desktop.widgets.accessibility import announce, describe
from oneenglish_desktop.widgets.controls.buttons import Button, IconButton
from oneenglish_desktop.widgets.controls.labels import Label
from oneenglish_desktop.widgets.controls.overlays import Overlay
from oneenglish_desktop.widgets.controls.surfaces import Panel, ScrollArea
from oneenglish_desktop.widgets.controls.tiles import IconTile
from oneenglish_desktop.widgets.layouts import column, row
from oneenglish_desktop.widgets.motion import animate
from oneenglish_desktop.widgets.override import override
from oneenglish_desktop.widgets.painting import box, painter_for, shadow
from oneenglish_desktop.widgets.theme.holder import current_theme
from oneenglish_desktop.widgets.theme.themed import Themed
from oneenglish_desktop.widgets.theme.tokens import tokens

_PADDING = 26
_EDGE = 24
_DRAWER_WIDTH = 340


class Dialog(Overlay):
    """A question over the window. Opened once, it deletes itself when it is answered.

    Args:
        window: what it lies over.
        title: the question, or what has happened.
        text: what is safe and what follows.
        icon: Lucide's name, in a circle left of the title.
        kind: tint of the circle.
        width: px, 412 to 560.

    Signals:
        chosen: id of the action; Esc chooses the safe one.
    """

    chosen = Signal(str)

    def __init__(  # noqa: PLR0913 - options by name
        self,
        window: QWidget,
        title: str,
        text: str = "",
        *,
        icon: str = "",
        kind: str = "accent",
        width: int = 412,
    ) -> None:
        super().__init__(window)
        self._width = width
        self._safe = ""
        self._safe_button: Button | None = None
        self._title = Label(title, "card", wrap=True)
        self._text = Label(text, "body", "text2", wrap=True)
        if not text:
            # Never shown by hand before it has a parent: it would be a window of its own.
            self._text.hide()
        self._actions: QHBoxLayout = row(None, spacing=10)
        self.body: QVBoxLayout = column(spacing=12)
        self._box = _Box(self)
        head = row(spacing=12)
        if icon:
            head.addWidget(IconTile(icon, kind, size=40, round_shape=True))
        head.addWidget(self._title, 1)
        inside = column(head, 8, self._text, self.body, 18, self._actions)
        inside.setContentsMargins(_PADDING, _PADDING - 2, _PADDING, _PADDING - 4)
        self._box.setLayout(inside)
        describe(self._box, QAccessible.Role.Dialog, title, text)

    def set_text(self, text: str) -> None:
        """Say something else under the title."""
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self._place()

    def add_action(
        self, action: str, text: str, kind: str = "secondary", *, safe: bool = False
    ) -> Button:
        """Add a button.

        Args:
            action: id for `chosen`.
            text: a verb.
            kind: kind of button.
            safe: nothing is lost; has the focus at first, and Esc chooses it.
        """
        button = Button(text, kind)
        button.setObjectName(action)
        button.clicked.connect(self._clicked)
        self._actions.addWidget(button)
        if safe:
            self._safe, self._safe_button = action, button
        return button

    @override
    def open(self) -> None:
        super().open()
        self._place()
        if self._safe_button is not None:
            self._safe_button.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self._box, f"{self._title.text()} {self._text.text()}", urgent=True)

    def finish(self, action: str) -> None:
        """Answer with `action`, close and delete."""
        self.close_overlay()
        self.deleteLater()
        self.chosen.emit(action)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._safe:
            self.finish(self._safe)
        event.accept()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme = current_theme()
        token = tokens()["color"]["alpha"]["shadowDialog"]
        place = QRectF(self._box.geometry()).translated(QPointF(0, token["y"]))
        painter = painter_for(self)
        colour, radius = theme.alpha("shadowDialog"), theme.radius("card")
        shadow(painter, place, radius, colour, token["blur"])
        painter.end()

    def _place(self) -> None:
        theme = current_theme()
        width = min(theme.scaled(self._width), self.width() - 2 * _EDGE)
        height = min(self._box.heightForWidth(width), self.height() - 2 * _EDGE)
        left, top = (self.width() - width) // 2, (self.height() - height) // 2
        self._box.setGeometry(QRect(left, top, width, height))
        self.update()

    def _clicked(self) -> None:
        self.finish(self.sender().objectName())


class _Box(Themed, QWidget):
    """The white box of a dialog."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = painter_for(self)
        box(
            painter,
            QRectF(self.rect()),
            theme.radius("card"),
            fill=theme.colour("surface"),
            edge=theme.colour("line"),
            width=theme.border,
        )
        painter.end()


class Drawer(Overlay):
    """A side panel that slides in from the right when there is no room for it beside the page.

    Args:
        window: what it lies over.
        title: what is in it.
        content: the panel; belongs to the drawer from now on.

    Signals:
        closed: it slid out, by the cross, Esc or a click beside it.
    """

    closed = Signal()

    def __init__(self, window: QWidget, title: str, content: QWidget) -> None:
        super().__init__(window)
        self._share = 1.0
        self._panel = Panel("surface", edge="left", parent=self)
        self._close_button = IconButton("x", self.tr("Close"), kind="quiet")
        self._close_button.clicked.connect(self.slide_out)
        head = row(Label(title, "card"), None, self._close_button)
        layout = column(head, 8, ScrollArea(content), margins=(24, 16, 20, 20))
        self._panel.setLayout(layout)
        describe(self._panel, QAccessible.Role.Dialog, title)

    @override
    def open(self) -> None:
        self._slide(0.0)
        super().open()
        animate(self, "slow", self._slide)
        self._close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def slide_out(self) -> None:
        """Close it; `open` shows it again."""
        self.close_overlay()
        self.closed.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.slide_out()
        event.accept()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.slide_out()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._slide(self._share)

    def _slide(self, share: float) -> None:
        self._share = share
        width = min(current_theme().scaled(_DRAWER_WIDTH), self.width())
        self._panel.setGeometry(self.width() - round(width * share), 0, width, self.height())
