"""The first three places on a podium; on the hero surface."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from oneenglish_desktop.widgets.accessibility import describe
from oneenglish_desktop.widgets.controls.avatar import Avatar
from oneenglish_desktop.widgets.controls.labels import Label
from oneenglish_desktop.widgets.layouts import column, row
from oneenglish_desktop.widgets.learning.medals import paint_medal
from oneenglish_desktop.widgets.override import override
from oneenglish_desktop.widgets.painting import painter_for, pen
from oneenglish_desktop.widgets.text import draw_text
from oneenglish_desktop.widgets.theme.holder import current_theme
from oneenglish_desktop.widgets.theme.theme import Theme
from oneenglish_desktop.widgets.theme.themed import Themed

_LOWEST = 178
_STEPS = {1: 118, 2: 54, 3: 0}
_AVATARS = {1: 92, 2: 76, 3: 76}
_ORDER = {2: 0, 1: 1, 3: 2}
_WIDTH, _NARROW, _GAP = 204, 120, 9
_CAP, _RADIUS, _MEDAL_TOP, _MEDAL = 8, 12, 25, 66
_CENTRE = Qt.AlignmentFlag.AlignHCenter


class PodiumPlace(NamedTuple):
    """Somebody on the podium.

    Attributes:
        place: 1, 2 or 3.
        person_id: for the colour of the avatar.
        full_name: of the person.
        points_text: such as "57 points".
        is_me: the person who looks at it.
        medal: `gold`, `silver` or `bronze`.
    """

    place: int
    person_id: str
    full_name: str
    points_text: str
    is_me: bool
    medal: str


class _Column(Themed, QWidget):
    """One column, standing on the lower edge of the surface."""

    def __init__(self, place: PodiumPlace) -> None:
        super().__init__()
        self._place = place
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.apply_theme(current_theme())

    @override
    def apply_theme(self, theme: Theme) -> None:
        content = _MEDAL_TOP + theme.icon(_MEDAL) + 8 + theme.line("hero") + 8
        self.setFixedHeight(max(_LOWEST, content) + _STEPS[self._place.place])
        super().apply_theme(theme)

    @override
    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, self.height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, rect = current_theme(), QRectF(self.rect())
        painter = painter_for(self)
        shape = QPainterPath()
        shape.addRoundedRect(rect.adjusted(0, 0, 0, _RADIUS), _RADIUS, _RADIUS)
        mine = self._place.is_me and not theme.is_contrast
        plain = "hero" if theme.is_contrast else "heroLane"
        painter.save()
        painter.setClipPath(shape)
        painter.fillRect(rect, theme.colour("onHero" if mine else plain))
        painter.fillRect(QRectF(0, 0, rect.width(), _CAP), theme.colour(self._place.medal))
        painter.restore()
        if theme.is_contrast:
            width = 4 if self._place.is_me else 2
            painter.setPen(
                pen(theme.colour("heroAccent" if self._place.is_me else "onHero"), width)
            )
            painter.setBrush(Qt.BrushStyle.NoBrush)
            half = width / 2
            painter.drawRoundedRect(rect.adjusted(half, half, -half, _RADIUS), _RADIUS, _RADIUS)
        self._paint_content(painter, theme, rect)
        painter.end()

    def _paint_content(self, painter: QPainter, theme: Theme, rect: QRectF) -> None:
        medal = theme.icon(_MEDAL)
        place = QRectF(0, _MEDAL_TOP, rect.width(), medal)
        on_hero = theme.is_contrast or not self._place.is_me
        paint_medal(painter, place, self._place.medal, on_hero=on_hero)
        number = QRectF(0, place.bottom() + 8, rect.width(), theme.line("hero"))
        ink = theme.colour("onHero" if on_hero else "hero")
        font = theme.font("hero")
        draw_text(painter, number, str(self._place.place), font, ink, align=_CENTRE)


class PodiumColumns(QWidget):
    """The first three places, the first in the middle; fewer when fewer have finished.

    Args:
        places: in any order.
    """

    def __init__(self, places: Sequence[PodiumPlace], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = row(spacing=_GAP)
        for place in sorted(places, key=lambda place: _ORDER[place.place]):
            layout.addLayout(self._make(place), 1)
        self.setLayout(layout)
        self.setMaximumWidth(len(places) * (_WIDTH + _GAP))
        self.setMinimumWidth(len(places) * _NARROW)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        describe(self, QAccessible.Role.Grouping, self.tr("Podium"))

    def _make(self, place: PodiumPlace) -> QVBoxLayout:
        avatar = Avatar(place.full_name, place.person_id, size=_AVATARS[place.place])
        name = Label(place.full_name, "card", "onHero", wrap=True, align=_CENTRE)
        points = Label(place.points_text, "body", "onHero2", wrap=True, align=_CENTRE)
        return column(None, (avatar, _CENTRE), 12, name, points, 14, _Column(place))
