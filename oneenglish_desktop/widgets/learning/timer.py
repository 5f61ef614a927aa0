"""The time that is left, and the tries."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from oneenglish_desktop.widgets.accessibility import describe
from oneenglish_desktop.widgets.icons import paint_icon
from oneenglish_desktop.widgets.override import override
from oneenglish_desktop.widgets.painting import box, painter_for, pen
from oneenglish_desktop.widgets.text import draw_text, text_width
from oneenglish_desktop.widgets.theme.holder import current_theme
from oneenglish_desktop.widgets.theme.theme import Theme
from oneenglish_desktop.widgets.theme.themed import Themed

_HEIGHT, _SIDE, _ICON, _GAP = 34, 12, 18, 8
_DOT, _DOT_GAP = 10, 4


class TimerChip(Themed, QWidget):
    """The time that is left; marigold in the last two minutes; may be hidden."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._time, self._words, self._hidden_words = "", "", ""
        self._low = self._is_hidden = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_time(self, text: str, words: str, *, low: bool = False) -> None:
        """Show another time.

        Args:
            text: such as "12:40".
            words: after it, such as "left".
            low: the last two minutes.
        """
        wider = len(text) != len(self._time) or words != self._words
        self._time, self._words, self._low = text, words, low
        self._describe()
        if wider:
            self.updateGeometry()
        self.update()

    def set_hidden(self, hidden: bool, words: str = "") -> None:  # noqa: FBT001 - a Qt-like setter
        """Show `words` instead of the time, or the time again."""
        self._is_hidden, self._hidden_words = hidden, words
        self._describe()
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        theme = current_theme()
        width = text_width(self._font(theme), self._shown_time()) + 2 * theme.scaled(_SIDE)
        width += theme.icon(_ICON) + theme.scaled(_GAP)
        if self._shown_words():
            width += text_width(theme.font("meta"), self._words) + theme.scaled(_GAP)
        return QSize(round(width) + 1, theme.height(_HEIGHT, "bodyStudent", 5))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = painter_for(self)
        low = self._low and not self._is_hidden
        self._paint_box(painter, theme, low=low)
        ink = "onAccentSoft" if low else "text2" if self._is_hidden else "text"
        icon = "eye-off" if self._is_hidden else "timer" if low else "clock"
        side, x = theme.icon(_ICON), theme.scaled(_SIDE)
        place = QRectF(x, round((self.height() - side) / 2), side, side)
        paint_icon(painter, place, icon, theme.colour(ink))
        x += side + theme.scaled(_GAP)
        font, time = self._font(theme), self._shown_time()
        place = QRectF(x, 0, self.width() - x, self.height())
        draw_text(painter, place, time, font, theme.colour(ink))
        place.setLeft(x + text_width(font, time) + theme.scaled(_GAP))
        ink = "onAccentSoft" if low else "text2"
        draw_text(painter, place, self._shown_words(), theme.font("meta"), theme.colour(ink))
        painter.end()

    def _paint_box(self, painter: QPainter, theme: Theme, *, low: bool) -> None:
        rect, radius = QRectF(self.rect()), theme.radius("small")
        if self._is_hidden:
            box(painter, rect, radius, edge=theme.colour("lineStrong"), dashed=True)
        elif low:
            fill, edge = theme.colour("accentSoft"), theme.colour("accentEdge")
            box(painter, rect, radius, fill=fill, edge=edge, width=2)
        else:
            box(painter, rect, radius, fill=theme.colour("chip"))

    def _font(self, theme: Theme) -> QFont:
        return theme.font("bodyStudent", weight=600, tabular=True)

    def _shown_time(self) -> str:
        return self._hidden_words if self._is_hidden else self._time

    def _shown_words(self) -> str:
        return "" if self._is_hidden else self._words

    def _describe(self) -> None:
        name = f"{self._shown_time()} {self._shown_words()}".strip()
        describe(self, QAccessible.Role.StaticText, name)


class TriesDots(Themed, QWidget):
    """One dot for each try, filled up to the present one, and the same in words.

    Args:
        used: filled dots.
        total: all dots; none are shown for any number of tries (0).
        text: such as "Try 1 of 2".
    """

    def __init__(self, used: int, total: int, text: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._used, self._total, self._text = used, total, text
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_tries(used, total, text)

    def set_tries(self, used: int, total: int, text: str) -> None:
        """Show another try."""
        self._used, self._total, self._text = used, total, text
        describe(self, QAccessible.Role.StaticText, text)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        theme = current_theme()
        words = text_width(theme.font("ui", weight=400), self._text)
        return QSize(round(self._dots_width(theme) + words) + 2, theme.line("ui"))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, dot = current_theme(), current_theme().icon(_DOT)
        painter = painter_for(self)
        for index in range(self._total):
            centre = QPointF(dot / 2 + index * (dot + _DOT_GAP), self.height() / 2)
            if index < self._used:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.colour("primary"))
                painter.drawEllipse(centre, dot / 2, dot / 2)
            else:
                painter.setPen(pen(theme.colour("lineStrong"), 1.2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(centre, dot / 2 - 0.6, dot / 2 - 0.6)
        left = self._dots_width(theme)
        place = QRectF(left, 0, self.width() - left, self.height())
        draw_text(painter, place, self._text, theme.font("ui", weight=400), theme.colour("text2"))
        painter.end()

    def _dots_width(self, theme: Theme) -> float:
        if not self._total:
            return 0
        return self._total * (theme.icon(_DOT) + _DOT_GAP) - _DOT_GAP + theme.scaled(_GAP)
