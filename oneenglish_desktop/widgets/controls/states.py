"""What a page shows instead of its content: nothing yet, a problem, still loading."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from oneenglish_desktop.widgets.accessibility import announce
from oneenglish_desktop.widgets.controls.buttons import Button, IconButton
from oneenglish_desktop.widgets.controls.labels import Label
from oneenglish_desktop.widgets.controls.spinner import Spinner
from oneenglish_desktop.widgets.controls.tiles import IconTile
from oneenglish_desktop.widgets.layouts import column, row
from oneenglish_desktop.widgets.override import override
from oneenglish_desktop.widgets.painting import box, painter_for, pen
from oneenglish_desktop.widgets.theme.holder import current_theme
from oneenglish_desktop.widgets.theme.themed import Themed
from oneenglish_desktop.widgets.theme.tokens import tokens

_CENTRE = Qt.AlignmentFlag.AlignHCenter
_TEXT_WIDTH = 264


class _SmallTrack(Themed, QWidget):
    """A track with a runner at the start."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(118, 64)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = painter_for(self)
        outer = QRectF(1, 6, 116, 57)
        inner = outer.adjusted(13, 13, -13, -13)
        edge = theme.colour("lineStrong")
        box(painter, outer, outer.height() / 2, fill=theme.colour("chip"), edge=edge, width=1.5)
        box(painter, inner, inner.height() / 2, fill=theme.colour("surface"), edge=edge, width=1.5)
        self._paint_runner(painter, outer.adjusted(2, 2, -2, -2))
        painter.end()

    def _paint_runner(self, painter: QPainter, lane: QRectF) -> None:
        theme, side = current_theme(), lane.height()
        painter.setPen(pen(theme.colour("primary"), 4, round_cap=True))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawArc(QRectF(lane.left(), lane.top(), side, side), 92 * 16, 58 * 16)
        painter.setPen(pen(theme.colour("accentEdge"), 1.5))
        painter.setBrush(theme.colour("accent"))
        painter.drawEllipse(QPointF(lane.left() + side / 2, lane.top()), 5, 5)


class EmptyState(QWidget):
    """Nothing is here yet: why, and one thing to do.

    Args:
        title: what is not here yet.
        text: why, and what is still possible.
        action: words of the button; none when empty.
        icon: of the button.

    Signals:
        acted: the button was pressed.
    """

    acted = Signal()

    def __init__(
        self,
        title: str,
        text: str,
        action: str = "",
        *,
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        words = Label(text, "body", "text2", wrap=True, align=_CENTRE)
        words.setMinimumWidth(current_theme().scaled(_TEXT_WIDTH))
        heading = Label(title, "card", align=_CENTRE, wrap=True)
        layout = column(None, (_SmallTrack(), _CENTRE), 16, heading, 4, (words, _CENTRE))
        if action:
            button = Button(action, "soft", icon=icon)
            button.clicked.connect(self.acted)
            layout.addSpacing(14)
            layout.addWidget(button, 0, _CENTRE)
        layout.addStretch(1)
        self.setLayout(layout)


class ErrorState(QWidget):
    """Something did not work: the work is safe, and a way out.

    Args:
        title: what did not work.
        text: that the work is safe, and what to do.
        code: to tell a teacher; it can be copied. Not shown when empty.

    Signals:
        chosen: id of the pressed button.
    """

    chosen = Signal(str)

    def __init__(
        self, title: str, text: str, *, code: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        words = Label(text, "body", "text2", wrap=True, align=_CENTRE)
        words.setMinimumWidth(current_theme().scaled(_TEXT_WIDTH))
        self._actions = row(spacing=8)
        self._code = Label("", "ui", "text2")
        copy = IconButton("copy", self.tr("Copy"), size=34, kind="quiet")
        copy.clicked.connect(self._copy)
        self._code_row = QWidget()
        self._code_row.setLayout(row(self._code, copy, spacing=2))
        picture = IconTile("unplug", "danger", size=60, round_shape=True)
        heading = Label(title, "card", align=_CENTRE, wrap=True)
        layout = column(None, (picture, _CENTRE), 12, heading, 4, (words, _CENTRE), 14)
        layout.addLayout(self._actions)
        layout.setAlignment(self._actions, _CENTRE)
        layout.addSpacing(6)
        layout.addWidget(self._code_row, 0, _CENTRE)
        layout.addStretch(1)
        self.setLayout(layout)
        self.set_code(code)

    def set_code(self, code: str) -> None:
        """Show another code, or none when empty."""
        self._plain_code = code
        self._code.setText(self.tr("Code {code}").format(code=code))
        self._code_row.setHidden(not code)

    def add_action(
        self, action: str, text: str, kind: str = "secondary", *, icon: str = ""
    ) -> Button:
        """Add a button; `action` is its id for `chosen`."""
        button = Button(text, kind, icon=icon)
        button.setObjectName(action)
        button.clicked.connect(self._clicked)
        self._actions.addWidget(button)
        return button

    def _clicked(self) -> None:
        self.chosen.emit(self.sender().objectName())

    def _copy(self) -> None:
        QApplication.clipboard().setText(self._plain_code)
        announce(self, self.tr("Copied"))


class LoadingState(Themed, QWidget):
    """Blocks where the content will be; seen only when loading takes more than 0.4 s.

    Args:
        text: what is being fetched.
        blocks: how many rows there will be.
    """

    def __init__(self, text: str, *, blocks: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._blocks = blocks
        self._late = False
        self._words = QWidget()
        self._words.setLayout(row(Spinner(18), Label(text, "ui", "text2"), None, spacing=8))
        self._words.hide()
        self.setLayout(column(None, self._words, margins=(22, 20, 22, 20)))
        self._timer = QTimer(self, singleShot=True)
        self._timer.setInterval(tokens()["motion"]["skeletonDelay"])
        self._timer.timeout.connect(self._appear)
        self.setAccessibleName(text)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self._late = False
        self._words.hide()
        self._timer.start()

    @override
    def sizeHint(self) -> QSize:
        return QSize(300, 110 + self._blocks * 52)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._late:
            return
        theme, width = current_theme(), self.width() - 44
        fill = theme.colour("skeleton")
        painter = painter_for(self)
        box(painter, QRectF(22, 20, 44, 44), 22, fill=fill)
        box(painter, QRectF(78, 27, width * 0.55, 13), 6.5, fill=fill)
        box(painter, QRectF(78, 48, width * 0.33, 11), 5.5, fill=fill)
        for index in range(self._blocks):
            place = QRectF(22, 87 + index * 52, width, 41)
            if place.bottom() < self._words.geometry().top():
                box(painter, place, theme.radius("control"), fill=fill)
        painter.end()

    def _appear(self) -> None:
        self._late = True
        self._words.show()
        self.update()
        announce(self, self.accessibleName())
