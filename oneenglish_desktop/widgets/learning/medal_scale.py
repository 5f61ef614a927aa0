"""How many per cent were reached, and where the medals are; on the hero surface."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from oneenglish_desktop.widgets.accessibility import describe
from oneenglish_desktop.widgets.learning.medals import paint_disc
from oneenglish_desktop.widgets.override import override
from oneenglish_desktop.widgets.painting import box, painter_for
from oneenglish_desktop.widgets.text import draw_text, text_width
from oneenglish_desktop.widgets.theme.holder import current_theme
from oneenglish_desktop.widgets.theme.theme import Theme
from oneenglish_desktop.widgets.theme.themed import Themed

_KNOB, _KNOB_GAP, _TRACK = 11, 4, 12
_TICK = QSize(3, 10)
_DISC, _DISC_GAP, _BELOW = 18, 6, 22
_MARK_GAP = 10


class MedalScale(Themed, QWidget):
    """A bar from 0 to 100 per cent with a mark for each medal.

    Args:
        percent: what was reached, 0 to 100.
        bronze: per cent from which a phase earns bronze.
        silver: the same for silver.
        gold: the same for gold.
        name: what was reached, in words.
    """

    def __init__(  # noqa: PLR0913 - the four numbers belong together
        self,
        percent: float,
        bronze: float,
        silver: float,
        gold: float,
        name: str,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._percent = min(max(percent, 0.0), 100.0)
        self._marks = (("bronze", bronze), ("silver", silver), ("gold", gold))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        describe(self, QAccessible.Role.ProgressBar, name, f"{round(percent)}%")

    @override
    def sizeHint(self) -> QSize:
        theme = current_theme()
        below = max(theme.icon(_DISC), theme.line("meta"))
        return QSize(560, _KNOB + _KNOB_GAP + _BELOW + below)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(280, self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        middle = _KNOB + _KNOB_GAP
        track = QRectF(0, middle - _TRACK / 2, self.width(), _TRACK)
        done = QRectF(track)
        done.setWidth(track.width() * self._percent / 100)
        painter = painter_for(self)
        fill, edge = theme.colour("heroLane2"), theme.colour("heroLane")
        if theme.is_contrast:
            fill = theme.colour("hero")
        box(painter, track, _TRACK / 2, fill=fill, edge=edge, width=1.5)
        box(painter, done, _TRACK / 2, fill=theme.colour("heroAccent"))
        at = min(max(done.right(), _KNOB), self.width() - _KNOB)
        painter.setPen(Qt.PenStyle.NoPen)
        for radius, role in ((_KNOB + _KNOB_GAP, "hero"), (_KNOB, "heroAccent")):
            painter.setBrush(theme.colour(role))
            painter.drawEllipse(QPointF(at, middle), radius, radius)
        self._paint_marks(painter, theme)
        painter.end()

    def _paint_marks(self, painter: QPainter, theme: Theme) -> None:
        """Paint the marks from the right; large words move to the left of each other."""
        room = float(self.width())
        for kind, percent in reversed(self._marks):
            room = self._paint_mark(painter, theme, kind, percent, room) - _MARK_GAP

    def _paint_mark(
        self, painter: QPainter, theme: Theme, kind: str, percent: float, room: float
    ) -> float:
        """Paint the mark of a medal, left of `room`; the left end of its words."""
        x = self.width() * percent / 100
        top = _KNOB + _KNOB_GAP + _TRACK / 2 + 2
        tick = QRectF(x - _TICK.width() / 2, top, _TICK.width(), _TICK.height())
        painter.fillRect(tick, theme.colour("onHero2"))
        disc, text = theme.icon(_DISC), f"{percent:g}%"
        font = theme.font("meta", tabular=True)
        width = disc + _DISC_GAP + text_width(font, text)
        height = max(disc, theme.line("meta"))
        left = max(min(x - width / 2, room - width - 1), 0.0)
        line = QRectF(left, self.height() - height, width + 2, height)
        place = QRectF(line.left(), line.center().y() - disc / 2, disc, disc)
        paint_disc(painter, place, kind)
        words = line.adjusted(disc + _DISC_GAP, 0, 0, 0)
        draw_text(painter, words, text, font, theme.colour("onHero2"))
        return left
