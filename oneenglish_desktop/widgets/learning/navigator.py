"""All questions of a phase as tiles: answered, flagged, on screen, to do."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from oneenglish_desktop.widgets.accessibility import describe
from oneenglish_desktop.widgets.controls.labels import Icon, Label
from oneenglish_desktop.widgets.controls.pressable import Pressable
from oneenglish_desktop.widgets.icons import paint_icon
from oneenglish_desktop.widgets.layouts import column, row
from oneenglish_desktop.widgets.override import override
from oneenglish_desktop.widgets.painting import box, painter_for
from oneenglish_desktop.widgets.text import draw_text
from oneenglish_desktop.widgets.theme.holder import current_theme
from oneenglish_desktop.widgets.theme.theme import Theme
from oneenglish_desktop.widgets.theme.themed import Themed

_WIDTH, _HEIGHT, _GAP, _SIGN = 56, 52, 10, 15


class Tile(NamedTuple):
    """A question in the navigator.

    Attributes:
        number: from 1.
        state: `answered`, `todo` or `current`.
        flagged: the person wants to see it again.
        name: all of it in words.
    """

    number: int
    state: str
    flagged: bool = False
    name: str = ""


class _Look(NamedTuple):
    fill: str
    edge: str
    ink: str
    width: float = 1.0


_LOOKS = {
    "answered": _Look("primarySoft", "primarySoftHover", "onPrimarySoft"),
    "todo": _Look("surface", "lineStrong", "text2"),
    "current": _Look("primary", "primaryPressed", "onPrimary", 2.0),
    "flagged": _Look("accentSoft", "accentEdge", "onAccentSoft"),
}
# The contrast theme has no soft fills: a white border says answered, dashes say flagged.
_CONTRAST_ANSWERED = _Look("surface", "line", "text", 2.0)


class NavigatorTile(Pressable):
    """One tile."""

    def __init__(self, tile: Tile, *, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._tile = tile
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_tile(tile)

    def set_tile(self, tile: Tile) -> None:
        """Show another state."""
        self._tile = tile
        self.setAccessibleName(tile.name or str(tile.number))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        theme = current_theme()
        return QSize(theme.icon(_WIDTH), theme.icon(_HEIGHT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, rect, tile = current_theme(), QRectF(self.rect()), self._tile
        look = self._look(theme)
        painter = painter_for(self)
        dashed = theme.is_contrast and tile.flagged and tile.state != "current"
        edge = "text" if self.state == "hover" and tile.state != "current" else look.edge
        box(
            painter,
            rect,
            theme.radius("control"),
            fill=theme.colour(look.fill),
            edge=theme.colour(edge),
            width=2.0 if dashed else look.width,
            dashed=dashed,
        )
        strong = tile.state == "current"
        font = theme.font("body", weight=700 if strong else 600, tabular=True)
        centre = Qt.AlignmentFlag.AlignHCenter
        draw_text(painter, rect, str(tile.number), font, theme.colour(look.ink), align=centre)
        self._paint_sign(painter, theme, look)
        painter.end()

    def _look(self, theme: Theme) -> _Look:
        if self._tile.state == "current":
            return _LOOKS["current"]
        if self._tile.flagged:
            return _LOOKS["flagged"]
        if self._tile.state == "answered" and theme.is_contrast:
            return _CONTRAST_ANSWERED
        return _LOOKS[self._tile.state]

    def _paint_sign(self, painter: QPainter, theme: Theme, look: _Look) -> None:
        icon = "flag" if self._tile.flagged else ""
        if not icon and self._tile.state == "answered":
            icon = "check"
        if icon:
            side = theme.icon(_SIGN)
            place = QRectF(self.width() - side - 4, 4, side, side)
            ink = "accent" if look is _CONTRAST_ANSWERED else look.ink
            paint_icon(painter, place, icon, theme.colour(ink), filled=icon == "flag")


class Navigator(QWidget):
    """The tiles in rows; one stop of the Tab key, arrows move inside.

    Args:
        columns: tiles in a row.

    Signals:
        chosen: index of the tile that was pressed.
    """

    chosen = Signal(int)

    def __init__(self, columns: int = 4, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = columns
        self._tiles: list[NavigatorTile] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        describe(self, QAccessible.Role.Grouping, self.tr("Questions"))

    def set_tiles(self, tiles: Sequence[Tile]) -> None:
        """Show these questions."""
        while len(self._tiles) > len(tiles):
            old = self._tiles.pop()
            old.hide()
            old.deleteLater()
        while len(self._tiles) < len(tiles):
            self._add(tiles[len(self._tiles)])
        for index, (button, tile) in enumerate(zip(self._tiles, tiles, strict=True)):
            button.set_tile(tile)
            if tile.state == "current":
                self._let_tab_stop_at(index)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -self._columns,
            Qt.Key.Key_Down: self._columns,
        }
        step = steps.get(Qt.Key(event.key()), 0)
        focused = [index for index, button in enumerate(self._tiles) if button.hasFocus()]
        if not step or not focused:
            super().keyPressEvent(event)
            return
        index = focused[0] + step
        if 0 <= index < len(self._tiles):
            self._let_tab_stop_at(index)
            self._tiles[index].setFocus(Qt.FocusReason.TabFocusReason)

    def _add(self, tile: Tile) -> None:
        index = len(self._tiles)
        button = NavigatorTile(tile)
        button.clicked.connect(self._clicked)
        button.setFocusPolicy(Qt.FocusPolicy.ClickFocus if index else Qt.FocusPolicy.StrongFocus)
        self._tiles.append(button)
        self._grid.addWidget(button, index // self._columns, index % self._columns)

    def _let_tab_stop_at(self, index: int) -> None:
        for other, button in enumerate(self._tiles):
            here = other == index
            button.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus
            )

    def _clicked(self) -> None:
        pressed = self.sender()
        self.chosen.emit(next(i for i, tile in enumerate(self._tiles) if tile is pressed))


class _EmptyBox(Themed, QWidget):
    """The outline of a tile that is still to do."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        side = current_theme().icon(20)
        return QSize(side, side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = painter_for(self)
        place = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        box(painter, place, 4, edge=theme.colour("lineStrong"), width=1.5)
        painter.end()


class NavigatorLegend(QWidget):
    """What the tiles mean, with how many there are of each.

    Args:
        answered: words for a tick.
        flagged: words for a flag.
        todo: words for an empty tile.
    """

    def __init__(
        self, answered: str, flagged: str, todo: str, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        signs = (Icon("check", 20, "primary"), Icon("flag", 18, "accentEdge", filled=True))
        self._counts = [Label("0", "ui", bold=True, tabular=True) for _sign in range(3)]
        lines = [
            row(sign, Label(text, "ui", weight=400), None, count, spacing=11)
            for sign, text, count in zip(
                (*signs, _EmptyBox()), (answered, flagged, todo), self._counts, strict=True
            )
        ]
        self.setLayout(column(*lines, spacing=8))

    def set_counts(self, answered: int, flagged: int, todo: int) -> None:
        """Show other numbers."""
        for label, count in zip(self._counts, (answered, flagged, todo), strict=True):
            label.setText(str(count))
