"""The phases of a challenge as a row of dots."""

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from oneenglish_desktop.widgets.accessibility import describe
from oneenglish_desktop.widgets.icons import paint_icon
from oneenglish_desktop.widgets.learning.medals import KINDS, paint_disc
from oneenglish_desktop.widgets.override import override
from oneenglish_desktop.widgets.painting import painter_for, pen
from oneenglish_desktop.widgets.text import draw_text
from oneenglish_desktop.widgets.theme.holder import current_theme
from oneenglish_desktop.widgets.theme.themed import Themed

PASSED = (*KINDS, "done")
_DOT, _LINE_WIDTH, _LINE_GAP = 26, 3.0, 4
_SPACE, _HERO_SPACE = 34.5, 40


class PhaseDots(Themed, QWidget):
    """One dot for each phase, joined by lines that are strong as far as the person has come.

    Args:
        states: of the phases in order: `gold`, `silver`, `bronze`, `done` (no medal),
            `now`, `open` or `locked`.
        name: the same in words, such as "Phase 3 of 5, 1 gold, 1 silver".
        on_hero: on the hero surface.
    """

    def __init__(
        self,
        states: Sequence[str],
        name: str,
        *,
        on_hero: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._on_hero = on_hero
        self._states: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_states(states, name)

    def set_states(self, states: Sequence[str], name: str) -> None:
        """Show other states."""
        self._states = tuple(states)
        describe(self, QAccessible.Role.Graphic, name)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        dot = self._dot()
        space = _HERO_SPACE if self._on_hero else _SPACE
        return QSize(round(len(self._states) * (dot + space) - space), dot + 2)

    @override
    def minimumSizeHint(self) -> QSize:
        dot = self._dot()
        return QSize(len(self._states) * (dot + 12), dot + 2)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_for(self)
        places = self._places()
        for index, state in enumerate(self._states):
            if index:
                reached = state != "locked" and self._states[index - 1] in PASSED
                self._paint_line(painter, places[index - 1], places[index], reached=reached)
            self._paint_dot(painter, places[index], state, index + 1)
        painter.end()

    def _dot(self) -> int:
        return current_theme().icon(_DOT + (2 if self._on_hero else 0))

    def _places(self) -> list[QRectF]:
        count, dot = len(self._states), self._dot()
        step = (self.width() - dot) / max(count - 1, 1)
        top = (self.height() - dot) / 2
        return [QRectF(index * step, top, dot, dot) for index in range(count)]

    def _colour(self, role: str, hero_role: str) -> QColor:
        return current_theme().colour(hero_role if self._on_hero else role)

    def _paint_line(
        self, painter: QPainter, left: QRectF, right: QRectF, *, reached: bool
    ) -> None:
        strong = self._colour("primary", "heroAccent")
        weak = self._colour("line", "heroLane")
        painter.setPen(pen(strong if reached else weak, _LINE_WIDTH if reached else 2))
        y = round(left.center().y())
        painter.drawLine(QLineF(left.right() + _LINE_GAP, y, right.left() - _LINE_GAP, y))

    def _paint_dot(self, painter: QPainter, rect: QRectF, state: str, number: int) -> None:
        if state in KINDS:
            paint_disc(painter, rect, state)
            return
        theme = current_theme()
        ink = self._paint_circle(painter, rect, state)
        icon = {"locked": "lock", "done": "check"}.get(state, "")
        if icon:
            side = rect.width() * 0.5
            place = QRectF(0, 0, side, side)
            place.moveCenter(rect.center())
            paint_icon(painter, place, icon, ink)
        else:
            centre = Qt.AlignmentFlag.AlignHCenter
            font = theme.font("label", weight=700)
            draw_text(painter, rect, str(number), font, ink, align=centre)

    def _paint_circle(self, painter: QPainter, rect: QRectF, state: str) -> QColor:
        """Paint the circle of a phase without a medal; the colour of what stands in it."""
        theme = current_theme()
        edge, dashed, width = self._colour("primary", "heroAccent"), False, 2.0
        fill, ink = self._colour("surface", "hero"), edge
        if state == "now":
            fill, ink = edge, self._colour("onPrimary", "onAccent")
        elif state == "locked":
            edge, dashed, width = self._colour("lineStrong", "onHero2"), True, 1.2
            ink = self._colour("text2", "onHero2")
        elif state == "done":
            edge, ink = self._colour("lineStrong", "onHero2"), self._colour("text2", "onHero2")
        painter.setPen(pen(edge, width * theme.border if dashed else width, dashed=dashed))
        painter.setBrush(fill)
        half = width / 2
        painter.drawEllipse(rect.adjusted(half, half, -half, -half))
        return ink
