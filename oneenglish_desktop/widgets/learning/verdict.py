"""What became of an answer: the coloured head of the feedback, and changed words."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QFont, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from oneenglish_desktop.widgets.accessibility import describe
from oneenglish_desktop.widgets.controls.labels import Label
from oneenglish_desktop.widgets.icons import paint_icon
from oneenglish_desktop.widgets.layouts import column, row
from oneenglish_desktop.widgets.learning.flow import GapText, Part
from oneenglish_desktop.widgets.override import override
from oneenglish_desktop.widgets.painting import box, lower_edge, painter_for
from oneenglish_desktop.widgets.text import draw_text, text_width
from oneenglish_desktop.widgets.theme.holder import current_theme
from oneenglish_desktop.widgets.theme.themed import Themed

_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_CIRCLE = 44


class _Look(NamedTuple):
    fill: str
    edge: str
    ink: str
    circle: str
    on_circle: str
    icon: str


_LOOKS = {
    "right": _Look("successSoft", "successLine", "onSuccessSoft", "success", "onSuccess", "check"),
    "almost": _Look(
        "accentSoft", "accentEdge", "onAccentSoft", "accent", "onAccent", "trending-up"
    ),
    "not_yet": _Look(
        "dangerSoft", "dangerLine", "onDangerSoft", "danger", "onDanger", "rotate-ccw"
    ),
    "saved": _Look(
        "primarySoft", "primary", "onPrimarySoft", "primary", "onPrimary", "cloud-check"
    ),
}


class _Circle(Themed, QWidget):
    """The icon of a verdict on a filled circle."""

    def __init__(self, look: _Look) -> None:
        super().__init__()
        self._look = look
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        side = current_theme().icon(_CIRCLE)
        return QSize(side, side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, rect = current_theme(), QRectF(self.rect())
        fill, ink = self._look.circle, self._look.on_circle
        if theme.is_contrast and self._look.fill == "primarySoft":
            fill, ink = "onPrimarySoft", "primarySoft"
        painter = painter_for(self)
        box(painter, rect, rect.width() / 2, fill=theme.colour(fill))
        side = theme.icon(24)
        place = QRectF(0, 0, side, side)
        place.moveCenter(rect.center())
        paint_icon(painter, place, self._look.icon, theme.colour(ink))
        painter.end()


class VerdictHead(Themed, QWidget):
    """The head of the feedback: icon, title, sentence and points.

    Args:
        verdict: `right`, `almost`, `not_yet` or `saved` (the mark follows).
        title: such as "Almost there".
        text: what is right first, then what to change.
        points: large, such as "+2".
        points_text: after it, such as "of 3 points".
        alone: nothing follows below in the same card: all corners are round.
    """

    def __init__(  # noqa: PLR0913 - the words of one head
        self,
        verdict: str,
        title: str,
        text: str = "",
        points: str = "",
        points_text: str = "",
        *,
        alone: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._alone = _LOOKS[verdict], alone
        ink = self._look.ink
        words = column(Label(title, "section", ink, wrap=True))
        if text:
            words.addWidget(Label(text, "bodyStudent", ink, wrap=True))
        inside = row((_Circle(self._look), _MIDDLE), words, spacing=16, margins=(22, 14, 22, 14))
        inside.setStretch(1, 1)
        if points:
            inside.addWidget(Label(points, "titleStaff", ink), 0, _MIDDLE)
            inside.setSpacing(8)
            inside.insertSpacing(1, 8)
            inside.addWidget(Label(points_text, "bodyStudent", ink, bold=True), 0, _MIDDLE)
        self.setLayout(inside)
        parts = (title, text, f"{points} {points_text}".strip())
        name = ". ".join(part.rstrip(".") for part in parts if part)
        describe(self, QAccessible.Role.Grouping, name)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, rect = current_theme(), QRectF(self.rect())
        painter = painter_for(self)
        radius = theme.radius("card")
        shape = QPainterPath()
        below = 0 if self._alone else radius
        shape.addRoundedRect(rect.adjusted(0, 0, 0, below), radius, radius)
        painter.setClipPath(shape)
        place = rect.adjusted(0, 0, 0, below)
        edge = theme.colour(self._look.edge if theme.is_contrast or self._alone else "line")
        fill = theme.colour(self._look.fill)
        box(painter, place, radius, fill=fill, edge=edge, width=theme.border)
        if not self._alone:
            painter.fillRect(QRectF(0, rect.bottom() - 1, rect.width(), 1), edge)
        painter.end()


class DiffWord(Themed, QWidget):
    """A word that was taken away or put in: tint, line and, for new ones, weight.

    Args:
        text: the word.
        change: `removed` or `added`.
        kind: type token of the text around it.
    """

    def __init__(
        self, text: str, change: str, kind: str = "answer", *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._text, self._added, self._kind = text, change == "added", kind
        word = self.tr("added: {word}") if self._added else self.tr("removed: {word}")
        describe(self, QAccessible.Role.StaticText, word.format(word=text))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        width = text_width(self._font(), self._text) + 2 * current_theme().scaled(7)
        return QSize(round(width), current_theme().line(self._kind) + 6)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, rect = current_theme(), QRectF(self.rect())
        fill, ink = ("successSoft", "onSuccessSoft") if self._added else ("dangerSoft", "danger")
        painter = painter_for(self)
        box(painter, rect, theme.radius("key"), fill=theme.colour(fill))
        if self._added:
            lower_edge(painter, rect, theme.radius("key"), theme.colour("successLine"), 3)
        centre = Qt.AlignmentFlag.AlignHCenter
        draw_text(painter, rect, self._text, self._font(), theme.colour(ink), align=centre)
        painter.end()

    def _font(self) -> QFont:
        if self._added:
            return current_theme().font(self._kind, weight=600)
        font = QFont(current_theme().font(self._kind))
        font.setStrikeOut(True)
        return font


class DiffText(GapText):
    """A sentence with the words that were taken away and put in.

    Args:
        parts: (text, change) in reading order; change is `same`, `removed` or `added`.
        kind: type token.
    """

    def __init__(
        self,
        parts: Sequence[tuple[str, str]],
        kind: str = "answer",
        *,
        parent: QWidget | None = None,
    ) -> None:
        shown: list[Part] = []
        for text, change in parts:
            shown += [text if change == "same" else DiffWord(text, change, kind), " "]
        super().__init__(shown, kind, side=1, parent=parent)
