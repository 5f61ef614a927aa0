"""Two sides to match: by letters, by clicks, or by drawing a line."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from oneenglish_desktop.widgets.accessibility import announce, describe
from oneenglish_desktop.widgets.learning import match_places
from oneenglish_desktop.widgets.learning.match_item import LeftItem, MatchItem, RightItem
from oneenglish_desktop.widgets.learning.match_lines import Line, MatchLines
from oneenglish_desktop.widgets.override import override
from oneenglish_desktop.widgets.theme.holder import current_theme
from oneenglish_desktop.widgets.theme.theme import Theme
from oneenglish_desktop.widgets.theme.themed import Themed

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_FAR = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}
_REMOVE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_HARMLESS = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


class _Press(NamedTuple):
    """Where the mouse was pressed."""

    item: MatchItem
    at: QPointF


class MatchBoard(Themed, QWidget):
    """Words on the left, lettered meanings on the right; each side is one stop of the Tab key.

    Up and Down go from item to item. A letter matches the word that waits, Delete takes its
    match away. Space on the right, or a click, matches too; the mouse may draw a line. With
    large text the sides stand below each other and only the letters tell the pairs.

    Args:
        left: the words.
        right: the meanings, as they are shown, at most 26.
        reuse: a meaning may be matched with more than one word.

    Signals:
        changed: the person has matched something or taken a match away.
    """

    changed = Signal()

    def __init__(
        self,
        left: Sequence[str],
        right: Sequence[str],
        *,
        reuse: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._reuse, self._locked, self._active = reuse, False, 0
        self._left: list[LeftItem] = []
        self._right: list[RightItem] = []
        self._pairs: dict[int, int] = {}
        self._press: _Press | None = None
        self._loose: QPointF | None = None
        self._lines = MatchLines(self)
        self._left += [LeftItem(n, text, parent=self) for n, text in enumerate(left, start=1)]
        self._right += [
            RightItem(letter, text, parent=self)
            for letter, text in zip(LETTERS, right, strict=False)
        ]
        self._lines.raise_()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        describe(self, QAccessible.Role.List, self.tr("Match"))
        for item in (*self._left, *self._right):
            item.installEventFilter(self)
        self._let_tab_stop_at(self._right[0])
        self._wait_at(0)
        self._show_pairs()

    def pairs(self) -> dict[int, int]:
        """Index on the left -> index on the right."""
        return dict(sorted(self._pairs.items()))

    def set_pairs(self, pairs: Mapping[int, int]) -> None:
        """Show other pairs."""
        self._pairs = dict(pairs)
        self._wait_at(self._next_open(-1) or 0)
        self._show_pairs()

    def set_locked(self, locked: bool) -> None:  # noqa: FBT001 - a Qt-like setter
        """Take no more matches, or take them again; reading by keyboard goes on."""
        self._locked, self._press, self._loose = locked, None, None
        for item in self._left:
            item.set_locked(locked)
        self._wait_at(self._active)
        self._show_pairs()

    def set_verdict(self, index: int, verdict: str, word: str = "") -> None:
        """Show what became of the pair of a word, see `LeftItem.set_verdict`."""
        self._left[index].set_verdict(verdict, word)
        self._draw()

    def press_letter(self, event: QKeyEvent) -> bool:
        """Match the word that waits by the letter of a key; False for other keys."""
        letter = event.text().upper()
        place = LETTERS.find(letter) if len(letter) == 1 else -1
        if not 0 <= place < len(self._right) or event.modifiers() & ~_HARMLESS:
            return False
        self._match(self._active, place)
        return True

    @override
    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        self._show_pairs()

    @override
    def sizeHint(self) -> QSize:
        width = current_theme().scaled(match_places.NARROW)
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        narrow = max(item.minimumSizeHint().width() for item in (*self._left, *self._right))
        return QSize(narrow, self.maximumHeight())

    @override
    def heightForWidth(self, width: int) -> int:
        return match_places.height(match_places.places(self._left, self._right, width))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, LeftItem):
            self._wait_at(self._left.index(watched))
        return False

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        focused = next((i for i in (*self._left, *self._right) if i.hasFocus()), None)
        used = focused is not None and self._use_key(key, focused)
        if not used and not self.press_letter(event):
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        item = self._item_at(event.position())
        pressed = event.button() == Qt.MouseButton.LeftButton and not self._locked
        self._press = _Press(item, event.position()) if item and pressed else None

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._press is None:
            return
        moved = (event.position() - self._press.at).manhattanLength()
        if self._loose is not None or moved >= QApplication.startDragDistance():
            self._loose = event.position()
            self._draw()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        press, dragged = self._press, self._loose is not None
        self._press, self._loose = None, None
        if press is None:
            return
        to = self._item_at(event.position())
        if dragged and to is not None:
            self._join(press.item, to)
        elif not dragged and isinstance(press.item, RightItem):
            self._choose(self._right.index(press.item))
        self._draw()

    # Keys

    def _use_key(self, key: Qt.Key, focused: MatchItem) -> bool:
        """Move inside a side, or change to the other one, or take a match away."""
        side = self._left if isinstance(focused, LeftItem) else self._right
        at = [*side].index(focused)
        if key in _STEPS:
            self._focus(side[min(max(at + _STEPS[key], 0), len(side) - 1)])
        elif key in _FAR:
            self._focus(side[_FAR[key]])
        elif key in _REMOVE:
            self._take_away()
        elif key == Qt.Key.Key_Space and focused in self._right:
            self._choose(at)
        else:
            return False
        return True

    def _focus(self, item: MatchItem) -> None:
        self._let_tab_stop_at(item)
        item.setFocus(Qt.FocusReason.TabFocusReason)

    def _let_tab_stop_at(self, item: MatchItem) -> None:
        side: Iterable[MatchItem] = self._left if isinstance(item, LeftItem) else self._right
        for other in side:
            here = other is item
            other.setFocusPolicy(Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus)

    # Matching

    def _choose(self, place: int) -> None:
        """Match the word that waits; choosing its partner again takes the match away."""
        if self._pairs.get(self._active) == place:
            self._take_away()
        else:
            self._match(self._active, place)

    def _join(self, one: MatchItem, other: MatchItem) -> None:
        """A line was drawn: from either side to the other."""
        word, meaning = (one, other) if isinstance(one, LeftItem) else (other, one)
        if isinstance(word, LeftItem) and isinstance(meaning, RightItem):
            self._match(self._left.index(word), self._right.index(meaning))

    def _match(self, word: int, place: int) -> None:
        if self._locked:
            return
        for other, taken in list(self._pairs.items()):
            if taken == place and not self._reuse:
                del self._pairs[other]
        self._pairs[word] = place
        following = self._next_open(word)
        self._wait_at(word if following is None else following)
        letter = self._right[place].letter
        self._change(self.tr("{0}: {1}.").format(self._left[word].words, letter))

    def _take_away(self) -> None:
        if self._locked or self._active not in self._pairs:
            return
        del self._pairs[self._active]
        self._change(self.tr("{0}: no match.").format(self._left[self._active].words))

    def _change(self, sentence: str) -> None:
        had_focus = any(item.hasFocus() for item in (*self._left, *self._right))
        self._wait_at(self._active)
        self._show_pairs()
        if had_focus:
            self._left[self._active].setFocus(Qt.FocusReason.TabFocusReason)
        announce(self, sentence)
        self.changed.emit()

    def _next_open(self, after: int) -> int | None:
        """The next word without a partner, from `after` on and around."""
        total = len(self._left)
        places = ((after + step) % total for step in range(1, total + 1))
        return next((place for place in places if place not in self._pairs), None)

    def _wait_at(self, word: int) -> None:
        """The word that the next letter or click is for."""
        self._active = word
        ask = self.tr("Choose A to {0}").format(self._right[-1].letter)
        for place, item in enumerate(self._left):
            item.set_active(place == word and not self._locked, ask)
        self._let_tab_stop_at(self._left[word])
        self.setFocusProxy(self._left[word])

    # Places on the screen

    def _show_pairs(self) -> None:
        for place, item in enumerate(self._left):
            partner = self._right[self._pairs[place]] if place in self._pairs else None
            item.set_partner(partner.letter if partner else "", partner.words if partner else "")
        for place, meaning in enumerate(self._right):
            numbers = (word + 1 for word, taken in self.pairs().items() if taken == place)
            meaning.set_matched(tuple(numbers))
        self._arrange()

    def _arrange(self) -> None:
        places = match_places.places(self._left, self._right, self.width())
        for item, place in places.items():
            item.setGeometry(place)
        self._lines.setGeometry(self.rect())
        self.setMaximumHeight(match_places.height(places))
        self.updateGeometry()
        self._draw()

    def _draw(self) -> None:
        """Draw a line for each pair, and one to the mouse."""
        lines: list[Line] = []
        if not match_places.is_stacked(self.width()):
            lines += [
                Line(
                    match_places.anchor(self._left[word]),
                    match_places.anchor(self._right[place]),
                    self._left[word].verdict,
                )
                for word, place in self._pairs.items()
            ]
        if self._loose is not None and self._press is not None:
            lines.append(Line(match_places.anchor(self._press.item), self._loose, loose=True))
        self._lines.show_lines(lines)

    def _item_at(self, at: QPointF) -> MatchItem | None:
        items: list[MatchItem] = [*self._left, *self._right]
        return next((item for item in items if item.geometry().contains(at.toPoint())), None)
