"""Widgets and words that wrap like running text."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

from oneenglish_desktop.widgets.override import override
from oneenglish_desktop.widgets.painting import painter_for
from oneenglish_desktop.widgets.text import draw_text, text_width
from oneenglish_desktop.widgets.theme.holder import current_theme
from oneenglish_desktop.widgets.theme.theme import Theme
from oneenglish_desktop.widgets.theme.themed import Themed

Part = str | QWidget
_SPACE = 8
_LINE_SPACE = 12


class _Run:
    """Parts without a space between them: never torn apart at the end of a line."""

    def __init__(self) -> None:
        self.parts: list[Part] = []

    def width(self, font: QFont, side: int) -> int:
        return sum(_part_width(part, font, side) for part in self.parts)


def _part_width(part: Part, font: QFont, side: int) -> int:
    if isinstance(part, str):
        return round(text_width(font, part))
    return part.sizeHint().width() + 2 * side


def _runs(parts: Sequence[Part]) -> list[_Run]:
    """Split texts at their spaces; a widget sticks to the text that it touches."""
    runs, glued = [_Run()], True
    for part in parts:
        if isinstance(part, QWidget):
            if not glued:
                runs.append(_Run())
            runs[-1].parts.append(part)
            glued = True
            continue
        words = part.split()
        for index, word in enumerate(words):
            if index or not glued or part[:1].isspace():
                runs.append(_Run())
            runs[-1].parts.append(word)
        glued = bool(part) and not part[-1:].isspace()
    return [run for run in runs if run.parts]


class GapText(Themed, QWidget):
    """Texts with widgets among their words, such as a sentence with gaps.

    Args:
        parts: texts and widgets in reading order; spaces in the texts count.
        kind: type token of the texts.
        role: colour role of the texts.
        line_space: px between lines.
        side: px left and right of a widget.
    """

    def __init__(  # noqa: PLR0913 - options by name
        self,
        parts: Sequence[Part],
        kind: str = "answer",
        role: str = "text",
        *,
        line_space: int = _LINE_SPACE,
        side: int = 5,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind, self._role = kind, role
        self._line_space, self._side = line_space, side
        self._runs: list[_Run] = []
        self._placed: list[tuple[str, QRect]] = []
        self._height = 0
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_parts(parts)

    def set_parts(self, parts: Sequence[Part]) -> None:
        """Show other texts and widgets; widgets that were there before stay children."""
        for part in parts:
            if isinstance(part, QWidget):
                part.setParent(self)
                part.show()
        self._runs = _runs(parts)
        words = [part for part in parts if isinstance(part, str)]
        self.setAccessibleName(" ".join(" … ".join(words).split()))
        self._arrange()
        self.updateGeometry()
        self.update()

    @override
    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        self._arrange()

    @override
    def sizeHint(self) -> QSize:
        font = current_theme().font(self._kind)
        natural = sum(run.width(font, self._side) + _SPACE for run in self._runs)
        width = min(natural, current_theme().scaled(560))
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        font = current_theme().font(self._kind)
        widest = max((run.width(font, self._side) for run in self._runs), default=0)
        return QSize(widest, self._height)

    @override
    def heightForWidth(self, width: int) -> int:
        return self._flow(width, move=False)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            # A gap has grown with its text.
            self._arrange()
            self.updateGeometry()
            self.update()
        return super().event(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        font, colour = theme.font(self._kind), theme.colour(self._role)
        painter = painter_for(self)
        for word, place in self._placed:
            draw_text(painter, QRectF(place), word, font, colour)
        painter.end()

    def _arrange(self) -> None:
        self._placed = []
        self._height = self._flow(self.width(), move=True)
        self.setMaximumHeight(self._height)

    def _flow(self, width: int, *, move: bool) -> int:
        """Break into lines of `width` px, and put everything there when `move`; the height."""
        theme = current_theme()
        font = theme.font(self._kind)
        space = round(text_width(font, " ")) + 1
        height = self._line_height(theme)
        x = y = 0
        for run in self._runs:
            wide = run.width(font, self._side)
            if x and x + wide > width:
                x, y = 0, y + height + self._line_space
            if move:
                self._put(run, font, QPoint(x, y), height)
            x += wide + space
        return y + height

    def _put(self, run: _Run, font: QFont, at: QPoint, height: int) -> None:
        x = at.x()
        if not x and isinstance(run.parts[0], QWidget):
            x -= self._side
        for part in run.parts:
            wide = _part_width(part, font, self._side)
            if isinstance(part, str):
                self._placed.append((part, QRect(x, at.y(), wide + 2, height)))
            else:
                size = part.sizeHint()
                top = at.y() + (height - size.height()) // 2
                part.setGeometry(x + self._side, top, size.width(), size.height())
            x += wide

    def _line_height(self, theme: Theme) -> int:
        parts = [part for run in self._runs for part in run.parts]
        heights = [part.sizeHint().height() for part in parts if isinstance(part, QWidget)]
        return max([theme.line(self._kind), *heights])


class FlowLayout(QLayout):
    """Widgets from left to right, on as many lines as they need.

    Args:
        spacing: px between widgets.
        line_spacing: px between lines.
    """

    def __init__(self, spacing: int = _SPACE, line_spacing: int = _SPACE) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._line_spacing = line_spacing
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    @override
    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._flow(QRect(0, 0, width, 0), move=False)

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._flow(rect, move=True)

    @override
    def sizeHint(self) -> QSize:
        widths = [item.sizeHint().width() for item in self._items]
        width = sum(widths) + self.spacing() * max(len(widths) - 1, 0)
        tallest = max((item.sizeHint().height() for item in self._items), default=0)
        return QSize(width, tallest)

    @override
    def minimumSize(self) -> QSize:
        widest = max((item.minimumSize().width() for item in self._items), default=0)
        return QSize(widest, self.sizeHint().height())

    def _flow(self, rect: QRect, *, move: bool) -> int:
        """Break into lines as wide as `rect`, and put everything there when `move`; the height."""
        line: list[QLayoutItem] = []
        y, used = rect.y(), 0
        for item in self._items:
            width = item.sizeHint().width()
            if line and used + width > rect.width():
                y += self._put_line(line, rect.x(), y, move=move) + self._line_spacing
                line, used = [], 0
            line.append(item)
            used += width + self.spacing()
        return y + self._put_line(line, rect.x(), y, move=move) - rect.y()

    def _put_line(self, line: list[QLayoutItem], x: int, y: int, *, move: bool) -> int:
        tallest = max((item.sizeHint().height() for item in line), default=0)
        for item in line if move else ():
            size = item.sizeHint()
            item.setGeometry(QRect(QPoint(x, y + (tallest - size.height()) // 2), size))
            x += size.width() + self.spacing()
        return tallest
