"""The name of a challenge, which opens its page."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFont, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from oneenglish_desktop.widgets.controls.pressable import Pressable
from oneenglish_desktop.widgets.override import override
from oneenglish_desktop.widgets.painting import painter_for
from oneenglish_desktop.widgets.text import TextBlock
from oneenglish_desktop.widgets.theme.holder import current_theme
from oneenglish_desktop.widgets.theme.theme import Theme

_LEFT = Qt.AlignmentFlag.AlignLeft
_NARROWEST = 120


class TitleLink(Pressable):
    """Looks like the title of a card; underlined under the mouse. Long titles wrap."""

    radius_name = "small"

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @override
    def sizeHint(self) -> QSize:
        block = self._block(current_theme())
        width = int(block.natural_width()) + 1
        return QSize(width, block.wrap(width, _LEFT))

    @override
    def minimumSizeHint(self) -> QSize:
        theme = current_theme()
        width = min(self.sizeHint().width(), theme.scaled(_NARROWEST))
        return QSize(width, theme.line("card"))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._block(current_theme()).wrap(width, _LEFT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        block = self._block(theme)
        block.wrap(self.width(), _LEFT)
        painter = painter_for(self)
        block.draw(painter, QPointF(0, 0), theme.colour("text"))
        painter.end()

    def _block(self, theme: Theme) -> TextBlock:
        font = QFont(theme.font("card"))
        font.setUnderline(self.state in {"hover", "pressed"})
        return TextBlock(self.text(), font, theme.line("card"))
