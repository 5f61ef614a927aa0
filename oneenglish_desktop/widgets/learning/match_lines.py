"""The lines between the two sides of a board of pairs."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from oneenglish_desktop.widgets.override import override
from oneenglish_desktop.widgets.painting import painter_for, pen
from oneenglish_desktop.widgets.theme.holder import current_theme
from oneenglish_desktop.widgets.theme.themed import Themed

_WIDTH, _DOT = 3.0, 6.0
_ROLES = {"open": "primary", "correct": "successLine", "not_yet": "dangerLine"}


class Line(NamedTuple):
    """From an item to its partner, or to the mouse.

    Attributes:
        verdict: `open`, `correct` or `not_yet`.
        loose: its end follows the mouse.
    """

    start: QPointF
    end: QPointF
    verdict: str = "open"
    loose: bool = False


class MatchLines(Themed, QWidget):
    """Lies over the board and lets every click through; letters say the same to everybody."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @property
    def lines(self) -> tuple[Line, ...]:
        """What is drawn now."""
        return self._lines

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Draw other lines."""
        self._lines = tuple(lines)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_for(self)
        for line in self._lines:
            _paint(painter, line)
        painter.end()


def _paint(painter: QPainter, line: Line) -> None:
    theme = current_theme()
    colour = theme.colour(_ROLES[line.verdict])
    bend = QPointF((line.end.x() - line.start.x()) / 2, 0)
    path = QPainterPath(line.start)
    path.cubicTo(line.start + bend, line.end - bend, line.end)
    dashed = line.loose or line.verdict == "not_yet"
    painter.setPen(pen(colour, _WIDTH, dashed=dashed, round_cap=not dashed))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(line.start, _DOT, _DOT)
    if line.loose:
        painter.setPen(pen(colour, _WIDTH))
        painter.setBrush(theme.colour("surface"))
    painter.drawEllipse(line.end, _DOT, _DOT)
