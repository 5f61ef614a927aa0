"""Text with the exact line height of a type token, wrapped or on one line."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

_ENDLESS = 1_000_000.0
_LONGEST_WORD = 400
_LINE_BREAKS = str.maketrans({"\n": "\u2028", "\0": "\ufffd"})


def text_width(font: QFont, text: str) -> float:
    """Width in px of `text` on one line."""
    return QFontMetricsF(font).horizontalAdvance(text)


def draw_text(  # noqa: PLR0913 - options by name
    painter: QPainter,
    rect: QRectF,
    text: str,
    font: QFont,
    colour: QColor,
    *,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """Draw one line of text, centred from top to bottom in `rect`."""
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(rect, align | Qt.AlignmentFlag.AlignVCenter, text)


def parse_bold(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """Split `**bold**` markup into plain text and (start, length) of its bold parts."""
    plain, spans = "", []
    for index, part in enumerate(marked.split("**")):
        if index % 2:
            spans.append((len(plain), len(part)))
        plain += part
    return plain, spans


class TextBlock:
    """A piece of text that can be measured at a width and drawn.

    Args:
        text: plain text; line breaks are kept.
        font: of the whole text.
        line_height: px from line to line.
        bold: font of the parts in `spans`.
        spans: (start, length) of the bold parts.
    """

    def __init__(
        self,
        text: str,
        font: QFont,
        line_height: int,
        *,
        bold: QFont | None = None,
        spans: list[tuple[int, int]] | None = None,
    ) -> None:
        self._line_height = line_height
        self._width = -1.0
        self._height = 0
        self._layout = QTextLayout(text.translate(_LINE_BREAKS), font)
        self._wrap_mode = _wrap_mode(text)
        self._layout.setCacheEnabled(True)
        if bold is not None and spans:
            self._layout.setFormats([_bold_range(bold, *span) for span in spans])

    def natural_width(self) -> float:
        """Width in px without wrapping."""
        self.wrap(_ENDLESS)
        return self._layout.maximumWidth()

    def wrap(self, width: float, align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft) -> int:
        """Break the text into lines of `width` px; the height in px."""
        if width != self._width:
            self._width = width
            option = QTextOption(align)
            option.setWrapMode(self._wrap_mode)
            self._layout.setTextOption(option)
            self._height = self._break_lines(max(width, 1.0))
        return self._height

    def draw(self, painter: QPainter, at: QPointF, colour: QColor) -> None:
        """Draw the text as it was wrapped, its upper left corner at `at`."""
        painter.setPen(colour)
        self._layout.draw(painter, at)

    def _break_lines(self, width: float) -> int:
        top = 0
        self._layout.beginLayout()
        line = self._layout.createLine()
        while line.isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, top + (self._line_height - line.height()) / 2))
            top += self._line_height
            line = self._layout.createLine()
        self._layout.endLayout()
        return max(top, self._line_height)


def _wrap_mode(text: str) -> QTextOption.WrapMode:
    """Words stay whole; Qt takes seconds to look for a break in an endless one."""
    if len(text) > _LONGEST_WORD and max(map(len, text.split()), default=0) > _LONGEST_WORD:
        return QTextOption.WrapMode.WrapAnywhere
    return QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere


def _bold_range(font: QFont, start: int, length: int) -> QTextLayout.FormatRange:
    part = QTextLayout.FormatRange()
    part.start, part.length = start, length
    part.format = QTextCharFormat()
    part.format.setFont(font)
    return part
