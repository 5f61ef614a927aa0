"""What other widgets stand on: cards, wells, panels, the page, scrolling areas."""

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from oneenglish_desktop.widgets.override import override
from oneenglish_desktop.widgets.painting import box, painter_for, pen
from oneenglish_desktop.widgets.theme.holder import current_theme, theme_holder
from oneenglish_desktop.widgets.theme.theme import Theme
from oneenglish_desktop.widgets.theme.themed import Themed

_WELLS = {
    "sunken": ("chip", "text"),
    "primary": ("primarySoft", "onPrimarySoft"),
    "success": ("successSoft", "onSuccessSoft"),
    "accent": ("accentSoft", "onAccentSoft"),
    "danger": ("dangerSoft", "onDangerSoft"),
}


class Card(Themed, QWidget):
    """A white area with a 1 px line; give it a layout.

    Args:
        padding: px between the line and the layout.
        role: fill.
        radius: name of the corner radius.
    """

    def __init__(
        self,
        *,
        padding: int = 24,
        role: str = "surface",
        radius: str = "card",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._role, self._radius = role, radius
        self.setContentsMargins(padding, padding, padding, padding)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = painter_for(self)
        box(
            painter,
            QRectF(self.rect()),
            theme.radius(self._radius),
            fill=theme.colour(self._role),
            edge=theme.colour("line"),
            width=theme.border,
        )
        painter.end()


class Well(Themed, QWidget):
    """A tinted area without a line; give it a layout.

    Args:
        kind: `sunken`, `primary`, `success`, `accent` or `danger`.
        padding: px between the edge and the layout.
    """

    def __init__(
        self, *, kind: str = "sunken", padding: int = 16, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._kind = kind
        self.setContentsMargins(padding, padding, padding, padding)

    def set_kind(self, kind: str) -> None:
        """Take another tint."""
        self._kind = kind
        self.update()

    @property
    def text_role(self) -> str:
        """The colour role of text on it."""
        return _WELLS[self._kind][1]

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        fill, edge = (theme.colour(role) for role in _WELLS[self._kind])
        painter = painter_for(self)
        box(
            painter,
            QRectF(self.rect()),
            theme.radius("well"),
            fill=fill,
            edge=edge if theme.is_contrast else None,
            width=theme.border,
        )
        painter.end()


class Panel(Themed, QWidget):
    """A plain area from edge to edge of the window, with one line towards the page.

    Args:
        role: fill.
        edge: `top`, `bottom`, `left`, `right` or empty.
    """

    def __init__(
        self, role: str = "surface", *, edge: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._role, self._edge = role, edge

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, rect = current_theme(), QRectF(self.rect())
        painter = painter_for(self)
        painter.fillRect(rect, theme.colour(self._role))
        inner = rect.adjusted(0.5, 0.5, -0.5, -0.5)
        lines = {
            "top": QLineF(rect.left(), inner.top(), rect.right(), inner.top()),
            "bottom": QLineF(rect.left(), inner.bottom(), rect.right(), inner.bottom()),
            "left": QLineF(inner.left(), rect.top(), inner.left(), rect.bottom()),
            "right": QLineF(inner.right(), rect.top(), inner.right(), rect.bottom()),
        }
        if self._edge:
            painter.setPen(pen(theme.colour("line")))
            painter.drawLine(lines[self._edge])
        painter.end()


class Page(Panel):
    """The canvas that a page stands on."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__("canvas", parent=parent)


class ScrollArea(Themed, QScrollArea):
    """Scrolls what does not fit from top to bottom; its content takes the whole width."""

    def __init__(self, content: QWidget | None = None, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.viewport().setAutoFillBackground(False)
        if content is not None:
            self.setWidget(content)
        self.apply_theme(current_theme())

    @override
    def apply_theme(self, theme: Theme) -> None:
        self.verticalScrollBar().setStyleSheet(theme_holder().sheet)
        super().apply_theme(theme)

    @override
    def setWidget(self, widget: QWidget) -> None:
        super().setWidget(widget)
        # Qt fills the content with the window colour; the page below shows through instead.
        widget.setAutoFillBackground(False)
