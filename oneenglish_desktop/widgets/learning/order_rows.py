"""A list that is put in order: by mouse, by arrows, or by Space and the arrow keys."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QSizePolicy, QWidget

from oneenglish_desktop.widgets.accessibility import announce, describe
from oneenglish_desktop.widgets.learning.order_row import OrderRow
from oneenglish_desktop.widgets.override import override
from oneenglish_desktop.widgets.painting import box, painter_for
from oneenglish_desktop.widgets.theme.holder import current_theme
from oneenglish_desktop.widgets.theme.theme import Theme
from oneenglish_desktop.widgets.theme.themed import Themed

_BETWEEN = 10
_ASIDE, _ABOVE, _SHADOW = 14, 6, 6
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_FAR = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LEFT_BUTTON = Qt.MouseButton.LeftButton


class OrderRows(Themed, QWidget):
    """Rows to move; one stop of the Tab key.

    Up and Down go from row to row. Space lifts a row, Up and Down move it then, Space or Enter
    puts it down, Esc puts it back. The mouse drags it, or presses its arrows.

    Args:
        texts: the items, as they are shown first.
        unit: `sentence` or `word`: what is said to be up.

    Signals:
        changed: the person has moved an item.
        told: a sentence about the movement, or "" when nothing is up.
    """

    changed = Signal()
    told = Signal(str)

    def __init__(
        self, texts: Sequence[str], unit: str = "sentence", *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._unit = unit
        self._rows: list[OrderRow] = []
        self._order = list(range(len(texts)))
        self._slots: list[QRect] = []
        self._locked = False
        self._lifted: int | None = None
        self._order_before: list[int] = []
        self._pressed_at: QPointF | None = None
        self._dragged_to: int | None = None
        for text in texts:  # Qt tells of each child as it comes: everything else is there
            item = OrderRow(text, parent=self)
            self._rows.append(item)
            item.stepped.connect(self._arrow_pressed)
            item.left.connect(self._row_left)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        describe(self, QAccessible.Role.List, self.tr("Put in order"))
        self._show_places()
        self._let_tab_stop_at(0)

    def order(self) -> tuple[int, ...]:
        """Indexes of the items as they stand, the first one first."""
        return tuple(self._order)

    def set_order(self, order: Sequence[int]) -> None:
        """Put the items into an order that holds each index once."""
        self._lifted = None
        for item in self._rows:
            item.set_lifted(False)
        self._order = list(order)
        self._show_places()
        self._let_tab_stop_at(0)

    @property
    def is_lifted(self) -> bool:
        """Whether an item is up."""
        return self._lifted is not None

    def set_locked(self, locked: bool) -> None:  # noqa: FBT001 - a Qt-like setter
        """Let nothing be moved, or let it again; reading by keyboard goes on."""
        if locked:
            self._put_down(keep=True)
        self._locked = locked
        for item in self._rows:
            item.set_locked(locked)

    def set_verdict(self, index: int, verdict: str, word: str = "") -> None:
        """Show what became of an item, see `OrderRow.set_verdict`."""
        self._rows[index].set_verdict(verdict, word)

    @override
    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        self._arrange()

    @override
    def sizeHint(self) -> QSize:
        width = current_theme().scaled(420)
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        narrow = max(item.minimumSizeHint().width() for item in self._rows)
        return QSize(narrow + _ASIDE, self.maximumHeight() if self._slots else 0)

    @override
    def heightForWidth(self, width: int) -> int:
        heights = [item.heightForWidth(width) + _BETWEEN for item in self._rows]
        return sum(heights) - _BETWEEN + _SHADOW

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        elif self.is_lifted and isinstance(event, QKeyEvent) and _ends_movement(event):
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, at = Qt.Key(event.key()), self._focused_place()
        if at is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in _STEPS and self.is_lifted:
            self._move_to(at + _STEPS[key])
        elif key in _STEPS:
            self._focus(at + _STEPS[key])
        elif key in _FAR and not self.is_lifted:
            self._focus(_FAR[key] % len(self._order))
        elif key == Qt.Key.Key_Space and not self._locked:
            self._turn(at)
        elif self.is_lifted and key in {Qt.Key.Key_Escape, *_ENTER}:
            self._put_down(keep=key in _ENTER)
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = None
        if event.button() == _LEFT_BUTTON and not self._locked:
            self._put_down(keep=True)
            self._pressed_at = event.position()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed_at is None or self._locked:
            return
        moved = event.position() - self._pressed_at
        if not self.is_lifted:
            if moved.manhattanLength() < QApplication.startDragDistance():
                return
            at = self._place_at(self._pressed_at.y())
            self._lift(at)
            self._pressed_at.setY(self._pressed_at.y() - self._slots[at].top())
        self._dragged_to = round(event.position().y() - self._pressed_at.y())
        self._move_to(self._place_for(event.position().y()))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed_at is not None:
            self._pressed_at = None
            self._put_down(keep=True)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._lifted is None:
            return
        theme, radius = current_theme(), current_theme().radius("option")
        slot = QRectF(self._slots[self._order.index(self._lifted)])
        fill, edge = theme.colour("primarySoft"), theme.colour("primary")
        painter = painter_for(self)
        if theme.is_contrast:
            fill = theme.colour("canvas")
        box(painter, slot, radius, fill=fill, edge=edge, width=2, dashed=True)
        below = QRectF(self._rows[self._lifted].geometry()).translated(0, _SHADOW)
        box(painter, below, radius, fill=theme.alpha("shadowDrag"))
        painter.end()

    # Moving

    def _turn(self, at: int) -> None:
        """Space: lift the row, or put it down."""
        if self.is_lifted:
            self._put_down(keep=True)
        else:
            self._lift(at)

    def _take(self, at: int) -> None:
        self._lifted, self._order_before = self._order[at], list(self._order)

    def _lift(self, at: int) -> None:
        self._take(at)
        item = self._rows[self._order[at]]
        item.set_lifted(True)
        item.raise_()
        self._arrange()
        self._tell(self._name(self.tr("Sentence {0} is up."), self.tr("Word {0} is up.")))

    def _move_to(self, place: int) -> None:
        """Carry the lifted item to another place."""
        if self._lifted is None:
            return
        if self._reorder(place):
            self._tell(self._name(self.tr("Sentence {0} is up."), self.tr("Word {0} is up.")))
        self._arrange()
        self._keep_in_sight(self._rows[self._lifted])

    def _reorder(self, place: int) -> bool:
        """Give the lifted item a place between the first and the last; False for its own."""
        if self._lifted is None:
            return False
        before = self._order.index(self._lifted)
        place = min(max(place, 0), len(self._order) - 1)
        self._order.insert(place, self._order.pop(before))
        self._show_places()
        self._let_tab_stop_at(place)
        return place != before

    def _put_down(self, *, keep: bool) -> None:
        """End the movement where the item is now, or where it began."""
        if self._lifted is None:
            return
        item, order = self._lifted, list(self._order)
        if not keep:
            self._order = list(self._order_before)
        down = self._name(self.tr("Sentence {0} is down."), self.tr("Word {0} is down."))
        back = self._name(self.tr("Sentence {0} is back."), self.tr("Word {0} is back."))
        announce(self, down if keep else back)
        self._lifted, self._dragged_to = None, None
        self._rows[item].set_lifted(False)
        self._show_places()
        self._let_tab_stop_at(self._order.index(item))
        self.told.emit("")
        if keep and order != self._order_before:
            self.changed.emit()

    def _arrow_pressed(self, step: int) -> None:
        pressed = next(i for i, item in enumerate(self._rows) if item is self.sender())
        self._put_down(keep=True)
        self._take(self._order.index(pressed))
        self._reorder(self._order.index(pressed) + step)
        self._put_down(keep=True)

    def _row_left(self) -> None:
        if self._pressed_at is None:
            self._put_down(keep=True)

    # Saying

    def _name(self, of_sentence: str, of_word: str) -> str:
        """A sentence about the lifted item, with the number that it had, and its place now."""
        if self._lifted is None:
            return ""
        words = of_word if self._unit == "word" else of_sentence
        number = self._order_before.index(self._lifted) + 1
        place = self._order.index(self._lifted) + 1
        at = self.tr("Place {0} of {1}.").format(place, len(self._order))
        return f"{words.format(number)} {at}"

    def _tell(self, sentence: str) -> None:
        announce(self, sentence)
        self.told.emit(sentence)

    # Places on the screen

    def _show_places(self) -> None:
        for place, index in enumerate(self._order, start=1):
            self._rows[index].set_place(place, len(self._order))
        self._arrange()

    def _arrange(self) -> None:
        """Put every row into its slot, and the lifted one beside it."""
        top, self._slots = 0, []
        for index in self._order:
            item = self._rows[index]
            height = item.heightForWidth(self.width())
            self._slots.append(QRect(0, top, self.width(), height))
            item.setGeometry(self._beside() if index == self._lifted else self._slots[-1])
            top += height + _BETWEEN
        self.setMaximumHeight(top - _BETWEEN + _SHADOW)
        self.updateGeometry()
        self.update()

    def _beside(self) -> QRect:
        """Where a lifted row is: a little aside, and at the mouse that drags it."""
        slot = self._slots[-1]
        top = slot.top() - _ABOVE if self._dragged_to is None else self._dragged_to
        lowest = self.height() - slot.height() - _SHADOW
        return QRect(
            _ASIDE, min(max(top, 0), max(lowest, 0)), slot.width() - _ASIDE, slot.height()
        )

    def _place_at(self, y: float) -> int:
        """The place whose slot is at that height."""
        below = (place for place, slot in enumerate(self._slots) if y < slot.bottom() + _BETWEEN)
        return next(below, len(self._slots) - 1)

    def _place_for(self, y: float) -> int:
        """Where the lifted item goes when the mouse is at `y`: past the middles of its neighbours.

        Its own slot may be lower than theirs, so that their edges would send it to and fro.
        """
        place = 0 if self._lifted is None else self._order.index(self._lifted)
        while place < len(self._slots) - 1 and y > self._slots[place + 1].center().y():
            place += 1
        while place > 0 and y < self._slots[place - 1].center().y():
            place -= 1
        return place

    def _focused_place(self) -> int | None:
        focused = (place for place, i in enumerate(self._order) if self._rows[i].hasFocus())
        return next(focused, None)

    def _focus(self, place: int) -> None:
        """Give the keyboard to a row; stays where it is beyond the ends."""
        if 0 <= place < len(self._order):
            self._let_tab_stop_at(place)
            self._rows[self._order[place]].setFocus(Qt.FocusReason.TabFocusReason)

    def _let_tab_stop_at(self, place: int) -> None:
        for other, index in enumerate(self._order):
            policy = Qt.FocusPolicy.StrongFocus if other == place else Qt.FocusPolicy.ClickFocus
            self._rows[index].setFocusPolicy(policy)
        self.setFocusProxy(self._rows[self._order[place]])

    def _keep_in_sight(self, item: OrderRow) -> None:
        parent = self.parentWidget()
        while parent is not None:
            if isinstance(parent, QScrollArea):
                parent.ensureWidgetVisible(item)
                return
            parent = parent.parentWidget()


def _ends_movement(event: QKeyEvent) -> bool:
    """Whether Qt asks for a key that ends a movement: the page would leave the question or check.

    A control is asked so before a shortcut of the page gets the key.
    """
    ends = event.key() in {Qt.Key.Key_Escape, *_ENTER}
    return ends and event.type() == QEvent.Type.ShortcutOverride
