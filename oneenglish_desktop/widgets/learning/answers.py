"""The answers of a multiple-choice question."""

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from oneenglish_desktop.widgets.controls.pressable import Pressable
from oneenglish_desktop.widgets.controls.tiles import paint_tile
from oneenglish_desktop.widgets.icons import paint_icon
from oneenglish_desktop.widgets.override import override
from oneenglish_desktop.widgets.painting import box, painter_for
from oneenglish_desktop.widgets.text import TextBlock, draw_text, text_width
from oneenglish_desktop.widgets.theme.holder import current_theme
from oneenglish_desktop.widgets.theme.theme import Theme

_HEIGHT, _TILE = 58, 36
_LEFT, _GAP, _RIGHT = 12, 16, 20
_ICON, _WORD_GAP = 24, 8


class _Look(NamedTuple):
    fill: str
    edge: str
    ink: str
    tile: str = "neutral"
    width: float = 1.0
    dashed: bool = False
    strong: bool = False
    icon: str = ""


_OPEN = _Look("surface", "lineStrong", "text")
_HOVER = _Look("sunken", "text", "text")
_CHOSEN = _Look(
    "primarySoft", "primary", "onPrimarySoft", "primary", 2.0, strong=True, icon="circle-check"
)
_VERDICTS = {
    "correct": _Look(
        "successSoft",
        "successLine",
        "onSuccessSoft",
        "success",
        2.0,
        strong=True,
        icon="circle-check",
    ),
    "not_yet": _Look(
        "dangerSoft", "dangerLine", "onDangerSoft", "danger", 2.0, dashed=True, icon="circle-x"
    ),
    "missed": _Look("surface", "successLine", "success", "neutral", 2.0, icon="circle-check"),
    "closed": _Look("", "line", "muted"),
}


class AnswerOption(Pressable):
    """One answer; the only chosen one among its siblings unless `multiple`.

    Args:
        key: letter or number that chooses it.
        text: the answer.
        position: "2 of 4", for screen readers.
        multiple: several may be chosen.
    """

    radius_name = "option"

    def __init__(
        self,
        key: str,
        text: str,
        *,
        position: str = "",
        multiple: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent)
        self._key, self._answer, self._position = key, text, position
        self._multiple = multiple
        self._verdict, self._word = "open", ""
        self._block: tuple[bool, TextBlock] | None = None
        self.setCheckable(True)
        self.setAutoExclusive(not multiple)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.toggled.connect(self._fit_height)
        self._describe()

    def set_chosen(self, chosen: bool) -> None:  # noqa: FBT001 - a Qt-like setter
        """Choose it or not; Qt alone never lets go of the last choice of a group."""
        self.setAutoExclusive(False)
        self.setChecked(chosen)
        self.setAutoExclusive(not self._multiple)

    @property
    def answer(self) -> str:
        """The words of the answer, without its letter."""
        return self._answer

    def set_verdict(self, verdict: str, word: str = "") -> None:
        """Show what became of it.

        Args:
            verdict: `open`, `correct`, `not_yet`, `missed` (right but not chosen) or
                `closed` (neither chosen nor right).
            word: instead of "Correct" or "Not yet".
        """
        words = {
            "correct": self.tr("Correct"),
            "not_yet": self.tr("Not yet"),
            "missed": self.tr("Correct"),
        }
        self._verdict, self._word = verdict, word or words.get(verdict, "")
        self.setEnabled(verdict == "open")
        self._describe()
        self._fit_height()
        self.update()

    @override
    def apply_theme(self, theme: Theme) -> None:
        self._block = None
        super().apply_theme(theme)
        self._fit_height()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit_height()

    @override
    def sizeHint(self) -> QSize:
        width = current_theme().scaled(420)
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        width = current_theme().scaled(240)
        return QSize(width, self._least_height(current_theme()))

    @override
    def heightForWidth(self, width: int) -> int:
        theme = current_theme()
        words = self._text(theme).wrap(self._text_width(theme, width))
        padding = theme.height(_HEIGHT, "answer", 16) - theme.line("answer")
        return max(words + padding, self._least_height(theme))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, look, rect = current_theme(), self._look(), QRectF(self.rect())
        painter = painter_for(self)
        box(
            painter,
            rect,
            theme.radius("option"),
            fill=theme.colour(look.fill) if look.fill else None,
            edge=theme.colour(look.edge),
            width=max(look.width, theme.border + (theme.is_contrast and look is _HOVER)),
            dashed=look.dashed,
        )
        tile = _tile_side(theme)
        left = theme.icon(_LEFT)
        place = QRectF(left + 1, round((rect.height() - tile) / 2), tile, tile)
        chosen = look is _CHOSEN
        paint_tile(painter, place, self._key, look.tile, on_selection=chosen)
        block = self._text(theme)
        height = block.wrap(self._text_width(theme, self.width()))
        at = QPointF(self._text_left(theme), (rect.height() - height) / 2)
        block.draw(painter, at, theme.colour(look.ink))
        self._paint_sign(painter, theme, look)
        painter.end()

    def _fit_height(self) -> None:
        """Be exactly as high as the text needs, however much room the layout has."""
        self.setMaximumHeight(self.heightForWidth(self.width()))
        self.updateGeometry()

    def _paint_sign(self, painter: QPainter, theme: Theme, look: _Look) -> None:
        if not look.icon:
            return
        side = theme.icon(_ICON if not self._word else 20)
        colour, right = theme.colour(look.ink), float(self.width() - theme.icon(_RIGHT))
        if self._word:
            font = theme.font("ui", weight=600)
            width = text_width(font, self._word)
            place = QRectF(right - width, 0, width + 2, self.height())
            draw_text(painter, place, self._word, font, colour)
            right -= width + theme.icon(_WORD_GAP)
        place = QRectF(right - side, round((self.height() - side) / 2), side, side)
        icon = "square-check" if look is _CHOSEN and self._multiple else look.icon
        paint_icon(painter, place, icon, colour)

    def _look(self) -> _Look:
        if self._verdict != "open":
            return _VERDICTS[self._verdict]
        if self.isChecked():
            return _CHOSEN
        return _HOVER if self.state in {"hover", "pressed"} else _OPEN

    def _text(self, theme: Theme) -> TextBlock:
        strong = self._look().strong
        if self._block is None or self._block[0] != strong:
            font = theme.font("answer", weight=600 if strong else None)
            self._block = strong, TextBlock(self._answer, font, theme.line("answer"))
        return self._block[1]

    def _text_left(self, theme: Theme) -> int:
        return theme.icon(_LEFT) + 1 + _tile_side(theme) + theme.icon(_GAP)

    def _text_width(self, theme: Theme, width: int) -> float:
        sign = 0.0 + theme.icon(_ICON) + theme.icon(_RIGHT) + theme.icon(_GAP)
        if self._word:
            sign += text_width(theme.font("ui", weight=600), self._word)
        return width - self._text_left(theme) - sign

    def _least_height(self, theme: Theme) -> int:
        return max(_HEIGHT, _tile_side(theme) + 2 * theme.icon(11))

    def _describe(self) -> None:
        parts = (self._key, self._answer, self._word, self._position)
        self.setAccessibleName(", ".join(part for part in parts if part))


def _tile_side(theme: Theme) -> int:
    return max(_TILE, theme.line("answer") + 8)
