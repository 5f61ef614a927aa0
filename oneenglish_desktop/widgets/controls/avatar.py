"""A person as initials on a colour of their own."""

from hashlib import blake2b

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from oneenglish_desktop.widgets.override import override
from oneenglish_desktop.widgets.painting import box, painter_for
from oneenglish_desktop.widgets.text import draw_text
from oneenglish_desktop.widgets.theme.holder import current_theme
from oneenglish_desktop.widgets.theme.themed import Themed

_COLOURS = 8
_TEXT_SHARE = 0.38


def initials(full_name: str) -> str:
    """The first letters of the first and the last name, in capitals."""
    names = full_name.split()
    letters = [names[0][0], names[-1][0]] if len(names) > 1 else [name[0] for name in names]
    return "".join(letters).upper()


def avatar_colour(key: str) -> int:
    """A number from 0 to 7 that is the same for `key` on every PC."""
    return blake2b(key.encode(), digest_size=1).digest()[0] % _COLOURS


class Avatar(Themed, QWidget):
    """A circle with initials; the name stands beside it.

    Args:
        full_name: of the person.
        key: the person's id.
        size: side in px at 100 %.
    """

    def __init__(
        self, full_name: str, key: str, *, size: int = 40, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_person(full_name, key)

    def set_person(self, full_name: str, key: str) -> None:
        """Show somebody else."""
        self._initials = initials(full_name)
        self._colour = avatar_colour(key)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        side = current_theme().icon(self._size)
        return QSize(side, side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, rect = current_theme(), QRectF(self.rect())
        fill, ink = theme.avatar(self._colour)
        painter = painter_for(self)
        ring = ink if theme.is_contrast else None
        box(painter, rect, rect.width() / 2, fill=fill, edge=ring, width=2)
        font = QFont(theme.font("body", weight=600))
        font.setPixelSize(round(rect.width() * _TEXT_SHARE))
        centre = Qt.AlignmentFlag.AlignHCenter
        draw_text(painter, rect, self._initials, font, ink, align=centre)
        painter.end()
