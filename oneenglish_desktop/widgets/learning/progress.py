"""How far something has come: bar, segments, ring. The number stands beside or inside it."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from oneenglish_desktop.widgets.accessibility import describe
from oneenglish_desktop.widgets.override import override
from oneenglish_desktop.widgets.painting import box, painter_for, pen
from oneenglish_desktop.widgets.text import draw_text
from oneenglish_desktop.widgets.theme.holder import current_theme
from oneenglish_desktop.widgets.theme.themed import Themed

_ROLE = QAccessible.Role.ProgressBar
_SEGMENT, _SEGMENT_GAP, _SEGMENT_HEIGHT, _CURRENT_HEIGHT = 22, 4, 8, 12
_NARROWEST_SEGMENT = 4
_RING_STROKE = 9


class ProgressBar(Themed, QWidget):
    """A bar.

    Args:
        value: how much is done.
        total: of how much.
        name: what is counted, for screen readers.
        words: the value in words, such as "7 of 12".
        thickness: px at 100 %.
    """

    def __init__(  # noqa: PLR0913 - options by name
        self,
        value: float,
        total: float,
        name: str,
        *,
        words: str = "",
        thickness: int = 10,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name, self._thickness = name, thickness
        self._share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_value(value, total, words)

    def set_value(self, value: float, total: float, words: str = "") -> None:
        """Show another value."""
        self._share = min(max(value / total, 0.0), 1.0) if total else 0.0
        describe(self, _ROLE, self._name, words or f"{self._share:.0%}")
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(160, current_theme().icon(self._thickness))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, rect = current_theme(), QRectF(self.rect())
        radius = rect.height() / 2
        painter = painter_for(self)
        box(painter, rect, radius, fill=theme.colour("chip"), edge=theme.colour("line"))
        if self._share:
            done = QRectF(rect)
            done.setWidth(max(rect.width() * self._share, rect.height()))
            box(painter, done, radius, fill=theme.colour("primary"))
        painter.end()


class SegmentBar(Themed, QWidget):
    """One small bar for each question; the current one is marigold.

    Args:
        total: how many questions.
        name: what is counted, for screen readers.
    """

    def __init__(self, total: int, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._total, self._name = total, name
        self._done: tuple[bool, ...] = ()
        self._current = -1
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_states([False] * total, -1)

    def set_states(self, done: Sequence[bool], current: int) -> None:
        """Show which questions are done, and the index of the one on screen (-1: none)."""
        self._done, self._current = tuple(done), current
        self._total = len(self._done)
        describe(self, _ROLE, self._name, f"{sum(self._done)} / {self._total}")
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        step = _SEGMENT + _SEGMENT_GAP
        return QSize(self._total * step - _SEGMENT_GAP, _CURRENT_HEIGHT)

    @override
    def minimumSizeHint(self) -> QSize:
        step = _NARROWEST_SEGMENT + _SEGMENT_GAP
        return QSize(self._total * step, _CURRENT_HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = painter_for(self)
        step = min((self.width() + _SEGMENT_GAP) / max(self._total, 1), _SEGMENT + _SEGMENT_GAP)
        for index in range(self._total):
            current = index == self._current
            height = _CURRENT_HEIGHT if current else _SEGMENT_HEIGHT
            top = (self.height() - height) / 2
            place = QRectF(index * step, top, step - _SEGMENT_GAP, height)
            if current:
                fill, edge = theme.colour("accent"), theme.colour("accentEdge")
                box(painter, place, 3, fill=fill, edge=edge, width=1.5)
            elif self._done[index]:
                box(painter, place, height / 2, fill=theme.colour("primary"))
            else:
                fill, edge = theme.colour("surface"), theme.colour("lineStrong")
                box(painter, place, height / 2, fill=fill, edge=edge, width=1.5)
        painter.end()


class ProgressRing(Themed, QWidget):
    """A ring with its value in the middle.

    Args:
        share: 0 to 1.
        text: the value, such as "58%".
        name: what is counted, for screen readers.
        size: side in px at 100 %.
    """

    def __init__(
        self,
        share: float,
        text: str,
        name: str,
        *,
        size: int = 62,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name, self._size = name, size
        self._share, self._text = 0.0, ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_value(share, text)

    def set_value(self, share: float, text: str) -> None:
        """Show another value."""
        self._share, self._text = min(max(share, 0.0), 1.0), text
        describe(self, _ROLE, self._name, text)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        side = current_theme().icon(self._size)
        return QSize(side, side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, rect = current_theme(), QRectF(self.rect())
        stroke = theme.icon(_RING_STROKE)
        ring = rect.adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2)
        painter = painter_for(self)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen(theme.colour("skeleton" if theme.is_contrast else "line"), stroke))
        painter.drawEllipse(ring)
        painter.setPen(pen(theme.colour("primary"), stroke, round_cap=True))
        painter.drawArc(ring, 90 * 16, -round(self._share * 360 * 16))
        font = theme.font("ui", weight=600, tabular=True)
        centre = Qt.AlignmentFlag.AlignHCenter
        draw_text(painter, rect, self._text, font, theme.colour("text"), align=centre)
        painter.end()
