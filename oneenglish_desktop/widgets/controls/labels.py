"""Text, icons and lines that only show something."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from oneenglish_desktop.widgets.icons import paint_icon
from oneenglish_desktop.widgets.override import override
from oneenglish_desktop.widgets.painting import painter_for
from oneenglish_desktop.widgets.text import TextBlock, parse_bold
from oneenglish_desktop.widgets.theme.holder import current_theme
from oneenglish_desktop.widgets.theme.theme import Theme
from oneenglish_desktop.widgets.theme.themed import Themed

_WIDEST_HINT = 420
_NARROWEST = 60
_BOLD = 600


class Label(Themed, QLabel):
    """Text of a type token, with exactly its line height.

    Args:
        text: what to show; plain text whatever it looks like.
        kind: type token, see `Theme.font`.
        role: colour role.
        wrap: break into lines; the height follows the width.
        bold: weight 600.
        weight: another weight than that of the token.
        align: left, centre or right.
        elide: shorten with an ellipsis where there is no room.
        tabular: figures of equal width.
        markup: `**...**` is bold; only for the application's own sentences.
    """

    def __init__(  # noqa: PLR0913 - options by name
        self,
        text: str = "",
        kind: str = "body",
        role: str = "text",
        *,
        wrap: bool = False,
        bold: bool = False,
        weight: int | None = None,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        elide: bool = False,
        tabular: bool = False,
        markup: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind, self._role = kind, role
        self._weight = _BOLD if bold else weight
        self._align = align
        self._elide, self._tabular, self._markup = elide, tabular, markup
        self._strike = False
        self._spans: list[tuple[int, int]] = []
        self._block: TextBlock | None = None
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        vertical = QSizePolicy.Policy.Preferred if wrap else QSizePolicy.Policy.Fixed
        self.setSizePolicy(QSizePolicy.Policy.Preferred, vertical)
        self.setText(text)
        self.apply_theme(current_theme())

    @override
    def setText(self, text: str) -> None:
        """Show `text` instead."""
        if self._markup:
            text, self._spans = parse_bold(text)
        self._block = None
        super().setText(text)
        self.updateGeometry()

    def set_lead(self, bold: str, text: str) -> None:
        """Show words in bold, then ordinary text, both taken as they are."""
        super().setText(f"{bold} {text}" if bold and text else bold or text)
        self._spans = [(0, len(bold))] if bold else []
        self._block = None
        self.updateGeometry()

    def set_role(self, role: str) -> None:
        """Take the colour of another role."""
        self._role = role
        self.update()

    def set_kind(self, kind: str, *, bold: bool = False) -> None:
        """Take another type token."""
        self._kind = kind
        self._weight = _BOLD if bold else None
        self.apply_theme(current_theme())

    def set_strike(self, strike: bool) -> None:  # noqa: FBT001 - a Qt-like setter
        """Strike the text through, or no longer."""
        self._strike = strike
        self.apply_theme(current_theme())

    @override
    def apply_theme(self, theme: Theme) -> None:
        font = theme.font(self._kind, weight=self._weight, tabular=self._tabular)
        if self._strike:
            font = QFont(font)
            font.setStrikeOut(True)
        self.setFont(font)
        self._block = None
        super().apply_theme(theme)

    @override
    def sizeHint(self) -> QSize:
        block, theme = self._text_block(), current_theme()
        natural = int(block.natural_width()) + 1
        if not self.wordWrap():
            return QSize(natural, block.wrap(natural, self._align))
        width = min(natural, theme.scaled(_WIDEST_HINT))
        return QSize(width, block.wrap(width, self._align))

    @override
    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        if not self.wordWrap() and not self._elide:
            return hint
        narrow = min(hint.width(), current_theme().scaled(_NARROWEST))
        return QSize(narrow, current_theme().line(self._kind))

    @override
    def heightForWidth(self, width: int) -> int:
        return self._text_block().wrap(width, self._align) if self.wordWrap() else -1

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_for(self)
        painter.setFont(self.font())
        if self._elide:
            self._draw_elided(painter)
        else:
            block = self._text_block()
            height = block.wrap(self.width(), self._align)
            block.draw(painter, QPointF(0, (self.height() - height) / 2), self._colour())
        painter.end()

    def _colour(self) -> QColor:
        return current_theme().colour(self._role if self.isEnabled() else "muted")

    def _draw_elided(self, painter: QPainter) -> None:
        text = QFontMetricsF(self.font()).elidedText(
            self.text().replace("\n", " "), Qt.TextElideMode.ElideRight, self.width()
        )
        painter.setPen(self._colour())
        painter.drawText(QRectF(self.rect()), self._align | Qt.AlignmentFlag.AlignVCenter, text)

    def _text_block(self) -> TextBlock:
        if self._block is None:
            theme = current_theme()
            self._block = TextBlock(
                self.text(),
                self.font(),
                theme.line(self._kind),
                bold=theme.font(self._kind, weight=_BOLD) if self._spans else None,
                spans=self._spans,
            )
        return self._block


class Icon(Themed, QWidget):
    """An icon beside words that say the same; screen readers do not meet it.

    Args:
        name: Lucide's name.
        size: px at 100 % text size.
        role: colour role.
        filled: fill closed shapes too.
    """

    def __init__(
        self,
        name: str,
        size: int = 20,
        role: str = "text",
        *,
        filled: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name, self._size, self._role, self._filled = name, size, role, filled
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.apply_theme(current_theme())

    def set_icon(self, name: str, role: str | None = None) -> None:
        """Show another icon, in another colour when `role` is given."""
        self._name = name
        self._role = role or self._role
        self.update()

    @override
    def apply_theme(self, theme: Theme) -> None:
        side = theme.icon(self._size)
        self.setFixedSize(side, side)
        super().apply_theme(theme)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_for(self)
        colour = current_theme().colour(self._role)
        paint_icon(painter, QRectF(self.rect()), self._name, colour, filled=self._filled)
        painter.end()


class Divider(Themed, QWidget):
    """A decorative line, from left to right or from top to bottom."""

    def __init__(self, *, vertical: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if vertical:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_for(self)
        painter.fillRect(self.rect(), current_theme().colour("line"))
        painter.end()
